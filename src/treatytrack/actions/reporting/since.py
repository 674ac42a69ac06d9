"""What a report looks back to: a length, a day, or the last report that is remembered."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from treatytrack.domain.dates import read_date
from treatytrack.domain.lengths import Length, NoLength, moved
from treatytrack.errors import WrongRequest

if TYPE_CHECKING:
    from treatytrack.actions.reporting.register import Run

LAST = "last"
A_WEEK = timedelta(7)
A_WEEK_AGO = "7d"

YEARS_BACK = 10
"""Every day since is looked at, so that somebody who asks for a century would wait for it."""

_FIRST_DAY = date.min + 3 * A_WEEK
"""Before it there is no week to look back to."""


class Since(NamedTuple):
    """The as-of day of the report before this one, and the last change in the history that it knew.

    `change` is None where nothing tells: of a day that is only looked at as if it were today. `before` is the day of
    the report before that one: from there on a deadline is made up for that was recorded too late to be in it.
    """

    day: date
    change: int | None
    before: date
    before_change: int | None
    """The last change that the report of that day knew; None where none is remembered."""
    within: str
    """How far that report looked ahead; '' where none is remembered of that day."""
    how: str
    """`last`; `first` where that was asked and none is remembered; '' where a length or a day was named."""


def since(
    written: str, today: date, runs: "Sequence[Run]", known: Callable[[date], int | None], *, as_of_named: bool
) -> Since:
    """What `--since` means on that day; `known` gives the last change before a day began, where that can be told.

    A real run looks at no run of a day that was only named; whoever names a day looks at all before it. A report of the
    same day is no earlier one: run again, it says the same again.
    Raises WrongRequest: neither `last`, a length, nor a day that has begun; more than ten years ago.
    """
    earlier = [run for run in runs if run.day < today and (as_of_named or not run.as_of_named)]
    how = ""
    if written.strip().casefold() == LAST:
        how = LAST if earlier else "first"
        day = max(earlier[0].day, _FIRST_DAY) if earlier else _day(A_WEEK_AGO, today)
    else:
        day = _day(written, today)
        if today - day > timedelta(YEARS_BACK * 365.25):
            raise WrongRequest(
                f"--since: {written} is too long ago: a report looks back {YEARS_BACK} years at most, and "
                f"treatytrack list ends:{day}..today finds what ended since"
            )
    there = next((run for run in earlier if run.day == day), None)
    before = next((run for run in earlier if run.day < day), None)
    return Since(
        day,
        there.last_change if there else known(day),
        before.day if before else day - A_WEEK,
        before.last_change if before else None,
        there.within if there else "",
        how,
    )


def _day(written: str, today: date) -> date:
    """The day that a length ago leads to, or that is named: the first of a month or year."""
    try:
        length = Length.parse(written)
        return max(moved(today, -length.months, -length.days), _FIRST_DAY)
    except NoLength as wrong:
        raise WrongRequest(f"--since: {str(wrong).replace('counts forward', 'counts back from today')}") from None
    except WrongRequest as wrong:
        if "is not a length" not in str(wrong):  # it is one, and too long
            raise WrongRequest(f"--since: {wrong}") from None
    try:
        recorded = read_date(written, today)
    except WrongRequest as wrong:
        if any(letter.isdigit() for letter in written) and not written.strip().isdigit():
            raise WrongRequest(f"--since: {wrong}") from None
        raise WrongRequest(
            f'--since: "{written}" says no time: write a length such as 7d or 1m, a day such as {today - A_WEEK}, '
            "or last"
        ) from None
    if recorded.earliest is None:
        raise WrongRequest(f"--since: {written} has no first day: name the day from which on to look back")
    if recorded.earliest > today:
        raise WrongRequest(f"--since: {written} lies after {today}, the day of the report: it looks back")
    return max(recorded.earliest, _FIRST_DAY)
