"""Rows that are one agreement together: one for each event, or one for each party."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from treatytrack.cells import PARTY, read_typed
from treatytrack.columns import BY_NAME, LISTS
from treatytrack.domain.dates import DayOrder
from treatytrack.domain.lists import joined, separated
from treatytrack.errors import WrongRequest
from treatytrack.importers.decoding import Reasons
from treatytrack.rows import Broken, Listed, Record, Row, Unreadable


class Joining:
    """Gathers the rows that are alike in some columns, and makes one of what each of them says.

    `parties` are columns of which all that they hold in these rows is read together, as a list. Cells that are among
    the `nulls` stand for nothing: they are empty, and make no rows alike. `order` is that of numeric dates.
    """

    def __init__(
        self, alike: Sequence[str], parties: Sequence[str], nulls: Container[str], order: DayOrder | None
    ) -> None:
        self._alike = alike
        self._parties = parties
        self._nulls = nulls
        self._order = order
        self._lines: dict[int, list[int]] = {}
        self._of_several_parties: set[int] = set()
        self.rows = 0
        self.agreements = 0
        self.silent: list[int] = []
        """The lines that say nothing but what others say of the same agreement."""

    def gathered(self, records: Iterable[Record]) -> Iterator[list[Row] | Record]:
        """Rows that are one agreement, in the order of the first of each; what is no row comes at once."""
        together: dict[tuple[str, ...], list[Row]] = {}
        alone: list[list[Row]] = []
        for record in records:
            if not isinstance(record, Row):
                yield record
                continue
            self.rows += 1
            said = tuple(self._said(name, record) for name in self._alike)
            if any(said):
                together.setdefault(said, []).append(record)
            else:
                alone.append([record])
        found = sorted([*together.values(), *alone], key=lambda rows: rows[0].line)
        self.agreements = len(found)
        for rows in found:
            lines = [row.line for row in rows]
            self._lines |= dict.fromkeys(lines, lines)
            held = {name: self._held(name, rows) for name in self._parties}
            several = {name: cell for name, cell in held.items() if isinstance(cell, Listed)}
            if several:
                self._of_several_parties.update(lines)
            yield [row._replace(cells={**row.cells, **several}) for row in rows] if several else rows

    def _said(self, name: str, row: Row) -> str:
        return self._meant(row.cells.get(name, ""))

    def _meant(self, cell: str) -> str:
        return "" if (text := cell.strip()) in self._nulls else text

    def _held(self, name: str, rows: Sequence[Row]) -> str:
        """All that stands there as one cell; empty where that is the same in all rows, or cannot be read in one."""
        cells = {said: row.cells[name] for row in rows if (said := self._said(name, row))}
        if len(cells) < 2 or any(isinstance(cell, Unreadable) for cell in cells.values()):
            return ""
        items = (item for cell in cells.values() for item in (cell.items if isinstance(cell, Listed) else (cell,)))
        return Listed(tuple(dict.fromkeys(filter(None, map(self._meant, items)))))

    def one(self, rows: Sequence[Row]) -> Row:
        """One row out of those that are one agreement, in our columns, on the first line of all."""
        first = rows[0]
        others = [self._without_faults(row, first.cells) for row in rows[1:]]
        cells, wrong = dict(first.cells), list(first.wrong)
        if first.line not in self._of_several_parties:
            self.silent += _silent(rows)
        told = {(one.column, one.what) for one in wrong}
        for row in others:
            more = [one for one in row.wrong if (one.column, one.what) not in told]
            wrong += [one._replace(what=f"on line {row.line}: {one.what}") for one in more]
            for name, text in row.cells.items():
                there = cells.get(name, "")
                if not there or not text:
                    cells[name] = there or text
                elif text != there and name not in _HOLD_MORE:
                    what = f'is "{there}", and "{text}" on line {row.line}, which is the same agreement'
                    wrong.append(Broken(first.line, what, name))
        for name in _HOLD_MORE & cells.keys():
            cells[name] = _together(name, [text for row in (first, *others) if (text := row.cells.get(name))])
        return Row(first.line, cells, tuple(wrong))

    def _without_faults(self, row: Row, told: Mapping[str, str]) -> Row:
        """A further row without what cannot be read of it, which is wrong on its own line; parties are read later."""
        wrong = list(row.wrong)
        for name, text in row.cells.items():
            kind = BY_NAME[name].kind
            if text and text != told.get(name) and kind is not PARTY:
                try:
                    read_typed(kind, text, None, self._order)
                except WrongRequest as fault:
                    wrong.append(Broken(row.line, str(fault), name))
        faulty = {one.column: "" for one in wrong if one.column in row.cells}
        return row._replace(cells={**row.cells, **faulty}, wrong=tuple(wrong))

    def with_others(self, reasons: Reasons) -> Reasons:
        """Refused lines with their reasons, and the other lines of each agreement."""
        found = []
        for line, why in reasons:
            others = self._lines.get(line, [line])
            found += [(one, why if one == line else f"is the same agreement as line {line}") for one in others]
        return sorted(found)


_HOLD_MORE = {*LISTS, "notes"}
"""The columns in which what one row says stands beside what another does."""


def _together(name: str, texts: Iterable[str]) -> str:
    """All items of a list, or all lines of the notes, that these texts hold, each once."""
    several = tuple(dict.fromkeys(texts))
    if len(several) < 2:
        return "".join(several)
    if name in LISTS:
        return joined(tuple(dict.fromkeys(item for text in several for item in separated(text))))
    lines: dict[str, None] = {}
    notes = []
    for text in several:
        more = [line for line in text.split("\n") if line not in lines]
        lines.update(dict.fromkeys(filter(None, more)))
        notes.append("\n".join(more).strip("\n"))
    return "\n".join(filter(None, notes))


def _silent(rows: Sequence[Row]) -> list[int]:
    """The lines of the rows that could as well not be there."""
    if len(rows) < 2:
        return []
    said = [{(name, item) for name, text in row.cells.items() for item in _items(name, text)} for row in rows]
    often = Counter(one for all_of_it in said for one in all_of_it)
    found = []
    for row, mine in zip(reversed(rows), reversed(said), strict=True):
        if not row.wrong and all(often[one] > 1 for one in mine):
            often.subtract(mine)
            found.append(row.line)
    return found


def _items(name: str, text: str) -> Sequence[str]:
    return separated(text) if name in LISTS else (text,) if text else ()
