"""xlsx: dates are dates, numbers are numbers, every text is the text; nothing is cut, nothing is run."""

import io
import re
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from treatytrack.answers import About, Heading, Table
from treatytrack.columns import EVERY, heading_of, name_meant
from treatytrack.errors import TreatytrackError, WrongRequest
from treatytrack.formats import xlsx
from treatytrack.formats.xlsx import LONGEST_CELL, heading_text, pieces

HEADINGS = (
    Heading("ref", "Ref", "ref"),
    Heading("title", "Agreement", "text"),
    Heading("until", "Until", "date"),
    Heading("days_left", "Days left", "number"),
)
ABOUT = About("Agreements by type", date(2026, 11, 21), "relations.db", "party:IRN")


def book(*rows: tuple[str | int, ...], about: About = ABOUT) -> bytes:
    return b"".join(pieces(Table(HEADINGS, iter(rows)), about))


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    """Every sheet, as another program reads it."""
    read = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: read.get_sheet_by_name(name).to_python() for name in read.sheet_names}


def part(content: bytes, name: str) -> str:
    """A file within the file."""
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        return held.read(name).decode()


def test_the_first_sheet_is_the_table_and_the_second_says_what_it_is_about() -> None:
    read = sheets(book(("A-1", "Trade", "2026-12-31", 40)))
    assert list(read) == ["Agreements", "About"]
    assert read["Agreements"] == [["Ref", "Title", "Until", "Days left"], ["A-1", "Trade", date(2026, 12, 31), 40]]
    assert [what for what, _ in read["About"]] == ["What", "On", "Rows", "Register", "Query", "Written by"]
    assert [said for _, said in read["About"]][:5] == [
        "Agreements by type",
        "2026-11-21",
        "1",
        "relations.db",
        "party:IRN",
    ]


def test_its_headings_are_known_again_whatever_people_call_the_columns() -> None:
    assert [name_meant(heading_text(heading_of(name))) for name in EVERY] == list(EVERY)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-12-31", date(2026, 12, 31)),
        ("1900-03-01", date(1900, 3, 1)),
        ("9999-12-31", date(9999, 12, 31)),
        # what Excel cannot count as the calendar does, and what is no one day
        ("1900-02-28", "1900-02-28"),
        ("1828-02-22", "1828-02-22"),
        ("2026-12", "2026-12"),
        ("2026?", "2026?"),
        ("2026-12-31~", "2026-12-31~"),
        ("[2026-01-01..2026-12-31]", "[2026-01-01..2026-12-31]"),
        ("", ""),
    ],
)
def test_only_a_day_that_excel_can_count_is_a_date(written: str, read: date | str) -> None:
    assert sheets(book(("A", "T", written, 1)))["Agreements"][1][2] == read


@pytest.mark.parametrize(("written", "read"), [(0, 0), (-5, -5), ("3", 3), ("", "")])
def test_a_number_is_a_number_however_it_comes(written: str | int, read: float | str) -> None:
    assert sheets(book(("A", "T", "2026-12-31", written)))["Agreements"][1][3] == read


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "{=1+1}",
        "+1",
        "http://example.org",
        "007",
        "1e5",
        "2026-12-31",
        "TRUE",
        "<r>x</r>",
        "<r></r>",
        "_x0041_",
    ],
)
def test_a_text_stays_a_text(text: str) -> None:
    content = book(("A", text, "", ""))
    assert sheets(content)["Agreements"][1][1] == text
    assert "<f>" not in part(content, "xl/worksheets/sheet1.xml")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")))
def test_every_text_comes_back_as_it_was(text: str) -> None:
    """Two characters that XML cannot hold excepted, which Excel writes no other way."""
    content = book(("A", text, "", ""))
    assert sheets(content)["Agreements"][1][:2] == ["A", text]
    assert ElementTree.fromstring(part(content, "xl/worksheets/sheet1.xml")).tag.endswith("worksheet")


def test_heading_and_first_column_stay_in_sight_every_column_filters_and_every_page_has_the_heading() -> None:
    content = book(("A", "T", "2026-12-31", 1), ("B", "T", "", ""))
    sheet = part(content, "xl/worksheets/sheet1.xml")
    assert '<pane xSplit="1" ySplit="1" topLeftCell="B2"' in sheet
    assert '<autoFilter ref="A1:D3"/>' in sheet
    assert "Agreements!$1:$1" in part(content, "xl/workbook.xml")


def heights(content: bytes) -> list[str]:
    """How high each row is; '' where that is left to who opens it."""
    rows = re.findall("<row ([^>]*)>", part(content, "xl/worksheets/sheet1.xml"))
    return [(re.findall(' ht="([^"]*)"', row) or [""])[0] for row in rows]


@pytest.mark.parametrize(
    ("title", "until", "height"),
    [
        ("Trade", "2026-12-31", ""),
        ("Agreement on Trade in Goods and Services " * 4, "2026-12-31", "45"),
        ("日本国とアゼルバイジャン共和国との間の条約及び附属書並びに議定書", "2026-12-31", "30"),
        ("Trade\nAnnex\nLetters", "2026-12-31", "45"),
        ("Trade", "[2025-04-21..2025-04-27]", ""),
        ("x" * 32_000, "", "408.75"),
    ],
)
def test_a_row_is_as_high_as_its_longest_text_needs(title: str, until: str, height: str) -> None:
    """LibreOffice gives a row one line where nothing is said, and what is below that line is not seen."""
    assert heights(book(("A-1", title, until, 40))) == ["", height]


def test_the_same_answer_is_the_same_file_and_names_nobody() -> None:
    content = book(("A", "T", "2026-12-31", 1))
    assert content == book(("A", "T", "2026-12-31", 1))
    core = part(content, "docProps/core.xml")
    assert "<dc:title>Agreements by type</dc:title>" in core
    assert "<dc:subject>on 2026-11-21, relations.db, party:IRN</dc:subject>" in core
    assert "<dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>" in core
    assert part(content, "docProps/app.xml").count("<Company></Company>") == 1


def test_a_query_that_holds_control_characters_does_not_break_the_file() -> None:
    content = book(about=ABOUT._replace(narrowed="\x1b<&\0"))
    assert sheets(content)["About"][4] == ["Query", r"\x1b<&\x00"]
    assert r"\x1b&lt;&amp;\x00" in part(content, "docProps/core.xml")


@pytest.mark.parametrize("character", "\ufffe\uffff")
def test_a_character_that_no_workbook_gives_back_is_named(character: str) -> None:
    shown = f"u\\{{{ord(character):x}}}"
    with pytest.raises(
        WrongRequest, match=rf"^title of A holds the character \\{shown}, which no workbook gives back; "
    ):
        book(("A", f"a{character}", "", ""))


@pytest.mark.parametrize("fits", ["x" * LONGEST_CELL, "\U0001f91d" * (LONGEST_CELL // 2)])
def test_a_text_that_no_cell_can_hold_is_named_and_nothing_is_cut(fits: str) -> None:
    assert sheets(book(("A", fits, "", "")))["Agreements"][1][1] == fits
    with pytest.raises(WrongRequest, match=r"^title of A has [0-9,]+ characters, and a cell of Excel holds 32,767; "):
        book(("A", fits + "\U0001f91d", "", ""))
    with pytest.raises(WrongRequest, match=r"^title of row 1 has 40,000 characters"):
        b"".join(pieces(Table(HEADINGS[1:2], [("x" * 40_000,)]), ABOUT))


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    rows = [("A", "T", "", 1)] * 2
    assert len(sheets(book(*rows))["Agreements"]) == 3
    with pytest.raises(WrongRequest, match="A sheet of Excel holds 2 rows, and these are more; nothing was written"):
        book(*rows, rows[0])


def test_nothing_is_left_behind_whatever_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def rows() -> Iterable[tuple[str | int, ...]]:
        yield "A", "T", "", 1
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        b"".join(pieces(Table(HEADINGS, rows()), ABOUT))
    unread = pieces(Table(HEADINGS, []), ABOUT)
    next(iter(unread))
    assert len(list(tmp_path.iterdir())) == 1
    del unread
    assert list(tmp_path.iterdir()) == []


def test_without_xlsxwriter_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(TreatytrackError, match="which is not installed; nothing was written: pip install Xlsx") as told:
        book()
    assert told.value.exit_code == 1
