"""A Tab where the register cannot be seen: what needs none is completed, silently and at once, and nothing is made."""

import os
import shutil
import sqlite3
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from treatytrack.store.connection import READER_WAITS

from .process import PROGRAM, Took, tab
from .world import TRANSPORT

WORKED_AT_MOST = 0.5
WAITED_AT_MOST = READER_WAITS / 2
"""Whoever waits for a register that is kept waits twice as long."""


def was_at_once(took: Took) -> bool:
    return took.worked < WORKED_AT_MOST and took.seconds < WAITED_AT_MOST


def missing(register: Path) -> None:
    register.unlink()


def empty_file(register: Path) -> None:
    register.write_bytes(b"")


def text(register: Path) -> None:
    register.write_text("ref,title\n")


def cut_short(register: Path) -> None:
    register.write_bytes(register.read_bytes()[:5000])


def damaged_inside(register: Path) -> None:
    content = bytearray(register.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    register.write_bytes(content)


def a_folder(register: Path) -> None:
    register.unlink()
    register.mkdir()


def a_pipe(register: Path) -> None:
    register.unlink()
    os.mkfifo(register)


def older(register: Path) -> None:
    change(register, "UPDATE alembic_version SET version_num = '0000'")


def newer(register: Path) -> None:
    change(register, "UPDATE alembic_version SET version_num = '9999'")


def of_another_program(register: Path) -> None:
    change(register, "PRAGMA application_id = 1")


def in_wal_mode(register: Path) -> None:
    change(register, "PRAGMA journal_mode = WAL")


def change(register: Path, sql: str) -> None:
    connection = sqlite3.connect(register)
    connection.execute(sql)
    connection.commit()
    connection.close()


def state(folder: Path) -> dict[str, bytes]:
    """Everything in a folder and below, by its path."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if stat.S_ISREG(path.lstat().st_mode) else b""
        for path in folder.rglob("*")
    }


@pytest.mark.parametrize(
    "spoilt",
    [missing, empty_file, text, cut_short, damaged_inside, a_folder, a_pipe, older, newer, of_another_program,
     in_wal_mode],
)  # fmt: skip
def test_what_needs_no_register_is_completed_and_nothing_is_touched(spoilt: Callable[[Path], None], baku: Path) -> None:
    spoilt(baku)
    before = state(baku.parent)
    for words, answer in (
        (("show", "AZE"), "words\n"),
        (("event", "list", "tag:"), "words\n"),
        (("list", "@"), "words\n"),
        (("list", "party:aze"), "words\ndone\tparty:AZE\tAzerbaijan\n"),
    ):
        said, took = tab(baku.parent, "--db", "relations.db", *words)
        assert said == answer
        assert was_at_once(took)
    assert state(baku.parent) == before


def test_a_register_that_can_be_seen_is_seen_and_not_touched(baku: Path) -> None:
    before = state(baku.parent)
    assert TRANSPORT in tab(baku.parent, "--db", "relations.db", "show", "AZE")[0]
    assert state(baku.parent) == before


def test_a_locked_register_makes_nobody_wait(baku: Path) -> None:
    connection = sqlite3.connect(baku, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    try:
        said, took = tab(baku.parent, "--db", "relations.db", "show", "AZE")
    finally:
        connection.close()
    assert said == "words\n"
    assert was_at_once(took)


def test_an_interrupted_change_is_left_for_the_next_command_to_undo(baku: Path) -> None:
    copy = baku.with_name("copy.db")
    connection = sqlite3.connect(baku, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("UPDATE agreement SET title = hex(zeroblob(9000))")
    connection.execute("UPDATE listed SET item = hex(zeroblob(9000))")
    shutil.copy(baku, copy)
    shutil.copy(f"{baku}-journal", f"{copy}-journal")
    connection.close()
    before = state(baku.parent)
    tab(baku.parent, "--db", "copy.db", "show", "AZE")
    assert state(baku.parent) == before


def test_in_an_empty_home_nothing_is_made(tmp_path: Path) -> None:
    for words in (
        (), ("show", ""), ("list", ""), ("add", "--party-a", "a"), ("list", "tag:"), ("report", "-o", ""),
        ("event", "list", ""), ("event", "add", "--after", ""), ("party", "remove", ""), ("config", ""),
        ("config", "timezone", ""), ("edit", "X", "--remove-tag", ""), ("schedule", "--day", ""), ("help", ""),
    ):  # fmt: skip
        said, took = tab(tmp_path, *words)
        assert was_at_once(took)
        assert said.startswith("words\n") or said in {"files\n", ""}
    assert state(tmp_path) == {"home": b""}


def test_in_a_folder_that_cannot_be_written_the_register_is_seen(baku: Path) -> None:
    baku.chmod(0o444)
    baku.parent.chmod(0o555)
    try:
        assert TRANSPORT in tab(baku.parent, "--db", "relations.db", "show", "AZE")[0]
    finally:
        baku.parent.chmod(0o755)


@pytest.mark.parametrize(
    "words", [(), ("",), ("nosuch", "x"), ("list", "--nosuch=", ""), ("\udcff",), ("list", "\x1b[2J"), ("list", ":")]
)
def test_whatever_is_typed_nothing_is_said_but_candidates(words: tuple[str, ...], tmp_path: Path) -> None:
    said, _ = tab(tmp_path, *words)
    assert "\x1b" not in said


@pytest.mark.parametrize("asked", [[], ["nosuch"], ["bash"], ["bash", ":"], ["zsh"]])
def test_a_question_that_no_script_asks_is_answered_by_nothing(asked: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "__complete", *asked], cwd=tmp_path, env={"PATH": os.defpath, "HOME": str(tmp_path)},
        capture_output=True, check=False, timeout=20,
    )  # fmt: skip
    assert (done.stdout, done.stderr, done.returncode) == (b"", b"", 0)
