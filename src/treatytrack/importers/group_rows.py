"""Rows that name a group, a country or a year, for all rows below: titles that stand between the records."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from treatytrack.errors import WrongRequest
from treatytrack.importers.decoding import Reasons, Sheet
from treatytrack.rows import Broken, Record, Row


class GroupRows:
    """Gives every record what the last row above it says that fills one column alone, as one more column.

    It is the same column for all groups, that of the first: in another, a cell alone may go on with the row above.
    What stands alike in every column is such a cell too: so programs write one that is merged across the table.
    """

    def __init__(self, name: str, sheet: Sheet, file: str) -> None:
        if name in sheet.names:
            raise WrongRequest(
                f'{file}:{sheet.heading}: "{name}" is a column already, and read.group-rows names one that is none: '
                "call it otherwise; nothing was changed"
            )
        self._name = name
        self._lines: list[int] = []
        self.met: dict[str, bool] = {}
        """What they say, and whether anything stands below any that says so."""
        self.sheet = sheet._replace(names={**sheet.names, name: sheet.heading}, rows=self._rows(sheet.rows))

    def _rows(self, rows: Iterable[Record]) -> Iterator[Record]:
        group, is_known, said, column = "", True, "", ""
        for row in rows:
            if not isinstance(row, Row):
                is_known = is_known and not isinstance(row, Broken)
                yield row
                continue
            filled = [name for name, cell in row.cells.items() if cell.strip()]
            alone = len(filled) == 1 and filled[0] == (column or filled[0])
            if alone or (filled and _is_merged(row.cells)):
                column = filled[0] if alone else column
                group, is_known = row.cells[filled[0]], True
                said = group.strip()
                self._lines.append(row.line)
                self.met.setdefault(said, False)
            elif is_known:
                if said:
                    self.met[said] = True
                yield row._replace(cells={**row.cells, self._name: group})
            else:
                why = "a row above that may name it could not be read: correct that one"
                yield row._replace(cells={**row.cells, self._name: ""}, wrong=(Broken(row.line, why, self._name),))

    def with_groups(self, reasons: Reasons) -> Reasons:
        """Refused lines with their reasons, each below the row that names its group."""
        lines, last = self._lines, -1
        for line, why in reasons:
            at = bisect_left(lines, line) - 1
            if at > last:
                last = at
                yield lines[at], f"names the {self._name} of the rows below"
            yield line, why


def _is_merged(cells: Mapping[str, str]) -> bool:
    """Whether all cells say the same, and are so many that no record could."""
    return len(cells) >= _NO_RECORD and len(set(cells.values())) == 1


_NO_RECORD = 3
