"""Cells that are empty because the row above says it: lists under the name of a country, merged cells, ditto marks."""

import re
from collections.abc import Sequence

from treatytrack.importers.decoding import shown
from treatytrack.rows import Broken, Record, Row

_DITTO = re.compile(
    r"[-–—. ]*(?:[\"”″〃„]|''|ditto|dito|idem|同上|то же)[-–—. ]*"
    r"|[-–—]+ ?do\.? ?[-–—]+|(?:do|dto|id|desgl)\.",  # DO and ID are codes of states
    re.IGNORECASE,
)
"""Signs and words that stand for what stands above them."""


class FromAbove:
    """Fills the empty cells of some columns with what stands above them, and ditto marks, row by row as they come.

    What stands above is not known behind a row that could not be read, and where the rows are not `as_in_source`: what
    is empty there is refused, because the row above may be of another country. `group` is the column, if there is one,
    that names a group of rows: above the first row of the next one stands nothing.
    """

    def __init__(self, columns: Sequence[str], group: str, *, as_in_source: bool) -> None:
        self._columns = columns
        self._group = group
        self._within = ""
        self._as_in_source = as_in_source
        self._above = dict.fromkeys(columns, "")
        self._unknown: set[str] = set()

    def fill(self, record: Record) -> Record:
        """The record with what stands above it, or with what is not known of that as its fault."""
        if not isinstance(record, Row):
            self._unknown.update(self._columns)
            return record
        cells = dict(record.cells)
        if self._group and cells[self._group] != self._within:
            self._within = cells[self._group]
            self._above = dict.fromkeys(self._columns, "")
            self._unknown.clear()
        wrong = list(record.wrong)
        for name in self._columns:
            cell = cells.get(name, "").strip()
            if cell and not _DITTO.fullmatch(cell):
                self._above[name] = cells[name]
                self._unknown.discard(name)
                continue
            said = f"is {shown(cell)}" if cell else "is empty"
            if not self._as_in_source:
                wrong.append(Broken(record.line, f"{said}, and what stood above it is not here: write it", name))
            elif name in self._unknown:
                wrong.append(Broken(record.line, f"{said}, and a row above it could not be read: write it", name))
            else:
                cells[name] = self._above[name]
        return record._replace(cells=cells, wrong=tuple(wrong))
