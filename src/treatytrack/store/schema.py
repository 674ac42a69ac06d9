"""Which schema a register has and which this program knows, told without importing the migrations' machinery."""

import os
import sqlite3
from pathlib import Path

from treatytrack.errors import RegisterUnusable

_DIGITS = 4


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
    numbers = [name[:_DIGITS] for name in names if _is_number(name[:_DIGITS]) and name.endswith(".py")]
    if not numbers:
        raise RegisterUnusable(f"The migrations are missing from {versions}: install treatytrack again")
    return max(numbers)


def schema_of(connection: sqlite3.Connection, path: Path) -> str:
    """The number of the register's schema: one SELECT. Raises RegisterUnusable where it does not say one."""
    found = [row[0] for row in connection.execute("SELECT version_num FROM alembic_version")]
    if len(found) == 1 and _is_number(found[0]):
        return str(found[0])
    says = " and ".join(f'"{one}"' for one in found[:3]) if found else "none"
    raise RegisterUnusable(
        f"{path} is damaged: the number of its schema should be four digits, and it says {says}; nothing was changed: "
        "restore a backup over it, or name another file with --db"
    )


def is_current(connection: sqlite3.Connection, path: Path, folder: Path | None = None) -> bool:
    """Whether the register has the newest schema; False where it must be upgraded first.

    Raises RegisterUnusable: written by a newer program, or it does not say its schema.
    """
    has, known = schema_of(connection, path), newest_known(folder)
    if has > known:
        raise RegisterUnusable(
            f"{path} was written by a newer treatytrack (schema {has}; this program knows up to {known}). "
            "Nothing was changed. Install the newer version"
        )
    return has == known


def _is_number(text: object) -> bool:
    """Whether it is the number of a schema; they begin with 0001."""
    return isinstance(text, str) and len(text) == _DIGITS and text.isascii() and text.isdecimal() and text != "0000"
