"""Where a table stands in its file: the rows that name the columns, the title above them, and what stands below."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from treatytrack.columns import NAMES, name_meant
from treatytrack.errors import WrongRequest
from treatytrack.importers.decoding import REJECTED

MOST_ABOVE = 20
"""So many lines of title may stand above the heading."""

_MOST_ROWS = 5
_FEWEST = 3
"""A title and two parties: fewer cells may be a title in two."""


@dataclass(frozen=True)
class Extent:
    """Of what in a file the table is: so many rows of heading, and all rows up to one that begins so, if any does.

    Where there are `groups`, a row that fills one column alone names that of those below; it may be short. `header` are
    columns that the heading must name.
    """

    heading_rows: int = 1
    ends_before: tuple[Callable[[str], bool], ...] = ()
    groups: str = ""
    header: tuple[str, ...] = ()

    def is_over(self, cells: Sequence[str]) -> bool:
        """Whether a record stands below the table: by the first of its cells that is filled."""
        if not self.ends_before:
            return False
        begins = next((text for cell in cells if (text := cell.strip())), "")
        return any(test(begins) for test in self.ends_before)


WHOLE = Extent()


def rows_named(written: str) -> int:
    """Of how many rows a heading is. Raises WrongRequest: it is no such number."""
    if not (written.isascii() and written.isdecimal() and 0 < int(written) <= _MOST_ROWS):
        raise WrongRequest(f'"{written}" is no number of rows from 1 to {_MOST_ROWS}')
    return int(written)


def lines_above_named(first: Sequence[Sequence[str]], extent: Extent) -> int | None:
    """How many of a table's first records stand above the one that has the columns of the header; None where none has.

    Whatever stands above: a program that computes with tables writes there what they were chosen by.
    """
    wanted = {name_meant(name, {}) for name in extent.header}
    if not wanted:
        return None
    for above in range(len(first) - extent.heading_rows + 1):
        heading = one_heading(first[above : above + extent.heading_rows])
        if wanted <= {name_meant(name, {}) for name in heading}:
            return above
    return None


def lines_above(first: Iterable[Sequence[str]], extent: Extent = WHOLE) -> int:
    """How many of a table's first records stand above its heading: a title fills one cell, a heading many.

    None where the first can be a heading, or is blank: a title is one cell, and bears no name of ours.
    """
    if extent.heading_rows > 1:
        return _above_several(list(first), extent.heading_rows)
    for above, cells in enumerate(first):
        filled = [cell for cell in cells if cell.strip()]
        if above == 0 and (len(filled) != 1 or any(name_meant(cell) in NAMES for cell in filled)):
            return 0
        if len(filled) >= _FEWEST:
            return above
    return 0


def _above_several(first: Sequence[Sequence[str]], rows: int) -> int:
    """The same of a heading of several rows, which name the columns together; a title is in the first column alone."""
    filled = [{at for at, cell in enumerate(cells) if cell.strip()} for cells in first]
    for above in range(len(filled) - rows + 1):
        heading = filled[above : above + rows]
        if all(heading) and heading[0] != {0} and len(set().union(*heading)) >= _FEWEST:
            return above
    return 0


def said_above(name: str, line: int) -> str:
    """What is said of what stands above the heading."""
    return f"{name}: the headings are those of line {line}; what stands above is passed over"


def counting(names: Sequence[str], cells: Sequence[str]) -> int | None:
    """Which column does no more than count the rows, by the names of all and the first record; None where none does.

    Where tables are taken from a program that computes with them, the number of each row stands before all columns,
    without a name.
    """
    first = next((at for at, name in enumerate(names) if name_meant(name) not in REJECTED), None)
    return first if first is not None and not names[first].strip() and cells[first].strip().isdecimal() else None


def unnamed(names: Sequence[str], cells: Sequence[str], counted: int | None) -> int | None:
    """The first column that has no name and says something in this record, but for the numbers of rows."""
    for at, (name, cell) in enumerate(zip(names, cells, strict=True)):
        if cell.strip() and not name.strip() and not (at == counted and cell.strip().isdecimal()):
            return at
    return None


def said_counted(name: str) -> str:
    """What is said where a column counts the rows."""
    return f"{name}: the first column has no name and holds numbers: they are taken to count the rows, and left out"


def in_second_row(line: int, top: int, names: Sequence[str], cell: str) -> tuple[str, ...]:
    """What may be the reason of a column without a name: that right below the heading's first line it has one.

    A heading with one name may be a title as well, and a number counts the rows.
    """
    if line != top + 1 or cell.strip().isdecimal() or sum(1 for name in names if name.strip()) < 2:
        return ()
    return (f"If line {line} belongs to the heading too, say so in a preset: heading-rows = 2 under [read]",)


def one_heading(rows: Sequence[Sequence[str]]) -> list[str]:
    """The names of the columns out of all rows of a heading, joined from the top by blanks.

    The name of a group stands over its first column only, and the cells beside it are empty: it is that of all up to
    the next. Over a column that has no name below it is no group, but that column's own name.
    """
    if len(rows) == 1:
        return list(rows[0])
    columns = [list(map(str.strip, parts)) for parts in zip_longest(*rows, fillvalue="")]
    names = []
    groups = [""] * (len(rows) - 1)
    for parts in columns:
        for at in range(len(groups)):
            if parts[at]:
                groups[at:] = [parts[at] if any(parts[at + 1 :]) else "", *[""] * (len(groups) - at - 1)]
            elif any(parts[at + 1 :]):
                parts[at] = groups[at]
        names.append(" ".join(dict.fromkeys(filter(None, parts))))
    return names
