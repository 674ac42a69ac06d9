"""What can be written for a date, which days it may be, and what is refused with which words (VALIDITY section 2)."""

import re
from datetime import date
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatytrack.domain.dates import PartialDate, days_in_month, read_date
from treatytrack.errors import WrongRequest

TODAY = date(2026, 11, 21)

# written, earliest, latest; "-" is an open side
PARTIAL = [
    # a day, a month, a year
    ("2025-04-28", "2025-04-28", "2025-04-28"),
    ("2025-04", "2025-04-01", "2025-04-30"),
    ("2025", "2025-01-01", "2025-12-31"),
    # the last day of February
    ("2023-02", "2023-02-01", "2023-02-28"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("1900-02", "1900-02-01", "1900-02-28"),
    ("2000-02", "2000-02-01", "2000-02-29"),
    ("2024-02-29", "2024-02-29", "2024-02-29"),
    # marked: the same days, not confirmed
    ("2025?", "2025-01-01", "2025-12-31"),
    ("2025~", "2025-01-01", "2025-12-31"),
    ("2025%", "2025-01-01", "2025-12-31"),
    ("2025-04?", "2025-04-01", "2025-04-30"),
    ("2012-05-01?", "2012-05-01", "2012-05-01"),
    # digits that are not known: the first and the last day that match
    ("201X", "2010-01-01", "2019-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("2010-XX", "2010-01-01", "2010-12-31"),
    ("2010-XX-XX", "2010-01-01", "2010-12-31"),
    ("1964-XX-16", "1964-01-16", "1964-12-16"),
    ("2023-02-XX", "2023-02-01", "2023-02-28"),
    ("2023-1X", "2023-10-01", "2023-12-31"),
    ("2023-XX-30", "2023-01-30", "2023-12-30"),
    ("2023-XX-31", "2023-01-31", "2023-12-31"),
    ("19XX-02-29", "1904-02-29", "1996-02-29"),
    ("201X?", "2010-01-01", "2019-12-31"),
    # between two days
    ("[1981-09..1981-10]", "1981-09-01", "1981-10-31"),
    ("[2020-03-05..2020-03-09]", "2020-03-05", "2020-03-09"),
    ("[2019..2021-06-15]", "2019-01-01", "2021-06-15"),
    ("[2020-01-01..2020-01-01]", "2020-01-01", "2020-01-01"),
    # open on one side
    ("[..2019-01-01]", "-", "2019-01-01"),
    ("[2009-01-01..]", "2009-01-01", "-"),
    ("[2009..]", "2009-01-01", "-"),
    # the first and the last day that can be written
    ("0001-01-01", "0001-01-01", "0001-01-01"),
    ("2499-12-31", "2499-12-31", "2499-12-31"),
]

REFUSED = [
    # days and months that do not exist
    ("1972-06-31", "June 1972 has 30 days"),
    ("2023-02-29", "February 2023 has 28 days"),
    ("1900-02-29", "February 1900 has 28 days"),
    ("2025-13-01", "there is no month 13"),
    ("2025-13", "there is no month 13"),
    ("2023-02-3X", "no day matches"),
    # placeholders
    ("0000", "placeholder"),
    ("0000-00-00", "placeholder"),
    ("1998-00-00", "1998-XX-XX"),
    ("1998-05-00", "1998-05-XX"),
    ("1998-00", "write 1998-XX for"),
    ("1998-XX-00", "1998-XX-XX"),
    ("199X-05-00", "199X-05-XX"),
    ("199X-00", "write 199X-XX for"),
    ("2500", "leave it empty"),
    ("2500-01-01", "leave it empty"),
    ("2999-12-31", "leave it empty"),
    ("9999-12-31", "leave it empty"),
    ("25XX", "placeholder"),
    ("[2019..9999]", "placeholder"),
    # ranges that say nothing, or run backwards
    ("[..]", "at least one side"),
    ("[2020..2019]", "ends before it begins"),
    ("XXXX", "not even the century"),
    # a spreadsheet's day count
    ("45123", "is a number, not a date"),
    ("45123.5", "is a number, not a date"),
    # anything else is not a date, and the sentence shows how to write one
    ("", "is not a date"),
    ("Obsolete", "2025-04-28"),
    ("2025-4-28", "is not a date"),
    ("20-5-04-28", "is not a date"),
    ("2025-04--1", "is not a date"),
    ("2025/04/28", "is not a date"),
    ("20250428", "is not a date"),
    ("-2025", "is not a date"),
    ("2025-04-28T10:00", "is not a date"),
    ("x" * 80, "..."),
]

# What people may also write at the prompt: written, the recorded form
TYPED = [
    # as recorded, with blanks around it
    ("2025-04-28", "2025-04-28"),
    ("  2025 ", "2025"),
    ("[..2020]", "[..2020]"),
    # a named month
    ("28 April 2025", "2025-04-28"),
    ("28-Apr-2025", "2025-04-28"),
    ("1-SEP-2025?", "2025-09-01?"),
    ("30/Apr/2025", "2025-04-30"),
    ("Apr-2025", "2025-04"),
    ("28 april 2025", "2025-04-28"),
    ("28th of April, 2025", "2025-04-28"),
    ("April 28, 2025", "2025-04-28"),
    ("Apr 2025", "2025-04"),
    ("1 Sept. 2025", "2025-09-01"),
    ("May 2025", "2025-05"),
    # numbers that read one way only
    ("28.04.2025", "2025-04-28"),
    ("13/04/2025", "2025-04-13"),
    ("04/13/2025", "2025-04-13"),
    ("04/04/2025", "2025-04-04"),
    ("2025.04.28", "2025-04-28"),
    ("2025/4/8", "2025-04-08"),
    # a range without brackets
    ("1981-09..1981-10", "[1981-09..1981-10]"),
    # marks stay
    ("28 April 2025?", "2025-04-28?"),
    ("April 2025~", "2025-04~"),
    # the as-of day
    ("today", "2026-11-21"),
    ("Today", "2026-11-21"),
]

TYPED_AND_REFUSED = [
    # reads two ways: both are named, and how to say which
    ("03/04/2025", "2025-04-03"),
    ("03/04/2025", "2025-03-04"),
    ("03/04/2025", "day first"),
    ("1-2-2020", "month first"),
    # not a day
    ("31/04/2025", "April 2025 has 30 days"),
    ("31 June 1972", "June 1972 has 30 days"),
    ("32 January 2020", "January 2020 has 31 days"),
    # placeholders
    ("0/0/2025", "placeholder"),
    ("1.1.3000", "placeholder"),
    # not enough, or another language
    ("28 Apr 25", "is not a date"),
    ("ma 2025", "is not a date"),
    ("Juni 2020", "is not a date"),
]

# Values met in real registers: the dataset, the value, what it may be (or a part of the refusal)
MET = [
    # marked days
    ("huggo_messy_edtf_agreements", "1802-04-18?", "1802-04-18", "1802-04-18"),
    ("huggo_messy_edtf_agreements", "1897-05-15?", "1897-05-15", "1897-05-15"),
    ("huggo_messy_edtf_agreements", "1961-01-26~", "1961-01-26", "1961-01-26"),
    ("huggo_messy_edtf_agreements", "2001-05-01?", "2001-05-01", "2001-05-01"),
    ("huggo_messy_edtf_agreements", "2014-01-29?", "2014-01-29", "2014-01-29"),
    ("aiggo", "2011-01-01~", "2011-01-01", "2011-01-01"),
    # months
    ("huggo_messy_edtf_agreements", "1964-06", "1964-06-01", "1964-06-30"),
    ("huggo_messy_edtf_agreements", "1985-08", "1985-08-01", "1985-08-31"),
    ("huggo_messy_edtf_agreements", "2002-11", "2002-11-01", "2002-11-30"),
    ("huggo_messy_edtf_agreements", "2018-10", "2018-10-01", "2018-10-31"),
    ("unctad_bits_terms", "1997-02", "1997-02-01", "1997-02-28"),
    ("unctad_bits_terms", "2000-06", "2000-06-01", "2000-06-30"),
    ("unctad_bits_terms", "2011-10", "2011-10-01", "2011-10-31"),
    # years
    ("huggo_messy_edtf_agreements", "1993", "1993-01-01", "1993-12-31"),
    ("huggo_messy_edtf_agreements", "2003", "2003-01-01", "2003-12-31"),
    ("huggo_messy_edtf_agreements", "2021", "2021-01-01", "2021-12-31"),
    # a month that is not known
    ("huggo_env_v2", "1964-XX-16", "1964-01-16", "1964-12-16"),
]

MET_AND_REFUSED = [
    # the 31st of June, seen in four datasets
    ("huggo_messy_edtf_agreements", "1972-06-31?", "June 1972 has 30 days"),
    ("huggo_env_v2", "1976-06-31", "June 1976 has 30 days"),
    ("aiggo", "1976-06-31", "June 1976 has 30 days"),
    # placeholders
    ("huggo_env_v2", "2010-00-00", "2010-XX-XX"),
    # broken off, run together, worded
    ("huggo_env_v2", "2010-XX-XX-", "is not a date"),
    ("aiggo", "9999-XX-XX-", "is not a date"),
    ("huggo_env_v2", "14-022005", "is not a date"),
    ("huggo_messy_edtf_agreements", "0014-022005", "is not a date"),
    ("huggo_env_v2", "16-12-1991.", "is not a date"),
    ("huggo_env_v2", "Obsolete", "is not a date"),
]


def _day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


@pytest.mark.parametrize(("written", "earliest", "latest"), PARTIAL)
def test_a_partial_date_has_an_earliest_and_a_latest_day(written: str, earliest: str, latest: str) -> None:
    assert PartialDate.parse(written) == (written, _day(earliest), _day(latest))


@pytest.mark.parametrize(("written", "words"), REFUSED)
def test_what_is_no_date_is_refused_in_so_many_words(written: str, words: str) -> None:
    with pytest.raises(WrongRequest) as refused:
        PartialDate.parse(written)
    assert words in str(refused.value)


@pytest.mark.parametrize(("written", "meant"), TYPED)
def test_people_may_write_a_date_as_they_say_it(written: str, meant: str) -> None:
    assert read_date(written, TODAY) == PartialDate.parse(meant)


@pytest.mark.parametrize(("written", "words"), TYPED_AND_REFUSED)
def test_what_people_write_is_refused_rather_than_guessed(written: str, words: str) -> None:
    with pytest.raises(WrongRequest) as refused:
        read_date(written, TODAY)
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("written", "order", "meant"),
    [
        ("03/04/2025", "day-first", "2025-04-03"),
        ("03/04/2025", "month-first", "2025-03-04"),
        ("13.04.2025", "day-first", "2025-04-13"),
        ("04/13/2025", "month-first", "2025-04-13"),
        ("28 April 2025", "month-first", "2025-04-28"),
    ],
)
def test_whoever_says_which_comes_first_is_believed(
    written: str, order: Literal["day-first", "month-first"], meant: str
) -> None:
    assert read_date(written, TODAY, order).text == meant


def test_a_named_order_is_not_turned_round_to_make_a_date() -> None:
    with pytest.raises(WrongRequest, match="there is no month 13"):
        read_date("13/04/2025", TODAY, "month-first")


@pytest.mark.parametrize(("dataset", "value", "earliest", "latest"), MET)
def test_values_of_real_registers_are_read(dataset: str, value: str, earliest: str, latest: str) -> None:
    assert PartialDate.parse(value)[1:] == (_day(earliest), _day(latest)), dataset


def test_a_range_of_a_real_register_is_read_without_brackets() -> None:
    # huggo_messy_edtf_agreements writes 1981-09..1981-10
    assert read_date("1981-09..1981-10", TODAY) == ("[1981-09..1981-10]", date(1981, 9, 1), date(1981, 10, 31))


@pytest.mark.parametrize(("dataset", "value", "words"), MET_AND_REFUSED)
def test_values_of_real_registers_that_are_no_dates_are_refused(dataset: str, value: str, words: str) -> None:
    with pytest.raises(WrongRequest) as refused:
        PartialDate.parse(value)
    assert words in str(refused.value), dataset


# In `until` a plain year or month runs through its last day; every other form keeps its bounds.
@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2027", "2027-12-31", "2027-12-31"),
        ("2027-02", "2027-02-28", "2027-02-28"),
        ("2027-06-30", "2027-06-30", "2027-06-30"),
        ("2027?", "2027-01-01", "2027-12-31"),
        ("2027-02~", "2027-02-01", "2027-02-28"),
        ("2027-XX", "2027-01-01", "2027-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("[2027..2028]", "2027-01-01", "2028-12-31"),
    ],
)
def test_until_a_plain_period_means_through_its_last_day(written: str, first: str, last: str) -> None:
    assert PartialDate.parse(written).as_last_day()[1:] == (_day(first), _day(last))


# written: one day only, carries a mark, is a plain year or month
@pytest.mark.parametrize(
    ("written", "is_day", "is_marked", "is_plain_period"),
    [
        ("2025-04-28", True, False, False),
        ("2025-04-28?", True, True, False),
        ("2025-04", False, False, True),
        ("2025", False, False, True),
        ("2025?", False, True, False),
        ("2025~", False, True, False),
        ("2025%", False, True, False),
        ("202X", False, False, False),
        ("2025-XX", False, False, False),
        ("[2025..2026]", False, False, False),
        ("[2025-01-01..2025-01-01]", True, False, False),
        ("[..2025]", False, False, False),
    ],
)
def test_a_partial_date_knows_how_sure_it_is(
    written: str, is_day: bool, is_marked: bool, is_plain_period: bool
) -> None:
    found = PartialDate.parse(written)
    assert (found.is_day, found.is_marked, found.is_plain_period) == (is_day, is_marked, is_plain_period)


def test_a_day_is_written_as_it_is_read() -> None:
    assert PartialDate.of(date(2025, 4, 28)) == PartialDate.parse("2025-04-28")


def test_months_have_the_days_of_the_calendar() -> None:
    lengths = [days_in_month(2023, month) for month in range(1, 13)]
    assert lengths == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert [days_in_month(year, 2) for year in (1900, 2000, 2023, 2024, 2100, 2400)] == [28, 29, 28, 29, 28, 29]


_PERIOD = r"[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[?~%]?"
_RANGE = r"\[\s*[^\[\]]*?\s*\.\.\s*[^\[\]]*?\s*\]"


@given(st.text("02X-?~%[]. \n\x1c\u0662", max_size=12) | st.from_regex(_PERIOD) | st.from_regex(_RANGE))
def test_only_what_has_the_form_of_a_period_or_a_range_is_a_date(text: str) -> None:
    said = ""
    try:
        PartialDate.parse(text)
    except WrongRequest as wrong:
        said = str(wrong)
    is_period, is_range = (re.fullmatch(form, text, re.ASCII) is not None for form in (_PERIOD, _RANGE))
    has_the_form = re.search("is not a date|is a number", said) is None
    assert is_range or has_the_form == is_period  # of what stands in a range each end is read by itself
