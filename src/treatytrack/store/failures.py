"""What SQLite and the disk say, as sentences: what happened, where, whether anything was changed, what to do."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from treatytrack.errors import RegisterUnusable, TreatytrackError, WrongRequest

_HEADER = b"SQLite format 3\x00"
_PAGE_SIZE_AT, _PAGE_COUNT_AT = 16, 28

_NOT_REPAIRED = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR})
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_LOCKED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
FULL = (28, 122)
"""What a disk says that has no room, or none for this user: ENOSPC, EDQUOT."""


@contextmanager
def said_plainly(path: Path, *, writing: bool = False) -> Iterator[None]:
    """Turn an error of SQLite into one of ours.

    A broken constraint or a wrong call is a bug of ours and stays what it is.
    Raises RegisterUnusable; TreatytrackError for a full disk.
    """
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise explained(of_sqlite(error), path, writing=writing) from error


def of_sqlite(error: sqlite3.Error | UnicodeDecodeError) -> sqlite3.Error:
    """The error as one of SQLite; of some texts that are no UTF-8 its module fails to say so."""
    return error if isinstance(error, sqlite3.Error) else sqlite3.DatabaseError("a text in it is not UTF-8")


@contextmanager
def disk_said_plainly(path: Path, *, writing: bool = False) -> Iterator[None]:
    """The same for what the disk says to us without SQLite in between."""
    try:
        yield
    except OSError as error:
        raise _of_disk(error, path, writing=writing) from error


def explained(error: sqlite3.Error, path: Path, *, writing: bool) -> TreatytrackError:
    """The error of ours that says what SQLite's means for the register at `path`."""
    code = getattr(error, "sqlite_errorcode", 0) or 0
    primary = code & 0xFF
    nothing = "nothing was changed"
    if primary in _LOCKED:
        return RegisterUnusable(f"{path} is in use by another program and stayed so; {nothing}: try again in a while")
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return RegisterUnusable(f"{path} was replaced by another file meanwhile; {nothing}: run this again")
    if primary in _NOT_REPAIRED and (left := _left_by_interrupted(path)):
        return RegisterUnusable(
            f"The last change to {path} was interrupted, and undoing it needs to write; {nothing}: "
            f"make the file, {left} and the folder {path.parent} writable, then run this again"
        )
    if primary == sqlite3.SQLITE_FULL:
        return TreatytrackError(f"The disk is full: {path} could not be written; {nothing}: make room and try again")
    if primary in DAMAGED:
        return RegisterUnusable(f"{damage(path)}; {nothing}: {_way_out(path)}")
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return RegisterUnusable(_unwritable(path))
    if primary == sqlite3.SQLITE_CANTOPEN:
        return RegisterUnusable(_unwritable(path) if writing and os.access(path, os.R_OK) else _unreadable(path))
    if primary == sqlite3.SQLITE_IOERR:
        verb = "written" if writing else "read"
        return RegisterUnusable(
            f"{path} could not be {verb}: the disk reports an error ({_name(error)}); {nothing}: "
            "see to the disk before anything else is written"
        )
    return RegisterUnusable(f"{path} does not hold what a register holds ({error}); {nothing}: {_way_out(path)}")


def is_locked(error: sqlite3.Error) -> bool:
    """Whether another program keeps the register."""
    return (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF in _LOCKED


def not_damaged(error: sqlite3.Error, path: Path) -> bool:
    """Whether a file could not be read for a reason that is not in what it holds: a lock, a right, the disk."""
    primary = (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    return is_locked(error) or (primary in _NOT_REPAIRED and primary != sqlite3.SQLITE_IOERR)


def has_journal(path: Path) -> bool:
    """Whether the last change of a file was interrupted, and is undone by the next who may write."""
    journal = Path(f"{path}-journal")
    return journal.exists() and journal.stat().st_size > 0


def _left_by_interrupted(path: Path) -> str:
    """The file beside the register that tells how to undo or finish a change that was interrupted; '' for none."""
    beside = (path.with_name(f"{path.name}{end}") for end in ("-journal", "-wal"))
    return next((file.name for file in beside if file.exists()), "")


def unreadable(path: Path) -> RegisterUnusable:
    """For a file that its owner does not let this user read."""
    return RegisterUnusable(_unreadable(path))


def unwritable(path: Path) -> RegisterUnusable:
    """For a file, or the folder around it, that this user may not write."""
    return RegisterUnusable(_unwritable(path))


def lock_closed(path: Path) -> RegisterUnusable:
    """For a register that this user may write, and whose lock file he may not open."""
    return RegisterUnusable(
        f"{path} cannot be written, because its lock file {path}.lock is read-only for you; nothing was changed: "
        f"make {path.name}.lock writable, or remove it while nobody changes the register"
    )


def lock_odd(path: Path) -> RegisterUnusable:
    """For a register whose lock file is a link or a folder, which nothing of ours makes."""
    return RegisterUnusable(
        f"{path} cannot be written, because its lock file {path}.lock is a link or a folder; nothing was changed: "
        f"see who made {path.name}.lock, and remove it"
    )


@contextmanager
def record_said_plainly(ref: object) -> Iterator[None]:
    """Turn what the domain says of stored texts that nobody typed into what is so: the record is damaged.

    Raises RegisterUnusable, naming it.
    """
    try:
        yield
    except WrongRequest as wrong:
        raise RegisterUnusable(
            f"The record of {ref} in the register cannot be read: {str(wrong).rstrip('.')}; something other than "
            "treatytrack has changed it, nothing was changed now: put a copy of the register in its place"
        ) from None


def _of_disk(error: OSError, path: Path, *, writing: bool) -> TreatytrackError:
    if isinstance(error, PermissionError) or error.errno == 30:  # EROFS: the whole disk is read-only
        return unwritable(path) if writing else unreadable(path)
    if error.errno in FULL:
        return TreatytrackError(f"The disk is full: {path} could not be written; nothing was changed: make room")
    return RegisterUnusable(f"{path} cannot be used: {error.strerror or error}; nothing was changed")


def _unreadable(path: Path) -> str:
    return f"{path} cannot be read: you are not permitted to; nothing was changed: ask its owner for that right"


def _unwritable(path: Path) -> str:
    return (
        f"{path} cannot be written: the file, its folder or the disk is read-only for you; nothing was changed: "
        f"make both {path.name} and the folder {path.parent} writable, or work on a copy with --db"
    )


def damage(path: Path) -> str:
    """What is wrong with a file that SQLite cannot read: no register at all, cut short, or damaged inside."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
        size = path.stat().st_size
    except OSError:
        return f"{path} is damaged"
    if head[: len(_HEADER)] != _HEADER:
        looks = "it looks like text" if b"\x00" not in head else "it is a file of another kind"
        return f"{path} is no register: {looks}"
    page = int.from_bytes(head[_PAGE_SIZE_AT : _PAGE_SIZE_AT + 2], "big")
    pages = int.from_bytes(head[_PAGE_COUNT_AT : _PAGE_COUNT_AT + 4], "big")
    page = 65536 if page == 1 else page
    if size < page * pages:
        return f"{path} is cut short: {size} bytes of {page * pages} are there"
    return f"{path} is damaged"


def _way_out(path: Path) -> str:
    if path.suffix.casefold() in {".csv", ".tsv", ".txt", ".json", ".xlsx"}:
        return f"to read it in, write treatytrack import {path}"
    return "restore a backup over it, or name another file with --db"


def _name(error: sqlite3.Error) -> str:
    return str(getattr(error, "sqlite_errorname", "") or error)
