"""Where the days of an axis lie in a row of character cells, and which years or months are named above it."""

from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, date
from itertools import pairwise
from typing import NamedTuple

from treatytrack.domain.dates import MONTHS

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 300, 600, 1200, 2400, 6000, 12000)
"""From one label to the next, in months: as many as stand apart."""
_GAP = 2


class Label(NamedTuple):
    """A year or a month, the day and the cell in which it begins."""

    cell: int
    text: str
    day: date


class Scale:
    """An axis of days, both inclusive, in so many cells.

    Today has a cell that is no day's: what is past lies before it, today and what is ahead after it, so that no cell
    holds days of both and the sign of today hides nothing. `today` is that cell; None where it is not on the axis.
    """

    def __init__(self, first: date, last: date, today: date, cells: int) -> None:
        self.first, self.last, self.present, self.cells = first, last, today, cells
        days = (last - first).days + 1
        past = (today - first).days
        self.today: int | None = None
        self._parts = [(0, days, 0, cells)]
        if 0 <= past < days:
            before = round((cells - 1) * past / days)
            before = min(max(before, 1 if past else 0), cells - 2)
            self.today = before
            ahead = (past, days - past, before + 1, cells - before - 1)
            self._parts = [(0, past, 0, before), ahead] if past else [ahead]

    def cell(self, day: date) -> int:
        """The first cell of that day; of a day outside the axis, that of its first or last day."""
        return self._cells(day)[0]

    def span(self, first: date, last: date) -> range:
        """Every cell in which one of these days lies, today's sign not among them."""
        begin, end = self._cells(first)[0], self._cells(last)[1]
        return range(begin, end + 1)

    def _cells(self, day: date) -> tuple[int, int]:
        """The first and the last cell of a day: where days are few, one fills several."""
        number = min(max((day - self.first).days, 0), (self.last - self.first).days)
        begins, days, start, cells = self._parts[-1] if number >= self._parts[-1][0] else self._parts[0]
        number -= begins
        at = start + number * cells // days
        return (at, at) if cells <= days else (at, start + (number + 1) * cells // days - 1)

    def labels(self) -> Sequence[Label]:
        """The years or months to name, so many as do not touch."""
        months_in_all = (self.last.year - self.first.year) * 12 + 12
        for months in (step for step in _STEPS if step == _STEPS[-1] or months_in_all // step <= self.cells):
            found = list(self._named(months))
            apart = all(one.cell + len(one.text) + _GAP <= following.cell for one, following in pairwise(found))
            if apart and (not found or found[-1].cell + len(found[-1].text) <= self.cells):
                break
        return found

    def _named(self, months: int) -> Iterator[Label]:
        """The labels at every so many months; first the one of the axis' first day, where there is room for it."""
        days = list(_starts(self.first, self.last, months))
        begun = self.cell(self.first) + len(_name(self.first, months, begins=True)) + _GAP
        if not days or (days[0] != self.first and begun <= self.cell(days[0])):
            days.insert(0, self.first)
        labels = [Label(self.cell(day), _name(day, months, begins=not at), day) for at, day in enumerate(days)]
        # A last one that sticks out says nothing that the one before it does not.
        if len(labels) > 1 and labels[-1].cell + len(labels[-1].text) > self.cells:
            labels.pop()
        yield from labels


def _starts(first: date, last: date, months: int) -> Iterator[date]:
    """The first day of every so many months, counted from the year 0, between two days."""
    number = -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // months) * months
    while number // 12 <= MAXYEAR and (day := date(number // 12 or 1, number % 12 + 1, 1)) <= last:
        if number >= 12:
            yield day
        number += months


def _name(day: date, months: int, *, begins: bool) -> str:
    if months >= 12:
        return str(day.year)
    month = MONTHS[day.month - 1][:3]
    return f"{month} {day.year}" if begins or day.month == 1 else month
