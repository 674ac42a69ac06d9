"""A report as a page: what must be done is seen first, on any screen, on paper, in a mail, and by who hears it read.

Mail programs drop much of a stylesheet, some all of it, and pictures too. So it is headings, lists and tables that
carry the page; nothing is told by a colour alone, and each picture stands beside the same in words.
"""

import re
from collections.abc import Iterator, Sequence

from treatytrack.answers import Heading, Table
from treatytrack.answers.report import Report, Section
from treatytrack.answers.timeline import Bar, Timeline
from treatytrack.domain.words import LATE, in_days, whole_day
from treatytrack.formats.page import CLOSING, apart, days_joined, days_marked, opening, safe, sentence
from treatytrack.formats.report_style import STYLE

_SOON = frozenset(in_days(number) for number in range(15))
"""What is told so comes due within two weeks."""
_UNSTYLED = "text-align: left; border-spacing: 0.75em 0.25em"
"""How a table looks where the stylesheet is dropped."""

_WHEN = "when"
_SIGN = re.compile(r" ([?~!]+)$")
_BRANCH = re.compile("└─* ")
"""What the title of a row begins with that follows from another."""
_BESIDE = " · "
"""What parts details: each is a text of its own."""

_FEW = 4
"""So many sections need no table of contents."""
_NEVER_TOO_WIDE = 3
"""So many columns can be read on a narrow screen."""
_ON_A_PAGE = 10
"""So many bars of a timeline fit on a sheet of paper; more are drawn in several pictures, each with its axis."""

_COUNTED = re.compile(r" \(([0-9]+)\)$")
_SPEAK_FOR_THEMSELVES = frozenset({"ref", "title", "party", "extra", "status", "word"})
"""Kinds of cells that are understood without their heading, where a row is not drawn as one."""


def lines(report: Report) -> Iterator[str]:
    """The whole file, without line ends: what stands above with the last of it first, the sections, what is below."""
    day = f'<time datetime="{report.day}">{whole_day(report.day)}</time>'
    yield from opening(f"{report.title}, {whole_day(report.day)}", _style(report))
    yield f'<header>\n<h1>{sentence(report.title)}</h1>\n<p class="day">{day}</p>'
    yield from (f'<p class="lead">{sentence(line)}</p>' for line in report.above[-1:])
    if rest := report.above[:-1]:
        yield f'<p class="quiet">{"<br>".join(map(sentence, rest))}</p>'
    yield "</header>"
    if len(report.sections) > _FEW:
        yield from _contents(report.sections)
    yield "<main>"
    for section in report.sections:
        yield from _section(section, alone=len(report.sections) == 1)
    yield "</main>"
    if report.below:
        yield "<footer>"
        yield from (f"<p>{sentence(line)}</p>" for line in report.below)
        yield "</footer>"
    yield CLOSING


def _style(report: Report) -> str:
    """The stylesheet of the page, with that of pictures where there are some."""
    if not any(section.drawing for section in report.sections):
        return STYLE
    from treatytrack.formats import svg  # noqa: PLC0415  (few reports are drawn)

    return f"{STYLE}\n{svg.STYLE}"


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


def _section(section: Section, *, alone: bool) -> Iterator[str]:
    name = safe(section.name)
    yield f'<section id="{name}" aria-labelledby="{name}-title">'
    yield f'<h2 id="{name}-title">{"".join(_title_and_count(section))}</h2>'
    told = {f"{bar.ref}: {bar.said}" for bar in section.drawing.bars} if section.drawing else ()
    if said := [line for line in section.lines if line not in told]:
        yield from _listed(said)
    if section.table:
        yield from _table(section.table, name)
    if section.drawing:
        yield from _drawing(section.drawing, name, alone=alone)
    if section.after:
        yield f'<p class="quiet">{sentence(section.after)}</p>'
    yield "</section>"


def _listed(said: Sequence[str]) -> Iterator[str]:
    if len(said) == 1:
        yield f"<p>{sentence(said[0])}</p>"
        return
    yield "<ul>"
    yield from (f"<li>{sentence(line)}</li>" for line in said)
    yield "</ul>"


def _table(table: Table, name: str) -> Iterator[str]:
    """A section's table; where its rows have a title, or many cells, a narrow screen shows each as a few lines."""
    rows = [tuple(map(str, row)) for row in table.rows]
    if not rows:
        yield "<p>None.</p>"
        return
    drawn = _Drawn(table.headings, rows)
    yield f'<table{drawn.opened} aria-labelledby="{name}-title" style="{_UNSTYLED}">'
    yield f'<thead><tr>{drawn.heading}</tr></thead>\n<tbody style="vertical-align: top">'
    yield from map(drawn.row, rows)
    yield "</tbody>\n</table>"


class _Drawn:
    """Where each column of a table stands: beside the title, as a mark before it, or quietly below it.

    Those that are empty in every row are left out; where there is no title, all stand beside each other.
    """

    def __init__(self, headings: Sequence[Heading], rows: Sequence[Sequence[str]]) -> None:
        used = [at for at in range(len(headings)) if any(row[at] for row in rows)] or [0]
        self._headings = headings
        self._title = next((at for at in used if headings[at].kind == "title"), None)
        before = used if self._title is None else used[: used.index(self._title)]
        self._below = used[len(before) + 1 :]
        self._marks = [at for at in used if headings[at].kind == "mark" and self._title is not None]
        self._beside = [at for at in before if at not in self._marks]
        self._heads = next((at for at in self._beside if headings[at].kind == "ref"), used[0])
        self._when = next((at for at in self._beside if _class(headings[at]) == _WHEN), None)
        self._is_entries = self._title is not None or len(self._beside) > _NEVER_TOO_WIDE
        self._opened = {at: self._opening(at) for at in used}

    @property
    def opened(self) -> str:
        """What tells the stylesheet that rows are entries."""
        return ' class="entries"' if self._is_entries else ""

    @property
    def heading(self) -> str:
        """The cells of the heading."""
        shown = self._beside if self._title is None else [*self._beside, self._title]
        return "".join(map(_heading, (self._headings[at] for at in shown)))

    def row(self, row: Sequence[str]) -> str:
        """A row; what is late, or due within two weeks, has a class and is strong."""
        urgency = "" if self._when is None else _urgency(row[self._when])
        cells = [self._cell(row[at], at, strong=at == self._when and bool(urgency)) for at in self._beside]
        titled = "" if self._title is None else self._titled(row, self._title)
        return f"<tr{urgency}>{''.join(cells)}{titled}</tr>"

    def _titled(self, row: Sequence[str], at: int) -> str:
        """The cell of the title, with the marks before it and the rest below."""
        branch = _BRANCH.match(row[at])
        sign = branch[0] if branch else ""
        opened = self._opened[at].replace('class="', 'class="branch ') if branch else self._opened[at]
        marks = "".join(f'<strong class="mark">{safe(row[mark])}</strong> ' for mark in self._marks if row[mark])
        details = (detail for other in self._below if row[other] for detail in row[other].split(_BESIDE))
        below = days_joined(_BESIDE.join(map(apart, details)))
        quiet = f"<br><small>{below}</small>" if below else ""
        return f"{opened}{marks}{sign}{apart(row[at].removeprefix(sign))}{quiet}{self._closing(at)}"

    def _cell(self, text: str, at: int, *, strong: bool) -> str:
        kind = self._headings[at].kind
        shown = safe(text) if kind == "list" else sentence(text)
        if at == self._when:
            shown = shown.replace(" ", "&nbsp;")  # also where the stylesheet is dropped
        if kind == "date":
            shown = days_marked(shown)
        if kind in {"date", "status"}:
            shown = _SIGN.sub(r"&nbsp;\1", shown)
        if kind == "list":
            shown = f"<span>{shown.replace(', ', ',</span> <span>')}</span>"
        return f"{self._opened[at]}{f'<strong>{shown}</strong>' if strong else shown}{self._closing(at)}"

    def _opening(self, at: int) -> str:
        """What opens a cell: one that heads its row says so, one that needs its heading carries it."""
        heading = self._headings[at]
        if at == self._heads:
            return f'<th scope="row" class="{_class(heading)}">'
        alone = not self._is_entries or heading.kind in _SPEAK_FOR_THEMSELVES or heading.name in {_WHEN, "date"}
        label = "" if alone else f' data-label="{safe(heading.title)}"'
        return f'<td class="{_class(heading)}"{label}>'

    def _closing(self, at: int) -> str:
        return "</th>" if at == self._heads else "</td>"


def _heading(heading: Heading) -> str:
    return f'<th scope="col" class="{_class(heading)}">{safe(heading.title or heading.name)}</th>'


def _class(heading: Heading) -> str:
    """What a cell is; how long it is until a day is told from other numbers."""
    return _WHEN if (heading.name, heading.kind) == (_WHEN, "number") else heading.kind


def _urgency(when: str) -> str:
    """The class of a row that is late, or comes due within two weeks."""
    return ' class="late"' if when.endswith(LATE) else ' class="soon"' if when in _SOON else ""


def _drawing(timeline: Timeline, name: str, *, alone: bool) -> Iterator[str]:
    """The timeline in as many pictures as it needs, and all of it in words.

    The words are folded where other sections say most of it already. What cannot fold shows no picture either: there
    they are read.
    """
    from treatytrack.formats import svg  # noqa: PLC0415  (as above)

    pictures = max(1, -(-len(timeline.bars) // _ON_A_PAGE))
    each = -(-len(timeline.bars) // pictures)
    for number in range(pictures):
        piece = timeline._replace(bars=timeline.bars[number * each : (number + 1) * each])
        yield "<figure>"
        yield from svg.element(piece, f"{name}-{number + 1}")
        yield "</figure>"
    yield f"<details{' open' if alone else ''}>\n<summary>The same in words</summary>\n<ul>"
    yield from map(_said, timeline.bars)
    yield "</ul>\n</details>"


def _said(bar: Bar) -> str:
    return f"<li><strong>{safe(bar.ref)}</strong> {apart(bar.label)}<br><small>{safe(bar.said)}</small></li>"
