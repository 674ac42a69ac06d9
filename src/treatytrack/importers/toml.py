"""One record from TOML, as a person left it: every problem with its line."""

import re
import tomllib
from collections.abc import Callable, Container
from datetime import date, datetime
from typing import Any, NamedTuple

from treatytrack.domain.lists import joined
from treatytrack.errors import WrongRequest
from treatytrack.rows import Broken


class Record(NamedTuple):
    """The cells of a record by key, what is wrong (line 0: not known), and how the keys are written in the text."""

    cells: dict[str, str]
    broken: tuple[Broken, ...]
    keys: dict[str, str]
    text: str

    def line(self, key: str) -> int:
        """The line on which a key is set; 0 where it is not, or not alone before its equals sign."""
        return _line_of(self.keys[key], self.text) if key in self.keys else 0


def read(content: bytes, meant: Callable[[str], str], lists: Container[str]) -> Record:
    """Read a record. `meant` gives the key that was meant, or raises WrongRequest; `lists` are the keys of lists."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _unread(content.count(b"\n", 0, error.start) + 1, "is not UTF-8: save the text as UTF-8")
    # A carriage return by itself is no end of a line, to TOML as to the editor.
    text = text.replace("\r\n", "\n")
    try:
        values = tomllib.loads(text)
    except ValueError as error:  # of TOML, or a number of thousands of digits
        return _unread(*_said(str(error), text))
    except RecursionError:
        return _unread(0, "brackets are opened inside brackets too often")
    return _record(values, text, meant, lists)


def _record(values: dict[str, Any], text: str, meant: Callable[[str], str], lists: Container[str]) -> Record:
    cells: dict[str, str] = {}
    keys: dict[str, str] = {}
    broken: list[Broken] = []
    for written, value in values.items():
        try:
            key = meant(written)
            if key in cells:
                raise WrongRequest(f'{key} stands there twice, also as "{written}"')
            cells[key], keys[key] = _cell(value, key, is_list=key in lists), written
        except WrongRequest as wrong:
            broken.append(Broken(_line_of(written, text), str(wrong)))
    return Record(cells, tuple(broken), keys, text)


def _cell(value: Any, key: str, *, is_list: bool) -> str:
    if isinstance(value, list):
        if not is_list:
            raise WrongRequest(f"{key}: is one text, not a list: leave out the brackets")
        return joined(tuple(_text(item, key) for item in value))
    return _text(value, key)


def _text(value: Any, key: str) -> str:
    """A value as text; a number or a date without quotes is one too, where it can only mean one."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | date) and not isinstance(value, bool | datetime):
        return str(value)
    raise WrongRequest(f"{key}: is no text: write it in double quotes")


def _said(message: str, text: str) -> tuple[int, str]:
    """The line of an error of TOML, and its sentence."""
    found = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message)
    line = int(found[1]) if found and found[1] else text.count("\n") + 1
    what = message[: found.start()] if found else message
    return line, f"cannot be read ({what}): a text stands in double quotes, a list of them in square brackets"


def _unread(line: int, what: str) -> Record:
    return Record({}, (Broken(line, what),), {}, "")


def _line_of(key: str, text: str) -> int:
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        # Where what comes before is no TOML by itself, the line stands inside a text or a list.
        if re.match(rf"""[ \t]*["']?{re.escape(key)}["']?[ \t]*[=.]""", line) and _is_whole(lines[: number - 1]):
            return number
    return 0


def _is_whole(lines: list[str]) -> bool:
    try:
        tomllib.loads("\n".join(lines))
    except ValueError:
        return False
    return True
