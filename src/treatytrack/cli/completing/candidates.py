"""A candidate is what a word may become; whether it may is asked without regard to case and accents."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from treatytrack.domain import letters

MOST = 200
"""So many candidates are offered at most: nobody reads more."""


class Candidate(NamedTuple):
    """A word that may stand there, what it means, and whether more of the same word is to follow (`status:`)."""

    text: str
    about: str = ""
    unfinished: bool = False

    def after(self, prefix: str) -> "Candidate":
        """The same, behind what already stands in the word."""
        return self._replace(text=prefix + self.text)


class Files:
    """Any file: the shell completes it, as it does for every program. `prefix` is the part of the word before it."""

    def __init__(self, prefix: str = "") -> None:
        self.prefix = prefix


Candidates = Iterable[Candidate] | Files


def plain(text: str) -> str:
    """A text as it is compared: without case and accents, `_` as `-`."""
    return letters.plain(text).replace("_", "-")


def begins(typed: str, text: str) -> bool:
    """Whether what is typed may become that text."""
    return plain(text).startswith(plain(typed))


def beginning(typed: str, words: Iterable[str] | Mapping[str, str]) -> Iterator[Candidate]:
    """The words that what is typed may become; a mapping says what each means."""
    abouts = words if isinstance(words, Mapping) else {}
    return (Candidate(word, abouts.get(word, "")) for word in words if begins(typed, word))
