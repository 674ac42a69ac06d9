"""Agreements into a register: each change with its history and its derived rows, in one transaction.

All goes through statements of the models of `tables.py`. What was said to be recorded is on the disk; if anything fails
before that, nothing was changed.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from treatytrack.domain.validity import RULE_SET
from treatytrack.errors import TreatytrackError
from treatytrack.store import migrate
from treatytrack.store.binding import bound_to
from treatytrack.store.connection import (
    belongs_to_us,
    connected,
    may_write,
    place_for_new,
    readers_go_on,
    register_file,
    waited_for,
)
from treatytrack.store.copies.copying import folder_on_disk
from treatytrack.store.disks import refuse_network_disk
from treatytrack.store.failures import disk_said_plainly, explained, has_journal, said_plainly, unwritable
from treatytrack.store.interrupting import uninterrupted
from treatytrack.store.layout import moment_told
from treatytrack.store.locking import our_turn
from treatytrack.store.past.undoing import UndoableRegister
from treatytrack.store.reading import ReadableRegister
from treatytrack.store.rowwise import AT_ONCE
from treatytrack.store.schema import is_current

_CLOCKS_DIFFER = timedelta(minutes=5)
"""By no more than that, if nobody has to see to them."""


class _KeptAfterAll(TreatytrackError):
    """The change is in the register, though the disk reported an error when it was finished."""


@contextmanager
def open_for_writing(
    path: Path,
    *,
    user: str,
    command: str,
    now: Callable[[], datetime],
    create: bool = False,
    make_folder: bool = False,
    allow_network_disk: bool = False,
    is_long: bool = False,
    told: Callable[[], None] = lambda: None,
    kept: Callable[[], None] = lambda: None,
    say: Callable[[str], None] = lambda _: None,
) -> Iterator[UndoableRegister]:
    """The register at `path`, to be changed within the block: all of it, on disk, when the block ends; else nothing.

    `create` makes one where there is none, `make_folder` its folder too. `user` and `command` go to the history, and
    the moment that `now` tells when it is our turn; a clock that cannot be right is said to `say`.
    `is_long` is for a change of many agreements: others read on meanwhile. `told` is called where other programs keep
    us waiting, and `kept` as soon as the change is on the disk, before anybody can be interrupted; what must
    be done first to a register that an older program made is said to `say`.
    Raises RegisterUnusable: it cannot be opened or written, or is kept by another program. TreatytrackError: full disk.
    """
    is_new = create and not os.path.lexists(path)
    file = _new_place(path, make_folder=make_folder) if is_new else register_file(path)
    if not allow_network_disk:
        refuse_network_disk(file)
    by = _By(user, command, now)
    with our_turn(file, told):
        if create and not file.exists():
            with _new_register(file, kept) as unfinished, _changing(unfinished, by, told, lambda: None) as register:
                yield register
            return
        if not may_write(file):
            raise unwritable(file)
        # Looked at as a reader: the settings of a writer would change a file that a newer program keeps otherwise.
        with said_plainly(file, writing=True), closing(connected(file)) as connection:
            belongs_to_us(connection, file)
            current = is_current(connection, file)
        if not current:
            migrate.upgrade(file, say=say, told=told)
        # On a network disk machines share no memory, by which all would have to follow the log of a long change.
        ways = {"is_long": is_long, "may_keep_log": not allow_network_disk}
        with _changing(file, by, told, kept, say, **ways) as register:
            yield register


def _new_place(path: Path, *, make_folder: bool) -> Path:
    with disk_said_plainly(path, writing=True):
        if make_folder:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return place_for_new(path)


@contextmanager
def _new_register(file: Path, kept: Callable[[], None]) -> Iterator[Path]:
    """A new register under another name, until its first change is whole: no empty one stays behind a failure."""
    unfinished = file.with_name(f"{file.name}.new")
    journal = file.with_name(f"{file.name}.new-journal")  # on a full disk SQLite leaves it behind
    try:
        with disk_said_plainly(unfinished, writing=True):
            unfinished.unlink(missing_ok=True)
            journal.unlink(missing_ok=True)
        migrate.create(unfinished)
        try:
            yield unfinished
        except _KeptAfterAll:
            unfinished.rename(file)
            raise
        with disk_said_plainly(file, writing=True), uninterrupted():
            unfinished.rename(file)
            kept()
        try:
            folder_on_disk(file.parent)
        except OSError as error:
            raise _kept_after_all(file, error) from error
    finally:
        with suppress(OSError):  # the register is whole or not there by now; who makes one next takes this away
            unfinished.unlink(missing_ok=True)
            journal.unlink(missing_ok=True)


class _By(NamedTuple):
    """Who changes the register, by which command, and when."""

    user: str
    command: str
    now: Callable[[], datetime]
    """Read when it is our turn: until then others may change the register, and who reads it sees nothing of ours."""


@contextmanager
def _changing(
    file: Path,
    by: _By,
    told: Callable[[], None],
    kept: Callable[[], None],
    say: Callable[[str], None] = lambda _: None,
    *,
    is_long: bool = False,
    may_keep_log: bool = False,
) -> Iterator[UndoableRegister]:
    """One transaction: committed when the block ends, rolled back when it fails."""
    with (
        said_plainly(file, writing=True),
        closing(connected(file, writing=True, told=told)) as connection,
        bound_to(connection) as bound,
    ):
        before = ReadableRegister(connection)
        is_long = is_long or (not before.derived_is_current and before.count() > AT_ONCE)
        with readers_go_on(connection, file, told) if is_long and may_keep_log else nullcontext():
            waited_for(connection, "BEGIN IMMEDIATE", told)
            moment = by.now()
            _tell_of_clock(moment, before.past.last_change(), say)
            register = UndoableRegister(connection, bound, user=by.user, command=by.command, now=moment)
            if not register.derived_is_current:
                if register.count():
                    say(f"What follows from the agreements in {file} is worked out anew, by the rules of this version")
                register.derive_anew(RULE_SET)
            yield register
            _commit(connection, register.operation, file, told, kept)


def _tell_of_clock(now: datetime, last_change: str, say: Callable[[str], None]) -> None:
    """Say that the clock is behind, or was ahead at the last change, but for the little by which clocks differ.

    The change is dated as the clock says: which of the two was wrong nobody knows here.
    """
    if last_change and (last := moment_told(last_change)) - now > _CLOCKS_DIFFER:
        say(
            f"The clock says that it is {_in_words(now)}, but the last change was made at {_in_words(last)}: one of "
            "the two is wrong; see to the clock"
        )


def _in_words(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _commit(
    connection: sqlite3.Connection, operation: str, file: Path, told: Callable[[], None], kept: Callable[[], None]
) -> None:
    """Commit; after an error the outcome is not known, so look before saying which."""
    try:
        waited_for(connection, "COMMIT", told, kept)
    except sqlite3.Error as error:
        if connection.in_transaction:
            raise  # rolled back on the way out
        if not _was_kept(operation, file, error):
            raise explained(error, file, writing=True) from error
        kept()
        raise _kept_after_all(file, error) from error


def _kept_after_all(file: Path, error: Exception) -> _KeptAfterAll:
    why = getattr(error, "strerror", None) or error
    return _KeptAfterAll(
        f"The change to {file} was kept, but the disk reported an error at its end ({why}): see to the disk"
    )


def _was_kept(operation: str, file: Path, error: sqlite3.Error) -> bool:
    """Whether a change is in the register. Raises TreatytrackError where that cannot be told."""
    try:
        with closing(connected(file)) as looking:
            return bool(looking.execute("SELECT 1 FROM history WHERE operation = ?", (operation,)).fetchone())
    except (sqlite3.Error, TreatytrackError):
        if has_journal(file):  # it is not: whoever can write next undoes it before anything is read
            return False
        raise TreatytrackError(
            f"Whether the change to {file} was kept is not known: the disk reported an error at its end ({error}), and "
            "the register cannot be read now: see to the disk, then look with treatytrack history"
        ) from error
