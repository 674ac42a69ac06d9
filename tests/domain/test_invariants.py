"""What is true of every agreement on every day holds of random ones; and a fault of one day would be noticed."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatytrack.domain import phases as of_phases
from treatytrack.domain import series, validity
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.explain import reasons
from treatytrack.domain.facts import facts_on
from treatytrack.domain.lengths import last_safe_day
from treatytrack.domain.life import Life
from treatytrack.domain.phases import Phase, phases
from treatytrack.domain.validity import Days, Deadline, Standing, status_on
from treatytrack.domain.why import Reason

from . import invariants
from .invariants import INVARIANTS, ONE_DAY
from .oracle_cases import LATER, Case, cases
from .oracle_dates import FIRST, LAST

BY_NAME = {invariant.__name__: invariant for invariant in INVARIANTS}


def _days(case: Case, data: st.DataObject, how_many: int = 4) -> list[date]:
    """Days to look at: around what is recorded, and anywhere."""
    telling = [day + off for day in case.telling_days for off in (-1, 0, 1)]
    some = st.sampled_from(telling) | st.integers(FIRST - 1000, LAST + 5000)
    return [date.fromordinal(data.draw(some)) for _ in range(how_many)]


@pytest.mark.parametrize("name", BY_NAME)
@given(cases(), st.data())
def test_it_is_true_of_every_agreement_that(name: str, case: Case, data: st.DataObject) -> None:
    assert list(BY_NAME[name](case, _days(case, data))) == []


# A handful of agreements on which a fault of one day must show.
SAMPLE = (
    Case({"signed": "2010-01-01", "in_force": "2010-01-01", "lasts": "2y", "renewal": "tacit", "notice": "6m"}),
    Case({"signed": "2010-01-01", "in_force": "2010-02-01", "lasts": "2y", "renewal": "none", "survival": "1y"}),
    Case({"in_force": "2010-01", "lasts": "2y", "renewal": "none"}),
    Case({"in_force": "2010-01-01", "lasts": "open", "ended": "2012-02-29", "ended_by": "expiry"}),
    Case({"in_force": "2010-01-01", "lasts": "open", "replaced_by": LATER},
         {"entry_rule": "notification + 30d", "events": "notified 2012-03-01 by AZE; notified 2012-05-02 by IRN"}),
)  # fmt: skip


def _broken(name: str) -> list[str]:
    """Where that invariant is broken in the sample, on days around all that happens in it."""
    days = [date(2009, 12, 30) + timedelta(step) for step in range(0, 1500, 50)]
    around = [day + off * ONE_DAY for day in (date(2011, 12, 31), date(2012, 5, 31)) for off in (-1, 0, 1)]
    return [found for case in SAMPLE for found in BY_NAME[name](case, [*days, *around])]


@pytest.mark.parametrize("name", BY_NAME)
def test_it_is_true_of_the_sample_that(name: str) -> None:
    assert _broken(name) == []


# Faults of one day

TURNING_DAYS, DUE = of_phases._turning_days, validity._due


def _first_phase_longer(by: timedelta) -> Callable[[Agreement], tuple[Phase, ...]]:
    def lives(agreement: Agreement) -> tuple[Phase, ...]:
        first, *others = phases(agreement)
        return (first._replace(last=first.last + by), *others)

    return lives


def _turns_a_day_late(*of: Any) -> set[date]:
    return {day + ONE_DAY if date.min < day < date.max else day for day in TURNING_DAYS(*of)}


def _status_of_the_day_after(agreement: Agreement, day: date) -> tuple[str, str]:
    return status_on(agreement, day + ONE_DAY)


def _safe(off: timedelta) -> Callable[..., date]:
    return lambda last_day, notice: last_safe_day(last_day, notice) + off


def _an_end_that_moves_once_it_has_passed(agreement: Agreement, life: Life, day: date) -> object:
    facts = facts_on(agreement, life, day)
    return facts._replace(ends=facts.ends + ONE_DAY) if facts.ends and facts.ends < day else facts


def _a_notice_day_that_moves_once_it_has_passed(agreement: Agreement, life: Life, day: date) -> object:
    facts = facts_on(agreement, life, day)
    return facts._replace(notice_by=facts.notice_by + ONE_DAY) if facts.notice_by and facts.notice_by < day else facts


def _facts_of_the_day_before(agreement: Agreement, life: Life, day: date) -> object:
    return facts_on(agreement, life, day - ONE_DAY)


def _due_a_day_early(kind: str, days: Days, as_of: date, *, assumed: bool) -> Deadline | None:
    due = DUE(kind, days, as_of, assumed=assumed)
    return due and due._replace(day=due.day - ONE_DAY)


def _latest_a_day_before_the_earliest(_chosen: object, days: list[date | None]) -> Days | None:
    known = [day for day in days if day]
    return Days(max(known), min(known) - ONE_DAY) if known else None


def _explained(about: str) -> Callable[[Agreement, Standing], tuple[Reason, ...]]:
    """Explanations whose steps about that give the day after."""

    def a_day_off(agreement: Agreement, standing: Standing) -> tuple[Reason, ...]:
        told = reasons(agreement, standing)
        return tuple(_a_day_later(step) if step.about == about else step for step in told)

    return a_day_off


def _a_day_later(step: Reason) -> Reason:
    return step._replace(days=re.sub(r"\d{4}-\d\d-\d\d", lambda day: _following(day[0]), step.days))


def _following(day: str) -> str:
    return (date.fromisoformat(day) + ONE_DAY).isoformat()


FAULTS: dict[str, tuple[str, object, str, object]] = {
    "a day lies between two phases": ("phases_tile_the_calendar", invariants, "phases", _first_phase_longer(-ONE_DAY)),
    "a day lies in two phases": ("phases_tile_the_calendar", invariants, "phases", _first_phase_longer(ONE_DAY)),
    "a phase begins a day late": (
        "a_phase_says_what_holds_on_each_of_its_days", of_phases, "_turning_days", _turns_a_day_late
    ),
    "the status is that of the day after": (
        "the_status_alone_is_that_of_the_whole", invariants, "status_on", _status_of_the_day_after
    ),
    "a last safe day is a day late": (
        "the_last_safe_day_is_safe_and_the_last", series, "last_safe_day", _safe(ONE_DAY)
    ),
    "a last safe day is a day early": (
        "the_last_safe_day_is_safe_and_the_last", series, "last_safe_day", _safe(-ONE_DAY)
    ),
    "an end moves a day once it has passed": (
        "what_has_passed_stays_where_it_was", validity, "facts_on", _an_end_that_moves_once_it_has_passed
    ),
    "a notice day moves a day once it has passed": (
        "what_has_passed_stays_where_it_was", validity, "facts_on", _a_notice_day_that_moves_once_it_has_passed
    ),
    "a deadline is shown a day early": (
        "every_deadline_lies_ahead_and_between_its_bounds", validity, "_due", _due_a_day_early
    ),
    "bounds are a day out of order": (
        "bounds_are_in_order", validity, "_bounds", _latest_a_day_before_the_earliest
    ),
    "it is over a day late": (
        "what_is_over_by_a_recorded_end_stays_over", validity, "facts_on", _facts_of_the_day_before
    ),
    **{
        f"an explanation is a day off in: {about}": (
            "an_explanation_names_the_days_of_the_columns", invariants, "reasons", _explained(about)
        )
        for about in invariants.EXPLAINED
    },
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_one_day_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name, place, attribute, faulty = FAULTS[fault]
    monkeypatch.setattr(place, attribute, faulty)
    assert _broken(name) != []


def test_every_invariant_is_shown_to_notice_a_fault() -> None:
    assert {name for name, *_ in FAULTS.values()} == set(BY_NAME)
