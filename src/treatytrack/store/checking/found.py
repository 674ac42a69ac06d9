"""What a check finds, as values: a damage by the name people know, and a part that was looked through."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

Along = Callable[[Iterator[Any]], Iterable[Any]]
"""Gives back what it is given, as that is taken: for who wants to know how far it is."""

FILE, LAYOUT, HISTORY, RECORD, BESIDE = "file", "layout", "history", "record", "beside the record"
MADE, WORDS = "made from the record", "index of words"

NOT_TO_BE_MADE_ANEW = frozenset({HISTORY, RECORD, BESIDE})
"""The parts that nothing else tells: only a backup brings them back."""


class Fault(NamedTuple):
    """A damage: the part of the register, and what is wrong; `ref` is of what it is about, '' where that has none."""

    part: str
    what: str
    ref: str = ""


class Looked(NamedTuple):
    """A part that was looked through, and what was compared, in words: `312 changes`."""

    part: str
    what: str


class Refused(NamedTuple):
    """A record that is as it was written, and that the rules of today cannot read: no damage."""

    ref: str
    why: str


class Older(NamedTuple):
    """A register of an older schema: it has to be upgraded before more of it is looked at. No damage."""

    schema: str


Found = Fault | Looked | Refused | Older
