"""Aligned text: one line each, nothing cut."""

import pytest

from treatytrack.answers import Heading, Table
from treatytrack.formats import plain as written
from treatytrack.formats.plain import lines

HEADINGS = (Heading("ref", "Ref", "ref"), Heading("title", "Agreement", "title"), Heading("left", "Left", "number"))


def plain(*rows: tuple[str | int, ...]) -> list[str]:
    return list(lines(Table(HEADINGS, rows)))


def test_columns_are_as_wide_as_their_widest_cell_and_numbers_stand_right() -> None:
    assert plain(("A-1", "Trade", 5), ("A-10", "Cultural exchange", 1234)) == [
        "ref   title              left",
        "A-1   Trade                 5",
        "A-10  Cultural exchange  1234",
    ]


def test_an_empty_cell_is_a_hyphen_and_no_line_ends_with_blanks() -> None:
    assert plain(("A-1", "", "")) == ["ref  title  left", "A-1  -         -"]


def test_wide_and_combining_characters_are_counted_as_they_are_seen() -> None:
    assert plain(("A", "日本", 1), ("B", "e\u0301", 2), ("C", "abcd", 3)) == [
        "ref  title  left",
        "A    日本      1",
        "B    e\u0301         2",
        "C    abcd      3",
    ]


def test_a_cell_is_one_line_whatever_is_in_it() -> None:
    assert plain(("A", "one\ntwo\x1b[0m", 1)) == ["ref  title              left", r"A    one\x0atwo\x1b[0m     1"]


def test_a_long_cell_is_whole() -> None:
    assert "x" * 100_000 in plain(("A", "x" * 100_000, 1))[1]


def test_no_rows_are_no_lines() -> None:
    assert plain() == []


def test_more_rows_than_are_held_are_aligned_as_far_as_they_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "ALIGNED", 2)
    assert plain(("A-1", "x", 1), ("A-2", "", 2), ("A-3", "Cultural", 3), ("A-4", "y", 4), ("A-5", "z", 5)) == [
        "ref  title  left",
        "A-1  x         1",
        "A-2  -         2",
        "A-3  Cultural     3",
        "A-4  y            4",
        "A-5  z            5",
    ]
