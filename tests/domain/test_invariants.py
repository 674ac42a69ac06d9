"""What is true of every agreement on every day holds of random ones; and a fault of one day would be noticed."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatytrack.domain import series
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.explain import reasons
from treatytrack.domain.lengths import last_safe_day
from treatytrack.domain.phases import Phase, phases
from treatytrack.domain.validity import Standing, standing_on, status_on
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
    Case({"signed": "2012-01-01"}),
    Case({"in_force": "2010-01-01", "lasts": "2y"}),
    Case({"in_force": "2010-01-01", "until": "2012-06-30", "lasts": "2y", "renewal": "none"}),
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


def _first_phase_longer(by: timedelta) -> Callable[[Agreement], tuple[Phase, ...]]:
    def lives(agreement: Agreement) -> tuple[Phase, ...]:
        first, *others = phases(agreement)
        return (first._replace(last=first.last + by), *others)

    return lives


def _phases_that_turn_a_day_late(agreement: Agreement) -> tuple[Phase, ...]:
    first, *others = phases(agreement)
    later = [
        one._replace(first=one.first + ONE_DAY, last=min(one.last, date.max - ONE_DAY) + ONE_DAY) for one in others
    ]
    return (first._replace(last=min(first.last, date.max - ONE_DAY) + ONE_DAY), *later)


def _renewal_a_day(off: timedelta) -> Callable[[Agreement], tuple[Phase, ...]]:
    """Phases in which the end of a first term of unknown renewal is another day."""

    def lives(agreement: Agreement) -> tuple[Phase, ...]:
        return tuple(one._replace(renewal=one.renewal and one.renewal + off) for one in phases(agreement))

    return lives


def _phases_without(**fields: Any) -> Callable[[Agreement], tuple[Phase, ...]]:
    return lambda agreement: tuple(one._replace(**fields) for one in phases(agreement))


def _status_of_the_day_after(agreement: Agreement, day: date) -> tuple[str, str]:
    return status_on(agreement, day + ONE_DAY)


def _safe(off: timedelta) -> Callable[..., date]:
    return lambda last_day, notice: last_safe_day(last_day, notice) + off


def _moved_once_passed(column: str) -> Callable[[Agreement, date], Standing]:
    """Standings in which that column shows a day later as soon as it has passed."""

    def standing(agreement: Agreement, day: date) -> Standing:
        on = standing_on(agreement, day)
        shown = getattr(on, column)
        if shown is None or shown.latest is None or shown.latest >= day:
            return on
        later: dict[str, Any] = {column: shown._replace(latest=shown.latest + ONE_DAY)}
        return on._replace(**later)

    return standing


def _due_a_day_early(agreement: Agreement, day: date) -> Standing:
    on = standing_on(agreement, day)
    return on._replace(deadlines=tuple(due._replace(day=due.day - ONE_DAY) for due in on.deadlines))


def _numbered_by_the_day(agreement: Agreement, day: date) -> Standing:
    on = standing_on(agreement, day)
    return on._replace(deadlines=tuple(due._replace(number=due.days_left(day)) for due in on.deadlines))


def _numbered_alike(agreement: Agreement, day: date) -> Standing:
    on = standing_on(agreement, day)
    return on._replace(deadlines=tuple(due._replace(number=0) for due in on.deadlines))


def _ends_a_day_before_its_earliest(agreement: Agreement, day: date) -> Standing:
    on = standing_on(agreement, day)
    if on.ends is None or on.ends.earliest is None:
        return on
    return on._replace(ends=on.ends._replace(latest=on.ends.earliest - ONE_DAY))


def _standing_of_the_day_before(agreement: Agreement, day: date) -> Standing:
    return standing_on(agreement, day - ONE_DAY)


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
        "a_phase_says_what_holds_on_each_of_its_days", invariants, "phases", _phases_that_turn_a_day_late
    ),
    "a question is asked a day late": (
        "a_phase_says_what_is_to_be_settled_on_each_of_its_days", invariants, "phases", _phases_that_turn_a_day_late
    ),
    **{
        f"a renewal is asked for {how}": (
            "a_phase_says_what_is_to_be_settled_on_each_of_its_days", invariants, "phases", _renewal_a_day(off)
        )
        for how, off in (("a day late", ONE_DAY), ("a day early", -ONE_DAY))
    },
    "a contradiction is overlooked": (
        "a_phase_says_what_is_to_be_settled_on_each_of_its_days", invariants, "phases", _phases_without(contradicts=())
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
        "what_has_passed_stays_where_it_was", invariants, "standing_on", _moved_once_passed("ends")
    ),
    "a notice day moves a day once it has passed": (
        "what_has_passed_stays_where_it_was", invariants, "standing_on", _moved_once_passed("notice_by")
    ),
    "a deadline is shown a day early": (
        "every_deadline_lies_ahead_and_between_its_bounds", invariants, "standing_on", _due_a_day_early
    ),
    "a deadline is numbered anew each day": (
        "a_deadline_keeps_its_number", invariants, "standing_on", _numbered_by_the_day
    ),
    "the notice days of all terms have one number": (
        "a_deadline_keeps_its_number", invariants, "standing_on", _numbered_alike
    ),
    "bounds are a day out of order": (
        "bounds_are_in_order", invariants, "standing_on", _ends_a_day_before_its_earliest
    ),
    "it is over a day late": (
        "what_is_over_by_a_recorded_end_stays_over", invariants, "standing_on", _standing_of_the_day_before
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
