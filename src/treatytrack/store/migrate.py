"""Bringing a register to the schema of this program: whole or not at all, after a copy made beside it.

Alembic's own way on SQLite leaves most interrupted upgrades half done, and empties child tables without a word when it
rebuilds their parent. So the transaction is ours from the first step to the last, references are not enforced while
tables are rebuilt, and nothing is kept unless the result is sound and holds as many rows as before.
"""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from treatytrack.errors import RegisterUnusable, TreatytrackError
from treatytrack.store.binding import bound_to
from treatytrack.store.connection import APPLICATION_ID, connected, may_write
from treatytrack.store.copying import copied, unsound
from treatytrack.store.disks import refuse_network_disk
from treatytrack.store.failures import disk_said_plainly, said_plainly
from treatytrack.store.locking import our_turn
from treatytrack.store.schema import is_current, migrations_folder, newest_known

if TYPE_CHECKING:
    from sqlalchemy import Connection


def create(path: Path, folder: Path | None = None) -> None:
    """Make an empty register at `path`, where nothing is yet, for its owner only; the caller holds the lock.

    Raises what `said_plainly` and `disk_said_plainly` say.
    """
    with disk_said_plainly(path, writing=True):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    with (
        said_plainly(path, writing=True),
        closing(connected(path, writing=True)) as connection,
        bound_to(connection) as bound,
    ):
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _run_migrations(bound, folder)
        connection.execute("COMMIT")


def upgrade(path: Path, folder: Path | None = None) -> None:
    """Bring an older register to the newest schema; the caller holds the lock.

    A copy of it as it was stays beside it as `NAME.before-0002`, one for each schema.
    Raises TreatytrackError: the disk has no room. RegisterUnusable: the upgrade failed; the register is as it was.
    """
    copy = path.with_name(f"{path.name}.before-{newest_known(folder)}")
    _refuse_without_room(path)
    copied(path, copy)
    with (
        said_plainly(path, writing=True),
        closing(connected(path, writing=True)) as connection,
        bound_to(connection) as bound,
    ):
        # Before BEGIN, because inside a transaction this is ignored; a rebuilt table would empty its children.
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        before = _row_counts(connection)
        try:
            _run_migrations(bound, folder)
        except Exception as error:
            if _is_of_disk(error):
                raise
            raise _failed(path, copy, str(getattr(error, "orig", error))) from error
        if lost := _lost(connection, before):
            raise _failed(path, copy, lost)
        connection.execute("COMMIT")


def bring_up_to_date(path: Path) -> None:
    """Upgrade an older register on behalf of somebody who only wants to read it.

    Raises what `upgrade` does; RegisterUnusable: it cannot be written here.
    """
    if not (may_write(path) and may_write(path.parent)):
        raise RegisterUnusable(
            f"{path} was made by an older treatytrack and must be upgraded before it is read, but it cannot be written "
            f"here; nothing was changed: make the file and the folder {path.parent} writable, or read a copy with --db"
        )
    refuse_network_disk(path)
    with our_turn(path):
        with said_plainly(path), closing(connected(path)) as connection:
            current = is_current(connection, path)
        if not current:  # nobody did it while we waited
            upgrade(path)


def _run_migrations(bound: "Connection", folder: Path | None) -> None:
    """Run what is missing, inside the transaction that is open."""
    from alembic import command  # noqa: PLC0415  (half a second; only a new or an older register needs it)
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(folder or migrations_folder()).replace("%", "%%"))
    config.attributes["connection"] = bound
    command.upgrade(config, "head")
    bound.exec_driver_sql(f"PRAGMA user_version = {int(newest_known(folder))}")


def _is_of_disk(error: Exception) -> bool:
    """Whether it is no fault of the migration: a full disk, a lock, an error of reading or writing."""
    code = getattr(getattr(error, "orig", error), "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code not in (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH) and code & 0xFF != sqlite3.SQLITE_CONSTRAINT


def _row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
    ).fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables}


def _lost(connection: sqlite3.Connection, before: dict[str, int]) -> str:
    """What is wrong with the register as it stands, or no longer in it; '' if nothing is."""
    if wrong := unsound(connection):
        return wrong
    after = _row_counts(connection)
    for table, count in before.items():
        if after.get(table, count) != count:
            return f"{table} had {count} rows and would have {after[table]}"
    return ""


def _refuse_without_room(path: Path) -> None:
    """The copy, and the old pages that are kept until the upgrade is whole."""
    with disk_said_plainly(path, writing=True):
        size, free = path.stat().st_size, shutil.disk_usage(path.parent).free
    if free < 3 * size:
        raise TreatytrackError(
            f"{path} must be upgraded, and the disk has {free} bytes left where {3 * size} are needed for that and a "
            "copy; nothing was changed: make room and run this again"
        )


def _failed(path: Path, copy: Path, why: str) -> RegisterUnusable:
    return RegisterUnusable(
        f"{path} could not be upgraded: {why}; nothing was changed, and a copy is at {copy}: please report this"
    )
