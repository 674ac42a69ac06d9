"""Rows from an Excel workbook: what its cells show; what failed in it is refused, not read as nothing."""

import builtins
import io
import zipfile
from collections.abc import Container
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatytrack.errors import TreatytrackError, WrongRequest
from treatytrack.importers import csv
from treatytrack.importers.decoding import Reading
from treatytrack.importers.heading_rows import Extent
from treatytrack.importers.xlsx import read
from treatytrack.rows import Record, Row, Unreadable
from treatytrack.spreadsheets import undone

from .workbooks import DAY, MONTH, OWN, error, formula, number, sheet, text, truth, workbook

NO_VALUE = "is a formula without its value: open the workbook in Excel and save it again"


def reading(content: bytes, *, sheet: str = "", nulls: Container[str] = ()) -> Reading:
    return read(io.BytesIO(content), "f.xlsx", sheet=sheet, nulls=nulls)


def rows(*cells: list[str], nulls: Container[str] = (), **where: Any) -> list[Record]:
    """What is read of one sheet."""
    return list(reading(workbook({"One": sheet(cells, **where)}), nulls=nulls).sheets["agreements"].rows)


def unreadable(found: list[Record]) -> list[tuple[int, str, str]]:
    """What is no cell: the row, the column, and what is said if anything reads it."""
    cells = [(row.line, name, cell) for row in found if isinstance(row, Row) for name, cell in row.cells.items()]
    return [(line, name, cell.why) for line, name, cell in cells if isinstance(cell, Unreadable)]


CELLS = [
    (text("Café  "), "Café  "),
    (text("'=1+1"), "'=1+1"),
    (text("#N/A"), "#N/A"),
    (number(5), "5"),
    (number("5.0"), "5"),
    (number(-0.5), "-0.5"),
    (number(2025), "2025"),
    (number(45775), "45775"),
    (truth(1), "yes"),
    (truth(0), "no"),
    # days: whole ones, the last before Excel's leap year that was none, and one with a time
    (number(45775, DAY), "2025-04-28"),
    (number(61, DAY), "1900-03-01"),
    (number("45775.4375", DAY), "2025-04-28 10:30:00"),
    # the value of a formula, also where it is empty
    (formula("x"), "x"),
    (formula(""), ""),
]


@pytest.mark.parametrize(("cell", "read_as"), CELLS)
def test_cells_are_read_as_they_are_shown(cell: str, read_as: str) -> None:
    assert rows([text("a"), text("b")], [cell, text("x")]) == [Row(2, {"a": read_as, "b": "x"})]


SHOWN = ("1987-05", "1987-05", "1987-05", "1987", "1987-05", "1987", "1987-05-01", "1987-05-01")


# What shows no day is none: Excel keeps a typed "May 1987" as the first day of the month.
@pytest.mark.parametrize(
    ("style", "read_as"),
    [(DAY, "1987-05-01"), (MONTH, "1987-05"), *enumerate(SHOWN, OWN)],
)
def test_a_date_that_shows_no_day_is_a_month_or_a_year(style: int, read_as: str) -> None:
    cells = [text("x"), number(31898, style), number(31898, DAY)]
    content = workbook({"One": sheet([[text("a"), text("b"), text("c")], cells], first_row=3, first_column="C")})
    found = reading(content)
    assert list(found.sheets["agreements"].rows) == [Row(4, {"a": "x", "b": read_as, "c": "1987-05-01"})]
    assert list(found.rejects([(4, "why")]))[1] == f'"4","why","x","{read_as}","1987-05-01"\n'


def test_a_day_that_never_was_is_refused_and_a_plain_60_is_not() -> None:
    found = rows([text("a"), text("b")], [number(60, DAY), number(60)], [number(59, DAY), number("60.5", OWN)])
    never = "holds 1900-02-29, a day that never was: write the day that is meant"
    assert unreadable(found) == [(2, "a", never), (3, "b", never)]
    assert rows([text("a"), text("b")], [number(59, DAY), number(60)]) == [Row(2, {"a": "1900-02-28", "b": "60"})]


def test_a_title_above_the_headings_is_passed_over() -> None:
    above = [[text("Register of treaties")], [], [text("January 2025")]]
    table = [[text("a"), text("b"), text("c")], [text("1"), text("2"), text("3")]]
    read = reading(workbook({"One": sheet([*above, *table])}))
    assert read.remarks == ("f.xlsx: the headings are those of line 4; what stands above is passed over",)
    assert read.sheets["agreements"].names == {"a": 4, "b": 4, "c": 4}
    assert list(read.sheets["agreements"].rows) == [Row(5, {"a": "1", "b": "2", "c": "3"})]


def test_the_heading_is_where_the_columns_stand_that_tell_the_file() -> None:
    above = [[text("Status"), text("(all)"), text("x")], [text("a"), text("of"), text("c")]]
    table = [[text("a"), text("b"), text("c")], [text("1"), text("2"), text("3")]]
    content = io.BytesIO(workbook({"One": sheet([*above, *table])}))
    found = read(content, "f.xlsx", extent=Extent(header=("B", "a")))
    assert found.sheets["agreements"].names == {"a": 3, "b": 3, "c": 3}


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (formula(None), NO_VALUE),
        (error("#N/A"), 'holds the error #N/A: mend it in the workbook, or say --null "#N/A"'),
        (error("#REF!"), 'holds the error #REF!: mend it in the workbook, or say --null "#REF!"'),
    ],
)
def test_what_failed_is_refused_with_its_row_and_column(cell: str, said: str) -> None:
    found = rows([text("a"), text("b")], [text("1"), text("2")], [text("3"), cell], first_row=3, first_column="C")
    assert found[0] == Row(4, {"a": "1", "b": "2"})
    assert unreadable(found) == [(5, "b", said)]


def test_all_that_failed_in_a_row_is_told() -> None:
    found = rows([text("a"), text("b")], [formula(None), error("#DIV/0!")])
    divided = 'holds the error #DIV/0!: mend it in the workbook, or say --null "#DIV/0!"'
    assert unreadable(found) == [(2, "a", NO_VALUE), (2, "b", divided)]


def test_what_failed_is_written_as_the_workbook_has_it() -> None:
    (row,) = rows([text("a"), text("b")], [formula(None), error("#DIV/0!")])
    assert row == Row(2, {"a": "=1+1", "b": "#DIV/0!"})


def test_what_failed_can_be_said_to_mean_nothing() -> None:
    assert rows([text("a"), text("b")], [text("1"), error("#N/A")], nulls={"#N/A"}) == [Row(2, {"a": "1", "b": ""})]


def test_it_is_found_far_down_and_among_many_formulas() -> None:
    good = [[text("x" * 300), formula("y")] for _ in range(6000)]
    found = rows([text("a"), text("b")], *good, [text("z"), formula(None)])
    assert unreadable(found) == [(6002, "b", NO_VALUE)]
    assert len(found) == 6001


def test_empty_rows_and_columns_are_passed_over() -> None:
    assert rows([], [text("a"), "", text("b")], [], [text("1"), "", number(2)], ["", "", ""]) == [
        Row(4, {"a": "1", "b": "2"})
    ]


def test_a_first_column_without_a_name_that_counts_the_rows_is_left_out_and_told() -> None:
    found = reading(workbook({"One": sheet([["", text("a"), text("b")], [number(0), text("x"), text("y")]])}))
    assert list(found.sheets["agreements"].rows) == [Row(2, {"a": "x", "b": "y"})]
    assert [remark for remark in found.remarks if "count the rows, and left out" in remark]
    assert rows(["", text("a")], ["", ""], [number(1), text("x")]) == [Row(3, {"a": "x"})]
    with pytest.raises(WrongRequest, match="A1 is blank"):
        rows(["", text("a"), text("b")], [text("k"), text("x"), text("y")])


HEADINGS = [
    ([[]], "f.xlsx is empty: its first row names the columns, such as ref, title, party_a, party_b"),
    ([[text("a"), text("a")]], 'f.xlsx:1: the column "a" stands twice in the heading'),
    (
        [[text("Register of 2025"), ""], [text("a"), text("b")]],
        'f.xlsx:1: B1 is blank, and in row 2 below it stands "b": '
        "name the column there, or take out what stands above the names; nothing was changed",
    ),
]


@pytest.mark.parametrize(("cells", "said"), HEADINGS)
def test_a_heading_that_cannot_be_understood(cells: list[list[str]], said: str) -> None:
    with pytest.raises(WrongRequest) as refused:
        rows(*cells)
    assert str(refused.value) == said


ONE, TWO = sheet([[text("a")], [text("1")]]), sheet([[text("b")], [text("2")]])


def test_the_first_sheet_that_can_be_seen_is_read_or_the_one_that_is_named() -> None:
    content = workbook({"Hidden": ONE, "Seen": TWO, "Üb &amp; er": ONE}, hidden=["Hidden"])
    assert reading(content).remarks == ('f.xlsx: the sheet "Seen" is read; "Üb & er" can be with --sheet',)
    assert list(reading(content).sheets["agreements"].names) == ["b"]
    for name in ("Hidden", "Üb & er"):
        assert list(reading(content, sheet=name).sheets["agreements"].names) == ["a"]
        assert reading(content, sheet=name).remarks == ()
    with pytest.raises(WrongRequest, match=r'^f\.xlsx has no sheet "Sen": did you mean "Seen"\?$'):
        reading(content, sheet="Sen")
    with pytest.raises(WrongRequest, match=r'^f\.xlsx has no sheet "1999": it has "Hidden", "Seen", "Üb & er"$'):
        reading(content, sheet="1999")
    with pytest.raises(WrongRequest, match=r"^f\.xlsx has no sheet with cells that can be seen: "):
        reading(workbook({"Hidden": ONE}, hidden=["Hidden"]))


WHOLE = workbook({"One": ONE})
DATED = workbook({"One": sheet([[text("a"), text("b")], [text("1"), number(45775, DAY)]])})
BAD = [
    (b"", "f.xlsx is empty; nothing was changed"),
    (b"a,b\n1,2\n", "f.xlsx is no Excel workbook (xlsx): it may be text: say --format csv; nothing was changed"),
    (WHOLE[:300], "f.xlsx is a damaged zip archive: get it again; nothing was changed"),
    (WHOLE.replace(b"PK\x05\x06", b"PK\x05\x07"), "f.xlsx is a damaged zip archive: get it again; nothing was changed"),
    (b"%PDF-1.7", "f.xlsx is a PDF: what it holds has to be put into a table first; nothing was changed"),
]


@pytest.mark.parametrize(("content", "said"), BAD)
def test_what_is_no_workbook_is_called_what_it_is(content: bytes, said: str) -> None:
    with pytest.raises(WrongRequest) as refused:
        reading(content)
    assert str(refused.value) == said


def test_a_workbook_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("treatytrack.importers.workbook.MOST_UNPACKED", 1000)
    with pytest.raises(WrongRequest, match="unpacks to more than 1 GB"):
        reading(WHOLE)


def test_damage_inside_is_a_sentence() -> None:
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for broken in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, b"<x" if name == broken else content)
        with pytest.raises(WrongRequest):
            list(reading(held.getvalue()).sheets["agreements"].rows)


@given(st.integers(0, len(DATED) - 1), st.integers(0, 255))
def test_a_byte_that_is_flipped_is_refused_or_changes_nothing(place: int, byte: int) -> None:
    """The sums that a workbook carries tell of it."""
    flipped = bytearray(DATED)
    flipped[place] = byte
    with suppress(WrongRequest):
        assert list(reading(bytes(flipped)).sheets["agreements"].rows) == [Row(2, {"a": "1", "b": "2025-04-28"})]


def test_a_part_whose_name_is_lost_is_damage_too() -> None:
    """Without the styles, a day would come as a number."""
    flipped = bytearray(DATED)
    flipped[DATED.rindex(b"xl/styles.xml")] = 0
    with pytest.raises(WrongRequest, match="the name of a part is not as it was written"):
        reading(bytes(flipped))


def test_rejects_are_csv_with_what_the_cells_show() -> None:
    content = workbook({"One": sheet([[text("a"), text("b")], [text('1"'), error("#N/A")], [number(2, DAY), ""]])})
    assert "".join(reading(content).rejects([(2, "why"), (3, "b: so")])) == (
        '"rejected_line","rejected_because","a","b"\n"2","why","1""","#N/A"\n"3","b: so","1900-01-02",""\n'
    )


def test_what_was_guarded_for_a_spreadsheet_is_undone() -> None:
    content = io.BytesIO(workbook({"One": sheet([[text("a"), text("b")], [text("'=1"), text("''b")]])}))
    assert list(read(content, "f.xlsx", each=undone).sheets["agreements"].rows) == [Row(2, {"a": "=1", "b": "'b"})]


def test_without_the_package_that_reads_them_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def missing(name: str, *more: Any, **also: Any) -> Any:
        if name == "python_calamine":
            raise ImportError(name)
        return imported(name, *more, **also)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(TreatytrackError) as refused:
        reading(WHOLE)
    assert str(refused.value) == (
        "f.xlsx cannot be read: Excel workbooks need python-calamine; nothing was changed: "
        "pip install 'treatytrack[xlsx]', or save it as CSV"
    )


def test_a_cell_so_far_out_that_no_memory_holds_what_lies_between_is_refused() -> None:
    rows = sheet([[text("title"), text("party_a")], [text("A"), text("AZE")]])
    with pytest.raises(WrongRequest, match=r'the sheet "S" has cells as far as column XFD and row 1048576, more than'):
        read(io.BytesIO(workbook({"S": rows.replace('r="B2"', 'r="XFD1048576"')})), "f.xlsx")


def test_a_sheet_that_unpacks_to_nothing_but_blanks_is_refused_before_it_is_held() -> None:
    rows = sheet([[text("title"), text("party_a")], [text("A"), text("AZE")]])
    with pytest.raises(WrongRequest, match='the sheet "S" holds no cell for 32 MB'):
        read(io.BytesIO(workbook({"S": rows + " " * 40_000_000})), "f.xlsx")


def test_a_heading_of_two_rows_below_a_title_and_its_rejects() -> None:
    cells = [
        [text("Register"), "", ""],
        [text("No"), text("Signature"), ""],
        ["", text("Place"), text("Date")],
        [number(1), text("Baku"), text("2001")],
        [number(2), text("Rome"), text("x")],
    ]
    whole = read(io.BytesIO(workbook({"One": sheet(cells)})), "f.xlsx", extent=Extent(2))
    assert list(whole.sheets["agreements"].rows) == [
        Row(4, {"No": "1", "Signature Place": "Baku", "Signature Date": "2001"}),
        Row(5, {"No": "2", "Signature Place": "Rome", "Signature Date": "x"}),
    ]
    rejects = "".join(whole.rejects([(5, "why")])).encode()
    again = csv.read(io.BytesIO(rejects), "r.csv", extent=Extent(2))
    assert list(again.sheets["agreements"].rows) == [
        Row(3, {"No": "2", "Signature Place": "Rome", "Signature Date": "x"})
    ]
