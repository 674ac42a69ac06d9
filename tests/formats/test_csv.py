"""CSV: exact; what was stored is what another program reads."""

import csv as standard
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatytrack.columns import Heading, Row, Table
from treatytrack.formats import csv
from treatytrack.importers import csv as importer

TWO = (Heading("a", "A", "text"), Heading("b", "B", "text"))
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def written(*rows: tuple[str | int, ...], headings: tuple[Heading, ...] = TWO) -> str:
    return "".join(f"{line}\n" for line in csv.lines(Table(headings, rows)))


@pytest.mark.parametrize(
    ("cell", "as_text"),
    [
        ("plain", "plain,"),
        ("", ","),
        ("a, b", '"a, b",'),
        ('say "so"', '"say ""so""",'),
        ("one\ntwo", '"one\ntwo",'),
        ("one\r\ntwo", '"one\r\ntwo",""'),
        ("one\rtwo", '"one\rtwo",""'),
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
    sheet = importer.read(io.BytesIO(text.encode()), "f.csv").sheets["agreements"]
    filled = [row for row in rows if any(row)]
    assert [tuple(row.cells.values()) for row in sheet.rows if isinstance(row, Row)] == filled


@given(st.lists(TEXT, max_size=4))
def test_one_column_alone_keeps_its_empty_cells(cells: list[str]) -> None:
    text = written(*((cell,) for cell in cells), headings=TWO[:1])
    assert [row for (row,) in standard.reader(io.StringIO(text, newline=""), strict=True)][1:] == cells
