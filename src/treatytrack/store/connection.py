"""Opening a register so that nothing is lost: every connection to SQLite starts here.

The defaults of sqlite3 send no BEGIN before a SELECT, so that sixteen programs that read and then write lose most of
each other's changes without an error; they also make an empty register of a mistyped path. Here a transaction begins
where we say so, and a file is only opened if it is there. Only the standard library is used: reading must start fast.
"""

import os
import sqlite3
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from treatytrack.errors import RegisterUnusable
from treatytrack.store import search
from treatytrack.store.failures import is_locked, said_plainly, unreadable
from treatytrack.store.folding import folded
from treatytrack.store.interrupting import uninterrupted
from treatytrack.store.recurring import may_recur_from
from treatytrack.store.series_rows import CELLS, may_come_round, may_show

APPLICATION_ID = 0x54525459
"""Stands in the file's header ("TRTY"), so that the register is told from the files of other programs."""

READER_WAITS = 10.0
WRITER_WAITS = 60.0
"""How many seconds to wait for another program to let go of the register."""

PATIENCE = 1.0
"""After so many seconds of waiting somebody should be told."""

_AT_A_TIME = 0.2
"""SQLite's own waiting hears no Ctrl-C: so long it may wait at a time."""

SAFE = ("PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON")
# DELETE rather than WAL: a WAL register cannot be read in a read-only folder or on a full disk. With EXTRA the folder
# is synced too after the journal is gone; without it a power cut can bring back an acknowledged change's journal.
_BY_JOURNAL = "PRAGMA journal_mode = DELETE"
_BY_LOG = "PRAGMA journal_mode = WAL"
_DURABLE = ("PRAGMA foreign_keys = ON", "PRAGMA synchronous = EXTRA")
# An index is written all over: with SQLite's 2 MB a large import would read back what it has just let go.
# And what has no room in it goes into the file before the change is finished, which shuts all readers out until then.
_ROOMY = ("PRAGMA cache_size = -65536", "PRAGMA cache_spill = -131072")


def register_file(path: Path) -> Path:
    """The register's own file, links followed, so that everybody locks the same one.

    Raises RegisterUnusable where there is no file that could be a register.
    """
    nothing = "nothing was created"
    try:
        found = path.stat()
    except FileNotFoundError:
        if path.is_symlink():
            raise RegisterUnusable(
                f"{path} is a link to {path.readlink()}, which is not there; {nothing}: repair the link, "
                "or name the register with --db"
            ) from None
        if not os.path.exists(path.parent):
            raise RegisterUnusable(
                f"There is no folder {path.parent}, so no register {path.name} in it; {nothing}: check the path"
            ) from None
        raise RegisterUnusable(
            f"There is no register at {path}; {nothing}: check the path, or make one with {to_make_one_at(path)}"
        ) from None
    except PermissionError:
        raise unreadable(path) from None
    except OSError as error:
        raise RegisterUnusable(f"{path} cannot be a register: {error.strerror}; {nothing}: check the path") from None
    if stat.S_ISDIR(found.st_mode):
        raise RegisterUnusable(f"{path} is a folder, not a register; {nothing}: name the file in it")
    if not stat.S_ISREG(found.st_mode):
        raise RegisterUnusable(f"{path} is not a file, so no register; {nothing}: check the path")
    if found.st_size == 0:
        raise RegisterUnusable(
            f"{path} is empty (0 bytes), so no register; nothing was changed: restore a backup over it, "
            f"or remove it and run {to_make_one_at(path)}"
        )
    return path.resolve()


def uri_of(path: Path, options: str) -> str:
    """The words by which SQLite opens a file in a certain way.

    `Path.as_uri` says the same; from Python 3.14 on it imports all that reads from the web, a sixth of a start.
    """
    place = path.absolute().as_posix()
    return f"file://{'' if place.startswith('/') else '/'}{quote(os.fsencode(place))}?{options}"


def connected(path: Path, *, writing: bool = False, told: Callable[[], None] = lambda: None) -> sqlite3.Connection:
    """An open connection to an existing file, in no transaction. Raises what `said_plainly` says.

    `told` is called where other programs keep a writer waiting.

    Readers too ask for the right to write: after a crash the half-written change must be undone before reading, and
    SQLite falls back to reading where the right is not given. `query_only` keeps them from using it.
    """
    with said_plainly(path, writing=writing):
        connection = sqlite3.connect(
            uri_of(path, "mode=rw"),
            uri=True,
            isolation_level=None,
            timeout=WRITER_WAITS if writing else READER_WAITS,
            check_same_thread=False,
        )
        try:
            for pragma in (*SAFE, *((*_ROOMY, *_DURABLE) if writing else ())):
                connection.execute(pragma)
            know_our_functions(connection)
            if writing:
                search.refuse_without(connection, path)
            if _is_surely_ours(connection):  # another program may want its file as it is
                _by_journal(connection, writing, told)
            if not writing:
                connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
        return connection


def waited_for(
    connection: sqlite3.Connection,
    statement: str,
    told: Callable[[], None],
    done: Callable[[], None] = lambda: None,
) -> None:
    """Execute a statement that other programs may hold up, and call `told` where they do for more than a moment.

    `done` is called before anybody can be interrupted. Raises what SQLite says after WRITER_WAITS.
    """
    began = time.monotonic()
    _set_timeout(connection, _AT_A_TIME)
    try:
        while True:
            try:
                with uninterrupted():
                    connection.execute(statement)
                    done()
                return
            except sqlite3.OperationalError as error:
                waited = time.monotonic() - began
                if (error.sqlite_errorcode & 0xFF) != sqlite3.SQLITE_BUSY or waited > WRITER_WAITS:
                    raise
                if waited > PATIENCE:
                    told()
                    told = _nobody
    finally:
        if connection.in_transaction:  # what is done within may take its time
            _set_timeout(connection, WRITER_WAITS)


def _nobody() -> None:
    """Once is enough."""


@contextmanager
def readers_go_on(connection: sqlite3.Connection, path: Path, told: Callable[[], None]) -> Iterator[None]:
    """While a long change is made within the block, others read what was there before it, and wait for nothing.

    What is changed goes into a log beside the file (NAME-wal), which is taken into it when the change is finished or
    given up. There is only one change to a log, so that it is never begun anew while somebody reads it: SQLite before
    3.51.3 can lose a change over that. A log left by a program that died is ended by whoever opens the register next.
    """
    waited_for(connection, _BY_LOG, told)
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    try:
        yield
    finally:
        with suppress(sqlite3.Error):  # what is committed is on the disk; where readers stay long, another ends the log
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")  # most of the work, while others read
            waited_for(connection, _BY_JOURNAL, _nobody)
            if connection.execute("PRAGMA journal_mode").fetchone() == ("delete",):
                with suppress(OSError):  # SQLite does not look whether it could take it away
                    Path(f"{path}-shm").unlink(missing_ok=True)


def _by_journal(connection: sqlite3.Connection, writing: bool, told: Callable[[], None]) -> None:
    """End a log that was left behind, because whoever may only read could not read beside it; a writer waits for it."""
    if writing:
        waited_for(connection, _BY_JOURNAL, told)
        _set_timeout(connection, WRITER_WAITS)
    elif connection.execute("PRAGMA journal_mode").fetchone() == ("wal",):
        _set_timeout(connection, 0)
        with suppress(sqlite3.OperationalError):  # a long change goes on, others read, or this user may not write
            connection.execute(_BY_JOURNAL)
        _set_timeout(connection, READER_WAITS)


def _set_timeout(connection: sqlite3.Connection, seconds: float) -> None:
    connection.execute(f"PRAGMA busy_timeout = {seconds * 1000:.0f}")


def know_our_functions(connection: sqlite3.Connection) -> None:
    """Let SQL call what only Python knows: how words are folded, what a series of terms shows and when it recurs."""
    connection.create_function("folded", 1, folded, deterministic=True)
    connection.create_function("may_recur_from", 7, may_recur_from, deterministic=True)
    connection.create_function("may_come_round", len(CELLS) + 5, may_come_round, deterministic=True)
    connection.create_function("may_show", len(CELLS) + 4, may_show, deterministic=True)


def may_write(path: Path) -> bool:
    """Whether this user may write a file or in a folder; SQLite itself tells only when it comes to the first change."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def to_make_one_at(path: Path) -> str:
    """The command that makes a register there."""
    import shlex  # noqa: PLC0415  (only where there is none)

    return f"treatytrack --db {shlex.quote(str(path))} init"


def place_for_new(path: Path) -> Path:
    """Where a new register will lie, links followed. Raises RegisterUnusable: there is no folder for it."""
    if not os.path.isdir(path.parent):
        raise RegisterUnusable(
            f"There is no folder {path.parent} to make {path.name} in; nothing was created: make the folder first"
        )
    return path.resolve()


def is_of_another_program(head: bytes) -> bool:
    """Whether a file that begins so (its first 100 bytes) is an SQLite file that another program made."""
    return head.startswith(b"SQLite format 3\0") and int.from_bytes(head[68:72], "big") != APPLICATION_ID


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether it is a register by what its header says. Raises what SQLite says."""
    connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    return bool(connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,))


def belongs_to_us(connection: sqlite3.Connection, path: Path) -> None:
    """Raises RegisterUnusable for an SQLite file that another program made."""
    if not is_ours(connection):
        raise RegisterUnusable(
            f"{path} is a database of another program, not a register; nothing was changed: check the path"
        )


def _is_surely_ours(connection: sqlite3.Connection) -> bool:
    """The same; what cannot be read is told to whoever reads on, in his words."""
    try:
        return is_ours(connection)
    except UnicodeDecodeError:
        return False
    except sqlite3.DatabaseError as error:
        if is_locked(error):
            raise
        return False
