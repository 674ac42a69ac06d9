"""An agreement so read that each of its dates is one day, and which of them may be another.

An uncertain date may be any day between its bounds; `turns.py` finds the days of them all on which it matters which.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, product
from math import prod
from typing import NamedTuple

from treatytrack.domain.acts import DECISIVE, Act, later_that_ends
from treatytrack.domain.agreement import Agreement, Event
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.lengths import Length
from treatytrack.domain.life import FULFILS, Reading

BEFORE_ALL = date(1000, 1, 1)
"""Stands for the earliest day of a date that has none."""
LONG_BEFORE = date(1, 1, 2)
"""The same where the date lies before that; a day comes before this one too."""
AFTER_ALL = date(8500, 1, 1)
"""Stands for the latest day of a date that has none."""

A_YEAR = Length("1y", 12, 0)
"""A tacit series whose start is uncertain by more than this has no term columns (section 5)."""

MOST_COMBINATIONS = 4096
"""A record with a dozen uncertain dates has more readings than anybody can wait for; see `combined`."""

Place = tuple[date, ...]
"""A day for each uncertain date, in their order."""


class Uncertain(NamedTuple):
    """A recorded date that may be any of several days: which one it is, its first and last possible day."""

    name: str
    first: date
    last: date
    act: int = -1
    """The place of the act that it dates; -1 for a column."""
    of_later: bool = False
    """Whether it is a date of the later agreement that ends this one."""


class Chosen(NamedTuple):
    """A reading, and whether it takes an open date at its open side (so that its days stand for "no such day")."""

    reading: Reading
    open_before: bool = False
    open_after: bool = False


def latest_reading(agreement: Agreement) -> tuple[Reading, tuple[Uncertain, ...]]:
    """The reading that takes each uncertain date at its latest (section 4), and the dates that are uncertain."""
    terms = agreement.terms
    signed, provisional, in_force, ended = agreement.signed, agreement.provisional, agreement.in_force, agreement.ended
    until, counts_from = terms.until, terms.counts_from
    uncertain: list[Uncertain] = []
    columns = (
        signed and _latest(signed, "signed", uncertain),
        provisional and _latest(provisional, "provisional", uncertain),
        in_force and _latest(in_force, "in_force", uncertain),
        until and _latest(until.as_last_day(), "until", uncertain),
        ended and _latest(ended, "ended", uncertain),
        _latest(counts_from, "counts_from", uncertain) if isinstance(counts_from, PartialDate) else None,
    )
    acts: tuple[Act, ...] = ()
    if agreement.events:
        decisive = [event for event in agreement.events if event.kind in DECISIVE and _decides(agreement, event)]
        acts = tuple([_act(event, place, uncertain) for place, event in enumerate(decisive)])
    later = None
    if ending := later_that_ends(agreement):
        later, uncertain_later = latest_reading(ending)
        uncertain += [one._replace(of_later=True) for one in uncertain_later]
    return Reading(*columns, acts, later), tuple(uncertain)


def _decides(agreement: Agreement, event: Event) -> bool:
    """Whether an act can change anything: one towards entry into force only while that is not recorded (R5, R12)."""
    if event.kind not in FULFILS.values():
        return True
    rule = agreement.terms.entry_rule
    return agreement.in_force is None and (rule is None or FULFILS.get(rule.trigger) == event.kind)


def _act(event: Event, place: int, uncertain: list[Uncertain]) -> Act:
    return Act(
        event.kind,
        _latest(event.date, "day", uncertain, place),
        event.by,
        event.effective and _latest(event.effective, "effective", uncertain, place),
        event.until and _latest(event.until.as_last_day(), "until", uncertain, place),
        event.length,
        place,
        event.date.text,
    )


def counting_by(day: date, uncertain: tuple[Uncertain, ...], latest: Reading) -> tuple[Uncertain, ...]:
    """The uncertain dates that may matter on that day: none of an act that surely lies ahead (R1b)."""
    begins = {one.act: one.first for one in uncertain if one.name == "day" and not one.of_later}
    return tuple(
        one for one in uncertain if one.act < 0 or one.of_later or begins.get(one.act, latest.acts[one.act].day) <= day
    )


def _latest(value: PartialDate, name: str, uncertain: list[Uncertain], act: int = -1) -> date:
    """The latest day that a date may be; where it may be another, that is noted in `uncertain`."""
    _, earliest, latest = value
    if earliest is None or earliest != latest:
        uncertain.append(Uncertain(name, earliest or open_from(latest), latest or AFTER_ALL, act))
    return latest or AFTER_ALL


def open_from(latest: date | None) -> date:
    """The day that stands for the earliest of a date that has none."""
    if latest is None or latest > BEFORE_ALL:
        return BEFORE_ALL
    return min(LONG_BEFORE, latest)


def is_dated(day: date) -> bool:
    """Whether something may turn on the day: it does not stand for an open side, nor for the start of the calendar."""
    return date.min < day < AFTER_ALL and day not in (BEFORE_ALL, LONG_BEFORE)


def with_day(reading: Reading, which: Uncertain, day: date) -> Reading:
    """The reading with one uncertain date taken as that day."""
    if which.of_later and reading.later:
        return reading._replace(later=with_day(reading.later, which._replace(of_later=False), day))
    if which.act < 0:
        return reading._replace(**{which.name: day})  # type: ignore[arg-type]  # only names of dates
    acts = list(reading.acts)
    acts[which.act] = acts[which.act]._replace(**{which.name: day})  # type: ignore[arg-type]
    return reading._replace(acts=tuple(acts))


def in_order(reading: Reading) -> Reading:
    """The same reading with its acts in the order of their days (as recorded where they share one)."""
    if len(reading.acts) < 2:
        return reading
    return reading._replace(acts=tuple(sorted(reading.acts, key=lambda act: act.day)))


def chosen_at(latest: Reading, uncertain: tuple[Uncertain, ...], place: Place) -> Chosen:
    """The reading that takes each uncertain date as the day that the place has for it."""
    reading = latest
    for one, day in zip(uncertain, place, strict=True):
        if day != one.last:
            reading = with_day(reading, one, day)
    return Chosen(in_order(reading), BEFORE_ALL in place or LONG_BEFORE in place, AFTER_ALL in place)


def corners(latest: Reading, uncertain: tuple[Uncertain, ...]) -> list[Chosen]:
    """Every uncertain date at its first or its last day, in every combination."""
    return [chosen_at(latest, uncertain, place) for place in combined([(one.first, one.last) for one in uncertain])]


def combined(choices: Sequence[Sequence[date]]) -> Iterable[Place]:
    """Every combination of the days, each date's in order; of very many as many as can be looked at.

    Those in which all but two dates stand at their first or their last day; else all but two at their first, or all
    but two at their last; else all but one.
    """
    for grids in _ever_fewer(choices):
        if sum(prod(map(len, grid)) for grid in grids) <= MOST_COMBINATIONS:
            break
    return product(*grids[0]) if len(grids) == 1 else {place for grid in grids for place in product(*grid)}


def _ever_fewer(choices: Sequence[Sequence[date]]) -> Iterator[list[list[Sequence[date]]]]:
    """Of each date the days that are combined with one another, once or in several ways; each time fewer of them."""
    yield [list(choices)]
    either = [(days[0], days[-1]) for days in choices]
    firsts, lasts = [(days[0],) for days in choices], [(days[-1],) for days in choices]
    if len(choices) > 2:
        pairs = list(combinations(range(len(choices)), 2))
        yield [_free(choices, either, pair) for pair in pairs]
        yield [_free(choices, stand, pair) for stand in (firsts, lasts) for pair in pairs]
    yield [_free(choices, stand, (at,)) for stand in (firsts, lasts) for at in range(len(choices))]


def _free(
    choices: Sequence[Sequence[date]], stand: Sequence[Sequence[date]], free: tuple[int, ...]
) -> list[Sequence[date]]:
    """All days of the free dates; of each other those on which it stands."""
    return [days if at in free else stand[at] for at, days in enumerate(choices)]


def recorded_days(reading: Reading) -> set[date]:
    """Every day of a reading."""
    columns = (reading.signed, reading.provisional, reading.in_force, reading.until, reading.ended, reading.counts_from)
    later = recorded_days(reading.later) if reading.later else set()
    return {day for day in columns if day} | {act.day for act in reading.acts} | later
