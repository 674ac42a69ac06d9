"""What only a process of its own can show: locales, pipes that close early, full disks, Ctrl-C."""

import os
import re
import shutil
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from .process import PATIENCE, PROGRAM, Process, interrupt
from .world import DONE, FAILED, INTERRUPTED, MEDIA, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("baku")

READING = [("list",), ("list", "--format", "csv"), ("export",), ("deadlines", "--within", "9y"), ("show", MEDIA)]


def test_a_process_says_the_same_as_in_process(treatytrack: Treatytrack, treatytrack_process: Process) -> None:
    for words in (*READING, ("--version",), ("show", "RUS-1")):
        assert treatytrack_process(*words) == treatytrack(*words)


# The text is UTF-8 wherever it goes, and never dies on an encoding.
@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "utf-16"},
    ],
)
def test_the_locale_changes_nothing(
    treatytrack: Treatytrack, treatytrack_process: Process, environment: dict[str, str]
) -> None:
    assert "’" in treatytrack("show", MEDIA).out
    assert treatytrack_process("show", MEDIA, stdout=subprocess.PIPE, **environment) == treatytrack("show", MEDIA)
    wrong = ("list", "party:Ирландская")
    assert treatytrack_process(*wrong, stdout=subprocess.PIPE, **environment) == treatytrack(*wrong)


def test_names_in_any_script_arrive_whole_in_a_c_locale(treatytrack: Treatytrack, treatytrack_process: Process) -> None:
    added = treatytrack_process("add", "Müqavilə نامه", "--between", "Azərbaycan", "ایران", LC_ALL="C")
    assert added.out == "AZE-IRN-ND-1\n"
    assert treatytrack("show", "AZE-IRN-ND-1").lines[1] == "Müqavilə نامه"


def test_with_nothing_in_the_environment_it_runs(treatytrack_process: Process, treatytrack: Treatytrack) -> None:
    done = subprocess.run(
        treatytrack_process.command("--as-of", "2026-11-21", "list"),
        cwd=treatytrack_process.folder, env={}, capture_output=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    expected = treatytrack("list")
    assert (done.stdout.decode(), done.stderr.decode(), done.returncode) == expected


@pytest.fixture
def large(treatytrack: Treatytrack, made_large: Path, baku: Path) -> None:
    """The register holds more than a pipe does."""
    shutil.copy(made_large, treatytrack.register)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("words", [*READING, ("--help",)])
def test_a_reader_that_has_seen_enough_is_no_error(treatytrack_process: Process, words: tuple[str, ...]) -> None:
    with treatytrack_process.started(*words) as child:
        assert child.stdout
        assert child.stderr
        assert child.stdout.readline()
        child.stdout.close()
        said = child.stderr.read().decode()
    assert [line for line in said.splitlines() if " 2026-11-21" not in line] == []
    assert child.returncode == DONE


@pytest.mark.usefixtures("large")
def test_head_in_a_shell_makes_no_noise(treatytrack_process: Process) -> None:
    ended = treatytrack_process.in_a_shell("treatytrack export | head -1")
    assert ended.out.startswith("ref,source_id,title,")
    assert (ended.err, ended.code) == ("", DONE)


@pytest.mark.parametrize("words", [("list",), ("export",), ("show", MEDIA), ("--version",), ("list", "--help")])
def test_a_pipe_that_is_closed_at_once_makes_no_noise(treatytrack_process: Process, words: tuple[str, ...]) -> None:
    nobody, ours = os.pipe()
    os.close(nobody)
    ended = treatytrack_process(*words, stdout=ours)
    os.close(ours)
    assert "Error" not in ended.err
    assert "bug" not in ended.err
    assert ended.code == DONE


def test_an_error_is_broken_between_words_on_a_terminal_and_nowhere_else(treatytrack_process: Process) -> None:
    words = ("list", "stauts:live")
    whole = treatytrack_process(*words)
    seen = treatytrack_process.on_terminal(*words, columns=40)
    lines = seen.out.splitlines()
    assert whole.err.count("\n") == 1
    assert max(map(len, lines)) <= 40
    assert " ".join(lines) + "\n" == whole.err
    assert seen.code == whole.code == WRONG


CLOSED = "The answer could not be written: stdout is closed"


@pytest.mark.parametrize("words", ["list", "export", f"show {MEDIA}", "report", "--version", "list --help", ""])
def test_an_answer_to_a_stdout_that_was_closed_is_not_lost_in_silence(treatytrack_process: Process, words: str) -> None:
    assert treatytrack_process.in_a_shell(f"treatytrack {words} >&-") == Ended("", f"{CLOSED}.\n", FAILED)
    assert treatytrack_process.in_a_shell(f"treatytrack {words} >&- 2>&-") == Ended("", "", FAILED)


def test_a_file_needs_no_stdout(treatytrack_process: Process) -> None:
    assert treatytrack_process.in_a_shell("treatytrack export -o r.csv >&-") == Ended("", "Wrote r.csv\n", DONE)


@pytest.mark.parametrize("pipe", ["/dev/stdout", "/dev/fd/1"])
def test_a_pipe_that_goes_by_no_name_is_written_as_others_are(
    treatytrack: Treatytrack, treatytrack_process: Process, pipe: str
) -> None:
    """As in `-o /dev/stdout | ...`, and what `-o >(...)` in bash becomes."""
    expected = treatytrack("list", "--format", "csv").out
    assert treatytrack_process.in_a_shell(f"treatytrack list --format csv -o {pipe} | cat").out == expected


@pytest.mark.parametrize(
    ("to", "said"),
    [
        (">&-", f"{CLOSED}; the change was made.\n"),
        (">/dev/full", "The answer could not be written: No space left on device; the change was made.\n"),
    ],
)
def test_a_change_whose_answer_cannot_be_written_is_told_to_be_made(
    treatytrack: Treatytrack, treatytrack_process: Process, to: str, said: str
) -> None:
    ended = treatytrack_process.in_a_shell(f"treatytrack add Trade --ref T --between IRN CHE {to}")
    assert (ended.out, ended.code) == ("", FAILED)
    assert ended.err.endswith(said)
    assert treatytrack.refs("party:CHE") == ["T"]


@pytest.mark.parametrize(("words", "copy"), [("copy.db", "copy.db"), ("--to .", "relations-20[0-9]+T[0-9]+Z[.]db")])
def test_a_backup_whose_name_cannot_be_written_is_told_to_be_there(
    treatytrack_process: Process, words: str, copy: str
) -> None:
    ended = treatytrack_process.in_a_shell(f"treatytrack backup {words} >/dev/full")
    said = f"The answer could not be written: No space left on device; {copy} was written, and is whole[.]\n"
    assert re.search(f"{said}$", ended.err)
    assert (ended.out, ended.code) == ("", FAILED)


def test_an_answer_is_whole_where_nobody_hears_the_words_about_it(
    treatytrack: Treatytrack, treatytrack_process: Process
) -> None:
    expected = treatytrack("list").out
    assert treatytrack_process.in_a_shell("treatytrack list 2>&-") == Ended(expected, "", DONE)


@pytest.mark.parametrize("words", [("list",), ("export",), ("show", MEDIA), ("--version",), ("demo",)])
def test_a_full_disk_behind_stdout_is_one_sentence_and_no_bug(
    treatytrack_process: Process, words: tuple[str, ...]
) -> None:
    with open("/dev/full", "wb") as full:
        ended = treatytrack_process(*words, stdout=full)
    assert ended.code == FAILED
    assert "bug" not in ended.err
    assert ended.err.endswith("The answer could not be written: No space left on device.\n")


@pytest.mark.parametrize(
    ("to", "said", "code"),
    [("/dev/full", b"The answer could not be written: No space left on device.\n", FAILED), ("nobody", b"", DONE)],
)
def test_the_version_alone_has_a_way_of_its_own_and_fails_as_all_others_do(to: str, said: bytes, code: int) -> None:
    if to == "nobody":
        nobody, out = os.pipe()
        os.close(nobody)
    else:
        out = os.open(to, os.O_WRONLY)
    done = subprocess.run([*PROGRAM, "--version"], stdout=out, stderr=subprocess.PIPE, check=False, timeout=PATIENCE)
    os.close(out)
    assert (done.stderr, done.returncode) == (said, code)


def test_ctrl_c_while_a_file_is_read_changes_nothing(treatytrack: Treatytrack, treatytrack_process: Process) -> None:
    before = treatytrack.digest
    pipe = treatytrack.folder / "pipe"
    os.mkfifo(pipe)
    child = treatytrack_process.started("import", "pipe")
    with pipe.open("wb"):  # opens when the program reads
        interrupt(child)
        out, said = child.communicate()
    assert (out, said, child.returncode) == (b"", b"Interrupted: nothing was changed.\n", INTERRUPTED)
    assert treatytrack.digest == before


def test_a_writer_that_waits_says_so_and_hears_an_interrupt(
    treatytrack: Treatytrack, treatytrack_process: Process
) -> None:
    before = treatytrack.digest
    with closing(sqlite3.connect(treatytrack.register, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        child = treatytrack_process.started("edit", MEDIA, "--place", "Ganja")
        assert child.stderr is not None
        assert child.stderr.readline() == b"Waiting for another program to finish with the register.\n"
        began = time.monotonic()
        interrupt(child)
        out, said = child.communicate()
        assert time.monotonic() - began < PATIENCE / 3
    assert (out, said, child.returncode) == (b"", b"Interrupted: nothing was changed.\n", INTERRUPTED)
    assert treatytrack.digest == before


def test_a_writer_that_has_waited_goes_on(treatytrack: Treatytrack, treatytrack_process: Process) -> None:
    with closing(sqlite3.connect(treatytrack.register, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        child = treatytrack_process.started("edit", MEDIA, "--place", "Ganja")
        assert child.stderr is not None
        child.stderr.readline()
        other.execute("ROLLBACK")
        out, _ = child.communicate()
    assert (out, child.returncode) == (b"place: Baku -> Ganja\n", DONE)


def test_a_name_of_the_user_that_is_no_text_is_kept_as_its_bytes(treatytrack_process: Process) -> None:
    ended = treatytrack_process.in_a_shell(
        "TREATYTRACK_USER=\"$(printf 'x\\377')\" treatytrack add T --between AZE CHE"
    )
    assert (ended.out, ended.code) == ("AZE-CHE-ND-1\n", DONE)
    with closing(sqlite3.connect(treatytrack_process.folder / "relations.db")) as register:
        assert register.execute("SELECT user_name FROM history ORDER BY id DESC").fetchone() == (r"x\udcff",)
