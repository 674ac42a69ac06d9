"""Records from JSON: an array of objects, or the object that `export` writes.

The standard library reads the values; here only the places are kept, so that every problem is named with its line.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from treatytrack.errors import WrongRequest
from treatytrack.importers.decoding import REJECTED, Reading, Reasons, Sheet, decoded
from treatytrack.importers.disguised import refuse_what_is_no_text
from treatytrack.importers.json_cells import NoCells, are_ours, cells_of, kind_of
from treatytrack.rows import Broken, Objects, Row, Unreadable

PARTS = ("agreements", "events", "parties")
"""What the object that `export` writes holds."""

BLANKS = " \t\r\n"
REJECTED_TEXT = "rejected_text"
"""The key that keeps, among rejects, what is no object."""

_Seen = Callable[[str, int, str], None]
"""What is told of a record: its part, the line on which it begins, and how it is written."""


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
    within: dict[str, tuple[str, str]] = {}
    for row in rows:
        if isinstance(row, Row):
            name_all(row, names, within)
    return Sheet(names, rows, within)


def name_all(row: Row, names: dict[str, int], within: dict[str, tuple[str, str]]) -> None:
    """Add the columns of a record, and what its lists of objects hold, to those that are known."""
    for name, cell in row.cells.items():
        names.setdefault(name, row.line)
        if cell.__class__ is Objects and isinstance(cell, Objects):
            within.update({f"{name}.{key}": (name, key) for key in cell.members})


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
                one = row(line, self._value(), is_ours=part != "agreements")
                rows.append(one if part == "agreements" else _whole(one))
            except NoCells as wrong:
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


def row(line: int, value: Any, *, is_ours: bool = False) -> Row | Broken:
    """A record, its values as cells; `is_ours` where only `export` writes such."""
    if not isinstance(value, dict):
        return Broken(line, f"a record is an object in braces, not {kind_of(value)}")
    if REJECTED_TEXT in value:
        return Broken(line, "is a record that could not be read: write it as an object again", REJECTED_TEXT)
    try:
        record = {name: held for name, held in value.items() if name not in REJECTED}
        return Row(line, cells_of(record, is_ours=is_ours or are_ours(tuple(record))))
    except NoCells as wrong:
        return Broken(line, str(wrong), wrong.column)


def _whole(row: Row | Broken) -> Row | Broken:
    """A record of a part that only `export` writes: all of its cells are read."""
    cells = row.cells.items() if isinstance(row, Row) else ()
    return next((Broken(row.line, cell.why, name) for name, cell in cells if isinstance(cell, Unreadable)), row)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys stand once each; Python would keep the last and say nothing."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise NoCells(f'the key "{twice}" stands twice in one record')
    return found


def _no_constant(word: str) -> Any:
    raise NoCells(f"{word} is not JSON")


DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_constant)


def broken(line: int, error: Exception) -> Broken:
    """What is said of a record that is no JSON."""
    return Broken(line, _what(error))


def _what(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "too deeply nested"
    return error.msg if isinstance(error, json.JSONDecodeError) else str(error)
