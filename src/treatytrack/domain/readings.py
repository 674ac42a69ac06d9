"""The days on which an uncertain date makes a difference.

An uncertain date may be any day between its bounds. Everything computed from it moves one way with it, except where
another term begins to run, another status holds, or an act begins to count. So it is enough to look at the bounds and
at both sides of each such turn: the smallest and the largest result over those readings are those over all.
The turns are found by halving: between two days with the same answer there is none. No day is sampled by chance.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import product
from math import prod
from typing import NamedTuple

from treatytrack.domain.acts import DECISIVE, Act, later_that_ends
from treatytrack.domain.agreement import Agreement, Event
from treatytrack.domain.dates import ONE_DAY, PartialDate
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
"""A record with a dozen uncertain dates has more readings than anybody can wait for; see `_combined`."""

MOST_LOOKED_AT_TOGETHER = 4
"""Of how many other uncertain dates every combination of first and last days is looked at; see `_stood`."""


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


def corners(latest: Reading, uncertain: tuple[Uncertain, ...]) -> list[Chosen]:
    """Every uncertain date at its first or its last day, in every combination."""
    return _chosen(latest, uncertain, [[one.first, one.last] for one in uncertain])


def readings_that_matter(
    latest: Reading, uncertain: tuple[Uncertain, ...], day: date, answer: Callable[[Reading], object]
) -> list[Chosen]:
    """The readings among which the smallest, the largest and every possible answer is found.

    `answer` gives all that a choice decides besides the days themselves: it must not change between two neighbours.
    A range is cut at the as-of day and at every other recorded day, where what counts and what comes first changes.
    """
    choices: list[list[date]] = []
    cuts = recorded_days(latest) | {one.first for one in uncertain} | {day}
    for one in uncertain:
        others = [other for other in uncertain if other is not one]
        days: set[date] = set()
        for others_days in _stood(others):
            base = latest
            for other, day_of_other in zip(others, others_days, strict=True):
                base = with_day(base, other, day_of_other)

            def answer_of(chosen: date, base: Reading = base, one: Uncertain = one) -> object:
                return answer(in_order(with_day(base, one, chosen)))

            days.update(turns(one.first, one.last, cuts, answer_of))
        choices.append(sorted(days))
    return _chosen(latest, uncertain, choices)


def _stood(others: list[Uncertain]) -> Iterable[tuple[date, ...]]:
    """Where the other uncertain dates stand while one is looked at: each at its first or its last day.

    Of very many, all at their first, or all at their last.
    """
    ends = [(other.first, other.last) for other in others]
    return product(*ends) if len(others) <= MOST_LOOKED_AT_TOGETHER else zip(*ends, strict=True)


def recorded_days(reading: Reading) -> set[date]:
    """Every day of a reading."""
    columns = (reading.signed, reading.provisional, reading.in_force, reading.until, reading.ended, reading.counts_from)
    later = recorded_days(reading.later) if reading.later else set()
    return {day for day in columns if day} | {act.day for act in reading.acts} | later


def turns(first: date, last: date, cuts: set[date], answer: Callable[[date], object]) -> Iterator[date]:
    """The first and last day, and both sides of each turn of the answer between them; `cuts` are days where it may."""
    near = [cut for cut in cuts if first <= cut <= last]
    inside = {cut for cut in near if first < cut < last}
    inside |= {cut - ONE_DAY for cut in near if cut - first > ONE_DAY}
    inside |= {cut + ONE_DAY for cut in near if last - cut > ONE_DAY}
    marks = [first, *sorted(inside), last]
    answers = [answer(day) for day in marks]
    yield from (first, last)
    stretches = list(zip(marks, answers, marks[1:], answers[1:], strict=False))
    while stretches:
        first, first_answer, last, last_answer = stretches.pop()
        if first_answer == last_answer:
            continue
        if last - first <= ONE_DAY:
            yield from (first, last)
            continue
        middle = first + (last - first) // 2
        middle_answer = answer(middle)
        stretches += [(first, first_answer, middle, middle_answer), (middle, middle_answer, last, last_answer)]


def _chosen(latest: Reading, uncertain: tuple[Uncertain, ...], choices: list[list[date]]) -> list[Chosen]:
    """The readings of every combination of these days."""
    found = []
    for days in _combined(choices):
        reading = latest
        for one, day in zip(uncertain, days, strict=True):
            reading = with_day(reading, one, day)
        found.append(Chosen(in_order(reading), BEFORE_ALL in days or LONG_BEFORE in days, AFTER_ALL in days))
    return found


def _combined(choices: list[list[date]]) -> Iterable[tuple[date, ...]]:
    """Every combination of the days; of very many, those in which all but one date stand at their first or last."""
    if prod(len(days) for days in choices) <= MOST_COMBINATIONS:
        return product(*choices)
    firsts, lasts = [days[0] for days in choices], [days[-1] for days in choices]
    return {
        (*others[:at], day, *others[at + 1 :])
        for others in (firsts, lasts)
        for at, days in enumerate(choices)
        for day in days
    }
