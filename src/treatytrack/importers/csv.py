"""Rows from CSV, and from what else parts cells by one sign: strict, and exact about where each cell stands.

The file is read as it is asked for, line by line; nothing of it is kept.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from operator import itemgetter
from typing import BinaryIO

from treatytrack.columns import name_meant
from treatytrack.errors import WrongRequest
from treatytrack.importers.csv_faults import called, ragged, said_of
from treatytrack.importers.csv_rejects import as_rejects
from treatytrack.importers.decoding import (
    LARGEST_CELL,
    REJECTED,
    Reading,
    Reasons,
    Sheet,
    encoding_of,
    is_of_rejects,
    lines_of,
    not_decoded,
    shown,
)
from treatytrack.importers.disguised import refuse_what_is_no_table
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
from treatytrack.rows import Broken, OutOfScope, Record, Row

_SEVERAL = 2
SIGNS = (",", ";", "\t", "|")


def read(
    file: BinaryIO,
    name: str,
    *,
    encoding: str = "",
    delimiter: str = "",
    usual: str = ",",
    each: Callable[[str], str] | None = None,
    extent: Extent = WHOLE,
    quotes: bool = True,
) -> Reading:
    """Read a file that can be read from its beginning again. `name` is how errors call it.

    A title above the heading is passed over. Without an `encoding` it is UTF-8, or what its mark says; without a
    `delimiter` the `usual` sign, or the one by which alone the heading falls into columns. `each` is what is done to
    every cell. The table may be but a part of it. Without `quotes` a double quote encloses nothing.
    Raises WrongRequest: it is not in that encoding, holds no heading, or its heading cannot be told apart.
    """
    refuse_what_is_no_table(file, name)
    codec, remarks = encoding_of(file, name, encoding)
    csv.field_size_limit(LARGEST_CELL)
    text = _Delimited(file, name, codec, delimiter or usual, extent, quotes=quotes)
    remarks += text.pass_over((delimiter,) if delimiter else SIGNS)
    if not delimiter:
        text.sign, said = _parting(text, usual)
        remarks += said
    names = text.heading()
    remarks += text.refuse_second_heading(names)
    sheet = Sheet(_places(names, text), text.rows(names, each), as_in_source=not is_of_rejects(names))
    return Reading({"agreements": sheet}, remarks, text.rejects)


class _Delimited:
    """A file whose cells are parted by a sign."""

    def __init__(self, file: BinaryIO, name: str, codec: str, sign: str, extent: Extent, *, quotes: bool) -> None:
        self.file = file
        self.name = name
        self.codec = codec
        self.sign = sign
        self.line = 1
        """On which the heading begins."""
        self._above = 0
        self._extent = extent
        self._quotes = quotes
        self._counted: int | None = None

    @property
    def _below(self) -> int:
        """So many records are above what is below the heading."""
        return self._above + self._extent.heading_rows

    def pass_over(self, signs: Sequence[str]) -> tuple[str, ...]:
        """Pass over what stands above the heading, and say so.

        Where one of the signs parts the first line, it is no title; only what the heading must name may stand lower.
        """
        found = []
        may_be_title = True
        for sign in signs:
            first = list(self._first(sign))
            if not first:
                continue  # quotes stand wrongly for this sign
            cells = [record for _, record in first]
            named = lines_above_named(cells, self._extent)
            if named is not None:
                found, may_be_title = [(named, first[named][0])], True
                break
            may_be_title = may_be_title and sum(1 for cell in cells[0] if cell.strip()) < _SEVERAL
            if above := lines_above(cells, self._extent):
                found.append((above, first[above][0]))
        if not found or not may_be_title or not min(found)[0]:
            return ()
        self._above, self.line = min(found)  # the nearest to the top is the heading, below it anything may stand
        return (said_above(self.name, self.line),)

    def _first(self, sign: str, most: int = MOST_ABOVE + 1) -> Iterator[tuple[int, list[str]]]:
        """The first records, each with the line on which it begins; those that cannot be read end them."""
        reader = self._reader(self._lines(), sign)
        line = 1
        with suppress(csv.Error, UnicodeError):
            for cells in islice(reader, most):
                yield line, cells
                line = reader.line_num + 1

    def heading(self, sign: str = "") -> list[str]:
        """The names of its columns as they stand there, with the usual sign or another between them."""
        reader = self._reader(self._lines(), sign)
        try:
            rows = list(islice(reader, self._above, self._below))
        except csv.Error as error:
            raise WrongRequest(f"{self.name}:{self.line}: {said_of(error, self.sign)}") from None
        except UnicodeError:
            raise not_decoded(self.file, self.name, self.codec) from None
        if len(rows) < self._extent.heading_rows:
            raise WrongRequest(
                f"{self.name} is empty: its first line names the columns, such as ref,title,party_a,party_b"
            )
        return one_heading(rows)

    def rows(self, names: Sequence[str], each: Callable[[str], str] | None) -> Iterator[Record]:
        """The records below the heading; those below the table are out of scope."""
        reader = self._reader(self._lines())
        next(islice(reader, self._below - 1, None))
        width = len(names)
        kept, taken = _kept(names)
        may_end, is_over = bool(self._extent.ends_before), False
        short = 1 + sum(name_meant(name) in REJECTED for name in names) if self._extent.groups else -1
        line = reader.line_num + 1
        while True:
            try:
                for cells in reader:
                    is_over = is_over or (may_end and self._extent.is_over(cells))
                    if is_over:
                        if any(cells):
                            yield OutOfScope(line)
                    elif len(cells) != width:
                        if len(cells) == short:
                            yield Row(line, {kept[0]: cells[-1]})
                        elif cells:
                            yield Broken(line, ragged(cells, names), cells=dict(zip(names, cells)))  # noqa: B905
                    elif any(cells):
                        if taken:
                            self._refuse_unnamed(names, cells, line)
                            cells = taken(cells)  # noqa: PLW2901  (the same cells, without those nobody reads)
                        if each:
                            cells = map(each, cells)  # noqa: PLW2901
                        yield Row(line, dict(zip(kept, cells)))  # noqa: B905  (counted above)
                    line = reader.line_num + 1
                return
            except csv.Error as error:
                yield OutOfScope(line) if is_over else Broken(line, said_of(error, self.sign))
                line = reader.line_num + 1
            except UnicodeError:
                raise not_decoded(self.file, self.name, self.codec) from None

    def refuse_second_heading(self, names: Sequence[str]) -> tuple[str, ...]:
        """What is to be said of a column without a name that counts the rows.

        Raises WrongRequest where the first record says something in another that has none. It will be refused anyway
        when it is read; before that much would be said of the names that are none.
        """
        for line, cells in islice(self._first(self.sign, self._below + MOST_ABOVE), self._below, None):
            if len(cells) == len(names) and any(cells):
                self._counted = counting(names, cells)
                self._refuse_unnamed(names, cells, line)
                break
        return () if self._counted is None else (said_counted(self.name),)

    def rejects(self, reasons: Reasons) -> Iterator[str]:
        """The refused records as they stand in the file, below its heading, each behind its line and the reason."""
        records = islice(self._records(), self._above, None)
        are_rejects = tuple(map(name_meant, self.heading()[:2])) == REJECTED
        rows = self._extent.heading_rows
        return as_rejects(records, reasons, rows, self.sign, quotes=self._quotes, are_rejects=are_rejects)

    def _records(self) -> Iterator[tuple[int, str]]:
        """Every record with the line on which it begins, and its text; the heading first."""
        taken: list[str] = []

        def taking() -> Iterator[str]:
            for line in self._lines():
                taken.append(line)
                yield line

        reader = self._reader(taking())
        while True:
            line = reader.line_num + 1
            try:
                next(reader)
            except StopIteration:
                return
            except csv.Error:
                pass  # it was refused for that
            if taken:
                yield line, "".join(taken)
            taken.clear()

    def _lines(self) -> Iterator[str]:
        return lines_of(self.file, self.name, self.codec)

    def _reader(self, lines: Iterator[str], sign: str = "") -> "csv._reader":  # type: ignore[name-defined]
        return csv.reader(
            lines,
            strict=True,
            delimiter=sign or self.sign,
            quoting=csv.QUOTE_MINIMAL if self._quotes else csv.QUOTE_NONE,
        )

    def _refuse_unnamed(self, names: Sequence[str], cells: Sequence[str], line: int) -> None:
        """What stands below a blank heading has no meaning that anybody could know."""
        if (at := unnamed(names, cells, self._counted)) is not None:
            raise WrongRequest(
                f"{self.name}:{self.line}: column {at + 1} has no name, "
                f'and on line {line} it holds "{shown(cells[at])}": '
                "name it in the first line, or take out what stands above the names; nothing was changed",
                *in_second_row(line, self.line, names, cells[at]),
            )


def _parting(text: _Delimited, usual: str) -> tuple[str, tuple[str, ...]]:
    """The sign by which the heading falls into columns, and what is to be said where it is not the usual one."""
    columns = {}
    for sign in (usual, *(each for each in SIGNS if each != usual)):
        with suppress(WrongRequest):  # a quote may stand wrongly for one sign, and rightly for another
            columns[sign] = len(text.heading(sign))
    found = [sign for sign, count in columns.items() if count > 1]
    if len(found) > 1 and (found[0] != usual or columns[usual] < max(columns.values())):
        ways = " or ".join(f"{called(sign)} ({columns[sign]} columns)" for sign in found)
        raise WrongRequest(f"{text.name}:{text.line}: the columns may be parted by {ways}: say which with --delimiter")
    if not found or found[0] == usual:
        return usual, ()
    return found[0], (f"{text.name} is read with {called(found[0])} between its columns, as in its first line",)


def _places(names: Sequence[str], text: _Delimited) -> dict[str, int]:
    """The names that mean something, all on the first line. Raises WrongRequest where they cannot be told apart."""
    if not any(column.strip() for column in names):
        raise WrongRequest(
            f"{text.name}:{text.line}: the first line is blank, and should name the columns: title,party_a,party_b ..."
        )
    if any("\0" in column for column in names):
        raise WrongRequest(
            f"{text.name}:{text.line}: the first line holds a zero byte, so this is no text; nothing was changed"
        )
    kept, _ = _kept(names)
    seen: set[str] = set()
    for column in kept:
        if column in seen:
            raise WrongRequest(f'{text.name}:{text.line}: the column "{column}" stands twice in the heading')
        seen.add(column)
    if len(names) == 1 and (found := [sign for sign in SIGNS if sign in names[0] and sign != text.sign]):
        raise WrongRequest(
            f"{text.name}:{text.line}: the columns seem to be parted by {called(found[0])}, "
            f"not {called(text.sign)}: say so with --delimiter"
        )
    return dict.fromkeys(kept, text.line)


def _kept(names: Sequence[str]) -> tuple[list[str], Callable[[Sequence[str]], Sequence[str]] | None]:
    """The names of the columns that are read, and what takes their cells; None where all are."""
    at = [place for place, name in enumerate(names) if name.strip() and name_meant(name) not in REJECTED]
    if len(at) == len(names):
        return list(names), None
    if len(at) < 2:
        return [names[place] for place in at], lambda cells: [cells[place] for place in at]
    return [names[place] for place in at], itemgetter(*at)
