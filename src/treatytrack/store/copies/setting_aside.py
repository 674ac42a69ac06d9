"""Where the copy goes that is made before an upgrade: one for each schema, and never over what is nowhere else."""

import os
import sqlite3
from contextlib import closing
from itertools import chain, count
from pathlib import Path

from treatytrack.store.connection import APPLICATION_ID, uri_of


def place_for_copy(path: Path, schema: str, connection: sqlite3.Connection) -> Path:
    """`NAME.before-0002`, or the first of `NAME.before-0002.2` ... where that is not the register's own.

    A copy that an earlier attempt has left gives way, because all that is in it is in the register too: so attempts do
    not pile up. One of another state, as of before an older copy was put back, stays.
    """
    usual = path.with_name(f"{path.name}.before-{schema}")
    places = chain([usual], (usual.with_name(f"{usual.name}.{number}") for number in count(2)))
    return next(place for place in places if not os.path.lexists(place) or _is_of_its_past(place, connection))


def _is_of_its_past(copy: Path, connection: sqlite3.Connection) -> bool:
    """Whether the last change that the copy knows is in the history of the register, and so is all before it."""
    if copy.is_symlink() or not copy.is_file():
        return False
    try:
        with closing(sqlite3.connect(uri_of(copy, "mode=ro"), uri=True)) as held:
            if held.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
                return False
            last = held.execute("SELECT id, hash FROM history ORDER BY id DESC LIMIT 1").fetchone()
    except sqlite3.Error:
        return False
    known = "SELECT 1 FROM history WHERE id = ? AND hash = ?"
    return last is None or connection.execute(known, last).fetchone() is not None
