"""What cannot be in an event between two parties, and the order in which events happened."""

import pytest

from treatytrack.domain.dates import PartialDate
from treatytrack.domain.relation_events import RelationEvent, impossible, in_time


def event(
    ref: str = "E", *, between: str = "AZE IRN", concerns: str = "", date: str = "", until: str = "", after: str = ""
) -> RelationEvent:
    """An event of these texts."""
    one, other = between.split()
    days = [PartialDate.parse(text) if text else None for text in (date, until)]
    return RelationEvent(
        ref, "It", between=(one, other), concerns=tuple(concerns.split()), date=days[0], until=days[1], after=after
    )


@pytest.mark.parametrize(
    ("given", "column", "what"),
    [
        # between one and the same
        (event(between="AZE AZE"), "between", "AZE stands on both sides: an event is between two parties"),
        # whom it concerns is somebody else
        (event(concerns="ISR IRN"), "concerns", "IRN is one of the two: name here whom else it concerns"),
        # over before it began, whichever days the dates are
        (event(date="2025-04-28", until="2025-04-27"), "until", "2025-04-27 lies before its date 2025-04-28"),
        (event(date="2025", until="2024"), "until", "2024 lies before its date 2025"),
        (event(date="[2025..]", until="[..2024-12-31]"), "until", "[..2024-12-31] lies before its date [2025..]"),
        # after itself
        (event("E", after="E"), "after", "E cannot follow itself"),
    ],
)
def test_what_cannot_be(given: RelationEvent, column: str, what: str) -> None:
    assert list(impossible(given)) == [(column, what)]


@pytest.mark.parametrize(
    "given",
    [
        event(),
        event(concerns="ISR TUR", after="D"),
        event(date="2025-04-28", until="2025-04-28"),
        # some day of the year or month may be late enough
        event(date="2025-04-28", until="2025"),
        event(date="2023-01", until="2023"),
        event(date="[..2025-04-28]", until="2020"),
        event(date="2025", until="[..2025-06]"),
        event(until="2020"),
        # what has no ref yet follows nothing
        event("", after=""),
    ],
)
def test_what_can_be(given: RelationEvent) -> None:
    assert list(impossible(given)) == []


def test_all_that_cannot_be_is_told() -> None:
    wrong = event("E", between="AZE AZE", concerns="AZE", date="2025", until="2024", after="E")
    assert [one.column for one in impossible(wrong)] == ["between", "concerns", "until", "after"]


def test_events_come_in_the_order_in_which_they_may_have_begun_and_the_undated_last() -> None:
    in_order = [
        event("A", date="2022"),
        event("B", date="2023-01"),
        event("C", date="2023-01"),
        # the same first day: what is surely over first
        event("D", date="2023"),
        event("E", date="[2023-10..2023-12]"),
        event("F", date="2025-04-28"),
        event("G", date="[2025-04-28..]"),
        # no first day
        event("H", date="[..2020]"),
        event("I", date="[..2025-04-28]"),
        event("J"),
        event("K"),
    ]
    backwards = in_order[::-1]
    assert sorted(backwards, key=in_time) == in_order
