"""How far a time axis reaches: so that what is shown can be seen, and the present is not one character wide."""

from collections.abc import Sequence
from datetime import MAXYEAR, date
from typing import NamedTuple

from treatytrack.domain.lengths import Length, after, moved
from treatytrack.errors import WrongRequest

_AT_LEAST_AHEAD = Length.parse("1y")
_AT_MOST_AHEAD = Length.parse("10y")
_AT_MOST_BACK_MONTHS = 25 * 12
"""What began earlier is drawn as having come from before the axis."""
_ROOM_MONTHS = 4
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
        chosen = Span(first, _year_end(moved(first, 12))) if first else Span(_year_begin(chosen.last), chosen.last)
    return chosen


def _first_of(spans: Sequence[Span], day: date) -> date:
    earliest = min((span.first for span in spans), default=day)
    furthest = _back(day)
    if spans and all(span.last < furthest for span in spans):
        return _year_begin(earliest)
    return _year_begin(max(earliest, furthest))


def _last_of(spans: Sequence[Span], day: date) -> date:
    latest = max((span.last for span in spans), default=day)
    if spans and latest < _back(day):
        return _year_end(moved(latest, _ROOM_MONTHS))
    return _year_end(moved(min(max(latest, after(day, _AT_LEAST_AHEAD)), after(day, _AT_MOST_AHEAD)), _ROOM_MONTHS))


def _back(day: date) -> date:
    return moved(day, -min(_AT_MOST_BACK_MONTHS, 12 * (day.year - 1)))


def _year_begin(day: date) -> date:
    return date(day.year, 1, 1)


def _year_end(day: date) -> date:
    return date(min(day.year, MAXYEAR), 12, 31)
