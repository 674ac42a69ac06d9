"""Which numbers an agreement's events had at any time: told by going through its history as it was written.

A number is found again by the mark of its event, and that is enough unless one mark has had two numbers: an event was
edited away, and the same one recorded anew. Then only the order in which all that happened tells.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from treatytrack.store.numbering import Happening, Issued, happenings, numbered
from treatytrack.store.operations import Remembered
from treatytrack.store.remembered import agreement_of

Numbers = tuple[tuple[int, Happening], ...]
"""The events of an agreement under their numbers, in the order of the numbers."""


class Step(NamedTuple):
    """One row of an agreement's history, and the numbers of its events before and after."""

    row: Remembered
    before: Numbers
    after: Numbers

    def touches(self, number: int) -> bool:
        """Whether the event of that number is another before than after, or is there only once."""
        was, now = (dict(numbers).get(number) for numbers in (self.before, self.after))
        return (was and was.event) != (now and now.event)


def steps(rows: Iterable[Remembered]) -> Iterator[Step]:
    """The history of one agreement, whose rows come in the order in which they were made."""
    now: Numbers = ()
    ever: set[tuple[int, str]] = set()
    of_operation: dict[str, list[Numbers]] = {}
    for row in rows:
        had = of_operation.setdefault(row.operation, [])
        had.append(now)
        then, now = now, _after(row, now, ever, of_operation.get(row.undoes, []), len(had))
        ever |= {(number, one.mark) for number, one in now}
        yield Step(row, then, now)


def issued_again(then: Numbers, ever: Iterable[tuple[int, str]]) -> Issued:
    """What gives the events exactly the numbers that they had."""
    return Issued(tuple(ever), marked(then))


def marked(numbers: Numbers) -> tuple[tuple[int, str, str], ...]:
    """Number, kind and mark of each event."""
    return tuple((number, one.event.kind, one.mark) for number, one in numbers)


def _after(row: Remembered, now: Numbers, ever: set[tuple[int, str]], taken_back: list[Numbers], place: int) -> Numbers:
    """The numbers after a row; `taken_back` are those before each row that its operation restores, in reverse."""
    if not row.after:
        return ()
    found = happenings(agreement_of(row.after))
    if row.undoes and place <= len(taken_back):
        issued = issued_again(taken_back[-place], ever)
    else:
        issued = Issued(tuple(ever), marked(now)) if row.before else Issued()
    return tuple(sorted(numbered(found, issued), key=lambda one: one[0]))
