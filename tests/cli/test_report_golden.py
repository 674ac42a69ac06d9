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
WRITTEN_ANEW = os.environ.get("TREATYTRACK_GOLDEN") == "write"  # a test itself runs without the settings of anybody
FILES: dict[str, tuple[str, ...]] = {
    "report.txt": (),
    "report.md": ("--format", "markdown"),
    "report.csv": ("--format", "csv"),
    "report.json": ("--format", "json"),
    "report.html": ("--format", "html"),
    "report.ics": ("--format", "ics"),
}


NO_ROW = "1 no longer as told before: a report in plain, markdown or html names what {} has no row for.\n"


@pytest.fixture(autouse=True)
def register(treatytrack: Treatytrack, empty: Path) -> None:
    """The register is rich in kinds."""
    report_world.recorded(treatytrack)


def _held(name: str, said: str) -> str:
    """What the file holds, or now holds."""
    if WRITTEN_ANEW:
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_bytes(said.encode())
    return (GOLDEN / name).read_bytes().decode()


@pytest.mark.parametrize("name", FILES)
def test_the_report_is_as_it_was(treatytrack: Treatytrack, name: str) -> None:
    ended = report_world.monday(treatytrack, *FILES[name])
    said = NO_ROW.format(FILES[name][-1]) if name.endswith(("csv", "json", "ics")) else ""
    assert ended == Ended(_held(name, ended.out), said, DONE)


def test_so_it_is_on_a_terminal_where_somebody_only_looks(treatytrack: Treatytrack) -> None:
    ended = report_world.monday(treatytrack, columns=80)
    remembered = "This report is remembered: the next --since last looks back to it. --dry-run leaves that alone.\n"
    assert ended == Ended(_held("report-terminal-80.txt", ended.out), remembered, DONE)
    assert report_world.monday(treatytrack, "--dry-run", columns=80) == Ended(ended.out, "", DONE)
