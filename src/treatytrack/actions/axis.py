"""How far a time axis reaches: so that what is shown can be seen, and the present is not one character wide."""

from collections.abc import Sequence
from datetime import MAXYEAR, date
from typing import NamedTuple

from treatytrack.domain.lengths import moved
from treatytrack.errors import WrongRequest

_AT_LEAST_AHEAD, _AT_MOST_AHEAD = 12, 10 * 12
_AT_MOST_BACK = 25 * 12
"""What began earlier is drawn as having come from before the axis."""
_ROOM = 4
"""What ends so late in a year is seen to end only where the next year is shown too."""


class Span(NamedTuple):
    """The days from one to another, both inclusive."""

    first: date
    last: date


def axis_of(spans: Sequence[Span | None], day: date, first: date | None = None, last: date | None = None) -> Span:
    """The axis for what lasts so (None: nobody knows when), in whole years where it is chosen.

    `first` and `last` are kept where they are given. Raises WrongRequest where the axis would end before it begins.
    """
    known = [span for span in spans if span]
    chosen = Span(first or _first_of(known, day), last or _last_of(known, day))
    if chosen.last < chosen.first:
        if first and last:
            raise WrongRequest(f"{last} lies before {first}: the last day of an axis cannot come before its first")
        # The other end is moved away from the one that is given.
        chosen = Span(first, _year_end(_later(first, 12))) if first else Span(_year_begin(chosen.last), chosen.last)
    return chosen


def _first_of(spans: Sequence[Span], day: date) -> date:
    earliest = min((span.first for span in spans), default=day)
    return _year_begin(earliest if _all_long_over(spans, day) else max(min(earliest, day), _later(day, -_AT_MOST_BACK)))


def _last_of(spans: Sequence[Span], day: date) -> date:
    latest = max((span.last for span in spans), default=day)
    if not _all_long_over(spans, day):
        latest = min(max(latest, _later(day, _AT_LEAST_AHEAD)), _later(day, _AT_MOST_AHEAD))
    return _year_end(_later(latest, _ROOM))


def _all_long_over(spans: Sequence[Span], day: date) -> bool:
    """Whether an axis that shows the present would show nothing else."""
    return bool(spans) and max(span.last for span in spans) < _later(day, -_AT_MOST_BACK)


def _later(day: date, months: int) -> date:
    """The day so many months later; the first or last of the calendar where it would lie beyond."""
    if not 1 <= (day.year * 12 + day.month - 1 + months) // 12 <= MAXYEAR:
        return date.max if months > 0 else date.min
    return moved(day, months)


def _year_begin(day: date) -> date:
    return date(day.year, 1, 1)


def _year_end(day: date) -> date:
    return date(day.year, 12, 31)
