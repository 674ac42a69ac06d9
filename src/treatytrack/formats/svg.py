"""A timeline as a picture: an <svg> of its own, or one that stands in a page. Nothing in it is run or fetched.

Days lie at a percentage of the width and texts keep their size, so that one picture is read on a telephone, on a
screen and on paper. What is sure is told from what is not by hatching too, and not by colour alone.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from treatytrack.answers.timeline import Bar, Stretch, Timeline
from treatytrack.domain.words import brief_day
from treatytrack.formats.page import safe
from treatytrack.formats.readable import readable, without_middle
from treatytrack.formats.scale import Scale

_WIDTH, _MARGIN = 960, 20
"""Of a picture that stands alone, in pixels."""
_NARROWEST, _ALONE = 42, 117
"""So many characters of a text fit beside each other where it is 360 pixels wide, and where it stands alone."""
_HEAD, _TEXT, _BAR, _BETWEEN, _KEY = 44, 18, 16, 14, 22
"""The heights of what stands above, a line of text, a bar, the room between two, and a line of the legend."""

STYLE = """\
.timeline { --sure: #1d6f62; --unsure: #8a5a00; --rests: #a3342f; --now: #b3261e; --under: var(--paper, #fff) }
.timeline { color: #1b1f24; color: var(--ink, #1b1f24); font: 13px/1.2 system-ui, sans-serif; max-width: 100% }
@media (prefers-color-scheme: dark) {
  .timeline { --sure: #58b8a5; --unsure: #e0b25c; --rests: #ee8a84; --now: #ff8f87; --under: var(--paper, #14181c) }
  .timeline { color: var(--ink, #e4e8ec) }
}
.timeline text { fill: currentColor; stroke: #fff; stroke: var(--under); stroke-width: 4px; paint-order: stroke }
.timeline text { unicode-bidi: plaintext }
.timeline .ref { font-weight: 600 }
.timeline .quiet { fill: currentColor; fill: var(--faint, currentColor) }
.timeline .grid { stroke: currentColor; opacity: .18 }
.timeline line.today { stroke: #b3261e; stroke: var(--now); stroke-width: 2 }
.timeline text.today { fill: #b3261e; fill: var(--now); font-weight: 600 }
.timeline .sign { fill: #b3261e; fill: var(--now); stroke: #fff; stroke: var(--under) }
.timeline .goes { fill: currentColor; stroke: #fff; stroke: var(--under) }
.timeline .cut { stroke: #fff; stroke: var(--under); stroke-width: 2 }
.timeline .cut-ahead { stroke: #1d6f62; stroke: var(--sure); stroke-width: 1.5 }
.timeline .in-force, .timeline .dots { fill: #1d6f62; fill: var(--sure) }
.timeline .assumed { fill: #1d6f62; fill: var(--sure); fill-opacity: .45; stroke: #1d6f62; stroke: var(--sure) }
.timeline .renewed { fill: #1d6f62; fill: var(--sure); fill-opacity: .12; stroke: #1d6f62; stroke: var(--sure) }
.timeline .provisional { stroke: #1d6f62; stroke: var(--sure) }
.timeline .uncertain { stroke: #8a5a00; stroke: var(--unsure); stroke-dasharray: 3 2 }
.timeline .suspended, .timeline .lines-rests { stroke: #a3342f; stroke: var(--rests) }
.timeline .lines-unsure { stroke: #8a5a00; stroke: var(--unsure) }
.timeline .survival { fill: currentColor; fill-opacity: .35 }
.timeline .under { fill: #fff; fill: var(--under) }
@media print { .timeline { print-color-adjust: exact; -webkit-print-color-adjust: exact } }"""
"""How a picture looks; it stands in the picture or, once, in the page.

Colours are written twice, because not every program that shows pictures knows variables; a page may set them.
"""

_PATTERNS = {
    "uncertain": '<path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" class="lines-unsure" stroke-width="1.4"/>',
    "suspended": '<path d="M0 0L6 6M6 0L0 6" class="lines-rests" stroke-width="1.2"/>',
    "provisional": '<circle cx="3" cy="3" r="1.3" class="dots"/>',
}
_MEANS = {
    "in-force": "in force",
    "assumed": "assumed in force",
    "uncertain": "not certain",
    "renewed": "if it renews",
    "provisional": "provisional",
    "suspended": "suspended",
    "survival": "provisions survive",
    "renews": "renewal",
    "notice-by": "notice by",
    "event": "meeting or review",
    "signed": "signed",
}
"""What each sign means, in the order of the legend."""

_SIGNS = {
    "notice-by": '<path d="M0 -8L6 0L0 8L-6 0Z" class="sign"/>',
    "event": '<circle r="5" class="sign"/>',
    "signed": '<circle r="4" fill="none" stroke="currentColor" stroke-width="1.5"/>',
    "renews": '<path d="M0 -8V8" class="cut"/>',
}


def lines(timeline: Timeline, known: str = "") -> Iterator[str]:
    """The picture as a file of its own, with a margin and a ground; its title ends in what is `known`."""
    height, drawn = _drawn(timeline, "timeline", _ALONE, known)
    yield _opening("timeline", str(_WIDTH), height + 2 * _MARGIN)
    yield from drawn[:_NAMED]
    yield f"<style>\n{STYLE}\n</style>"
    yield '<rect width="100%" height="100%" class="under"/>'
    yield f'<svg x="{_MARGIN}" y="{_MARGIN}" width="{_WIDTH - 2 * _MARGIN}" height="{height}" overflow="visible">'
    yield from (*drawn[_NAMED:], "</svg>", "</svg>")


def element(timeline: Timeline, name: str = "timeline") -> Iterator[str]:
    """The <svg> element, to stand in a page as wide as there is room; each in one page needs a `name` of its own.

    The page's stylesheet holds STYLE; its `--ink`, `--paper` and `--faint` are used where it has them.
    """
    height, drawn = _drawn(timeline, name, _NARROWEST)
    yield from (_opening(name, "100%", height), *drawn, "</svg>")


def _opening(name: str, width: str, height: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="timeline" width="{width}" height="{height}" '
        f'role="img" aria-labelledby="{name}-title {name}-desc">'
    )


_NAMED = 2
"""So many pieces say what the picture is: they come before all else in it."""


def _drawn(timeline: Timeline, name: str, room: int, known: str = "") -> tuple[int, list[str]]:
    """How high the picture is, and its pieces; `room`: so many characters fit beside each other."""
    picture = _Picture(timeline, name, room)
    rows = [piece for bar in timeline.bars for piece in picture.row(bar)]
    key = list(picture.key())
    first, last, today = map(brief_day, (timeline.first, timeline.last, timeline.today))
    said = " ".join(safe(f"{bar.ref}: {bar.said}") for bar in timeline.bars)
    return picture.down, [
        f'<title id="{name}-title">Timeline from {first} to {last}, as of {today}{known}</title>',
        f'<desc id="{name}-desc">{said or "No agreement is found."}</desc>',
        picture.patterns(),
        *picture.axis(),
        *rows,
        *key,
    ]


class _Picture:
    """A timeline being drawn; it keeps how far down it has come, and which signs were used."""

    def __init__(self, timeline: Timeline, name: str, room: int) -> None:
        self.timeline = timeline
        self.name = name
        self._room = room
        self.days = (timeline.last - timeline.first).days + 1
        self._today = self._at(timeline.today) if timeline.first <= timeline.today <= timeline.last else ""
        self.down = self._bottom = _HEAD
        self.used: set[str] = set()

    def patterns(self) -> str:
        """The hatchings."""
        each = 'width="6" height="6" patternUnits="userSpaceOnUse"'
        inside = (f'<pattern id="{self.name}-{of}" {each}>{drawn}</pattern>' for of, drawn in _PATTERNS.items())
        return f"<defs>{''.join(inside)}</defs>"

    def axis(self) -> Iterator[str]:
        """The years or months above, and a line down from each."""
        timeline = self.timeline
        for label in Scale(timeline.first, timeline.last, timeline.today, self._room).labels():
            at = self._at(label.day)
            yield f'<text x="{at}" y="14" class="quiet">{label.text}</text>'
            yield f'<line x1="{at}" x2="{at}" y1="20" y2="{self._bottom}" class="grid"/>'
        if self._today:
            said = f"today, {brief_day(timeline.today)}"
            late = self._share(timeline.today) > 50
            placed, text = ('text-anchor="end" dx="5"', f"{said} ▾") if late else ('dx="-5"', f"▾ {said}")
            yield f'<text x="{self._today}" y="34" class="today" {placed}>{text}</text>'

    def row(self, bar: Bar) -> Iterator[str]:
        """One agreement: its ref and until when, its title, its bar."""
        yield f"<g><title>{safe(f'{bar.ref}: {bar.label}. {bar.said}')}</title>"
        yield self._text("0", "ref", bar.ref)
        if len(readable(bar.ref)) + len(bar.until) > self._room:
            self.down += _TEXT
        yield self._text("100%", "until", bar.until, end=True)
        self.down += _TEXT
        yield self._text("0", "quiet", without_middle(readable(bar.label), self._room))
        self.down += _TEXT
        for stretch in bar.stretches:
            yield self._stretch(stretch)
        if self._today:
            y = f'y1="{self.down - 4}" y2="{self.down + _BAR + 4}"'
            yield f'<line x1="{self._today}" x2="{self._today}" {y} class="today"/>'
        yield from self._marks(bar)
        yield from self._ends(bar)
        yield "</g>"
        self.down += _BAR + _BETWEEN
        self._bottom = self.down - _BETWEEN + 4

    def key(self) -> Iterator[str]:
        """What the signs that were used mean, in two columns."""
        self.down += 4
        used = [name for name in _MEANS if name in self.used]
        for number, name in enumerate(used):
            at = ("0", "50%")[number % 2]
            yield f'<svg x="{at}" y="{self.down}" width="50%" height="{_KEY}" overflow="visible">'
            if name in _SIGNS:
                yield _placed("9", 9, _key_sign(name))
            else:
                yield self._box("0", "18", name, *((7, 4) if name == "survival" else (3, 12)))
            yield f'<text x="26" y="13">{_MEANS[name]}</text></svg>'
            if number % 2 or number == len(used) - 1:
                self.down += _KEY

    def _stretch(self, stretch: Stretch) -> str:
        look = stretch.look
        self.used.add(look)
        begins, ends = self._share(stretch.first), self._share(stretch.last, over=True)
        thin = look == "survival"
        y, height = (self.down + 6, 4) if thin else (self.down, _BAR)
        return self._box(_percent(begins), _percent(max(ends - begins, 0.4)), look, y, height)

    def _box(self, x: str, width: str, look: str, y: int, height: int) -> str:
        fill = f' fill="url(#{self.name}-{look})"' if look in _PATTERNS else ""
        return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" class="{look}"{fill}/>'

    def _marks(self, bar: Bar) -> Iterator[str]:
        renewals = [self._share(mark.day) for mark in bar.marks if mark.kind == "renews"]
        crowded = len(renewals) > 1 and min(b - a for a, b in pairwise(renewals)) < 2
        for mark in bar.marks:
            held = any(one.first <= mark.day <= one.last for one in bar.stretches)
            if mark.kind not in _SIGNS or (mark.kind == "renews" and crowded) or (mark.kind == "signed" and held):
                continue
            self.used.add(mark.kind)
            ahead = any(one.state == "renewed" and one.first <= mark.day for one in bar.stretches)
            sign = _SIGNS[mark.kind].replace('"cut"', '"cut-ahead"') if ahead else _SIGNS[mark.kind]
            yield _placed(self._at(mark.day), self.down + _BAR // 2, sign)

    def _ends(self, bar: Bar) -> Iterator[str]:
        """Arrows where it began before the axis, and where it goes on after it."""
        middle = self.down + _BAR // 2
        if bar.came:
            yield _placed("0", middle, '<path d="M1 0L9 -5V5Z" class="goes"/>')
        if bar.goes_on:
            yield _placed("100%", middle, '<path d="M-1 0L-9 -5V5Z" class="goes"/>')

    def _text(self, x: str, kind: str, text: str, *, end: bool = False) -> str:
        anchor = ' text-anchor="end"' if end else ""
        return f'<text x="{x}" y="{self.down + 13}" class="{kind}"{anchor}>{safe(text)}</text>'

    def _share(self, day: date, *, over: bool = False) -> float:
        """How far along the axis a day begins, in percent; `over`: the day after it."""
        return ((day - self.timeline.first).days + over) * 100 / self.days

    def _at(self, day: date) -> str:
        return _percent(self._share(day))


def _placed(x: str, y: int, drawn: str) -> str:
    """A sign with its middle there: a path knows no percentages."""
    return f'<svg x="{x}" y="{y}" overflow="visible">{drawn}</svg>'


def _key_sign(name: str) -> str:
    """A sign as the legend shows it: a cut through a bar needs a bar."""
    under = '<rect x="-9" y="-6" width="18" height="12" class="in-force"/>' if name == "renews" else ""
    return under + _SIGNS[name]


def _percent(share: float) -> str:
    return f"{share:.3f}".rstrip("0").rstrip(".") + "%"
