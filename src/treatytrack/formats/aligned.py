"""A section's table in plain text: what stands before the title aligned, the title wrapped, the rest below it."""

import re
from collections.abc import Iterator, Sequence

from treatytrack.answers import Heading, Table
from treatytrack.formats.readable import padded, readable, styled, width
from treatytrack.formats.whole_days import JOIN, wrapped_around

_STYLES = {"mark": "bold red", "ref": "bold"}
_GAP = 2
_LEAST_TITLE = 36
_BELOW = 6
"""How far a title is indented that stands below its row, because there is little room beside it."""


def lines(table: Table, columns: int | None, *, colour: bool = False) -> Iterator[str]:
    """The heading and the rows, wrapped to that many columns; None: not wrapped at all. Nothing without rows.

    Where the title (else the last column) has little room beside the others, those that say least are left out; where
    that does not help, it stands below its row, and so do the headings; what is no title says there what it is.
    """
    rows = [[readable(str(cell)) for cell in row] for row in table.rows]
    if not rows:
        return
    kinds = [heading.kind for heading in table.headings]
    title = kinds.index("title") if "title" in kinds else len(kinds) - 1
    drawn = _Drawn(table.headings, rows, title, colour=colour)
    beside = columns is None or drawn.fits(columns) or drawn.fits(columns, without="extra")
    indent = " " * (drawn.filled if beside else _BELOW)
    if beside or drawn.fits_alone(columns):
        yield styled(drawn.heading(beside=beside), "dim", colour)
    else:
        yield from (styled(line, "dim", colour) for line in drawn.titles(columns))
    if not beside and "title" in kinds:
        yield styled(f"{indent}{table.headings[title].title}", "dim", colour)
    called = "" if beside or "title" in kinds else f"{table.headings[title].title}: "
    for row in rows:
        under = indent + " " * _signs(row[title])
        first, *others = wrapped_around(f"{indent}{called}{row[title]}", columns, under)
        if beside:
            yield (drawn.head(row) + first[len(indent) :]).rstrip()
        else:
            yield from drawn.stacked(row, columns)
            if row[title]:
                yield first
        yield from others
        under += " " * _GAP
        for cell in filter(None, row[title + 1 :]):
            yield from (styled(line, "dim", colour) for line in wrapped_around(under + cell, columns, under))


class _Drawn:
    """The columns that stand before the title; those that are empty in every row are not drawn."""

    def __init__(self, headings: Sequence[Heading], rows: Sequence[Sequence[str]], title: int, *, colour: bool) -> None:
        self._kinds = [heading.kind for heading in headings]
        self._titles = [heading.title for heading in headings]
        self._widths = [max(width(self._titles[at]), *(width(row[at]) for row in rows)) for at in range(len(headings))]
        self._title = title
        self._before = [at for at in range(title) if any(row[at] for row in rows)]
        self._colour = colour

    @property
    def filled(self) -> int:
        """How many columns of the terminal stand before the title."""
        return _GAP + sum(self._widths[at] + _GAP for at in self._before)

    def fits(self, columns: int, *, without: str = "") -> bool:
        """Whether there is room for the title beside them; where there is `without` a kind, it is drawn no more."""
        every = self._before
        self._before = [at for at in every if self._kinds[at] != without]
        if columns - self.filled >= min(_LEAST_TITLE, self._widths[self._title]):
            return True
        self._before = every
        return False

    def fits_alone(self, columns: int | None) -> bool:
        """Whether there is room for them in a line of their own."""
        return columns is None or self.filled - _GAP <= columns

    def heading(self, *, beside: bool) -> str:
        """The titles of the columns, with that of the title where it stands beside them."""
        titles = [padded(self._titles[at], self._widths[at]) for at in self._before]
        named = [*titles, self._titles[self._title]] if beside else titles
        return (" " * _GAP + (" " * _GAP).join(named)).rstrip()

    def titles(self, columns: int | None) -> list[str]:
        """The same one after the other, as the cells stand where they have no room in a line."""
        named = (self._titles[at].replace(" ", JOIN) for at in self._before if self._titles[at])
        return wrapped_around(" " * _GAP + (" " * _GAP).join(named), columns, " " * 2 * _GAP)

    def head(self, row: Sequence[str]) -> str:
        """The cells of a row before its title, filled with blanks up to that."""
        gap = " " * _GAP
        return gap + "".join(self._cell(row[at], at) + gap for at in self._before)

    def stacked(self, row: Sequence[str], columns: int | None) -> Iterator[str]:
        """The same in lines of their own: one, if all rows have room in it; else as many as each takes."""
        if columns is None or self.fits_alone(columns):
            yield self.head(row).rstrip()
            return
        line, filled = "", 0
        for at in self._before:
            if row[at]:
                if line and filled + _GAP + width(row[at]) > columns:
                    yield line
                    line, filled = "  ", 2
                line += " " * _GAP + self._cell(row[at], at).strip()
                filled += _GAP + width(row[at])
        yield line

    def _cell(self, cell: str, at: int) -> str:
        blanks = " " * (self._widths[at] - width(cell))
        shown = styled(cell, _STYLES.get(self._kinds[at], ""), self._colour)
        return blanks + shown if self._kinds[at] == "number" else shown + blanks


def _signs(title: str) -> int:
    """How wide the signs of a tree before a title are: what is below it stands under its first letter."""
    signs = re.match("(?:[└─]+ )?", title)
    return len(signs[0]) if signs else 0
