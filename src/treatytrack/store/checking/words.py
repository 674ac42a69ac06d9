"""The index of words beside the texts: by FTS5's own check, on a copy, because it asks for the right to write."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from treatytrack.domain.words import how_many
from treatytrack.store import search
from treatytrack.store.checking.found import WORDS, Fault, Found, Looked

_INSIDE = {"search_data": ("id", "block"), "search_idx": ("segid", "term", "pgno"), "search_config": ("k", "v")}
_CONFIG = [("version", 4)]
_TEXTS = "CREATE TABLE agreement (id INTEGER PRIMARY KEY, search_text TEXT)"
_FORGET = "INSERT INTO search (rowid, search_text) VALUES (0, '')"
_CHECK = "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)"
_EACH_WORD = "CREATE VIRTUAL TABLE word USING fts5vocab(search, 'row')"
_FOUND = "SELECT count(*) FROM search WHERE search MATCH ?"


def of_words(connection: sqlite3.Connection) -> Iterator[Found]:
    """Whether the index holds the words of the agreements, all of them and no others."""
    if not search.is_there(connection):
        yield Looked(WORDS, "not looked at, because this Python's SQLite has no FTS5")
        return
    if connection.execute("SELECT k, v FROM search_config").fetchall() != _CONFIG:
        yield Fault(WORDS, "the search index is of another form than treatytrack's")
    with closing(sqlite3.connect("", isolation_level=None)) as beside:  # on disk where it is large, and gone at the end
        beside.execute("PRAGMA journal_mode = MEMORY")
        beside.execute("BEGIN")
        beside.execute(_TEXTS)
        beside.execute(search.TABLE)
        texts = connection.execute("SELECT id, search_text FROM agreement NOT INDEXED")
        beside.executemany("INSERT INTO agreement VALUES (?, ?)", texts)
        for table, columns in _INSIDE.items():
            beside.execute(f"DELETE FROM {table}")
            held = connection.execute(f"SELECT {', '.join(columns)} FROM {table}")
            beside.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", held)
        beside.execute("COMMIT")
        if not _answers(beside):
            yield Fault(WORDS, "the search index does not hold the words of the agreements")
        (count,) = beside.execute("SELECT count(*) FROM agreement").fetchone()
    yield Looked(WORDS, f"the words of {how_many(count, 'agreement')}")


def _answers(beside: sqlite3.Connection) -> bool:
    """Whether FTS5 finds its index sound and equal to the texts, and each word in it where it says it stands.

    Its own check does not look at the way that leads to a word, only at what stands there.
    """
    try:
        beside.execute("BEGIN")
        beside.execute(_FORGET)  # and with it what FTS5 has read before the index was there
        beside.execute("ROLLBACK")
        beside.execute(_CHECK)
        beside.execute(_EACH_WORD)
        words = beside.execute("SELECT term, doc FROM word")
        return all(beside.execute(_FOUND, (f'"{word}"',)).fetchone() == (held,) for word, held in words)
    except sqlite3.DatabaseError:
        return False
