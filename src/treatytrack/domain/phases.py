"""A whole life as phases, so that any day's status can be looked up instead of computed."""

from datetime import date
from typing import NamedTuple

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.bounds import Days
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.deadlines import ONCE, Deadline
from treatytrack.domain.facts import facts_on
from treatytrack.domain.life import Life, Reading, life_of
from treatytrack.domain.readings import AFTER_ALL, BEFORE_ALL, Uncertain, corners, latest_reading
from treatytrack.domain.validity import standing_on


class Phase(NamedTuple):
    """A stretch of as-of days, both inclusive, on which status, certainty, flags and kinds of deadline stay."""

    first: date
    last: date
    status: str
    certain: str
    flags: tuple[str, ...]
    ends: Days | None
    """The bounds of the last day in force over the whole stretch: where a date is uncertain they may move within it."""
    once: tuple[Deadline, ...]
    """The deadlines that come once and had not passed on the first day, with bounds over the whole stretch."""
    moving: frozenset[str] = frozenset()
    """The kinds of those whose bounds move within the stretch, so that on no one day they are so wide."""


def phases(agreement: Agreement) -> tuple[Phase, ...]:
    """The whole life as phases: from the first day of the calendar to its last, without gap or overlap."""
    latest, uncertain = latest_reading(agreement)
    turning = {day for day in _turning_days(agreement, latest, uncertain) if _is_dated(day)}
    if uncertain and turning:
        turning |= _after_the_end(agreement, max(turning))
    starts = [date.min, *sorted(turning)]
    ends = [*(day - ONE_DAY for day in starts[1:]), date.max]
    found: list[Phase] = []
    for first, last in zip(starts, ends, strict=True):
        between = uncertain and date.min < first and last < date.max
        for phase in _stretch(agreement, first, last) if between else [_phase(agreement, first, last)]:
            if found and _key(found[-1], uncertain) == _key(phase, uncertain):
                found[-1] = _joined(found[-1], phase)
            else:
                found.append(phase)
    return tuple(found)


def _after_the_end(agreement: Agreement, last: date) -> set[date]:
    """The days after the latest end and the latest survival, as known when everything recorded has happened."""
    on = standing_on(agreement, last)
    ends = [days.latest for days in (on.ends, on.survives_until) if days and days.latest]
    return {day + ONE_DAY for day in ends if last <= day < AFTER_ALL}


def _is_dated(day: date) -> bool:
    """Whether the day is one of the agreement's, and does not stand for an open side."""
    return BEFORE_ALL < day < AFTER_ALL


def _phase(agreement: Agreement, first: date, last: date) -> Phase:
    """What holds on the first day, taken to hold through the last."""
    on = standing_on(agreement, first)
    once = tuple(due._replace(day=due.earliest) for due in on.deadlines if due.kind in ONCE)
    return Phase(first, last, on.status, on.certain, on.flags, on.ends, once)


def _key(phase: Phase, uncertain: object = True) -> tuple[object, ...]:
    """What makes a phase one phase: not its days where these are uncertain, since they then move with the as-of day."""
    if not uncertain:
        return phase[2:]
    return (phase.status, phase.certain, phase.flags, phase.ends is None, frozenset(due.kind for due in phase.once))


def _stretch(agreement: Agreement, first: date, last: date) -> list[Phase]:
    """The phases of a stretch in whose middle an uncertain date may bring a turn that no corner shows, by halving."""
    one, other = _phase(agreement, first, first), _phase(agreement, last, last)
    if first == last:
        return [one]
    if _key(one) == _key(other):
        return [_joined(one, other)]
    middle = first + (last - first) // 2
    return _stretch(agreement, first, middle) + _stretch(agreement, middle + ONE_DAY, last)


def _joined(one: Phase, other: Phase) -> Phase:
    """Two phases of one kind as one, with bounds that hold both; a deadline that has passed in between stays."""
    ends = _hull(one.ends, other.ends) if one.ends and other.ends else None
    later = {due.kind: due for due in other.once}
    once = tuple(_wider(due, later[due.kind]) for due in one.once)
    moved = {due.kind for due in one.once if due[1:3] != later[due.kind][1:3]}
    return one._replace(last=other.last, ends=ends, once=once, moving=one.moving | other.moving | moved)


def _hull(one: Days, other: Days) -> Days:
    earliest = None if one.earliest is None or other.earliest is None else min(one.earliest, other.earliest)
    latest = None if one.latest is None or other.latest is None else max(one.latest, other.latest)
    return Days(earliest, latest)


def _wider(one: Deadline, other: Deadline) -> Deadline:
    earliest = min(one.earliest, other.earliest)
    certain = one.certain if one.certain == other.certain else "no"
    return one._replace(earliest=earliest, latest=max(one.latest, other.latest), day=earliest, certain=certain)


def _turning_days(agreement: Agreement, latest: Reading, uncertain: tuple[Uncertain, ...]) -> set[date]:
    """The days on which something changes, from the corners of the uncertain dates."""
    days: set[date] = set()
    for chosen in corners(latest, uncertain):
        reading = chosen.reading
        later = reading.later.acts if reading.later else ()
        known_on = {act.day for act in (*reading.acts, *later)} | {date.min, date.max}
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
