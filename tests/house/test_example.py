"""The example: as it was typed, as JSON, and its agreements as CSV are one and the same."""

import csv
import json
from pathlib import Path
from typing import Any

from treatytrack.domain.relation_events import KINDS

from .program import EXAMPLE, piped

FOLDER = EXAMPLE.parent


def register() -> dict[str, list[dict[str, Any]]]:
    """The example's register as it is shipped."""
    held: dict[str, list[dict[str, Any]]] = json.loads((FOLDER / "register.json").read_text(encoding="utf-8"))
    return held


def test_typed_anew_it_is_the_register_that_is_shipped(tmp_path: Path) -> None:
    typed = piped(["sh", FOLDER / "typed.sh", "./try.db"], tmp_path)
    assert typed.code == 0, typed.stderr
    exported = piped(["treatytrack", "--db", "try.db", "export", "--columns", "recorded", "--format", "json"], tmp_path)
    assert exported.stdout == (FOLDER / "register.json").read_text(encoding="utf-8")


def test_a_line_that_is_typed_otherwise_is_found(tmp_path: Path) -> None:
    other = tmp_path / "typed.sh"
    other.write_text((FOLDER / "typed.sh").read_text(encoding="utf-8").replace("--place Tehran", "--place Baku"))
    assert piped(["sh", other, "./try.db"], tmp_path).code == 0
    exported = piped(["treatytrack", "--db", "try.db", "export", "--columns", "recorded", "--format", "json"], tmp_path)
    assert exported.stdout != (FOLDER / "register.json").read_text(encoding="utf-8")


def test_its_csv_holds_the_same_agreements() -> None:
    with EXAMPLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row, record in zip(rows, register()["agreements"], strict=True):
        cells = {name: "; ".join(held) if isinstance(held, list) else held or "" for name, held in record.items()}
        assert row == {name: cells[name] for name in row}


def test_every_agreement_names_the_visit_and_everything_names_where_it_is_told() -> None:
    held = register()
    (visit,) = [event for event in held["events"] if event["kind"] == "visit" and event["between"] == ["AZE", "IRN"]]
    assert {one["occasion"] for one in held["agreements"]} == {visit["ref"]}
    assert all(one["sources"] for one in (*held["agreements"], *held["events"]))
    assert {event["kind"] for event in held["events"]} == set(KINDS)
    concerned = {code for event in held["events"] for code in (*event["between"], *event["concerns"])}
    assert concerned == {"AZE", "IRN", "ARM", "ISR", "RUS", "TUR"}
    projects = {f"project:{name}" for name in ("instc", "rail-links", "zangezur-corridor")}
    assert {tag for event in held["events"] for tag in event["tags"]} == projects
    assert {name for event in held["events"] for name in event["persons"]} == {
        "Ilham Aliyev (AZE)",
        "Masoud Pezeshkian (IRN)",
    }
