"""Writers take turns: a lock file beside the register makes the waiting fair, where SQLite's own would starve some."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

from treatytrack.errors import RegisterUnusable
from treatytrack.store import connection
from treatytrack.store.failures import disk_said_plainly, lock_closed, lock_odd


@contextmanager
def our_turn(path: Path, told: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the lock file of the register at `path`; `told` is called once where others keep us waiting.

    Readers never touch it.

    Raises RegisterUnusable: another program kept the register too long, or the folder cannot be written.
    """
    if sys.platform == "win32":  # there SQLite's own lock is all there is
        yield
        return
    lock = _held(path, told)
    try:
        yield
    finally:
        if not path.exists():  # a register that came to nothing leaves nothing behind
            with suppress(OSError):
                os.unlink(f"{path}.lock")
        os.close(lock)


def _held(path: Path, told: Callable[[], None]) -> int:
    """The lock file, open and ours: not one that its last holder has removed while we waited for it."""
    while True:
        with disk_said_plainly(path, writing=True):
            lock = _opened(path)
        try:
            _wait_for(lock, path, told)
            if os.fstat(lock).st_nlink:
                return lock
        except BaseException:
            os.close(lock)
            raise
        os.close(lock)


def _opened(path: Path) -> int:
    """The lock file, open to whom the register is open; made where there is none.

    A link is not followed: in a folder that others may write it could lead to a file of this user's.
    """
    name = f"{path}.lock"
    how = os.O_RDWR | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0)
    try:
        return os.open(name, how)
    except FileNotFoundError:
        lock = os.open(name, how | os.O_CREAT, 0o600)
        if path.exists():
            os.fchmod(lock, path.stat().st_mode & 0o666)
        return lock
    except PermissionError:
        if os.access(path, os.W_OK) and os.path.lexists(name):
            raise lock_closed(path) from None
        raise
    except OSError:
        if os.path.islink(name) or os.path.isdir(name):
            raise lock_odd(path) from None
        raise


def _wait_for(lock: int, path: Path, told: Callable[[], None]) -> None:
    """Wait in the system's own queue, which is fair; looking again and again is not. It knows no time limit: we do."""
    if sys.platform == "win32":
        return
    from fcntl import LOCK_EX, LOCK_NB, flock  # noqa: PLC0415  (not on every system)

    def queue(waiting: int) -> None:
        try:
            flock(waiting, LOCK_EX)
            reached.append(True)
        finally:
            os.close(waiting)  # where nobody waits for it any more, this lets go of it again

    try:
        flock(lock, LOCK_EX | LOCK_NB)
    except BlockingIOError:
        reached: list[bool] = []
        waiting = Thread(target=queue, args=(os.dup(lock),), daemon=True)
        waiting.start()
        waiting.join(connection.PATIENCE)
        if not reached:
            told()
            waiting.join(max(connection.WRITER_WAITS - connection.PATIENCE, 0))
        if not reached:
            raise RegisterUnusable(
                f"{path} is being changed by another program, and was for the last {connection.WRITER_WAITS:.0f} "
                "seconds; nothing was changed: try again in a while"
            ) from None
