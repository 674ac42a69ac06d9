"""Rows from an Excel workbook: what its cells show, dates as days, and what was computed and failed as no cell."""

import csv
import io
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from treatytrack.columns import name_meant, nearest_name
from treatytrack.errors import TreatytrackError, WrongRequest
from treatytrack.importers.decoding import (
    LARGEST_CELL,
    REJECTED,
    TOO_LARGE,
    Reading,
    Reasons,
    Sheet,
    is_of_rejects,
    shown,
)
from treatytrack.importers.disguised import XLSX, what_it_is
from treatytrack.importers.heading_rows import (
    MOST_ABOVE,
    WHOLE,
    Extent,
    counting,
    in_second_row,
    lines_above,
    lines_above_named,
    one_heading,
    said_above,
    said_counted,
    unnamed,
)
from treatytrack.importers.number_formats import Shown
from treatytrack.importers.workbook import Flawed, Remarks, damage, refuse_what_is_damaged, remarks_on
from treatytrack.rows import Broken, OutOfScope, Record, Row, Unreadable

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


def read(
    file: BinaryIO,
    name: str,
    *,
    sheet: str = "",
    nulls: Container[str] = (),
    each: Callable[[str], str] | None = None,
    extent: Extent = WHOLE,
) -> Reading:
    """Read a sheet, the first that can be seen or the one of that name; `nulls` are errors that mean nothing.

    The first row that holds anything, or the first below a title, names the columns, or several do. Rejects are CSV.
    `each` is what is done to every cell.
    Raises WrongRequest: it is no workbook, has no such sheet, or its heading cannot be told apart.
    TreatytrackError: what reads it is not installed.
    """
    if not file.seek(0, 2):
        raise WrongRequest(f"{name} is empty; nothing was changed")
    what, advice = what_it_is(file)
    if what != XLSX:
        as_text = "it may be text: say --format csv"
        raise WrongRequest(f"{name} is {what or 'no Excel workbook (xlsx)'}: {advice or as_text}; nothing was changed")
    refuse_what_is_damaged(file, name)
    workbook = _opened(file, name)
    chosen, others = _sheet_named(workbook, name, sheet)
    known = remarks_on(file, name, chosen)
    try:
        cells = workbook.get_sheet_by_name(chosen)
    except Exception as error:  # as below
        raise damage(name, error) from None
    held = _Held(cells, name, known, nulls, each, extent)
    remarks = (f'{name}: the sheet "{chosen}" is read; {others} can be with --sheet',) if others else ()
    said = (*held.said, *held.refuse_second_heading())
    rows = Sheet(held.places(), held.rows(), as_in_source=not held.are_rejects)
    return Reading({"agreements": rows}, (*remarks, *said), held.rejects)


def _opened(file: BinaryIO, name: str) -> "CalamineWorkbook":
    try:
        from python_calamine import CalamineWorkbook  # noqa: PLC0415  (only workbooks need it, and it is an extra)
    except ImportError:
        raise TreatytrackError(
            f"{name} cannot be read: Excel workbooks need python-calamine; nothing was changed: "
            "pip install 'treatytrack[xlsx]', or save it as CSV"
        ) from None
    file.seek(0)
    try:
        return CalamineWorkbook.from_filelike(file)
    except Exception as error:  # of the reader's own kinds, which have nothing in common
        raise damage(name, error) from None


def _sheet_named(workbook: "CalamineWorkbook", name: str, wanted: str) -> tuple[str, str]:
    """The sheet to read; and the others that could be meant where none is named."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415  (as above)

    sheets = [one for one in workbook.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    names = [one.name for one in sheets]
    if wanted:
        if wanted in names:
            return wanted, ""
        near = nearest_name(wanted, names)
        hint = f'did you mean "{near}"?' if near else f"it has {_listed(names)}"
        raise WrongRequest(f'{name} has no sheet "{wanted}": {hint}')
    seen = [one.name for one in sheets if one.visible == SheetVisibleEnum.Visible]
    if not seen:
        raise WrongRequest(f"{name} has no sheet with cells that can be seen: name one with --sheet")
    return seen[0], _listed(seen[1:])


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


_SIGNS: Mapping[Shown, int] = {"day": 10, "month": 7, "year": 4}
"""So much of a date is what it shows."""


class _Held:
    """A sheet: its heading, and the rows below."""

    def __init__(
        self,
        sheet: "CalamineSheet",
        name: str,
        known: Remarks,
        nulls: Container[str],
        each: Callable[[str], str] | None,
        extent: Extent,
    ) -> None:
        self._sheet = sheet
        self._name = name
        self._known = known
        self._nulls = nulls
        self._each = each
        self._first_column = sheet.start[1] if sheet.start else 0
        filled = ((line, list(map(_text, cells))) for line, cells in self._all() if any(map(_text, cells)))
        first = list(islice(filled, MOST_ABOVE + 1))
        if not first:
            raise WrongRequest(
                f"{name} is empty: its first row names the columns, such as ref, title, party_a, party_b"
            )
        records = [cells for _, cells in first]
        named = lines_above_named(records, extent)
        above = lines_above(records, extent) if named is None else named
        heading = first[above : above + extent.heading_rows]
        self._top, self._bottom = heading[0][0], heading[-1][0]
        self._heading = one_heading([cells for _, cells in heading])
        self._extent = extent
        self._counted: int | None = None
        self.said = (said_above(name, self._top),) if above else ()
        self.are_rejects = is_of_rejects(self._heading)
        self._names = {
            at: column
            for at, column in enumerate(self._heading)
            if column.strip() and name_meant(column) not in REJECTED
        }

    def places(self) -> dict[str, int]:
        """The names of the columns, with the row on which they stand. Raises WrongRequest: one stands twice."""
        seen: dict[str, int] = {}
        for column in self._names.values():
            if column in seen:
                raise WrongRequest(f'{self._name}:{self._top}: the column "{column}" stands twice in the heading')
            seen[column] = self._top
        return seen

    def rows(self) -> Iterator[Record]:
        """The records: a row of the sheet each, if anything stands in it; what is below the table is out of scope."""
        is_over = False
        for line, cells in self._below():
            texts = self._texts(line, cells)
            is_over = is_over or self._extent.is_over(texts)
            if is_over:
                if any(texts):
                    yield OutOfScope(line)
                continue
            large = next((at for at in self._names if len(texts[at]) > LARGEST_CELL), None)
            flawed = [flaw for flaw in self._flawed(line) if flaw.at in self._names]
            if large is not None:
                yield Broken(line, TOO_LARGE, self._names[large])
            elif flawed or any(texts):
                self._refuse_unnamed(texts, line)
                read = map(self._each, texts) if self._each else texts
                held = {self._names[at]: text for at, text in enumerate(read) if at in self._names}
                for flaw in flawed:
                    held[self._names[flaw.at]] = Unreadable(flaw.shown, flaw.what)
                yield Row(line, held)

    def refuse_second_heading(self) -> tuple[str, ...]:
        """What is to be said of a column without a name that counts the rows.

        Raises WrongRequest where the first record says something in another that has none.
        """
        below = ((line, self._texts(line, cells)) for line, cells in self._below())
        if first := next(((line, texts) for line, texts in below if any(texts)), None):
            line, texts = first
            self._counted = counting(self._heading, texts)
            self._refuse_unnamed(texts, line)
        return () if self._counted is None else (said_counted(self._name),)

    def _refuse_unnamed(self, texts: Sequence[str], line: int) -> None:
        """What stands below a blank heading has no meaning that anybody could know."""
        if (at := unnamed(self._heading, texts, self._counted)) is not None:
            cell = f"{_letters(at + self._first_column)}{self._top}"
            raise WrongRequest(
                f'{self._name}:{self._top}: {cell} is blank, and in row {line} below it stands "{shown(texts[at])}": '
                "name the column there, or take out what stands above the names; nothing was changed",
                *in_second_row(line, self._top, self._heading, texts[at]),
            )

    def rejects(self, reasons: Reasons) -> Iterator[str]:
        """The refused rows as CSV, each behind its number and the reason, below the heading."""
        yield _csv([*REJECTED, *self._names.values()])
        for _ in range(1, self._extent.heading_rows):
            yield _csv([""] * (len(REJECTED) + len(self._names)))
        below = self._below()
        for line, why in reasons:
            cells = next((cells for number, cells in below if number == line), [])
            texts = self._texts(line, cells) + [""] * len(self._heading)
            for flaw in self._flawed(line):
                texts[flaw.at] = flaw.shown
            yield _csv([str(line), why, *(texts[at] for at in self._names)])

    def _texts(self, line: int, cells: Sequence[Any]) -> list[str]:
        """What the cells of a row show."""
        texts = list(map(_text, cells))
        for column, part in self._known.shown.get(line, {}).items():
            at = column - self._first_column
            if at < len(cells) and isinstance(cells[at], date):
                texts[at] = texts[at][: _SIGNS[part]]
        return texts

    def _flawed(self, line: int) -> list[Flawed]:
        """What cannot be read of a row, by its place in the heading, without what was said to mean nothing."""
        return [
            flaw._replace(at=flaw.at - self._first_column)
            for flaw in self._known.flaws.get(line, ())
            if flaw.shown not in self._nulls
        ]

    def _below(self) -> Iterator[tuple[int, list[Any]]]:
        return ((line, cells) for line, cells in self._all() if line > self._bottom)

    def _all(self) -> Iterator[tuple[int, list[Any]]]:
        try:
            yield from enumerate(self._sheet.iter_rows(), start=1)
        except Exception as error:  # as above
            raise damage(self._name, error) from None


def _text(value: Any) -> str:
    """What a cell shows: a whole number without a fraction, a day without a time."""
    match value:
        case str():
            return value
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            whole = not (value.hour or value.minute or value.second or value.microsecond)
            return value.date().isoformat() if whole else value.isoformat(sep=" ")
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _letters(column: int) -> str:
    """What a sheet calls a column, counted from 0: A, B ... Z, AA."""
    letters = ""
    column += 1
    while column:
        column, last = divmod(column - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters


def _csv(cells: Sequence[str]) -> str:
    held = io.StringIO(newline="")
    csv.writer(held, lineterminator="\n", quoting=csv.QUOTE_ALL).writerow(cells)
    return held.getvalue()
