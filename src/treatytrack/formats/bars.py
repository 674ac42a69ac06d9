"""A timeline as text: for each agreement a bar of characters, what is sure told from what is only possible."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from treatytrack.answers.timeline import Bar, Timeline
from treatytrack.domain.words import brief_day
from treatytrack.formats.readable import padded, readable, styled, width, without_middle
from treatytrack.formats.scale import Scale
from treatytrack.formats.whole_days import wrapped_around

OFF_A_TERMINAL = 100
"""How many columns the bars fill where nobody says how many there are; texts are whole there."""
_BESIDE = 100
"""From so many columns on the names stand beside the bars, else above them."""
_LEAST_BAR, _GOOD_BAR = 40, 60
_LEAST_TITLE, _MOST_TITLE = 24, 40
_GAP = 2
_APART = 3
"""In so many cells from one renewal to the next each can be seen."""


class Sign(NamedTuple):
    """What stands for something in a bar: its character, that in plain ASCII, its colour, and what the legend says."""

    drawn: str
    ascii: str
    colour: str
    means: str


# fmt: off
_SIGNS = {
    "in-force":          Sign("█", "#", "green",    "in force"),
    "assumed":           Sign("▓", "~", "green",    "assumed in force"),
    "uncertain":         Sign("░", "?", "yellow",   "possible, not certain"),
    "renewed":           Sign("═", "=", "cyan",     "if it renews"),
    "provisional":       Sign("▒", "%", "blue",     "provisional"),
    "suspended":         Sign("╳", "x", "red",      "suspended"),
    "survival":          Sign("┈", "-", "dim",      "some provisions survive"),
    "renews":            Sign("╪", "+", "cyan",     "renewal"),
    "notice-by":         Sign("◆", "!", "bold red", "last safe day for notice"),
    "event":             Sign("●", "@", "bold",     "meeting or review"),
    "signed":            Sign("○", "o", "",         "signed"),
    "today":             Sign("│", "|", "bold",     "today"),
    "came":              Sign("←", "<", "dim",      "began before"),
    "goes on":           Sign("→", ">", "dim",      "goes on"),
    "not known":         Sign("…", ".", "yellow",   "end not known"),
}
# fmt: on
"""In the order of the legend."""

_PAINTED = ("in-force", "renewed", "assumed", "provisional", "survival", "suspended", "uncertain")
"""Where a cell holds days of two stretches, the later of these is seen: what is unsure never looks sure."""
_MARKED = ("signed", "renews", "event", "notice-by")
"""The marks that are drawn, the most telling last; the others are where a stretch begins or ends."""


def lines(
    timeline: Timeline, columns: int | None = None, *, colour: bool = False, in_ascii: bool = False
) -> Iterator[str]:
    """The bars in at most so many columns; None: in 100, and no text cut. Nothing at all for a timeline without bars.

    On a wide terminal ref and title stand beside each bar, else above it.
    """
    if not timeline.bars:
        return
    drawing = _Drawing(timeline, colour=colour, in_ascii=in_ascii)
    if columns is not None and columns >= _BESIDE:
        refs = max(width(readable(bar.ref)) for bar in timeline.bars)
        untils = max(width(bar.until) for bar in timeline.bars)
        room = columns - refs - untils - 3 * _GAP
        longest = max(width(readable(bar.label)) for bar in timeline.bars)
        titles = min(longest, _MOST_TITLE, max(_LEAST_TITLE, room - _GOOD_BAR))
        if room - titles >= _LEAST_BAR:
            yield from drawing.beside(refs, titles, room - titles)
            yield from drawing.legend(columns)
            return
    yield from drawing.above(columns)
    yield from drawing.legend(columns or OFF_A_TERMINAL)


class _Drawing:
    """A timeline being drawn; it keeps which signs were used, for the legend."""

    def __init__(self, timeline: Timeline, *, colour: bool, in_ascii: bool) -> None:
        self.timeline = timeline
        self.colour = colour
        self.in_ascii = in_ascii
        self.used: set[str] = set()

    def beside(self, refs: int, titles: int, columns: int) -> Iterator[str]:
        """Each agreement on one line: ref, title, bar, until when."""
        scale = self._scale(columns)
        blank = " " * (refs + titles + 2 * _GAP)
        yield from (blank + line for line in self._head(scale))
        for bar in self.timeline.bars:
            title = self._cut(readable(bar.label), titles)
            name = f"{self._styled(padded(readable(bar.ref), refs), 'bold')}  {padded(title, titles)}"
            yield f"{name}  {self._bar(bar, scale)}  {bar.until}".rstrip()

    def above(self, columns: int | None) -> Iterator[str]:
        """Each agreement's names above its bar: on one line, or the title on its own where one would lose too much.

        Until when stands on a line of its own, too, where it has no room beside the ref: no day in it is parted.
        """
        across = columns or OFF_A_TERMINAL
        scale = self._scale(across)
        least = _LEAST_TITLE if columns else across
        together = all(self._room(bar, across) >= min(width(readable(bar.label)), least) for bar in self.timeline.bars)
        yield from self._head(scale)
        for bar in self.timeline.bars:
            ref, title, room = self._styled(readable(bar.ref), "bold"), readable(bar.label), self._room(bar, across)
            if together:
                yield f"{ref}  {padded(self._cut(title, room), room)}  {bar.until}".rstrip()
            else:
                if columns and room + _GAP < 0:
                    yield ref
                    yield from (padded(line, across, right=True) for line in wrapped_around(bar.until, across))
                else:
                    yield f"{ref}{' ' * max(room + 2 * _GAP, _GAP)}{bar.until}".rstrip()
                yield (self._cut(title, across) if columns else title).rstrip()
            yield self._bar(bar, scale).rstrip()

    def _room(self, bar: Bar, across: int) -> int:
        """How many columns the title has between the ref and the last day."""
        return across - width(readable(bar.ref)) - width(bar.until) - 2 * _GAP

    def legend(self, columns: int) -> Iterator[str]:
        """What the signs that were used mean, as many on a line as fit."""
        line, filled = "", 0
        for name in filter(self.used.__contains__, _SIGNS):
            means = f"today, {brief_day(self.timeline.today)}" if name == "today" else _SIGNS[name].means
            entry = f"{self._sign(name)} {means}"
            wide = len("# ") + len(means)
            if filled + _GAP + wide > columns:
                yield line
                line, filled = "", 0
            elif not filled:
                yield ""
            line, filled = (f"{line}  {entry}", filled + _GAP + wide) if line else (entry, wide)
        if line:
            yield line

    def _scale(self, columns: int) -> Scale:
        """A cell before the axis and one after it say where a bar comes from and goes to."""
        timeline = self.timeline
        return Scale(timeline.first, timeline.last, timeline.today, columns - 2)

    def _head(self, scale: Scale) -> Iterator[str]:
        """The years or months, and today below them."""
        line = ""
        for label in scale.labels():
            line = padded(line, label.cell + 1) + label.text
        yield self._styled(line.rstrip(), "dim")
        if scale.today is not None:
            self.used.add("today")
            arrow = "v" if self.in_ascii else "▼"
            said = f"today, {brief_day(self.timeline.today)}"
            at = scale.today + 1
            text = padded(f"{said} ", at, right=True) + arrow if at > len(said) else f"{' ' * at}{arrow} {said}"
            yield self._styled(text, "bold")

    def _bar(self, bar: Bar, scale: Scale) -> str:
        cells = [""] * scale.cells
        for name in _PAINTED:
            for stretch in bar.stretches:
                if stretch.look == name:
                    for at in scale.span(stretch.first, stretch.last):
                        cells[at] = name
        self._mark(bar, scale, cells)
        if scale.today is not None:
            cells[scale.today] = "today"
        before = "came" if bar.came else ""
        after = "goes on" if bar.goes_on and bar.goes_on != "not known" else bar.goes_on
        runs = groupby([before, *cells, after])
        return "".join(self._sign(name, sum(1 for _ in run)) for name, run in runs)

    def _mark(self, bar: Bar, scale: Scale, cells: list[str]) -> None:
        """Put the marks into the cells: none that would hide all of a stretch; renewals only where they stand apart."""
        renewals = [scale.cell(mark.day) for mark in bar.marks if mark.kind == "renews"]
        crowded = any(after - before < _APART for before, after in pairwise(renewals))
        painted = list(cells)
        for kind in _MARKED:
            for mark in bar.marks:
                at = scale.cell(mark.day)
                if mark.kind != kind or (kind == "renews" and crowded) or (kind == "signed" and painted[at]):
                    continue
                if not painted[at] or painted[at] in {*painted[max(at - 1, 0) : at], *painted[at + 1 : at + 2]}:
                    cells[at] = kind

    def _sign(self, name: str, cells: int = 1) -> str:
        if not name:
            return " " * cells
        self.used.add(name)
        sign = _SIGNS[name]
        return self._styled(cells * (sign.ascii if self.in_ascii else sign.drawn), sign.colour)

    def _styled(self, text: str, style: str) -> str:
        return styled(text, style, self.colour)

    def _cut(self, title: str, columns: int) -> str:
        cut = without_middle(title, columns)
        return cut.replace("…", "~") if self.in_ascii else cut
