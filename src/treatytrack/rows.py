"""What comes of each record of a file that is read: a row, or why it is none."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple, Self

from treatytrack.domain.lists import joined

Place = tuple[str | int, ...]
"""Where an item stands in the lists of a record: a key and a number, and those of a list within that."""


class Listed(str):
    """A cell of which the file itself says where each item ends; as text it is joined as our own lists are.

    `at` is the place of each item, where the file tells it.
    """

    items: tuple[str, ...]
    at: tuple[Place, ...]

    def __new__(cls, items: tuple[str, ...], at: tuple[Place, ...] = ()) -> Self:
        listed = super().__new__(cls, joined(items))
        listed.items = items
        listed.at = at
        return listed

    def each(self, clean: Callable[[str], str]) -> Self:
        """The same with every item cleaned, without those of which nothing is left."""
        items = [clean(item) for item in self.items]
        at = tuple(one for one, item in zip(self.at, items) if item)  # noqa: B905  (there may be no places)
        return type(self)(tuple(filter(None, items)), at)


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
