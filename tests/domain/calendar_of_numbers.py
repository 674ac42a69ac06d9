"""A calendar of plain whole numbers, for the oracle: days are counted from 1 January of the year 1, which is day 1.

It shares nothing with the program: no datetime arithmetic, no dateutil.
"""

from functools import cache, lru_cache

Length = tuple[int, int]
"""Months and days."""


def _is_leap(year: int) -> bool:
    return year % 400 == 0 or (year % 4 == 0 and year % 100 != 0)


@cache
def month_lengths(year: int) -> tuple[int, ...]:
    """How many days each month of that year has."""
    return (31, 29 if _is_leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@cache
def _new_year(year: int) -> int:
    """The number of the last day before that year."""
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400


def number(year: int, month: int, day: int) -> int:
    """The number of a day."""
    return _new_year(year) + sum(month_lengths(year)[: month - 1]) + day


@lru_cache(200_000)
def parts(day: int) -> tuple[int, int, int]:
    """Year, month and day of a numbered day."""
    year = day // 366 + 1
    while _new_year(year + 1) < day:
        year += 1
    rest = day - _new_year(year)
    for month, length in enumerate(month_lengths(year), start=1):
        if rest <= length:
            return year, month, rest
        rest -= length
    raise AssertionError(day)


@lru_cache(200_000)
def plus(day: int, months: int, days: int) -> int:
    """Months first, a day past the month's end becoming its last day, then days."""
    year, month, of_month = parts(day)
    while months >= 12:
        year, months = year + 1, months - 12
    while months <= -12:
        year, months = year - 1, months + 12
    month += months
    if month > 12:
        year, month = year + 1, month - 12
    if month < 1:
        year, month = year - 1, month + 12
    return number(year, month, min(of_month, month_lengths(year)[month - 1])) + days


@lru_cache(200_000)
def last_safe_day(last_day: int, notice: Length) -> int:
    """R3: the earlier of the count backwards and of the latest day from which the notice does not pass the end."""
    counted_back = plus(last_day, -notice[0], -notice[1])
    day = counted_back + 40
    while plus(day, *notice) > last_day:
        day -= 1
    return min(day, counted_back)


def written(day: int) -> str:
    """The day in ISO form."""
    return "{:04d}-{:02d}-{:02d}".format(*parts(day))


LONG_AGO, FAR_AHEAD = number(500, 1, 1), number(9000, 1, 1)
"""Days that stand for none: before all that is recorded, and after it."""
