"""A damaged register made anew of its history: what was recorded is told there, and all else follows from it.

A new file is written, looked through, and put in the place of the damaged one, which stays beside it: to write among
damaged pages would damage more.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from itertools import islice
from pathlib import Path

from treatytrack.columns import agreement_stored
from treatytrack.domain.validity import RULE_SET
from treatytrack.errors import RegisterUnusable
from treatytrack.event_columns import NAMES as EVENT_NAMES
from treatytrack.event_columns import event_stored
from treatytrack.store import migrate
from treatytrack.store.binding import bound_to
from treatytrack.store.checking import faults
from treatytrack.store.checking.found import NOT_TO_BE_MADE_ANEW
from treatytrack.store.checking.history import told_of
from treatytrack.store.checking.told import texts_told, told_cells
from treatytrack.store.connection import connected, may_write, register_file, uri_of
from treatytrack.store.copies.restoring import put_in_its_place
from treatytrack.store.derived import Derived
from treatytrack.store.disks import refuse_network_disk
from treatytrack.store.event_rows import rows_of
from treatytrack.store.failures import disk_said_plainly, said_plainly, unwritable
from treatytrack.store.locking import our_turn
from treatytrack.store.past.numbers_then import given
from treatytrack.store.resting import Rows, at_rest
from treatytrack.store.rowwise import AT_ONCE, RowWriter
from treatytrack.store.writable import WritableRegister

_AS_THEY_ARE = ("history", "party", "setting", "report_run")
_GIVEN = """
    INSERT INTO issued_ref (ref) SELECT DISTINCT ref FROM history NOT INDEXED WHERE subject IN ('agreement', 'event')
"""
_NUMBER = "INSERT INTO issued_number (ref, number, mark) VALUES (?, ?, ?)"
_NOT_YET = Derived((), (), (), ())


def mend(
    path: Path, *, now: datetime, allow_network_disk: bool = False, told: Callable[[], None] = lambda: None
) -> Path:
    """Make anew all that follows from the history; gives the place where the damaged file is kept.

    Raises RegisterUnusable: the history, the record or the reports remembered are damaged themselves, or the file or
    its folder cannot be written; TreatytrackError: the disk is full. Then nothing was changed.
    """
    file = register_file(path)
    if not allow_network_disk:
        refuse_network_disk(file)
    if not (may_write(file) and may_write(file.parent)):
        raise unwritable(file)
    with our_turn(file, told):
        if lost := next((fault for fault in faults(file) if fault.part in NOT_TO_BE_MADE_ANEW), None):
            raise RegisterUnusable(
                f"{path} cannot be made anew, because what nothing else tells is damaged ({lost.what}); nothing was "
                "changed: put the newest backup in its place with treatytrack restore FILE"
            )
        new = file.with_name(f"{file.name}.mending")
        with disk_said_plainly(file, writing=True):
            try:
                new.unlink(missing_ok=True)
                migrate.create(new)
                _tell_again(file, new, now)
                if left := next(faults(new), None):
                    raise RegisterUnusable(f"{path} could not be made anew: {left.what}; nothing was changed")
                kept = put_in_its_place(new, file, now, told)
            finally:
                new.unlink(missing_ok=True)
    assert kept is not None, "there was a register to be mended"
    return kept


def _tell_again(old: Path, new: Path, now: datetime) -> None:
    """Write what the history of the old file tells into the new one, which is empty."""
    with (
        said_plainly(old),
        closing(connected(new, writing=True)) as connection,
        bound_to(connection) as bound,
    ):
        connection.execute("ATTACH ? AS old", (uri_of(old, "mode=ro"),))
        connection.execute("BEGIN IMMEDIATE")
        for table in _AS_THEY_ARE:
            # WHERE: without a condition SQLite would copy the indexes page by page, damage and all.
            connection.execute(f"INSERT INTO {table} SELECT * FROM old.{table} NOT INDEXED WHERE 1")
        connection.execute(_GIVEN)
        write = RowWriter(connection, bound)
        waiting = _agreements(connection)
        while together := list(islice(waiting, AT_ONCE)):
            write.add_agreements(together)
        for number, (_, changes) in enumerate(told_of(connection, "event", indexed=True), start=1):
            if told := told_cells(changes[-1].after):
                write.add(rows_of(event_stored(str(told.get(name, "")) for name in EVENT_NAMES), number))
        register = WritableRegister(connection, bound, user="", command="check", now=now)
        register.derive_anew(RULE_SET)
        connection.execute("COMMIT")


def _agreements(connection: sqlite3.Connection) -> Iterator[Rows]:
    """The agreements as they were last recorded; the numbers of their events are written on the way."""
    number = 0
    for ref, changes in told_of(connection, "agreement", indexed=True):
        events, ever = given(changes)
        connection.executemany(_NUMBER, [(ref, *one) for one in ever])
        if texts := texts_told(changes[-1].after):
            number += 1
            yield at_rest(agreement_stored(texts), texts, number, events, _NOT_YET)
