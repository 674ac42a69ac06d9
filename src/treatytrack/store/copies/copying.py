"""Copies of a register: written beside their place, verified, and only then under their name."""

import errno
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from treatytrack.errors import Conflict, RegisterUnusable, TreatytrackError
from treatytrack.store.connection import belongs_to_us, connected, uri_of
from treatytrack.store.copies.copy_failures import copy_explained, copy_said_plainly, is_of_copy, no_room
from treatytrack.store.failures import explained, of_sqlite, said_plainly
from treatytrack.store.schema import is_current

_NOT_FOR_FOLDERS = (errno.EINVAL, errno.ENOTSUP)
"""What some disks, of a network most of all, say to who waits for a folder: it is not there to be waited for."""


def copied(path: Path, copy: Path) -> None:
    """Write a copy of a register that SQLite finds sound, for its owner only: whole or not at all, on disk in the end.

    What is there under the copy's name is replaced.
    Raises what `snapshot` and `unfinished` do; RegisterUnusable where the register is damaged.
    """
    with unfinished(copy) as part:
        snapshot(path, part)
        with said_plainly(part), closing(connected(part)) as connection:
            wrong = unsound(connection)
        if wrong:
            raise RegisterUnusable(f"{path} is damaged ({wrong}); nothing was changed: restore a backup")
        put_in_place(part, copy, f"; nothing was changed in {path}")


@contextmanager
def unfinished(copy: Path, ending: str = ".part") -> Iterator[Path]:
    """An empty file beside the place of a copy, for its owner only, until it is put in place; gone if it never is.

    What a killed program left there is written over; what another program writes now is not.
    Raises Conflict for that; TreatytrackError: it cannot be written.
    """
    part = copy.with_name(f"{copy.name}{ending}")
    with copy_said_plainly(copy):
        held = os.open(part, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        if not (_is_ours(held) and _is_at(held, part)):  # else its writer has just put it in place
            raise Conflict(f"{copy} is being written by another program; nothing was changed: try again in a while")
        try:
            with copy_said_plainly(copy):
                os.fchmod(held, 0o600)
                os.ftruncate(held, 0)
            yield part
        finally:
            if _is_at(held, part):
                part.unlink()
    finally:
        os.close(held)


def snapshot(path: Path, part: Path, explain: Callable[[sqlite3.Error, Path], TreatytrackError] | None = None) -> None:
    """Copy a register as it is at one moment into an empty file.

    Nobody can finish a change meanwhile, so it is one step without a pause, and nothing waits for the disk in it; in
    several steps it would begin anew with each change. `explain` says otherwise what an error of reading means.
    Raises RegisterUnusable: it is in use for longer than a reader waits, damaged, made by another or a newer program.
    TreatytrackError: the copy could not be written.
    """
    copy = part.with_suffix("")  # what it is going to be
    try:
        # Nobody else opens the copy, and some disks that are fit for one know no locks.
        written = uri_of(part, "mode=rw&nolock=1")
        with (
            closing(connected(path)) as source,
            closing(sqlite3.connect(written, uri=True, isolation_level=None)) as target,
        ):
            # A file that is only there until it is whole needs no journal, and is synced when it is.
            target.execute("PRAGMA journal_mode = OFF")
            target.execute("PRAGMA synchronous = OFF")
            # Outside a transaction the copying would wait for a lock without end.
            source.execute("BEGIN")
            belongs_to_us(source, path)
            is_current(source, path)
            _refuse_without_room(copy, path.stat().st_size)
            source.backup(target)
            source.execute("COMMIT")
            target.execute("PRAGMA journal_mode = DELETE")
    except (sqlite3.Error, UnicodeDecodeError) as unclear:
        error = of_sqlite(unclear)
        if is_of_copy(error):
            raise copy_explained(error, copy) from error
        raise (explain(error, path) if explain else explained(error, path, writing=False)) from error


def put_in_place(part: Path, copy: Path, and_so: str = "") -> None:
    """Give a file that is whole its name, once it is on the disk.

    Raises TreatytrackError; where the file is in its place all the same it says so, `and_so` what follows.
    """
    with copy_said_plainly(copy):
        on_disk(part)
        part.replace(copy)
    try:
        folder_on_disk(copy.parent)
    except OSError as error:
        raise TreatytrackError(
            f"{copy} was written, but the disk reported an error at its end ({error.strerror}){and_so}: see to the disk"
        ) from error


def folder_on_disk(folder: Path) -> None:
    """Wait until what a folder lists has reached the disk, where the disk knows how. Raises OSError."""
    try:
        on_disk(folder)
    except OSError as error:
        if error.errno not in _NOT_FOR_FOLDERS:
            raise


def on_disk(path: Path) -> None:
    """Wait until a file has reached the disk. Raises OSError."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def unsound(connection: sqlite3.Connection) -> str:
    """What SQLite finds wrong with a register as it stands; '' if nothing is."""
    (sound,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if sound != "ok":
        return str(sound)
    return orphaned(connection)


def orphaned(connection: sqlite3.Connection) -> str:
    """Which table has a row that belongs to nothing; '' if none has."""
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    return f"a row of {broken[0]} belongs to nothing" if broken else ""


def _is_ours(held: int) -> bool:
    """Whether nobody else writes the file."""
    if sys.platform == "win32":
        return True
    from fcntl import LOCK_EX, LOCK_NB, flock  # noqa: PLC0415  (not on every system)

    with suppress(OSError):  # some disks know no locks
        try:
            flock(held, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            return False
    return True


def _is_at(held: int, part: Path) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(held), part.lstat())
    return False


def _refuse_without_room(copy: Path, size: int) -> None:
    """What fills the disk up harms whoever else writes on it, the register too."""
    with copy_said_plainly(copy):
        free = shutil.disk_usage(copy.parent).free
    if free < size:
        raise no_room(copy, f"it has {free} bytes left where {size} are needed")
