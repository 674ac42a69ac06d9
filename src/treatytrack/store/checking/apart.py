"""A register looked at apart, so that changes wait for no more than a copy, however long the looking takes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from treatytrack.store.connection import SAFE, know_our_functions

_PAGES_AT_ONCE = 5_000
"""Between them a Ctrl-C is heard."""


@contextmanager
def apart(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """The register as it is at this moment, page by page; itself where it cannot be copied, and changes then wait.

    `connection` is in a transaction, which ends with the copying. The copy is a file of SQLite's own, among those that
    are temporary: for its owner only, and gone with whoever opened it, however that ends.
    """
    with closing(sqlite3.connect("", isolation_level=None)) as copy:
        copy.text_factory = connection.text_factory
        if not _copied(connection, copy):
            yield connection
            return
        connection.execute("COMMIT")
        for pragma in (*SAFE, "PRAGMA query_only = ON"):
            copy.execute(pragma)
        know_our_functions(copy)
        copy.execute("BEGIN")
        yield copy


def _copied(connection: sqlite3.Connection, copy: sqlite3.Connection) -> bool:
    """Whether all of it could be: not where it is damaged so that it cannot be read, or where there is no room."""
    try:
        connection.backup(copy, pages=_PAGES_AT_ONCE, progress=lambda *_: None)
    except sqlite3.Error:
        return False
    return True
