"""What comes due: the next deadline of each kind and every event ahead (VALIDITY section 5)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from treatytrack.domain.acts import rests_on
from treatytrack.domain.agreement import Agreement, Event
from treatytrack.domain.bounds import Days, bounds_of
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.facts import MEETINGS, OVER, Facts, Lasting
from treatytrack.domain.life import Life, likeness
from treatytrack.domain.readings import Chosen
from treatytrack.domain.series import Series

KINDS = ("notice-by", "ends", "expires", "renews", "enters-into-force", "survival-ends", "event")
"""The kinds of deadline, in the order in which ties are shown."""

ONCE = ("ends", "expires", "enters-into-force", "survival-ends")
"""Kinds that an agreement meets once, unlike the notice days and renewals of a series."""

AGAIN = ("notice-by", "renews")
"""Kinds that come round in a series, and of which only the next is told."""

LAST_DAYS = ("ends", "expires")
"""Kinds whose day is the last day in force."""

FIRST_DAYS = frozenset({"renews", "enters-into-force"})
"""Kinds whose day is a first day: they count until the day before; the others through the day itself."""


class Deadline(NamedTuple):
    """Something that comes due, with the day shown and counted: the earliest while that is ahead, then the latest."""

    kind: str
    earliest: date
    latest: date
    day: date
    certain: str
    what: str = ""
    """For an event: which."""
    number: int = 0
    """Of which term, the first being 0, extended ones counted once; for an event, its place among the agreement's."""

    def days_left(self, as_of: date) -> int:
        """Days from the as-of day to the day shown; 0 is today."""
        return (self.day - as_of).days


_ORDER = {kind: place for place, kind in enumerate(KINDS)}


def deadlines_of(
    agreement: Agreement, chosen: list[Chosen], lives: list[Life], facts: list[Facts], day: date, *, dated_closely: bool
) -> tuple[Deadline, ...]:
    """The next deadline of each kind and every event ahead, nearest first; ties in the order of KINDS."""
    found = [*once_of_many(chosen, facts, day), *_events(agreement, day)]
    if dated_closely:
        found += _again(agreement, chosen, lives, facts, day)
    return nearest_first(found)


def nearest_first(found: list[Deadline]) -> tuple[Deadline, ...]:
    """The deadlines in the order of the days shown; ties in the order of KINDS."""
    if len(found) > 1:
        found.sort(key=_place)
    return tuple(found)


def _place(due: Deadline) -> tuple[date, int]:
    return due.day, _ORDER[due.kind]


def deadlines_of_one(agreement: Agreement, life: Life, facts: Facts, day: date) -> tuple[Deadline, ...]:
    """What `deadlines_of` says of a single reading, each of whose days has no bounds but itself."""
    found = once_of_one(facts, day) if facts.once else []
    if agreement.events:
        found += _events(agreement, day)
    term, series = facts.term, life.series
    if series and term is not None and life.fixed is None and series.would_renew(term):
        found += _again_of_one(agreement, life, series, term, day)
    return nearest_first(found) if found else ()


def comes_again(due: Deadline, life: Life, last: date) -> bool:
    """Whether one more of its kind, which is not told, may follow it through `last`; its agreement lives so."""
    series = life.series
    if due.kind not in AGAIN or series is None or series.step is None:
        return False
    term = due.number - series.before + 1
    following = series.safe_day(term) if due.kind == "notice-by" else series.boundary(term)
    return series.would_renew(term) and following is not None and following - (due.latest - due.earliest) <= last


def once_of_one(facts: Facts | Lasting, day: date) -> list[Deadline]:
    """The deadlines of a single reading that come once and have not passed."""
    return [
        Deadline(kind, one, one, one, "assumed" if kind in facts.assumed else "yes")
        for kind, one in facts.once.items()
        if one > day or (one == day and kind not in FIRST_DAYS)
    ]


def _again_of_one(agreement: Agreement, life: Life, series: Series, running: int, day: date) -> Iterable[Deadline]:
    """The next notice day and the next renewal of a single reading, from the running term on."""
    term, safe = running, series.safe_day(running)
    while safe and safe < day:
        term += 1
        safe = series.safe_day(term) if series.step and series.would_renew(term) else None
    if safe:
        certain = _certain(agreement, life, series, term)
        yield Deadline("notice-by", safe, safe, safe, certain, number=series.before + term)
    if series.renewal == "tacit":
        out = series.boundary(running)
        certain = _certain(agreement, life, series, running)
        yield Deadline("renews", out, out, out, certain, number=series.before + running)


def _certain(agreement: Agreement, life: Life, series: Series, term: int) -> str:
    return "assumed" if rests_on(agreement, series, life.entered, term) else "yes"


def once_of_many(chosen: list[Chosen], facts: list[Facts], day: date) -> list[Deadline]:
    """The deadlines that come once and may be ahead, with their bounds over these readings."""
    found = []
    for kind in ONCE:
        each = [one.once.get(kind) for one in facts]
        days = bounds_of(chosen, each)
        assumed = any(kind in one.assumed for one in facts)
        if days and (due := _due(kind, days, day, assumed=assumed, always=all(each))):
            found.append(due)
    return found


def _again(
    agreement: Agreement, chosen: list[Chosen], lives: list[Life], facts: list[Facts], day: date
) -> Iterable[Deadline]:
    """The next notice day and the next renewal, with their bounds over these readings."""
    there = map(_Open, chosen, lives, facts)
    open_ = [one for one in there if one.life.series and not one.life.fixed and one.facts.word.status not in OVER]
    running = [one.facts.term for one in open_ if one.facts.term is not None]
    if not running:
        return ()
    first = likeness(open_[0].life)
    if all(likeness(one.life) == first for one in open_[1:]):
        return _again_of_alike(agreement, open_, min(running), day, of_all=len(open_) == len(chosen))
    return _again_of_each(agreement, open_, day, of_all=len(open_) == len(chosen))


class _Open(NamedTuple):
    """A reading in which no end is fixed and a series of terms runs, or has run on without end."""

    chosen: Chosen
    life: Life
    facts: Facts


def _again_of_alike(
    agreement: Agreement, open_: list[_Open], running: int, day: date, *, of_all: bool
) -> Iterable[Deadline]:
    """The same where the series differ in their base only: of the first term for which it may still be ahead."""
    for kind in AGAIN if agreement.terms.renewal == "tacit" else ("notice-by",):
        term, due = running, None
        while due is None:
            there = [(one, one.life.series) for one in open_ if one.life.series]
            ahead = [(one, series) for one, series in there if series.would_renew(term)]
            days = [series.safe_day(term) if kind == "notice-by" else series.boundary(term) for _, series in ahead]
            bounds = bounds_of([one.chosen for one, _ in ahead], days)
            if bounds is None or (term > 0 and all(series.step is None for _, series in ahead)):
                break
            assumed = any(rests_on(agreement, series, one.life.entered, term) for one, series in ahead)
            number = term + max(series.before for _, series in ahead)
            due = _due(kind, bounds, day, assumed=assumed, always=of_all, number=number)
            if bounds.earliest is None or bounds.latest is None:
                break
            term += 1
        if due:
            yield due


def term_of_next_notice(life: Life, facts: Facts, day: date) -> int | None:
    """The number of the term whose notice day comes next, where extensions let each reading count by itself."""
    if facts.notice_by is None or facts.term is None or life.series is None:
        return None
    extended = any(act.kind == "extended" for act in life.reading.acts)
    return life.series.next_safe_term(facts.term, day) if extended else None


def _again_of_each(agreement: Agreement, open_: list[_Open], day: date, *, of_all: bool) -> Iterable[Deadline]:
    """The same where an extension may have begun another series: terms of one number are not the same in each."""
    found = [{due.kind: due for due in _next_of(agreement, one, day)} for one in open_]
    for kind in AGAIN:
        there = [each[kind] for each in found if kind in each]
        bounds = bounds_of([one.chosen for one in open_], [each[kind].day if kind in each else None for each in found])
        if bounds:
            assumed = any(due.certain == "assumed" for due in there)
            number = max(there, key=lambda due: (due.day, due.number)).number
            always = of_all and len(there) == len(open_)
            if due := _due(kind, bounds, day, assumed=assumed, always=always, number=number):
                yield due


def _next_of(agreement: Agreement, one: _Open, day: date) -> Iterable[Deadline]:
    series, term = one.life.series, one.facts.term
    if series is None or term is None or not series.would_renew(term):
        return ()
    return _again_of_one(agreement, one.life, series, term, day)


def _events(agreement: Agreement, day: date) -> Iterable[Deadline]:
    for place, event in enumerate(agreement.events):
        days = Days(event.date.earliest, event.date.latest)
        if event.kind in MEETINGS and (due := _due("event", days, day, assumed=False, always=True, number=place)):
            yield due._replace(what=event_words(event))


def event_words(event: Event) -> str:
    """What a deadline says of an event: `meeting: joint commission`."""
    return f"{event.kind}: {event.note}" if event.note else event.kind


def _due(kind: str, days: Days, as_of: date, *, assumed: bool, always: bool, number: int = 0) -> Deadline | None:
    """A deadline that may still be ahead; None where it has passed, or is open on a side (then it makes no alert).

    `always`: whether every reading has one; where some have none it is not certain, whatever its day.
    """
    earliest, latest = days.earliest, days.latest
    if earliest is None or latest is None:
        return None
    soonest = as_of + ONE_DAY if kind in FIRST_DAYS else as_of
    if latest < soonest:
        return None
    certain = "no" if earliest != latest or not always else "assumed" if assumed else "yes"
    return Deadline(kind, earliest, latest, earliest if earliest >= soonest else latest, certain, number=number)
