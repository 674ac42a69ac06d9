"""A line as bash and fish hand it over, with its quotes and backslashes, and candidates as bash wants them quoted."""

import re
from typing import NamedTuple

_BLANK = " \t"
_BETWEEN_COMMANDS = "\n;|&("
_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*\+?=.*", re.DOTALL)
_NOT_PLAIN = re.compile(r"[^\w%+,./:=@-]")
_OF_THE_NEXT = "$@"
"""Signs of COMP_WORDBREAKS that bash leaves at the beginning of the word after them."""
_ACTIVE = re.compile(r"[$`\\]")


class Typed(NamedTuple):
    """What is typed up to the cursor: whole words, the one at the cursor, and how that one stands there.

    The shell puts a candidate in place of the word from its letter `kept` on; `quote` is the quote that is open there.
    """

    words: list[str]
    last: str
    kept: int
    quote: str


def read(line: str, breaks: str = "") -> Typed:
    """The words of the last command of a line, its name left out, without their quotes.

    `breaks` are the signs at which bash takes a new word to begin (COMP_WORDBREAKS).
    """
    words: list[str] = []
    word, kept, quote, begun = "", 0, "", False
    letters = iter(line)
    for letter in letters:
        if quote:
            if letter == quote:
                quote, kept = "", len(word)
            elif letter == "\\" and quote == '"':
                following = next(letters, "")
                word += following if following in '$`"\\' else letter + following
            else:
                word += letter
        elif letter in _BETWEEN_COMMANDS:
            words, word, kept, begun = [], "", 0, False
        elif letter in _BLANK:
            if begun:
                words.append(word)
            word, kept, begun = "", 0, False
        else:
            begun = True
            if letter == "\\":
                word += next(letters, "")
            elif letter in "\"'":
                quote, kept = letter, len(word)
            else:
                word += letter
                if letter in breaks:
                    kept = len(word) - (letter in _OF_THE_NEXT)
    while words and _ASSIGNMENT.fullmatch(words[0]):
        del words[0]
    return Typed(words[1:], word, kept, quote)


def quoted(text: str, quote: str) -> str | None:
    """The text as it can stand on a line of bash, in the quote that is open there; None where it cannot."""
    if quote:
        return None if quote in text or "!" in text else _ACTIVE.sub(r"\\\g<0>", text) if quote == '"' else text
    return _NOT_PLAIN.sub(r"\\\g<0>", text)
