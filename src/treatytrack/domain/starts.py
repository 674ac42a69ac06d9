"""How far apart the days lie on which a tacit series may start, and what is told of its terms then (section 5)."""

from datetime import date, timedelta
from math import lcm

from treatytrack.domain.agreement import Agreement, Terms
from treatytrack.domain.lengths import Length, after
from treatytrack.domain.life import FULFILS, Life
from treatytrack.domain.readings import A_YEAR, is_dated
from treatytrack.domain.series import renewal_step

MOST_YEARS_COUNTED = timedelta(50 * 366)
"""How far apart the starts of a series may lie for all its terms to be told apart."""

_MOST_DAYS_IN_A_MONTH = 31
_MOST_DAYS_IN_A_YEAR = 366

_LEAP_YEARS = 48
"""After so many months comes the next one; around 1900 and 2100, after as many again."""

MOST_STEPS_COUNTED = 26
"""Of one less terms in a row, of at most a year's days, one begins on a day of the month that every month has.

Counted from every day of the 400 years after which the calendar repeats itself: 274 days lead 24 times to a 29th, 30th
or 31st, and no others more often.
"""


def series_is_dated_closely(lives: list[Life]) -> bool:
    """Section 5: a tacit series whose start is uncertain by more than a year has no term columns."""
    starts = _starts(lives)
    return not starts or max(starts) <= after(min(starts), A_YEAR)


def counted_from(agreement: Agreement, lives: list[Life]) -> date:
    """From which start on the terms that acts meet are told apart.

    One that is open on a side would be counted through from the year 1000. The terms of a series come round again: what
    an act meets in one that began long before, it meets in a later one too whose first term was over by then.
    """
    starts, terms = _starts(lives), agreement.terms
    if not starts or max(starts) - min(starts) <= MOST_YEARS_COUNTED:
        return date.min
    step = renewal_step(terms)
    back = _days_to_come_round(terms, step) if step else None
    if back is None:
        return date.min
    first = terms.lasts if isinstance(terms.lasts, Length) else None
    back += first.months * _MOST_DAYS_IN_A_MONTH + first.days if first else 0
    met = (act.day for life in lives for act in life.reading.acts if act.kind not in FULFILS.values())
    latest = min([max(starts), *filter(is_dated, met)])
    return date.fromordinal(max(latest.toordinal() - back, 1))


def _days_to_come_round(terms: Terms, step: Length) -> int | None:
    """In how many days each boundary is that of a later series as well; None where no one knows.

    Where the step has no days it takes until a 29 February has come round in each of its years, and the first of a
    year, which an entry rule may go to; where it has nothing else, two steps, or more where no first term ends with the
    last days of some months. Where both months and days are counted, no one knows how long.
    """
    if not step.days:
        return (lcm(step.months, _LEAP_YEARS) + 2 * _LEAP_YEARS) * _MOST_DAYS_IN_A_MONTH
    if step.months or (terms.entry_rule and terms.entry_rule.shift.leaps):
        return None
    if not isinstance(terms.lasts, Length) or not terms.lasts.months:
        return 2 * step.days
    return MOST_STEPS_COUNTED * step.days if step.days <= _MOST_DAYS_IN_A_YEAR else None


def _starts(lives: list[Life]) -> list[date]:
    """The days on which a tacit series may start."""
    return [life.start for life in lives if life.start and life.series and life.series.renewal == "tacit"]
