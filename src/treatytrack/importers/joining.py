"""Rows that are one agreement together: one for each event, or one for each party."""

from collections.abc import Iterable, Iterator, Sequence

from treatytrack.columns import LISTS
from treatytrack.domain.lists import joined, separated
from treatytrack.importers.decoding import Reasons
from treatytrack.rows import Broken, Listed, Record, Row


class Joining:
    """Gathers the rows that are alike in some columns, and makes one of what each of them says.

    `parties` are columns of which all that they hold in these rows is read together, as a list.
    """

    def __init__(self, alike: Sequence[str], parties: Sequence[str]) -> None:
        self._alike = alike
        self._parties = parties
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
            said = tuple(record.cells.get(name, "").strip() for name in self._alike)
            if any(said):
                together.setdefault(said, []).append(record)
            else:
                alone.append([record])
        found = sorted([*together.values(), *alone], key=lambda rows: rows[0].line)
        self.agreements = len(found)
        self._lines = {line: lines for rows in found for lines in ([row.line for row in rows],) for line in lines}
        for rows in found:
            held = {name: self._held(name, rows) for name in self._parties}
            several = {name: cell for name, cell in held.items() if isinstance(cell, Listed)}
            if several:
                self._of_several_parties.update(row.line for row in rows)
            yield [row._replace(cells={**row.cells, **several}) for row in rows] if several else rows

    def _held(self, name: str, rows: Sequence[Row]) -> str:
        cells = dict.fromkeys(cell for row in rows if (cell := row.cells.get(name, "").strip()))
        return Listed(tuple(cells)) if len(cells) > 1 else ""

    def one(self, rows: Sequence[Row]) -> Row:
        """One row out of those that are one agreement, in our columns, on the first line of all."""
        first, *others = rows
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
                elif name in LISTS:
                    cells[name] = joined(tuple(dict.fromkeys((*separated(there), *separated(text)))))
                elif name == "notes":
                    cells[name] = "\n".join(dict.fromkeys((*there.split("\n"), *text.split("\n"))))
                elif text != there:
                    what = f'is "{there}", and "{text}" on line {row.line}, which is the same agreement'
                    wrong.append(Broken(first.line, what, name))
        return Row(first.line, cells, tuple(wrong))

    def with_others(self, reasons: Reasons) -> Reasons:
        """Refused lines with their reasons, and the other lines of each agreement."""
        found = []
        for line, why in reasons:
            others = self._lines.get(line, [line])
            found += [(one, why if one == line else f"is the same agreement as line {line}") for one in others]
        return sorted(found)


def _silent(rows: Sequence[Row]) -> list[int]:
    """The lines of the rows that could as well not be there."""
    said = [{(name, item) for name, text in row.cells.items() for item in _items(name, text)} for row in rows]
    found = []
    for at in range(len(rows) - 1, -1, -1):
        mine, said[at] = said[at], set()
        if len(rows) > 1 and mine <= set().union(*said):
            found.append(rows[at].line)
        else:
            said[at] = mine
    return found


def _items(name: str, text: str) -> Sequence[str]:
    return separated(text) if name in LISTS else (text,) if text else ()
