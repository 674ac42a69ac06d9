"""The whole life of an agreement as it is known on one day: when it was in force, is, and will be if nobody acts.

`phases` tells what was known on each day; here the acts known on the one day tell of all the others, earlier ones too:
an extension that cured a lapse, a denunciation that has given a life its end. For the day itself both say the same.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.facts import OVER, survives_until, word_on
from treatytrack.domain.lengths import Stated
from treatytrack.domain.life import Life, Reading, life_of
from treatytrack.domain.phases import turning_days_of
from treatytrack.domain.readings import counting_by, latest_reading
from treatytrack.domain.turns import readings_that_matter
from treatytrack.domain.validity import certainty_of

HELD = ("in-force", "provisional", "suspended")
"""The states in which an agreement binds, or rests."""
SURVIVAL = "survival"
RENEWED = "renewed"

TOO_LONG = timedelta(3653)
"""Of days so many years apart all between are told as possible where any may be: a life may begin in each month."""


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
    for first, last, held in _stretches(agreement, lives, {*turning, renewed_from} if renewed_from else turning, day):
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


State = tuple[str, str] | None
"""A state and how sure it is; None where there is none."""


def _stretches(
    agreement: Agreement, lives: list[Life], turning: Iterable[date], day: date
) -> Iterator[tuple[date, date, State]]:
    """The stretches of days from one turning day to the next, each with the state in which it is held to be.

    Where one life is over and another has not begun, one between them may be in force.
    """
    between = _LivesBetween(agreement, day)
    for first, last in _between(turning):
        held = _held(agreement, lives, first)
        if _may_be_in_between(agreement, lives, first, held):
            yield from between.parted(first, last)
        else:
            yield first, last, held


def _may_be_in_between(agreement: Agreement, lives: list[Life], day: date, held: State) -> bool:
    """Whether one life is over or suspended on that day and another is not, and none is in force."""
    if len(lives) == 1 or (held and held[0] == "in-force"):
        return False
    return len({word_on(agreement, life, day).status in (*OVER, "suspended") for life in lives}) > 1


class _LivesBetween:
    """The lives that lie between those of the first and the last days of the uncertain dates."""

    def __init__(self, agreement: Agreement, day: date) -> None:
        """`day`: the one on which it is known what is known."""
        self._agreement = agreement
        self._day = day
        latest, uncertain = latest_reading(agreement)
        self._latest, self._counting = latest, counting_by(day, uncertain, latest)

    def parted(self, first: date, last: date) -> Iterator[tuple[date, date, State]]:
        """These days, parted where the state changes that any life may have."""
        lives = [*self._lives_on(first), *self._lives_on(last)]
        held, at_last = _held(self._agreement, lives, first), _held(self._agreement, lives, last)
        if held != at_last:
            middle = first + (last - first) // 2
            yield from self.parted(first, middle)
            yield from self.parted(middle + ONE_DAY, last)
            return
        begin: set[date] = set()
        if _may_be_in_between(self._agreement, lives, first, held):
            begin = set().union(*(self._begins(life, first, last, held) for life in lives))
        if not begin:
            yield first, last, held
        elif last - first > TOO_LONG:
            yield first, last, ("in-force", "no")
        else:
            for one, following in pairwise([first, *sorted(begin)]):
                yield from self.parted(one, following - ONE_DAY)
            yield from self.parted(max(begin), last)

    def _begins(self, life: Life, first: date, last: date, held: State) -> set[date]:
        """The days after the first one on which something turns in a life, and it is more than it is held to be."""
        more = HELD[: HELD.index(held[0])] if held and held[0] in HELD else HELD
        turning = turning_days_of(self._agreement, [(date.min, life)])
        return {day for day in turning if first < day <= last and _state(self._agreement, life, day)[0] in more}

    def _lives_on(self, on: date) -> list[Life]:
        """The lives that matter for the state of that day."""

        def word(reading: Reading) -> object:
            life = self._life(reading)
            return word_on(self._agreement, life, on), _state(self._agreement, life, on)

        chosen = readings_that_matter(self._latest, self._counting, on, word)
        return [self._life(one.reading) for one in chosen]

    def _life(self, reading: Reading) -> Life:
        return life_of(self._agreement, reading, self._day)


def _held(agreement: Agreement, lives: Iterable[Life], day: date) -> State:
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
