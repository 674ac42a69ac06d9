"""A backup takes a register's place at once or not at all, whatever the old one left behind and whoever is at it."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from treatytrack.errors import Conflict, NotFound, RegisterUnusable, TreatytrackError, WrongRequest
from treatytrack.store import connection, disks, schema
from treatytrack.store.copies import restoring
from treatytrack.store.copies.backups import backed_up
from treatytrack.store.copies.copying import put_in_place
from treatytrack.store.copies.restoring import drilled, look_at, restored
from treatytrack.store.copies.verifying import digest_of, held_in
from treatytrack.store.failures import said_plainly
from treatytrack.store.opening import open_for_reading

from .broken import half_written
from .world import NOW, recorded, refs_in, writing

REPLACED = "treatytrack.db.replaced-20261121T093000Z"


@pytest.fixture(autouse=True)
def nobody_is_about_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody but these tests, which do not wait."""
    monkeypatch.setattr(restoring, "_A_MOMENT", 0)


@pytest.fixture
def old(register: Path) -> Path:
    """A register of two agreements."""
    with writing(register) as changing:
        changing.add_all([recorded(ref="OLD-1"), recorded(ref="OLD-2")])
    return register


@pytest.fixture
def backup(made_once: Path, tmp_path: Path) -> Path:
    """A backup that holds another."""
    path = Path(shutil.copy(made_once, tmp_path / "before.db"))
    with writing(path) as changing:
        changing.add(recorded(ref="NEW-1"))
    backed_up(path, tmp_path / "backup.db")
    for file in (path, path.with_name("before.db.lock")):
        file.unlink()
    return tmp_path / "backup.db"


def restore(backup: Path, path: Path, *, allow_network_disk: bool = False) -> Path:
    """Restore over what is there; gives where that is kept."""
    aside = restored(backup, path, now=NOW, force=True, allow_network_disk=allow_network_disk).aside
    assert aside
    return aside


def beside(path: Path) -> list[str]:
    """The names of all that lies in the folder, but for lock files."""
    return sorted(name for name in os.listdir(path.parent) if not name.endswith(".lock"))


def test_the_backup_comes_back_whole_and_the_old_register_stays_beside_it(old: Path, backup: Path) -> None:
    before, was = digest_of(backup), digest_of(old)
    aside = restore(backup, old)
    assert (digest_of(old), digest_of(backup), digest_of(aside)) == (before, before, was)
    assert beside(old) == ["backup.db", "treatytrack.db", REPLACED]


def test_restoring_what_was_kept_brings_it_back(old: Path, backup: Path) -> None:
    was = digest_of(old)
    again = restore(restore(backup, old), old)
    assert (digest_of(old), refs_in(again), again.name) == (was, ["NEW-1"], f"{REPLACED}-2")


def test_over_a_register_it_is_refused_unless_that_is_meant(old: Path, backup: Path) -> None:
    with pytest.raises(Conflict, match=r"There is a register at .*; nothing was changed: --force puts"):
        restored(backup, old, now=NOW)
    assert (refs_in(old), beside(old)) == (["OLD-1", "OLD-2"], ["backup.db", "treatytrack.db"])


def test_where_there_is_none_it_is_made_for_its_owner_only(backup: Path) -> None:
    path = backup.with_name("new.db")
    assert restored(backup, path, now=NOW).aside is None
    assert (refs_in(path), path.stat().st_mode & 0o777) == (["NEW-1"], 0o600)
    with pytest.raises(RegisterUnusable, match="There is no folder"):
        restored(backup, backup.parent / "no" / "new.db", now=NOW)


def test_the_history_is_that_of_the_backup(old: Path, backup: Path) -> None:
    restore(backup, old)
    with open_for_reading(old) as here, open_for_reading(backup) as there:
        assert list(here.past.history_rows()) == list(there.past.history_rows())


# What is there may be anything, and is kept as it is.


def _zero_bytes(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("ref,title\n" * 99)


def _cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _its_head_overwritten(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"\xff" * 4096)


@pytest.mark.parametrize("broken", [_zero_bytes, _text, _cut_short, _its_head_overwritten])
def test_a_damaged_register_is_replaced_and_kept(broken: Callable[[Path], None], old: Path, backup: Path) -> None:
    broken(old)
    held = old.read_bytes()
    aside = restore(backup, old)
    assert (refs_in(old), aside.read_bytes()) == (["NEW-1"], held)


def test_a_database_of_another_program_is_left_alone(backup: Path) -> None:
    other = backup.with_name("other.db")
    with closing(sqlite3.connect(other)) as theirs:
        theirs.execute("CREATE TABLE bookmarks (url TEXT)")
    before = other.read_bytes()
    with pytest.raises(RegisterUnusable, match="is a database of another program"):
        restored(backup, other, now=NOW, force=True)
    with pytest.raises(WrongRequest, match="is a database of another program"):
        look_at(other)
    assert other.read_bytes() == before


# What the old one left behind must never be applied to the new one.


def _half_written(path: Path) -> None:
    """Leave what a writer leaves that dies in the middle of a change."""
    died = path.with_name("died.db")
    half_written(path, died)
    died.replace(path)
    Path(f"{died}-journal").replace(f"{path}-journal")


def test_a_half_written_change_of_the_old_register_is_undone_in_it(old: Path, backup: Path) -> None:
    was = digest_of(old)
    _half_written(old)
    aside = restore(backup, old)
    assert beside(old) == ["backup.db", "treatytrack.db", REPLACED]
    assert (digest_of(old), digest_of(aside)) == (digest_of(backup), was)


def test_a_journal_without_its_register_is_not_taken_for_that_of_the_new_one(old: Path, backup: Path) -> None:
    _half_written(old)
    old.unlink()
    assert restored(backup, old, now=NOW).aside is None
    assert digest_of(old) == digest_of(backup)
    assert beside(old) == ["backup.db", "treatytrack.db", f"{REPLACED}-journal"]


def test_nor_is_one_that_cannot_be_applied_any_more(old: Path, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _half_written(old)
    journal = Path(f"{old}-journal").read_bytes()

    def fails(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(restoring, "waited_for", fails)
    aside = restore(backup, old)
    assert digest_of(old) == digest_of(backup)
    assert Path(f"{aside}-journal").read_bytes() == journal


def test_by_a_plain_copy_the_journal_would_be_applied(old: Path, backup: Path) -> None:
    _half_written(old)
    shutil.copyfile(backup, old)
    try:
        found = digest_of(old)
    except (sqlite3.Error, RegisterUnusable):
        found = "nothing that can be read"
    assert found != digest_of(backup)


def test_a_register_that_somebody_turned_to_wal_leaves_nothing_to_the_new_one(old: Path, backup: Path) -> None:
    with closing(sqlite3.connect(old, isolation_level=None)) as theirs:
        theirs.execute("PRAGMA journal_mode = WAL")
        theirs.execute("PRAGMA wal_autocheckpoint = 0")
        theirs.execute("UPDATE agreement SET title = 'in the log'")
        for ending in ("", "-wal", "-shm"):
            shutil.copy(f"{old}{ending}", f"{old}.kept{ending}")
    for ending in ("", "-wal", "-shm"):
        Path(f"{old}.kept{ending}").replace(f"{old}{ending}")
    aside = restore(backup, old)
    assert digest_of(old) == digest_of(backup)
    assert beside(old) == ["backup.db", "treatytrack.db", aside.name]
    with closing(sqlite3.connect(aside)) as kept:
        assert kept.execute("SELECT DISTINCT title FROM agreement").fetchall() == [("in the log",)]


# Others at work.


def test_who_reads_the_old_register_reads_on(old: Path, backup: Path) -> None:
    with open_for_reading(old) as reader:
        assert reader.count() == 2
        restore(backup, old)
        assert reader.count() == 2
    assert refs_in(old) == ["NEW-1"]


def test_a_writer_who_came_too_late_is_refused_and_leaves_no_journal(old: Path, backup: Path) -> None:
    with closing(connection.connected(old, writing=True)) as late:
        late.execute("SELECT count(*) FROM agreement").fetchone()
        aside = restore(backup, old)
        late.execute("BEGIN IMMEDIATE")
        with (
            pytest.raises(RegisterUnusable, match="was replaced by another file meanwhile; nothing was changed: run"),
            said_plainly(old, writing=True),
        ):
            late.execute("UPDATE agreement SET title = 'too late'")
    assert (digest_of(old), refs_in(aside)) == (digest_of(backup), ["OLD-1", "OLD-2"])


def test_writers_take_their_turn_and_write_into_the_new_register(
    old: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting: list[threading.Thread] = []

    def change() -> None:
        with writing(old) as register:
            register.add(recorded(ref="LATER"))

    def put(new: Path, place: Path) -> None:
        waiting.append(threading.Thread(target=change))
        waiting[0].start()
        waiting[0].join(0.2)
        assert waiting[0].is_alive(), "it did not wait"
        put_in_place(new, place)

    monkeypatch.setattr(restoring, "put_in_place", put)
    restore(backup, old)
    waiting[0].join()
    assert refs_in(old) == ["LATER", "NEW-1"]


def test_one_that_is_not_let_go_of_is_not_replaced(old: Path, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "WRITER_WAITS", 0.05)
    with closing(sqlite3.connect(old, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RegisterUnusable, match="is in use by another program and stayed so; nothing was changed"):
            restore(backup, old)
    assert (refs_in(old), beside(old)) == (["OLD-1", "OLD-2"], ["backup.db", "treatytrack.db"])


# Where it lies, and who may read it.


def test_behind_a_link_the_file_is_replaced_and_the_link_stays(old: Path, backup: Path, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    link = tmp_path / "desk" / "link.db"
    link.symlink_to(old)
    aside = restore(backup, link)
    assert (link.readlink(), refs_in(old), aside) == (old, ["NEW-1"], old.with_name(REPLACED))
    old.unlink()
    assert restored(backup, link, now=NOW).aside is None
    assert (link.is_symlink(), refs_in(old)) == (True, ["NEW-1"])


def test_another_name_of_the_old_file_keeps_the_old_register(old: Path, backup: Path) -> None:
    other = old.with_name("other.db")
    other.hardlink_to(old)
    restore(backup, old)
    assert (refs_in(old), refs_in(other)) == (["NEW-1"], ["OLD-1", "OLD-2"])


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o660])
def test_the_new_one_is_open_to_whom_the_old_one_was(mode: int, old: Path, backup: Path) -> None:
    old.chmod(mode)
    aside = restore(backup, old)
    assert [path.stat().st_mode & 0o777 for path in (old, aside, backup)] == [mode, mode, 0o600]


def test_on_a_network_disk_it_is_refused(old: Path, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disks, "file_system_of", lambda *_: "nfs4")
    with pytest.raises(RegisterUnusable, match="lies on a network disk"):
        restore(backup, old)
    assert restore(backup, old, allow_network_disk=True).name == REPLACED


def test_a_disk_that_knows_no_second_names_keeps_a_copy(
    old: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    was = old.read_bytes()

    def fails(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", fails)
    aside = restore(backup, old)
    assert (aside.read_bytes(), aside.stat().st_mode & 0o777, refs_in(old)) == (was, 0o600, ["NEW-1"])


# All or nothing.


@pytest.mark.parametrize("step", ["snapshot", "wrong_with", "_as_private_as", "_kept_beside", "put_in_place"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_fails_at_any_step_changes_nothing(
    step: str, error: BaseException, old: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(restoring, step, fails)
    with pytest.raises((TreatytrackError, OSError, KeyboardInterrupt)):
        restore(backup, old)
    assert (refs_in(old), beside(old)) == (["OLD-1", "OLD-2"], ["backup.db", "treatytrack.db"])


def test_a_disk_that_fails_before_the_change_of_names_leaves_the_old_one_and_its_journal(
    old: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _half_written(old)
    before = {name: old.with_name(name).read_bytes() for name in beside(old)}

    def fails(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    def of_folder(path: Path) -> None:
        if path.is_dir():
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(restoring, "waited_for", fails)
    monkeypatch.setattr(restoring, "on_disk", of_folder)
    with pytest.raises(TreatytrackError, match=r"cannot be written: Input/output error; nothing was changed"):
        restore(backup, old)
    assert {name: old.with_name(name).read_bytes() for name in beside(old)} == before


def test_what_a_killed_restore_left_is_cleared_away_by_the_next(old: Path, backup: Path) -> None:
    old.with_name(f"{old.name}.restoring").write_bytes(b"half")
    old.with_name(f"{old.name}.replaced-20261101T000000Z").hardlink_to(old)
    restore(backup, old)
    assert beside(old) == ["backup.db", "treatytrack.db", REPLACED]


# What is no backup, or no longer whole.


def test_what_is_no_backup_is_told_from_one_that_is_damaged(backup: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no file"):
        look_at(tmp_path / "gone.db")
    with pytest.raises(WrongRequest, match="is a folder"):
        look_at(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(WrongRequest, match="is not a file"):
        look_at(tmp_path / "pipe")
    _cut_short(backup)
    with pytest.raises(
        RegisterUnusable, match=r"is cut short: \d+ bytes of \d+ are there; nothing was changed: use ano"
    ):
        restored(backup, tmp_path / "new.db", now=NOW)
    _text(backup)
    with pytest.raises(WrongRequest, match="is no register: it looks like text; nothing was changed: name a file"):
        look_at(backup)
    _zero_bytes(backup)
    with pytest.raises(WrongRequest, match=r"is empty \(0 bytes\)"):
        look_at(backup)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE agreement SET title = 'Other'",
        "UPDATE agreement SET title = x'ff'",
        "UPDATE history SET user_name = 'nobody'",
        "DELETE FROM history WHERE id = (SELECT max(id) FROM history)",
        "DELETE FROM side",
        "DELETE FROM agreement",
        "INSERT INTO setting (name, value) VALUES ('timezone', 'UTC')",
        "INSERT INTO side (agreement_id, place, party) VALUES (99, 'a', 'AZE')",
        "DROP TABLE history",
        "DROP TABLE alembic_version",
    ],
)
def test_a_backup_that_was_changed_is_refused_and_nothing_is_changed(change: str, old: Path, backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as altered, altered:
        altered.execute(change)
    with pytest.raises(RegisterUnusable, match=r"backup.db is damaged: .*; nothing was changed: use another backup$"):
        restore(backup, old)
    assert (refs_in(old), beside(old)) == (["OLD-1", "OLD-2"], ["backup.db", "treatytrack.db"])


def test_a_layout_that_is_no_text_is_damage_too(old: Path, backup: Path) -> None:
    held = backup.read_bytes()
    for at in (held.index(b"CREATE TABLE alembic_version") + len("CREATE "), held.index(b"version_num")):
        backup.write_bytes(held[:at] + b"\xce" + held[at + 1 :])
        with pytest.raises(RegisterUnusable, match=r"backup.db is damaged.*; nothing was changed: use another backup$"):
            restore(backup, old)


def test_a_backup_of_a_newer_program_is_refused(old: Path, backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '0009'")
    with pytest.raises(RegisterUnusable, match="was written by a newer treatytrack"):
        restore(backup, old)


def test_one_of_an_older_schema_is_restored_as_it_is(old: Path, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "newest_known", lambda *_: "0002")
    done = restored(backup, old, now=NOW, force=True)
    assert (done.held.current, digest_of(old)) == (False, digest_of(backup))


def test_the_register_is_no_backup_of_itself(old: Path, tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(old)
    with pytest.raises(WrongRequest, match="is the register itself"):
        restore(tmp_path / "link.db", old)


def test_the_drill_restores_and_compares(backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one").mkdir()
    assert drilled(backup, tmp_path / "one", NOW) == held_in(backup)
    (tmp_path / "other").mkdir()
    monkeypatch.setattr(restoring, "digest_of", lambda path: path.name)
    with pytest.raises(RegisterUnusable, match="restored, it does not hold the same"):
        drilled(backup, tmp_path / "other", NOW)
