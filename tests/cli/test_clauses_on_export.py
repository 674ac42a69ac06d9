"""The final clauses of real agreements, taken in from CSV: what the computed columns of an export say on a day."""

import csv
import io
import tomllib
from pathlib import Path
from typing import Any

import pytest

from treatytrack.domain.lists import joined

from .rows import csv_of
from .world import DONE, Treatytrack

FACTS = Path(__file__).resolve().parents[1] / "facts" / "clauses.toml"
CLAUSES: dict[str, Any] = tomllib.loads(FACTS.read_text(encoding="utf-8"))


def expected_on() -> dict[str, dict[str, dict[str, str]]]:
    """By day and ref: the computed cells that follow from the facts; `-` is an empty cell, `_` in flags a blank."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for ref, clause in CLAUSES.items():
        for line in clause["expect"]:
            day, _, words = line.partition(": ")
            cells = dict(word.split("=", 1) for word in words.split())
            cells = {name: "" if cell == "-" else cell for name, cell in cells.items()}
            if "flags" in cells:
                cells["flags"] = cells["flags"].replace("_", " ")
            found.setdefault(day, {})[ref] = cells
    return found


EXPECTED = expected_on()


def row(ref: str, clause: Any) -> dict[str, str]:
    """One agreement as a row of a file, with the address where its facts stand."""
    events = {"events": joined(tuple(clause["events"]))} if clause.get("events") else {}
    named = {"ref": ref, "title": f"{clause['agreement']} ({ref})", "sources": clause["source"]}
    record: dict[str, str] = clause["record"]
    return named | record | events


@pytest.fixture
def clauses(treatytrack: Treatytrack, empty: Path) -> None:
    """The register holds them all."""
    treatytrack.csv("clauses.csv", csv_of([row(ref, clause) for ref, clause in CLAUSES.items()]))
    ended = treatytrack("import", "clauses.csv")
    assert ended.code == DONE, ended.err
    assert f"added {len(CLAUSES)}," in ended.err


@pytest.mark.usefixtures("clauses")
def test_the_computed_columns_on_every_day_that_the_facts_name(treatytrack: Treatytrack) -> None:
    assert len(CLAUSES) >= 12
    differences = []
    for day, expected in EXPECTED.items():
        ended = treatytrack("export", as_of=day)
        rows = {row["ref"]: row for row in csv.DictReader(io.StringIO(ended.out, newline=""))}
        for ref, cells in expected.items():
            shown = {name: rows[ref][name] for name in cells}
            if shown != cells or rows[ref]["as_of"] != day:
                differences.append(f"{ref} on {day}: {shown}, not {cells}")
    assert differences == []


@pytest.mark.usefixtures("clauses")
def test_where_the_facts_come_from_stays_beside_them(treatytrack: Treatytrack) -> None:
    lines = treatytrack("export", "--columns", "ref,sources").out
    came = {row["ref"]: row["sources"] for row in csv.DictReader(io.StringIO(lines, newline=""))}
    assert came == {ref: joined((clause["source"],)) for ref, clause in CLAUSES.items()}


@pytest.mark.usefixtures("clauses")
def test_a_query_finds_by_what_is_computed_what_an_export_shows(treatytrack: Treatytrack) -> None:
    for day in sorted(EXPECTED)[::10]:
        shown = csv.DictReader(io.StringIO(treatytrack("export", as_of=day).out, newline=""))
        by_status: dict[str, list[str]] = {}
        for cells in shown:
            by_status.setdefault(cells["status"], []).append(cells["ref"])
        for status, refs in by_status.items():
            assert sorted(treatytrack.refs(f"status:{status}", as_of=day)) == refs
