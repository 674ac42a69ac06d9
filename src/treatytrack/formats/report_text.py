"""A report as plain text: headings in capitals, each entry with its reason below it, tables, drawings."""

from collections.abc import Iterator

from treatytrack.answers import Table
from treatytrack.answers.report import Report
from treatytrack.domain.words import LATE, whole_day
from treatytrack.formats import aligned
from treatytrack.formats.readable import padded, readable, styled, width
from treatytrack.formats.whole_days import JOIN, in_capitals, wrapped_around

NARROW = 60
"""Up to so many columns a report indents less."""

_ENTRY = ("title", "parties", "why")
"""How the columns of a table end whose rows are drawn as entries, without a heading."""


def lines(report: Report, columns: int | None = None, *, colour: bool = False) -> Iterator[str]:
    """A report: each entry with its reason below it, wrapped to that many columns; None: not wrapped at all.

    No day and no ref is ever parted; with `colour` the headings are bold, and what is late is red.
    """
    title = wrapped_around(f"{readable(report.title).upper()}  as of {whole_day(report.day)}", columns)
    yield from (styled(line, "bold", colour) for line in title)
    for line in report.above:
        yield from wrapped_around(readable(line), columns)
    for section in report.sections:
        yield ""
        yield from (
            styled(line, "bold", colour) for line in wrapped_around(in_capitals(readable(section.title)), columns)
        )
        for line in section.lines:
            yield from wrapped_around(f"  {readable(line)}", columns, "  ")
        if section.table and tuple(heading.name for heading in section.table.headings[-3:]) == _ENTRY:
            yield from _entries(section.table, columns, colour=colour)
        elif section.table:
            yield from aligned.lines(section.table, columns, colour=colour)
        if section.drawing:
            from treatytrack.formats import bars  # noqa: PLC0415  (few reports are drawn)

            yield from bars.lines(section.drawing, columns, colour=colour)
        if section.after:
            yield from wrapped_around(f"  {readable(section.after)}", columns, "    ")
    yield ""
    for line in report.below:
        yield from wrapped_around(readable(line), columns)


def _entries(table: Table, columns: int | None, *, colour: bool) -> Iterator[str]:
    """Each row on a line, with its title where all of them fit whole; the parties and the reason below."""
    rows = [[readable(str(cell)) for cell in row] for row in table.rows]
    names = [heading.name for heading in table.headings]
    at = names.index("title")
    indent = "      " if columns is None or columns > NARROW else "    "
    widths = [max(width(row[place]) for row in rows) for place in range(at)]
    room = None if columns is None else columns - sum(widths) - 2 * at
    beside = room is None or all(width(row[at]) + 2 <= room for row in rows)
    for row in rows:
        if room is None or room >= 0:
            head = [padded(cell.replace(" ", JOIN), wide) for cell, wide in zip(row, widths, strict=False)]
        else:
            head = [
                cell.replace(" ", JOIN) if name == "ref" else cell for cell, name in zip(row[:at], names, strict=False)
            ]
        title, parties, why = row[at:]
        line = "  ".join(["", *filter(None, head), *([title] if beside else [])])
        first, *rest = wrapped_around(line, columns, indent)
        when = row[names.index("when")] if "when" in names else ""
        yield first.replace(when, styled(when, "red", colour), 1) if when.endswith(LATE) else first
        yield from rest
        if not beside:
            yield from wrapped_around(f"{indent}{title}", columns, indent)
        yield from wrapped_around(f"{indent}{parties}: {why}", columns, indent)
