"""What `import` says while it works and when it ends, and where a file can come from."""

import io
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

import pytest

from treatytrack.cli import progress
from treatytrack.rows import Row

from .process import PATIENCE, Process, as_read, interrupt
from .test_import import counts
from .world import DONE, INTERRUPTED, WRONG, Treatytrack

HEADING = "title,party_a,party_b"


def many(treatytrack: Treatytrack, rows: int, more: str = "", cells: str = "") -> str:
    """A file of so many agreements."""
    lines = [f"Agreement number {number},AZE,IRN{cells}" for number in range(rows)]
    return treatytrack.csv("many.csv", "\n".join([f"{HEADING}{more}", *lines, ""]))


@pytest.mark.usefixtures("empty")
class TestWarnings:
    """They are all shown where they are few of a kind."""

    BEFORE = ",signed,in_force"
    TWO = ",2025-01-01,2024-01-01"

    def test_twenty_of_a_kind_are_shown(self, treatytrack: Treatytrack) -> None:
        said = treatytrack("import", many(treatytrack, 20, self.BEFORE, self.TWO)).err.splitlines()
        assert [line.partition(": ")[0] for line in said[:-1]] == [f"many.csv:{line}" for line in range(2, 22)]

    def test_of_more_the_first_ten_are_and_their_number(self, treatytrack: Treatytrack) -> None:
        said = treatytrack("import", many(treatytrack, 25, self.BEFORE, self.TWO)).err.splitlines()
        assert [line.partition(": ")[0] for line in said[:10]] == [f"many.csv:{line}" for line in range(2, 12)]
        assert said[10:] == [
            "many.csv: 15 more warnings like these of in_force",
            counts(read=25, added=25, warnings=25).rstrip(),
        ]

    def test_contradictions_name_the_query_that_finds_them(self, treatytrack: Treatytrack) -> None:
        file = many(treatytrack, 25, ",signed,until", ",2025-01-01,2024-01-01")
        assert treatytrack("import", file, "--dry-run").err.splitlines()[10] == (
            "many.csv: 15 more warnings like these of end"
        )
        assert treatytrack("import", file).err.splitlines()[10] == (
            "many.csv: 15 more warnings like these of end: treatytrack list contradiction:end finds all"
        )
        assert len(treatytrack.refs("contradiction:end")) == 25


@pytest.mark.usefixtures("empty")
def test_a_heading_alone_is_no_mistake_and_is_said(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", f"{HEADING}\n")
    ended = treatytrack("import", "f.csv")
    assert (ended.err, ended.code) == ("f.csv holds no rows\n" + counts(), DONE)


@pytest.mark.usefixtures("empty")
def test_what_is_read_otherwise_than_usual_is_said_first(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "title;party_a;party_b\nA;AZE;IRN\n".encode("utf-16"))
    assert treatytrack("import", "f.csv").err == (
        "f.csv is read as UTF-16, as its mark says\n"
        "f.csv is read with semicolons between its columns, as in its first line\n" + counts(read=1, added=1)
    )


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    ("file", "option", "said"),
    [
        ("f.json", ("--delimiter", ";"), "--delimiter concerns csv or tsv, and this is read as json: leave it out.\n"),
        ("f.csv", ("--sheet", "A"), "--sheet concerns xlsx, and this is read as csv: leave it out.\n"),
        ("f.jsonl", ("--for-spreadsheet",), "--for-spreadsheet concerns csv, tsv or xlsx, and this is read as jsonl: "),
        ("f.xlsx", ("--encoding", "utf-8"), "--encoding concerns csv, tsv, json or jsonl, and this is read as xlsx: "),
        ("f.csv", ("--format", "cvs"), '"cvs" is not a format of import: did you mean csv?\n'),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(
    treatytrack: Treatytrack, file: str, option: tuple[str, ...], said: str
) -> None:
    treatytrack.csv(file, "")
    ended = treatytrack("import", file, *option)
    assert (ended.out, ended.code) == ("", WRONG)
    assert ended.err.startswith(said)


@pytest.mark.usefixtures("empty")
def test_what_was_exported_for_a_spreadsheet_is_undone(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", f"\ufeff{HEADING},notes\n'=SUM(A1),AZE,IRN,''quoted''\n")
    assert treatytrack("import", "f.csv", "--for-spreadsheet").code == DONE
    assert treatytrack("export", "--columns", "title,notes").lines[1] == "=SUM(A1),'quoted''"


@pytest.mark.usefixtures("empty")
def test_tabs_part_a_tsv(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.tsv", '"A\tB"\tAZE\tIRN\n'.join(["title\tparty_a\tparty_b\n", ""]))
    assert treatytrack("import", "f.tsv").err == counts(read=1, added=1)
    assert treatytrack.refs("title:A") == ["AZE-IRN-ND-1"]


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    "line",
    [
        "cat many.csv | treatytrack import -",
        "treatytrack import - < many.csv",
        "treatytrack import /dev/stdin < many.csv",
        "cat many.csv | treatytrack import /dev/stdin",
        "mkfifo pipe; cat many.csv > pipe & treatytrack import pipe",
    ],
)
def test_a_file_can_come_through_a_pipe(treatytrack: Treatytrack, treatytrack_process: Process, line: str) -> None:
    many(treatytrack, 3)
    ended = treatytrack_process.in_a_shell(line)
    assert (ended.err, ended.code) == (counts(read=3, added=3), DONE)


@pytest.mark.usefixtures("empty")
def test_a_pipe_is_read_a_second_time_for_its_rejects(treatytrack: Treatytrack, treatytrack_process: Process) -> None:
    treatytrack.csv("f.csv", f"{HEADING}\nA,AZE,IRN\nB,AZE\n")
    ended = treatytrack_process.in_a_shell("cat f.csv | treatytrack import - --keep-good --rejects refused.csv")
    assert ended.code == DONE
    assert (treatytrack.folder / "refused.csv").read_text().endswith('is missing",B,AZE\n')


class _Terminal(io.StringIO):
    """A stderr that passes for a terminal."""

    def isatty(self) -> bool:
        return True


class TestTheBar:
    """On a terminal it tells how far a long import is, and is gone when it ends."""

    ROWS: ClassVar = [Row(line, {}) for line in range(2, 1002)]

    def drawn(self, monkeypatch: pytest.MonkeyPatch, patience: float, rows: Iterable[Row] = ROWS) -> str:
        terminal = _Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setattr(progress, "PATIENCE", patience)
        monkeypatch.setenv("COLUMNS", "80")
        with suppress(KeyboardInterrupt), progress.Bar("[b]many.csv", lambda: 0.5, colour=False) as bar:
            assert list(bar.along(rows)) == rows
        return terminal.getvalue()

    def test_tells_the_part_and_the_rows(self, monkeypatch: pytest.MonkeyPatch) -> None:
        drawn = self.drawn(monkeypatch, patience=0)
        assert "Importing [b]many.csv" in as_read(drawn)
        assert "Finishing [b]many.csv" in as_read(drawn)
        assert " 50% 1,000 rows" in as_read(drawn)
        assert drawn.endswith("\x1b[1A\x1b[2K")

    def test_is_gone_when_it_is_interrupted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted() -> Iterator[Row]:
            yield from self.ROWS
            raise KeyboardInterrupt

        assert self.drawn(monkeypatch, patience=0, rows=interrupted()).endswith("\x1b[1A\x1b[2K")

    def test_does_not_come_for_what_is_done_soon(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert self.drawn(monkeypatch, patience=60) == ""


@pytest.mark.usefixtures("empty")
def test_off_a_terminal_there_is_none(treatytrack: Treatytrack, treatytrack_process: Process) -> None:
    many(treatytrack, 300)
    assert treatytrack_process("import", "many.csv").err == counts(read=300, added=300)


@pytest.mark.usefixtures("empty")
def test_interrupted_in_the_middle_nothing_is_changed(treatytrack: Treatytrack, treatytrack_process: Process) -> None:
    many(treatytrack, 20_000)
    before = treatytrack.digest
    seen = treatytrack_process.on_terminal("import", "many.csv", interrupted_at="Importing many.csv")
    assert seen.code == INTERRUPTED
    assert seen.out.endswith("Interrupted: nothing was changed.\n")
    assert "Traceback" not in seen.out
    assert treatytrack.digest == before


@pytest.mark.usefixtures("empty")
def test_interrupted_while_it_waits_for_input_nothing_is_changed(
    treatytrack: Treatytrack, treatytrack_process: Process, tmp_path: Path
) -> None:
    os.mkfifo(treatytrack.folder / "pipe")
    before = treatytrack.digest
    child = treatytrack_process.started("import", "pipe")
    with (treatytrack.folder / "pipe").open("wb") as pipe:  # opens when the program reads, however long that takes
        pipe.write(b"title,party_a\n")
        pipe.flush()
        interrupt(child)
        _, said = child.communicate(timeout=PATIENCE)
    assert (child.returncode, said) == (INTERRUPTED, b"Interrupted: nothing was changed.\n")
    assert treatytrack.digest == before


@pytest.mark.usefixtures("empty")
def test_in_the_background_of_a_shell_an_interrupt_is_not_heard(
    treatytrack: Treatytrack, treatytrack_process: Process
) -> None:
    many(treatytrack, 300)
    ours = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        child = treatytrack_process.started("import", "many.csv", interruptible=False)
    finally:
        signal.signal(signal.SIGINT, ours)
    threading.Timer(0.7, lambda: child.send_signal(signal.SIGINT)).start()
    _, said = child.communicate(timeout=PATIENCE)
    assert (child.returncode, said.decode()) == (DONE, counts(read=300, added=300))
