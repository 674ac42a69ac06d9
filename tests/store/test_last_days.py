"""What counts for the last time on a day is told from the rows: never an agreement too few, and few too many."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from treatytrack.actions.reporting.overnight import passing_on
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.query import Codes, Query, Term
from treatytrack.store.last_days import AT_ONCE
from treatytrack.store.opening import open_for_reading
from treatytrack.store.reading import ReadableRegister

from .test_derived import AGREEMENTS
from .world import recorded, register_of

EVERYTHING = Query(())
BEGINNINGS = [
    date(1997, 11, 1), date(2002, 2, 10), date(2002, 11, 10), date(2008, 8, 1), date(2008, 12, 15), date(2016, 2, 1),
    date(2016, 9, 20), date(2019, 6, 1), date(2019, 12, 1), date(2020, 4, 20), date(2021, 1, 20), date(2023, 2, 1),
    date(2026, 6, 25), date(2046, 9, 1), date(2047, 5, 1),
]  # fmt: skip
"""From where on something of these lives comes due: of each kind, also where its day moves or is not certain."""

TERMS = {"lasts": "1y", "renewal": "tacit", "notice": "1m"}


def _days(first: date, count: int) -> list[date]:
    return [first + timedelta(number) for number in range(count)]


def _told(register: ReadableRegister, query: Query, days: list[date]) -> set[tuple[str, date]]:
    return {(one.ref, day) for one, its_days in register.last_days(query, days) for day in its_days}


def _by_rules(agreements: list[Agreement], days: list[date]) -> Iterator[tuple[str, date]]:
    for one in agreements:
        for day in days:
            if any(passing_on(one, day)):
                yield one.ref, day


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of the lives of which the derived rows are tested."""
    return register_of(tmp_path_factory.mktemp("last_days") / "treatytrack.db", *AGREEMENTS)


@pytest.mark.parametrize("first", BEGINNINGS, ids=str)
def test_no_last_day_is_missed(kept: Path, first: date) -> None:
    days = _days(first, 3 * AT_ONCE)
    with open_for_reading(kept) as register:
        told = _told(register, EVERYTHING, days)
    by_rules = {*_by_rules(AGREEMENTS, days)}
    assert by_rules, "nothing is tested"
    assert by_rules - told == set()
    vague = {ref for ref, day in told if all((ref, other) in told for other in days)}
    assert sum(ref not in vague for ref, _ in told) < 4 * len(by_rules)


def test_a_renewal_counts_through_the_day_before_and_a_notice_day_through_itself(tmp_path: Path) -> None:
    mid_month = recorded(ref="A-1", in_force="2020-01-15", **TERMS)
    month_end = recorded(ref="A-2", in_force="2020-01-31", **TERMS)
    with open_for_reading(register_of(tmp_path / "treatytrack.db", mid_month, month_end)) as register:
        told = _told(register, EVERYTHING, _days(date(2026, 12, 1), 90))
    assert {day for ref, day in told if ref == "A-1"} == {date(2026, 12, 14), date(2027, 1, 14)}
    of_month_end = {day for ref, day in told if ref == "A-2"}
    assert {date(2026, 12, 30), date(2027, 1, 30)} <= of_month_end
    assert len(of_month_end) < 8, "and on the days around, because month ends move it"


def test_no_days_have_no_last_days(kept: Path) -> None:
    with open_for_reading(kept) as register:
        assert _told(register, EVERYTHING, []) == set()


def test_only_what_the_query_finds_is_told(tmp_path: Path) -> None:
    path = register_of(
        tmp_path / "treatytrack.db",
        recorded(ref="A-1", party_a="AZE", party_b="IRN", in_force="2020-01-15", **TERMS),
        recorded(ref="A-2", party_a="AZE", party_b="TUR", in_force="2020-01-15", **TERMS),
    )
    of_iran = Query((Term("party", (Codes(("IRN",)),)),))
    with open_for_reading(path) as register:
        assert {ref for ref, _ in _told(register, of_iran, _days(date(2026, 12, 1), 90))} == {"A-1"}
