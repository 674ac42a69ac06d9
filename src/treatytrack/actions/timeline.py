"""The periods of agreements along a time axis, as a value: what holds when, what is due, and the same in words."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from treatytrack.actions.axis import Span, axis_of
from treatytrack.actions.find import Found
from treatytrack.actions.timeline_words import told, until_words
from treatytrack.answers import Heading, Table
from treatytrack.answers.report import Report, Section
from treatytrack.answers.timeline import Bar, Mark, Stretch, Timeline
from treatytrack.domain.facts import MEETINGS
from treatytrack.domain.gaps import end_is_unknown
from treatytrack.domain.life import Life
from treatytrack.domain.lifetime import RENEWED, SURVIVAL, Held, lifetime
from treatytrack.domain.readings import AFTER_ALL, BEFORE_ALL
from treatytrack.domain.series import Series
from treatytrack.domain.validity import lives_known_on

MOST_BOUNDARIES = 400
"""Of a term renewed by the month over centuries no more boundaries are marked: no axis could show them apart."""


class _Life(NamedTuple):
    """An agreement that was found, the lives that may be its true one, and its stretches over all days."""

    one: Found
    lives: list[Life]
    held: tuple[Held, ...]


def timeline_of(found: Iterable[Found], day: date, first: date | None = None, last: date | None = None) -> Timeline:
    """These agreements as known on that day, along an axis between two days; one that is not given is chosen well."""
    lived = [_lived(one, day) for one in found]
    axis = axis_of([_worth_seeing(life, day) for life in lived], day, first, last)
    return Timeline(axis.first, axis.last, day, tuple(_bar(life, axis, day) for life in lived))


def _lived(one: Found, day: date) -> _Life:
    lives = lives_known_on(one.agreement, day)
    return _Life(one, lives, lifetime(one.agreement, lives, day))


def _worth_seeing(life: _Life, day: date) -> Span | None:
    """From its first day, or the signature, to the last one that is known: what a chosen axis should show."""
    agreement, standing = life.one
    starts = [stretch.first for stretch in life.held[:1]]
    if agreement.signed and agreement.signed.earliest:
        starts.append(agreement.signed.earliest)
    starts = [start for start in starts if start > BEFORE_ALL]
    if not starts:
        return None
    computed = (standing.ends, standing.term_last_day, standing.locked_in_until, standing.effective_in_force)
    known = [days.latest for days in computed if days and days.latest and days.latest < AFTER_ALL]
    today = [day for stretch in life.held if stretch.first <= day <= stretch.last and stretch.state != SURVIVAL]
    return Span(min(starts), max([*known, *today, min(starts)]))


def _bar(life: _Life, axis: Span, day: date) -> Bar:
    agreement, standing = life.one
    stretches = tuple(
        Stretch(max(one.first, axis.first), min(one.last, axis.last), one.state, one.certain)
        for one in life.held
        if one.first <= axis.last and one.last >= axis.first
    )
    return Bar(
        agreement.ref,
        agreement.title,
        stretches,
        tuple(sorted({mark for mark in _marks(life, axis, day) if axis.first <= mark.day <= axis.last})),
        goes_on=_goes_on(life, axis.last),
        said=told(agreement, standing),
        until=until_words(agreement, standing),
        came=any(one.first < axis.first for one in life.held),
    )


def _marks(life: _Life, axis: Span, day: date) -> Iterator[Mark]:
    """What happens on one day: where a day is uncertain there is no mark, and the stretches show it."""
    agreement, standing = life.one
    if agreement.signed and agreement.signed.is_day and agreement.signed.earliest:
        yield Mark(agreement.signed.earliest, "signed")
    ends = "ends" if standing.life.fixed else "expires"
    once = (
        ("enters-into-force", standing.effective_in_force),
        ("notice-by", standing.notice_by),
        (ends, standing.ends),
        ("survival-ends", standing.survives_until),
    )
    for kind, days in once:
        if days and days.earliest and days.earliest == days.latest:
            yield Mark(days.earliest, kind)
    for event in agreement.events:
        if event.kind in MEETINGS and event.date.is_day and event.date.earliest:
            yield Mark(event.date.earliest, "event")
    series = standing.life.series
    if series and all(other.series == series for other in life.lives):
        yield from _of_terms(series, standing.life, axis, day)


def _of_terms(series: Series, life: Life, axis: Span, day: date) -> Iterator[Mark]:
    """The first days of renewed terms on the axis, and the notice day of the term after the running one."""
    if series.renewal != "tacit" or series.step is None:
        return
    running = series.running(day)
    if running is not None and life.fixed is None and series.would_renew(running) and series.would_renew(running + 1):
        safe = series.safe_day(running + 1)
        if safe:
            yield Mark(safe, "notice-by")
    term = series.running(axis.first)
    if term is None:
        return
    for each in range(term, term + MOST_BOUNDARIES):
        begins = series.boundary(each)
        over = life.computed_out if life.fixed is None else life.fixed.first_day_out
        if begins > axis.last or not series.would_renew(each) or (over and begins >= over):
            return
        yield Mark(begins, "renews")


def _goes_on(life: _Life, last: date) -> str:
    """How it is held to last beyond the last day of the axis; nothing where it is over by then."""
    held = life.held
    there = next((one for one in held if one.first <= last < one.last), None)
    if there is None:
        return "later" if any(one.last > last for one in held) else ""
    if there.state == RENEWED:
        return "renews"
    if held[-1].last < date.max:
        return "later"
    untold = held[-1].state != SURVIVAL and end_is_unknown(*life.one)
    return "not known" if untold or held[-1].certain == "no" else "open-ended"


# fmt: off
STRETCHES = (
    Heading("ref",     "Ref",       "ref"),
    Heading("title",   "Agreement", "title"),
    Heading("from",    "From",      "date"),
    Heading("to",      "To",        "date"),
    Heading("state",   "State",     "word"),
    Heading("certain", "Certain",   "word"),
    Heading("goes_on", "Goes on",   "word"),
    Heading("as_of",   "As of",     "date"),
)
# fmt: on


def stretches_table(timeline: Timeline) -> Table:
    """One row a stretch, as far as the axis reaches; the last one of a bar tells how it goes on beyond."""
    return Table(STRETCHES, (row for bar in timeline.bars for row in _rows(bar, timeline.today)))


def _rows(bar: Bar, today: date) -> Iterator[tuple[str, ...]]:
    for number, one in enumerate(bar.stretches, 1):
        goes_on = bar.goes_on if number == len(bar.stretches) else ""
        days = one.first.isoformat(), one.last.isoformat()
        yield (bar.ref, bar.label, *days, one.state, one.certain, goes_on, today.isoformat())


def records(timeline: Timeline) -> Iterator[dict[str, object]]:
    """One record an agreement, for programs: its stretches and marks as far as the axis reaches."""
    for bar in timeline.bars:
        yield {
            "ref": bar.ref,
            "title": bar.label,
            "as_of": timeline.today.isoformat(),
            "axis": {"from": timeline.first.isoformat(), "to": timeline.last.isoformat()},
            "stretches": [
                {"from": one.first.isoformat(), "to": one.last.isoformat(), "state": one.state,
                 "certain": one.certain}
                for one in bar.stretches
            ],
            "marks": [{"date": mark.day.isoformat(), "kind": mark.kind} for mark in bar.marks],
            "goes_on": bar.goes_on or None,
            "said": bar.said,
        }  # fmt: skip


def report_of(timeline: Timeline, above: tuple[str, ...]) -> Report:
    """The timeline as a report of one section, for the formats that are pages; `above`: the lines above it."""
    said = tuple(f"{bar.ref}: {bar.said}" for bar in timeline.bars)
    section = Section("timeline", "The periods", lines=said, drawing=timeline)
    return Report("Timeline", timeline.today, above, (section,), ())
