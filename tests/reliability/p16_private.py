"""P16, private by default: whatever the umask, only its owner can read a register and what is made of it.

Every command that makes a file is run, under each umask, with the register where it lies by default, where --db says,
behind a link, and where a group shares it. Then every file and folder is looked at, and so is what is only there while
somebody writes: journals, and the files that are not whole yet. Wrong is a register, a copy, a lock or a journal that
is not 0600 (of a shared register: not as the register), a folder of ours that is not 0700, and an export that does not
obey the umask.

Planted: copies that are made 0644.
"""

import io
import os
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, redirect_stderr, redirect_stdout
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from unittest import mock

from store.world import recorded, register_of, writing

from treatytrack.cli.door import run
from treatytrack.store import migrate
from treatytrack.store.copies import copying

from .commands import write_migrations
from .promise import Promise, Seen

PRIVATE, FOLDER, SHARED = 0o600, 0o700, 0o660
UMASKS = (0o000, 0o022, 0o027, 0o077)
PLACES = ("default", "named", "linked", "shared")
WORLDS = tuple((umask, place) for place in PLACES for umask in UMASKS)

_CSV = "title,party_a,party_b,signed\nTrade,AZE,IRN,2025-04-28\nMedia,AZE,Irann,2025-04-28\n"

COMMANDS: tuple[tuple[str, str], ...] = (
    ("init", ""),
    ("add Transport --between AZE IRN --signed 2025-04-28", ""),
    ("import given.csv --keep-good --rejects rejects.csv", "rejects.csv"),
    ("config @mine party:IRN", ""),
    ("export -o register.csv", "register.csv"),
    ("export -o register.xlsx", "register.xlsx"),
    ("report -o report.html", "report.html"),
    ("report --since last", ""),
    ("record AZE-IRN-2025-1 meeting 2026-01-01", ""),
    ("remove AZE-IRN-2025-1 --yes", ""),
    ("backup copy.db", ""),
    ("backup copy.db --force", ""),
    ("backup --to . --keep 1", ""),
    ("backup --verify copy.db", ""),
    ("restore copy.db --force", ""),
    ("restore copy.db --db new.db", ""),
)
"""The commands that make a file, and which of these is an export: it is for others."""


def prove(trials: int, seed: int, folder: Path) -> Seen:
    """So many commands: in one world after another, each with all of them."""
    wrong: list[str] = []
    ran = files = 0
    worlds = WORLDS if trials >= PROMISE.full else WORLDS[seed % 3 :: 5]  # of the few no two have anything in common
    for number, (umask, place) in enumerate(islice(cycle(worlds), -(-trials // len(COMMANDS)))):
        world = _World(folder / str(number), umask, place)
        for words, export in COMMANDS:
            wrong += world.wrong_after(words, export)
            ran += 1
        wrong += world.wrong_while_written()
        files += world.files
    return Seen(ran, "commands", tuple(wrong), f"{files} files looked at")


def plant(folder: Path) -> Seen:
    """Copies are open to all."""
    fchmod = os.fchmod
    with mock.patch("treatytrack.store.copies.copying.os.fchmod", lambda file, _: fchmod(file, 0o644)):
        return prove(len(COMMANDS), 0, folder)


class _World:
    """A home, a folder to work in, and a register at its place, under an umask."""

    def __init__(self, folder: Path, umask: int, place: str) -> None:
        self._umask, self._place = umask, place
        self.home, self.work = folder / "home", folder / "work"
        for made in (folder, self.home, self.work):
            made.mkdir()
        self.files = 0
        self._exports: set[str] = set()
        (self.work / "given.csv").write_text(_CSV, encoding="utf-8")
        self._given = {self.home, self.work, self.work / "given.csv"}
        self._folder = folder
        self.register = self.work / "relations.db"
        if place == "default":
            self.register = self.home / "data" / "treatytrack" / "treatytrack.db"
            (self.home / "data").mkdir()
            self._given.add(self.home / "data")
        if place == "linked":
            (self.work / "kept").mkdir()
            self._given.add(self.work / "kept")
            self.register.symlink_to(self.work / "kept" / "kept.db")

    def wrong_after(self, words: str, export: str) -> Iterator[str]:
        """Run a command, and look at all that is there."""
        if export:
            self._exports.add(export)
        name, *rest = words.split()
        if self._place == "linked" and name == "init":
            name, *rest = "restore", str(self._made_elsewhere())  # none is made through a link to nothing
        db = [] if self._place == "default" or "--db" in rest else ["--db", "relations.db"]
        said = io.StringIO()
        with self._here(), redirect_stdout(_Stream(said)), redirect_stderr(_Stream(said)):
            code = run([*db, name, *rest])
        if code != 0:
            yield f"{self}: {words} ended with {code}: {said.getvalue()[-300:]}"
        if self._place == "shared" and name == "init":
            self.register.chmod(SHARED)
            Path(f"{self.register}.lock").unlink()
        yield from self._seen(words)

    def wrong_while_written(self) -> Iterator[str]:
        """Look at what is there for a moment only."""
        with self._here():
            with writing(self.register) as register:
                register.add_all([recorded(ref=f"L-{number}", notes="x" * 100_000) for number in range(40)])
                _spill(register)
                yield from self._seen("a change", "-journal")
            with writing(self.work / "fresh.db", create=True) as register:
                yield from self._seen("a new register", ".new")
                register.add(recorded())
            yield from self._unfinished(lambda: run(["--db", str(self.register), "backup", "late.db"]), ".part")
            back = ["--db", str(self.register), "restore", "late.db", "--force"]
            yield from self._unfinished(lambda: run(back), ".restoring")
            with tempfile.TemporaryDirectory() as folder:
                write_migrations(Path(folder, "migrations"))
                migrate.upgrade(self.register.resolve(), Path(folder, "migrations"))
            yield from self._seen("an upgrade", ".before-0002")

    def _unfinished(self, work: Callable[[], int], ending: str) -> Iterator[str]:
        """What is seen while a copy is not whole yet."""
        seen: list[str] = []
        snapshot = copying.snapshot

        def looked(*given: Any) -> None:
            snapshot(*given)
            seen.extend(self._seen("a copy", ending))

        said = _Stream(io.StringIO())
        with ExitStack() as patched, redirect_stdout(said), redirect_stderr(said):
            for module in ("backups", "restoring"):
                patched.enter_context(mock.patch(f"treatytrack.store.copies.{module}.snapshot", looked))
            if work() != 0:
                seen.append(f"{self}: a copy was not made")
        return iter(seen)

    def _seen(self, after: str, expected: str = "") -> Iterator[str]:
        there = False
        for path in sorted(self._folder.rglob("*")):
            if path in self._given or path.is_symlink():
                continue
            self.files += 1
            there = there or (expected != "" and path.name.endswith(expected))
            mode, right = stat.S_IMODE(path.stat().st_mode), self._right(path)
            if mode != right:
                name = path.relative_to(self._folder)
                yield f"{self}, after {after}: {name} is {mode:04o} and should be {right:04o}"
        if expected and not there:
            yield f"{self}, {after}: no file {expected} was there to be looked at"

    def _right(self, path: Path) -> int:
        if path.is_dir():
            return FOLDER
        if path.name in self._exports:
            return 0o666 & ~self._umask
        follows = path.name.startswith("relations.db") and not path.name.endswith(
            (".part", ".restoring", ".before-0002")
        )
        return SHARED if self._place == "shared" and follows else PRIVATE

    def _made_elsewhere(self) -> Path:
        given = self.work / "given.db"
        if not given.exists():
            register_of(given)
            Path(f"{given}.lock").unlink()
        return given

    @contextmanager
    def _here(self) -> Iterator[None]:
        """In this folder and home, under the umask."""
        environment = {
            "HOME": str(self.home), "XDG_DATA_HOME": str(self.home / "data"), "TREATYTRACK_AS_OF": "2026-11-21",
            "PATH": os.defpath, "TZ": "UTC",
        }  # fmt: skip
        before, umask = Path.cwd(), os.umask(self._umask)
        os.chdir(self.work)
        try:
            with mock.patch.dict(os.environ, environment, clear=True):
                yield
        finally:
            os.umask(umask)
            os.chdir(before)

    def __str__(self) -> str:
        return f"umask {self._umask:03o}, {self._place}"


class _Stream(io.TextIOWrapper):
    """A stream that keeps what is written, and is no terminal."""

    def __init__(self, kept: io.StringIO) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True)
        self._kept = kept

    def write(self, text: str, /) -> int:
        return self._kept.write(text)


def _spill(register: Any) -> None:
    """Let SQLite write a part of the change before it is finished."""
    connection: sqlite3.Connection = register._connection
    connection.execute("PRAGMA cache_size = 1")
    with closing(connection.execute("SELECT count(*) FROM history")) as counted:
        counted.fetchone()


PROMISE = Promise("P16", "private by default", prove, plant, small=2 * len(COMMANDS), full=len(WORLDS) * len(COMMANDS))
