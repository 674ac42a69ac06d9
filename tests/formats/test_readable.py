"""What would steer a terminal or hide itself becomes visible; and how wide a text is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatytrack.formats.readable import padded, readable, width, without_middle

SHOWN = [
    # plain text stays
    ("", ""),
    ("Agreement on trade", "Agreement on trade"),
    ("Pezeshkian’s visit: é ß ə ş", "Pezeshkian’s visit: é ß ə ş"),
    ("договор 条約 معاهدة", "договор 条約 معاهدة"),
    ("[/] [bold] {x} %s \\n", "[/] [bold] {x} %s \\n"),
    ("no\u00a0break", "no\u00a0break"),
    # what steers
    ("\x1b[31mred", r"\x1b[31mred"),
    ("a\0b", r"a\x00b"),
    ("a\tb\nc\rd", r"a\x09b\x0ac\x0dd"),
    ("a\x7f\x80\x9b", r"a\x7f\x80\x9b"),
    # line ends that are no line ends of ours
    ("a\u2028b\u2029c\x85d", r"a\u{2028}b\u{2029}c\x85d"),
    # what hides or turns round
    ("\u202eabc\u202c", r"\u{202e}abc\u{202c}"),
    ("\u2066a\u2069 \u200e\u200f", r"\u{2066}a\u{2069} \u{200e}\u{200f}"),
    ("a\u200bb\ufeffc\u00add", r"a\u{200b}b\u{feff}c\xadd"),
    # what has no meaning
    ("\ue000 \ufffe \U000e0041", r"\u{e000} \u{fffe} \u{e0041}"),
    ("caf\udce9", r"caf\u{dce9}"),
    # joiners are kept where they join
    ("نمی\u200cخواهم", "نمی\u200cخواهم"),
    ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
    ("क्\u200dष", "क्\u200dष"),
    ("\u200cab", r"\u{200c}ab"),
    ("ab\u200d", r"ab\u{200d}"),
    ("a\u200c b", r"a\u{200c} b"),
    ("a\u200c\u200cb", r"a\u{200c}\u{200c}b"),
]

WIDTHS = [
    ("", 0),
    ("abc", 3),
    ("é", 1),
    ("e\u0301", 1),
    ("日本", 4),
    ("ｆｕｌｌ", 8),
    ("договор", 7),
    ("نمی\u200cخواهم", 8),
    ("한국", 4),
]

WITHOUT_MIDDLE = [
    # text, columns, what is left
    ("Cultural Exchange Programme 2025-2028", 40, "Cultural Exchange Programme 2025-2028"),
    ("Cultural Exchange Programme 2025-2028", 37, "Cultural Exchange Programme 2025-2028"),
    ("Cultural Exchange Programme 2025-2028", 21, "Cultural E…2025-2028"),
    ("Cultural Exchange Programme 2025-2028", 20, "Cultural E…2025-2028"),
    ("abcdef", 5, "ab…ef"),
    ("abcdef", 2, "a…"),
    ("abcdef", 1, "…"),
    ("abcdef", 0, ""),
    ("日本国と中国", 7, "日…国"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_readable(text: str, shown: str) -> None:
    assert readable(text) == shown


@given(st.text(st.characters()))
def test_nothing_that_steers_or_hides_is_left(text: str) -> None:
    left = {unicodedata.category(c) for c in readable(text) if c not in "\u200c\u200d"}
    assert not left & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@pytest.mark.parametrize(("text", "columns"), WIDTHS)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(("text", "columns"), WIDTHS)
def test_padded_fills_columns_not_characters(text: str, columns: int) -> None:
    blanks = " " * (10 - columns)
    assert padded(text, 10) == text + blanks
    assert padded(text, 10, right=True) == blanks + text
    assert padded(text, 0) == text


@pytest.mark.parametrize(("text", "columns", "left"), WITHOUT_MIDDLE)
def test_without_middle(text: str, columns: int, left: str) -> None:
    assert without_middle(text, columns) == left


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs"])), st.integers(0, 30))
def test_without_middle_fits_and_keeps_what_fits(text: str, columns: int) -> None:
    left = without_middle(text, columns)
    assert width(left) <= columns
    assert (left == text) == (width(text) <= columns)


@pytest.mark.parametrize("columns", range(1, 12))
def test_no_accent_is_parted_from_its_letter(columns: int) -> None:
    left = without_middle("e\u0301" * 12, columns)
    assert "…\u0301" not in left
    assert left.replace("e\u0301", "") == "…"
