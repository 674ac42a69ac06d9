"""The rooms know each other in one direction only; pyproject.toml says which, and import-linter looks."""

import shutil
from pathlib import Path

import pytest

from .program import SCRIPTS, TOP, Ended, piped


def test_every_import_goes_downwards(tmp_path: Path) -> None:
    done = linted(tmp_path)
    assert done.code == 0, done.stdout
    assert "0 broken" in done.stdout


FAULTS = (
    ("domain/words.py", "import sqlite3"),
    ("domain/words.py", "from treatytrack import columns"),
    ("formats/plain.py", "from treatytrack.store import reading"),
    ("importers/csv.py", "from treatytrack.formats import csv"),
    ("actions/find.py", "import typer"),
    ("actions/find.py", "from treatytrack.store import reading"),
    ("cli/show.py", "import sqlite3"),
    ("attic.py", '"""A room without a place."""'),
)


@pytest.mark.parametrize(("file", "line"), FAULTS)
def test_an_import_that_goes_upwards_is_found(file: str, line: str, tmp_path: Path) -> None:
    done = linted(tmp_path, (file, line))
    assert done.code == 1
    assert "1 broken" in done.stdout


def linted(folder: Path, fault: tuple[str, str] | None = None) -> Ended:
    """What import-linter says of a copy of the program, with that line at the end of that file."""
    package = folder / "treatytrack"
    shutil.copytree(TOP / "src" / "treatytrack", package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(TOP / "pyproject.toml", folder)
    if fault:
        file, line = fault
        with (package / file).open("a") as at_the_end:
            at_the_end.write(f"\n{line}\n")
    # Before anything installed: the copy is what is looked at.
    return piped([SCRIPTS / "lint-imports", "--no-cache", "--no-logo"], folder, PYTHONPATH=str(folder))
