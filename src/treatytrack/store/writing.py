"""Agreements into a register: each change with its history and its derived rows, in one transaction.

All goes through statements of the models of `tables.py`. What was said to be recorded is on the disk; if anything fails
before that, nothing was changed.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from treatytrack.errors import TreatytrackError
from treatytrack.store import migrate
from treatytrack.store.binding import bound_to
from treatytrack.store.connection import belongs_to_us, connected, may_write, place_for_new, register_file, waited_for
from treatytrack.store.copying import folder_on_disk
from treatytrack.store.deriving import derive_anew
from treatytrack.store.disks import refuse_network_disk
from treatytrack.store.failures import disk_said_plainly, explained, said_plainly, unwritable
from treatytrack.store.locking import our_turn
from treatytrack.store.schema import is_current
from treatytrack.store.undoing import UndoableRegister


class _KeptAfterAll(TreatytrackError):
    """The change is in the register, though the disk reported an error when it was finished."""


@contextmanager
def open_for_writing(
    path: Path,
    *,
    user: str,
    command: str,
    now: datetime,
    create: bool = False,
    make_folder: bool = False,
    allow_network_disk: bool = False,
    told: Callable[[], None] = lambda: None,
    say: Callable[[str], None] = lambda _: None,
) -> Iterator[UndoableRegister]:
    """The register at `path`, to be changed within the block: all of it, on disk, when the block ends; else nothing.

    `create` makes one where there is none, `make_folder` its folder too. `user`, `command` and `now` go to the history.
    `told` is called where other programs keep us waiting; what must be done first to a register that an older program
    made is said to `say`.
    Raises RegisterUnusable: it cannot be opened or written, or is kept by another program. TreatytrackError: full disk.
    """
    is_new = create and not os.path.lexists(path)
    file = _new_place(path, make_folder=make_folder) if is_new else register_file(path)
    if not allow_network_disk:
        refuse_network_disk(file)
    with our_turn(file, told):
        if create and not file.exists():
            with _new_register(file) as unfinished, _changing(unfinished, user, command, now, told) as register:
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
        with _changing(file, user, command, now, told, say) as register:
            yield register


def _new_place(path: Path, *, make_folder: bool) -> Path:
    with disk_said_plainly(path, writing=True):
        if make_folder:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return place_for_new(path)


@contextmanager
def _new_register(file: Path) -> Iterator[Path]:
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
        with disk_said_plainly(file, writing=True):
            unfinished.rename(file)
        try:
            folder_on_disk(file.parent)
        except OSError as error:
            raise _kept_after_all(file, error) from error
    finally:
        with suppress(OSError):  # the register is whole or not there by now; who makes one next takes this away
            unfinished.unlink(missing_ok=True)
            journal.unlink(missing_ok=True)


@contextmanager
def _changing(
    file: Path,
    user: str,
    command: str,
    now: datetime,
    told: Callable[[], None],
    say: Callable[[str], None] = lambda _: None,
) -> Iterator[UndoableRegister]:
    """One transaction: committed when the block ends, rolled back when it fails."""
    with (
        said_plainly(file, writing=True),
        closing(connected(file, writing=True)) as connection,
        bound_to(connection) as bound,
    ):
        waited_for(connection, "BEGIN IMMEDIATE", told)
        register = UndoableRegister(connection, bound, user=user, command=command, now=now)
        if not register.derived_is_current:
            if register.count():
                say(f"What follows from the agreements in {file} is worked out anew, by the rules of this treatytrack")
            derive_anew(connection, bound)
        yield register
        _commit(connection, register.operation, file, told)


def _commit(connection: sqlite3.Connection, operation: str, file: Path, told: Callable[[], None]) -> None:
    """Commit; after an error the outcome is not known, so look before saying which."""
    try:
        waited_for(connection, "COMMIT", told)
    except sqlite3.Error as error:
        if connection.in_transaction:
            raise  # rolled back on the way out
        with closing(connected(file)) as looking:
            kept = looking.execute("SELECT 1 FROM history WHERE operation = :op", {"op": operation}).fetchone()
        if not kept:
            raise explained(error, file, writing=True) from error
        raise _kept_after_all(file, error) from error


def _kept_after_all(file: Path, error: Exception) -> _KeptAfterAll:
    why = getattr(error, "strerror", None) or error
    return _KeptAfterAll(
        f"The change to {file} was kept, but the disk reported an error at its end ({why}): see to the disk"
    )
