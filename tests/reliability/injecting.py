"""Faults done to the program from within, without tracing it: at each statement that SQLite is given, and at each
operation on files that is ours. A child is forked for each; so whoever uses this has one thread.
"""

import json
import os
import resource
import signal
import sqlite3
from collections.abc import Callable
from errno import EIO, ENOSPC
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

KILLED = -signal.SIGKILL
_OPERATIONS = ("open", "fsync", "replace", "rename", "unlink", "statvfs")


class Answer(NamedTuple):
    """What somebody is told: the exit code and the words on stderr."""

    code: int
    err: str


class Injected(NamedTuple):
    """How it ended, how often a fault could have been done, and whether one was."""

    ended: Answer
    points: int
    fired: bool


class Points:
    """Counts the places where a fault can be done, and says when."""

    def __init__(self, fault: str, at: int) -> None:
        self.fault, self.at = fault, at
        self.count = 0
        self.fired = False

    def reached(self) -> bool:
        """Whether it is to be done here."""
        here = bool(self.fault) and self.count == self.at
        self.count += 1
        self.fired = self.fired or here
        return here


class Injection(NamedTuple):
    """A way to do faults: its name, which, and what prepares a child in which they happen to the files of a folder."""

    name: str
    faults: tuple[str, ...]
    arm: Callable[[Points, Path], None]

    def __call__(self, work: Callable[[], Answer], folder: Path, fault: str = "", at: int = 0) -> Injected:
        """Do the work in a child, with that fault at the nth place; with none, count the places."""
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
            return Injected(Answer(code, ""), at, code == KILLED)
        ended, count, fired = json.loads(said)
        return Injected(Answer(*ended), count, fired)


def _work(points: Points, writing: int, arm: Callable[[], None], work: Callable[[], Answer]) -> NoReturn:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        arm()
        ended = work()
    except BaseException as error:
        ended = Answer(99, f"Traceback: {type(error).__name__} {error}")
    os.write(writing, json.dumps([ended, points.count, points.fired]).encode())
    os._exit(0)


def _at_statements(points: Points, folder: Path) -> None:
    connect: Any = sqlite3.connect

    def connected(*how: Any, **ways: Any) -> sqlite3.Connection:
        made: sqlite3.Connection = connect(*how, **ways)
        made.set_trace_callback(lambda _: _done(points, folder))
        return made

    sqlite3.connect = sqlite3.dbapi2.connect = connected  # type: ignore[assignment]


def _done(points: Points, folder: Path) -> None:
    if not points.reached():
        return
    if points.fault in {"kill", "interrupt"}:
        os.kill(os.getpid(), signal.SIGKILL if points.fault == "kill" else signal.SIGINT)
        return
    # Files may no longer grow: an error of the disk at the next write behind their end, or at any write at all.
    largest = max(path.stat().st_size for path in folder.iterdir()) if points.fault == "no growth" else 0
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))


def _at_operations(points: Points, folder: Path) -> None:
    def wrapped(operation: Callable[..., Any]) -> Callable[..., Any]:
        def done(first: Any, *rest: Any, **more: Any) -> Any:
            if (isinstance(first, int) or str(first).startswith(str(folder))) and points.reached():
                if points.fault == "kill":
                    os.kill(os.getpid(), signal.SIGKILL)
                error = ENOSPC if points.fault == "full" else EIO
                raise OSError(error, os.strerror(error))
            return operation(first, *rest, **more)

        return done

    for name in _OPERATIONS:
        setattr(os, name, wrapped(getattr(os, name)))


AT_STATEMENTS = Injection("statement", ("kill", "error", "no growth", "interrupt"), _at_statements)
AT_OPERATIONS = Injection("operation", ("kill", "error", "full"), _at_operations)
