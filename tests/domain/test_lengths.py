"""Lengths, what adding one means, shifts, and the last safe day for notice (VALIDITY section 2, R2, R3, R4)."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, given
from hypothesis import strategies as st

from treatytrack.domain.lengths import Length, Shift, after, last_safe_day, moved, numbers_written
from treatytrack.errors import WrongRequest

ONE_DAY = timedelta(days=1)

# written, stored as, months, days
READ = [
    # as stored
    ("5y", "5y", 60, 0),
    ("6m", "6m", 6, 0),
    ("90d", "90d", 0, 90),
    ("1y6m", "1y6m", 18, 0),
    ("1y6m10d", "1y6m10d", 18, 10),
    # eighteen months stay eighteen months
    ("18m", "18m", 18, 0),
    # weeks become days
    ("2w", "14d", 0, 14),
    # ISO 8601
    ("P1Y6M", "1y6m", 18, 0),
    ("p5d", "5d", 0, 5),
    # as people say it
    ("5 years", "5y", 60, 0),
    ("6 Months", "6m", 6, 0),
    ("1 year and 6 months", "1y6m", 18, 0),
    ("1 year, 6 months", "1y6m", 18, 0),
    ("3 weeks", "21d", 0, 21),
    # the longest
    ("999y", "999y", 11988, 0),
    ("11988m", "11988m", 11988, 0),
]

REFUSED = [
    # no time at all
    ("0y", "no time at all"),
    ("0d", "no time at all"),
    ("0y0m", "counts forward"),
    # negative
    ("-5y", "negative"),
    ("\N{MINUS SIGN}5y", "negative"),
    ("-P1Y", "negative"),
    # too long
    ("1000y", "longer than 999 years"),
    ("12000m", "longer than 999 years"),
    ("999y1d", "longer than 999 years"),
    ("9999999y", "longer than 999 years"),
    # not a length: the sentence shows some
    ("", "5y, 6m, 90d or 1y6m"),
    ("5", "is not a length"),
    ("y", "is not a length"),
    ("P", "is not a length"),
    ("5x", "is not a length"),
    ("1.5y", "is not a length"),
    ("1m1y", "is not a length"),
    ("5y5y", "is not a length"),
    ("PT5H", "is not a length"),
    ("two years", "is not a length"),
    ("none", "is not a length"),
]

# a day, a length, how often, the day reached
ADDED = [
    # a day past the month's end becomes its last day
    ("2021-01-31", "1m", 1, "2021-02-28"),
    ("2024-01-31", "1m", 1, "2024-02-29"),
    ("2021-08-31", "1m", 1, "2021-09-30"),
    ("2024-02-29", "1y", 1, "2025-02-28"),
    # counted from the start in one addition: the 31st and the 29th come back
    ("2021-01-31", "1m", 2, "2021-03-31"),
    ("2024-02-29", "1y", 4, "2028-02-29"),
    ("2024-02-29", "1m", 12, "2025-02-28"),
    # a month is never 30 days
    ("2021-01-01", "1m", 1, "2021-02-01"),
    ("2021-01-01", "30d", 1, "2021-01-31"),
    # years and months first, then days
    ("2021-01-31", "1m1d", 1, "2021-03-01"),
    ("2023-12-31", "2m1d", 1, "2024-03-01"),
    # across the end of a year
    ("2021-11-30", "3m", 1, "2022-02-28"),
    ("2021-12-31", "1d", 1, "2022-01-01"),
]

SHIFTED = [
    # the cases of R4
    ("2009-07-29", "first of month 2", "2009-09-01"),
    ("2026-11-21", "12m + first of month 1", "2027-12-01"),
    ("2026-06-30", "6m + start of year", "2027-01-01"),
    ("2026-07-01", "6m + start of year", "2028-01-01"),
    # the event's day is day 0
    ("2005-03-02", "30d", "2005-04-01"),
    ("1972-09-06", "2m", "1972-11-06"),
    ("2023-07-05", "", "2023-07-05"),
    # the first day of a month counts from that month
    ("2021-01-01", "first of month 1", "2021-02-01"),
    ("2021-01-31", "first of month 1", "2021-02-01"),
    ("2021-12-15", "first of month 1", "2022-01-01"),
    ("2021-11-30", "first of month 14", "2023-01-01"),
    # 1 January after the day reached, never the day itself
    ("2021-01-01", "start of year", "2022-01-01"),
    ("2021-12-31", "start of year", "2022-01-01"),
    # chained left to right, each an addition of its own
    ("2021-01-31", "1m + 1m", "2021-03-28"),
    ("2021-01-31", "2m", "2021-03-31"),
    ("2021-01-31", "1m + first of month 1 + 10d", "2021-03-11"),
]

SHIFTS_REFUSED = [
    ("soon", "is not a shift"),
    ("first of month", "first of month 1"),
    ("first of month 0", "first of month 1 for the next one"),
    ("30d +", "is not a shift"),
    ("-3d", "is not a shift"),
    ("0d", "is not a shift"),
]

# last day in force, notice, last safe day
SAFE = [
    # GSOMIA: 24 August, as both governments counted, not 25
    ("2019-11-22", "90d", "2019-08-24"),
    # Russia-Ukraine 1997: 30 September 2018, not 1 October
    ("2019-03-31", "6m", "2018-09-30"),
    # the last day of a short month: counting back from it is not far enough
    ("2021-02-28", "1m", "2021-01-28"),
    ("2021-09-30", "1m", "2021-08-30"),
    # counting back runs into a short month
    ("2021-03-31", "1m", "2021-02-28"),
    ("2021-08-31", "6m", "2021-02-28"),
    ("2024-08-31", "6m", "2024-02-29"),
    # leap days
    ("2024-02-29", "1y", "2023-02-28"),
    ("2025-02-28", "1y", "2024-02-28"),
    # mixed: from the day, years and months first
    ("2021-03-31", "1m1d", "2021-02-27"),
    ("2021-03-01", "1m1d", "2021-01-31"),
]

days = st.dates(date(1600, 1, 1), date(2400, 12, 31))
notices = st.builds(
    lambda months, number: Length(f"{months}m{number}d", months, number), st.integers(0, 40), st.integers(1, 400)
) | st.builds(lambda months: Length(f"{months}m", months, 0), st.integers(1, 40))


@pytest.mark.parametrize(("written", "stored", "months", "number"), READ)
def test_a_length_is_years_months_and_days(written: str, stored: str, months: int, number: int) -> None:
    assert Length.parse(written) == (stored, months, number)


@pytest.mark.parametrize(("written", "words"), REFUSED)
def test_what_is_no_length_is_refused_in_so_many_words(written: str, words: str) -> None:
    with pytest.raises(WrongRequest) as refused:
        Length.parse(written)
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("written", "said"),
    [("1y", "1 year"), ("5y", "5 years"), ("1y6m", "1 year 6 months"), ("1m", "1 month"), ("90d", "90 days")],
)
def test_a_length_reads_well(written: str, said: str) -> None:
    assert Length.parse(written).in_words == said


@given(st.integers(0, 40), st.integers(0, 30), st.integers(0, 400))
def test_every_spelling_of_a_length_is_the_same_length(years: int, months: int, number: int) -> None:
    assume(years or months or number)
    one = Length.parse(f"{years}y{months}m{number}d")
    assert one.text in one.spellings
    assert {Length.parse(text)[1:] for text in one.spellings} == {one[1:]}
    assert [Length.parse(text).text for text in one.spellings] == list(dict.fromkeys(one.spellings))


@pytest.mark.parametrize(("day", "length", "times", "reached"), ADDED)
def test_a_length_is_added_in_one_addition(day: str, length: str, times: int, reached: str) -> None:
    assert after(date.fromisoformat(day), Length.parse(length), times) == date.fromisoformat(reached)


@pytest.mark.parametrize(("day", "months", "number"), [((9999, 12, 1), 1, 0), ((9999, 12, 31), 0, 1)])
def test_a_day_past_the_calendar_is_refused(day: tuple[int, int, int], months: int, number: int) -> None:
    with pytest.raises(WrongRequest, match="past 9999-12-31"):
        moved(date(*day), months, number)


@given(days, st.integers(-4000, 4000), st.integers(-4000, 4000))
def test_moving_a_day_equals_relativedelta(day: date, months: int, number: int) -> None:
    assert moved(day, months, number) == day + relativedelta(months=months, days=number)


@given(days, st.integers(0, 40), st.integers(0, 40), st.integers(0, 400), st.integers(0, 60))
def test_adding_a_length_several_times_equals_one_relativedelta(
    day: date, years: int, months: int, number: int, times: int
) -> None:
    length = Length("", years * 12 + months, number)
    in_one = relativedelta(years=years * times, months=months * times, days=number * times)
    assert after(day, length, times) == day + in_one


def test_every_month_end_moves_as_relativedelta_moves_it() -> None:
    ends = [date(year, month, 1) - ONE_DAY for year in (1900, 1999, 2000, 2023, 2024) for month in range(1, 13)]
    starts = [day - timedelta(before) for day in ends for before in range(3)]
    wrong = [
        (day, months)
        for day in starts
        for months in range(-50, 51)
        if moved(day, months) != day + relativedelta(months=months)
    ]
    assert wrong == []


@pytest.mark.parametrize(("day", "written", "reached"), SHIFTED)
def test_a_shift_moves_a_day_forward_step_by_step(day: str, written: str, reached: str) -> None:
    assert Shift.parse(written).applied(date.fromisoformat(day)) == date.fromisoformat(reached)


@pytest.mark.parametrize(("written", "words"), SHIFTS_REFUSED)
def test_what_is_no_shift_is_refused_in_so_many_words(written: str, words: str) -> None:
    with pytest.raises(WrongRequest) as refused:
        Shift.parse(written)
    assert words in str(refused.value)


def test_a_shift_is_written_as_it_is_read() -> None:
    written = ["", "30d", "first of month 2", "12m + first of month 1", "6m + start of year", "1y6m + 10d"]
    assert [Shift.parse(text).text for text in written] == written


@pytest.mark.parametrize(("last_day", "notice", "safe"), SAFE)
def test_the_last_safe_day_for_notice(last_day: str, notice: str, safe: str) -> None:
    assert last_safe_day(date.fromisoformat(last_day), Length.parse(notice)) == date.fromisoformat(safe)


def _searched(last_day: date, notice: Length) -> date:
    """R3 by looking at day after day: the earlier of the two counts."""
    step = relativedelta(months=notice.months, days=notice.days)
    day = last_day
    while day + step > last_day:
        day -= ONE_DAY
    return min(day, last_day - step)


@given(days, notices)
def test_the_last_safe_day_is_found_by_searching_day_after_day(last_day: date, notice: Length) -> None:
    assert last_safe_day(last_day, notice) == _searched(last_day, notice)


def test_the_last_safe_day_is_right_at_every_end_of_a_month() -> None:
    notices_met = [Length.parse(text) for text in ("1m", "2m", "3m", "6m", "11m", "1y", "1m15d", "30d", "90d")]
    ends = [date(year, month, 1) - ONE_DAY for year in (2023, 2024, 2025) for month in range(1, 13)]
    last_days = [day + timedelta(off) for day in ends for off in (-2, -1, 0, 1)]
    wrong = [
        (day, notice.text)
        for day in last_days
        for notice in notices_met
        if last_safe_day(day, notice) != _searched(day, notice)
    ]
    assert wrong == []


@given(days, notices)
def test_a_later_end_never_has_an_earlier_safe_day(last_day: date, notice: Length) -> None:
    safe = [last_safe_day(last_day + timedelta(off), notice) for off in range(6)]
    assert all(earlier <= later for earlier, later in pairwise(safe))


_STORED = r"(?:(\d+)y)?(?:(\d+)m)?(?:(\d+)w)?(?:(\d+)d)?"


@given(st.text("012ymwd \n\u0662", max_size=8) | st.from_regex(_STORED))
def test_numbers_are_told_where_the_form_is_the_stored_one(text: str) -> None:
    found = re.fullmatch(_STORED, text, re.ASCII)
    assert numbers_written(text) == (list(found.groups("")) if found and any(found.groups()) else None)
