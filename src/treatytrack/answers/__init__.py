"""What every format is handed, values before they are text: a table here, what fewer ask for in a file each."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple


class Heading(NamedTuple):
    """The head of a table's column: its stable name, what people read, and the kind of its cells."""

    name: str
    title: str
    kind: str


class Table(NamedTuple):
    """Headings, and rows of cells that are text or numbers ('' is none)."""

    headings: tuple[Heading, ...]
    rows: Iterable[tuple[str | int, ...]]


class About(NamedTuple):
    """What a table is about, where it stands alone in a file: what it lists, the as-of day, the register, the query."""

    title: str
    day: date
    register: str = ""
    narrowed: str = ""
    below: str = ""
    """What is said of its rows; '' where that is how many they are."""
