"""Copies of a register: written beside their place, verified, and only then under their name."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from treatytrack.errors import RegisterUnusable
from treatytrack.store.connection import belongs_to_us, connected
from treatytrack.store.failures import disk_said_plainly, said_plainly


def copied(path: Path, copy: Path) -> None:
    """Write a verified copy of a register, for its owner only: whole or not at all, on disk when this returns.

    Raises what `said_plainly` says; RegisterUnusable where the register is damaged.
    """
    part = copy.with_name(f"{copy.name}.part")
    with disk_said_plainly(copy, writing=True):
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        try:
            with said_plainly(path):
                wrong = _backed_up(path, part)
            if wrong:
                raise RegisterUnusable(f"{path} is damaged ({wrong}); nothing was changed: restore a backup")
            on_disk(part)
            part.replace(copy)
            on_disk(copy.parent)
        finally:
            part.unlink(missing_ok=True)


def on_disk(path: Path) -> None:
    """Wait until a file, or what a folder lists, has reached the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _backed_up(path: Path, part: Path) -> str:
    """Copy page by page into an empty file; what is wrong with the copy, '' if nothing is."""
    with closing(connected(path)) as source, closing(sqlite3.connect(part, isolation_level=None)) as target:
        belongs_to_us(source, path)
        source.backup(target)
        return unsound(target)


def unsound(connection: sqlite3.Connection) -> str:
    """What SQLite finds wrong with a register as it stands; '' if nothing is."""
    (sound,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if sound != "ok":
        return str(sound)
    if broken := connection.execute("PRAGMA foreign_key_check").fetchone():
        return f"a row of {broken[0]} belongs to nothing"
    return ""
