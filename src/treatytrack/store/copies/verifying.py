"""What a copy of a register holds, whether it is whole, and whether two hold the same."""

from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from treatytrack.store.checking import faults
from treatytrack.store.checking.found import Along
from treatytrack.store.connection import belongs_to_us, connected
from treatytrack.store.copies.copying import unsound
from treatytrack.store.reading import ReadableRegister
from treatytrack.store.schema import is_current


class Held(NamedTuple):
    """What a register held at one moment: how many agreements; when it was last changed (UTC), '' for never.

    `current` is False for one of an older schema.
    """

    agreements: int
    last_change: str
    current: bool


def held_in(file: Path) -> Held:
    """What a register holds. Raises what SQLite does; RegisterUnusable: made by another or a newer program."""
    with closing(connected(file)) as connection:
        belongs_to_us(connection, file)
        connection.execute("BEGIN")
        current = is_current(connection, file)
        register = ReadableRegister(connection)
        return Held(register.count(), register.past.last_change(), current)


def wrong_with(file: Path, along: Along = iter) -> str:
    """What is wrong with a register that nobody changes, in a few words; '' if nothing is. Raises what SQLite does.

    It is looked through as by `check`, `along` that which takes long; of an older schema only SQLite's own checks are
    known, because the others come with its upgrade. RegisterUnusable: made by a newer program.
    """
    with closing(connected(file)) as connection:
        if not is_current(connection, file):
            return unsound(connection)
    first = next(faults(file, along=along), None)
    return first.what if first else ""


def digest_of(file: Path) -> str:
    """A hash over all rows of all tables of a register; the index of words, which is made of them, is left out."""
    hashed = sha256()
    with closing(connected(file)) as connection:
        connection.execute("BEGIN")
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
            "AND name NOT LIKE 'search_%' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        ).fetchall()
        for (name,) in tables:
            for row in connection.execute(f'SELECT * FROM "{name}"'):
                hashed.update(repr((name, row)).encode("utf-8", "surrogatepass"))
    return hashed.hexdigest()
