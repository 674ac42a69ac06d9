"""What a record of JSON holds as cells: texts, numbers, lists of texts, and what lies in an object as columns."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from treatytrack.columns import BY_NAME, COMPUTED_BY_NAME, LISTS, name_meant
from treatytrack.domain.lists import first_of
from treatytrack.importers.decoding import LARGEST_CELL, TOO_LARGE
from treatytrack.rows import Listed, Objects, Place, Unreadable

_DEEPEST = 4  # so deep objects may lie within each other
_PLAIN = (str, type(None), int, bool)  # what is a cell in any column
_LONE = re.compile("[\ud800-\udfff]")


class NoCells(ValueError):
    """What is wrong with a record, and with which of its keys."""

    def __init__(self, what: str, column: str = "") -> None:
        super().__init__(what)
        self.column = column


@lru_cache(100)  # the same keys come with every record
def are_ours(keys: tuple[str, ...]) -> bool:
    """Whether all keys of a record are ours; one that is not makes it another's, whose title may well be an object."""
    return all(name_meant(key) in BY_NAME or name_meant(key) in COMPUTED_BY_NAME for key in keys)


def cells_of(record: Mapping[str, Any], within: str = "", *, is_ours: bool) -> dict[str, str]:
    """The cells of a record; where a column that is not ours holds an object, its members are columns: status.label."""
    cells: dict[str, str] = {}
    for key, held in record.items():
        name = within + key
        theirs = not is_ours or (held.__class__ not in _PLAIN and name_meant(name) not in BY_NAME)
        may_hold_more = isinstance(held, dict) and theirs and within.count(".") < _DEEPEST
        members = (
            (cells_of(held, f"{name}.", is_ours=is_ours) or {name: ""})
            if may_hold_more
            else {name: _cell(name, held, theirs=theirs)}
        )
        for column, text in members.items():
            if column in cells:
                raise NoCells(f'the key "{column}" stands twice in one record')
            cells[column] = text
    return cells


def _cell(name: str, value: Any, *, theirs: bool) -> str:
    """A value as the cell that says the same; null is an empty one."""
    match value:
        case str():
            text = value
        case None:
            return ""
        case bool():
            text = "yes" if value else "no"
        case int():
            text = str(value)
        case float() if theirs:
            text = repr(value)
        case [str(only)] if theirs and _holds_one(name):
            text = only
        case list() if theirs and value and all(isinstance(item, dict) for item in value):
            text = _objects(name, value)
        case list() if _holds_one(name) and (value or not theirs):
            text = _no_cell(name, value, "is a list, and holds one value", theirs=theirs)
        case list() if all(isinstance(item, str) for item in value):
            text = Listed(tuple(value), tuple((name, number) for number in range(len(value))))
        case list():
            text = _no_cell(name, value, "a list holds texts only", theirs=theirs)
        case _:
            should = "should be a text, a whole number, a list of texts or null"
            text = _no_cell(name, value, f"is {kind_of(value)}, and {should}", theirs=theirs)
    if not text.isascii() and _LONE.search(text):
        raise NoCells("holds half a character (a lone surrogate)", name)
    if len(text) > LARGEST_CELL:
        raise NoCells(TOO_LARGE, name)
    return text


def _objects(name: str, value: list[dict[str, Any]]) -> Objects:
    """A list of objects, and what they hold under each key: a text of each that has it."""
    held: dict[str, list[tuple[Place, str]]] = {}
    for number, one in enumerate(value):
        for key, cell in cells_of(one, is_ours=False).items():
            within = cell.members if isinstance(cell, Objects) else {}
            for member, text in {key: cell, **{f"{key}.{one}": text for one, text in within.items()}}.items():
                held.setdefault(member, []).extend(_placed((name, number), text))
    keys = first_of([f"{name}.{key}" for key in held])
    why = f"a list holds texts only; its objects hold {keys}" if held else "a list holds texts only"
    return Objects(json.dumps(value, ensure_ascii=False), why, {key: _listed(one) for key, one in held.items()})


def _placed(place: Place, cell: str) -> Iterator[tuple[Place, str]]:
    """What a member of an object holds, each item with its place."""
    if isinstance(cell, Listed):
        yield from (((*place, *at), item) for at, item in zip(cell.at, cell.items, strict=True))
    else:
        yield place, cell


def _listed(items: Sequence[tuple[Place, str]]) -> Listed:
    return Listed(tuple(item for _, item in items), tuple(place for place, _ in items))


def _holds_one(name: str) -> bool:
    return name_meant(name) in BY_NAME and name_meant(name) not in LISTS


def _no_cell(name: str, value: Any, why: str, *, theirs: bool) -> Unreadable:
    """What is no cell: wrong in a column of ours, and in any other where that is read."""
    if not theirs:
        raise NoCells(why, name)
    return Unreadable(json.dumps(value, ensure_ascii=False), why)


def kind_of(value: Any) -> str:
    """What a value is, in a sentence."""
    kinds = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number with a fraction" if isinstance(value, float) else "a number")
