"""`--format plain`: aligned text, one line each, nothing cut; two blanks between columns, `-` for none."""

from collections.abc import Iterator

from treatytrack.columns import Report, Table
from treatytrack.formats.readable import padded, readable, width, wrapped


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


def report_lines(report: Report, columns: int | None = None) -> Iterator[str]:
    """A report: each entry with its reason below it, wrapped to that many columns; None: not wrapped at all."""
    yield from wrapped(f"{report.title.upper()}  as of {report.day}", columns)
    for line in report.above:
        yield from wrapped(readable(line), columns)
    for section in report.sections:
        yield ""
        yield readable(section.title).upper()
        rows = [[readable(str(cell)) for cell in row] for row in section.table.rows]
        at = [heading.kind for heading in section.table.headings].index("title")
        widths = [max(width(row[place]) for row in rows) for place in range(at)]
        for *head, title, parties, why in rows:
            aligned = "  ".join(padded(cell, wide) for cell, wide in zip(head, widths, strict=True))
            yield from wrapped(f"  {aligned}  {title}", columns, "      ")
            yield from wrapped(f"      {parties}: {why}", columns, "      ")
        if section.after:
            yield from wrapped(f"  {section.after}", columns)
    yield ""
    for line in report.below:
        yield from wrapped(readable(line), columns)
