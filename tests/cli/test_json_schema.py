"""The JSON Schema that is shipped fits everything that is written as JSON, and would notice what does not fit."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from .rows import EVERY_KIND, REGISTERS, Cells, csv_of
from .world import DONE, EXAMPLE, WRONG, Ended, Treatytrack

SHIPPED = EXAMPLE.parents[1] / "register.schema.json"
SCHEMA: dict[str, Any] = json.loads(SHIPPED.read_text(encoding="utf-8"))


def wrong(held: object) -> list[str]:
    """Where a register as JSON does not fit the schema."""
    return [error.json_path for error in Draft202012Validator(SCHEMA).iter_errors(held)]


def exported(treatytrack: Treatytrack, *words: str, db: str = "relations.db") -> Any:
    ended = treatytrack("export", *words, "--format", "json", db=db)
    assert ended.code == DONE, ended.err
    return json.loads(ended.out)


def test_it_is_a_schema_and_is_what_the_program_writes_today(treatytrack: Treatytrack) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    ended = treatytrack("export", "--schema", db=None)
    assert (ended.out, ended.err) == (SHIPPED.read_text(encoding="utf-8"), ""), (
        "run .venv/bin/treatytrack export --schema > examples/register.schema.json"
    )
    assert list(treatytrack.folder.iterdir()) == []
    assert treatytrack("export", "--schema", "-o", "s.json", db=None) == Ended("", "Wrote s.json\n", DONE)
    assert (treatytrack.folder / "s.json").read_text(encoding="utf-8") == ended.out
    refused = treatytrack("export", "--schema", "--format", "csv", db=None)
    assert refused == Ended("", '"csv" is not a format of --schema: write json.\n', WRONG)


@pytest.mark.usefixtures("many")
def test_it_fits_agreements_of_every_fate_and_parties(treatytrack: Treatytrack) -> None:
    assert treatytrack("party", "add", "TAT", "Tatarstan", "--kind", "territory").code == DONE
    assert treatytrack("party", "edit", "IRN", "--add-other-name", "Ирон").code == DONE
    held = exported(treatytrack)
    assert (len(held["agreements"]) > 10, len(held["parties"])) == (True, 2)
    assert wrong(held) == []


def test_it_fits_the_example_with_its_events(treatytrack: Treatytrack) -> None:
    assert treatytrack("import", str(EXAMPLE.with_name("register.json"))).code == DONE
    assert wrong(exported(treatytrack)) == []
    assert wrong(json.loads(EXAMPLE.with_name("register.json").read_text(encoding="utf-8"))) == []


def test_it_fits_every_column_of_every_kind(treatytrack: Treatytrack) -> None:
    treatytrack.csv("rows.csv", csv_of(list(EVERY_KIND)))
    assert treatytrack("import", "rows.csv").code == DONE
    assert wrong(exported(treatytrack)) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=REGISTERS)
def test_it_fits_any_register(rows: list[Cells]) -> None:
    with TemporaryDirectory() as folder:
        treatytrack = Treatytrack(Path(folder))
        treatytrack.csv("rows.csv", csv_of(rows))
        assert treatytrack("import", "rows.csv").code == DONE
        assert wrong(exported(treatytrack)) == []


@pytest.mark.parametrize(
    ("part", "record", "path"),
    [
        ("agreements", {"type": "pact"}, "$.agreements[0].type"),
        ("agreements", {"subjects": "transport"}, "$.agreements[0].subjects"),
        ("agreements", {"days_left": "40"}, "$.agreements[0].days_left"),
        ("agreements", {"title": None}, "$.agreements[0].title"),
        ("agreements", {"status": "in force"}, "$.agreements[0].status"),
        ("agreements", {"flags": ["old"]}, "$.agreements[0].flags[0]"),
        ("agreements", {"titel": "x"}, "$.agreements[0]"),
        ("events", {"between": None}, "$.events[0].between"),
        ("events", {"kind": "party"}, "$.events[0].kind"),
        ("parties", {"signs_for_members": "yes"}, "$.parties[0].signs_for_members"),
        ("treaties", {}, "$"),
    ],
)
def test_what_does_not_fit_is_found(part: str, record: dict[str, object], path: str) -> None:
    assert wrong({part: [record]}) == [path]
