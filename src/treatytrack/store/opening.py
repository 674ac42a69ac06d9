"""A register is opened to be read.

A reader makes no file, takes no lock file, and works in a folder that cannot be written. While a read is open other
programs can read and prepare changes, but not finish them: take what is needed and let go.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from sqlite3 import Connection

from treatytrack.store.connection import belongs_to_us, connected, register_file
from treatytrack.store.failures import said_plainly
from treatytrack.store.reading import ReadableRegister
from treatytrack.store.schema import is_current


@contextmanager
def open_for_reading(
    path: Path,
    *,
    say: Callable[[str], None] = lambda _: None,
    told: Callable[[], None] = lambda: None,
    allow_network_disk: bool = False,
) -> Iterator[ReadableRegister]:
    """The register at `path`, as it is now, for the length of the block.

    One of an older schema is upgraded first, after a copy; that is said to `say`, and `told` is called where other
    programs keep us waiting with it.
    Raises RegisterUnusable: there is none, it is none, it is damaged, locked, not permitted, or too new.
    """
    file = register_file(path)
    with said_plainly(file):
        while (connection := _current(file)) is None:
            from treatytrack.store.migrate import bring_up_to_date  # noqa: PLC0415  (only an older one needs it)

            bring_up_to_date(file, say=say, told=told, allow_network_disk=allow_network_disk)
        with closing(connection):
            yield ReadableRegister(connection)


def _current(file: Path) -> Connection | None:
    """A connection inside a read transaction; None where the register has an older schema."""
    connection = connected(file)
    try:
        belongs_to_us(connection, file)
        connection.execute("BEGIN")
        if is_current(connection, file):
            return connection
    except BaseException:
        connection.close()
        raise
    connection.close()
    return None
