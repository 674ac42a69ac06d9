"""The file itself: its header, what SQLite says of its pages and indexes, the layout of the tables."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from treatytrack.domain.words import how_many
from treatytrack.store.checking.found import FILE, LAYOUT, Fault, Found, Looked, Older
from treatytrack.store.connection import APPLICATION_ID, belongs_to_us, is_ours
from treatytrack.store.failures import disk_said_plainly
from treatytrack.store.schema import is_current, newest_known

LAYOUTS = {"0001": "75b73e84f5a58d47c8c1028de55edc7630df38cde2b5ed48f370194fc9f18df3"}
"""The hash of all statements of each schema (`hash_of_layout`); a test holds it against the migrations."""

# Where it stands, how many bytes it has, what it says: what of the header is always the same in a register of ours.
_HEADER = (
    ("the way it is written", 18, 1, (1, 2)),
    ("the way it is read", 19, 1, (1, 2)),
    ("the form of its tables", 44, 4, (4,)),
    ("the way it lets go of pages", 52, 4, (0,)),
    ("the encoding of its texts", 56, 4, (1,)),
    ("the way it lets go of pages", 64, 4, (0,)),
    ("the mark of treatytrack", 68, 4, (APPLICATION_ID,)),
    ("what is left empty", 72, 20, (0,)),
)
_MOST_LINES = 100_000
_OURS = ("agreement", "history")


def header_faults(path: Path) -> Iterator[Fault]:
    """What the first bytes of the file say wrongly, read before SQLite opens it: closing it later would undo locks."""
    with disk_said_plainly(path), path.open("rb") as file:
        head = file.read(100)
    for what, start, length, right in _HEADER:
        if int.from_bytes(head[start : start + length], "big") not in right:
            yield Fault(FILE, f"{what} is not what a register has there (byte {start} of the file)")


def refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    """Raises RegisterUnusable for a database of another program; a mark of ours alone may be damaged."""
    if not is_ours(connection):
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        if not names.issuperset(_OURS):
            belongs_to_us(connection, path)


def of_sqlite(connection: sqlite3.Connection, *, quick: bool) -> Iterator[Found]:
    """What SQLite finds wrong in pages, indexes and conditions; and rows that belong to nothing, unless `quick`."""
    pragma = "quick_check" if quick else "integrity_check"
    for (said,) in connection.execute(f"PRAGMA {pragma}({_MOST_LINES})"):
        for line in str(said).splitlines():
            if line != "ok" and not line.startswith("*** in database"):
                yield Fault(FILE, f"SQLite says: {line}")
    if not quick:
        lost = Counter((table, of) for table, _, of, _ in connection.execute("PRAGMA foreign_key_check"))
        for (table, of), count in lost.items():
            yield Fault(FILE, f"{how_many(count, 'row')} of {table} {'belongs' if count == 1 else 'belong'} to no {of}")
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    yield Looked(FILE, how_many(pages, "page"))


def of_layout(connection: sqlite3.Connection, path: Path) -> Iterator[Found]:
    """What of the schema is not as this program makes it. Raises RegisterUnusable: a newer program wrote it."""
    known = newest_known()
    rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    says = [row[0] for row in rows]
    yield Looked(LAYOUT, f"schema {known}")
    if says != [f"{number:04}"]:
        told = " and ".join(map(str, says)) or "nothing"
        yield Fault(LAYOUT, f"the number of the schema is {told} in one place and {number:04} in another")
    elif not is_current(connection, path):
        yield Older(says[0])
    elif hash_of_layout(statements := layout_of(connection)) != LAYOUTS[known]:
        yield from _layout_faults(statements)


def layout_of(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """The statement of each table and index, by kind and name, without line breaks; what ANALYZE adds is no part."""
    found = connection.execute(
        "SELECT type, name, tbl_name, ifnull(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"
    )
    # Only these: no single bit makes one of another, so that a damaged one is seen.
    flat = str.maketrans("\t\n", "  ")
    return {
        (kind, name): " ".join([table, *filter(None, sql.translate(flat).split(" "))])
        for kind, name, table, sql in found
    }


def hash_of_layout(statements: Mapping[tuple[str, str], str]) -> str:
    """One hash of them all."""
    return sha256(repr(sorted(statements.items())).encode("utf-8", "surrogateescape")).hexdigest()


def _layout_faults(statements: Mapping[tuple[str, str], str]) -> Iterator[Fault]:
    """What differs from a new register, which is made beside: another SQLAlchemy may write a statement otherwise."""
    from contextlib import closing  # noqa: PLC0415  (all of this only where something differs)
    from tempfile import TemporaryDirectory  # noqa: PLC0415  (as above)

    from treatytrack.store import migrate  # noqa: PLC0415  (as above)

    with TemporaryDirectory(prefix="treatytrack-") as folder:
        new = Path(folder) / "new.db"
        migrate.create(new)
        with closing(sqlite3.connect(new)) as connection:
            right = layout_of(connection)
    for kind, name in sorted(right.keys() | statements.keys()):
        if (kind, name) not in statements:
            yield Fault(LAYOUT, f"the {kind} {name} is not there")
        elif (kind, name) not in right:
            yield Fault(LAYOUT, f"the {kind} {name} is none of treatytrack's")
        elif right[kind, name] != statements[kind, name]:
            yield Fault(LAYOUT, f"the {kind} {name} is not as treatytrack makes it")
