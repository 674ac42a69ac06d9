"""A long change shuts nobody out: who reads beside it reads what was there before, and nothing of it stays behind."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from treatytrack.errors import RegisterUnusable
from treatytrack.store import connection
from treatytrack.store.opening import open_for_reading

from .world import as_nobody, recorded, refs_in, writing

BY_JOURNAL, BY_LOG = b"\x01\x01", b"\x02\x02"
MANY = [recorded(ref=f"B-{number}", notes="n" * 5000) for number in range(100)]


def kept_by(register: Path) -> bytes:
    """How a register says that changes are kept: by a journal, or by a log."""
    return register.read_bytes()[18:20]


def beside(register: Path) -> set[str]:
    """What lies beside it, but for the lock file."""
    return {file.name for file in register.parent.iterdir()} - {register.name, f"{register.name}.lock"}


@pytest.fixture
def little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """A change does not find room in memory, and nobody waits long."""
    monkeypatch.setattr(connection, "_ROOMY", ("PRAGMA cache_size = 2",))
    monkeypatch.setattr(connection, "READER_WAITS", 0.05)
    monkeypatch.setattr(connection, "WRITER_WAITS", 0.05)


@pytest.mark.usefixtures("little_room")
def test_beside_a_long_change_everybody_reads_what_was_there(register: Path) -> None:
    with writing(register) as first:
        first.add(recorded())
    with writing(register, is_long=True) as changing:
        changing.add_all(MANY)
        assert refs_in(register) == ["A-1"]
    assert len(refs_in(register)) == 101
    assert (kept_by(register), beside(register)) == (BY_JOURNAL, set())


@pytest.mark.usefixtures("little_room")
def test_beside_one_that_is_not_said_to_be_long_nobody_can(register: Path) -> None:
    with writing(register) as changing:
        changing.add_all(MANY)
        with pytest.raises(RegisterUnusable, match="is in use by another program"):
            refs_in(register)
    assert len(refs_in(register)) == 100


def test_a_change_that_finds_room_in_memory_shuts_nobody_out_either(register: Path) -> None:
    with writing(register) as changing:
        changing.add_all(MANY)
        assert refs_in(register) == []


def test_a_long_change_that_fails_leaves_nothing(register: Path) -> None:
    def failing() -> None:
        with writing(register, is_long=True) as changing:
            changing.add_all(MANY)
            raise ValueError("of the caller")

    with pytest.raises(ValueError, match="of the caller"):
        failing()
    assert refs_in(register) == []
    assert (kept_by(register), beside(register)) == (BY_JOURNAL, set())


def test_on_a_network_disk_no_log_is_kept(register: Path) -> None:
    with writing(register, is_long=True, allow_network_disk=True) as changing:
        changing.add_all(MANY)
        assert f"{register.name}-wal" not in beside(register)


def test_what_is_beside_it_is_as_private_as_the_register(register: Path) -> None:
    with writing(register, is_long=True) as changing:
        changing.add(recorded())
        modes = {name: (register.parent / name).stat().st_mode & 0o777 for name in beside(register)}
    assert modes == {f"{register.name}-wal": 0o600, f"{register.name}-shm": 0o600}


@pytest.mark.usefixtures("little_room")
def test_a_reader_who_stays_keeps_what_he_saw_and_hinders_nobody(register: Path) -> None:
    with writing(register, is_long=True) as changing:
        changing.add(recorded())
        with open_for_reading(register) as reading:
            changing.add_all(MANY)
            assert reading.count() == 0
    with writing(register, is_long=True) as changing, open_for_reading(register) as reading:
        assert reading.count() == 101


@contextmanager
def _left(register: Path) -> Iterator[None]:
    """The log of a long change was left behind, because somebody read to its end."""
    with writing(register, is_long=True) as changing:
        changing.add(recorded())
        staying = open_for_reading(register)
        assert staying.__enter__().count() == 0
    assert (kept_by(register), f"{register.name}-wal" in beside(register)) == (BY_LOG, True)
    try:
        yield
    finally:
        staying.__exit__(None, None, None)


@pytest.mark.usefixtures("little_room")
def test_a_log_that_was_left_holds_what_was_kept(register: Path) -> None:
    with _left(register):
        assert refs_in(register) == ["A-1"]
        with pytest.raises(RegisterUnusable, match="is in use by another program"), writing(register):
            pass


@pytest.mark.usefixtures("little_room")
@pytest.mark.parametrize("next_", ["reader", "writer"])
def test_a_log_that_was_left_is_ended_by_whoever_comes_next(next_: str, register: Path) -> None:
    with _left(register):
        pass
    if next_ == "reader":
        assert refs_in(register) == ["A-1"]
    else:
        with writing(register) as changing:
            changing.add(recorded(ref="A-2"))
    assert (kept_by(register), beside(register)) == (BY_JOURNAL, set())
    assert refs_in(register)[0] == "A-1"


@pytest.mark.usefixtures("little_room")
def test_who_may_only_read_reads_beside_a_long_change(register: Path, open_folder: Path) -> None:
    there = open_folder / "treatytrack.db"
    there.write_bytes(register.read_bytes())
    there.chmod(0o644)
    with writing(there, is_long=True) as changing:
        changing.add_all(MANY)
        with as_nobody():
            assert refs_in(there) == []
    assert len(refs_in(there)) == 100


def _changed(register: Path) -> None:
    with writing(register) as changing:
        changing.add(recorded())


@pytest.mark.parametrize("opened", [refs_in, _changed])
def test_the_file_of_another_program_stays_as_it_is(opened: Callable[[Path], object], tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.db"
    with closing(sqlite3.connect(theirs)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE theirs (x)")
    before = theirs.read_bytes()
    assert kept_by(theirs) == BY_LOG
    with pytest.raises(RegisterUnusable, match="is a database of another program"):
        opened(theirs)
    assert theirs.read_bytes() == before
