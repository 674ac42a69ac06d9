"""Which numbers an agreement's events had at any time: told by going through its history as it was written.

A number is found again by the mark of its event, and that is enough unless one mark has had two numbers: an event was
edited away, and the same one recorded anew. Then only the order in which all that happened tells.
"""

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, Protocol, TypeVar

from treatytrack.store.numbering import Happening, Issued, happenings, numbered
from treatytrack.store.past.remembered import agreement_of

Numbers = tuple[tuple[int, Happening], ...]
"""The events of an agreement under their numbers, in the order of the numbers."""


class Row(Protocol):
    """What is asked of a row of the history: the id of its operation, of the one that this takes back, the record."""

    @property
    def operation(self) -> str:
        """Of what was changed together."""

    @property
    def undoes(self) -> str:
        """Of what it takes back; '' for none."""

    @property
    def after(self) -> str:
        """The record after it; '' for none."""


_R = TypeVar("_R", bound=Row)


class Step(NamedTuple, Generic[_R]):
    """One row of an agreement's history, and the numbers of its events before and after."""

    row: _R
    before: Numbers
    after: Numbers

    def touches(self, number: int) -> bool:
        """Whether the event of that number is another before than after, or is there only once."""
        was, now = (dict(numbers).get(number) for numbers in (self.before, self.after))
        return (was and was.event) != (now and now.event)


def steps(rows: Iterable[_R]) -> Iterator[Step[_R]]:
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


def given(rows: Iterable[Row]) -> tuple[Numbers, set[tuple[int, str]]]:
    """The numbers of the events after those rows of one agreement, and all that were ever given, with their marks."""
    now: Numbers = ()
    ever: set[tuple[int, str]] = set()
    for step in steps(rows):
        now = step.after
        ever |= {(number, one.mark) for number, one in now}
    return now, ever


def issued_again(then: Numbers, ever: Iterable[tuple[int, str]]) -> Issued:
    """What gives the events exactly the numbers that they had."""
    return Issued(tuple(ever), marked(then))


def marked(numbers: Numbers) -> tuple[tuple[int, str, str], ...]:
    """Number, kind and mark of each event."""
    return tuple((number, one.event.kind, one.mark) for number, one in numbers)


def _after(row: Row, now: Numbers, ever: set[tuple[int, str]], taken_back: list[Numbers], place: int) -> Numbers:
    """The numbers after a row; `taken_back` are those before each row that its operation restores, in reverse."""
    if not row.after:
        return ()
    found = happenings(agreement_of(row.after))
    if row.undoes and place <= len(taken_back):
        issued = issued_again(taken_back[-place], ever)
    else:
        issued = Issued(tuple(ever), marked(now))
    return tuple(sorted(numbered(found, issued), key=lambda one: one[0]))
