"""What comes of each record of a file that is read: a row, or why it is none."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, Self

from treatytrack.domain.lists import joined


class Listed(str):
    """A cell of which the file itself says where each item ends; as text it is joined as our own lists are."""

    items: tuple[str, ...]

    def __new__(cls, items: tuple[str, ...]) -> Self:
        listed = super().__new__(cls, joined(items))
        listed.items = items
        return listed


class Unreadable(str):
    """What stands where a cell should and is none, as it is written; `why` is said if anything reads it."""

    why: str

    def __new__(cls, written: str, why: str) -> Self:
        unreadable = super().__new__(cls, written)
        unreadable.why = why
        return unreadable


class Objects(Unreadable):
    """A list of objects: no cell, but what all of them hold under one key is a list, as in `parties.name`."""

    members: "Mapping[str, Listed]"

    def __new__(cls, written: str, why: str, members: "Mapping[str, Listed]" = MappingProxyType({})) -> Self:
        objects = super().__new__(cls, written, why)
        objects.members = members
        return objects


class Row(NamedTuple):
    """One record of a file: the line it begins on (1 is the first), and its cells by column as written.

    A column that this record does not have is not among them. `wrong` is what the way in found wrong with some cells:
    the rest is still to be read, so that every problem of the record is told. `elsewhere` are the cells that stand on
    another line, where several rows are one record, each with that line.
    """

    line: int
    cells: Mapping[str, str]
    wrong: "tuple[Broken, ...]" = ()
    elsewhere: Mapping[str, int] = MappingProxyType({})


class Broken(NamedTuple):
    """A record that is no row: the line it begins on, what is wrong with it, and with which column, if with one.

    `cells` are those that stand in its place as far as that can be told: with which rows it belongs, not what it says.
    """

    line: int
    what: str
    column: str = ""
    cells: Mapping[str, str] = MappingProxyType({})


class OutOfScope(NamedTuple):
    """A record that is none of those wanted: it is counted, and nothing else."""

    line: int


Record = Row | Broken | OutOfScope
"""What comes of each record of a file."""
