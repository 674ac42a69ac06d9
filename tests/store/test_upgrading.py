"""An older register is upgraded whole or not at all, after a copy; the next schema here is made up."""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from treatytrack.domain.query import Query, Term
from treatytrack.errors import RegisterUnusable, TreatytrackError
from treatytrack.store import connection as store_connection
from treatytrack.store import migrate, schema
from treatytrack.store.connection import APPLICATION_ID
from treatytrack.store.copies.copying import copied
from treatytrack.store.opening import open_for_reading

from .comparing import differences
from .world import DAY, as_nobody, recorded, refs_in, register_of, writing

HEAD = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0002", "0001"
def upgrade():
"""
# Rebuilds the parent of most tables, as batch mode does on SQLite: the step that empties its children by default.
REBUILDS = f"""{HEAD}
    with op.batch_alter_table("agreement", recreate="always") as table:
        table.add_column(sa.Column("depositary", sa.Text(), server_default="nobody", nullable=False))
"""
FAILS = REBUILDS + '    op.execute("INSERT INTO nowhere VALUES (1)")\n'
BREAKS_OFF = REBUILDS + '    raise ValueError("not thought of")\n'
LOSES_ROWS = REBUILDS + "    op.execute(\"DELETE FROM event WHERE kind = 'signed'\")\n"
DROPS_A_TABLE = REBUILDS + '    op.drop_table("setting")\n'
COMMITS = REBUILDS + '    op.execute("COMMIT")\n'
COMMITS_BY_ALEMBIC = REBUILDS + "    with op.get_context().autocommit_block():\n        pass\n"
# What a failing disk does to a statement, and what SQLAlchemy does about it where it reads a schema.
PASSES_OVER = (
    REBUILDS
    + """
    try:
        op.execute("INSERT OR ROLLBACK INTO setting SELECT * FROM setting")
    except {passed_over}:
        pass
    {goes_on}
"""
)
GOES_ON = PASSES_OVER.format(passed_over="sa.exc.DBAPIError", goes_on='op.execute("CREATE TABLE behind (x)")')
GOES_ON_AFTER_ALL = PASSES_OVER.format(passed_over="Exception", goes_on='op.execute("CREATE TABLE behind (x)")')
ENDS_AFTER_ALL = PASSES_OVER.format(passed_over="Exception", goes_on="")
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
        (DROPS_A_TABLE, "setting with its 1 rows would be gone"),
        (COMMITS, "not authorized"),
        (COMMITS_BY_ALEMBIC, ""),
        (GOES_ON, "UNIQUE constraint failed: setting.name"),
        (GOES_ON_AFTER_ALL, "not authorized"),
        (ENDS_AFTER_ALL, "not authorized"),
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


# --- which copy stands where -----------------------------------------------------------------------------------------


def _copies(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir() if "before" in file.name)


def test_a_copy_gives_way_only_to_a_later_one_of_the_same_register(older: Path, newer_program: Path) -> None:
    backup = Path(shutil.copy(older, older.with_name("backup.db")))
    with writing(older) as register:
        register.remove("A-7")
    newer_program.write_text(REBUILDS)
    assert len(refs_in(older)) == 29
    copy = older.with_name("treatytrack.db.before-0002")
    before = _whole(copy)
    for _ in range(3):
        shutil.copy(backup, older)  # by hand, which nobody can hinder
        assert len(refs_in(older)) == 30
    assert _whole(copy) == before, "what the backup does not know is nowhere else"
    assert _copies(older) == [copy.name, f"{copy.name}.2"], "one for each state, not one for each upgrade"
    assert _whole(copy.with_name(f"{copy.name}.2")) == _whole(backup)


def test_what_is_changed_between_two_attempts_is_in_the_copy(older: Path, newer_program: Path) -> None:
    newer_program.write_text(FAILS)
    with pytest.raises(RegisterUnusable, match="could not be upgraded"):
        refs_in(older)
    newer_program.unlink()
    with writing(older) as register:
        register.remove("A-7")
    before = _whole(older)
    newer_program.write_text(REBUILDS)
    assert len(refs_in(older)) == 29
    assert _copies(older) == ["treatytrack.db.before-0002"]
    assert _whole(older.with_name("treatytrack.db.before-0002")) == before


@pytest.mark.parametrize("of", ["a folder", "a link", "text", "another program"])
def test_what_is_no_copy_of_ours_stays(of: str, older: Path, newer_program: Path) -> None:
    copy = older.with_name("treatytrack.db.before-0002")
    if of == "a folder":
        copy.mkdir()
    elif of == "a link":
        copy.symlink_to(older)
    elif of == "text":
        copy.write_text("mine")
    else:
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("CREATE TABLE history (id, hash)")
    newer_program.write_text(REBUILDS)
    assert len(refs_in(older)) == 30
    assert _copies(older) == [copy.name, f"{copy.name}.2"]
    assert copy.is_dir() or copy.is_symlink() or copy.read_bytes()[:4] in {b"mine", b"SQLi"}


# --- what follows from the record ------------------------------------------------------------------------------------


def test_what_follows_from_the_record_is_made_anew(older: Path, newer_program: Path) -> None:
    newer_program.write_text(f"{HEAD}    op.execute('DELETE FROM phase')\n    op.execute('DELETE FROM deadline')\n")
    with closing(sqlite3.connect(older)) as connection, connection:
        connection.execute("UPDATE setting SET value = '0' WHERE name = 'rule_set'")
        connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    refs_in(older)
    with open_for_reading(older) as register:
        assert register.derived_is_current
        assert list(differences(register)) == []
        words = Query((Term("words", ("agreement",)),))
        assert len(list(register.agreements(words, DAY))) == 30
        assert len(list(register.past.history_rows())) == 30, "nothing recorded has changed"


def test_a_record_that_cannot_be_read_is_named_and_nothing_is_upgraded(older: Path, newer_program: Path) -> None:
    newer_program.write_text(REBUILDS)
    with closing(sqlite3.connect(older)) as connection, connection:
        connection.execute("UPDATE agreement SET until = 'foo' WHERE ref = 'A-7'")
    before = older.read_bytes()
    with pytest.raises(RegisterUnusable, match=r"The record of A-7 in the register cannot be read: .*nothing was chan"):
        refs_in(older)
    assert older.read_bytes() == before


# --- others at the register ------------------------------------------------------------------------------------------


def test_a_reader_who_stays_is_waited_for_and_then_nothing_was_changed(
    older: Path, newer_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_connection, "WRITER_WAITS", 0.5)
    monkeypatch.setattr(store_connection, "PATIENCE", 0.1)
    newer_program.write_text(REBUILDS)
    before, told = older.read_bytes(), list[str]()
    with closing(sqlite3.connect(older, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM agreement").fetchone()
        with (
            pytest.raises(RegisterUnusable, match=r"is in use by another program and stayed so; nothing was changed"),
            open_for_reading(older, told=lambda: told.append("waiting"), say=told.append),
        ):
            pass
    assert (told, older.read_bytes()) == (["waiting"], before)
    assert len(refs_in(older)) == 30


@pytest.mark.parametrize("pages", [2, 5000])
def test_a_reader_who_goes_is_waited_for_once_and_not_for_every_page(
    pages: int, older: Path, newer_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_connection, "_ROOMY", (f"PRAGMA cache_size = {pages}",))
    newer_program.write_text(REBUILDS)
    reader = sqlite3.connect(older, isolation_level=None, check_same_thread=False)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM agreement").fetchone()
    goes = threading.Timer(0.6, reader.close)
    goes.start()
    assert len(refs_in(older)) == 30
    goes.join()
    assert _ask(older, "SELECT version_num FROM alembic_version") == "0002"


def test_while_it_is_upgraded_others_read_it_as_it_was(
    older: Path, newer_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "_LARGE", 0)
    newer_program.write_text(REBUILDS)
    read = []

    def say(words: str) -> None:
        read.append((words.split(" ", maxsplit=1)[0], _ask(older, "SELECT version_num FROM alembic_version")))

    with open_for_reading(older, say=say):
        assert read == [("Upgrading", "0001"), ("Upgraded", "0002")]


def test_two_programs_that_both_want_to_upgrade_do_it_once(older: Path, newer_program: Path) -> None:
    newer_program.write_text(REBUILDS)
    program = (
        "import sys; from pathlib import Path; from treatytrack.store import migrate, schema\n"
        "migrate.migrations_folder = schema.migrations_folder = lambda: Path(sys.argv[2])\n"
        "from treatytrack.store.opening import open_for_reading\n"
        "with open_for_reading(Path(sys.argv[1]), say=print) as register: print(register.count())"
    )
    command = [sys.executable, "-c", program, str(older), str(newer_program.parents[1])]
    source = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    both = [subprocess.Popen(command, env=source, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    said = sorted(one.communicate()[0] for one in both)
    assert said[:2] == ["30\n", "30\n"]
    assert said[2].startswith("Upgraded ")
    assert _copies(older) == ["treatytrack.db.before-0002"]


def test_an_upgrade_that_is_interrupted_leaves_the_register_as_it_was(
    older: Path, newer_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "_LARGE", 0)
    newer_program.write_text(REBUILDS)
    before = older.read_bytes()

    def interrupted(_: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), open_for_reading(older, say=interrupted):
        pass
    assert older.read_bytes() == before
    assert [file.name for file in older.parent.iterdir() if file.name.endswith(("-journal", ".part"))] == []
    assert len(refs_in(older)) == 30


@pytest.mark.parametrize("last", ["COMMIT", "ROLLBACK"])
def test_after_an_error_at_the_end_it_is_looked_what_is_so(
    last: str, older: Path, newer_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails_at_the_end(connection: sqlite3.Connection, statement: str, told: object) -> None:
        connection.execute(statement if statement != "COMMIT" else last)
        if statement == "COMMIT":
            raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(migrate, "waited_for", fails_at_the_end)
    newer_program.write_text(REBUILDS)
    if last == "COMMIT":
        assert len(refs_in(older)) == 30
    else:
        with pytest.raises(RegisterUnusable, match=r"disk I/O error.*; nothing was changed"):
            refs_in(older)
    assert _ask(older, "SELECT version_num FROM alembic_version") == ("0002" if last == "COMMIT" else "0001")


def test_on_a_network_disk_nobody_upgrades_by_the_way(
    older: Path, newer_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise RegisterUnusable(f"{path} lies on a network disk")

    monkeypatch.setattr(migrate, "refuse_network_disk", refuse)
    newer_program.write_text(REBUILDS)
    before = older.read_bytes()
    with pytest.raises(RegisterUnusable, match="network disk"), open_for_reading(older):
        pass
    assert older.read_bytes() == before
    with open_for_reading(older, allow_network_disk=True) as register:
        assert register.count() == 30


# --- ways there and back ---------------------------------------------------------------------------------------------

FURTHER = """
from alembic import op
revision, down_revision = "0003", "0002"
def upgrade():
"""


@pytest.mark.parametrize(
    ("last", "number"), [("    op.execute('DELETE FROM report_run')\n", "0003"), ("    1 / 0\n", "")]
)
def test_several_steps_are_one_upgrade(last: str, number: str, older: Path, newer_program: Path) -> None:
    newer_program.write_text(REBUILDS)
    newer_program.with_name("0003_further.py").write_text(FURTHER + last)
    before = _whole(older)
    if number:
        refs_in(older)
        assert _ask(older, "SELECT version_num FROM alembic_version") == number
    else:
        with pytest.raises(RegisterUnusable, match="could not be upgraded: division by zero; nothing was changed"):
            refs_in(older)
        assert _whole(older) == before
    assert _copies(older) == ["treatytrack.db.before-0003"]
    assert _whole(older.with_name("treatytrack.db.before-0003")) == before


def test_the_copy_is_the_way_back_to_the_older_program(older: Path, newer_program: Path) -> None:
    newer_program.write_text(REBUILDS)
    refs_in(older)
    newer_program.unlink()
    with pytest.raises(RegisterUnusable) as told:
        refs_in(older)
    assert str(told.value) == (
        f"{older} was written by a newer treatytrack (schema 0002; this program knows up to 0001). "
        "Nothing was changed. Install the newer version"
    )
    copy = older.with_name("treatytrack.db.before-0002")
    with writing(copy) as register:
        register.remove("A-7")
    assert len(refs_in(copy)) == 29


def test_a_folder_that_cannot_be_written_is_said_to_who_reads_and_who_writes(
    open_folder: Path, newer_program: Path
) -> None:
    folder = open_folder / "kept"
    folder.mkdir()
    path = register_of(folder / "treatytrack.db", recorded())
    newer_program.write_text(REBUILDS)
    folder.chmod(0o555)
    said = r"made by an older treatytrack and must be upgraded .* make the file and the folder .*kept writable"
    with as_nobody(path, folder / "treatytrack.db.lock"):
        with pytest.raises(RegisterUnusable, match=said):
            refs_in(path)
        with pytest.raises(RegisterUnusable, match=said), writing(path):
            pass
