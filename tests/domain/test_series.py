"""The terms of a series: which one is running on a day, however far the start lies back."""

from datetime import date

import pytest

from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.lengths import Length
from treatytrack.domain.series import Series

STEPS = ("1d", "90d", "1m", "1m 1d", "1m 90d", "3m 10d", "12m", "13m 28d", "5y")
STARTS = (date(1600, 3, 1), date(1933, 2, 9), date(1999, 7, 1), date(2000, 1, 31), date(2024, 2, 29))
FIRST_TERMS = ("1d", "30d", "90d", "1m 29d", "1y")
MOST = 200


@pytest.mark.parametrize("start", STARTS, ids=str)
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("first", FIRST_TERMS)
def test_a_term_runs_from_its_first_day_to_the_day_before_the_next(first: str, step: str, start: date) -> None:
    length = Length.parse(first)
    series = Series(start, length.months, length.days, Length.parse(step), "tacit", None, None, to_a_day=False)
    ends = [series.boundary(k) for k in range(MOST)]
    assert ends == sorted(set(ends))
    assert [series.running(end - ONE_DAY) for end in ends] == [*range(MOST)]
    assert [series.running(end) for end in ends] == [*range(1, MOST + 1)]


def test_none_runs_after_the_last() -> None:
    series = Series(date(2020, 1, 1), 0, 0, Length.parse("1y"), "tacit", 2, None, to_a_day=False)
    assert [series.running(date(year, 1, 1)) for year in range(2019, 2024)] == [0, 1, 2, None, None]
