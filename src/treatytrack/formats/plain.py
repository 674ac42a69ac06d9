"""`--format plain`: aligned text, one line each, nothing cut; two blanks between columns, `-` for none."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from treatytrack.answers import Table
from treatytrack.formats.readable import padded, readable, width

if TYPE_CHECKING:  # a table needs nothing of it
    from treatytrack.answers.report import Report

ALIGNED = 10_000
"""How many rows are held to be aligned with each other."""


def lines(table: Table) -> Iterator[str]:
    """The heading and a line a row, without line ends. Nothing at all for a table without rows.

    The first 10,000 rows are aligned with each other; after them a column grows where a wider cell comes.
    """
    numbers = [heading.kind == "number" for heading in table.headings]
    shown = ([readable(str(cell)) or "-" for cell in row] for row in table.rows)
    widths = [width(heading.name) for heading in table.headings]
    heading = [[heading.name for heading in table.headings]]
    while rows := list(islice(shown, ALIGNED)):
        widths = [max(wide, *(width(row[at]) for row in rows)) for at, wide in enumerate(widths)]
        for row in chain(heading, rows):
            cells = zip(row, widths, numbers, strict=True)
            yield "  ".join(padded(cell, columns, right=number) for cell, columns, number in cells).rstrip()
        heading = []


def report_lines(report: "Report", columns: int | None = None, *, colour: bool = False) -> Iterator[str]:
    """A report, wrapped to that many columns; None: not wrapped at all."""
    from treatytrack.formats.report_text import lines  # noqa: PLC0415  (a table needs nothing of it)

    return lines(report, columns, colour=colour)
