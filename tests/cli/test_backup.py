"""`backup`: a verified copy of the register, under a name of one's own or dated; `--verify` is the drill."""

import re
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from treatytrack.cli.restoring import held_words
from treatytrack.store.copies.verifying import held_in

from .process import Process
from .world import CONFLICT, DONE, FAILED, NOT_FOUND, UNUSABLE, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("baku")

NOON = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)


@pytest.fixture
def held(treatytrack: Treatytrack) -> str:
    """What is said of the register's content."""
    words = held_words(held_in(treatytrack.register))
    assert re.fullmatch(r"5 agreements, last changed on \d{4}-\d\d-\d\d at \d\d:\d\d:\d\d UTC", words)
    return words


def test_it_prints_the_path_and_says_what_it_holds(treatytrack: Treatytrack, held: str) -> None:
    said = f"Copied relations.db and verified the copy: {held}.\n"
    assert treatytrack("backup", "copy.db") == Ended("copy.db\n", said, DONE)
    copy = treatytrack.folder / "copy.db"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert treatytrack("export", db="copy.db").out == treatytrack("export").out


def test_over_a_file_it_wants_force(treatytrack: Treatytrack) -> None:
    treatytrack.csv("copy.db", "mine")
    assert treatytrack("backup", "copy.db") == Ended(
        "", "There is a file at copy.db already; nothing was changed: --force replaces it.\n", CONFLICT
    )
    assert treatytrack("backup", "copy.db", "--force").code == DONE
    assert treatytrack("list", db="copy.db").code == DONE


REFUSED = [
    (("backup",), "Name the file to write, as in backup copy.db, or a folder for dated copies with --to.\n", WRONG),
    (("backup", "."), ". is a folder; nothing was written: for a dated copy in it, write --to .\n", WRONG),
    (
        ("backup", "no/copy.db"),
        "There is no folder no to write a backup in; nothing was written: make it, or see to its disk first.\n",
        FAILED,
    ),
    (
        ("backup", "--to", "no"),
        "There is no folder no to write a backup in; nothing was written: make it, or see to its disk first.\n",
        FAILED,
    ),
    (
        ("backup", "./relations.db", "--force"),
        "relations.db is the register itself; nothing was written: name another file.\n",
        CONFLICT,
    ),
    (
        ("backup", "relations.db.lock", "--force"),
        "relations.db.lock is the register itself; nothing was written: name another file.\n",
        CONFLICT,
    ),
    (
        ("backup", "copy.db", "--to", "."),
        "--to makes a name of its own: leave out copy.db, or --to .; nothing was written.\n",
        WRONG,
    ),
    (("backup", "--to", ".", "--force"), "--to writes over nothing: leave out --force.\n", WRONG),
    (("backup", "--to", ".", "--keep", "0"), "--keep 0: write how many to keep, 1 or more.\n", WRONG),
    (("backup", "c.db", "--keep", "3"), "--keep is about dated copies in a folder: name it with --to.\n", WRONG),
    (("backup", "--to", ""), "--to names nothing: write its value, or leave it out.\n", WRONG),
    (("backup", ""), "FILE names nothing: write the name of the backup.\n", WRONG),
    (("backup", "-"), "A backup is a file, and - is none: write its name.\n", WRONG),
    (("backup", "--verify"), "--verify is about one backup: name its file.\n", WRONG),
    (
        ("backup", "--verify", "c.db", "--force"),
        "--verify writes nothing: leave out --to, --keep and --force.\n",
        WRONG,
    ),
    (("backup", "--verify", "c.db"), "There is no file c.db; nothing was changed.\n", NOT_FOUND),
    (("backup", "--verify", "."), ". is a folder, not a register; nothing was changed: name a file in it.\n", WRONG),
]


@pytest.mark.parametrize(("words", "said", "code"), REFUSED, ids=[" ".join(words) for words, *_ in REFUSED])
def test_what_cannot_be_is_one_sentence(words: tuple[str, ...], said: str, code: int, treatytrack: Treatytrack) -> None:
    before = treatytrack.digest
    assert treatytrack(*words) == Ended("", said, code)
    assert treatytrack.digest == before
    assert [path.name for path in treatytrack.folder.iterdir() if not path.name.endswith(".lock")] == ["relations.db"]


def test_without_a_register_there_is_nothing_to_copy(treatytrack: Treatytrack) -> None:
    treatytrack.register.unlink()
    ended = treatytrack("backup", "copy.db")
    assert ended.err.startswith("There is no register at relations.db; nothing was created")
    assert (ended.out, ended.code) == ("", UNUSABLE)
    ended = treatytrack("backup", "copy.db", db=None)
    assert ended.err.startswith("There is no register yet at ")
    assert (ended.code, list(treatytrack.folder.iterdir())) == (UNUSABLE, [])


def test_what_a_drill_tells_is_wrapped_on_a_terminal(treatytrack: Treatytrack) -> None:
    assert treatytrack("backup", "copy.db").code == DONE
    told = treatytrack("backup", "--verify", "copy.db", columns=40).lines
    assert (len(told), max(map(len, told)) <= 40) == (3, True)


# Dated copies, as from a crontab: nothing is said where nobody looks.


def test_dated_copies_are_named_in_utc_and_the_newest_are_kept(treatytrack: Treatytrack, held: str) -> None:
    (treatytrack.folder / "kept").mkdir()
    for day, removed in ((20, ""), (21, ""), (22, "Removed kept/relations-20261120T120000Z.db.\n")):
        with time_machine.travel(NOON.replace(day=day), tick=False):
            assert treatytrack("backup", "--to", "kept", "--keep", "2", "-v") == Ended(
                f"kept/relations-202611{day}T120000Z.db\n",
                f"Copied relations.db and verified the copy: {held}.\n{removed}",
                DONE,
            )
    with time_machine.travel(NOON, tick=False):
        assert treatytrack("backup", "--to", "kept/", "--keep", "2") == Ended(
            "kept/relations-20261122T120000Z-2.db\n", "", DONE
        )
    assert sorted(path.name for path in (treatytrack.folder / "kept").iterdir()) == [
        "relations-20261122T120000Z-2.db", "relations-20261122T120000Z.db",
    ]  # fmt: skip


def test_of_one_second_the_highest_number_is_the_newest(treatytrack: Treatytrack) -> None:
    with time_machine.travel(NOON, tick=False):
        named = [treatytrack("backup", "--to", ".", "--keep", "2").out for _ in range(4)]
    assert named == [f"relations-20261122T120000Z{number}.db\n" for number in ("", "-2", "-3", "-4")]
    assert sorted(path.name for path in treatytrack.folder.glob("relations-*")) == [
        "relations-20261122T120000Z-3.db", "relations-20261122T120000Z-4.db",
    ]  # fmt: skip


def test_without_keep_all_stay(treatytrack: Treatytrack) -> None:
    for _ in range(3):
        assert treatytrack("backup", "--to", ".").code == DONE
    assert len(list(treatytrack.folder.glob("relations-*Z*.db"))) == 3


def test_a_backup_that_fails_removes_none(treatytrack: Treatytrack) -> None:
    assert treatytrack("backup", "--to", ".").code == DONE
    treatytrack.register.write_bytes(treatytrack.register.read_bytes()[:-5000])
    ended = treatytrack("backup", "--to", ".", "--keep", "1")
    assert (ended.out, ended.code, len(list(treatytrack.folder.glob("relations-*")))) == ("", UNUSABLE, 1)
    assert "relations.db is cut short: " in ended.err


# The drill.


def test_the_drill_says_that_a_backup_restores(treatytrack: Treatytrack, held: str, tmp_path: Path) -> None:
    assert treatytrack("backup", "copy.db").code == DONE
    (tmp_path / "temporary").mkdir()
    ended = treatytrack("backup", "--verify", "copy.db", TMPDIR=str(tmp_path / "temporary"))
    assert ended == Ended(f"copy.db is whole, and restores: {held}.\n", "", DONE)
    assert list((tmp_path / "temporary").iterdir()) == []


def test_the_drill_refuses_what_is_damaged_or_no_register(treatytrack: Treatytrack) -> None:
    assert treatytrack("backup", "copy.db").code == DONE
    copy = treatytrack.folder / "copy.db"
    held = copy.read_bytes()
    copy.write_bytes(held.replace(b"Seafarers", b"Seafarerz", 1))
    ended = treatytrack("backup", "--verify", "copy.db")
    assert re.fullmatch(r"copy\.db is damaged: .*; nothing was changed: use another backup\.\n", ended.err)
    assert (ended.out, ended.code) == ("", UNUSABLE)
    copy.write_bytes(held[:100_000])
    assert treatytrack("backup", "--verify", "copy.db") == Ended(
        "", f"copy.db is cut short: 100000 bytes of {len(held)} are there; nothing was changed: use another backup.\n",
        UNUSABLE,
    )  # fmt: skip
    treatytrack.csv("copy.csv", "title\n" * 99)
    assert treatytrack("backup", "--verify", "copy.csv") == Ended(
        "", "copy.csv is no register: it looks like text; nothing was changed: name a file that treatytrack backup "
        "wrote.\n", WRONG,
    )  # fmt: skip


# In processes of its own.


def test_a_disk_that_takes_no_more_leaves_no_half_copy(treatytrack_process: Process) -> None:
    ended = treatytrack_process.in_a_shell("trap '' XFSZ; ulimit -f 100; treatytrack backup copy.db")
    assert re.fullmatch(
        r"copy\.db cannot be written: the disk reports an error \(.*\); nothing was changed\.\n", ended.err
    )
    assert (ended.out, ended.code) == ("", FAILED)
    assert not list(treatytrack_process.folder.glob("copy.db*"))


def test_on_a_terminal_the_words_come_after_the_path(treatytrack_process: Process, held: str) -> None:
    ended = treatytrack_process.on_terminal("backup", "--to", ".", columns=200)
    path, said = ended.out.splitlines()
    assert re.fullmatch(r"relations-\d{8}T\d{6}Z\.db", path)
    assert said == f"Copied relations.db and verified the copy: {held}."
