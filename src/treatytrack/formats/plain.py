"""`--format plain`: aligned text, one line each, nothing cut; two blanks between columns, `-` for none."""

from collections.abc import Iterator

from treatytrack.columns import Table
from treatytrack.formats.readable import padded, readable, width


def lines(table: Table) -> Iterator[str]:
    """The heading and a line a row, without line ends. Nothing at all for a table without rows."""
    rows = [[readable(str(cell)) or "-" for cell in row] for row in table.rows]
    if not rows:
        return
    rows.insert(0, [heading.name for heading in table.headings])
    widths = [max(width(row[at]) for row in rows) for at in range(len(table.headings))]
    numbers = [heading.kind == "number" for heading in table.headings]
    for row in rows:
        cells = zip(row, widths, numbers, strict=True)
        yield "  ".join(padded(cell, columns, right=number) for cell, columns, number in cells).rstrip()
