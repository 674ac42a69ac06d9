"""What a report has settled is the same whether it is looked up in the register or every agreement is looked at."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from treatytrack.actions.find import found
from treatytrack.actions.reporting import settling
from treatytrack.actions.reporting.settling import LookedUp, Scanned, ToSettle, what_to_settle
from treatytrack.domain.query import Codes, Query, Refs, Span, Term
from treatytrack.store.opening import open_for_reading
from treatytrack.store.reading import ReadableRegister

from .test_settling import AGREEMENTS, DAYS
from .world import register_of

EVERYTHING = Query()
QUERIES = [
    EVERYTHING,
    Query((Term("status", ("in-force",)),)),
    Query((Term("status", ("in-force", "signed"), negated=True),)),
    Query((Term("confirm", ("end",)), Term("contradiction", ("end",), negated=True))),
    Query((Term("party", (Codes(("AZE",)),)), Term("ref", ("A-0",)))),
    Query((Term("ref", ("nothing",)),)),
    Query((Term("ends", (Span(date(2014, 1, 1), None),)),)),
    Query((Term("saved", (Refs(frozenset({"A-001", "A-005", "A-009"})),)),)),
]


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadableRegister]:
    """The register of what is to be settled, open."""
    path: Path = register_of(tmp_path_factory.mktemp("settling") / "treatytrack.db", *AGREEMENTS)
    with open_for_reading(path) as readable:
        yield readable


def _told(settle: ToSettle) -> list[object]:
    return [settle.counts(), settle.contradictions(), settle.to_confirm(), settle.waiting()]


def _told_otherwise(register: ReadableRegister) -> list[str]:
    """Where what is looked up is not what is found by looking at every agreement."""
    return [
        f"{query} on {day}, {most}"
        for query in QUERIES
        for day in DAYS
        for most in (1, 3, 100)
        for window in (timedelta(30), timedelta(90), timedelta(800))
        if _told(what_to_settle(register, query, day, most, window))
        != _told(Scanned(found(register, query, day), most, window))
    ]


def test_what_is_looked_up_is_what_all_agreements_say(register: ReadableRegister) -> None:
    assert _told_otherwise(register) == []


@pytest.mark.parametrize("fault", ["CONTRADICTIONS", "TO_CONFIRM"])
def test_a_field_that_is_forgotten_is_noticed(
    fault: str, register: ReadableRegister, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, fault, ("end",))
    assert _told_otherwise(register) != []


@pytest.mark.parametrize(
    ("query", "most", "looks_up"),
    [(EVERYTHING, 10, True), (QUERIES[3], 10, True), (EVERYTHING, None, False), (QUERIES[-2], 10, False)],
)
def test_it_is_looked_up_where_only_some_are_wanted_and_the_store_answers(
    query: Query, most: int | None, looks_up: bool, register: ReadableRegister
) -> None:
    assert isinstance(what_to_settle(register, query, DAYS[0], most), LookedUp) == looks_up
