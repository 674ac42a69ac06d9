"""What a program of any day wrote is opened by this one, upgraded without losing a row, and answers as it did."""

import ast
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cli.world import Treatytrack
from store.comparing import differences, first_broken_change

import treatytrack
from treatytrack.store import migrate, schema
from treatytrack.store.opening import open_for_reading

from . import freeze, frozen, steps
from .released import RELEASED

MIGRATIONS = sorted(frozen.VERSIONS.glob("*.py"))
NUMBERS = [path.stem[:4] for path in MIGRATIONS]
MEND = "run python tests/schemas/freeze.py"


@pytest.fixture(autouse=True)
def nobodys_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty home, and no setting of whoever runs the tests."""
    for name in ("DB", "AS_OF", "CONFIG", "USER"):
        monkeypatch.delenv(f"TREATYTRACK_{name}", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("TZ", "Asia/Baku")


@pytest.fixture(params=frozen.SCHEMAS)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Treatytrack:
    """The program of today at a register of each schema."""
    (tmp_path / "work").mkdir()
    program = Treatytrack(tmp_path / "work")
    frozen.register_at(request.param, program.register)
    return program


def test_every_schema_is_frozen() -> None:
    assert list(frozen.SCHEMAS) == NUMBERS, f"a migration without its frozen register, or the other way: {MEND}"


@pytest.mark.parametrize("number", frozen.SCHEMAS)
def test_a_frozen_register_has_the_tables_that_its_migration_makes(number: str, tmp_path: Path) -> None:
    until = shutil.copytree(schema.migrations_folder(), tmp_path / "m", ignore=_later_than(number))
    made, held = tmp_path / "made.db", frozen.register_at(number, tmp_path / "held.db")
    migrate.create(made, until)
    assert frozen.schema_made_by(held) == frozen.schema_made_by(made), MEND


def test_what_was_released_never_changes() -> None:
    for number, hashes in RELEASED.items():
        assert frozen.hash_of(frozen.migration_of(number)) == hashes.migration, f"{number} is released: write the next"
        assert frozen.hash_of(frozen.HERE / f"{number}.sql") == hashes.register, f"{number} is released: put it back"


def test_a_release_writes_its_schemas_down() -> None:
    if "dev" not in treatytrack.__version__:
        assert list(RELEASED) == NUMBERS, "python tests/schemas/freeze.py --hashes says what to write"


def test_nor_is_it_made_anew(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    newest = schema.newest_known()
    monkeypatch.setattr(freeze, "RELEASED", {newest: ("", "")})
    held = (frozen.HERE / f"{newest}.sql").stat()
    assert freeze.main([]) == 1
    assert capsys.readouterr().err == f"Schema {newest} is released: its register is never made anew.\n"
    assert (frozen.HERE / f"{newest}.sql").stat() == held


def test_an_old_register_gives_the_same_answers(old: Treatytrack, request: pytest.FixtureRequest) -> None:
    number = request.node.callspec.params["old"]
    rows = frozen.rows_of(old.register)
    answers = frozen.answers_about(old)
    assert list(frozen.missing(frozen.answers_kept(number), answers)) == []
    _holds_all(old.register, rows)


@pytest.mark.parametrize("step", steps.NEXT)
def test_it_still_does_after_the_next_upgrade(
    step: str, old: Treatytrack, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = steps.next_program(tmp_path / "migrations", steps.NEXT[step])
    for module in (migrate, schema):
        monkeypatch.setattr(module, "migrations_folder", lambda: folder)
    rows = frozen.rows_of(old.register)
    answers = frozen.answers_about(old)
    assert list(frozen.missing(frozen.answers_kept(request.node.callspec.params["old"]), answers)) == []
    _holds_all(old.register, rows)
    assert old.register.with_name(f"relations.db.before-{schema.newest_known()}").exists()


def _holds_all(path: Path, rows: dict[str, list[tuple[object, ...]]]) -> None:
    """No row is lost, what follows from the record follows, the history is whole, the index finds what is there."""
    after = frozen.rows_of(path)
    assert {name: len(held) for name, held in rows.items()} == {name: len(after[name]) for name in rows}
    with open_for_reading(path) as register:
        assert list(differences(register)) == []
        assert first_broken_change(register) is None
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ({"a": [1, {"b": None}], "c": 3}, []),
        ({"a": [1, {"b": 0}]}, [" a[1] b was None and is 0"]),
        ({"a": [1]}, [" a was [1, {'b': None}] and is [1]"]),
        ({}, [" a is gone"]),
    ],
)
def test_an_answer_may_say_more_but_nothing_else(today: object, said: list[str]) -> None:
    assert list(frozen.missing({"a": [1, {"b": None}]}, today)) == said


def test_a_register_as_text_is_the_same_register(tmp_path: Path) -> None:
    for number in frozen.SCHEMAS:
        held = frozen.register_at(number, tmp_path / f"{number}.db")
        assert frozen.as_text(held) == (frozen.HERE / f"{number}.sql").read_text(encoding="utf-8")


# Migrations run in five years too, when nothing of today's program is there any more.


def wrong_in(migration: str) -> Iterator[str]:
    """What a migration must not do: use anything of ours, read a file or a clock, or end the transaction."""
    for node in ast.walk(ast.parse(migration)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name not in {"sqlalchemy"})
        elif isinstance(node, ast.ImportFrom):
            if node.level or (node.module or "").partition(".")[0] not in {
                "alembic",
                "sqlalchemy",
                "typing",
                "collections",
            }:
                yield f"from {node.module}"
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            words = node.value.casefold().split()
            yield from (word for word in ("commit", "rollback", "begin", "vacuum", "pragma") if word in words[:1])
        elif isinstance(node, (ast.Name, ast.Attribute)):
            name = node.id if isinstance(node, ast.Name) else node.attr
            yield from [name] if name in {"autocommit_block", "__import__", "import_module", "open"} else []


@pytest.mark.parametrize("path", [*MIGRATIONS, frozen.VERSIONS.parent / "env.py"], ids=lambda path: path.name)
def test_a_migration_stands_on_its_own(path: Path) -> None:
    assert list(wrong_in(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("migration", "wrong"),
    [
        ("from treatytrack.store import search", ["from treatytrack.store"]),
        ("from . import steps", ["from None"]),
        ("import treatytrack.columns as c", ["treatytrack.columns"]),
        ("import os, sqlalchemy as sa", ["os"]),
        ("op.execute('Commit')", ["commit"]),
        ("op.execute('PRAGMA foreign_keys = ON')", ["pragma"]),
        ("with op.get_context().autocommit_block(): pass", ["autocommit_block"]),
    ],
)
def test_one_that_does_not_is_found(migration: str, wrong: list[str]) -> None:
    assert list(wrong_in(migration)) == wrong


def _later_than(number: str) -> Callable[[str, list[str]], list[str]]:
    return lambda _, names: [name for name in names if name[:4].isdecimal() and name[:4] > number]
