"""The register finds what is to be confirmed, and what contradicts itself, as the rules list it: on any day."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from treatytrack.actions.find import found, nearest
from treatytrack.domain.facts import CONTRADICTIONS, TO_CONFIRM
from treatytrack.domain.query import Codes, Query, Span, Term
from treatytrack.domain.relation_events import RelationEvent
from treatytrack.domain.validity import standing_on
from treatytrack.store import derived, phase_asking
from treatytrack.store.opening import open_for_reading
from treatytrack.store.reading import ReadableRegister

from .world import EVERYTHING, recorded, register_of, writing

ONE_DAY = timedelta(1)
WINDOW = timedelta(90)

ENDS, SIGNED = date(2014, 12, 31), date(2012, 6, 1)
FIVE_YEARS = {"in_force": "2010-01-01", "lasts": "5y"}

# One line each: what is recorded.
LIVES: list[dict[str, str]] = [
    {"in_force": "2010-01-01", "lasts": "open"},
    {"signed": f"{SIGNED}"},
    {"signed": f"{SIGNED}", "type": "memorandum", "until": "2015?"},
    FIVE_YEARS,
    {**FIVE_YEARS, "renewal": "tacit", "renewal_length": "unknown"},
    {**FIVE_YEARS, "in_force": "2010-01", "notice": "unknown"},
    {**FIVE_YEARS, "renewal": "tacit", "renewal_length": "5y", "renewal_limit": "1", "notice": "unknown"},
    {**FIVE_YEARS, "renewal": "none", "until": "2014-06-30"},
    {**FIVE_YEARS, "entry_rule": "notification", "events": "notified 2011-02-03 by AZE; notified 2011-05 by IRN"},
    {**FIVE_YEARS, "stated_status": "over"},
    {"in_force": "2010-01-01", "lasts": "open", "events": "denounced 2012-01-01"},
    {"in_force": "2010-01-01", "lasts": "open", "replaced_by": '"A later one"'},
    {"in_force": "2010-01-01", "lasts": "open", "ended": "2009-01-01"},
    {"signed": "2009-12-01?", "in_force": "2010-01-01", "lasts": "open"},
    {"in_force": "2010-01-01", "lasts": "open", "related": "see B-1; implements A-000"},
    {"in_force": "2010-01-01", "lasts": "open", "occasion": "E-1"},
    {"in_force": "2010-01-01", "lasts": "open", "replaced_by": "C-1"},
]  # fmt: skip
AGREEMENTS = [recorded(ref=f"A-{number:03}", **cells) for number, cells in enumerate(LIVES)]

DAYS = [day + off for day in (SIGNED, ENDS, ENDS - WINDOW, date(2011, 5, 15), date(2020, 1, 1))
        for off in (-ONE_DAY, timedelta(0), ONE_DAY)]  # fmt: skip
ASKED = [
    *(Term("confirm", (field,)) for field in TO_CONFIRM),
    Term("confirm", ("end", "renewal")),
    Term("confirm", TO_CONFIRM),
    *(Term("contradiction", (field,)) for field in CONTRADICTIONS),
    Term("contradiction", CONTRADICTIONS),
]


@pytest.fixture
def kept(register: Path) -> Path:
    """The register of this page."""
    return register_of(register, *AGREEMENTS)


def _terms() -> Iterator[Term]:
    return (term._replace(negated=negated) for term in ASKED for negated in (False, True))


def _answered_otherwise(path: Path, days: list[date] = DAYS) -> list[str]:
    """Where the register finds or counts others than the rules do, by themselves or with another term."""
    wrong: list[str] = []
    with open_for_reading(path) as register:
        for day in days:
            every = [(one, standing_on(one, day)) for one in register.agreements(EVERYTHING, day)]
            for term in _terms():
                for more in ((), (Term("ref", ("A-",)),), (Term("status", ("in-force", "signed")),)):
                    query = Query((term, *more))
                    in_force = {one.ref for one in register.agreements(Query(more), day)}
                    right = [(one, on) for one, on in every if term.holds(one, on) and one.ref in in_force]
                    said = (
                        f"{day} {'not:' if term.negated else ''}{term.field}:{','.join(map(str, term.values))} {more}"
                    )
                    if [one.ref for one in register.agreements(query, day)] != [one.ref for one, _ in right]:
                        wrong.append(said)
                    counted = register.counted(query, day)
                    if counted is None or counted.by_status != Counter(on.status for _, on in right):
                        wrong.append(f"{said}, counted")
    return wrong


def test_what_is_to_be_settled_is_found_as_the_rules_list_it(kept: Path) -> None:
    assert _answered_otherwise(kept) == []


def test_the_sample_has_every_field_to_confirm_and_every_contradiction(kept: Path) -> None:
    with open_for_reading(kept) as register:
        there = [
            (term.field, term.values)
            for term in ASKED
            if any(list(register.agreements(Query((term,)), day)) for day in DAYS)
        ]
    assert there == [(term.field, term.values) for term in ASKED]


PHASES = derived._phases


def _a_day(off: timedelta, *names: str) -> Callable[..., Iterator[dict[str, Any]]]:
    """Rows in which these days are others."""

    def rows(*given: Any) -> Iterator[dict[str, Any]]:
        for row in PHASES(*given):
            moved = {name: row[name] + off for name in names if row[name] and date.min < row[name] < date.max}
            yield row | moved

    return rows


FAULTS = {
    "a renewal is asked for a day late": ("_phases", _a_day(ONE_DAY, "renewal")),
    "a renewal is asked for a day early": ("_phases", _a_day(-ONE_DAY, "renewal")),
    "a question is asked a day late": ("_phases", _a_day(ONE_DAY, "first_day", "last_day")),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_one_day_is_noticed(fault: str, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derived, *FAULTS[fault])
    register_of(register, *AGREEMENTS)
    monkeypatch.undo()
    assert _answered_otherwise(register) != []


def test_that_a_named_agreement_is_not_there_is_noticed(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phase_asking, "_NAMES_WHAT_IS_NOT_THERE", "SELECT 0 FROM reference AS named WHERE 0")
    assert _answered_otherwise(kept, [date(2020, 1, 1)]) != []


def _others(path: Path) -> list[str]:
    with open_for_reading(path) as register:
        return [one.ref for one in register.agreements(Query((Term("confirm", ("other",)),)), date(2020, 1, 1))]


def test_what_is_named_is_to_be_confirmed_for_as_long_as_the_register_does_not_have_it(kept: Path) -> None:
    before = _others(kept)
    assert {"A-014", "A-015", "A-016"} < {*before}
    with writing(kept) as register:
        register.add(recorded(ref="B-1"))
        register.add(recorded(ref="C-1", in_force="2015-01-01", lasts="open"))
        register.add_relation_event(RelationEvent("E-1", "A visit", between=("AZE", "IRN")))
    assert {*before} - {*_others(kept)} == {"A-014", "A-015", "A-016"}
    assert _answered_otherwise(kept, [date(2020, 1, 1)]) == []
    with writing(kept) as register:
        register.remove("B-1")
        register.remove_relation_event("E-1")
    assert {*before} - {*_others(kept)} == {"A-016"}
    assert _answered_otherwise(kept, [date(2020, 1, 1)]) == []


def test_rows_of_an_older_rule_set_are_not_asked(kept: Path) -> None:
    day = date(2020, 1, 1)
    with open_for_reading(kept) as register:
        right = [[one.ref for one in register.agreements(Query((term,)), day)] for term in _terms()]
    with closing(sqlite3.connect(kept)) as connection, connection:
        connection.execute("UPDATE setting SET value = '1' WHERE name = 'rule_set'")
        connection.execute("UPDATE phase SET confirm = '', renewal = NULL, contradiction = '', rules = 1")
    with open_for_reading(kept) as register:
        assert [[one.ref for one in register.agreements(Query((term,)), day)] for term in _terms()] == right
        assert register.counted(EVERYTHING, day) is None


def test_what_the_store_cannot_answer_it_does_not_count(kept: Path) -> None:
    day = date(2020, 1, 1)
    with open_for_reading(kept) as register:
        assert register.counted(Query((Term("ends", (Span(day, None),)),)), day) is None
        assert register.counted(Query((Term("party", (Codes(("TUR",)),)),)), day) == ({}, 0)


def test_the_most_urgent_to_confirm_are_the_first_of_all(kept: Path) -> None:
    query, day = Query((Term("confirm", TO_CONFIRM),)), ENDS - WINDOW
    with open_for_reading(kept) as register:
        assert _nearest(register, query, day, 3)[:3] == _nearest(register, query, day, 100)[:3]
        assert {*_nearest(register, query, day, 100)} == {one.agreement.ref for one in found(register, query, day)}


def _nearest(register: ReadableRegister, query: Query, day: date, limit: int) -> list[str]:
    return [one.agreement.ref for one in nearest(register, query, day, limit).rows]
