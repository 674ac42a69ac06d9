"""Writers take turns: a lock file beside the register makes the waiting fair, where SQLite's own would starve some."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import uniform

from treatytrack.errors import RegisterUnusable
from treatytrack.store import connection
from treatytrack.store.failures import disk_said_plainly

_LOOKS_AGAIN = (0.001, 0.01)
"""Between how many seconds to look whether it is our turn: by chance, so that no one is always late."""


@contextmanager
def our_turn(path: Path) -> Iterator[None]:
    """Hold the lock file of the register at `path`. Readers never touch it.

    Raises RegisterUnusable: another program kept the register too long, or the folder cannot be written.
    """
    if sys.platform == "win32":  # there SQLite's own lock is all there is
        yield
        return
    with disk_said_plainly(path, writing=True):
        lock = _opened(path)
    try:
        _wait_for(lock, path)
        yield
    finally:
        os.close(lock)


def _opened(path: Path) -> int:
    """The lock file, open to whom the register is open; made where there is none, never removed."""
    name = f"{path}.lock"
    try:
        return os.open(name, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        lock = os.open(name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if path.exists():
            os.fchmod(lock, path.stat().st_mode & 0o666)
        return lock


def _wait_for(lock: int, path: Path) -> None:
    if sys.platform == "win32":
        return
    from fcntl import LOCK_EX, LOCK_NB, flock  # noqa: PLC0415  (not on every system)

    until = time.monotonic() + connection.WRITER_WAITS
    while True:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise RegisterUnusable(
                    f"{path} is being changed by another program, and was for the last "
                    f"{connection.WRITER_WAITS:.0f} seconds; nothing was changed: try again in a while"
                ) from None
            time.sleep(uniform(*_LOOKS_AGAIN))
        else:
            return
