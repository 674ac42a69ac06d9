"""What governments and registers say of real agreements, line by line (the tables are in tests/facts)."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from .world import agreement_of, differences

FACTS = Path(__file__).parent.parent / "facts"


def _cases(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((FACTS / name).read_text(encoding="utf-8"))


CLAUSES = _cases("clauses.toml")
PERIOD_ENDS = _cases("period_ends.toml")
ALL = {**CLAUSES, **PERIOD_ENDS}


def _differences(case: dict[str, Any]) -> list[str]:
    cells = {**case["record"], "events": "; ".join(case.get("events", []))}
    agreement = agreement_of(cells)
    return [found for line in case["expect"] for found in differences(agreement, line)]


@pytest.mark.parametrize("key", ALL)
def test_a_real_agreement_stands_as_its_facts_say(key: str) -> None:
    assert _differences(ALL[key]) == []


def test_every_case_names_where_it_comes_from() -> None:
    bases = {"stated", "computed", "inferred"}
    assert [key for key, case in ALL.items() if not case["source"] or case["basis"] not in bases] == []


def test_no_fact_has_gone_missing() -> None:
    facts = [word for case in ALL.values() for line in case["expect"] for word in line.partition(": ")[2].split()]
    assert (len(CLAUSES), len(PERIOD_ENDS), len(facts)) == (50, 50, 749)


def test_a_wrong_fact_is_noticed() -> None:
    case = {**CLAUSES["T01"], "expect": ["2026-11-21: notice_by=2026-08-25"]}
    assert _differences(case) == ["2026-11-21: notice_by is 2026-08-24, not 2026-08-25"]
