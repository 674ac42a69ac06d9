"""An older register is upgraded whole or not at all, after a copy; the next schema here is made up."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from treatytrack.errors import RegisterUnusable, TreatytrackError
from treatytrack.store import migrate, schema
from treatytrack.store.connection import APPLICATION_ID
from treatytrack.store.copying import copied
from treatytrack.store.reading import open_for_reading

from .world import as_nobody, recorded, refs_in, register_of, writing

# Rebuilds the parent of most tables, as batch mode does on SQLite: the step that empties its children by default.
REBUILDS = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0002", "0001"
def upgrade():
    with op.batch_alter_table("agreement", recreate="always") as table:
        table.add_column(sa.Column("depositary", sa.Text(), server_default="nobody", nullable=False))
"""
FAILS = REBUILDS + '    op.execute("INSERT INTO nowhere VALUES (1)")\n'
BREAKS_OFF = REBUILDS + '    raise ValueError("not thought of")\n'
LOSES_ROWS = REBUILDS + "    op.execute(\"DELETE FROM event WHERE kind = 'signed'\")\n"
ORPHANS = REBUILDS + '    op.execute("UPDATE side SET agreement_id = agreement_id + 99")\n'
DIES = "import os, signal\n" + REBUILDS + "    os.kill(os.getpid(), signal.SIGKILL)\n"
FILLS_THE_DISK = REBUILDS + '    op.execute("PRAGMA max_page_count = 1")\n' + (
    '    op.execute("CREATE TABLE big AS SELECT zeroblob(9000000) AS b")\n'
)  # fmt: skip


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A register of the schema before the made-up one."""
    folder = tmp_path / "kept"
    folder.mkdir()
    return register_of(
        folder / "treatytrack.db",
        *(recorded(ref=f"A-{n}", signed="2020-01-01", tags="a; b", lasts="5y", notes="n" * 2000) for n in range(30)),
    )


@pytest.fixture
def newer_program(open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that knows one migration more; its file is still to be written."""
    folder = open_folder / "migrations"
    shutil.copytree(schema.migrations_folder(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migrate, "migrations_folder", lambda: folder)
    monkeypatch.setattr(schema, "migrations_folder", lambda: folder)
    return folder / "versions" / "0002_depositary.py"


def _counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def _whole(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def _ask(path: Path, sql: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchone()[0]


@pytest.mark.parametrize("opened_by", ["a reader", "a writer"])
def test_an_older_register_is_upgraded_by_whoever_opens_it_and_keeps_every_row(
    opened_by: str, older: Path, newer_program: Path
) -> None:
    newer_program.write_text(REBUILDS)
    before, counts = _whole(older), _counts(older)
    if opened_by == "a reader":
        assert len(refs_in(older)) == 30
    else:
        with writing(older) as register:
            assert register.count() == 30
    assert _counts(older) == counts
    assert counts["side"] == 60
    assert _ask(older, "SELECT DISTINCT depositary FROM agreement") == "nobody"
    assert (_ask(older, "PRAGMA user_version"), _ask(older, "SELECT version_num FROM alembic_version")) == (2, "0002")
    assert _ask(older, "PRAGMA application_id") == APPLICATION_ID
    copy = older.with_name("treatytrack.db.before-0002")
    assert _whole(copy) == before
    assert copy.stat().st_mode & 0o777 == 0o600
    assert sorted(file.name for file in older.parent.iterdir()) == [
        "treatytrack.db",
        "treatytrack.db.before-0002",
        "treatytrack.db.lock",
    ]


@pytest.mark.parametrize(
    ("migration", "why"),
    [
        (FAILS, "no such table: nowhere"),
        (BREAKS_OFF, "not thought of"),
        (LOSES_ROWS, "event had 30 rows and would have 0"),
        (ORPHANS, "a row of side belongs to nothing"),
    ],
)
def test_an_upgrade_that_fails_leaves_the_register_as_it_was(
    migration: str, why: str, older: Path, newer_program: Path
) -> None:
    newer_program.write_text(migration)
    before = older.read_bytes()
    for _ in range(2):
        with pytest.raises(
            RegisterUnusable, match=f"could not be upgraded: .*{why}.*; nothing was changed, and a copy is"
        ):
            refs_in(older)
    assert older.read_bytes() == before
    assert len([file for file in older.parent.iterdir() if "before" in file.name]) == 1, "one copy, not one an attempt"
    newer_program.write_text(REBUILDS)
    assert len(refs_in(older)) == 30


def test_a_disk_that_fills_up_during_an_upgrade_is_no_fault_of_it(older: Path, newer_program: Path) -> None:
    newer_program.write_text(FILLS_THE_DISK)
    before = older.read_bytes()
    with pytest.raises(TreatytrackError, match="The disk is full") as told:
        refs_in(older)
    assert (told.value.exit_code, older.read_bytes()) == (1, before)


def test_without_room_for_a_copy_nothing_is_begun(
    older: Path, newer_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer_program.write_text(REBUILDS)
    monkeypatch.setattr(migrate.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 9, 1))  # type: ignore[attr-defined]
    with pytest.raises(TreatytrackError, match=r"the disk has 1 bytes left.*nothing was changed") as told:
        refs_in(older)
    assert (told.value.exit_code, [file.name for file in older.parent.glob("*before*")]) == (1, [])


def test_an_upgrade_killed_in_the_middle_leaves_the_register_as_it_was(older: Path, newer_program: Path) -> None:
    newer_program.write_text(DIES)
    before, counts = older.read_bytes(), _counts(older)
    program = (
        "import sys; from pathlib import Path; from treatytrack.store import migrate\n"
        "migrate.upgrade(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    source = str(Path(__file__).parents[2] / "src")
    died = subprocess.run(
        [sys.executable, "-c", program, str(older), str(newer_program.parents[1])],
        env={**os.environ, "PYTHONPATH": source},
        check=False,
    )
    assert died.returncode == -9, "it was not killed: this would prove nothing"
    assert Path(f"{older}-journal").exists()
    newer_program.unlink()
    assert len(refs_in(older)) == 30
    assert (_counts(older), older.read_bytes()) == (counts, before)


def test_an_older_register_in_a_read_only_place_says_what_must_be_made_writable(
    open_folder: Path, newer_program: Path
) -> None:
    path = register_of(open_folder / "treatytrack.db", recorded())
    newer_program.write_text(REBUILDS)
    path.chmod(0o400)
    with (
        as_nobody(path),
        pytest.raises(RegisterUnusable, match=r"made by an older treatytrack .* cannot be written here"),
    ):
        refs_in(path)
    assert [file.name for file in open_folder.glob("*before*")] == []


def test_a_new_register_has_the_newest_schema(tmp_path: Path, newer_program: Path) -> None:
    newer_program.write_text(REBUILDS)
    path = tmp_path / "new.db"
    migrate.create(path)
    assert _ask(path, "SELECT version_num FROM alembic_version") == "0002"


def test_a_damaged_register_is_not_copied(older: Path) -> None:
    with closing(sqlite3.connect(older)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'event'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with older.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    copy = older.with_name("copy.db")
    with pytest.raises(RegisterUnusable, match="is damaged"):
        copied(older, copy)
    assert list(older.parent.glob("copy*")) == []


def test_a_copy_is_a_register(older: Path) -> None:
    copy = older.with_name("copy.db")
    with open_for_reading(older):
        copied(older, copy)
    assert refs_in(copy) == refs_in(older)
    assert copy.stat().st_mode & 0o777 == 0o600


def test_without_migrations_the_program_is_incomplete(tmp_path: Path) -> None:
    with pytest.raises(RegisterUnusable, match="The migrations are missing"):
        schema.newest_known(tmp_path)
