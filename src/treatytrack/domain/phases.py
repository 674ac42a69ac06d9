"""A whole life as phases, so that any day's status can be looked up instead of computed."""

from datetime import date
from typing import NamedTuple

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.facts import facts_on
from treatytrack.domain.life import Life, Reading, life_of
from treatytrack.domain.readings import AFTER_ALL, BEFORE_ALL, Uncertain, corners, latest_reading
from treatytrack.domain.validity import ONCE, Days, Deadline, standing_on


class Phase(NamedTuple):
    """A stretch of as-of days, both inclusive, on which status, certainty, flags and fixed end stay the same."""

    first: date
    last: date
    status: str
    certain: str
    flags: tuple[str, ...]
    ends: Days | None
    effective_in_force: Days | None
    once: tuple[Deadline, ...]
    """The deadlines that come once and had not passed on the first day."""


def phases(agreement: Agreement) -> tuple[Phase, ...]:
    """The whole life as phases: from the first day of the calendar to its last, without gap or overlap."""
    latest, uncertain = latest_reading(agreement)
    starts = [date.min, *sorted(day for day in _turning_days(agreement, latest, uncertain) if _is_dated(day))]
    ends = [*(day - ONE_DAY for day in starts[1:]), date.max]
    found: list[Phase] = []
    for first, last in zip(starts, ends, strict=True):
        between = uncertain and date.min < first and last < date.max
        for phase in _stretch(agreement, first, last) if between else (_phase(agreement, first, last),):
            if found and _same(found[-1], phase):
                found[-1] = found[-1]._replace(last=phase.last)
            else:
                found.append(phase)
    return tuple(found)


def _is_dated(day: date) -> bool:
    """Whether the day is one of the agreement's, and does not stand for an open side."""
    return BEFORE_ALL < day < AFTER_ALL


def _phase(agreement: Agreement, first: date, last: date) -> Phase:
    """What holds on the first day, taken to hold through the last."""
    on = standing_on(agreement, first)
    once = tuple(due._replace(day=due.earliest) for due in on.deadlines if due.kind in ONCE)
    return Phase(first, last, on.status, on.certain, on.flags, on.ends, on.effective_in_force, once)


def _same(one: Phase, other: Phase) -> bool:
    return one._replace(first=other.first, last=other.last) == other


def _stretch(agreement: Agreement, first: date, last: date) -> list[Phase]:
    """The phases of a stretch in whose middle an uncertain date may bring a turn that no corner shows, by halving."""
    one, other = _phase(agreement, first, last), _phase(agreement, last, last)
    if _alike(one, other) or first == last:
        return [one]
    middle = first + (last - first) // 2
    return _stretch(agreement, first, middle) + _stretch(agreement, middle + ONE_DAY, last)


def _alike(one: Phase, other: Phase) -> bool:
    """Whether they differ in nothing but deadlines that have passed in between."""
    return one._replace(first=other.first, last=other.last, once=other.once) == other


def _turning_days(agreement: Agreement, latest: Reading, uncertain: tuple[Uncertain, ...]) -> set[date]:
    """The days on which something changes, from the corners of the uncertain dates."""
    days: set[date] = set()
    for chosen in corners(latest, uncertain):
        reading = chosen.reading
        known_on = {act.day for act in reading.acts} | {date.min, date.max}
        for known in known_on:
            days |= {known} | _days_of(agreement, life_of(agreement, reading, known))
    return days | {day + ONE_DAY for day in days if uncertain and day < AFTER_ALL}


def _days_of(agreement: Agreement, life: Life) -> set[date]:
    """The days of one life on which its status, flags or fixed end can change."""
    reading, series, fixed = life.reading, life.series, life.fixed
    days = {day for day in (reading.signed, reading.provisional, life.entry, life.term_out) if day}
    for ending in (fixed, life.given):
        if ending:
            days.add(ending.first_day_out)
    if series:
        days.add(series.boundary(0))
        if series.last_term:
            days.add(series.boundary(series.last_term - 1))
    for first, out in life.suspensions:
        days |= {first, out} if out else {first}
    if reading.until:
        days.add(reading.until + ONE_DAY)
    for out in (fixed.first_day_out if fixed else None, life.term_out):
        last = out and facts_on(agreement, life, out).survives_until
        if last:
            days.add(last + ONE_DAY)
    return days
