"""Reading the written cells of an event between two parties: what they record, and all that is wrong with them."""

from datetime import date

import pytest

from treatytrack.actions.read_event import RelationEventReader
from treatytrack.domain.relation_events import RelationEvent
from treatytrack.event_columns import NAMES, texts_of_event
from treatytrack.store.party_index import known_parties

READER = RelationEventReader(date(2026, 11, 21), lambda: known_parties(()))
VISIT = {"title": "Visit", "between": "Azerbaijan; Persia"}


def read(cells: dict[str, str], there: RelationEvent | None = None) -> dict[str, str]:
    """The columns that the cells record and that hold something."""
    event, problems = READER.relation_event(cells, there)
    assert event, problems
    return {name: text for name, text in zip(NAMES, texts_of_event(event), strict=True) if text}


@pytest.mark.parametrize(
    ("name", "cell", "text"),
    [
        ("kind", " Visit ", "visit"),
        ("date", "28 April 2025", "2025-04-28"),
        ("date", "2023-10..2023-12", "[2023-10..2023-12]"),
        ("until", "today", "2026-11-21"),
        ("concerns", "Turkey,ISR; RUS", "TUR; ISR; RUS"),
        ("concerns", "Korea, Republic of; TUR", "KOR; TUR"),
        ("concerns", "TUR; Turkey", "TUR"),
        ("persons", " A ;  B; ; ", "A; B"),
        ("tags", '"a; b"; c', '"a; b"; c'),
        ("after", " AZE-IRN-2023-E1 ", "AZE-IRN-2023-E1"),
        ("notes", " two\nlines ", "two\nlines"),
    ],
)
def test_a_cell_is_kept_in_its_one_form(name: str, cell: str, text: str) -> None:
    assert read(VISIT | {name: cell}) == {"title": "Visit", "between": "AZE; IRN", name: text}


def test_what_is_written_over_an_event_leaves_the_rest_and_an_empty_cell_empties() -> None:
    there, _ = READER.relation_event({**VISIT, "ref": "E", "place": "Baku", "date": "2025", "persons": "A; B"})
    assert read({"place": " ", "persons": "C", "kind": "talks"}, there) == {
        "ref": "E", "title": "Visit", "between": "AZE; IRN", "kind": "talks", "date": "2025", "persons": "C",
    }  # fmt: skip


def test_all_that_is_wrong_is_told_with_its_column() -> None:
    wrong = {"title": " ", "between": "Irann", "kind": "x", "date": "03/04/2025", "concerns": "Turky", "after": "a b"}
    event, problems = READER.relation_event(wrong)
    assert event is None
    assert [one.column for one in problems] == ["between", "kind", "date", "concerns", "after", "title"]
    assert problems[2].what.endswith("or say --day-first or --month-first")


def test_what_was_wrong_before_does_not_hinder_another_correction() -> None:
    there = RelationEvent("E", "Visit", between=("AZE", "IRN"), concerns=("IRN",))
    assert read({"place": "Baku"}, there)["place"] == "Baku"
    assert [one.column for one in READER.relation_event({"after": "E"}, there)[1]] == ["after"]
