"""`--format csv`: exact, RFC 4180, `\n` line ends: what was stored is what is written."""

import csv
from collections.abc import Callable, Iterable, Iterator
from types import SimpleNamespace

from treatytrack.answers import Table
from treatytrack.spreadsheets import BLANKS, RUN, guarded, is_run

Cells = tuple[str | int, ...]

_SUSPECT = RUN | BLANKS
_BOM = "\ufeff"


def lines(
    table: Table,
    *,
    delimiter: str = ",",
    for_spreadsheet: bool = False,
    told: Callable[[int], None] | None = None,
) -> Iterator[str]:
    """The heading and a line a row, without line ends; a cell may hold line ends of its own, in quotes.

    `for_spreadsheet` begins with the sign by which a spreadsheet knows UTF-8, and neutralises what it would run. Else
    `told` hears at the end how many cells it would run.
    """
    # The writer gives back what its file's `write` gives: the line. It quotes every sign of its line end, and a lone
    # carriage return without quotes would break the line where it is read.
    line = csv.writer(SimpleNamespace(write=str), delimiter=delimiter, lineterminator="\r\n").writerow
    yield (_BOM if for_spreadsheet else "") + line([heading.name for heading in table.headings])[:-2]
    rows: Iterable[Cells] = table.rows
    if for_spreadsheet:
        rows = map(_guarded, rows)
    elif told:
        rows = _counted(rows, told)
    for row in rows:
        yield line(row)[:-2]


def _guarded(row: Cells) -> Cells:
    return tuple(guarded(cell) if isinstance(cell, str) else cell for cell in row)


def _counted(rows: Iterable[Cells], told: Callable[[int], None]) -> Iterator[Cells]:
    """The rows as they are. Most cells are empty, and of the others most are known by their first character."""
    run = 0
    for row in rows:
        for cell in filter(None, row):
            if isinstance(cell, str) and cell[0] in _SUSPECT and is_run(cell):
                run += 1
        yield row
    told(run)
