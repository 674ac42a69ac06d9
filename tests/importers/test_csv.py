"""Rows from CSV: strict, and exact about the line on which each record begins."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatytrack.errors import WrongRequest
from treatytrack.importers.csv import read
from treatytrack.rows import Broken, OutOfScope, Record, Row


def rows(content: str | bytes, *, encoding: str = "", delimiter: str = "") -> list[Record]:
    held = content.encode() if isinstance(content, str) else content
    reading = read(io.BytesIO(held), "f.csv", encoding=encoding, delimiter=delimiter)
    return list(reading.sheets["agreements"].rows)


def places(content: str) -> list[tuple[int, str]]:
    """The line of each record, and its first cell or what is wrong with it."""
    return [
        (row.line, row.what if isinstance(row, Broken) else row.cells["a"])
        for row in rows(content)
        if not isinstance(row, OutOfScope)
    ]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("a,b\n1,2\n3,4\n", [(2, "1"), (3, "3")]),
        ("a,b\n1,2\n3,4", [(2, "1"), (3, "3")]),
        ("a,b\r\n1,2\r\n3,4\r\n", [(2, "1"), (3, "3")]),
        ("a,b\r1,2\r3,4\r", [(2, "1"), (3, "3")]),
        # records over several lines: the line on which they begin
        ('a,b\n"1\n1",2\n3,4\n', [(2, "1\n1"), (4, "3")]),
        ('a,b\n"1\r\n\r\n1","2\n2"\n3,4\n', [(2, "1\r\n\r\n1"), (6, "3")]),
        ('"a",b\n1,"2\n"\n3,4\n', [(2, "1"), (4, "3")]),
        # a heading over two lines
        ('a,"b\nb"\n1,2\n', [(3, "1")]),
        # blank lines are no records, nor what a spreadsheet leaves of one
        ("a,b\n,\n1,2\n,\n", [(3, "1")]),
        ("a,b\n\n1,2\n\n\n3,4\n\n", [(3, "1"), (6, "3")]),
        # cells as they are
        ('a,b\n"say ""so""",\n x ,\n', [(2, 'say "so"'), (3, " x ")]),
        ("a,b\n5\" pipe,2\n", [(2, '5" pipe')]),
        ("a,b\nNULL,\n", [(2, "NULL")]),
        ('a,b\n"",2\n', [(2, "")]),
        # faults, and what comes after them
        ("a,b\n1\n3,4\n5,6,7\n", [
            (2, "has 1 cell, but the heading names 2: b is missing"), (3, "3"),
            (4, 'has 3 cells, but the heading names 2: the first too many is "7" (a sign within a cell wants double '
                "quotes)"),
        ]),
        ('a,b\n"1"x,2\n3,4\n', [
            (2, "after a closing double quote comes neither a delimiter nor the end of the line"), (3, "3"),
        ]),
        ('a,b\n"1\n\n1"x,2\n3,4\n', [
            (2, "after a closing double quote comes neither a delimiter nor the end of the line"), (5, "3"),
        ]),
        ('a,b\n1,2\n"3,4\n5,6\n', [
            (2, "1"), (3, "a double quote is opened and not closed before the end of the file"),
        ]),
    ],
)  # fmt: skip
def test_the_line_of_every_record(content: str, found: list[tuple[int, str]]) -> None:
    assert places(content) == found


@given(st.lists(st.tuples(st.text(st.sampled_from('a",;\n\r \t')), st.text(st.sampled_from("b\n\r"))), max_size=5))
def test_lines_are_counted_as_an_editor_counts_them(cells: list[tuple[str, str]]) -> None:
    content = "a,b\n"
    begins = []
    for a, b in cells:
        begins.append(len(content.encode().splitlines()) + 1)
        content += ",".join('"' + cell.replace('"', '""') + '"' for cell in (a, b)) + "\n"
    found = [(row.line, tuple(row.cells.values())) for row in rows(content) if isinstance(row, Row)]
    assert found == [(line, pair) for line, pair in zip(begins, cells, strict=True) if any(pair)]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("a,b\né,2\n".encode(), "utf-8"),
        ("a,b\né,2\n".encode(), "UTF_8"),
        ("\ufeffa,b\né,2\n".encode(), "utf-8"),
        ("a,b\né,2\n".encode("latin-1"), "latin-1"),
        ("a,b\né,2\n".encode("utf-16"), "utf-16"),
    ],
)
def test_encodings(content: bytes, encoding: str) -> None:
    (row,) = rows(content, encoding=encoding)
    assert isinstance(row, Row)
    assert dict(row.cells) == {"a": "é", "b": "2"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "f.csv is empty: its first line names the columns"),
        (b"a,b,a\n", 'f.csv:1: the column "a" stands twice in the heading'),
        (b'a,"b\n', "f.csv:1: a double quote is opened and not closed before the end of the file"),
        # bytes are counted from 0, lines from 1
        (b"\xff", "f.csv:1: byte 0 (0xFF) is not utf-8"),
        (b"a,b\n1,\xff\n", "f.csv:2: byte 6 (0xFF) is not utf-8"),
        (b"a,b\r\n1,2\r\n\xe9,2\r\n", "f.csv:3: byte 10 (0xE9) is not utf-8"),
        (b"\xef\xbb\xbfa,b\n\xe9,2\n", "f.csv:2: byte 7 (0xE9) is not utf-8"),
        # CESU and surrogates are no UTF-8
        (b"a,b\n\xed\xa0\x80,2\n", "f.csv:2: byte 4 (0xED) is not utf-8"),
    ],
)
def test_a_file_that_cannot_be_read(content: bytes, said: str) -> None:
    with pytest.raises(WrongRequest) as wrong:
        rows(content)
    assert str(wrong.value).startswith(said)


def test_a_cell_may_be_large_but_not_without_end() -> None:
    (row,) = rows("a,b\n" + "x" * 1_000_000 + ",2\n")
    assert isinstance(row, Row)
    large, after = rows("a,b\n" + "x" * (16 * 1024 * 1024 + 1) + ",2\n3,4\n")
    assert large == Broken(2, "a cell is larger than 16 MB: is a double quote opened and not closed?")
    assert isinstance(after, Row)


def test_the_delimiter_can_be_another() -> None:
    (row,) = rows("a;b\n1,5;2\n", delimiter=";")
    assert isinstance(row, Row)
    assert dict(row.cells) == {"a": "1,5", "b": "2"}
