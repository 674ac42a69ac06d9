"""Two people at one register: nobody overwrites or takes out what he has not seen, and nobody waits for a slow reader."""

import os
import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from .process import PATIENCE, Process, can_be_interrupted
from .world import CONFLICT, CULTURE, DONE, INTERRUPTED, MEDIA, NOT_FOUND, Treatytrack

pytestmark = pytest.mark.usefixtures("relations")

VISIT = "AZE-IRN-2025-E1"


@pytest.mark.parametrize(
    ("command", "shown", "change", "done"),
    [
        (("remove",), (CULTURE, MEDIA), ("edit", MEDIA, "--place", "Ganja"), "changed"),
        (("remove",), (f"{MEDIA}/1",), ("edit", MEDIA, "--place", "Ganja"), "changed"),
        (("remove",), (CULTURE, MEDIA), ("remove", MEDIA, "--yes"), "removed"),
        (("event", "remove"), (VISIT,), ("event", "edit", VISIT, "--place", "Ganja"), "changed"),
        (("event", "remove"), (VISIT,), ("event", "remove", VISIT, "--yes"), "removed"),
        (("party", "remove"), ("TAT",), ("party", "edit", "TAT", "--name", "Kazan"), "changed"),
        (("party", "remove"), ("TAT",), ("party", "remove", "TAT", "--yes"), "removed"),
    ],
)
def test_what_was_changed_between_question_and_answer_is_not_removed(
    command: tuple[str, ...],
    shown: tuple[str, ...],
    change: tuple[str, ...],
    done: str,
    treatytrack: Treatytrack,
    treatytrack_process: Process,
) -> None:
    assert treatytrack("party", "add", "TAT", "Tatarstan", "--kind", "territory").code == DONE
    after: list[str] = []

    def meanwhile() -> str:
        assert treatytrack(*change, TREATYTRACK_USER="leyla").code == DONE
        after.append(treatytrack.digest)
        return "y\n"

    ended = treatytrack_process.on_terminal(*command, *shown, answers=[("[y/N]: ", meanwhile)], columns=400)
    what = shown[-1].partition("/")[0]
    said = ended.out.splitlines()[-1]
    assert said.startswith(f"{what} was {done} by leyla at 20")
    assert said.endswith(f"Z meanwhile ({' '.join(change[:2]) if command[1:] else change[0]}): nothing was changed.")
    assert (ended.code, [treatytrack.digest]) == (CONFLICT, after)


def test_two_who_correct_an_agreement_by_options_at_once_lose_nothing(
    treatytrack: Treatytrack, treatytrack_process: Process
) -> None:
    with closing(sqlite3.connect(treatytrack.register, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # so that both are there before either is let in
        tags = ("edit", MEDIA, "--add-tag", "one"), ("edit", MEDIA, "--add-tag", "two", "--place", "Ganja")
        children = [treatytrack_process.started(*words) for words in tags]
        for child in children:
            assert child.stderr
            assert child.stderr.readline() == b"Waiting for another program to finish with the register.\n"
        other.execute("ROLLBACK")
    for child in children:
        child.communicate(timeout=PATIENCE)
        assert child.returncode == DONE
    row = treatytrack("list", f"ref:{MEDIA}", "--columns", "place,tags", "--format", "csv").lines[1]
    assert row in {"Ganja,one; two", "Ganja,two; one"}


def test_a_change_that_waited_was_not_there_before_its_turn(
    treatytrack: Treatytrack, treatytrack_process: Process
) -> None:
    with closing(sqlite3.connect(treatytrack.register, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        child = treatytrack_process.started("edit", MEDIA, "--title", "Waited for")
        assert child.stderr
        assert child.stderr.readline() == b"Waiting for another program to finish with the register.\n"
        while_it_waits = datetime.now(UTC).isoformat()
        time.sleep(0.1)  # it is let in within the same millisecond
        other.execute("ROLLBACK")
    child.communicate(timeout=PATIENCE)
    told = treatytrack("list", f"ref:{MEDIA}", "--known-on", while_it_waits, "--columns", "title", "--format", "csv")
    assert (told.lines[1:], child.returncode) == (["Memorandum on Media Cooperation"], DONE)


@pytest.mark.parametrize(
    "words", [("edit", MEDIA, "--place", "Ganja"), ("record", MEDIA, "notified", "2026-06-02", "--by", "IRN")]
)
def test_what_was_removed_while_one_waited_is_not_found(
    words: tuple[str, ...], treatytrack: Treatytrack, treatytrack_process: Process
) -> None:
    with closing(sqlite3.connect(treatytrack.register, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        child = treatytrack_process.started(*words)
        assert child.stderr
        child.stderr.readline()
        other.execute("PRAGMA foreign_keys = ON")
        other.execute("DELETE FROM agreement WHERE ref = ?", (MEDIA,))
        other.execute("COMMIT")
        said = child.communicate(timeout=PATIENCE)[1].decode()
    assert child.returncode == NOT_FOUND
    assert said.startswith(f'No agreement is called "{MEDIA}"')


# --- who reads slowly ------------------------------------------------------------------------------------------------


@pytest.fixture
def large(treatytrack: Treatytrack, made_large: Path) -> str:
    """The register is that one; the answer to `export`, whole."""
    shutil.copy(made_large, treatytrack.register)
    return treatytrack("export").out


def _added_beside(treatytrack: Treatytrack) -> float:
    """How many seconds it takes to add an agreement now."""
    began = time.monotonic()
    assert treatytrack("add", "Trade", "--between", "IRN", "CHE").code == DONE
    return time.monotonic() - began


def test_a_reader_that_reads_nothing_keeps_no_writer_waiting_and_loses_nothing(
    treatytrack: Treatytrack, treatytrack_process: Process, large: str
) -> None:
    child = treatytrack_process.started("export")
    assert child.stdout
    first = os.read(child.stdout.fileno(), 1)  # it writes, and the register is open
    assert _added_beside(treatytrack) < PATIENCE / 3
    assert (first + child.communicate(timeout=PATIENCE)[0]).decode() == large
    assert child.returncode == DONE


def test_a_reader_that_goes_after_a_while_ends_it_without_a_word(
    treatytrack: Treatytrack, treatytrack_process: Process, large: str
) -> None:
    with treatytrack_process.started("export") as child:
        assert child.stdout
        assert child.stderr
        os.read(child.stdout.fileno(), 1)
        _added_beside(treatytrack)
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == DONE


def test_an_interrupt_while_nobody_reads_leaves_no_gap(
    treatytrack: Treatytrack, treatytrack_process: Process, large: str
) -> None:
    child = treatytrack_process.started("export")
    assert child.stdout
    first = os.read(child.stdout.fileno(), 1)
    _added_beside(treatytrack)
    child.send_signal(signal.SIGINT)
    written, said = child.communicate(timeout=PATIENCE)
    assert (said, child.returncode) == (b"Interrupted: nothing was changed.\n", INTERRUPTED)
    assert len(written) < len(large.encode()) - 1
    assert large.encode().startswith(first + written)


def test_where_there_is_no_room_to_keep_it_the_answer_is_whole_all_the_same(
    treatytrack: Treatytrack, treatytrack_process: Process, large: str
) -> None:
    command = treatytrack_process.command("export")
    without = f"import tempfile; tempfile.tempdir = '/nowhere'; {command[2]}"
    child = subprocess.Popen(
        [command[0], "-c", without, *command[3:]],
        cwd=treatytrack_process.folder, env=treatytrack_process.environment(), stdout=subprocess.PIPE,
    )  # fmt: skip
    time.sleep(2)
    assert child.communicate(timeout=PATIENCE)[0].decode() == large
    assert child.returncode == DONE


# --- who is ended from outside ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize(("register", "begun"), [("relations.db", "relations.db-wal"), ("new.db", "new.db.new")])
def test_who_is_ended_from_outside_leaves_nothing_behind(
    number: signal.Signals, register: str, begun: str, treatytrack: Treatytrack, treatytrack_process: Process
) -> None:
    rows = "".join(f"Agreement {n},AZE,IRN,2025-04-28,{'x' * 500}\n" for n in range(4500))
    treatytrack.csv("long.csv", f"title,party_a,party_b,signed,notes\n{rows}")
    before = treatytrack("export").out
    files = {*treatytrack.folder.iterdir(), treatytrack.folder / f"{treatytrack.register.name}.lock"}
    words = treatytrack_process.command("import", "long.csv")
    words[words.index("relations.db")] = register
    with can_be_interrupted():
        child = subprocess.Popen(
            words, cwd=treatytrack.folder, env=treatytrack_process.environment(), stderr=subprocess.PIPE
        )
    last = time.monotonic() + PATIENCE
    while not (treatytrack.folder / begun).exists() and time.monotonic() < last:
        time.sleep(0.01)
    child.send_signal(number)
    said = child.communicate(timeout=PATIENCE)[1]
    assert (said, child.returncode) == (b"Interrupted: nothing was changed.\n", INTERRUPTED)
    assert treatytrack("export").out == before
    assert {*treatytrack.folder.iterdir()} <= files
