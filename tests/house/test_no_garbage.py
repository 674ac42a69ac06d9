"""Nobody looks for garbage while the program runs: so none may gather that grows with the register."""

import csv
import sys
from pathlib import Path

import pytest

from .program import EXAMPLE, piped

FEW, MANY = 20, 220

_SPY = """
import atexit, gc, pathlib
def count():
    gc.unfreeze()
    pathlib.Path("found").write_text(str(gc.collect()))
atexit.register(count)
{more}
from treatytrack.__main__ import main
main()
"""

_CIRCLES = """
from treatytrack.actions import find
standing_on = find.standing_on
def circling(agreement, day):
    circle = []
    circle.append(circle)
    return standing_on(agreement, day)
find.standing_on = circling
"""


def garbage(words: str, folder: Path, *, more: str = "") -> int:
    """How many values a run leaves that only looking for garbage would free."""
    done = piped([sys.executable, "-c", _SPY.format(more=more), *words.split()], folder)
    assert done.code == 0, done.stderr
    return int((folder / "found").read_text())


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Homes in which agreements.csv holds few agreements, and many."""
    with EXAMPLE.open(encoding="utf-8", newline="") as file:
        example = list(csv.DictReader(file))
    homes = {}
    for size in (FEW, MANY):
        homes[size] = tmp_path_factory.mktemp(f"home-of-{size}")
        with (homes[size] / "agreements.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(example[0]))
            writer.writeheader()
            for number in range(size):
                row = example[number % len(example)]
                title = f"{row['title']} ({number})"
                writer.writerow({**row, "ref": f"AZE-IRN-2025-{number + 1}", "title": title})
        good = (homes[size] / "agreements.csv").read_text(encoding="utf-8")
        (homes[size] / "refused.csv").write_text(good.replace("2025-04-28", "2025-04-31"), encoding="utf-8")
    return homes


def test_what_is_let_go_is_freed_at_once(sizes: dict[int, Path]) -> None:
    for words in (
        "import agreements.csv",
        "import refused.csv --keep-good",
        "list",
        "deadlines --within 9y",
        "report",
        "export",
        "export --format json",
    ):
        few, many = (garbage(words, sizes[size]) for size in (FEW, MANY))
        assert many - few < MANY - FEW, words


def test_a_circle_in_each_agreement_would_be_seen(sizes: dict[int, Path]) -> None:
    few, many = (garbage("--db of.db import agreements.csv", sizes[size]) for size in (FEW, MANY))
    assert many - few < MANY - FEW
    few, many = (garbage("--db of.db list", sizes[size], more=_CIRCLES) for size in (FEW, MANY))
    assert many - few >= MANY - FEW
