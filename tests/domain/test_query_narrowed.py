"""A register that looks up which agreements a query may mean finds all that the rules do: on any day, for any days."""

import os
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.facts import CONTRADICTIONS, TO_CONFIRM
from treatytrack.domain.life import life_of
from treatytrack.domain.query import Numbers, Query, Span, Term, Value
from treatytrack.domain.readings import Chosen
from treatytrack.domain.validity import Standing, standing_on
from treatytrack.store import derived, narrowing, nearest
from treatytrack.store.writable import WritableRegister
from treatytrack.store.writing import open_for_writing

from .oracle_cases import Case, cases
from .oracle_dates import FIRST, LAST
from .world import agreement_of

AGREEMENTS = 5_000 if os.environ.get("TREATYTRACK_NIGHTLY") else 100
DAYS_EACH = 3
NARROWED = ("ends", "notice_by", "locked_in_until", "term_last_day", "next_deadline", "days_left")
SETTLED = (
    *(Term("confirm", (field,)) for field in TO_CONFIRM),
    *(Term("contradiction", (field,)) for field in CONTRADICTIONS),
)
NUMBER = count(1)
HOW_FOUND = {
    "at once": {},
    "by when they come due": {"FEW": -1, "SO_FEW": -1},
    "by days": {"FEW": -1, "OF_MANY": 0},
    "by some days": {"FEW": -1, "OF_MANY": 0, "DAYS_LOOKED_AT": 5, "SO_FEW": -1},
    "by all days": {"FEW": -1, "OF_MANY": 0, "DAYS_LOOKED_AT": 10**6},
}


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WritableRegister]:
    """An empty register in the hand of its writer."""
    path = tmp_path_factory.mktemp("narrowed") / "treatytrack.db"
    with open_for_writing(
        path, user="leyla", command="test", now=lambda: datetime(2026, 11, 21, tzinfo=UTC), create=True
    ) as writable:
        yield writable


def lost(register: WritableRegister, case: Case, days: Iterable[date], more: Iterable[Span] = ()) -> list[str]:
    """Where the register passes over an agreement that the rules find, asked for the days around all that is shown."""
    ref, later = f"A-{(number := next(NUMBER))}", f"B-{number}"
    if case.later is not None:
        register.add(agreement_of({**case.later, "ref": later}))
    replaced = {"replaced_by": later} if "replaced_by" in case.cells else {}
    register.add(agreement_of({**case.cells, **replaced, "ref": ref}))
    agreement, itself = register.agreement(ref), Term("ref", (ref,))
    assert agreement
    found = []
    for day in days:
        standing = standing_on(agreement, day)
        for field in NARROWED:
            for value in {*_around(field, standing), *(more if field != "days_left" else ())}:
                term = Term(field, (value,))
                asked = term if term.holds(agreement, standing) else term._replace(negated=True)
                if not list(register.agreements(Query((itself, asked)), day)):
                    found.append(f"{day}: {'not:' if asked.negated else ''}{field}:{value}")
        for term in SETTLED:
            asked = term if term.holds(agreement, standing) else term._replace(negated=True)
            if not list(register.agreements(Query((itself, asked)), day)):
                found.append(f"{day}: {'not:' if asked.negated else ''}{asked.field}:{asked.values[0]}")
        for due in standing.deadlines:
            for first, last in ((due.latest, due.latest), (due.earliest, due.earliest)):
                if not list(register.due_candidates(Query((itself,)), day, first, last)):
                    found.append(f"{day}: {due.kind} {first}")
        found += [f"{day}: {due} comes too late" for due in _come_too_late(register, itself, standing)]
    register.remove(ref)
    if case.later is not None:
        register.remove(later)
    return found


def _come_too_late(register: WritableRegister, itself: Term, standing: Standing) -> Iterator[str]:
    """The deadlines that are missing before a stage: where agreements are few, where they are asked, where days are."""
    day, query, following = standing.as_of, Query((itself,)), standing.next_deadline
    for how, limits in HOW_FOUND.items():
        with pytest.MonkeyPatch.context() as patch:
            for name, limit in limits.items():
                patch.setattr(nearest, name, limit)
            if too_late(register.by_next_deadline(query, day), following.day if following else date.max):
                yield f"the next, {how}"
            for due in standing.deadlines:
                if too_late(register.next_due(query, day, day, due.latest, leads=False), due.day):
                    yield f"{due.kind} {due.day}, {how}"


def too_late(stages: Iterable[nearest.Stage], due: date) -> bool:
    """Whether an agreement that comes due on that day is in no stage, or in one before which it must not be missing."""
    return next((stage.before for stage in stages if list(stage.agreements)), date.max) >= due


def _around(field: str, standing: Standing) -> Iterable[Value]:
    """What just meets the bounds of a date that is shown."""
    due = standing.next_deadline
    if field == "days_left":
        left = due.days_left(standing.as_of) if due else 0
        return (Numbers(left, left), Numbers(None, left), Numbers(left, None))
    if field == "next_deadline":
        earliest, latest = (due.day, due.day) if due else (None, None)
    else:
        shown = getattr(standing, field)
        earliest, latest = shown or (None, None)
    spans = [Span(latest, latest), Span(earliest, earliest), Span(None, earliest), Span(latest, None)]
    if earliest and latest:
        spans.append(Span(earliest + (latest - earliest) // 2, latest))
        middle = earliest + (latest - earliest) // 2
        spans.append(Span(middle, middle))
    return spans


@st.composite
def perhaps_open(draw: st.DrawFn) -> Case:
    """An agreement, one of whose dates may be open on a side."""
    case = draw(cases())
    exact = re.compile(r"(?<![\[.])\d{4}-\d\d-\d\d(?![].])")
    dated = [name for name, text in case.cells.items() if exact.search(text)]
    if not dated or draw(st.integers(0, 2)):
        return case
    name = draw(st.sampled_from(dated))
    written = draw(st.sampled_from((r"[..\g<0>]", r"[\g<0>..]")))
    return case._replace(cells=case.cells | {name: exact.sub(written, case.cells[name], count=1)})


@st.composite
def renewing(draw: st.DrawFn) -> Case:
    """An agreement that renews for short terms, from a day that may be any of many; perhaps extended on another."""

    def unsure(most: int) -> str:
        day = draw(st.dates(date(2009, 1, 1), date(2010, 12, 31)))
        return f"[{day}..{day + timedelta(draw(st.integers(0, most)))}]"

    events = [] if draw(st.booleans()) else [f"notified {unsure(120)}"]
    cells = {
        "signed": "2008-12-01",
        "in_force": "" if events else unsure(360),
        "entry_rule": "notification" if events else "",
        "lasts": draw(st.sampled_from(("2m", "3m", "1y", "50d"))),
        "renewal": draw(st.sampled_from(("tacit", "tacit", "tacit", "open", "none"))),
        "renewal_length": draw(st.sampled_from(("2m", "3m", "1y", "60d"))),
        "renewal_limit": draw(st.sampled_from(("", "", "1", "5"))),
        "notice": draw(st.sampled_from(("10d", "1m", "none"))),
    }
    if draw(st.integers(0, 2)) == 0:
        act = draw(st.sampled_from(("extended {} for 2m", "extended {} until 2012-02-29", "notice {}", "denounced {}")))
        events.append(act.format(unsure(60)))
    return Case({name: text for name, text in {**cells, "events": "; ".join(events)}.items() if text})


@settings(max_examples=AGREEMENTS, deadline=None, suppress_health_check=list(HealthCheck))
@given(perhaps_open(), st.data())
def test_no_agreement_that_the_rules_find_is_passed_over(
    register: WritableRegister, case: Case, data: st.DataObject
) -> None:
    telling = [day + off for day in case.telling_days for off in (-1, 0, 1)]
    some = st.sampled_from(telling) | st.integers(FIRST - 1000, LAST + 5000)
    days = [date.fromordinal(data.draw(some)) for _ in range(DAYS_EACH)]
    begins = [date.fromordinal(data.draw(some)) for _ in range(2)]
    spans = [Span(begin, begin + timedelta(data.draw(st.sampled_from((0, 1, 30, 90, 400))))) for begin in begins]
    assert lost(register, case, days, spans) == []


@settings(max_examples=AGREEMENTS, deadline=None, suppress_health_check=list(HealthCheck))
@given(renewing(), st.lists(st.dates(date(2009, 1, 1), date(2013, 12, 31)), min_size=DAYS_EACH, max_size=DAYS_EACH))
def test_nor_is_one_whose_running_term_may_be_any_of_several(
    register: WritableRegister, case: Case, days: list[date]
) -> None:
    assert lost(register, case, days) == []


# A fault must be noticed

RENEWING = {"signed": "2008-12-01", "lasts": "2m", "renewal": "tacit", "notice": "10d"}
SAMPLE = (
    Case({"in_force": "2010-01-01", "lasts": "2y", "survival": "1y"}),
    Case({"in_force": "[2010-01-01..2010-06-30]", "lasts": "3m", "renewal": "tacit", "notice": "10d"}),
    Case({"in_force": "2010-01-01", "ended": "[2012-02-01..]", "survival": "1y"}),
    Case(RENEWING | {"entry_rule": "notification", "events": "notified [2010-03-01..2010-06-30]"}),
    Case(RENEWING | {"in_force": "[2009-01-01..2009-01-03]", "events": "extended 2010-01-01 for 2m"}),
    Case({"signed": "2008", "in_force": "2009-01-01", "until": "2010-02-01", "renewal": "none",
          "events": "extended 2010-01-10 until 2010-12-31; extended 2010-11-01 until 2012-06-30"}),
)  # fmt: skip
SAMPLED_DAYS = [date(2009, 12, 1) + timedelta(60 * n) for n in range(30)]


def _lost_of_sample(register: WritableRegister) -> list[str]:
    return [one for case in SAMPLE for one in lost(register, case, SAMPLED_DAYS)]


def test_of_the_sample_none_is_passed_over(register: WritableRegister) -> None:
    assert _lost_of_sample(register) == []


WINDOW, NARROWED_BY, KNOWN_SERIES = narrowing._days, narrowing.narrowed, derived._known_series
DEADLINE = derived._deadline


def _begins_a_day_late(value: Value, day: date) -> tuple[date, date] | None:
    window = WINDOW(value, day)
    return (min(window[0], date.max - ONE_DAY) + ONE_DAY, window[1]) if window else None


def _ends_a_day_early(value: Value, day: date) -> tuple[date, date] | None:
    window = WINDOW(value, day)
    return (window[0], max(window[1], date.min + ONE_DAY) - ONE_DAY) if window else None


def _of_the_latest_base_alone(*given: Any) -> derived._Known | None:
    known = KNOWN_SERIES(*given)
    return known._replace(base_earliest=known.base_latest) if known else None


def _of_the_readings_that_have_one(agreement: Agreement, readings: list[Chosen], known: date) -> derived._Known | None:
    having = [chosen for chosen in readings if life_of(agreement, chosen.reading, known).series]
    return KNOWN_SERIES(agreement, having, known)


def _also_where_negated(term: Term, *given: Any, **more: Any) -> str:
    return NARROWED_BY(term._replace(negated=False), *given, **more)


FAULTS = {
    "a window begins a day late": ("narrowing._days", _begins_a_day_late),
    "a window ends a day early": ("narrowing._days", _ends_a_day_early),
    "one series is taken for all": ("derived._known_series", _of_the_latest_base_alone),
    "an act that may not have happened yet is taken to have": (
        "derived._known_series",
        _of_the_readings_that_have_one,
    ),
    "which term was extended is forgotten": (
        "derived.likeness",
        lambda life: life.series and life.series._replace(base=date.min, before=0),
    ),
    "a date open on a side is taken for two days": ("derived._is_vague", lambda *_: False),
    "that bounds move is forgotten": (
        "derived._deadline",
        lambda due, _, *known: DEADLINE(due, False, *known),
    ),
    "what may come earlier is told for its latest day": (
        "nearest._NEXT_DUE",
        nearest._NEXT_DUE.replace("THEN earliest", "THEN latest"),
    ),
    "a negated term is narrowed": ("asking.narrowed", _also_where_negated),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_noticed(fault: str, register: WritableRegister, monkeypatch: pytest.MonkeyPatch) -> None:
    place, faulty = FAULTS[fault]
    monkeypatch.setattr(f"treatytrack.store.{place}", faulty)
    assert _lost_of_sample(register) != []
