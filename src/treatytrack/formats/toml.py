"""One record as TOML, for a person to edit: a key a line, and no character that an editor would not show."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from treatytrack.formats.readable import is_hidden, readable, width

_LINE = 100
"""Up to so many columns a list stands on one line."""


class Entry(NamedTuple):
    """A key and its value: a text, or a list of texts. What it is about is told where it is empty."""

    key: str
    value: str | tuple[str, ...]
    about: str = ""


def text(entries: Sequence[Entry], above: Iterable[str]) -> str:
    """The record as TOML, below lines of comment; what it says is read back exactly."""
    key_width = max(len(entry.key) for entry in entries)
    comments = (f"# {readable(line)}".rstrip() for line in above)
    return "\n".join((*comments, "", *(_line(entry, key_width) for entry in entries), ""))


def _line(entry: Entry, key_width: int) -> str:
    value = entry.value
    said = f"{entry.key.ljust(key_width)} = {_string(value) if isinstance(value, str) else _array(value, key_width)}"
    return said if value or not entry.about else f"{said}  # {readable(entry.about)}"


def _array(items: tuple[str, ...], key_width: int) -> str:
    strings = [_string(item, lines=False) for item in items]
    on_one_line = f"[{', '.join(strings)}]"
    if key_width + width(on_one_line) < _LINE:
        return on_one_line
    return "[\n" + "".join(f"  {string},\n" for string in strings) + "]"


def _string(value: str, *, lines: bool = True) -> str:
    """A string as it reads best: of several lines, with its quotes and backslashes as they are, or with escapes."""
    hidden = any(is_hidden(value, at) for at in range(len(value)))
    if lines and "\n" in value:
        # Three quotes together would end the string, and so would one that stands before its end.
        body = re.sub(r'"(?="")|"\Z', r'\\"', _escaped(value, keep="\n\t"))
        return f'"""\n{body}"""'
    if not hidden and "'" not in value and ('"' in value or "\\" in value):
        return f"'{value}'"
    return f'"{_escaped(value).replace(chr(34), chr(92) + chr(34))}"'


def _escaped(value: str, keep: str = "") -> str:
    return "".join(_character(value, at, keep) for at in range(len(value)))


def _character(value: str, at: int, keep: str) -> str:
    character = value[at]
    if character == "\\":
        return "\\\\"
    if character in keep or not is_hidden(value, at):
        return character
    code = ord(character)
    return _SHORT.get(character) or (f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")


_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
