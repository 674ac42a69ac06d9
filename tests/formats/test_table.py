"""The table for a terminal: in its width; a long title loses its middle, nothing else is cut."""

import pytest

from treatytrack.answers import Heading, Table
from treatytrack.formats.readable import width
from treatytrack.formats.table import lines

HEADINGS = (
    Heading("mark", "", "mark"),
    Heading("ref", "Ref", "ref"),
    Heading("title", "Agreement", "title"),
    Heading("parties", "Parties", "party"),
    Heading("type", "Type", "extra"),
    Heading("ends", "Last day", "date"),
)
ROWS = (
    (
        "!",
        "AZE-IRN-2025-1",
        "Cultural Exchange Programme for the years 2025-2028",
        "AZE-IRN",
        "programme",
        "2028-12-31",
    ),
    ("", "JPN-CHE-2009-12", "日本国とスイスとの間の経済連携協定", "CHE-JPN", "agreement", "2027-02-19 to 2027-03-01"),
)


def drawn(columns: int, *, colour: bool = False) -> list[str]:
    return list(lines(Table(HEADINGS, ROWS), columns, colour=colour))


def test_with_room_everything_is_whole() -> None:
    assert drawn(140) == [
        "   Ref              Agreement                                            Parties  Type       Last day",
        "!  AZE-IRN-2025-1   Cultural Exchange Programme for the years 2025-2028  AZE-IRN  programme  2028-12-31",
        "   JPN-CHE-2009-12  日本国とスイスとの間の経済連携協定                   CHE-JPN  agreement  "
        "2027-02-19 to 2027-03-01",
    ]


def test_what_says_least_goes_first_then_the_title_loses_its_middle() -> None:
    assert drawn(100)[:2] == [
        "   Ref              Agreement                                      Parties  Last day",
        "!  AZE-IRN-2025-1   Cultural Exchange Prog…or the years 2025-2028  AZE-IRN  2028-12-31",
    ]


def test_where_the_title_does_not_fit_it_stands_under_its_row() -> None:
    assert drawn(60) == [
        "   Ref              Last day",
        "!  AZE-IRN-2025-1   2028-12-31",
        "    Cultural Exchange Programme for the years 2025-2028",
        "   JPN-CHE-2009-12  2027-02-19 to 2027-03-01",
        "    日本国とスイスとの間の経済連携協定",
    ]


@pytest.mark.parametrize("columns", range(24, 150))
def test_refs_and_dates_are_whole_and_no_line_is_wider(columns: int) -> None:
    shown = drawn(columns)
    assert max(map(width, shown)) <= columns
    for row in ROWS:
        assert any(row[1] in line for line in shown)
        assert row[5] in " ".join(" ".join(shown).split())
        assert [day for day in row[5].split(" to ") if not any(day in line for line in shown)] == []


COMING = (Heading("when", "When", "number"), Heading("what", "What", "status"), HEADINGS[1], HEADINGS[2])
MEETING = "meeting: joint commission on cultural and scientific cooperation, eighth session, in Baku"
DUE = (
    ("in 8 days", "last safe day for notice at the latest ?", "AZE-ROU-ND-1", "Trade"),
    ("in 18 days", MEETING, "AZE-IRN-2025-1", "Cultural Exchange Programme"),
    ("in 40 days", "expires", "AZE-IRN-2025-2", "Transport"),
)


@pytest.mark.parametrize(("columns", "shown"), [
    (100, [
        "When        What                                      Ref             Agreement",
        "in 8 days   last safe day for notice at the latest ?  AZE-ROU-ND-1    Trade",
        "in 18 days  meeting: joint commission on cultural     AZE-IRN-2025-1  Cultural Exchange Programme",
        "            and scientific cooperation, eighth",
        "            session, in Baku",
        "in 40 days  expires                                   AZE-IRN-2025-2  Transport",
    ]),
    (80, [
        "When        What                                      Ref",
        "in 8 days   last safe day for notice at the latest ?  AZE-ROU-ND-1",
        "    Trade",
        "in 18 days  meeting: joint commission on cultural     AZE-IRN-2025-1",
        "            and scientific cooperation, eighth",
        "            session, in Baku",
        "    Cultural Exchange Programme",
        "in 40 days  expires                                   AZE-IRN-2025-2",
        "    Transport",
    ]),
    (60, [
        "When        What                              Ref",
        "in 8 days   last safe day for notice at the   AZE-ROU-ND-1",
        "            latest ?",
        "    Trade",
        "in 18 days  meeting: joint commission on      AZE-IRN-2025-1",
        "            cultural and scientific",
        "            cooperation, eighth session, in",
        "            Baku",
        "    Cultural Exchange Programme",
        "in 40 days  expires                           AZE-IRN-2025-2",
        "    Transport",
    ]),
    (40, [
        "in 8 days",
        "  last safe day for notice at the",
        "    latest ?",
        "  AZE-ROU-ND-1",
        "    Trade",
        "in 18 days",
        "  meeting: joint commission on cultural",
        "    and scientific cooperation, eighth",
        "    session, in Baku",
        "  AZE-IRN-2025-1",
        "    Cultural Exchange Programme",
        "in 40 days  expires  AZE-IRN-2025-2",
        "    Transport",
    ]),
])  # fmt: skip
def test_long_words_are_folded_and_the_other_rows_stay_as_they_are(columns: int, shown: list[str]) -> None:
    assert list(lines(Table(COMING, DUE), columns, colour=False)) == shown


def test_with_room_long_words_are_not_folded() -> None:
    assert any(MEETING in line for line in lines(Table(COMING, DUE), 160, colour=False))


@pytest.mark.parametrize("columns", [30, 60, 80, 150])
def test_colour_adds_colour_and_nothing_else(columns: int) -> None:
    coloured = "\n".join(drawn(columns, colour=True))
    for code in ("0", "1", "2", "33", "36", "1;31"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert [line.rstrip() for line in coloured.split("\n")] == drawn(columns)


def test_markup_is_text() -> None:
    row = ("", "A-1", "[/] [bold]x[/bold] :smile:", "", "", "")
    assert "[/] [bold]x[/bold] :smile:" in list(lines(Table(HEADINGS, [row]), 80, colour=False))[1]


def test_no_rows_are_no_lines() -> None:
    assert list(lines(Table(HEADINGS, ()), 80, colour=False)) == []
