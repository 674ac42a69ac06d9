"""With a limit the first lines are those of the whole list, however they are found."""

from datetime import date
from pathlib import Path

import pytest

from treatytrack.actions.find import Due, Found, coming_due, found, nearest, nearest_first, next_due, window_end
from treatytrack.domain.query import Codes, Pair, Query, Span, Term
from treatytrack.store import nearest as by_day
from treatytrack.store.opening import open_for_reading

from .test_derived import AGREEMENTS
from .world import recorded, register_of

DAYS = [date(2009, 1, 1), date(2020, 6, 15), date(2021, 2, 3), date(2026, 11, 21), date(2046, 11, 21)]
LIMITS = (0, 1, 3, 20, 200)
LIVE = ("signed", "provisional", "in-force", "suspended")
HOW_FOUND: list[dict[str, int]] = [
    {},
    {"FEW": -1, "SO_FEW": -1},
    {"FEW": -1, "SO_FEW": -1, "OF_MANY": 0},
    {"FEW": -1, "OF_MANY": 0, "DAYS_LOOKED_AT": 1},
    {"FEW": -1, "OF_MANY": 0, "DAYS_LOOKED_AT": 10**6},
    {"FEW": -1, "OF_MANY": 0, "DAYS_LOOKED_AT": 10**6, "LOOKED_AT_FIRST": 1},
]
ASKED = [
    (),
    (Term("status", LIVE),),
    (Term("status", LIVE, negated=True),),
    (Term("status", ("expired", "draft")), Term("party", (Codes(("IRN",)),))),
    (Term("party", (Codes(("AZE",)),)), Term("status", LIVE), Term("certain", ("yes", "assumed"))),
    (Term("between", (Pair(("AZE",), ("IRN",)),)), Term("certain", ("no",), negated=True)),
    (Term("type", ("memorandum", "agreement")), Term("status", ("in-force",))),
    (Term("words", ("a",)), Term("flags", ("survival", "notice-given"))),
    (Term("ref", ("A-01",)), Term("status", LIVE)),
    (Term("in_force", (Span(date(2010, 1, 1), date(2019, 12, 31)),)), Term("flags", ("stated-differs",), negated=True)),
    (Term("ends", (Span(date(2019, 1, 1), date(2030, 12, 31)),)), Term("status", LIVE)),
    (Term("next_deadline", (Span(date(2026, 1, 1), date(2028, 12, 31)),)),),
    (Term("notice_by", (Span(date(2020, 1, 1), None),)), Term("certain", ("yes",))),
    (Term("confirm", ("end",)),),
]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of the lives of which the derived rows are tested."""
    return register_of(tmp_path_factory.mktemp("nearest") / "treatytrack.db", *AGREEMENTS)


def _shown(rows: list[Found] | list[Due]) -> list[tuple[str, str]]:
    return [(one.agreement.ref, one.deadline.kind if isinstance(one, Due) else "") for one in rows]


@pytest.mark.parametrize("terms", ASKED, ids=lambda terms: " ".join(term.field for term in terms) or "all")
@pytest.mark.parametrize("limits", HOW_FOUND, ids=str)
def test_the_first_lines_are_those_of_the_whole_list(
    limits: dict[str, int], terms: tuple[Term, ...], kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, number in limits.items():
        monkeypatch.setattr(by_day, name, number)
    query = Query(terms)
    with open_for_reading(kept) as register:
        for day in DAYS:
            whole = _shown(nearest_first(found(register, query, day)))
            for limit in LIMITS:
                first = nearest(register, query, day, limit)
                assert _shown(first.rows) == (whole if first.complete else whole[:limit])
                assert first.complete or len(whole) > limit
            last = window_end(day, "2y")
            due = _shown(coming_due(register, query, day, day, last))
            for limit in LIMITS:
                next_ones = next_due(register, query, day, day, last, limit=limit)
                assert _shown(next_ones.rows) == (due if next_ones.complete else due[:limit])
                assert next_ones.complete or len(due) > limit


@pytest.mark.parametrize("limits", HOW_FOUND, ids=str)
def test_what_is_told_of_further_ahead_than_the_window_is_told_with_a_limit_too(
    limits: dict[str, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, number in limits.items():
        monkeypatch.setattr(by_day, name, number)
    day, last = date(2026, 11, 21), date(2026, 11, 28)
    ending = {"signed": "2020-01-01", "in_force": "2020-01-01", "renewal": "none"}
    path = register_of(
        tmp_path / "treatytrack.db",
        recorded(ref="A-1", **ending, until="2026-11-25"),
        recorded(ref="A-2", **ending, until="2027-06-30", lead="1y"),
        recorded(ref="A-3", **ending, until="2028-06-30", lead="1y"),
        recorded(ref="A-4", **ending, until="2027-06-30"),
    )
    with open_for_reading(path) as register:
        told = next_due(register, Query(()), day, day, last, limit=9)
        assert (_shown(told.rows), told.complete) == ([("A-1", "expires"), ("A-2", "expires")], True)
        assert next_due(register, Query(()), day, day, last, leads=False, limit=9).rows == told.rows[:1]


@pytest.mark.parametrize("limits", HOW_FOUND, ids=str)
def test_of_many_that_come_due_on_one_day_the_first_are_those_by_ref(
    limits: dict[str, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, number in limits.items():
        monkeypatch.setattr(by_day, name, number)
    day = date(2026, 11, 21)
    refs = [f"A-{number}" for number in range(11, 61)]
    ending = {"signed": "2020-01-01", "in_force": "2020-01-01", "renewal": "none"}
    agreements = [recorded(ref=ref, **ending, until="2026-11-21") for ref in (*refs[25:], *refs[:25])]
    path = register_of(tmp_path / "treatytrack.db", *agreements)
    with open_for_reading(path) as register:
        for limit in (1, 3, 49):
            first = nearest(register, Query(()), day, limit)
            assert [one.agreement.ref for one in first.rows[:limit]] == refs[:limit]
            due = next_due(register, Query(()), day, day, window_end(day, "1y"), limit=limit)
            assert [one.agreement.ref for one in due.rows[:limit]] == refs[:limit]
