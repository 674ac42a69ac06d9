"""The whole life of an agreement as it is known on one day: when it was in force, is, and will be if nobody acts.

`phases` tells what was known on each day; here the acts known on the one day tell of all the others, earlier ones too:
an extension that cured a lapse, a denunciation that has given a life its end. For the day itself both say the same.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.facts import OVER, survives_until, word_on
from treatytrack.domain.lengths import Stated
from treatytrack.domain.life import Life
from treatytrack.domain.phases import turning_days_of
from treatytrack.domain.validity import certainty_of

HELD = ("in-force", "provisional", "suspended")
"""The states in which an agreement binds, or rests."""
SURVIVAL = "survival"
RENEWED = "renewed"


class Held(NamedTuple):
    """Days, both inclusive, on which an agreement is held to stay in one state, and how sure that is.

    `state` is one of HELD, SURVIVAL, or RENEWED: in force by a tacit renewal still to come. `certain` is `yes`,
    `assumed`, or `no` where another state or none is possible.
    """

    first: date
    last: date
    state: str
    certain: str


def lifetime(agreement: Agreement, lives: list[Life], day: date) -> tuple[Held, ...]:
    """Every stretch of the lives that may be true as known on that day, in order; days without one are in none."""
    found: list[Held] = []
    renewed_from = _renewed_from(lives, day)
    turning: set[date] = set().union(*(turning_days_of(agreement, [(date.min, life)]) for life in lives))
    bound = _may_bind(agreement, lives, turning) if len(lives) > 1 else None
    for first, last in _between({*turning, renewed_from} if renewed_from else turning):
        held = _held(agreement, lives, first)
        if held is None and bound and bound[0] <= first <= bound[1]:
            held = "in-force", "no"
        if held is None:
            continue
        state, certain = held
        if state == "in-force" and renewed_from and first >= renewed_from:
            state = RENEWED
        if found and found[-1][2:] == (state, certain) and found[-1].last + ONE_DAY == first:
            found[-1] = found[-1]._replace(last=last)
        else:
            found.append(Held(first, last, state, certain))
    return tuple(found)


def _held(agreement: Agreement, lives: Iterable[Life], day: date) -> tuple[str, str] | None:
    """The state on that day and how sure it is; None where it is in none of them in any life."""
    each = {_state(agreement, life, day) for life in lives}
    states = {state for state, _ in each if state}
    if not states:
        return None
    state = next(state for state in (*HELD, SURVIVAL) if state in states)
    if len({state for state, _ in each}) > 1 or any(certain == "no" for _, certain in each):
        return state, "no"
    return state, "assumed" if any(certain == "assumed" for _, certain in each) else "yes"


def _state(agreement: Agreement, life: Life, day: date) -> tuple[str, str]:
    """The state on that day in one life, and how sure it is; `` for none."""
    word = word_on(agreement, life, day)
    if word.status in HELD:
        return word.status, certainty_of(word)
    if word.status == "signed" and "in-force" in word.instead:
        return "in-force", "no"
    if word.status in OVER and _survives(agreement, life, day):
        return SURVIVAL, certainty_of(word)
    return "", "yes"


def _survives(agreement: Agreement, life: Life, day: date) -> bool:
    if agreement.terms.survival is Stated.OPEN:
        return True
    out = life.fixed.first_day_out if life.fixed else life.term_out
    survives = survives_until(agreement, out - ONE_DAY) if out else None
    return survives is not None and day <= survives


def _may_bind(agreement: Agreement, lives: list[Life], turning: set[date]) -> tuple[date, date] | None:
    """The first and last day on which any life binds.

    A life shorter than its dates are uncertain binds on days in between on which neither the earliest nor the latest
    of the lives does.
    """
    days = [
        day
        for first, last in _between(turning)
        if any(_state(agreement, life, first)[0] in HELD for life in lives)
        for day in (first, last)
    ]
    return (min(days), max(days)) if days else None


def _renewed_from(lives: list[Life], day: date) -> date | None:
    """The first day of the term that only a tacit renewal still to come brings, at the latest; None where none does."""
    found = []
    for life in lives:
        if life.fixed or life.series is None or life.series.renewal != "tacit" or life.series.step is None:
            continue
        running = life.series.running(day)
        if running is not None and life.series.would_renew(running):
            found.append(life.series.boundary(running))
    return max(found, default=None)


def _between(turning: Iterable[date]) -> Iterator[tuple[date, date]]:
    """The stretches of days, both inclusive, from one turning day to the next, from the first of the calendar on."""
    turns = [date.min, *sorted(day for day in turning if day > date.min)]
    yield from ((one, following - ONE_DAY) for one, following in pairwise(turns))
    yield turns[-1], date.max
