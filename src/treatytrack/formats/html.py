"""`--format html`: one table in a file of its own, to be read, printed and mailed; nothing in it is run or fetched."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from treatytrack.answers import About, Heading, Table
from treatytrack.domain.words import how_many, long_day
from treatytrack.formats.page import CLOSING, apart, days_marked, opening, safe, sentence

if TYPE_CHECKING:  # a table needs nothing of it
    from treatytrack.answers.report import Report

_STYLE = """\
body { margin: clamp(0.75rem, 2vw, 1.5rem) }
header { margin-bottom: 0.75rem }
h1 { margin: 0; font-size: 1.4rem; line-height: 1.3 }
header p { margin: 0 }
header p, footer { color: var(--faint); overflow-wrap: anywhere }
.wide { overflow: auto; max-height: 100vh }
.wide:focus-visible { outline: 2px solid; outline-offset: 2px }
tr { background: var(--paper) }
tbody tr:nth-child(even) { background: var(--band) }
th, td { padding: 0.4rem 0.6rem; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line) }
th { position: sticky; top: 0; z-index: 1; background: inherit; color: var(--faint); white-space: nowrap }
.ref { font-weight: 600 }
.ref, .word, .number, time { white-space: nowrap }
.text { min-width: 7rem; max-width: 26rem; overflow-wrap: anywhere }
.title { min-width: 12rem }
.number { text-align: end }
th:first-child, td:first-child, .ref { position: sticky; left: 0; background: inherit }
th:first-child, th.ref { z-index: 2 }
footer { margin-top: 1rem }
@page { size: A4 landscape; margin: 12mm }
@media print {
  body { margin: 0; font-size: 8pt }
  .wide { overflow: visible; max-height: none }
  thead { display: table-header-group }
  tr { break-inside: avoid }
  th:nth-child(n), td:first-child, .ref { position: static }
  th, td { padding: 1mm }
  th { white-space: normal }
  .text { min-width: 18mm }
  .title { min-width: 45mm }
}"""
_CARDS = """\
  .wide { overflow: visible; max-height: none }
  table, tbody, tr { display: block }
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  tbody tr { padding: 0.5rem 0.75rem; border: 1px solid var(--line); margin-bottom: 0.75rem }
  td:nth-child(n) {
    display: flow-root; position: static; min-width: 0; max-width: none; padding: 0.15rem 0; border: 0;
    padding-left: min(7.75rem, 38vw); white-space: normal; overflow-wrap: anywhere; text-align: start;
  }
  td::before { float: left; width: min(7rem, 35vw); margin-left: max(-7.75rem, -38vw) }
  td::before { overflow-wrap: anywhere; color: var(--faint); font-weight: 400 }
  td time { white-space: normal }
  td:nth-child(n):empty { display: none }"""
"""Each row a card, in which the heading stands before each cell: for a table that is too wide for screen or paper."""

_REGION = '<div class="wide" role="region" aria-labelledby="what" tabindex="0">'

_NEVER_TOO_WIDE = 3
_FIT_A_PAGE = 15
"""So many columns can be read on a narrow screen, and on a page."""

_CLASSES = {
    "ref": "ref", "date": "date", "number": "number", "word": "word", "party": "word", "title": "text title",
    "text": "text", "list": "text", "reference": "text", "rule": "text", "extra": "text", "status": "text",
}  # fmt: skip
_DATE = re.compile(r"(?<![0-9-])(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?(?![0-9X-])")
"""A day or a month, as HTML writes it too."""


def lines(table: Table, about: About) -> Iterator[str]:
    """The whole file, without line ends: what the table is, the table, and what is said of its rows.

    One that may be wider than the screen is moved in a region of its own, also by the keyboard, and not with the page.
    """
    day = long_day(about.day)
    said = [
        f'On <time datetime="{about.day}">{day}</time>',
        *map(sentence, filter(None, (about.register, about.narrowed))),
    ]
    yield from opening(f"{about.title}, {day}", "\n".join((_STYLE, *_cards(table.headings))))
    yield f'<header>\n<h1 id="what">{days_marked(sentence(about.title))}</h1>\n<p>{" · ".join(said)}</p>\n</header>'
    yield f"<main>\n{_REGION if len(table.headings) > _NEVER_TOO_WIDE else '<div>'}"
    yield '<table aria-labelledby="what">'
    yield f"<thead><tr>{''.join(map(_heading, table.headings))}</tr></thead>\n<tbody>"
    dates = [heading.kind == "date" for heading in table.headings]
    opened = [f"<td{_class(heading)}>" for heading in table.headings]
    rows = 0
    for row in table.rows:
        cells = (
            td + _cell(str(cell), is_date) if cell != "" else "<td>"
            for cell, td, is_date in zip(row, opened, dates, strict=True)
        )
        yield f"<tr>{'</td>'.join(cells)}</td></tr>"
        rows += 1
    below = sentence(about.below) or how_many(rows, "row")
    yield f"</tbody>\n</table>\n</div>\n</main>\n<footer>{below}</footer>\n{CLOSING}"


def report_lines(report: "Report") -> Iterator[str]:
    """A report as a file of its own, without line ends."""
    from treatytrack.formats.report_page import lines  # noqa: PLC0415  (a table needs nothing of it)

    return lines(report)


def _heading(heading: Heading) -> str:
    return f'<th scope="col"{_class(heading)}>{safe(_titled(heading))}</th>'


def _titled(heading: Heading) -> str:
    """What heads a column; no heading may be empty for who hears it read."""
    return heading.title or heading.name.capitalize()


def _class(heading: Heading) -> str:
    classes = _CLASSES.get("title" if heading.name == "title" else heading.kind)
    return f' class="{classes}"' if classes else ""


def _cards(headings: Sequence[Heading]) -> Iterator[str]:
    """Where rows are cards, and the heading of each cell there."""
    columns = len(headings)
    if columns > _FIT_A_PAGE:  # it is moved sideways anyway, and lower rows are easier to compare
        yield "@media screen { .title { min-width: 20rem } }"
    if columns > _NEVER_TOO_WIDE:
        yield f"@media screen and (max-width: 48rem){', print' if columns > _FIT_A_PAGE else ''} {{\n{_CARDS}"
        for number, heading in enumerate(headings, 1):
            yield f'  td:nth-child({number})::before {{ content: "{_titled(heading)}" }}'
        yield "}"


def _cell(text: str, is_date: bool) -> str:
    """A cell; the days and months of a date are marked as such, and an interval may be broken in its middle."""
    if not is_date:
        return apart(text)
    shown = safe(text)
    marked = _DATE.sub(r'<time datetime="\g<0>">\g<0></time>', shown).replace("..", "..<wbr>")
    return marked if marked != shown else days_marked(shown)
