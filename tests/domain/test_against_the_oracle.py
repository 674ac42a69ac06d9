"""The program and the oracle are asked the same of random agreements; then that a fault would be noticed."""

import os
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from treatytrack.domain import acts, facts, lengths, life, series
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.lengths import Length
from treatytrack.domain.life import Reading
from treatytrack.domain.validity import standing_on

from .calendar_of_numbers import last_safe_day, number, parts, plus, written
from .oracle import Oracle
from .oracle_cases import LATER, Case, cases, telling_days
from .oracle_subtle import SUBTLE
from .world import shown

AGREEMENTS = 100_000 if os.environ.get("TREATYTRACK_NIGHTLY") else 2_000
PARTS = 4
"""The agreements are tried in parts, so that several processors can share them."""
DAYS_EACH = 3


def disagreements(case: Case, day: int) -> list[str]:
    """Where the program shows another cell than the oracle, or holds other words for possible."""
    expected = Oracle(*case).shown(day)
    agreement = case.agreement
    found = shown(agreement, written(day))
    found["possible"] = " ".join(sorted(standing_on(agreement, date.fromordinal(day)).possible))
    return [
        f"{written(day)}: {name} is {found[name] or '-'}, the oracle says {value or '-'}"
        for name, value in expected.items()
        if found[name] != value
    ]


def _telling(case: Case) -> list[int]:
    """The days on which something may turn, and their neighbours."""
    recorded = case.telling_days
    halfway = Oracle(*case).shown(recorded[len(recorded) // 2])
    return [day + off for day in sorted({*recorded, *telling_days(halfway.values())}) for off in (-1, 0, 1)]


@pytest.mark.parametrize("_part", range(PARTS))
@settings(max_examples=AGREEMENTS // PARTS, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases(), st.data())
def test_the_program_and_the_oracle_agree(_part: int, case: Case, data: st.DataObject) -> None:
    days = _telling(case)
    for _ in range(DAYS_EACH):
        assert disagreements(case, data.draw(st.sampled_from(days))) == []


@pytest.mark.parametrize("sentence", SUBTLE)
def test_they_agree_where_they_once_did_not(sentence: str) -> None:
    case, day = SUBTLE[sentence]
    assert disagreements(case, date.fromisoformat(day).toordinal()) == []


# A handful of plain agreements on which any error of a day must show.
SAMPLE = (
    Case({"in_force": "2016-11-23", "lasts": "1y", "renewal": "tacit", "renewal_length": "1y", "notice": "90d"}),
    Case({"in_force": "1999-04-01", "lasts": "10y", "renewal": "tacit", "renewal_length": "10y", "notice": "6m"}),
    Case({"in_force": "2020-01-31", "lasts": "1m", "renewal": "tacit", "renewal_length": "1m", "notice": "none"}),
    Case({"signed": "2020-01-01", "entry_rule": "exchange + 30d", "events": "exchanged 2020-03-02", "lasts": "open"}),
    Case({"in_force": "2010-01-01", "lasts": "open", "denunciation": "receipt + 6m", "events": "denounced 2020-02-29"}),
    Case({"in_force": "2010-01-01", "lasts": "5y", "renewal": "none", "survival": "1y"}),
    Case({"in_force": "2010-01-01", "until": "2014-02", "renewal": "none"}),
    Case({"in_force": "2010-01-01", "denunciation": "receipt", "denunciation_after": "3y",
          "events": "denounced 2011-01-01"}),
    Case({"in_force": "2010-01-01", "lasts": "open", "replaced_by": LATER}, {"in_force": "2020-06-01"}),
    Case({"in_force": "2010-01-01", "lasts": "open", "replaced_by": LATER},
         {"entry_rule": "notification + 30d", "events": "notified 2020-03-01 by AZE; notified 2020-05-02 by IRN"}),
)  # fmt: skip


def _sampled() -> list[str]:
    return [found for case in SAMPLE for day in _telling(case) for found in disagreements(case, day)]


def test_on_the_sample_they_agree() -> None:
    assert _sampled() == []


MOVED, AFTER, LAST_SAFE_DAY = lengths.moved, lengths.after, lengths.last_safe_day


def _moved_a_day_too_far(day: date, months: int, days: int = 0) -> date:
    return MOVED(day, months, days) + ONE_DAY


def _after_a_day_too_far(day: date, length: Length, times: int = 1) -> date:
    return AFTER(day, length, times) + ONE_DAY


def _safe_a_day_too_late(last_day: date, notice: Length) -> date:
    return LAST_SAFE_DAY(last_day, notice) + ONE_DAY


def _last_day_that_is_the_first_day_out(terms: series.Series, k: int) -> date:
    return terms.boundary(k)


def _added_to_the_previous_boundary(terms: series.Series, k: int) -> date:
    day = MOVED(terms.base, terms.first_months, terms.first_days)
    for _ in range(k):
        assert terms.step
        day = AFTER(day, terms.step)
    return day


REPLACED = life._replaced


def _replaced_a_day_late(agreement: Agreement, reading: Reading, day: date) -> acts.Ending | None:
    found = REPLACED(agreement, reading, day)
    return found and found._replace(first_day_out=found.first_day_out + ONE_DAY)


def _known_a_day_late(agreement: Agreement, reading: Reading, day: date) -> acts.Ending | None:
    return REPLACED(agreement, reading, day - ONE_DAY)


FAULTS = {
    "a boundary is a day late": (series, "moved", _moved_a_day_too_far),
    "a shift is a day too long": (lengths, "after", _after_a_day_too_far),
    "a minimum life is a day too long": (acts, "after", _after_a_day_too_far),
    "survival is a day too long": (facts, "after", _after_a_day_too_far),
    "a last safe day is a day late": (series, "last_safe_day", _safe_a_day_too_late),
    "a last day is taken for a first day out": (series.Series, "last_day", _last_day_that_is_the_first_day_out),
    "a later agreement ends it a day late": (life, "_replaced", _replaced_a_day_late),
    "a later agreement is known a day late": (life, "_replaced", _known_a_day_late),
    "renewals are added one to the other": (series.Series, "boundary", _added_to_the_previous_boundary),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_one_day_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place, name, faulty = FAULTS[fault]
    monkeypatch.setattr(place, name, faulty)
    assert _sampled() != []


# The oracle's own calendar


def test_the_oracle_numbers_days_as_the_calendar_does() -> None:
    every_day = range(date(1895, 1, 1).toordinal(), date(2105, 1, 1).toordinal(), 7)
    assert [day for day in every_day if parts(day) != date.fromordinal(day).timetuple()[:3]] == []
    assert [day for day in every_day if number(*parts(day)) != day] == []


def test_the_oracle_adds_months_as_people_do() -> None:
    assert written(plus(number(2021, 1, 31), 1, 0)) == "2021-02-28"
    assert written(plus(number(2021, 1, 31), 2, 0)) == "2021-03-31"
    assert written(plus(number(2021, 3, 31), -13, 1)) == "2020-03-01"
    assert written(last_safe_day(number(2019, 11, 22), (0, 90))) == "2019-08-24"
    assert written(last_safe_day(number(2019, 3, 31), (6, 0))) == "2018-09-30"
