"""Each way in which a register cannot be used is one sentence: what, where, was anything changed, what to do."""

import fcntl
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import IO

import pytest

from treatytrack.errors import RegisterUnusable, TreatytrackError
from treatytrack.store import connection, disks, failures, locking
from treatytrack.store.opening import open_for_reading

from .broken import BROKEN, half_written
from .world import as_nobody, recorded, refs_in, register_of, writing


@pytest.mark.parametrize("breaking", BROKEN)
def test_a_broken_register_is_one_sentence_to_reader_and_writer(breaking: str, register: Path) -> None:
    break_it, sentence = BROKEN[breaking]
    break_it(register)
    before = _everything_in(register.parent)
    pattern = sentence.replace("PATH", re.escape(str(register))).replace("FOLDER", re.escape(str(register.parent)))
    with pytest.raises(RegisterUnusable, match=pattern) as reading, open_for_reading(register):
        pass
    assert (reading.value.exit_code, _everything_in(register.parent)) == (5, before)
    with pytest.raises(RegisterUnusable, match=pattern) as to_write, writing(register):
        pass
    assert "\n" not in f"{reading.value}{to_write.value}"
    assert _everything_in(register.parent) - {(f"{register.name}.lock", b"")} == before


def test_a_csv_given_as_register_is_to_be_imported(tmp_path: Path) -> None:
    path = tmp_path / "agreements.csv"
    path.write_text("ref,title\n" * 99)
    with pytest.raises(RegisterUnusable, match=r"to read it in, write treatytrack import .*agreements\.csv"):
        refs_in(path)


def _everything_in(folder: Path) -> set[tuple[str, bytes]]:
    if not folder.exists():
        return set()
    return {(file.name, file.read_bytes() if file.is_file() else b"") for file in folder.iterdir()}


# --- what one may not do ---------------------------------------------------------------------------------------------


@pytest.fixture
def others(open_folder: Path) -> Path:
    """A register in a folder of its own, both belonging to somebody without special rights."""
    folder = open_folder / "kept"
    folder.mkdir()
    return register_of(folder / "treatytrack.db", recorded())


def _own(path: Path) -> tuple[Path, ...]:
    return (path.parent, *path.parent.iterdir())


def test_a_file_that_may_not_be_read(others: Path) -> None:
    others.chmod(0)
    with as_nobody(*_own(others)), pytest.raises(RegisterUnusable, match=r"cannot be read: you are not permitted to"):
        refs_in(others)


def test_a_folder_that_may_not_be_entered(others: Path) -> None:
    others.parent.chmod(0)
    with as_nobody(others.parent), pytest.raises(RegisterUnusable, match=r"cannot be read: you are not permitted to"):
        refs_in(others)
    others.parent.chmod(0o700)


def test_reading_works_on_a_read_only_file_in_a_read_only_folder_and_makes_nothing(others: Path) -> None:
    (others.parent / "treatytrack.db.lock").unlink()
    others.chmod(0o400)
    others.parent.chmod(0o500)
    with as_nobody(*_own(others)):
        assert refs_in(others) == ["A-1"]
        assert os.listdir(others.parent) == ["treatytrack.db"]
    others.parent.chmod(0o700)


def test_writing_to_a_read_only_file(others: Path) -> None:
    others.chmod(0o400)
    with as_nobody(*_own(others)), pytest.raises(RegisterUnusable, match="cannot be written") as told, writing(others):
        pass
    assert told.value.exit_code == 5


def test_writing_in_a_read_only_folder(others: Path) -> None:
    others.parent.chmod(0o500)
    with (
        as_nobody(*_own(others)),
        pytest.raises(RegisterUnusable, match=r"cannot be written.*nothing was changed: make both"),
        writing(others) as register,
    ):
        register.add(recorded(ref="A-2"))
    others.parent.chmod(0o700)
    assert refs_in(others) == ["A-1"]


# --- a crash before --------------------------------------------------------------------------------------------------


@pytest.fixture
def interrupted(others: Path) -> Path:
    """A register whose last change was half written when its writer died."""
    died = others.parent / "died.db"
    half_written(others, died)
    return died


def test_a_half_written_change_is_undone_by_whoever_opens_it_next(interrupted: Path) -> None:
    with as_nobody(*_own(interrupted)), open_for_reading(interrupted) as register:
        found = register.agreement("A-1")
    assert found is not None
    assert (found.title, Path(f"{interrupted}-journal").exists()) == ("Agreement", False)


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500)])
def test_where_it_cannot_be_undone_that_is_said(interrupted: Path, file_mode: int, folder_mode: int) -> None:
    interrupted.chmod(file_mode)
    interrupted.parent.chmod(folder_mode)
    with (
        as_nobody(*_own(interrupted)),
        pytest.raises(RegisterUnusable, match="was interrupted, and undoing it") as told,
    ):
        refs_in(interrupted)
    interrupted.parent.chmod(0o700)
    assert f"make the file, died.db-journal and the folder {interrupted.parent} writable" in str(told.value)


# --- others at work --------------------------------------------------------------------------------------------------


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long."""
    monkeypatch.setattr(connection, "READER_WAITS", 0.05)
    monkeypatch.setattr(connection, "WRITER_WAITS", 0.05)


@pytest.fixture
def locked(register: Path) -> Iterator[Path]:
    """A register that another program does not let go of."""
    with closing(sqlite3.connect(register, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield register


@pytest.mark.usefixtures("impatient")
def test_a_reader_gives_up_on_a_locked_register(locked: Path) -> None:
    with pytest.raises(RegisterUnusable, match="is in use by another program and stayed so; nothing was changed"):
        refs_in(locked)


@pytest.mark.usefixtures("impatient")
def test_a_writer_gives_up_on_a_locked_register(locked: Path) -> None:
    with (
        pytest.raises(RegisterUnusable, match="is in use by another program and stayed so; nothing was changed"),
        writing(locked),
    ):
        pass


@pytest.mark.usefixtures("impatient")
def test_a_writer_gives_up_when_it_is_never_its_turn(register: Path) -> None:
    with (
        Path(f"{register}.lock").open("w") as held,
        pytest.raises(RegisterUnusable, match=r"is being changed by another program.*nothing was changed"),
    ):
        _kept_by_another(held, register)


def _kept_by_another(held: IO[str], register: Path) -> None:
    fcntl.flock(held, fcntl.LOCK_EX)
    with writing(register):
        pass


@pytest.mark.usefixtures("impatient")
def test_a_writer_that_cannot_finish_because_somebody_reads_changes_nothing(register: Path) -> None:
    with open_for_reading(register) as slow:
        assert slow.count() == 0
        with pytest.raises(RegisterUnusable, match="is in use by another program"), writing(register) as changing:
            changing.add(recorded())
    assert refs_in(register) == []


# --- the disk --------------------------------------------------------------------------------------------------------


def test_a_full_disk_changes_nothing_and_is_no_fault_of_the_register(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = ("PRAGMA max_page_count = 1",)  # SQLite takes no less than there is, and gives the disk's own error
    monkeypatch.setattr(connection, "_DURABLE", connection._DURABLE + full)
    with pytest.raises(TreatytrackError, match=r"The disk is full: .* nothing was changed: make room") as told:
        register_of(register, *(recorded(ref=f"A-{n}", notes="x" * 5000) for n in range(50)))
    assert (told.value.exit_code, refs_in(register)) == (1, [])


def test_an_error_of_the_disk_is_told_with_its_name(register: Path) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode, error.sqlite_errorname = sqlite3.SQLITE_IOERR_FSYNC, "SQLITE_IOERR_FSYNC"
    sentence = r"could not be written: the disk reports an error \(SQLITE_IOERR_FSYNC\)"
    with pytest.raises(RegisterUnusable, match=sentence), failures.said_plainly(register, writing=True):
        raise error


@pytest.mark.parametrize(
    ("kind", "refused"),
    [
        ("ext4", False),
        ("fuseblk", False),  # NTFS and exFAT on a local disk
        ("nfs4", True),
        ("cifs", True),
        ("9p", True),
        ("fuse.sshfs", True),
    ],
)
def test_a_network_disk_is_refused_for_writing(kind: str, refused: bool, tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "22 1 0:20 / / rw,relatime shared:1 - ext4 /dev/vda rw\n"
        f"30 22 0:31 / /srv/a\\040share rw - {kind} server:/export rw\n"
        "31 22 0:32 / /srv/a\\040share-not rw - tmpfs tmpfs rw\n"
    )
    path = Path("/srv/a share/treatytrack.db")
    assert disks.file_system_of(path, mounts) == kind
    if refused:
        with pytest.raises(RegisterUnusable, match=rf"lies on a network disk \({kind}\).*--allow-network-disk"):
            disks.refuse_network_disk(path, mounts)
    else:
        disks.refuse_network_disk(path, mounts)


def test_a_writer_refuses_a_network_disk_unless_told(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disks, "file_system_of", lambda *_: "nfs4")
    with pytest.raises(RegisterUnusable, match="network disk"), writing(register):
        pass
    with writing(register, allow_network_disk=True) as changing:
        changing.add(recorded())
    assert refs_in(register) == ["A-1"]


def test_where_the_system_does_not_tell_its_mounts_every_disk_counts_as_local(tmp_path: Path) -> None:
    assert disks.file_system_of(tmp_path, tmp_path / "no mounts here") == ""


def test_a_lock_file_is_open_to_whom_the_register_is_open(register: Path) -> None:
    register.chmod(0o660)
    with locking.our_turn(register):
        assert Path(f"{register}.lock").stat().st_mode & 0o777 == 0o660


def test_a_lock_file_that_this_user_may_not_write_is_named(others: Path) -> None:
    lock = Path(f"{others}.lock")
    lock.touch()
    lock.chmod(0o444)
    with as_nobody(*_own(others)), pytest.raises(RegisterUnusable) as refused, locking.our_turn(others):
        pass
    assert str(refused.value) == (
        f"{others} cannot be written, because its lock file {lock} is read-only for you; nothing was changed: "
        "make treatytrack.db.lock writable, or remove it while nobody changes the register"
    )
