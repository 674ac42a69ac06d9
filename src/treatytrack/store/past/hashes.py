"""The hash that ties a row of the history to the one before it; apart, because a report looks at the last of them."""

import json
from collections.abc import Mapping
from hashlib import sha256

from treatytrack.store.layout import HISTORY

json_of = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""A value as JSON, the same to the letter every time."""


def hash_of(row: Mapping[str, object]) -> str:
    """The hash of a history row: sha256 over its fields, the previous hash among them, as a JSON list."""
    return sha256(json_of([row[name] for name in HISTORY]).encode("utf-8", "surrogatepass")).hexdigest()
