"""Reading cells: into an agreement, or what is wrong with them, all of it."""

from datetime import date

import pytest

from treatytrack.actions.read import CellReader
from treatytrack.columns import BY_NAME
from treatytrack.domain.dates import DayOrder
from treatytrack.domain.parties import Parties
from treatytrack.store.party_index import known_parties

NAMED = {"title": "T", "party_a": "AZE", "party_b": "IRN"}


def reader(order: DayOrder | None = None) -> CellReader:
    return CellReader(date(2026, 11, 21), lambda: known_parties(()), order)


def stored(column: str, cell: str, order: DayOrder | None = None) -> str:
    """How that cell is stored."""
    agreement, problems = reader(order).agreement({**NAMED, column: cell})
    assert agreement, problems
    return BY_NAME[column].text(agreement)


# Stored canonically: a column, what is written, what is stored.
@pytest.mark.parametrize(
    ("column", "cell", "text"),
    [
        # outer blanks go, every other character of a text stays
        ("title", "  A title \t\r\n", "A title"),
        ("notes", "\u00a0a  b\u00a0", "a  b"),
        ("notes", "a\tb\nc\rd\0e\x1b", "a\tb\nc\rd\0e\x1b"),
        ("notes", "\u2003kept", "\u2003kept"),
        ("place", "", ""),
        ("place", " \u00a0 ", ""),
        # parties as codes, our words for types and the like
        ("party_a", "Russian Federation", "RUS"),
        ("type", "MoU", "memorandum"),
        ("renewal", "TACIT", "tacit"),
        ("binding", "Yes", "yes"),
        ("ended_by", "Replacement", "replacement"),
        # dates as EDTF
        ("signed", "28 April 2025", "2025-04-28"),
        ("signed", "1981-09..1981-10", "[1981-09..1981-10]"),
        ("signed", "2025?", "2025?"),
        ("counts_from", "In force", "in-force"),
        ("counts_from", "1 May 2025", "2025-05-01"),
        # lengths as written
        ("lasts", "18m", "18m"),
        ("lasts", "P1Y6M", "1y6m"),
        ("lasts", "Open", "open"),
        ("notice", "None", "none"),
        # lists
        ("subjects", " a ;  b ", "a; b"),
        ("subjects", '"a; b"; c', '"a; b"; c'),
        # an empty last item is dropped, though the blank after its semicolon is an outer blank
        ("subjects", "a; b; ", "a; b"),
        ("subjects", '"a; b"; ', '"a; b"'),
        ("tags", "a;b", "a;b"),
        ("sources", '"""quoted"" item"', '"""quoted"" item"'),
        # rules and events
        ("entry_rule", "Notification + 30d", "notification + 30d"),
        ("denunciation", "Term End", "term end"),
        ("events", "Notified 28.04.2020 by Japan", "notified 2020-04-28 by JPN"),
        ("events", 'notice "28 April 2020" effective 30.06.2021', "notice 2020-04-28 effective 2021-06-30"),
        ("events", "meeting today: joint commission", "meeting 2026-11-21: joint commission"),
        ("events", "notified 2023-07-05 by Japan", "notified 2023-07-05 by JPN"),
        ("related", "amends X-1; see a title", "amends X-1; see a title"),
    ],
)
def test_what_is_stored(column: str, cell: str, text: str) -> None:
    assert stored(column, cell) == text


@pytest.mark.parametrize(("order", "day"), [("day-first", "2025-04-03"), ("month-first", "2025-03-04")])
def test_the_order_of_a_date_can_be_said(order: DayOrder, day: str) -> None:
    assert stored("signed", "03/04/2025", order) == day


def test_every_problem_is_found_and_its_column_named() -> None:
    agreement, problems = reader().agreement(
        {"title": " ", "party_a": "Irann", "party_b": "", "signed": "soon", "type": "contract", "place": "Baku"}
    )
    assert agreement is None
    assert sorted(problem.column for problem in problems) == ["party_a", "party_b", "signed", "title", "type"]


def test_the_same_party_by_two_names_is_on_both_sides() -> None:
    agreement, (problem,) = reader().agreement({"title": "T", "party_a": "Persia", "party_b": "Iran"})
    assert agreement is None
    assert problem.column == "party_b"
    assert problem.what.startswith("IRN stands on both sides")


def test_a_name_is_resolved_once_however_often_it_comes() -> None:
    asked = []

    def parties() -> Parties:
        asked.append(1)
        return known_parties(())

    one = CellReader(date(2026, 11, 21), parties)
    for _ in range(5):
        one.agreement(NAMED)
    assert len(asked) == 2
