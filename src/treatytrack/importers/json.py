"""Records from JSON: an array of objects, or the object that `export` writes; and JSON lines, an object a line.

The standard library reads the values; here only the places are kept, so that every problem is named with its line.
"""

import json
from collections.abc import Iterator
from typing import Any

from treatytrack.columns import BY_NAME, LISTS, Broken, Row, name_meant
from treatytrack.domain.lists import joined
from treatytrack.errors import WrongRequest
from treatytrack.importers.decoding import LARGEST_CELL, TOO_LARGE, Sheet, decoded

PARTS = ("agreements", "events", "parties")
"""What the object that `export` writes holds."""

_BLANKS = " \t\r\n"


class _Wrong(ValueError):
    """What is wrong with a record, and with which of its keys."""

    def __init__(self, what: str, column: str = "") -> None:
        super().__init__(what)
        self.column = column


def read(content: bytes, name: str, *, encoding: str = "utf-8", lines: bool = False) -> dict[str, Sheet]:
    """The records of a file by part, those of `PARTS` that it has; `lines` says that each line is an agreement.

    Raises WrongRequest: not in that encoding, not JSON, or neither an array of objects nor what `export` writes.
    """
    text = decoded(content, name, encoding)
    if lines:
        return {"agreements": _sheet(_by_line(text))}
    walk = _Walk(text, name)
    parts = {"agreements": walk.elements()} if walk.sign == "[" else walk.members()
    walk.end()
    return {part: _sheet(iter(rows)) for part, rows in parts.items()}


def _sheet(rows: Iterator[Row | Broken]) -> Sheet:
    found = list(rows)
    names: dict[str, int] = {}
    for row in found:
        if isinstance(row, Row):
            for name in row.cells:
                names.setdefault(name, row.line)
    return Sheet(names, found)


def _by_line(text: str) -> Iterator[Row | Broken]:
    for number, line in enumerate(text.split("\n"), start=1):
        if written := line.strip(_BLANKS):
            try:
                value = _DECODER.decode(written)
            except (ValueError, RecursionError) as error:
                yield _broken(number, error)
            else:
                yield _row(number, value)


class _Walk:
    """Goes through the text of one JSON value, and knows the line it is on."""

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name
        self._at = 0
        self._line = 1
        self._counted = 0
        self._skip_blanks()

    @property
    def sign(self) -> str:
        """The next character that is no blank; empty at the end."""
        return self._text[self._at : self._at + 1]

    def members(self) -> dict[str, list[Row | Broken]]:
        """The arrays of the object that begins here, by their names."""
        parts: dict[str, list[Row | Broken]] = {}
        self._take("{")
        while self.sign != "}":
            if parts:
                self._take(",")
            part = self._value()
            if part not in PARTS:
                raise self._wrong(f"{json.dumps(part)} stands where one of {', '.join(PARTS)} should")
            if part in parts:
                raise self._wrong(f'"{part}" stands twice')
            self._take(":")
            parts[part] = self.elements()
        self._take("}")
        return parts

    def elements(self) -> list[Row | Broken]:
        """The records of the array that begins here."""
        rows: list[Row | Broken] = []
        self._take("[")
        while self.sign != "]":
            if rows:
                self._take(",")
            line = self._line
            try:
                rows.append(_row(line, self._value()))
            except _Wrong as wrong:
                raise self._wrong(str(wrong)) from None
        self._take("]")
        return rows

    def end(self) -> None:
        """Nothing may follow."""
        if self.sign:
            raise self._wrong("more comes after the end: if every line is a record, name it FILE.jsonl")

    def _value(self) -> Any:
        try:
            value, self._at = _DECODER.raw_decode(self._text, self._at)
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
        while self.sign and self.sign in _BLANKS:
            self._at += 1
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at

    def _wrong(self, what: str) -> WrongRequest:
        line = self._text.count("\n", 0, self._at) + 1
        return WrongRequest(f"{self._name}:{line}: {what}; nothing was changed")


def _row(line: int, value: Any) -> Row | Broken:
    """A record, its values as cells."""
    if not isinstance(value, dict):
        return Broken(line, f"a record is an object in braces, not {_kind_of(value)}")
    try:
        return Row(line, {name: _cell(name, held) for name, held in value.items()})
    except _Wrong as wrong:
        return Broken(line, str(wrong), wrong.column)


def _cell(name: str, value: Any) -> str:
    """A value as the cell that says the same; null is an empty one."""
    match value:
        case None:
            return ""
        case bool():
            text = "yes" if value else "no"
        case str():
            text = value
        case int():
            text = str(value)
        case list() if name_meant(name) in BY_NAME and name_meant(name) not in LISTS:
            raise _Wrong("is a list, and holds one value", name)
        case list() if all(isinstance(item, str) for item in value):
            text = joined(tuple(value))
        case list():
            raise _Wrong("a list holds texts only", name)
        case _:
            raise _Wrong(f"is {_kind_of(value)}, and should be a text, a whole number, a list of texts or null", name)
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise _Wrong("holds half a character (a lone surrogate)", name)
    if len(text) > LARGEST_CELL:
        raise _Wrong(TOO_LARGE, name)
    return text


def _kind_of(value: Any) -> str:
    kinds = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number with a fraction" if isinstance(value, float) else "a number")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys stand once each; Python would keep the last and say nothing."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _Wrong(f'the key "{name}" stands twice in one record')
        found[name] = value
    return found


def _no_constant(word: str) -> Any:
    raise _Wrong(f"{word} is not JSON")


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_constant)


def _broken(line: int, error: Exception) -> Broken:
    return Broken(line, _what(error))


def _what(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "too deeply nested"
    return error.msg if isinstance(error, json.JSONDecodeError) else str(error)
