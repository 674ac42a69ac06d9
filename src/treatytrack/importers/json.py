"""Records from JSON: an array of objects, or the object that `export` writes.

The standard library reads the values; here only the places are kept, so that every problem is named with its line.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from treatytrack.columns import BY_NAME, LISTS, name_meant
from treatytrack.errors import WrongRequest
from treatytrack.importers.decoding import LARGEST_CELL, REJECTED, TOO_LARGE, Reading, Reasons, Sheet, decoded
from treatytrack.importers.disguised import refuse_what_is_no_text
from treatytrack.rows import Broken, Listed, Row, Unreadable

PARTS = ("agreements", "events", "parties")
"""What the object that `export` writes holds."""

BLANKS = " \t\r\n"
REJECTED_TEXT = "rejected_text"
"""The key that keeps, among rejects, what is no object."""

_DEEPEST = 4  # so deep objects may lie within each other
_LONE = re.compile("[\ud800-\udfff]")
_Seen = Callable[[str, int, str], None]
"""What is told of a record: its part, the line on which it begins, and how it is written."""


class _Wrong(ValueError):
    """What is wrong with a record, and with which of its keys."""

    def __init__(self, what: str, column: str = "") -> None:
        super().__init__(what)
        self.column = column


def read(file: BinaryIO, name: str, *, encoding: str = "") -> Reading:
    """The records of a file by part, those of `PARTS` that it has.

    Raises WrongRequest: not in that encoding, not JSON, or neither an array of objects nor what `export` writes.
    """
    refuse_what_is_no_text(file, name)
    text, remarks = decoded(file, name, encoding)
    walk = _Walk(text, name)
    parts = walk.parts()
    return Reading(
        {part: _sheet(rows) for part, rows in parts.items()},
        remarks,
        lambda reasons: _rejects(_Walk(decoded(file, name, encoding)[0], name), reasons),
    )


def _sheet(rows: list[Row | Broken]) -> Sheet:
    names: dict[str, int] = {}
    for row in rows:
        if isinstance(row, Row):
            for name in row.cells:
                names.setdefault(name, row.line)
    return Sheet(names, rows)


def _rejects(walk: "_Walk", reasons: Reasons) -> Iterator[str]:
    """The refused records as they stand there, in the same parts, each with its line and the reason in front."""
    refused = dict(reasons)
    found: dict[str, list[str]] = {}
    before = 0

    def keep(part: str, line: int, written: str) -> None:
        nonlocal before
        if line == before and line in refused:
            raise WrongRequest(
                f"{walk.name}:{line}: several records begin on this line, so the refused ones cannot be told from the "
                "others: write each on a line of its own; nothing was changed"
            )
        before = line
        if line in refused:
            found.setdefault(part, []).append(reject(written, line, refused[line]))

    whole = walk.sign == "{"
    walk.parts(keep)
    parts = [(f'"{part}": ' if whole else "", ",\n".join(records)) for part, records in found.items()]
    written = ",\n".join(f"{named}[\n{records}\n]" for named, records in parts)
    yield f"{{{written}}}\n" if whole else f"{written}\n"


def reject(written: str, line: int, why: str) -> str:
    """A refused record as it was written, with two more keys in front; what is no object as the text of a third."""
    marks = f'"rejected_line": {line}, "rejected_because": {json.dumps(why, ensure_ascii=False)}'
    record = _MARKED.sub("{", written.strip(BLANKS), count=1)
    try:
        is_object = isinstance(DECODER.decode(record), dict)
    except (ValueError, RecursionError):
        is_object = False
    if not is_object:
        return f'{{{marks}, "{REJECTED_TEXT}": {json.dumps(record, ensure_ascii=False)}}}'
    rest = record[1:].lstrip(BLANKS)
    return f"{{{marks}{'' if rest.startswith('}') else ', '}{rest}"


_MARKED = re.compile(r'\A\{\s*"rejected_line":\s*\d+\s*,\s*"rejected_because":\s*"(?:[^"\\]|\\.)*"\s*,?', re.DOTALL)


class _Walk:
    """Goes through the text of one JSON value, and knows the line it is on."""

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self.name = name
        self._at = 0
        self._line = 1
        self._counted = 0
        self._skip_blanks()

    @property
    def sign(self) -> str:
        """The next character that is no blank; empty at the end."""
        return self._text[self._at : self._at + 1]

    def parts(self, seen: "_Seen | None" = None) -> dict[str, list[Row | Broken]]:
        """All records by part; `seen` is told of each where it stands."""
        parts = {"agreements": self._elements("agreements", seen)} if self.sign == "[" else self._members(seen)
        if self.sign:
            raise self._wrong("more comes after the end: if every line is a record, name it FILE.jsonl")
        return parts

    def _members(self, seen: "_Seen | None") -> dict[str, list[Row | Broken]]:
        """The arrays of the object that begins here, by their names."""
        parts: dict[str, list[Row | Broken]] = {}
        self._take("{")
        while self.sign != "}":
            if parts:
                self._take(",")
            part = self._value()
            if part not in PARTS:
                should = f"stands where one of {', '.join(PARTS)} should{self._lists_to_take()}"
                raise self._wrong(f"{json.dumps(part)} {should}")
            if part in parts:
                raise self._wrong(f'"{part}" stands twice')
            self._take(":")
            parts[part] = self._elements(part, seen)
        self._take("}")
        return parts

    def _lists_to_take(self) -> str:
        """How the records are got out of an object that is not ours: which of its members can be meant."""
        try:
            value = DECODER.decode(self._text)
        except (ValueError, RecursionError):
            return ""
        lists = [f".{name}" for name, held in value.items() if isinstance(held, list) and dict in map(type, held)]
        return f": take the list of records out first, as jq {' or jq '.join(lists)} does" if lists else ""

    def _elements(self, part: str, seen: "_Seen | None") -> list[Row | Broken]:
        """The records of the array that begins here."""
        rows: list[Row | Broken] = []
        self._take("[")
        while self.sign != "]":
            if rows:
                self._take(",")
            line, start = self._line, self._at
            try:
                one = row(line, self._value())
                rows.append(one if part == "agreements" else _whole(one))
            except _Wrong as wrong:
                raise self._wrong(str(wrong)) from None
            if seen:
                seen(part, line, self._text[start : self._at])
        self._take("]")
        return rows

    def _value(self) -> Any:
        try:
            value, self._at = DECODER.raw_decode(self._text, self._at)
        except json.JSONDecodeError as error:
            self._at = error.pos
            raise self._wrong(error.msg) from None
        except (ValueError, RecursionError) as error:
            raise self._wrong(_what(error)) from None
        self._skip_blanks()
        return value

    def _take(self, sign: str) -> None:
        if self.sign != sign:
            found = f'"{self.sign}"' if self.sign else "the end of the file"
            raise self._wrong(f'{found} stands where "{sign}" should: an array of records is wanted')
        self._at += 1
        self._skip_blanks()

    def _skip_blanks(self) -> None:
        while self.sign and self.sign in BLANKS:
            self._at += 1
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at

    def _wrong(self, what: str) -> WrongRequest:
        line = self._text.count("\n", 0, self._at) + 1
        return WrongRequest(f"{self.name}:{line}: {what}; nothing was changed")


def row(line: int, value: Any) -> Row | Broken:
    """A record, its values as cells."""
    if not isinstance(value, dict):
        return Broken(line, f"a record is an object in braces, not {_kind_of(value)}")
    if REJECTED_TEXT in value:
        return Broken(line, "is a record that could not be read: write it as an object again", REJECTED_TEXT)
    try:
        return Row(line, _cells({name: held for name, held in value.items() if name not in REJECTED}))
    except _Wrong as wrong:
        return Broken(line, str(wrong), wrong.column)


def _whole(row: Row | Broken) -> Row | Broken:
    """A record of a part that only `export` writes: all of its cells are read."""
    cells = row.cells.items() if isinstance(row, Row) else ()
    return next((Broken(row.line, cell.why, name) for name, cell in cells if isinstance(cell, Unreadable)), row)


def _cells(record: Mapping[str, Any], within: str = "") -> dict[str, str]:
    """The cells of a record; where a column that is not ours holds an object, its members are columns: status.label."""
    cells: dict[str, str] = {}
    for key, held in record.items():
        name = within + key
        may_hold_more = isinstance(held, dict) and name_meant(name) not in BY_NAME and within.count(".") < _DEEPEST
        members = (_cells(held, f"{name}.") or {name: ""}) if may_hold_more else {name: _cell(name, held)}
        for column, text in members.items():
            if column in cells:
                raise _Wrong(f'the key "{column}" stands twice in one record')
            cells[column] = text
    return cells


def _cell(name: str, value: Any) -> str:
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
        case float() if name_meant(name) not in BY_NAME:
            text = repr(value)
        case list() if name_meant(name) in BY_NAME and name_meant(name) not in LISTS:
            raise _Wrong("is a list, and holds one value", name)
        case list() if all(isinstance(item, str) for item in value):
            text = Listed(tuple(value))
        case list():
            text = _no_cell(name, value, "a list holds texts only")
        case _:
            should = "should be a text, a whole number, a list of texts or null"
            text = _no_cell(name, value, f"is {_kind_of(value)}, and {should}")
    if not text.isascii() and _LONE.search(text):
        raise _Wrong("holds half a character (a lone surrogate)", name)
    if len(text) > LARGEST_CELL:
        raise _Wrong(TOO_LARGE, name)
    return text


def _no_cell(name: str, value: Any, why: str) -> Unreadable:
    """What is no cell: wrong in a column of ours, and in any other where that is read."""
    if name_meant(name) in BY_NAME:
        raise _Wrong(why, name)
    return Unreadable(json.dumps(value, ensure_ascii=False), why)


def _kind_of(value: Any) -> str:
    kinds = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number with a fraction" if isinstance(value, float) else "a number")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys stand once each; Python would keep the last and say nothing."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _Wrong(f'the key "{twice}" stands twice in one record')
    return found


def _no_constant(word: str) -> Any:
    raise _Wrong(f"{word} is not JSON")


DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_constant)


def broken(line: int, error: Exception) -> Broken:
    """What is said of a record that is no JSON."""
    return Broken(line, _what(error))


def _what(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "too deeply nested"
    return error.msg if isinstance(error, json.JSONDecodeError) else str(error)
