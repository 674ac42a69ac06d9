"""What a spreadsheet would run is told from what it would not, and neutralising it can always be undone."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatytrack.spreadsheets import BLANKS, guarded, is_run, undone


@pytest.mark.parametrize(
    ("text", "written"),
    [
        # what a formula begins with, in full width and after blanks too
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\uff1d1", "'\uff1d1"),
        ("\uff0b1", "'\uff0b1"),
        ("\uff0d1", "'\uff0d1"),
        ("\uff20x", "'\uff20x"),
        (" =1", "' =1"),
        ("\u00a0=1", "'\u00a0=1"),
        # what begins as a spreadsheet might drop
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        # the mark itself
        ("'x", "''x"),
        ("''", "'''"),
        # everything else
        ("", ""),
        (" ", " "),
        ("plain", "plain"),
        (" plain", " plain"),
        ("a=1", "a=1"),
        ("\u20141", "\u20141"),
        ("2025-04-28", "2025-04-28"),
    ],
)
def test_only_what_must_be_is_marked(text: str, written: str) -> None:
    assert guarded(text) == written


@given(st.text() | st.text("'=+-@\uff1d \t\r\n"))
def test_it_can_be_undone_and_then_nothing_is_run(text: str) -> None:
    assert undone(guarded(text)) == text
    assert not is_run(guarded(text))


def test_the_blanks_are_all_that_there_are() -> None:
    assert {chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()} == BLANKS
