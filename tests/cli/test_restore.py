"""`restore`: a backup put back; what was there is kept beside it, and the way back is said."""

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from treatytrack.cli.restoring import held_words
from treatytrack.store.copies.verifying import held_in

from .process import Process
from .world import CONFLICT, DONE, INTERRUPTED, NOT_FOUND, UNUSABLE, WRONG, Ended, Treatytrack

NOON = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)
ASIDE = "relations.db.replaced-20261122T120000Z"


@pytest.fixture(autouse=True)
def nobody_is_about_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody but these tests, which do not wait."""
    monkeypatch.setattr("treatytrack.store.copies.restoring._A_MOMENT", 0)


@pytest.fixture
def backup(treatytrack: Treatytrack, baku: Path) -> str:
    """A backup of the five agreements, of which one was then removed; gives what is said of it."""
    assert treatytrack("backup", "copy.db").code == DONE
    assert treatytrack("remove", "AZE-IRN-2025-5", "--yes").code == DONE
    return held_words(held_in(treatytrack.folder / "copy.db"))


def test_over_a_register_it_wants_force(treatytrack: Treatytrack, backup: str) -> None:
    before = treatytrack.digest
    assert treatytrack("restore", "copy.db") == Ended(
        "", "There is a register at relations.db; nothing was changed: --force puts copy.db in its place.\n", CONFLICT
    )
    assert treatytrack.digest == before


def test_with_force_the_old_one_is_kept_and_the_way_back_is_said(treatytrack: Treatytrack, backup: str) -> None:
    with time_machine.travel(NOON, tick=False):
        assert treatytrack("restore", "copy.db", "--force") == Ended(
            "",
            f"Restored copy.db to relations.db: {backup}.\n"
            f"The register that was there is kept as {ASIDE}. To go back:\n"
            f"  treatytrack --db relations.db restore {ASIDE} --force\n",
            DONE,
        )
    assert sorted(treatytrack.refs()) == [f"AZE-IRN-2025-{number}" for number in range(1, 6)]
    assert treatytrack("restore", ASIDE, "--force").code == DONE
    assert sorted(treatytrack.refs()) == [f"AZE-IRN-2025-{number}" for number in range(1, 5)]


def test_where_there_is_none_it_is_made(treatytrack: Treatytrack, backup: str, tmp_path: Path) -> None:
    said = f"Restored copy.db to other.db: {backup}.\n"
    assert treatytrack("restore", "copy.db", db="other.db") == Ended("", said, DONE)
    ended = treatytrack("restore", "copy.db", db=None, XDG_DATA_HOME=str(tmp_path / "data"))
    made = tmp_path / "data" / "treatytrack" / "treatytrack.db"
    assert ended == Ended("", f"Restored copy.db to {made}: {backup}.\n", DONE)
    assert [path.stat().st_mode & 0o777 for path in (made, made.parent)] == [0o600, 0o700]
    with time_machine.travel(NOON, tick=False):
        ended = treatytrack("restore", "copy.db", "--force", db=None, XDG_DATA_HOME=str(tmp_path / "data"))
    assert ended.err.endswith(f"  treatytrack restore {made}.replaced-20261122T120000Z --force\n")


def test_a_variable_that_points_nowhere_makes_none(treatytrack: Treatytrack, backup: str) -> None:
    assert treatytrack("restore", "copy.db", db=None, TREATYTRACK_DB="my typo.db") == Ended(
        "",
        "TREATYTRACK_DB names my typo.db, where there is no register; nothing was created: "
        "if it is to be there, write treatytrack --db 'my typo.db' restore copy.db.\n",
        UNUSABLE,
    )
    assert not (treatytrack.folder / "my typo.db").exists()


@pytest.mark.parametrize("held", [b"", b"ref,title\n" * 99, b"\xff" * 9999])
def test_a_register_that_is_none_any_more_is_replaced_and_kept(
    held: bytes, treatytrack: Treatytrack, backup: str
) -> None:
    treatytrack.register.write_bytes(held)
    assert treatytrack("restore", "copy.db").code == CONFLICT
    with time_machine.travel(NOON, tick=False):
        ended = treatytrack("restore", "copy.db", "--force")
    assert ended == Ended(
        "",
        f"Restored copy.db to relations.db: {backup}.\n"
        f"What was there is kept as {ASIDE}, to be looked at: damaged, or of a newer version, it cannot be restored.\n",
        DONE,
    )
    assert (treatytrack.folder / ASIDE).read_bytes() == held
    assert len(treatytrack.refs()) == 5
    assert not (treatytrack.folder / f"{ASIDE}-journal").exists()


def test_no_way_back_is_promised_to_what_is_damaged(treatytrack: Treatytrack, backup: str) -> None:
    with closing(sqlite3.connect(treatytrack.register)) as connection, connection:
        connection.execute("UPDATE agreement SET title = 'Altered' WHERE ref = 'AZE-IRN-2025-1'")
    with time_machine.travel(NOON, tick=False):
        ended = treatytrack("restore", "copy.db", "--force")
    assert ended.err.endswith(f"{ASIDE}, to be looked at: damaged, or of a newer version, it cannot be restored.\n")
    assert treatytrack("restore", ASIDE, "--force").code == UNUSABLE


REFUSED = [
    ("gone.db", "There is no file gone.db; nothing was changed.\n", NOT_FOUND),
    ("", "FILE names nothing: write the name of the backup.\n", WRONG),
    (".", ". is a folder, not a register; nothing was changed: name a file in it.\n", WRONG),
    (
        "text.csv",
        "text.csv is no register: it looks like text; nothing was changed: name a file that treatytrack backup wrote.\n",
        WRONG,
    ),
    (
        "empty.db",
        "empty.db is empty (0 bytes), so no register; nothing was changed: use another backup.\n",
        WRONG,
    ),
    ("relations.db", "relations.db is the register itself; nothing was changed: name a backup of it.\n", WRONG),
]


@pytest.mark.parametrize(("file", "said", "code"), REFUSED)
def test_what_cannot_be_restored_is_one_sentence(
    file: str, said: str, code: int, treatytrack: Treatytrack, backup: str
) -> None:
    treatytrack.csv("text.csv", "title\n" * 99)
    treatytrack.csv("empty.db", "")
    before = treatytrack.digest
    assert treatytrack("restore", file, "--force") == Ended("", said, code)
    assert treatytrack.digest == before


def test_a_damaged_backup_is_refused(treatytrack: Treatytrack, backup: str) -> None:
    copy = treatytrack.folder / "copy.db"
    copy.write_bytes(copy.read_bytes().replace(b"Seafarers", b"Seafarerz", 1))
    before = treatytrack.digest
    ended = treatytrack("restore", "copy.db", "--force")
    assert re.fullmatch(r"copy\.db is damaged: .*; nothing was changed: use another backup\.\n", ended.err)
    assert (ended.out, ended.code, treatytrack.digest) == ("", UNUSABLE, before)


def test_the_history_ends_with_the_backup(treatytrack: Treatytrack, backup: str) -> None:
    shutil.copy(treatytrack.folder / "copy.db", treatytrack.folder / "other.db")
    assert treatytrack("restore", "copy.db", "--force").code == DONE
    assert treatytrack("report").out.splitlines()[-1] == treatytrack("report", db="other.db").out.splitlines()[-1]


# Somebody is there.


def test_on_a_terminal_it_shows_both_and_asks(treatytrack_process: Process, backup: str) -> None:
    now = held_words(held_in(treatytrack_process.folder / "relations.db"))
    asked = f"relations.db: {now}\ncopy.db: {backup}\n"
    question = "Put copy.db in its place (what is there is kept beside it)? [y/N]: "
    no = treatytrack_process.on_terminal("restore", "copy.db", typed="n\n", columns=200)
    assert no == Ended(f"n\n{asked}{question}Nothing was changed.\n", "", DONE)
    yes = treatytrack_process.on_terminal("restore", "copy.db", typed="y\n", columns=200)
    assert yes.out.startswith(f"y\n{asked}{question}Restored copy.db to relations.db: {backup}.\nThe register that was")
    assert yes.code == DONE


def test_ctrl_c_at_the_question_changes_nothing(treatytrack_process: Process, backup: str) -> None:
    before = (treatytrack_process.folder / "relations.db").read_bytes()
    ended = treatytrack_process.on_terminal("restore", "copy.db", interrupted_at="[y/N]")
    assert (ended.out.splitlines()[-1], ended.code) == ("Interrupted: nothing was changed.", INTERRUPTED)
    assert (treatytrack_process.folder / "relations.db").read_bytes() == before


def test_a_damaged_register_is_told_to_be_so_before_it_asks(treatytrack_process: Process, backup: str) -> None:
    (treatytrack_process.folder / "relations.db").write_bytes(b"")
    ended = treatytrack_process.on_terminal("restore", "copy.db", typed="y\n", columns=200)
    assert "relations.db: cannot be read\n" in ended.out
    assert ended.code == DONE
