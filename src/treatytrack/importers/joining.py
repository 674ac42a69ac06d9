"""Rows that are one agreement together: one for each event, or one for each party."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from treatytrack.columns import LISTS
from treatytrack.domain.lists import joined, separated
from treatytrack.importers.decoding import Reasons
from treatytrack.rows import Broken, Listed, Record, Row

Alike = tuple[str, ...]
"""What rows of one agreement have in common."""


class Joining:
    """Gathers the rows that are alike in some columns, and makes one of what each of them says.

    They may stand anywhere in the file, so all of it is held until its end is read.

    `parties` are columns as the preset has them, of which all that these rows hold is read together, as a list. Cells
    that are among the `nulls` make no rows alike: they stand for nothing.
    """

    def __init__(self, alike: Sequence[str], parties: Sequence[str], nulls: Container[str]) -> None:
        self._alike = alike
        self._parties = parties
        self._nulls = nulls
        self._lines: dict[int, list[int]] = {}
        self.rows = 0
        self.agreements = 0
        self.silent: list[int] = []
        """The lines that say nothing but what others say of the same agreement."""

    def gathered(self, records: Iterable[Record]) -> Iterator[list[Row] | Record]:
        """Rows that are one agreement, in the order of the first of each; what is no row comes at once."""
        together: dict[Alike, list[Row]] = {}
        alone: list[list[Row]] = []
        unread: list[tuple[Broken, Alike]] = []
        waiting: list[Broken] = []
        above: Alike = ()
        for record in records:
            if not isinstance(record, Row):
                waiting += [record] if isinstance(record, Broken) else []
                yield record
                continue
            self.rows += 1
            said = self._said(record.cells)
            unread += [(one, said if said == above else ()) for one in waiting]
            waiting, above = [], said
            if any(said):
                together.setdefault(said, []).append(record)
            else:
                alone.append([record])
        self._refuse_parts(together, [*unread, *((one, ()) for one in waiting)])
        found = sorted([*together.values(), *alone], key=lambda rows: rows[0].line)
        self.agreements = len(found)
        for rows in found:
            lines = [row.line for row in rows]
            self._lines |= dict.fromkeys(lines, lines)
            yield rows

    def _refuse_parts(self, together: Mapping[Alike, list[Row]], unread: Iterable[tuple[Broken, Alike]]) -> None:
        """Mark as wrong what has lost a row that could not be read; with each comes what rows on both sides of it say.

        To take the others would be to record a part, which the corrected row alone could not make whole.
        """
        for one, around in unread:
            rows = together.get(self._said(one.cells)) or together.get(around) or []
            what = f"line {one.line}, which could not be read, is of the same agreement: correct that one"
            rows[:] = [row._replace(wrong=(*row.wrong, Broken(row.line, what, self._alike[0]))) for row in rows]

    def _said(self, cells: Mapping[str, str]) -> Alike:
        texts = (cells.get(name, "").strip() for name in self._alike)
        return tuple("" if text in self._nulls else text for text in texts)

    def together(self, rows: Sequence[Mapping[str, str]]) -> Mapping[str, str]:
        """Of the cells that name parties, those that hold several in the rows of one agreement, with all of these."""
        if len(rows) < 2:
            return {}
        held = {name: dict.fromkeys(one for row in rows for one in _names(row.get(name, ""))) for name in self._parties}
        return {name: Listed(tuple(names)) for name, names in held.items() if len(names) > 1}

    def one(self, rows: Sequence[tuple[Row, Container[str]]], *, of_several_parties: bool) -> Row:
        """One row out of those that are one agreement, in our columns, on the first line of all.

        With each comes what only a default or a constant of the preset says there: what another row tells wins.
        """
        told_by_any = {
            name for row, presumed in rows for name, text in row.cells.items() if text and name not in presumed
        }
        first, *others = [_without(row, told_by_any, presumed) for row, presumed in rows]
        if not of_several_parties:
            self.silent += _silent([first, *others])
        cells, wrong = dict(first.cells), list(first.wrong)
        told = {(one.column, one.what) for one in wrong}
        elsewhere: dict[str, int] = {}
        for row in others:
            more = [one for one in row.wrong if (one.column, one.what) not in told]
            wrong += [one._replace(what=f"on line {row.line}: {one.what}") for one in more]
            for name, text in row.cells.items():
                there = cells.setdefault(name, "")
                if not there and text:
                    cells[name], elsewhere[name] = text, row.line
                elif text not in ("", there) and name not in _HOLD_MORE:
                    what = f'is "{there}", and "{text}" on line {row.line}, which is the same agreement'
                    wrong.append(Broken(first.line, what, name))
        for name in _HOLD_MORE & cells.keys():
            cells[name] = _together(name, [text for row in (first, *others) if (text := row.cells.get(name, ""))])
        return Row(first.line, cells, tuple(wrong), elsewhere)

    def with_others(self, reasons: Reasons) -> Reasons:
        """Refused lines with their reasons, and the other lines of each agreement."""
        found = []
        for line, why in reasons:
            others = self._lines.get(line, [line])
            found += [(one, why if one == line else f"is the same agreement as line {line}") for one in others]
        return sorted(found)


def _names(cell: str) -> Sequence[str]:
    return cell.items if isinstance(cell, Listed) else (cell,) if cell else ()


def _without(row: Row, told: Container[str], presumed: Container[str]) -> Row:
    """A row without what is only presumed there, and another row tells."""
    return row._replace(
        cells={name: "" if name in presumed and name in told else text for name, text in row.cells.items()}
    )


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
    """The lines of the rows that could as well not be there; of one that is refused nobody knows."""
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
