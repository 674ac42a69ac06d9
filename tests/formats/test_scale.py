"""Where days lie in a row of cells: every day in one, in order, and today apart from what is past and what is ahead."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from treatytrack.formats.scale import Scale

CALM = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
"""The same examples on every run, however busy the machine is."""
DAYS = st.dates(date(1, 1, 1), date(9998, 12, 31))


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    """An axis of a day to some centuries, today on it or not, in few cells or many."""
    first = draw(DAYS)
    days = draw(st.integers(0, 400) | st.integers(0, 200_000))
    last = first + timedelta(min(days, (date.max - first).days))
    today = draw(st.dates(first, last) | DAYS)
    return Scale(first, last, today, draw(st.integers(3, 200)))


@CALM
@given(scales(), st.data())
def test_every_day_has_cells_on_the_axis_and_later_days_none_before_them(scale: Scale, data: st.DataObject) -> None:
    on_axis = st.dates(scale.first, scale.last)
    one, other = sorted((data.draw(on_axis), data.draw(on_axis)))
    assert 0 <= scale.cell(one) <= scale.cell(other) < scale.cells
    span = scale.span(one, other)
    assert span[0] == scale.cell(one)
    assert scale.cell(other) in span
    assert span[-1] < scale.cells


@CALM
@given(scales())
def test_today_stands_between_what_is_past_and_what_is_ahead(scale: Scale) -> None:
    if scale.today is None:
        return
    assert 0 <= scale.today < scale.cells


@CALM
@given(scales(), st.data())
def test_no_day_is_drawn_where_today_is_and_the_first_ahead_is_right_of_it(scale: Scale, data: st.DataObject) -> None:
    if scale.today is None:
        return
    day = data.draw(st.dates(scale.first, scale.last))
    span = scale.span(day, day)
    assert scale.today not in span
    today = scale.present
    assert (span[0] > scale.today) == (day >= today)
    assert scale.cell(today) == scale.today + 1


@CALM
@given(scales())
def test_labels_do_not_touch_and_stand_where_their_days_are(scale: Scale) -> None:
    end = 0
    for label in scale.labels():
        assert label.cell >= end
        assert scale.cell(label.day) == label.cell
        assert str(label.day.year) in label.text or label.text == f"{label.day:%b}"
        end = label.cell + len(label.text) + 1


@pytest.mark.parametrize(
    ("first", "last", "cells", "named"),
    [
        # centuries, decades, years
        ("1800-01-01", "2029-12-31", 60, "1800 1825 1850 1875 1900 1925 1950 1975 2000"),
        ("2001-01-01", "2029-12-31", 60, "2001 2005 2010 2015 2020 2025"),
        ("2025-01-01", "2029-12-31", 60, "2025 2026 2027 2028 2029"),
        # months
        ("2026-01-01", "2027-12-31", 60, "Jan 2026|Jul|Jan 2027|Jul"),
        ("2026-11-01", "2027-02-28", 60, "Nov 2026|Dec|Jan 2027|Feb"),
        # an axis that begins within a month, and one that is nothing but days
        ("2026-11-20", "2027-02-10", 60, "Dec 2026|Jan 2027|Feb"),
        ("2026-11-10", "2027-02-10", 60, "Nov 2026|Dec|Jan 2027|Feb"),
        ("2026-11-20", "2026-11-25", 60, "Nov 2026"),
        # hardly any room
        ("1990-01-01", "2029-12-31", 12, "2000 2020"),
    ],
)
def test_years_and_months_are_thinned_out(first: str, last: str, cells: int, named: str) -> None:
    scale = Scale(date.fromisoformat(first), date.fromisoformat(last), date(1, 1, 1), cells)
    assert [label.text for label in scale.labels()] == named.split("|" if "|" in named or named[0].isalpha() else " ")
