"""Registers as text, and what the program answers about them."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

from cli.world import DONE, Treatytrack

HERE = Path(__file__).resolve().parent
VERSIONS = HERE.parents[1] / "migrations" / "versions"
SCHEMAS = tuple(sorted(path.stem for path in HERE.glob("*.sql")))
"""The numbers of the frozen ones."""

QUESTIONS: tuple[tuple[str, ...], ...] = (
    ("list", "--columns", "all", "--format", "json"),
    ("list", "status:over", "--columns", "ref,status,ends", "--format", "json"),
    ("list", "agreement", "--columns", "ref,title", "--format", "json"),
    ("list", "party:IRN", "ends:10y", "--columns", "ref,ends", "--format", "json"),
    ("show", "gsomia"),
    ("show", "AZE-IRN-2025-2", "--explain"),
    ("export", "--format", "json"),
    ("deadlines", "--within", "5y", "--format", "json"),
    ("report", "--within", "2y", "--since", "1y", "--format", "json"),
    ("relations", "AZE", "IRN", "--format", "json"),
    ("event", "list", "--format", "json"),
    ("party", "list", "--own", "--format", "json"),
    ("config", "@due"),
    ("config", "timezone"),
)

Answers = dict[str, Any]


def register_at(schema: str, path: Path) -> Path:
    """The frozen register of that schema, as a file for its owner only."""
    path.touch(mode=0o600)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((HERE / f"{schema}.sql").read_text(encoding="utf-8"))
    return path


def answers_about(program: Treatytrack) -> Answers:
    """What the program answers to QUESTIONS: JSON as it is, text as lines."""
    return {" ".join(words): _answer(program, words) for words in QUESTIONS}


def answers_kept(schema: str) -> Answers:
    """What it answered when that schema was frozen."""
    kept: Answers = json.loads((HERE / f"{schema}.json").read_text(encoding="utf-8"))
    return kept


def missing(frozen: Any, today: Any, at: str = "") -> Iterator[str]:
    """Where an answer of today does not say what it said: it may have more fields, and nothing else."""
    if isinstance(frozen, dict) and isinstance(today, dict):
        for key, value in frozen.items():
            if key in today:
                yield from missing(value, today[key], f"{at} {key}")
            else:
                yield f"{at} {key} is gone"
    elif isinstance(frozen, list) and isinstance(today, list) and len(frozen) == len(today):
        for number, (one, other) in enumerate(zip(frozen, today, strict=True)):
            yield from missing(one, other, f"{at}[{number}]")
    elif frozen != today:
        yield f"{at} was {frozen!r} and is {today!r}"


def as_text(path: Path) -> str:
    """All that is in a register as SQL, line by line, so that changes can be read; the index of words is made anew."""
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(_statements(connection)) + "\n"


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the tables hold, but for the index of words."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for name, _ in _tables(connection)
        }


def schema_made_by(path: Path) -> dict[str, str]:
    """The statements that make its tables and indexes, by name."""
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall())


def hash_of(path: Path) -> str:
    """The hash of a file."""
    return sha256(path.read_bytes()).hexdigest()


def migration_of(schema: str) -> Path:
    """The migration that leads to that schema."""
    (found,) = VERSIONS.glob(f"{schema}_*.py")
    return found


def _answer(program: Treatytrack, words: tuple[str, ...]) -> Any:
    ended = program(*words)
    assert ended.code == DONE, f"{' '.join(words)}: {ended.err}"
    return json.loads(ended.out) if "json" in words else ended.lines


def _tables(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY rowid").fetchall()
    return [(name, sql) for name, sql in found if name.partition("_")[0] not in {"search", "sqlite"}]


def _statements(connection: sqlite3.Connection) -> Iterator[str]:
    yield "BEGIN;"
    for pragma in ("application_id", "user_version"):
        yield f"PRAGMA {pragma} = {connection.execute(f'PRAGMA {pragma}').fetchone()[0]};"
    for name, sql in _tables(connection):
        yield f"{sql};"
        key = [column[1] for column in connection.execute(f"PRAGMA table_info('{name}')") if column[5]]
        for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY {", ".join(key) or 1}'):
            yield f"INSERT INTO {name} VALUES ({', '.join(map(_literal, row))});"
    rest = connection.execute("SELECT name, sql FROM sqlite_master WHERE type <> 'table' AND sql <> '' ORDER BY name")
    for _, sql in rest.fetchall():
        yield f"{sql};"
    for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE name = 'search'").fetchall():
        yield f"{sql};"
        yield "INSERT INTO search (search) VALUES ('rebuild');"
    yield "COMMIT;"


def _literal(value: object) -> str:
    if value is None or isinstance(value, int):
        return "NULL" if value is None else str(value)
    assert isinstance(value, str)
    if value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return f"CAST(X'{value.encode('utf-8', 'surrogatepass').hex()}' AS TEXT)"
