"""The index of words: which agreements hold a word, told without reading them.

The one room that only SQLite has (FTS5). It indexes the folded words of `agreement.search_text` and keeps no text of
its own. What it finds are candidates, because it knows neither the order of words nor where one text ends: whoever asks
looks at the text as well. So an index that is not there costs time, and nothing else.

It is not kept by triggers, which would also run where a migration rebuilds the table: who writes an agreement says so
here, before the old text is gone.
"""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from treatytrack.errors import RegisterUnusable

NAME = "search"

# Our words are folded already and stand between blanks: to `ascii`, all that is not ASCII belongs to a word. Without
# places (`detail=none`) and lengths (`columnsize=0`) the index is a third of the size; ranks and phrases are not asked.
TABLE = (
    f"CREATE VIRTUAL TABLE {NAME} USING fts5("
    "search_text, content='agreement', content_rowid='id', tokenize='ascii', detail='none', columnsize=0)"
)
"""The statement that makes it; the first migration says the same."""

_MOST_WORDS = 16
"""What holds a long phrase is among what holds its beginning, and FTS5 refuses very many words."""

_HOLDING = f"SELECT rowid FROM {NAME} WHERE {NAME} MATCH"
_ADD = f"INSERT INTO {NAME} (rowid, search_text) VALUES (?, ?)"
_TAKE_OUT = (
    f"INSERT INTO {NAME} ({NAME}, rowid, search_text) SELECT 'delete', id, search_text FROM agreement WHERE id = ?"
)


def is_there(connection: sqlite3.Connection) -> bool:
    """Whether this Python's SQLite can look words up: a few are built without FTS5."""
    return connection.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone() is not None


def refuse_without(connection: sqlite3.Connection, path: Path) -> None:
    """Raises RegisterUnusable where the index could not be kept: the next reader would miss what is written now."""
    if not is_there(connection):
        raise RegisterUnusable(
            f"{path} cannot be written by this Python: its SQLite {sqlite3.sqlite_version} was built without full-text "
            "search (FTS5); nothing was changed: run treatytrack with another Python, such as one of python.org"
        )


def holding(named: str) -> str:
    """What selects the ids of agreements that may hold what was `asked`; `named` is the parameter that says it."""
    return f"{_HOLDING} {named}"


def asked(words: str) -> str:
    """Folded words as the index is asked for them, in any order; the last one may be only begun."""
    *whole, begun = words.split()[:_MOST_WORDS]
    return " ".join([*(f'"{word}"' for word in whole), f'"{begun}"*'])


def add(connection: sqlite3.Connection, texts: Iterable[tuple[int, str]]) -> None:
    """Index the search texts of new agreements, or new ones of agreements that were taken out; by id."""
    connection.executemany(_ADD, texts)


def rebuild(connection: sqlite3.Connection) -> None:
    """Index all agreements again as they are now."""
    connection.execute(f"INSERT INTO {NAME} ({NAME}) VALUES ('rebuild')")


def take_out(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Forget the words of these agreements, while their rows are still as they were indexed."""
    connection.executemany(_TAKE_OUT, ((one,) for one in ids))
