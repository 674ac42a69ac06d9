"""CSV: exact; what was stored is what another program reads."""

import csv as standard
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatytrack.answers import Heading, Table
from treatytrack.formats import csv, tsv
from treatytrack.importers import csv as importer
from treatytrack.rows import Row
from treatytrack.spreadsheets import undone

TWO = (Heading("a", "A", "text"), Heading("b", "B", "text"))
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def written(*rows: tuple[str | int, ...], headings: tuple[Heading, ...] = TWO) -> str:
    return "".join(f"{line}\n" for line in csv.lines(Table(headings, rows)))


def imported(text: str, **how: Any) -> list[tuple[str, ...]]:
    """What our importer reads below the heading; it passes over rows in which nothing stands."""
    sheet = importer.read(io.BytesIO(text.encode()), "f.csv", **how).sheets["agreements"]
    return [tuple(row.cells.values()) for row in sheet.rows if isinstance(row, Row)]


@pytest.mark.parametrize(
    ("cell", "as_text"),
    [
        ("plain", "plain,"),
        ("", ","),
        ("a, b", '"a, b",'),
        ('say "so"', '"say ""so""",'),
        ("one\ntwo", '"one\ntwo",'),
        ("one\r\ntwo", '"one\r\ntwo",'),
        ("one\rtwo", '"one\rtwo",'),
        (" blanks ", " blanks ,"),
        ("\u00a0", "\u00a0,"),
        ("\x1b\0", "\x1b\0,"),
        ("=1+1", "=1+1,"),
        ("\u2028", "\u2028,"),
    ],
)
def test_a_cell_is_quoted_only_where_it_must_be(cell: str, as_text: str) -> None:
    assert written((cell, "")) == f"a,b\n{as_text}\n"


def test_numbers_are_digits_and_no_rows_are_a_heading() -> None:
    assert written((40, "x")) == "a,b\n40,x\n"
    assert written() == "a,b\n"


@given(st.lists(st.tuples(TEXT, TEXT), max_size=4))
def test_our_importer_and_the_standard_reader_read_what_was_written(rows: list[tuple[str, str]]) -> None:
    text = written(*rows)
    assert [tuple(row) for row in standard.reader(io.StringIO(text, newline=""), strict=True)][1:] == rows
    assert imported(text) == [row for row in rows if any(row)]


@given(st.lists(TEXT, max_size=4))
def test_one_column_alone_keeps_its_empty_cells(cells: list[str]) -> None:
    text = written(*((cell,) for cell in cells), headings=TWO[:1])
    assert [row for (row,) in standard.reader(io.StringIO(text, newline=""), strict=True)][1:] == cells


@given(st.lists(st.tuples(TEXT, TEXT), max_size=4))
def test_tsv_is_read_back_by_every_reader_that_is_told_the_delimiter(rows: list[tuple[str, str]]) -> None:
    text = "".join(f"{line}\n" for line in tsv.lines(Table(TWO, rows)))
    read = list(standard.reader(io.StringIO(text, newline=""), strict=True, delimiter="\t"))
    assert [tuple(row) for row in read] == [("a", "b"), *rows]
    assert imported(text, delimiter="\t") == [row for row in rows if any(row)]


def test_in_tsv_a_tab_stands_in_quotes_and_a_comma_does_not() -> None:
    assert list(tsv.lines(Table(TWO, [("a\tb", "c, d")]))) == ["a\tb", '"a\tb"\tc, d']


def test_for_a_spreadsheet_what_it_would_run_is_neutralised_and_numbers_stay() -> None:
    rows: list[tuple[str | int, ...]] = [("=1+1", -5), ("'so", "-5"), ("plain", "")]
    assert list(csv.lines(Table(TWO, rows), for_spreadsheet=True)) == ["\ufeffa,b", "'=1+1,-5", "''so,'-5", "plain,"]


@given(st.lists(st.tuples(TEXT, TEXT), max_size=4))
def test_for_a_spreadsheet_nothing_is_lost(rows: list[tuple[str, str]]) -> None:
    text = "".join(f"{line}\n" for line in csv.lines(Table(TWO, rows), for_spreadsheet=True))
    assert imported(text, each=undone) == [row for row in rows if any(row)]


@pytest.mark.parametrize(
    ("rows", "run"),
    [
        ([], 0),
        ([("plain", "")], 0),
        ([("=1", " +1"), ("\u3000@x", "\uff0d1")], 4),
        ([("'=1", "a=1"), ("\tx", -5)], 0),
    ],
)
def test_exact_csv_tells_at_the_end_how_many_cells_a_spreadsheet_would_run(
    rows: list[tuple[str | int, ...]], run: int
) -> None:
    told: list[int] = []
    lines = csv.lines(Table(TWO, rows), told=told.append)
    assert (next(lines), told) == ("a,b", [])
    assert (len(list(lines)), told) == (len(rows), [run])
