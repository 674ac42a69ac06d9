"""How far apart the days lie on which a tacit series may start, and what is told of its terms then (section 5)."""

from datetime import date, timedelta
from math import lcm

from treatytrack.domain.agreement import Agreement, Terms
from treatytrack.domain.lengths import Length, after
from treatytrack.domain.life import Life
from treatytrack.domain.readings import A_YEAR
from treatytrack.domain.series import renewal_step

MOST_YEARS_COUNTED = timedelta(50 * 366)
"""How far apart the starts of a series may lie for all its terms to be told apart."""

_MOST_DAYS_IN_A_MONTH = 31
_FEWEST_DAYS_IN_A_MONTH = 28

_LEAP_YEARS = 48
"""After so many months comes the next one; around 1900 and 2100, after as many again."""


def series_is_dated_closely(lives: list[Life]) -> bool:
    """Section 5: a tacit series whose start is uncertain by more than a year has no term columns."""
    starts = _starts(lives)
    return not starts or max(starts) <= after(min(starts), A_YEAR)


def counted_from(agreement: Agreement, lives: list[Life]) -> date:
    """From which start on the terms that acts meet are told apart.

    One that is open on a side would be counted through from the year 1000. The terms of a series come round again with
    its step. Where that has no days it takes until a 29 February has come round in each of its years, and the first of
    a year, which an entry rule may go to; where it has nothing else, two steps. Where both months and days are counted,
    no one knows how long.
    """
    starts, step = _starts(lives), renewal_step(agreement.terms)
    if step is None or not starts or max(starts) - min(starts) <= MOST_YEARS_COUNTED:
        return date.min
    if step.days and (step.months or _leaps_over_days(agreement.terms, step)):
        return date.min
    back = 2 * step.days or (lcm(step.months, _LEAP_YEARS) + 2 * _LEAP_YEARS) * _MOST_DAYS_IN_A_MONTH
    return date.fromordinal(max(max(starts).toordinal() - back, 1))


def _leaps_over_days(terms: Terms, step: Length) -> bool:
    """Whether there are days with which no first term can end, and of those that follow perhaps none either.

    One of months never ends with the last days of some; steps of fewer days than any month has leave these behind.
    """
    rule, first = terms.entry_rule, terms.lasts
    if rule is not None and rule.shift.leaps:
        return True
    return isinstance(first, Length) and first.months > 0 and step.days >= _FEWEST_DAYS_IN_A_MONTH


def _starts(lives: list[Life]) -> list[date]:
    """The days on which a tacit series may start."""
    return [life.start for life in lives if life.start and life.series and life.series.renewal == "tacit"]
