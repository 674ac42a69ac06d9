"""Which schema a register has and which this program knows, told without importing the migrations' machinery."""

import os
import sqlite3
from pathlib import Path

from treatytrack.errors import RegisterUnusable


def migrations_folder() -> Path:
    """Where the migrations are: beside the package once installed, else at the top of the checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "migrations"
    return installed if installed.is_dir() else package.parents[1] / "migrations"


def newest_known(folder: Path | None = None) -> str:
    """The number of the newest migration in that folder: `0001`."""
    versions = (folder or migrations_folder()) / "versions"
    names = os.listdir(versions) if versions.is_dir() else []
    # Without a pattern: every start would compile it, which takes longer than all the rest here.
    numbers = [name[:4] for name in names if name[:4].isdecimal() and name.endswith(".py")]
    if not numbers:
        raise RegisterUnusable(f"The migrations are missing from {versions}: install treatytrack again")
    return max(numbers)


def is_current(connection: sqlite3.Connection, path: Path, folder: Path | None = None) -> bool:
    """Whether the register has the newest schema; False where it must be upgraded first.

    Raises RegisterUnusable: written by a newer program.
    """
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    has, known = str(row[0]) if row else "0000", newest_known(folder)
    if has > known:
        raise RegisterUnusable(
            f"{path} was written by a newer treatytrack (schema {has}; this program knows up to {known}); "
            "nothing was changed: install the newer version"
        )
    return has == known
