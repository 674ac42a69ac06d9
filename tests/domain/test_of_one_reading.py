"""Where no date may be another, one reading is all there is; it must say what the way over many readings says."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatytrack.domain import deadlines, facts, phases
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.deadlines import Deadline, deadlines_of
from treatytrack.domain.life import life_of, lives_of
from treatytrack.domain.phases import phases_of_many
from treatytrack.domain.readings import Chosen, in_order, latest_reading
from treatytrack.errors import WrongRequest

from .oracle_cases import Case, cases
from .oracle_dates import FIRST, LAST


def _unlike_phases(agreement: Agreement) -> list[str]:
    """Where the phases of the one reading are others than those found by looking at many."""
    latest, _ = latest_reading(agreement)
    of_one = phases.phases_of_one(agreement, lives_of(agreement, in_order(latest)))
    of_many = phases_of_many(agreement, latest, ())
    return [] if of_one == of_many else [f"{of_one}, not {of_many}"]


def _unlike_deadlines(agreement: Agreement, days: list[date]) -> list[str]:
    """Where the deadlines of the one reading are others than those of that reading taken twice."""
    reading = in_order(latest_reading(agreement)[0])
    found = []
    for day in days:
        life = life_of(agreement, reading, day)
        on = facts.facts_on(agreement, life, day)
        of_one = deadlines.deadlines_of_one(agreement, life, on, day)
        twice = ([Chosen(reading)] * 2, [life] * 2, [on] * 2)
        of_two = deadlines_of(agreement, *twice, day, dated_closely=True)
        found += [] if of_one == of_two else [f"{day}: {of_one}, not {of_two}"]
    return found


def _days(case: Case, data: st.DataObject) -> list[date]:
    telling = [day + off for day in case.telling_days for off in (-1, 0, 1)]
    some = st.sampled_from(telling) | st.integers(FIRST - 1000, LAST + 5000)
    return [date.fromordinal(data.draw(some)) for _ in range(4)]


@given(cases().filter(lambda case: case.is_exact), st.data())
def test_one_reading_comes_due_as_the_same_reading_taken_twice(case: Case, data: st.DataObject) -> None:
    assert _unlike_deadlines(case.agreement, _days(case, data)) == []


@given(cases().filter(lambda case: case.is_exact))
def test_one_reading_has_the_phases_that_many_readings_find(case: Case) -> None:
    assert _unlike_phases(case.agreement) == []


def test_a_first_notice_day_before_the_calendar_is_refused_as_over_many_readings() -> None:
    agreement = Case({"in_force": "0050-01-27", "lasts": "1y", "renewal": "open", "notice": "500y"}).agreement
    with pytest.raises(WrongRequest, match="counting back from 0051-01-26"):
        phases.phases(agreement)
    with pytest.raises(WrongRequest, match="counting back from 0051-01-26"):
        phases_of_many(agreement, latest_reading(agreement)[0], ())


# A handful of plain agreements on which a fault must show

SAMPLE = (
    Case({"signed": "2010-01-01", "in_force": "2010-02-01", "lasts": "2y", "renewal": "tacit", "notice": "6m"}),
    Case({"in_force": "2010-01-01", "lasts": "2y", "renewal": "none", "survival": "1y", "stated_status": "signed"}),
    Case({"in_force": "2010-01-01", "lasts": "2y", "renewal": "tacit", "notice": "6m", "events": "notice 2011-05-01"}),
    Case({"in_force": "2010-01-01", "lasts": "open", "events": "suspended 2011-01-01 until 2011-06-30"}),
)
SAMPLED_DAYS = [date(2009, 12, 1) + timedelta(30 * n) for n in range(60)]


def _unlike_in_sample() -> list[str]:
    agreements = [case.agreement for case in SAMPLE]
    return [
        one
        for agreement in agreements
        for one in (*_unlike_deadlines(agreement, SAMPLED_DAYS), *_unlike_phases(agreement))
    ]


def test_of_the_sample_none_is_unlike() -> None:
    assert _unlike_in_sample() == []


ONCE, AGAIN, PHASES = deadlines.once_of_one, deadlines._again_of_one, phases.phases_of_one


def _a_day_later(found: Callable[..., Any]) -> Callable[..., list[Deadline]]:
    """Deadlines that come a day later than they do."""

    def faulty(*given: Any) -> list[Deadline]:
        return [due._replace(day=due.day + ONE_DAY) for due in found(*given)]

    return faulty


def _the_day_before(day: date) -> date:
    return max(day, date.min + ONE_DAY) - ONE_DAY


def _phases_of_the_first_life(agreement: Agreement, lives: list[Any]) -> tuple[phases.Phase, ...]:
    return PHASES(agreement, lives[:1])


FAULTS = {
    "what comes once is a day late": (deadlines, "once_of_one", _a_day_later(ONCE)),
    "what comes again is a day late": (deadlines, "_again_of_one", _a_day_later(AGAIN)),
    "an assumption is forgotten": (deadlines, "_certain", lambda *_: "yes"),
    "a phase says what held the day before": (
        phases, "lasting_on", lambda agreement, life, day: facts.lasting_on(agreement, life, _the_day_before(day))
    ),
    "the life before any act is taken for all": (phases, "phases_of_one", _phases_of_the_first_life),
    "the source is always right": (phases, "differs_from", lambda *_: False),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place, name, faulty = FAULTS[fault]
    monkeypatch.setattr(place, name, faulty)
    assert _unlike_in_sample() != []
