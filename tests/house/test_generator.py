"""The made-up registers: as the table of shares says, the same each time, and taken in by the program as they are."""

import csv
import re
import runpy
import sys
from collections import Counter
from collections.abc import Callable
from math import sqrt
from pathlib import Path
from typing import Any

import pytest

from treatytrack.columns import NAMES

from .program import TOP, piped, treatytrack

BENCH = TOP / "tests" / "bench"
SHARES: dict[str, Any] = runpy.run_path(str(BENCH / "shares.py"))
MADE = 12_000
WHOLE = re.compile(r"\d{4}-\d\d-\d\d")

Row = dict[str, str]
Which = Callable[[Row], bool]


def made(folder: Path, count: int, *words: str) -> list[Row]:
    """So many agreements, as the generator writes them."""
    command: list[str | Path] = [sys.executable, BENCH / "generator.py", str(count), "made.csv", *words]
    done = piped(command, folder)
    assert done.code == 0, done.stderr
    with (folder / "made.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    """Enough agreements to count shares."""
    return made(tmp_path_factory.mktemp("many"), MADE)


def investment(row: Row) -> bool:
    return row["sources"].startswith("UNCTAD")


def recent(row: Row) -> bool:
    return row["source_id"].startswith("recent")


def listed(row: Row) -> bool:
    return not investment(row) and not recent(row)


def anything(_: Row) -> bool:
    return True


def filled(column: str) -> Which:
    return lambda row: bool(row[column])


def empty(column: str) -> Which:
    return lambda row: not row[column]


def holds(column: str, value: str) -> Which:
    return lambda row: row[column] == value


def share(table: str, *chosen: object) -> float:
    """What part of a table those values are."""
    counted: dict[object, float] = SHARES[table]
    return sum(counted[one] for one in chosen) / sum(counted.values())


def share_with(table: str, part: int, value: object) -> float:
    """What part of a table has that value in that part of its keys."""
    return share(table, *(key for key in SHARES[table] if key[part] == value))


COUNTED: list[tuple[str, Which, Which, float]] = [
    ("investment treaties", anything, investment, share("FAMILIES", "investment")),
    ("recent ones", anything, recent, share("FAMILIES", "recent")),
    ("never in force", investment, empty("in_force"), share("INVESTMENT_LIVES", "signed", "ended, never in force")),
    ("ended, mapped", investment, filled("ended"), share("INVESTMENT_LIVES", "ended", "ended, never in force")),
    ("of 1996", investment, lambda row: row["signed"].startswith("1996"), share("INVESTMENT_YEARS", 1996)),
    ("for 10 years", investment, holds("lasts", "10y"), share_with("TERMS", 0, "10y")),
    ("renewed tacitly", investment, holds("renewal", "tacit"), share_with("TERMS", 1, "tacit")),
    ("renewed for 5 years", investment, holds("renewal_length", "5y"), share_with("TERMS", 2, "5y")),
    ("survive 15 years", investment, holds("survival", "15y"), share("SURVIVALS", "15y")),
    ("in English alone", investment, holds("languages", "en"), share("LANGUAGES", "en")),
    ("denounced", filled("ended_by"), holds("ended_by", "denunciation"), share("ENDED_BY", "denunciation")),
    ("in force, listed", listed, filled("in_force"), share_with("LISTED_LIVES", 0, True)),
    ("ended, listed", listed, filled("ended"), share_with("LISTED_LIVES", 1, True)),
    ("provisional", listed, filled("provisional"), share_with("LISTED_LIVES", 2, True)),
    ("not signed", listed, empty("signed"), SHARES["UNSIGNED"]),
    ("exchanges of notes", listed, holds("type", "exchange-of-notes"), share("LISTED_TYPES", "exchange-of-notes")),
    ("change another", listed, filled("related"), SHARES["CHANGES_ANOTHER"]),
    ("no territory", listed, empty("territories"), share("TERRITORY_COUNTS", 0)),
    ("registered", listed, filled("registration"), SHARES["REGISTERED"]),
    ("signed in London", listed, holds("place", "London"), share("PLACES", "London")),
    ("until a day", recent, filled("until"), share("RECENT_TERMS", "until")),
    ("days not whole", filled("signed"), lambda row: not WHOLE.fullmatch(row["signed"]), SHARES["PARTIAL_OR_MARKED"]),
]


def off(rows: list[Row], among: Which, which: Which, expected: float) -> float:
    """How far a share is from what the table says, in standard deviations."""
    base = [row for row in rows if among(row)]
    found = sum(map(which, base)) / len(base)
    return abs(found - expected) / sqrt(expected * (1 - expected) / len(base))


@pytest.mark.parametrize(("among", "which", "expected"), [row[1:] for row in COUNTED], ids=[row[0] for row in COUNTED])
def test_shares_are_those_of_the_table(many: list[Row], among: Which, which: Which, expected: float) -> None:
    assert off(many, among, which, expected) < 4


def test_a_share_that_is_off_by_a_fifth_is_found(many: list[Row]) -> None:
    assert off(many, anything, investment, share("FAMILIES", "investment") * 1.2) > 4


def test_parties_are_as_unequal_as_in_the_registers(many: list[Row]) -> None:
    sides = Counter(code for row in many for code in (row["party_a"], row["party_b"]))
    foremost = sum(count for _, count in sides.most_common(10)) / sides.total()
    assert foremost == pytest.approx(share("PARTIES", *list(SHARES["PARTIES"])[:10]), rel=0.1)


def test_one_in_two_thousand_speaks_of_the_caspian(many: list[Row]) -> None:
    assert 1 <= sum("Caspian" in row["title"] for row in many) <= 15


def test_every_recorded_column_but_the_occasion_is_used_and_refs_are_unique(many: list[Row]) -> None:
    assert tuple(many[0]) == NAMES
    assert {name for name in NAMES if not any(row[name] for row in many)} == {"occasion"}
    for column in ("ref", "source_id"):
        assert len({row[column] for row in many}) == MADE


def test_the_same_seed_gives_the_same_rows_and_a_smaller_register_is_the_beginning_of_a_larger(tmp_path: Path) -> None:
    rows = made(tmp_path, 200)
    assert made(tmp_path, 200) == rows
    assert made(tmp_path, 300)[:200] == rows
    assert made(tmp_path, 200, "--seed", "2") != rows


def test_what_is_made_is_imported_without_a_refusal_and_exported_as_it_was(tmp_path: Path) -> None:
    rows = made(tmp_path, 200)
    imported = treatytrack(tmp_path, "import", "made.csv")
    assert imported.code == 0, imported.stderr
    assert "Read 200, added 200, updated 0, unchanged 0, duplicates 0, out of scope 0, refused 0" in imported.stderr
    exported = treatytrack(tmp_path, "export", "--columns", "recorded")
    assert list(csv.DictReader(exported.stdout.splitlines())) == sorted(rows, key=lambda row: row["ref"])
