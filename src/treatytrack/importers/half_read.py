"""A row that is being read: the cells that are theirs, and what is already ours."""

from treatytrack.columns import LISTS
from treatytrack.domain.lists import joined
from treatytrack.importers.filling import Cells
from treatytrack.rows import Broken


class HalfRead:
    """Our columns of a row as far as they are filled: a text each, or the items of a list; what is wrong, or only odd.

    `also` is what a word fills in other columns than its own: it is put there when these have been read themselves.
    `presumed` are columns of ours that the row itself does not tell: a default or a constant stands there.
    """

    __slots__ = ("also", "cells", "line", "odd", "ours", "presumed", "source_day", "wrong")

    def __init__(self, line: int, cells: Cells, source_day: str) -> None:
        self.line = line
        self.cells = cells
        self.source_day = source_day
        self.ours: dict[str, str | tuple[str, ...]] = {}
        self.also: dict[str, str] = {}
        self.presumed: set[str] = set()
        self.wrong: list[Broken] = []
        self.odd: list[Broken] = []

    def cell(self, name: str) -> str:
        """A cell of ours, else of theirs; of theirs alone as `their:name`; or the day of the source."""
        if name in self.ours:
            return text_of(self.ours[name])
        return self.source_day if name == "source-day" else self.cells.get(name, "")

    def add(self, name: str, text: str) -> None:
        """One more item of a list, one more line of the notes; anything else is replaced."""
        self.presumed.discard(name)
        there = self.ours.get(name, "")
        if name in LISTS:
            self.ours[name] = (*there, text) if text and text not in there else tuple(there)
        elif name == "notes" and there:
            self.ours[name] = f"{there}\n{text}"
        elif text or not there:
            self.ours[name] = text

    def wonder(self, column: str, what: str) -> None:
        """Something about a column is to be told, and refuses nothing."""
        self.odd.append(Broken(self.line, what, column))

    def refuse(self, column: str, why: str) -> None:
        """Something is wrong with a column."""
        self.wrong.append(Broken(self.line, why, column))


def text_of(value: str | tuple[str, ...]) -> str:
    """A column as one text."""
    return joined(value) if isinstance(value, tuple) else value
