"""`--format plain`: aligned text, one line each, nothing cut; two blanks between columns, `-` for none."""

from collections.abc import Iterator
from itertools import chain, islice

from treatytrack.answers import Report, Table
from treatytrack.domain.words import long_day
from treatytrack.formats import aligned, bars
from treatytrack.formats.readable import padded, readable, styled, width, wrapped

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


_ENTRY = ("title", "parties", "why")
"""How the columns of a table end whose rows are drawn as entries, without a heading."""


def report_lines(report: Report, columns: int | None = None, *, colour: bool = False) -> Iterator[str]:
    """A report, wrapped to that many columns; None: not wrapped at all. Entries have their reason below them."""
    for line in wrapped(f"{readable(report.title).upper()}  as of {long_day(report.day)}", columns):
        yield styled(line, aligned.BOLD, colour)
    for line in report.above:
        yield from wrapped(readable(line), columns)
    for section in report.sections:
        yield ""
        yield styled(readable(section.title).upper(), aligned.BOLD, colour)
        for line in section.lines:
            yield from wrapped(f"  {readable(line)}", columns, "  ")
        if section.table and tuple(heading.name for heading in section.table.headings[-3:]) == _ENTRY:
            yield from _entries(section.table, columns)
        elif section.table:
            yield from aligned.lines(section.table, columns, colour=colour)
        if section.drawing:
            yield from bars.lines(section.drawing, columns)
        if section.after:
            yield from wrapped(f"  {section.after}", columns)
    yield ""
    for line in report.below:
        yield from wrapped(readable(line), columns)


def _entries(table: Table, columns: int | None) -> Iterator[str]:
    """Each row on a line up to its title, and the parties with the reason on the next."""
    rows = [[readable(str(cell)) for cell in row] for row in table.rows]
    at = [heading.kind for heading in table.headings].index("title")
    widths = [max(width(row[place]) for row in rows) for place in range(at)]
    for *head, title, parties, why in rows:
        aligned = "  ".join(padded(cell, wide) for cell, wide in zip(head, widths, strict=True))
        yield from wrapped(f"  {aligned}  {title}", columns, "      ")
        yield from wrapped(f"      {parties}: {why}", columns, "      ")
