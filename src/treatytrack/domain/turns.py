"""The days on which an uncertain date makes a difference.

An uncertain date may be any day between its bounds. Everything computed from it moves one way with it, except where
another term begins to run, another status holds, or an act begins to count. So it is enough to look at the bounds and
at both sides of each such turn: the smallest and the largest result over those readings are those over all.
The turns are found by halving: between two days with the same answer there is none. No day is sampled by chance.

Where several dates are uncertain, the turns of each are looked for while the others stand at their first or last day;
and then once more while one of them stands at a turn of its own: a revocation that undoes a notice in time, neither too
early nor too late, gives the terms another course, which is that of no first and no last day. Where there are more than
anybody can wait for, that second look ends before it has seen all.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from itertools import pairwise, product, takewhile

from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.life import Reading
from treatytrack.domain.readings import MOST_COMBINATIONS, Chosen, Place, Uncertain, chosen_at, combined, recorded_days

MOST_LOOKED_AT_TOGETHER = 4
"""Of how many other uncertain dates every combination of first and last days is looked at; see `_stood`."""

_AnswerAt = Callable[[Place], object]


def readings_that_matter(
    latest: Reading, uncertain: tuple[Uncertain, ...], day: date, answer: Callable[[Reading], object]
) -> list[Chosen]:
    """The readings among which are the smallest, the largest and every possible answer, in the order of their days.

    `answer` gives all that a choice decides besides the days themselves: it must not change between two neighbours.
    A range is cut at the as-of day and at every other recorded day, where what counts, what comes first and what has
    worked changes.
    """
    answers: dict[Place, object] = {}

    def answer_at(place: Place) -> object:
        if place not in answers:
            answers[place] = answer(chosen_at(latest, uncertain, place).reading)
        return answers[place]

    effects = {act.effective for act in latest.acts if act.effective}
    cuts = recorded_days(latest) | effects | {one.first for one in uncertain} | {day}
    places = set(combined([_days_that_matter(at, uncertain, cuts, answer_at) for at in range(len(uncertain))]))
    if len(uncertain) > 1:
        most = len(answers) + MOST_COMBINATIONS
        between = _turns_in_between(uncertain, places, answer_at)
        places.update(takewhile(lambda _: len(answers) <= most, between))
    return [chosen_at(latest, uncertain, place) for place in sorted(places)]


def _days_that_matter(at: int, uncertain: tuple[Uncertain, ...], cuts: set[date], answer_at: _AnswerAt) -> list[date]:
    """The bounds and turns of the date in that position while the others stand at their first or last days."""
    days: set[date] = set()
    for others in _stood([*uncertain[:at], *uncertain[at + 1 :]]):
        before, after = others[:at], others[at:]
        days.update(turns(uncertain[at].first, uncertain[at].last, cuts, _along(before, after, answer_at)))
    return sorted(days)


def _stood(others: list[Uncertain]) -> Iterable[Place]:
    """Where the other uncertain dates stand while one is looked at: each at its first or its last day.

    Of very many, all at their first, or all at their last.
    """
    ends = [(other.first, other.last) for other in others]
    return product(*ends) if len(others) <= MOST_LOOKED_AT_TOGETHER else zip(*ends, strict=True)


def _turns_in_between(uncertain: tuple[Uncertain, ...], places: set[Place], answer_at: _AnswerAt) -> Iterator[Place]:
    """The places where a date turns while one other stands neither at its first nor at its last day."""
    lines: dict[tuple[int, Place, Place], list[date]] = {}
    for place in sorted(places):
        between = [one.first < day < one.last for one, day in zip(uncertain, place, strict=True)]
        for at, day in enumerate(place):
            if sum(between) - between[at] == 1:
                lines.setdefault((at, place[:at], place[at + 1 :]), []).append(day)
    for (_, before, after), days in lines.items():
        for first, last in pairwise(days):
            if last - first > ONE_DAY:
                turning = turns(first, last, (), _along(before, after, answer_at))
                yield from ((*before, day, *after) for day in turning)


def _along(before: Place, after: Place, answer_at: _AnswerAt) -> Callable[[date], object]:
    """The answers of the days of one date, while those before and after it stand still."""
    return lambda day: answer_at((*before, day, *after))


def turns(first: date, last: date, cuts: Collection[date], answer: Callable[[date], object]) -> Iterator[date]:
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
