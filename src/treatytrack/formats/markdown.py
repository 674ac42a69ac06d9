"""`--format markdown`: tables that a mail client or a web page draws."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from treatytrack.answers import Table
from treatytrack.domain.words import whole_day
from treatytrack.formats.readable import readable

if TYPE_CHECKING:  # a table needs nothing of it
    from treatytrack.answers.report import Report


def lines(table: Table) -> Iterator[str]:
    """The heading, a rule and a line a row, without line ends. Nothing at all for a table without rows."""
    for at, row in enumerate(table.rows):
        if not at:
            yield _row([_cell(heading.title) for heading in table.headings])
            yield _row(["--:" if heading.kind == "number" else "---" for heading in table.headings])
        yield _row([_cell(str(cell)) for cell in row])


def report_lines(report: "Report") -> Iterator[str]:
    """A report: a heading, what stands above, each section with its table, what stands below."""
    yield f"# {_cell(report.title)}, {whole_day(report.day)}"
    yield ""
    yield "  \n".join(map(_cell, report.above))
    for section in report.sections:
        yield ""
        yield f"## {_cell(section.title)}"
        for line in section.lines:
            yield ""
            yield _cell(line)
        if section.table:
            yield ""
            yield from lines(section.table)
        if section.drawing:
            from treatytrack.formats import bars  # noqa: PLC0415  (few reports are drawn)

            drawn = list(bars.lines(section.drawing))
            fence = _fence(drawn)
            yield from ("", fence, *drawn, fence)
        if section.after:
            yield ""
            yield _cell(section.after)
    yield ""
    yield "  \n".join(map(_cell, report.below))


def _fence(drawn: Iterable[str]) -> str:
    """What stands above and below a drawing: longer than any in a title, which could end it."""
    return max((ticks for line in drawn for ticks in re.findall("`+", line)), key=len, default="") + "```"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    """A cell on one line in which no sign means anything to Markdown or HTML."""
    safe = readable(text).replace("\\", "\\\\").replace("&", "&amp;").replace("<", "&lt;")
    return "".join(f"\\{sign}" if sign in "|*_`[]#~$" else sign for sign in safe)
