"""What a folder holds, so that two can be compared: each register by all that is in it, other files by their bytes."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from treatytrack.errors import TreatytrackError
from treatytrack.store.connection import connected
from treatytrack.store.layout import HISTORY
from treatytrack.store.past.hashes import hash_of

State = dict[str, str]
"""A digest of each file by its name, or what is wrong with it."""

BROKEN = "BROKEN: "
_PASSING = (".lock", "-journal", ".new", ".part", ".restoring")
"""How files end that are no one's yet, or no one's any more."""
_DIFFERS = {"history": {"at", "operation", "previous_hash", "hash"}, "report_run": {"at"}}
"""What is another each time that the same is done."""


def state_of(folder: Path) -> State:
    """What the folder holds. A register is opened as the program does, so that what was half done is undone."""
    return {_undated(path.name): _digest(path) for path in sorted(folder.iterdir()) if path.is_file() and _stays(path)}


def files_of(folder: Path) -> set[str]:
    """The names of all files."""
    return {_undated(path.name) for path in folder.iterdir()}


def wrong_between(before: State, after: State, state: State) -> str:
    """What is neither as it was before a change nor as it is after it; '' where nothing is."""
    for name in sorted({*before, *after, *state}):
        digest = state.get(name, "")
        if digest.startswith(BROKEN):
            return f"{name} is {digest}"
        if digest not in {before.get(name, ""), after.get(name, "")}:
            return f"{name} is {'half done' if digest else 'gone'}"
    return ""


def _stays(path: Path) -> bool:
    return not path.name.endswith(_PASSING)


def _undated(name: str) -> str:
    """Names that carry the moment are the same file at any moment."""
    return re.sub(r"\d{4}-?\d\d-?\d\d([T-]?\d[\d:.-]*Z?(-\d+)?)?", "DAY", name)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        is_database = file.read(6) == b"SQLite"
    if not is_database and path.suffix != ".db":
        return sha256(path.read_bytes()).hexdigest()
    try:
        with closing(connected(path)) as connection:
            if wrong := _unsound(connection):
                return f"{BROKEN}{wrong}"
            held = sha256()
            for line in _lines(connection):
                held.update(line.encode("utf-8", "surrogatepass"))
            return held.hexdigest()
    except (TreatytrackError, sqlite3.Error) as error:
        return f"{BROKEN}{error}"


def _unsound(connection: sqlite3.Connection) -> str:
    for pragma in ("integrity_check(1)", "foreign_key_check"):
        found = connection.execute(f"PRAGMA {pragma}").fetchone()
        if found and found[0] != "ok":
            return f"{pragma} says {found}"
    before = ""
    for row in connection.execute(f"SELECT {', '.join(HISTORY)}, hash FROM history ORDER BY id"):
        named = dict(zip(HISTORY, row[:-1], strict=True))
        if named["previous_hash"] != before or hash_of(named) != row[-1]:
            return f"its history is broken at {named['id']}"
        before = row[-1]
    return ""


def _lines(connection: sqlite3.Connection) -> Iterator[str]:
    """All that is in a register: the schema, and each table's rows, in an order that is the same each time."""
    yield str(connection.execute("PRAGMA user_version").fetchone())
    schema = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    yield repr([(kind, name, _as_a_set(sql or "")) for kind, name, sql in schema])
    for kind, name, sql in schema:
        if kind != "table" or sql.startswith("CREATE VIRTUAL"):
            continue
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
        same = ", ".join(f'"{column}"' for column in columns if column not in _DIFFERS.get(name, ()))
        yield repr((name, sorted(connection.execute(f'SELECT {same} FROM "{name}"').fetchall(), key=repr)))


def _as_a_set(sql: str) -> list[str]:
    """A rebuilt table has its constraints in another order each time."""
    return sorted(line.strip(" \t,") for line in sql.splitlines())
