"""What SQLite and the disk say of a copy, as sentences: of one that is written, of one that is to be restored."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from treatytrack.errors import RegisterUnusable, TreatytrackError, WrongRequest
from treatytrack.store.failures import DAMAGED, FULL, damage, explained, not_damaged, of_sqlite

_OF_READING = frozenset({sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ})


@contextmanager
def copy_said_plainly(copy: Path) -> Iterator[None]:
    """Turn what the disk says while a copy is written into TreatytrackError: the register itself is well."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise no_room(copy) from error
        raise TreatytrackError(f"{copy} cannot be written: {error.strerror or error}; nothing was changed") from error


def no_room(copy: Path, needed: str = "") -> TreatytrackError:
    """For a disk that is too full for the copy; `needed` says what it has and what it needs."""
    return TreatytrackError(
        f"The disk is full: {copy} could not be written{needed and f' ({needed})'}; "
        "nothing was changed: make room, or name another disk"
    )


def is_of_copy(error: sqlite3.Error) -> bool:
    """Whether an error of copying comes from what is written, and not from what is read."""
    code = getattr(error, "sqlite_errorcode", 0) or 0
    return code & 0xFF == sqlite3.SQLITE_FULL or (code & 0xFF == sqlite3.SQLITE_IOERR and code not in _OF_READING)


def copy_explained(error: sqlite3.Error, copy: Path) -> TreatytrackError:
    """The error of ours that says why the copy could not be written."""
    if (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF == sqlite3.SQLITE_FULL:
        return no_room(copy)
    return TreatytrackError(f"{copy} cannot be written: the disk reports an error ({error}); nothing was changed")


@contextmanager
def backup_said_plainly(backup: Path) -> Iterator[None]:
    """Turn an error of SQLite about a backup that is read into one of ours.

    Raises WrongRequest: it is no register. RegisterUnusable: it is damaged, or in use.
    """
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise backup_explained(of_sqlite(error), backup) from error


def backup_explained(error: sqlite3.Error, backup: Path) -> TreatytrackError:
    """The error of ours that says what SQLite's means for a backup that is read."""
    primary = (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    if not_damaged(error, backup):
        return explained(error, backup, writing=False)
    if primary == sqlite3.SQLITE_NOTADB:
        return WrongRequest(f"{damage(backup)}; nothing was changed: name a file that treatytrack backup wrote")
    if primary in DAMAGED:
        return RegisterUnusable(f"{damage(backup)}; nothing was changed: use another backup")
    return backup_damaged(backup, str(error))


def backup_damaged(backup: Path, wrong: str) -> RegisterUnusable:
    """For a backup that does not hold what it held when it was written."""
    return RegisterUnusable(f"{backup} is damaged: {wrong}; nothing was changed: use another backup")
