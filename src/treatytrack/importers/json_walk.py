"""The text of one JSON value, gone through member by member, so that the line of everything in it is known.

The standard library reads the values; here only the places are kept.
"""

import json
from collections.abc import Iterator
from typing import Any

from treatytrack.errors import WrongRequest
from treatytrack.importers.json_cells import NoCells

BLANKS = " \t\r\n"


class Walk:
    """Goes through the text of one JSON value, and knows the line it is on."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.at = 0
        self.line = 1
        self._counted = 0
        self._skip_blanks()

    @property
    def sign(self) -> str:
        """The next character that is no blank; empty at the end."""
        return self.text[self.at : self.at + 1]

    def members(self) -> Iterator[Any]:
        """The key of each member of the object that begins here; what it holds is next, and to be taken."""
        yield from self._parted("{", "}", is_object=True)

    def elements(self) -> Iterator[Any]:
        """Comes before each element of the array that begins here, which is to be taken."""
        yield from self._parted("[", "]", is_object=False)

    def _parted(self, opening: str, closing: str, *, is_object: bool) -> Iterator[Any]:
        self.take(opening)
        is_first = True
        while self.sign != closing:
            if not is_first:
                self.take(",")
            is_first = False
            key = self.value() if is_object else None
            if is_object:
                self.take(":")
            yield key
        self.take(closing)

    def value(self) -> Any:
        """The value that begins here. Raises WrongRequest: it is none."""
        try:
            value, self.at = DECODER.raw_decode(self.text, self.at)
        except json.JSONDecodeError as error:
            self.at = error.pos
            raise self.wrong(what_is_wrong(error)) from None
        except (ValueError, RecursionError) as error:
            raise self.wrong(what_is_wrong(error)) from None
        self._skip_blanks()
        return value

    def take(self, sign: str) -> None:
        """Go past a sign. Raises WrongRequest: another stands there."""
        if self.sign != sign:
            found = f'"{self.sign}"' if self.sign else "the end of the file"
            raise self.wrong(f'{found} stands where "{sign}" should: an array of records is wanted')
        self.at += 1
        self._skip_blanks()

    def refuse_more(self) -> None:
        """Raises WrongRequest where the text goes on."""
        if self.sign:
            raise self.wrong("more comes after the end: if every line is a record, name it FILE.jsonl")

    def wrong(self, what: str) -> WrongRequest:
        """What is wrong, with the line on which it stands."""
        line = self.text.count("\n", 0, self.at) + 1
        return WrongRequest(f"{self.name}:{line}: {what}; nothing was changed")

    def _skip_blanks(self) -> None:
        while self.sign and self.sign in BLANKS:
            self.at += 1
        self.line += self.text.count("\n", self._counted, self.at)
        self._counted = self.at


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


def what_is_wrong(error: Exception) -> str:
    """What is said of a text that is no JSON."""
    if isinstance(error, RecursionError):
        return "too deeply nested"
    if not isinstance(error, json.JSONDecodeError):
        return str(error)
    is_cut_off = error.msg.startswith("Unterminated string") or not error.doc[error.pos :].strip()
    return "it ends in the midst of a record" if is_cut_off else error.msg
