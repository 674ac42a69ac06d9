"""Records from JSON: an array of objects, the object that `export` writes, or one that others put around a list."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from treatytrack.errors import WrongRequest
from treatytrack.importers.decoding import REJECTED, Reading, Reasons, Sheet, decoded
from treatytrack.importers.disguised import refuse_what_is_no_text
from treatytrack.importers.json_cells import NoCells, are_ours, cells_of, kind_of
from treatytrack.importers.json_walk import BLANKS, DECODER, Walk, what_is_wrong
from treatytrack.importers.json_wrapped import wrapped_in
from treatytrack.rows import Broken, Objects, Row, Unreadable

PARTS = ("agreements", "events", "parties")
"""What the object that `export` writes holds."""

REJECTED_TEXT = "rejected_text"
"""The key that keeps, among rejects, what is no object."""

_Seen = Callable[[str, int, str], None]
"""What is told of a record: its part, the line on which it begins, and how it is written."""


def read(file: BinaryIO, name: str, *, encoding: str = "", records: str = "") -> Reading:
    """The records of a file by part, those of `PARTS` that it has; `records` names a list in an object of others.

    Raises WrongRequest: not in that encoding, not JSON, or neither an array of objects, nor what `export` writes, nor
    an object in which one list of objects can be meant.
    """
    refuse_what_is_no_text(file, name)
    text, remarks = decoded(file, name, encoding)
    walk = _Walk(text, name)
    if not walk.sign:
        raise WrongRequest(f"{name} is empty: an array of records is wanted; nothing was changed")
    try:
        if walk.sign == "{" and records:
            raise _Foreign(walk.wrong("holds no records"))
        parts = walk.parts()
    except _Foreign as foreign:
        wrapped = wrapped_in(text, name, records)
        if not wrapped:
            raise foreign.wrong from None
        remarks += (wrapped.remark,) if wrapped.remark else ()
        walk = _Walk(text, name, wrapped.records)
        parts = walk.parts()
    return Reading(
        {part: _sheet(rows, may_lack=walk.are_rejects) for part, rows in parts.items()},
        remarks,
        lambda reasons: _rejects(_Walk(decoded(file, name, encoding)[0], name, walk.records), reasons),
    )


def _sheet(rows: list[Row | Broken], *, may_lack: bool) -> Sheet:
    named = Named()
    for row in rows:
        if isinstance(row, Row):
            named.add(row)
    return Sheet(named.names(), rows, named.within, may_lack=may_lack)


class Named:
    """The columns of the records that were met, each with the line on which it first stands.

    `within` is what their lists of objects hold.
    """

    def __init__(self) -> None:
        self._met: dict[str, int] = {}
        self._empty: set[str] = set()
        self._holding: set[str] = set()
        self.within: dict[str, tuple[str, str]] = {}

    def add(self, row: Row) -> None:
        """Add the columns of a record, and what its lists of objects hold, to those that are known."""
        for name, cell in row.cells.items():
            if name not in self._met:
                self._met[name] = row.line
                self._empty.add(name)
                self._holding.update(name[:at] for at, sign in enumerate(name) if sign == ".")
            if cell:
                self._empty.discard(name)
                if cell.__class__ is Objects and isinstance(cell, Objects):
                    self.within.update({f"{name}.{key}": (name, key) for key in cell.members})

    def knows(self, record: Mapping[str, Any]) -> bool:
        """Whether a record of plain values has no key that is new, nor fills one that was empty so far."""
        return record.keys() <= self._met.keys() and all(record.get(name) in _NOTHING for name in self._empty)

    def names(self) -> dict[str, int]:
        """All columns but those that are always empty where other records hold an object: its members are columns."""
        beside_members = self._empty & self._holding
        return {name: line for name, line in self._met.items() if name not in beside_members}


_NOTHING: Sequence[Any] = (None, "", [])
"""Values that are an empty cell."""


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
                "others: write each on a line of its own, as python3 -m json.tool does"
            )
        before = line
        if line in refused:
            found.setdefault(part, []).append(reject(written, line, refused[line]))

    whole = walk.sign == "{"
    walk.parts(keep)
    keys = walk.records.split(".") if walk.records else []
    parts = [(f'"{part}": ' if whole and not keys else "", ",\n".join(records)) for part, records in found.items()]
    written = ",\n".join(f"{named}[\n{records}\n]" for named, records in parts)
    for key in reversed(keys):
        written = f"{{{json.dumps(key, ensure_ascii=False)}: {written}}}"
    yield f"{{{written}}}\n" if whole and not keys else f"{written}\n"


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


def is_reject(value: Any) -> bool:
    """Whether a record comes from a file of rejects."""
    return isinstance(value, dict) and REJECTED[0] in value


_MARKED = re.compile(r'\A\{\s*"rejected_line":\s*\d+\s*,\s*"rejected_because":\s*"(?:[^"\\]|\\.)*"\s*,?', re.DOTALL)


class _Walk(Walk):
    """Goes through the records of a text, by part; `records` are the keys that lead to them in an object of others."""

    def __init__(self, text: str, name: str, records: str = "") -> None:
        super().__init__(text, name)
        self.records = records if self.sign == "{" else ""
        self.are_rejects = False

    def parts(self, seen: "_Seen | None" = None) -> dict[str, list[Row | Broken]]:
        """All records by part; `seen` is told of each where it stands. Raises _Foreign: it is another's object."""
        if self.records:
            parts = {"agreements": self._wrapped(self.records, seen)}
        elif self.sign == "[":
            parts = {"agreements": self._elements("agreements", seen)}
        else:
            parts = self._members(seen)
        self.refuse_more()
        return parts

    def _members(self, seen: "_Seen | None") -> dict[str, list[Row | Broken]]:
        """The arrays of the object that begins here, by their names."""
        parts: dict[str, list[Row | Broken]] = {}
        self.take("{")
        while self.sign != "}":
            if parts:
                self.take(",")
            part = self.value()
            if part not in PARTS:
                wrong = self.wrong(f"{json.dumps(part)} stands where one of {', '.join(PARTS)} should")
                raise wrong if set(parts) - {"agreements"} else _Foreign(wrong)
            if part in parts:
                raise self.wrong(f'"{part}" stands twice')
            self.take(":")
            parts[part] = self._elements(part, seen)
        self.take("}")
        return parts

    def _wrapped(self, records: str, seen: "_Seen | None") -> list[Row | Broken]:
        """The records of the list to which these keys lead."""
        rows: list[Row | Broken] = []
        for key in self.members():
            if key == records:
                rows = self._elements("agreements", seen)
            elif records.startswith(f"{key}.") and self.sign == "{":
                rows += self._wrapped(records.removeprefix(f"{key}."), seen)
            else:
                self.value()
        return rows

    def _elements(self, part: str, seen: "_Seen | None") -> list[Row | Broken]:
        """The records of the array that begins here."""
        rows: list[Row | Broken] = []
        for _ in self.elements():
            line, start = self.line, self.at
            try:
                value = self.value()
                self.are_rejects = self.are_rejects or is_reject(value)
                one = row(line, value, is_ours=part != "agreements")
                rows.append(one if part == "agreements" else _whole(one))
            except NoCells as wrong:
                raise self.wrong(str(wrong)) from None
            if seen:
                seen(part, line, self.text[start : self.at])
        return rows


class _Foreign(Exception):
    """An object that `export` has not written; `wrong` is said of it where no list of records is found in it."""

    def __init__(self, wrong: WrongRequest) -> None:
        super().__init__()
        self.wrong = wrong


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


def broken(line: int, error: Exception) -> Broken:
    """What is said of a record that is no JSON."""
    return Broken(line, what_is_wrong(error))
