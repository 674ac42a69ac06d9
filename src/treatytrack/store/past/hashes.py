"""The hash that ties a row of the history to the one before it; apart, because a report looks at the last of them."""

import json
from collections.abc import Mapping
from hashlib import sha256
from json.encoder import encode_basestring

from treatytrack.store.layout import HISTORY

json_of = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""A value as JSON, the same to the letter every time."""

quoted = encode_basestring
"""The same of a text; asked for alone it costs a fifth, and an import asks for hundreds of thousands."""


def hash_of(row: Mapping[str, object]) -> str:
    """The hash of a history row: sha256 over its fields, the previous hash among them, as a JSON list."""
    return hash_of_list(json_of([row[name] for name in HISTORY]))


def hash_of_list(fields: str) -> str:
    """The same of the list as JSON."""
    return sha256(fields.encode("utf-8", "surrogatepass")).hexdigest()
