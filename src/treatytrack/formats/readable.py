"""Making any recorded text safe to show: what would steer a terminal or hide itself becomes visible."""

import re
import unicodedata
from collections.abc import Sequence

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"
"""Persian needs them between letters, emoji between signs."""


def readable(text: str) -> str:
    """The text on one line, with control, formatting and unassigned characters written as `\\xNN` or `\\u{NNNN}`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(text, at, character) for at, character in enumerate(text))


def as_sentence(words: str) -> str:
    """The words with a full stop, unless they end a sentence already."""
    return words if words.endswith((".", "?", "!")) else f"{words}."


def with_full_stop(sentences: Sequence[str]) -> list[str]:
    """What is said in several lines, the last of them as a sentence."""
    *before, last = sentences
    return [*before, as_sentence(last)]


def _shown(text: str, at: int, character: str) -> str:
    if not is_hidden(text, at):
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{{{code:04x}}}"


def is_hidden(text: str, at: int) -> bool:
    """Whether the character there would steer a terminal or hide itself."""
    character = text[at]
    if unicodedata.category(character) not in _HIDDEN:
        return False
    joins = character in _JOINERS and 0 < at < len(text) - 1 and _joins(text[at - 1]) and _joins(text[at + 1])
    return not joins


def _joins(character: str) -> bool:
    """Whether it is a letter, a mark or a symbol: what a joiner can stand between."""
    return unicodedata.category(character)[0] in "LMS"


def width(text: str) -> int:
    """How many columns of a terminal the text fills."""
    if text.isascii():
        return len(text)
    return sum(_columns(character, before) for before, character in zip(" " + text, text, strict=False))


def _columns(character: str, before: str = " ") -> int:
    """How many columns a character fills after the one before it: marks none, nor what a joiner fuses with it."""
    if character in _JOINERS or before == _JOINERS[1] or unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """The text filled with blanks to that many columns."""
    blanks = " " * max(columns - width(text), 0)
    return blanks + text if right else text + blanks


_STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}


def styled(text: str, style: str, colour: bool) -> str:
    """The text in a style such as `bold red`; as it is without `colour` or a style, and where nothing would be seen."""
    if not (colour and style and text.strip()):
        return text
    return f"\x1b[{';'.join(_STYLES[word] for word in style.split())}m{text}\x1b[0m"


def without_middle(text: str, columns: int) -> str:
    """The text in at most that many columns; one that is too long loses its middle, where titles say least."""
    if width(text) <= columns:
        return text
    if columns < 2:
        return "…"[:columns]
    end = (columns - 1) // 2
    start = columns - 1 - end
    tail = _fitting(text[::-1], end)[::-1]
    while tail and not _columns(tail[0]):  # a mark belongs to the letter that was cut off
        tail = tail[1:]
    return _fitting(text, start).rstrip() + "…" + tail.lstrip()


def _fitting(text: str, columns: int) -> str:
    """The longest beginning of the text that fits."""
    filled = 0
    for at, character in enumerate(text):
        filled += _columns(character)
        if filled > columns:
            return text[:at]
    return text


def wrapped(text: str, columns: int | None, indent: str = "") -> list[str]:
    """The text in lines of at most so many columns, broken at blanks; later lines are indented."""
    if columns is None or width(text) <= columns:
        return [text.rstrip()]
    found: list[str] = []
    line = ""
    for piece in re.findall(r"\s*\S+", text):
        if line.strip() and width(line + piece) > columns:
            found.append(line.rstrip())
            line = indent + piece.lstrip()
        else:
            line += piece
    return [*found, line.rstrip()]
