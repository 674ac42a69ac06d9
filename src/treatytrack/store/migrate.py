"""Bringing a register to the schema of this program: whole or not at all, after a copy made beside it.

Alembic's own way on SQLite leaves most interrupted upgrades half done, and empties child tables without a word when it
rebuilds their parent. So the transaction is ours from the first step to the last, references are not enforced while
tables are rebuilt, and nothing is kept unless the result is sound and holds as many rows as before.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from treatytrack.domain.validity import RULE_SET
from treatytrack.errors import RegisterUnusable, TreatytrackError
from treatytrack.store import search
from treatytrack.store.binding import bound_to
from treatytrack.store.connection import APPLICATION_ID, connected, may_write, waited_for
from treatytrack.store.copies.copying import copied, orphaned, unsound
from treatytrack.store.copies.setting_aside import place_for_copy
from treatytrack.store.derived import COLUMNS as DERIVED_TABLES
from treatytrack.store.disks import refuse_network_disk
from treatytrack.store.failures import disk_said_plainly, said_plainly
from treatytrack.store.locking import our_turn
from treatytrack.store.schema import is_current, migrations_folder, newest_known, schema_of

if TYPE_CHECKING:
    from sqlalchemy import Connection, ExceptionContext

_LARGE = 5_000_000
"""From so many bytes on an upgrade takes long enough to be spoken of beforehand."""

_OF_DISK = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_PERM, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_READONLY,
})  # fmt: skip
"""What SQLite says when it is no fault of the migration: a full disk, a lock, an error of reading or writing."""


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
        _run_migrations(connection, bound, folder)
        connection.execute("COMMIT")


def upgrade(
    path: Path,
    folder: Path | None = None,
    *,
    say: Callable[[str], None] = lambda _: None,
    told: Callable[[], None] = lambda: None,
) -> None:
    """Bring an older register to the newest schema, through every step in between; the caller holds the lock.

    A copy of it as it was stays beside it as `NAME.before-0002`, one for each schema. What was done is said to `say`;
    `told` is called where other programs keep us waiting.
    Raises TreatytrackError: the disk has no room. RegisterUnusable: it cannot be written here, or the upgrade failed;
    the register is as it was.
    """
    _refuse_unwritable(path)
    _refuse_without_room(path)
    newest = newest_known(folder)
    with (
        said_plainly(path, writing=True),
        closing(connected(path, writing=True, told=told)) as connection,
        bound_to(connection) as bound,
    ):
        # Before BEGIN, because inside a transaction this is ignored; a rebuilt table would empty its children.
        connection.execute("PRAGMA foreign_keys = OFF")
        waited_for(connection, "BEGIN IMMEDIATE", told)
        if is_current(connection, path, folder):
            return  # somebody who takes no turn did it while we waited
        # Whoever still reads is waited for at the end, and not again for every page that no longer fits into memory.
        connection.execute("PRAGMA busy_timeout = 0")
        step = f"{path} from schema {schema_of(connection, path)} to schema {newest}"
        # Made while nobody else may write: it is what the upgrade begins with, to the last row.
        copy = place_for_copy(path, newest, connection)
        copied(path, copy)
        if path.stat().st_size >= _LARGE:
            say(f"Upgrading {step}, which may take a while")
        _upgraded_within(connection, bound, path, copy, folder)
        _commit(connection, path, folder, told)
    say(f"Upgraded {step}; a copy of it as it was is at {copy}")


def bring_up_to_date(
    path: Path,
    *,
    say: Callable[[str], None],
    told: Callable[[], None],
    allow_network_disk: bool,
) -> None:
    """Upgrade an older register on behalf of somebody who only wants to read it. Raises what `upgrade` does."""
    _refuse_unwritable(path)
    if not allow_network_disk:
        refuse_network_disk(path)
    with our_turn(path, told):
        with said_plainly(path), closing(connected(path)) as connection:
            current = is_current(connection, path)
        if not current:  # nobody did it while we waited
            upgrade(path, say=say, told=told)


def _upgraded_within(
    connection: sqlite3.Connection, bound: "Connection", path: Path, copy: Path, folder: Path | None
) -> None:
    """All of it but the end, inside the transaction that is open. Raises what `upgrade` does."""
    before = _row_counts(connection)
    try:
        _run_migrations(connection, bound, folder)
        wrong = _lost(before, _row_counts(connection)) or orphaned(connection)
        if not wrong:
            _follow_anew(connection, bound)
            wrong = unsound(connection)
    except TreatytrackError:
        raise
    except Exception as error:
        if _is_of_disk(error):
            raise
        raise _failed(path, copy, str(getattr(error, "orig", error))) from error
    if wrong:
        raise _failed(path, copy, wrong)


def _run_migrations(connection: sqlite3.Connection, bound: "Connection", folder: Path | None) -> None:
    """Run what is missing, inside the transaction that is open."""
    from alembic import command  # noqa: PLC0415  (half a second; only a new or an older register needs it)
    from alembic.config import Config  # noqa: PLC0415  (as above)

    config = Config()
    config.set_main_option("script_location", str(folder or migrations_folder()).replace("%", "%%"))
    config.attributes["connection"] = bound
    with _one_transaction(connection, bound):
        command.upgrade(config, "head")
        bound.exec_driver_sql(f"PRAGMA user_version = {int(newest_known(folder))}")


def _follow_anew(connection: sqlite3.Connection, bound: "Connection") -> None:
    """Make what follows from the record anew: a step may have changed the record or emptied what follows from it."""
    from treatytrack.store.deriving import derive_anew  # noqa: PLC0415  (a quarter of a second, as above)
    from treatytrack.store.reading import ReadableRegister  # noqa: PLC0415  (which calls us)
    from treatytrack.store.rowwise import RowWriter  # noqa: PLC0415  (as above)

    derive_anew(ReadableRegister(connection), RowWriter(connection, bound), RULE_SET)
    search.rebuild(connection)


@contextmanager
def _one_transaction(connection: sqlite3.Connection, bound: "Connection") -> Iterator[None]:
    """No step may begin or end a transaction, nor go on behind one: what was done so could not be undone.

    An error of the disk ends it too, and alembic and SQLAlchemy pass over errors where they read a schema.
    """
    from sqlalchemy import event  # noqa: PLC0415  (as above)

    def allowed(action: int, *_: object) -> int:
        ours = connection.in_transaction and action != sqlite3.SQLITE_TRANSACTION
        return sqlite3.SQLITE_OK if ours else sqlite3.SQLITE_DENY

    def not_passed_over(failed: "ExceptionContext") -> None:
        if not connection.in_transaction:
            raise failed.original_exception

    event.listen(bound.engine, "handle_error", not_passed_over)
    connection.set_authorizer(allowed)
    try:
        yield
    finally:
        connection.set_authorizer(None)


def _commit(connection: sqlite3.Connection, path: Path, folder: Path | None, told: Callable[[], None]) -> None:
    """Commit; after an error the outcome is not known, so look whether it is upgraded after all."""
    try:
        waited_for(connection, "COMMIT", told)
    except sqlite3.Error:
        if connection.in_transaction:
            raise  # rolled back on the way out
        with closing(connected(path)) as looking:
            kept = is_current(looking, path, folder)
        if not kept:
            raise


def _is_of_disk(error: Exception) -> bool:
    """Whether it is no fault of the migration."""
    return getattr(getattr(error, "orig", error), "sqlite_errorcode", 0) & 0xFF in _OF_DISK


def _row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table of the record has: what follows from the record is made anew, be it more or less."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    tables = [
        name
        for (name,) in names.fetchall()
        if name not in DERIVED_TABLES and name != "alembic_version" and name.partition("_")[0] != search.NAME
    ]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}


def _lost(before: dict[str, int], after: dict[str, int]) -> str:
    """What is no longer in the register, or is in it twice; '' if nothing is."""
    for table, count in before.items():
        if table not in after:
            return f"{table} with its {count} rows would be gone"
        if after[table] != count:
            return f"{table} had {count} rows and would have {after[table]}"
    return ""


def _refuse_unwritable(path: Path) -> None:
    if not (may_write(path) and may_write(path.parent)):
        raise RegisterUnusable(
            f"{path} was made by an older treatytrack and must be upgraded before it is used, but it cannot be written "
            f"here; nothing was changed: make the file and the folder {path.parent} writable, or use a copy with --db"
        )


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
