"""Days at the start of the calendar: no date is too old to be recorded, unless a day before the first is needed."""

from datetime import date

import pytest

from treatytrack.domain.bounds import Days
from treatytrack.domain.phases import phases
from treatytrack.domain.validity import standing_on
from treatytrack.errors import WrongRequest

from .world import Cells, agreement_of


@pytest.mark.parametrize("last", ["0950-06-01", "1000-01-01", "0002-03-04", "0001-01-02"])
def test_a_date_that_only_lies_before_a_day_long_ago_has_no_earliest(last: str) -> None:
    agreement = agreement_of({"in_force": f"[..{last}]", "lasts": "open"})
    standing = standing_on(agreement, date(2026, 11, 21))
    assert standing.effective_in_force == Days(None, date.fromisoformat(last))
    assert (standing.status, standing.certain) == ("in-force", "yes")
    assert [phase.status for phase in phases(agreement)][-1] == "in-force"


def test_the_year_in_which_it_may_have_ended_may_lie_before_the_year_1000() -> None:
    agreement = agreement_of({"in_force": "0900-01-01", "lasts": "open", "ended": "[..0950-06-01]"})
    assert standing_on(agreement, date(949, 1, 1)).certain == "no"
    assert standing_on(agreement, date(951, 1, 1)).ends == Days(None, date(950, 5, 31))


@pytest.mark.parametrize(
    "cells",
    [
        {"in_force": "0001-01-01", "lasts": "open", "ended": "0001-01-01"},
        {"lasts": "open", "ended": "0001"},
        {"in_force": "0001-01-01", "events": "terminated 0001-01-01"},
    ],
)
def test_what_would_be_in_force_before_the_first_day_there_is_is_refused(cells: Cells) -> None:
    with pytest.raises(WrongRequest, match="before 0001-01-01, the first day there is"):
        phases(agreement_of(cells))
    with pytest.raises(WrongRequest, match="before 0001-01-01, the first day there is"):
        standing_on(agreement_of(cells), date(2026, 11, 21))
