"""A whole life as phases, so that any day's status can be looked up instead of computed."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import NamedTuple

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.bounds import Days
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.deadlines import Deadline, nearest_first, once_of_one
from treatytrack.domain.facts import lasting_on, survives_until
from treatytrack.domain.gaps import Gaps, gaps_of, lasting_to_confirm, renewal_open
from treatytrack.domain.lengths import moved
from treatytrack.domain.life import FULFILS, Life, Reading, lives_of
from treatytrack.domain.readings import AFTER_ALL, Uncertain, corners, in_order, is_dated, latest_reading
from treatytrack.domain.series import Series
from treatytrack.domain.settle import (
    Contradiction,
    Lived,
    in_the_record,
    may_contradict_itself,
)
from treatytrack.domain.stated import STATED_DIFFERS, differed_when_stated, differs_from, word_stated
from treatytrack.domain.validity import certainty_of, lasting_of_many, possible_on, standing_on


class Phase(NamedTuple):
    """A stretch of as-of days, both inclusive, on which status, certainty, flags, kinds of deadline, questions stay."""

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
    confirm: tuple[str, ...] = ()
    """What is to be confirmed, but for the renewal, which a window decides, and for what a register does not hold."""
    renewal: date | None = None
    """The last day of a first term of which is not known whether, or for how long, it renews."""
    contradicts: tuple[str, ...] = ()
    """The fields that contradict themselves."""


def phases(agreement: Agreement) -> tuple[Phase, ...]:
    """The whole life as phases: from the first day of the calendar to its last, without gap or overlap."""
    latest, uncertain = latest_reading(agreement)
    if uncertain:
        return phases_of_many(agreement, latest, uncertain)
    return phases_of_one(agreement, lives_of(agreement, in_order(latest)))


def phases_of_one(agreement: Agreement, lives: list[tuple[date, Life]]) -> tuple[Phase, ...]:
    """The phases where no date may be another: between two acts the life is one, whatever the as-of day is."""
    for _, life in lives:
        if life.series:
            _refuse_uncountable(life, life.series)
    if _turns_by_the_rule(agreement):
        return phases_of_many(agreement, lives[0][1].reading, ())
    stated = word_stated(agreement)
    differed = bool(stated and agreement.stated_on) and _differed(agreement, stated, lives[0][1].reading, (), lives)
    gaps = gaps_of(agreement)
    may = may_contradict_itself(agreement)
    against = _against(agreement, date.min, lives[0][1]) if may else ()
    found: list[Phase] = []
    known = 0
    for first, last in _between(turning_days_of(agreement, lives)):
        while known + 1 < len(lives) and lives[known + 1][0] <= first:
            known += 1
            against = _against(agreement, first, lives[known][1]) if may else ()
        life = lives[known][1]
        on = lasting_on(agreement, life, first)
        word, ends, _, flags, once, _ = on
        if differed or (stated and not agreement.stated_on and differs_from(stated, (word.status, *word.instead))):
            flags = (*flags, STATED_DIFFERS)
        running = life.fixed is None and life.series is not None and life.is_running(first)
        phase = Phase(
            first,
            last,
            word.status,
            certainty_of(word),
            flags,
            Days(ends, ends) if ends else None,
            nearest_first(once_of_one(on, first)) if once else (),
            frozenset(),
            lasting_to_confirm(agreement, gaps, word.status, life, running=running, told=running),
            renewal_open(gaps, life, ends) if gaps.renewal else None,
            (*against, "stated") if STATED_DIFFERS in flags else against,
        )
        _follow(found, phase, exactly=True)
    return tuple(found)


def _turns_by_the_rule(agreement: Agreement) -> bool:
    """Whether acts may contradict a recorded entry into force, to which they add nothing: no life begins with them."""
    if agreement.in_force is None or agreement.terms.entry_rule is None:
        return False
    return any(event.kind in FULFILS.values() for event in agreement.events)


def _against(agreement: Agreement, day: date, life: Life) -> tuple[str, ...]:
    """The fields of a life that contradict themselves, the source apart."""
    entry, assumed = life.entered
    return _fields(in_the_record(agreement, Lived(day, life, Days(entry, entry) if entry else None, assumed)))


def _fields(contradictions: Iterable[Contradiction]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.field for one in contradictions))


def _refuse_uncountable(life: Life, series: Series) -> None:
    """Raises WrongRequest where the first notice day would lie before the calendar: 500 years before a term of 0050."""
    if life.fixed is None and series.would_renew(0):
        series.safe_day(0)


def phases_of_many(agreement: Agreement, latest: Reading, uncertain: tuple[Uncertain, ...]) -> tuple[Phase, ...]:
    """The phases where a date may be any of several days: what holds on a day is taken over all of them."""
    differs = False
    if agreement.stated_on and (word := word_stated(agreement)):
        # The same on every as-of day, and so not asked about on each.
        lives = lives_of(agreement, in_order(latest))
        differs = _differed(agreement, word, latest, uncertain, lives)
        agreement = agreement._replace(stated_status="")
    turning = _turning_days(agreement, latest, uncertain)
    if _turns_by_the_rule(agreement):
        turning |= _days_of_the_rule(agreement)
    if any(map(is_dated, turning)):
        turning |= _after_the_end(agreement, max(filter(is_dated, turning)))
    found: list[Phase] = []
    on_day = partial(_phase, agreement, latest, uncertain, gaps_of(agreement), may_contradict_itself(agreement))
    for first, last in _between(turning):
        if date.min < first < last < date.max:
            stretch = _stretch(on_day, on_day(first), on_day(last))
        else:
            stretch = [on_day(first)._replace(last=last)]
        for phase in stretch:
            if differs:  # what the source said is added
                flags, contradicts = (*phase.flags, STATED_DIFFERS), (*phase.contradicts, "stated")
                phase = phase._replace(flags=flags, contradicts=contradicts)  # noqa: PLW2901
            _follow(found, phase, exactly=not uncertain)
    return tuple(found)


def _differed(
    agreement: Agreement,
    stated: str,
    latest: Reading,
    uncertain: tuple[Uncertain, ...],
    lives: list[tuple[date, Life]],
) -> bool:
    possible = partial(possible_on, agreement, latest, uncertain, lives[0][1])
    return differed_when_stated(agreement, stated, latest, possible)


def _between(turning: Iterable[date]) -> Iterable[tuple[date, date]]:
    """The stretches of days, both inclusive, from one turning day to the next."""
    turns = sorted(filter(is_dated, turning))
    return zip([date.min, *turns], [*[day - ONE_DAY for day in turns], date.max], strict=True)


def _follow(found: list[Phase], phase: Phase, *, exactly: bool) -> None:
    """Add a phase after those found; as part of the last one where it is of its kind, `exactly` or but for its days.

    Where dates are uncertain the days move with the as-of day.
    """
    if found and exactly and found[-1].status == phase.status and found[-1][2:] == phase[2:]:
        found[-1] = found[-1]._replace(last=phase.last)
    elif found and not exactly and _are_alike(found[-1], phase):
        found[-1] = _joined(found[-1], phase)
    else:
        found.append(phase)


def _after_the_end(agreement: Agreement, last: date) -> set[date]:
    """The days after the latest end and the latest survival, as known when everything recorded has happened."""
    on = standing_on(agreement, last)
    ends = [days.latest for days in (on.ends, on.survives_until) if days and days.latest]
    return {day + ONE_DAY for day in ends if last <= day < AFTER_ALL}


def _phase(
    agreement: Agreement, latest: Reading, uncertain: tuple[Uncertain, ...], gaps: Gaps, may: bool, day: date
) -> Phase:
    """What holds on a day, as a phase of that day alone; `may`: whether the record may contradict itself."""
    on = lasting_of_many(agreement, latest, uncertain, day)
    status, flags, ends, life = on.status, on.flags, on.ends, on.life
    running = life.is_running(day)
    lived = Lived(day, life, on.effective_in_force, life.entered.assumed)
    against = _fields(in_the_record(agreement, lived)) if may else ()
    return Phase(
        day,
        day,
        status,
        on.certain,
        flags,
        ends,
        tuple(due._replace(day=due.earliest) for due in on.once),
        frozenset(),
        lasting_to_confirm(agreement, gaps, status, life, running=running, told=on.term_is_told),
        renewal_open(gaps, life, ends and ends.earliest),
        (*against, "stated") if STATED_DIFFERS in flags else against,
    )


def _are_alike(one: Phase, other: Phase) -> bool:
    """Whether both are one phase, whatever their days."""
    return (
        one.status == other.status
        and one.certain == other.certain
        and one.flags == other.flags
        and (one.ends is None) == (other.ends is None)
        and {due.kind for due in one.once} == {due.kind for due in other.once}
        and one.confirm == other.confirm
        and one.renewal == other.renewal
        and one.contradicts == other.contradicts
    )


def _stretch(on_day: Callable[[date], Phase], one: Phase, other: Phase) -> list[Phase]:
    """The phases from one day to another, between which an uncertain date may bring a turn that no corner shows.

    They are found by halving.
    """
    first, last = one.first, other.last
    if _are_alike(one, other):
        return [_joined(one, other)]
    middle = first + (last - first) // 2
    before = _stretch(on_day, one, on_day(middle)) if first < middle else [one]
    after = _stretch(on_day, on_day(middle + ONE_DAY), other) if middle + ONE_DAY < last else [other]
    return before + after


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
        days |= turning_days_of(agreement, lives_of(agreement, chosen.reading))
    return days | {day + ONE_DAY for day in days if day < AFTER_ALL}


def _days_of_the_rule(agreement: Agreement) -> set[date]:
    """The first and the last day of what may fulfil the rule, and the days after them."""
    acts = [event.date for event in agreement.events if event.kind in FULFILS.values()]
    days = {day for act in acts for day in (act.earliest, act.latest) if day}
    return days | {day + ONE_DAY for day in days if day < AFTER_ALL}


def turning_days_of(agreement: Agreement, lives: list[tuple[date, Life]]) -> set[date]:
    """The days of these lives on which status, flags or fixed end can change."""
    days: set[date | None] = set()
    for known_from, life in lives:
        reading, series, fixed, given = life.reading, life.series, life.fixed, life.given
        days.update((known_from, reading.signed, reading.provisional, life.entered.day, life.term_out))
        if fixed:
            days.add(fixed.first_day_out)
        if given:
            days.add(given.first_day_out)
        if series:
            days.add(series.boundary(0))
            if series.last_term:
                days.add(series.boundary(series.last_term - 1))
                days.add(series.boundary(series.last_term))
        for suspension in life.suspensions:
            days.update(suspension)
        out = fixed.first_day_out if fixed else life.term_out
        if out and (survives := survives_until(agreement, moved(out, 0, -1))):
            days.add(survives + ONE_DAY)
    return {day for day in days if day}
