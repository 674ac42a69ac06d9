"""Faults done to a child of this process: at each statement that SQLite is given, at each operation on files that is
ours, and, where children can be traced, at each system call that changes a file. Whoever uses this has one thread.
"""

import json
import os
import resource
import signal
import sqlite3
from collections.abc import Callable
from errno import EIO, ENOSPC
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, Protocol

from reliability.tracing import followed, started
from reliability.warm import FAULTS, TAKES_ROOM, Tampers

KILLED = -signal.SIGKILL
_OPERATIONS = ("open", "fsync", "replace", "rename", "unlink", "statvfs")


class Answer(NamedTuple):
    """What somebody is told: the exit code and the words on stderr."""

    code: int
    err: str


class Injected(NamedTuple):
    """How it ended, of which kind each place is where a fault could have been done, and whether one was."""

    ended: Answer
    kinds: list[str]
    fired: bool


class Points:
    """Counts the places where a fault can be done, and says when."""

    def __init__(self, fault: str, at: int) -> None:
        self.fault, self.at = fault, at
        self.kinds: list[str] = []
        self.fired = False

    def reached(self, kind: str) -> bool:
        """Whether it is to be done here."""
        here = bool(self.fault) and len(self.kinds) == self.at
        self.kinds.append(kind)
        self.fired = self.fired or here
        return here


class Injection(Protocol):
    """A way to do faults: where, and which."""

    @property
    def name(self) -> str: ...

    @property
    def faults(self) -> tuple[str, ...]: ...

    def makes_sense(self, fault: str, kind: str) -> bool:
        """Whether that fault can be done at a place of that kind."""

    def __call__(self, work: Callable[[], Answer], folder: Path, fault: str = "", at: int = 0) -> Injected:
        """Do the work in a child, with that fault at the nth place; with none, count the places."""


class Within(NamedTuple):
    """From within the program: what prepares a child in which faults happen to the files of a folder."""

    name: str
    faults: tuple[str, ...]
    arm: Callable[[Points, Path], None]

    def makes_sense(self, fault: str, kind: str) -> bool:
        return True

    def __call__(self, work: Callable[[], Answer], folder: Path, fault: str = "", at: int = 0) -> Injected:
        points = Points(fault, at)
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            _work(points, writing, lambda: self.arm(points, folder), work)
        os.close(writing)
        with os.fdopen(reading) as told:
            said = told.read()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if not said:
            return Injected(Answer(code, ""), [], code == KILLED)
        ended, kinds, fired = json.loads(said)
        return Injected(Answer(*ended), kinds, fired)


class Traced(NamedTuple):
    """From outside, at any system call that changes a file of the folder."""

    name: str = "system call"
    faults: tuple[str, ...] = FAULTS

    def makes_sense(self, fault: str, kind: str) -> bool:
        if fault in {"torn", "short"}:
            return kind == "write"
        return fault != "full" or kind in TAKES_ROOM

    def __call__(self, work: Callable[[], Answer], folder: Path, fault: str = "", at: int = 0) -> Injected:
        held = os.memfd_create("said")
        tampers = Tampers(fault, at)
        code = followed(started(lambda: _told(work, held)), folder, tampers)
        with os.fdopen(held, "rb") as file:
            file.seek(0)
            said = file.read().decode()
        return Injected(Answer(code, said), tampers.kinds, tampers.fired)


def _told(work: Callable[[], Answer], held: int) -> int:
    ended = work()
    os.write(held, ended.err.encode())
    return ended.code


def _work(points: Points, writing: int, arm: Callable[[], None], work: Callable[[], Answer]) -> NoReturn:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        arm()
        ended = work()
    except BaseException as error:
        ended = Answer(99, f"Traceback: {type(error).__name__} {error}")
    os.write(writing, json.dumps([ended, points.kinds, points.fired]).encode())
    os._exit(0)


def _at_statements(points: Points, folder: Path) -> None:
    connect: Any = sqlite3.connect

    def connected(*how: Any, **ways: Any) -> sqlite3.Connection:
        made: sqlite3.Connection = connect(*how, **ways)
        made.set_trace_callback(lambda _: _done(points, folder))
        return made

    sqlite3.connect = sqlite3.dbapi2.connect = connected  # type: ignore[assignment]


def _done(points: Points, folder: Path) -> None:
    if not points.reached("statement"):
        return
    if points.fault in {"kill", "interrupt"}:
        os.kill(os.getpid(), signal.SIGKILL if points.fault == "kill" else signal.SIGINT)
        return
    # Files may no longer grow: an error of the disk at the next write behind their end, or at any write at all.
    largest = max(path.stat().st_size for path in folder.iterdir()) if points.fault == "no growth" else 0
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))


def _at_operations(points: Points, folder: Path) -> None:
    def wrapped(name: str, operation: Callable[..., Any]) -> Callable[..., Any]:
        def done(first: Any, *rest: Any, **more: Any) -> Any:
            if (isinstance(first, int) or str(first).startswith(str(folder))) and points.reached(name):
                if points.fault == "kill":
                    os.kill(os.getpid(), signal.SIGKILL)
                error = ENOSPC if points.fault == "full" else EIO
                raise OSError(error, os.strerror(error))
            return operation(first, *rest, **more)

        return done

    for name in _OPERATIONS:
        setattr(os, name, wrapped(name, getattr(os, name)))


AT_STATEMENTS = Within("statement", ("kill", "error", "no growth", "interrupt"), _at_statements)
AT_OPERATIONS = Within("operation", ("kill", "error", "full"), _at_operations)
AT_CALLS = Traced()
