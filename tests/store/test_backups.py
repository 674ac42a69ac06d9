"""A backup is whole or not there, holds one moment, and is made without keeping others from their work."""

import os
import shutil
import sqlite3
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from treatytrack.errors import Conflict, RegisterUnusable, TreatytrackError, WrongRequest
from treatytrack.store import connection
from treatytrack.store.copies import backups, copying
from treatytrack.store.copies.backups import backed_up, dated_backup, remove_older
from treatytrack.store.copies.copying import unfinished
from treatytrack.store.copies.verifying import digest_of, wrong_with

from .world import NOW, as_nobody, recorded, refs_in, register_of, writing


@pytest.fixture
def kept(register: Path) -> Path:
    """A register of one agreement."""
    with writing(register) as changing:
        changing.add(recorded())
    return register


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Where a copy is to lie."""
    (tmp_path / "copies").mkdir()
    return tmp_path / "copies" / "copy.db"


def test_a_backup_holds_what_the_register_holds_and_says_how_much(kept: Path, copy: Path) -> None:
    held = backed_up(kept, copy)
    assert (held.agreements, held.last_change, held.current) == (1, "2026-11-21T09:30:00.000Z", True)
    assert (digest_of(copy), copy.stat().st_mode & 0o777) == (digest_of(kept), 0o600)
    assert os.listdir(copy.parent) == ["copy.db"]


def test_over_a_file_it_is_refused_unless_that_is_meant(kept: Path, copy: Path) -> None:
    copy.write_text("mine")
    with pytest.raises(Conflict, match="There is a file at"):
        backed_up(kept, copy)
    assert copy.read_text() == "mine"
    backed_up(kept, copy, force=True)
    assert refs_in(copy) == ["A-1"]


def test_a_link_stays_and_the_file_behind_it_is_written(kept: Path, copy: Path) -> None:
    link = copy.with_name("link.db")
    link.symlink_to(copy)
    copy.touch()
    with pytest.raises(Conflict):
        backed_up(kept, link)
    backed_up(kept, link, force=True)
    assert (link.is_symlink(), refs_in(copy)) == (True, ["A-1"])


def test_it_is_written_to_files_only(kept: Path, copy: Path) -> None:
    with pytest.raises(WrongRequest, match=r"is a folder; nothing was written: for a dated copy in it, write --to"):
        backed_up(kept, copy.parent)
    with pytest.raises(WrongRequest, match="is not a file, but a pipe or a device"):
        backed_up(kept, Path("/dev/null"), force=True)
    with pytest.raises(TreatytrackError, match="There is no folder") as told:
        backed_up(kept, copy.parent / "no" / "copy.db")
    assert told.value.exit_code == 1


def test_a_folder_that_may_not_be_written(open_folder: Path) -> None:
    path = register_of(open_folder / "treatytrack.db", recorded())
    (open_folder / "closed").mkdir(0o500)
    with (
        as_nobody(path, open_folder / "closed"),
        pytest.raises(TreatytrackError, match=r"copy.db cannot be written: Permission denied; nothing was ch") as told,
    ):
        backed_up(path, open_folder / "closed" / "copy.db")
    assert told.value.exit_code == 1


def test_a_register_that_may_only_be_read_can_be_backed_up(open_folder: Path) -> None:
    folder = open_folder / "kept"
    folder.mkdir()
    path = register_of(folder / "treatytrack.db", recorded())
    Path(f"{path}.lock").unlink()
    (open_folder / "mine").mkdir()
    path.chmod(0o400)
    folder.chmod(0o500)
    with as_nobody(folder, path, open_folder / "mine"):
        backed_up(path, open_folder / "mine" / "copy.db")
        assert os.listdir(folder) == ["treatytrack.db"]
    folder.chmod(0o700)


# While others work.


def test_somebody_who_prepares_a_change_does_not_keep_it_waiting(kept: Path, copy: Path) -> None:
    with writing(kept) as changing:
        changing.add(recorded(ref="A-2"))
        backed_up(kept, copy)
    assert (refs_in(copy), refs_in(kept)) == (["A-1"], ["A-1", "A-2"])


def test_the_register_is_let_go_of_before_the_copy_is_checked(
    kept: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def checked(file: Path, *_: object) -> str:
        with writing(kept) as changing:
            changing.add(recorded(ref="A-2"))
        return wrong_with(file)

    monkeypatch.setattr(backups, "wrong_with", checked)
    backed_up(kept, copy)
    assert (refs_in(copy), refs_in(kept)) == (["A-1"], ["A-1", "A-2"])


def test_one_that_is_not_let_go_of_is_given_up(kept: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "READER_WAITS", 0.05)
    with closing(sqlite3.connect(kept, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RegisterUnusable, match="is in use by another program and stayed so; nothing was changed"):
            backed_up(kept, copy)
    assert os.listdir(copy.parent) == []


def test_two_do_not_write_into_each_others_copy(kept: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[BaseException] = []

    def too() -> None:
        with pytest.raises(Conflict, match="is being written by another program") as raised:
            backed_up(kept, copy)
        told.append(raised.value)

    def checked(file: Path, *_: object) -> str:
        other = threading.Thread(target=too)
        other.start()
        other.join()
        return wrong_with(file)

    monkeypatch.setattr(backups, "wrong_with", checked)
    backed_up(kept, copy)
    assert (len(told), refs_in(copy), os.listdir(copy.parent)) == (1, ["A-1"], ["copy.db"])


# All or nothing.


def test_what_a_killed_backup_left_is_written_over(kept: Path, copy: Path) -> None:
    copy.with_name("copy.db.part").write_bytes(b"half" * 10_000)
    copy.with_name("copy.db.part").chmod(0o644)
    backed_up(kept, copy)
    assert (wrong_with(copy), copy.stat().st_mode & 0o777, os.listdir(copy.parent)) == ("", 0o600, ["copy.db"])


def test_a_link_that_somebody_laid_where_it_begins_is_not_followed(kept: Path, copy: Path) -> None:
    copy.with_name("copy.db.part").symlink_to(kept)
    with pytest.raises(TreatytrackError, match=r"copy.db cannot be written"):
        backed_up(kept, copy)
    assert refs_in(kept) == ["A-1"]


def test_a_damaged_register_gives_no_backup(kept: Path, copy: Path) -> None:
    with closing(sqlite3.connect(kept)) as altered, altered:
        altered.execute("UPDATE agreement SET title = 'Other'")
    with pytest.raises(RegisterUnusable, match=r"is damaged: .*; no backup was made: restore an earlier one"):
        backed_up(kept, copy)
    assert os.listdir(copy.parent) == []


def test_without_room_nothing_is_begun(kept: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 9, 1))
    with pytest.raises(
        TreatytrackError, match=r"The disk is full: .*copy.db could not be written \(it has 1 by"
    ) as told:
        backed_up(kept, copy)
    assert (told.value.exit_code, os.listdir(copy.parent)) == (1, [])


@pytest.mark.parametrize("step", ["snapshot", "wrong_with", "put_in_place"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_fails_at_any_step_leaves_nothing(
    step: str, error: BaseException, kept: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(backups, step, fails)
    with pytest.raises(type(error)):
        backed_up(kept, copy)
    assert os.listdir(copy.parent) == []


def test_a_disk_that_fails_at_the_very_end_is_told(kept: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync = os.fsync

    def fails(file: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{file}"):
            raise OSError(5, "Input/output error")
        fsync(file)

    monkeypatch.setattr(copying.os, "fsync", fails)  # type: ignore[attr-defined]
    with pytest.raises(TreatytrackError, match=r"was written, but the disk reported an error at its end"):
        backed_up(kept, copy)


# Dated copies.


def test_dated_copies_are_named_by_the_register_and_the_moment_and_numbered_within_a_second(
    kept: Path, copy: Path
) -> None:
    names = [dated_backup(kept, copy.parent, NOW)[0].name for _ in range(3)]
    assert names == [
        "treatytrack-20261121T093000Z.db", "treatytrack-20261121T093000Z-2.db", "treatytrack-20261121T093000Z-3.db",
    ]  # fmt: skip
    with unfinished(copy.parent / "treatytrack-20261121T093000Z-4.db"):  # another program is at it
        assert dated_backup(kept, copy.parent, NOW)[0].name == "treatytrack-20261121T093000Z-5.db"


def test_of_the_older_ones_the_newest_stay_and_nothing_else_is_touched(kept: Path, copy: Path) -> None:
    folder = copy.parent
    others = [
        "treatytrack.db", "treatytrack-20261101T000000Z.db.gz", "treatytrack-2026-11-01.db", "treatytrack-old.db",
        "other-20261101T000000Z.db", "treatytrack-20261101T000000Z-x.db", "treatytrack-20261101T000000Z",
        "copy.db.part", "xtreatytrack-20261101T000000Z.db",
    ]  # fmt: skip
    for name in others:
        (folder / name).write_text("theirs")
    (folder / "treatytrack-20261102T000000Z.db").mkdir()
    (folder / "treatytrack-20261103T000000Z.db").symlink_to(kept)
    others += ["treatytrack-20261102T000000Z.db", "treatytrack-20261103T000000Z.db"]
    for hours in (10, 2, 1):
        dated_backup(kept, folder, NOW - timedelta(hours=hours))
    for number in range(2, 12):
        (folder / f"treatytrack-20261121T072930Z-{number}.db").touch()
    (folder / "treatytrack-20261101T000000Z.db.part").write_text("what a killed one left")
    newest, _ = dated_backup(kept, folder, NOW)
    removed = remove_older(kept, newest, 4)
    assert [one.name for one in removed] == [
        "treatytrack-20261120T233000Z.db", *(f"treatytrack-20261121T072930Z-{number}.db" for number in range(2, 11)),
    ]  # fmt: skip
    assert sorted(os.listdir(folder)) == sorted([
        *others, "treatytrack-20261121T072930Z-11.db", "treatytrack-20261121T073000Z.db",
        "treatytrack-20261121T083000Z.db", newest.name,
    ])  # fmt: skip


def test_the_one_just_written_stays_also_where_the_clock_went_back(kept: Path, copy: Path) -> None:
    earlier, _ = dated_backup(kept, copy.parent, NOW)
    newest, _ = dated_backup(kept, copy.parent, NOW - timedelta(days=9))
    assert (remove_older(kept, newest, 1), os.listdir(copy.parent)) == ([earlier], [newest.name])


def test_an_older_one_that_cannot_be_removed_is_named(kept: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dated_backup(kept, copy.parent, NOW - timedelta(days=1))
    newest, _ = dated_backup(kept, copy.parent, NOW)

    def fails(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", fails)
    with pytest.raises(TreatytrackError, match=r"Z.db is written and whole, but the older .*Z.db could not be removed"):
        remove_older(kept, newest, 1)
