"""The program run in-process, as if in a pipe or at a terminal, on a fixed day against a real register."""

import hashlib
import io
import os
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from treatytrack.cli.door import run

DAY = "2026-11-21"
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "azerbaijan-iran" / "agreements.csv"

POLITICAL, TRANSPORT, SEAFARERS, CULTURE, MEDIA = (f"AZE-IRN-2025-{number}" for number in range(1, 6))

DONE, FAILED, WRONG, NOT_FOUND, CONFLICT, UNUSABLE, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130
"""The exit codes that scripts rely on."""


class Ended(NamedTuple):
    """What a command left behind."""

    out: str
    err: str
    code: int

    @property
    def lines(self) -> list[str]:
        """The answer, line by line."""
        return self.out.splitlines()


class Treatytrack:
    """`treatytrack("list", "party:IRN")` is what a person types in `folder`, with `--db relations.db` before it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.register = folder / "relations.db"

    def __call__(
        self,
        *words: str,
        as_of: str | None = DAY,
        db: str | None = "relations.db",
        given: str | bytes = b"",
        columns: int | None = None,
        **environment: str,
    ) -> Ended:
        """Run it. `given` is what stdin holds; `columns` makes stdout a terminal so wide; more is environment."""
        before = ["--db", db] if db else []
        day = {"TREATYTRACK_AS_OF": as_of} if as_of else {}
        width = {"COLUMNS": str(columns)} if columns else {}
        out, err = _Screen(terminal=columns is not None), _Screen()
        held = given.encode() if isinstance(given, str) else given
        with chdir(self.folder), mock.patch.dict(os.environ, day | width | environment), _streams(held, out, err):
            code = run([*before, *words])
        return Ended(out.text, err.text, code)

    def csv(self, name: str, content: str | bytes) -> str:
        """Write a file, exactly so, and give its name."""
        (self.folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    def refs(self, *words: str, as_of: str = DAY) -> list[str]:
        """The refs that `list` finds, in its order."""
        ended = self("list", *words, "--columns", "ref", "--format", "csv", as_of=as_of)
        assert ended.code == DONE, ended.err
        return ended.lines[1:]

    @property
    def digest(self) -> str:
        """A hash of the register's file, and of what lies beside it; empty where there is none."""
        files = sorted(self.folder.glob("relations.db*"))
        held = b"".join(file.name.encode() + file.read_bytes() for file in files if not file.name.endswith(".lock"))
        return hashlib.sha256(held).hexdigest() if files else ""


class _Screen(io.TextIOWrapper):
    """A stream whose text is kept; it may pass for a terminal."""

    def __init__(self, *, terminal: bool = False) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8")
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    @property
    def text(self) -> str:
        """What was written, exactly."""
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode()


@contextmanager
def nobodys_machine(home: Path) -> Iterator[None]:
    """An empty home, and no setting of whoever runs this."""
    settings = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
    kept = {
        name: text for name, text in os.environ.items() if name not in settings and not name.startswith("TREATYTRACK_")
    }
    home.mkdir(exist_ok=True)
    with mock.patch.dict(os.environ, kept | {"HOME": str(home), "TERM": "xterm", "TZ": "Asia/Baku"}, clear=True):
        yield


@contextmanager
def _streams(given: bytes, out: _Screen, err: _Screen) -> Iterator[None]:
    stdin = io.TextIOWrapper(io.BytesIO(given), encoding="utf-8")
    with mock.patch.multiple(sys, stdin=stdin, stdout=out, stderr=err):
        yield
