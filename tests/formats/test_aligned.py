"""A section's table in plain text: aligned, the title wrapped, what follows it below; nothing is ever cut."""

from treatytrack.answers import Heading, Table
from treatytrack.formats.aligned import lines

HEADINGS = (
    Heading("mark", "", "mark"),
    Heading("when", "When", "date"),
    Heading("kind", "Kind", "extra"),
    Heading("ref", "Ref", "ref"),
    Heading("title", "What", "title"),
    Heading("details", "Details", "text"),
)
ROWS = (
    ("", "28 Apr 2025", "visit", "AZE-IRN-2025-E1", "Official visit of the President to Baku", "Baku; two persons"),
    ("!", "", "memorandum", "AZE-IRN-2025-2", "└ Memorandum on everything that is transported", ""),
)
TABLE = Table(HEADINGS, ROWS)


def test_off_a_terminal_each_row_is_a_line_and_what_follows_the_title_another() -> None:
    assert list(lines(TABLE, None)) == [
        "     When         Kind        Ref              What",
        "     28 Apr 2025  visit       AZE-IRN-2025-E1  Official visit of the President to Baku",
        "                                                 Baku; two persons",
        "  !               memorandum  AZE-IRN-2025-2   └ Memorandum on everything that is transported",
    ]


def test_on_a_terminal_the_title_is_wrapped_and_what_says_least_is_left_out() -> None:
    assert list(lines(TABLE, 72)) == [
        "     When         Ref              What",
        "     28 Apr 2025  AZE-IRN-2025-E1  Official visit of the President to",
        "                                   Baku",
        "                                     Baku; two persons",
        "  !               AZE-IRN-2025-2   └ Memorandum on everything that is",
        "                                     transported",
    ]


def test_where_there_is_little_room_the_title_stands_below_its_row_and_nothing_is_left_out() -> None:
    assert list(lines(TABLE, 50)) == [
        "     When         Kind        Ref",
        "      What",
        "     28 Apr 2025  visit       AZE-IRN-2025-E1",
        "      Official visit of the President to Baku",
        "        Baku; two persons",
        "  !               memorandum  AZE-IRN-2025-2",
        "      └ Memorandum on everything that is",
        "        transported",
    ]


def test_where_not_even_the_others_fit_they_stand_in_lines_that_do() -> None:
    assert list(lines(TABLE, 24)) == [
        "  When  Kind  Ref",
        "      What",
        "  28 Apr 2025  visit",
        "    AZE-IRN-2025-E1",
        "      Official visit of",
        "      the President to",
        "      Baku",
        "        Baku; two",
        "        persons",
        "  !  memorandum",
        "    AZE-IRN-2025-2",
        "      └ Memorandum on",
        "        everything that",
        "        is transported",
    ]


def test_columns_without_a_cell_are_not_drawn_nor_is_a_table_without_rows() -> None:
    assert next(lines(Table(HEADINGS, ROWS[:1]), None)) == "  When         Kind   Ref              What"
    assert list(lines(Table(HEADINGS, ()), None)) == []


def test_colour_changes_nothing_but_the_style() -> None:
    for columns in (None, 72, 40):
        coloured = "\n".join(lines(TABLE, columns, colour=True))
        bare = coloured.replace("\x1b[1m", "").replace("\x1b[2m", "").replace("\x1b[1;31m", "").replace("\x1b[0m", "")
        assert bare != coloured
        assert [line.rstrip() for line in bare.split("\n")] == list(lines(TABLE, columns))


def test_hidden_characters_are_shown_and_the_last_column_stands_for_a_title() -> None:
    refs = Table((Heading("party", "Party", "party"), Heading("refs", "Where", "list")), (("A\x1bB", "one two three"),))
    assert list(lines(refs, 24)) == ["  Party   Where", "  A\\x1bB  one two three"]


def test_what_is_no_title_says_what_it_is_where_it_stands_below_its_row() -> None:
    headings = (
        Heading("party", "Party", "party"),
        Heading("latest", "Latest", "date"),
        Heading("next", "Next", "date"),
    )
    table = Table(headings, (("Azerbaijan", "28 Apr 2025", "31 Dec 2026"), ("Soviet Union", "26 Feb 1921", "")))
    assert list(lines(table, 32)) == [
        "  Party         Latest",
        "  Azerbaijan    28 Apr 2025",
        "      Next: 31 Dec 2026",
        "  Soviet Union  26 Feb 1921",
    ]
