"""A process in which the program is loaded, and which forks: a child of it runs a command a second sooner.

It reads what to run as a line of JSON and answers with another. It is apart from the tests' own process, which has
threads and must not be forked. `python -c "from reliability.warm import serve; serve()"` with `tests` on the path.
"""

import gc
import json
import os
import signal
import sys
import tempfile
from contextlib import chdir
from errno import EIO, ENOSPC
from pathlib import Path
from typing import Any

from cli.world import EXAMPLE, Treatytrack

from reliability.recording import Recorder
from reliability.tracing import LET, Call, Deed, followed, started, traceable
from treatytrack.cli import COMMANDS, changes, function_of
from treatytrack.cli.door import run

HANGS_AFTER = 30
TAKES_ROOM = frozenset({"write", "writev", "send", "copy", "allocate", "open", "create", "mkdir", "link", "symlink"})
"""What a full disk refuses; to cut, rename or unlink takes no room."""
FAULTS = ("kill", "torn", "error", "full", "short")
"""Killed before a call or after half a write; an error of the disk; a disk that is full from then on; half a write."""


class Tampers:
    """Does one fault at the nth call that changes something, and remembers whether it did."""

    def __init__(self, fault: str, at: int) -> None:
        self.fault, self.at = fault, at
        self.kinds: list[str] = []
        self.fired = False

    def __call__(self, call: Call) -> Deed:
        """What is done to the next call."""
        self.kinds.append(call.kind if call.kind != "write" or call.count > 1 else "write of a byte")
        reached = len(self.kinds) - 1
        if self.fault == "full":
            refused = reached >= self.at and call.kind in TAKES_ROOM
            self.fired = self.fired or refused
            return Deed(error=ENOSPC) if refused else LET
        if reached != self.at or not self.fault:
            return LET
        self.fired = True
        half = call.count // 2
        if self.fault == "error":
            return Deed(error=EIO)
        if self.fault == "short":
            return Deed(short=half)
        return Deed(kill=True, short=half if self.fault == "torn" else 0)


def serve() -> None:
    """Answer until there is nothing more to read."""
    asked, told = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    why_not = traceable()
    if not why_not:
        _load()
    print(json.dumps(why_not), file=told, flush=True)
    for line in asked:
        print(json.dumps(_ran(json.loads(line))), file=told, flush=True)


def _load() -> None:
    """Import what commands import, also where they do so late, by running some."""
    for listed in COMMANDS:
        function_of(listed)
    with tempfile.TemporaryDirectory() as folder:
        treatytrack = Treatytrack(Path(folder))
        for words in (
            ["import", str(EXAMPLE)],
            ["add", "Agreement", "--between", "AZE", "IRN", "--signed", "2026"],
            ["edit", "AZE-IRN-2026-1", "--until", "2030"],
            ["record", "AZE-IRN-2026-1", "denounced", "2026-11-01"],
            ["list", "party:IRN"],
            ["report"],
            ["remove", "AZE-IRN-2026-1", "--yes"],
        ):
            ended = treatytrack(*words)
            assert ended.code == 0, ended.err
    changes.changes_made.clear()
    gc.collect()
    gc.freeze()  # a child that looked for garbage would touch all that it shares with us
    gc.disable()


def _ran(asked: dict[str, Any]) -> dict[str, Any]:
    """Run a command in a child: `words` in `folder` after the Python of `patch`, tampered with, recorded or neither."""
    folder = Path(asked["folder"])
    out, err = (os.memfd_create(name) for name in ("out", "err"))
    child = started(lambda: _command(asked["words"], folder, asked["patch"], out, err))
    tampers = Tampers(asked["fault"], asked["at"])
    recorder = Recorder(folder) if asked["record"] else None
    code = followed(child, folder, tampers, recorder) if recorder else followed(child, folder, tampers)
    log = recorder.log if recorder else []
    return {
        "code": code, "out": _read(out), "err": _read(err), "kinds": tampers.kinds, "fired": tampers.fired, "log": log,
    }  # fmt: skip


def _command(words: list[str], folder: Path, patch: str, out: int, err: int) -> int:
    signal.alarm(HANGS_AFTER)
    os.dup2(out, 1)
    os.dup2(err, 2)
    exec(patch, {})
    with chdir(folder):
        code = run(["--db", "relations.db", *words])
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def _read(held: int) -> str:
    with os.fdopen(held, "rb") as file:
        file.seek(0)
        return file.read().decode()
