"""The report of a fixed Monday in every format, held to the letter.

    TREATYTRACK_GOLDEN=write .venv/bin/pytest -n 0 tests/cli/test_report_golden.py

writes the files in `golden/` anew; look at what has changed in them before it is committed.
"""

import os
from pathlib import Path

import pytest

from . import report_world
from .world import DONE, Ended, Treatytrack

GOLDEN = Path(__file__).parent / "golden"
FILES: dict[str, tuple[str, ...]] = {
    "report.txt": (),
    "report.md": ("--format", "markdown"),
    "report.csv": ("--format", "csv"),
    "report.json": ("--format", "json"),
}


@pytest.fixture(autouse=True)
def register(treatytrack: Treatytrack, empty: Path) -> None:
    """The register is rich in kinds."""
    report_world.recorded(treatytrack)


def _held(name: str, said: str) -> str:
    """What the file holds, or now holds."""
    if os.environ.get("TREATYTRACK_GOLDEN") == "write":
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_text(said, encoding="utf-8")
    return (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_the_report_is_as_it_was(treatytrack: Treatytrack, name: str) -> None:
    ended = report_world.monday(treatytrack, *FILES[name])
    assert ended == Ended(_held(name, ended.out), "", DONE)


def test_so_it_is_on_a_terminal(treatytrack: Treatytrack) -> None:
    ended = report_world.monday(treatytrack, columns=80)
    assert ended == Ended(_held("report-terminal-80.txt", ended.out), "", DONE)
