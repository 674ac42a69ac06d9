"""The JSON Schema of what `export --format json` writes, made from the tables of columns, so that it cannot lie."""

from collections.abc import Iterable
from typing import Any

from treatytrack.actions.importing.parties import PARTY_COLUMNS
from treatytrack.columns import COMPUTED, RECORDED
from treatytrack.domain.parties import KINDS
from treatytrack.event_columns import RECORDED as OF_EVENTS

Schema = dict[str, Any]

_ALWAYS = {"agreement": ("ref", "title", "party_a", "party_b"), "event": ("ref", "title", "between"),
           "party": ("code", "name", "kind")}  # fmt: skip
"""What is never null in an export."""


def register_schema() -> Schema:
    """The schema of a whole register; its parts can be used for the arrays that other commands write."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A register of bilateral agreements",
        "description": "What treatytrack export --format json writes. Dates are EDTF, parties are codes, and what is "
        "empty is null. import takes the same: a key that is left out stays as it is, null empties it.",
        "type": "object",
        "properties": {part: {"type": "array", "items": {"$ref": f"#/$defs/{one}"}} for part, one in _PARTS.items()},
        "additionalProperties": False,
        "$defs": {
            "agreement": _record("agreement", [*map(_column, RECORDED), *map(_computed, COMPUTED)]),
            "event": _record("event", map(_column, OF_EVENTS)),
            "party": _record("party", [(name, "", kind, _WORDS.get(name, ())) for name, kind in PARTY_COLUMNS.items()]),
        },
    }


_PARTS = {"agreements": "agreement", "events": "event", "parties": "party"}
_WORDS = {"kind": KINDS}

_Described = tuple[str, str, str, tuple[str, ...]]
"""A column: its name, what it is about, the name of its kind, its words if these are few."""


def _column(column: Any) -> _Described:
    return column.name, column.about, column.kind.name, column.kind.words


def _computed(column: Any) -> _Described:
    return column.name, column.about, column.kind, column.words


def _record(what: str, columns: Iterable[_Described]) -> Schema:
    always = _ALWAYS[what]
    return {
        "type": "object",
        "properties": {one[0]: _value(one, always=one[0] in always) for one in columns},
        "additionalProperties": False,
    }


def _value(column: _Described, *, always: bool) -> Schema:
    _, about, kind, words = column
    said: Schema = {"description": about} if about else {}
    none: list[Any] = [] if always else [None]
    if kind == "list":
        return said | {"type": "array", "items": {"type": "string", **({"enum": [*words]} if words else {})}}
    if words:
        return said | {"enum": [*words, *none]}
    name = {"number": "integer", "truth": "boolean"}.get(kind, "string")
    return said | {"type": name if always or kind == "truth" else [name, "null"]}
