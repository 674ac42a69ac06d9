"""A report as a page: what must be done is seen first, on any screen, on paper, in a mail, and by who hears it read.

Mail programs drop much of a stylesheet, some all of it, and pictures too. So it is headings, lists and tables that
carry the page; nothing is told by a colour alone, and each picture stands beside the same in words.
"""

import re
from collections.abc import Iterator, Sequence

from treatytrack.answers import Bar, Heading, Report, Section, Table, Timeline
from treatytrack.domain.dates import MONTHS
from treatytrack.domain.words import in_days, whole_day
from treatytrack.formats import svg
from treatytrack.formats.page import CLOSING, opening, safe
from treatytrack.formats.report_style import STYLE

_SOON = frozenset(in_days(number) for number in range(15))
"""What is told so comes due within two weeks."""
_LATE = " late"

_FEW = 4
"""So many sections need no table of contents."""
_ON_A_PAGE = 12
"""So many bars of a timeline fit on a sheet of paper; more are drawn in several pictures, each with its axis."""

_MONTHS = {month[:3]: number for number, month in enumerate(MONTHS, 1)}
_DAY = re.compile(rf"(?:[A-Z][a-z]{{2}} )?([0-9]{{1,2}}) ({'|'.join(_MONTHS)}) ([0-9]{{4}})")
_COUNTED = re.compile(r" \(([0-9]+)\)$")
_SPEAK_FOR_THEMSELVES = frozenset({"mark", "ref", "extra", "status", "word"})
"""Kinds of cells that are understood without their heading, where a row is not drawn as one."""


def lines(report: Report) -> Iterator[str]:
    """The whole file, without line ends: what stands above with the last of it first, the sections, what is below."""
    day = f'<time datetime="{report.day}">{whole_day(report.day)}</time>'
    yield from opening(f"{report.title}, {whole_day(report.day)}", STYLE)
    yield f'<header>\n<h1>{safe(report.title)}</h1>\n<p class="day">{day}</p>'
    yield from (f'<p class="lead">{safe(line)}</p>' for line in report.above[-1:])
    if rest := report.above[:-1]:
        yield f'<p class="quiet">{"<br>".join(map(safe, rest))}</p>'
    yield "</header>"
    if len(report.sections) > _FEW:
        yield from _contents(report.sections)
    yield "<main>"
    for section in report.sections:
        yield from _section(section)
    yield "</main>"
    if report.below:
        yield "<footer>"
        yield from (f"<p>{safe(line)}</p>" for line in report.below)
        yield "</footer>"
    yield CLOSING


def _contents(sections: Sequence[Section]) -> Iterator[str]:
    yield '<nav aria-label="Contents">\n<ul>'
    for section in sections:
        title, count = _title_and_count(section)
        yield f'<li><a href="#{safe(section.name)}">{title}</a>{count}</li>'
    yield "</ul>\n</nav>"


def _title_and_count(section: Section) -> tuple[str, str]:
    """The title, and apart from it the count that may end it."""
    title, *counted = _COUNTED.split(section.title)
    return safe(title), f' <span class="count">({counted[0]})</span>' if counted else ""


def _section(section: Section) -> Iterator[str]:
    name = safe(section.name)
    yield f'<section id="{name}" aria-labelledby="{name}-title">'
    yield f'<h2 id="{name}-title">{"".join(_title_and_count(section))}</h2>'
    if section.lines and not section.drawing:
        yield from _listed(section.lines)
    if section.table:
        yield from _table(section.table, name)
    if section.drawing:
        yield from _drawing(section.drawing, name)
    if section.after:
        yield f'<p class="quiet">{safe(section.after)}</p>'
    yield "</section>"


def _listed(said: Sequence[str]) -> Iterator[str]:
    if len(said) == 1:
        yield f"<p>{safe(said[0])}</p>"
        return
    yield "<ul>"
    yield from (f"<li>{safe(line)}</li>" for line in said)
    yield "</ul>"


def _table(table: Table, name: str) -> Iterator[str]:
    """The table without columns that are empty in every row; what follows its title stands quietly below that."""
    rows = [tuple(map(str, row)) for row in table.rows]
    if not rows:
        yield "<p>None.</p>"
        return
    used = [at for at in range(len(table.headings)) if any(row[at] for row in rows)]
    headings = [table.headings[at] for at in used]
    kinds = [heading.kind for heading in headings]
    main = kinds.index("title") if "title" in kinds else len(used) - 1
    named = kinds.index("ref") if "ref" in kinds else 0
    cells = [_opened(heading, "th" if at == named else "td") for at, heading in enumerate(headings[: main + 1])]
    when = next((at for at, heading in enumerate(headings) if heading.name == "when"), None)
    yield f'<table aria-labelledby="{name}-title">'
    yield f"<thead><tr>{''.join(map(_heading, headings[: main + 1]))}</tr></thead>\n<tbody>"
    for row in rows:
        shown = [row[at] for at in used]
        urgent = "" if when is None else _urgency(shown[when])
        yield f"<tr{urgent}>" if urgent else "<tr>"
        for at, (opened, closed) in enumerate(cells[:main]):
            yield f"{opened}{_cell(shown[at], kinds[at], strong=at == when and bool(urgent))}{closed}"
        opened, closed = cells[main]
        below = " · ".join(safe(cell) for cell in shown[main + 1 :] if cell)
        quiet = f"<br><small>{below}</small>" if below else ""
        yield f'{opened}<span dir="auto">{safe(shown[main])}</span>{quiet}{closed}</tr>'
    yield "</tbody>\n</table>"


def _urgency(when: str) -> str:
    """The class of a row that is late, or comes due within two weeks."""
    return ' class="late"' if when.endswith(_LATE) else ' class="soon"' if when in _SOON else ""


def _heading(heading: Heading) -> str:
    return f'<th scope="col"{_class(heading)}>{safe(heading.title or heading.name.capitalize())}</th>'


def _opened(heading: Heading, tag: str) -> tuple[str, str]:
    """What opens and closes a cell; one that heads its row says so, one that needs its heading carries it."""
    scope = ' scope="row"' if tag == "th" else ""
    alone = heading.kind in _SPEAK_FOR_THEMSELVES or heading.name in {"when", "date"} or tag == "th"
    label = "" if alone or heading.kind == "title" else f' data-label="{safe(heading.title)}"'
    return f"<{tag}{scope}{_class(heading)}{label}>", f"</{tag}>"


def _class(heading: Heading) -> str:
    return f' class="{"when" if heading.name == "when" else heading.kind}"'


def _cell(text: str, kind: str, *, strong: bool) -> str:
    shown = safe(text)
    if kind == "date":
        return _DAY.sub(_marked, shown)
    return f"<strong>{shown}</strong>" if shown and (strong or kind == "mark") else shown


def _marked(day: re.Match[str]) -> str:
    """A day in words, marked as one for programs."""
    number, month, year = day.groups()
    return f'<time datetime="{year}-{_MONTHS[month]:02d}-{number:0>2}">{day[0]}</time>'


def _drawing(timeline: Timeline, name: str) -> Iterator[str]:
    """The timeline in as many pictures as it needs, and all of it in words."""
    for first in range(0, max(len(timeline.bars), 1), _ON_A_PAGE):
        piece = timeline._replace(bars=timeline.bars[first : first + _ON_A_PAGE])
        yield "<figure>"
        yield from svg.element(piece, f"{name}-{first // _ON_A_PAGE + 1}")
        yield "</figure>"
    yield "<details>\n<summary>The same in words</summary>\n<ul>"
    yield from map(_said, timeline.bars)
    yield "</ul>\n</details>"


def _said(bar: Bar) -> str:
    return f"<li><strong>{safe(bar.ref)}</strong> {safe(bar.label)}<br><small>{safe(bar.said)}</small></li>"
