"""`--from`, `--to` and `--within`: the day with which something begins or ends, as it is written."""

from datetime import date

from treatytrack.actions.find import window_end
from treatytrack.domain.dates import read_date
from treatytrack.domain.lengths import Length, NoLength, moved
from treatytrack.errors import WrongRequest


def bound(option: str, written: str, today: date, *, first: bool) -> date:
    """The first or the last day of what was written. Raises WrongRequest: no date, or open on that side."""
    try:
        recorded = read_date(written, today)
    except WrongRequest as wrong:
        raise WrongRequest(f"{option}: {wrong}") from None
    day = recorded.earliest if first else recorded.latest
    if day is None:
        raise WrongRequest(f"{option}: {written} has no {'first' if first else 'last'} day")
    return day


def bound_or_length(option: str, written: str, today: date, *, first: bool) -> date:
    """The same; a length is counted from today, back for the first day. Raises WrongRequest."""
    try:
        length = Length.parse(written)
    except NoLength as wrong:
        raise WrongRequest(f"{option}: {wrong}") from None
    except WrongRequest:
        return bound(option, written, today, first=first)
    sign = -1 if first else 1
    return moved(today, sign * length.months, sign * length.days)


def within_end(begin: date, within: str) -> date:
    """The last day of `--within` from a day on. Raises WrongRequest: no length, or past the end of the calendar."""
    try:
        return window_end(begin, within)
    except WrongRequest as wrong:
        raise WrongRequest(f"--within: {wrong}") from None
