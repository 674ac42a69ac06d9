"""Events and the columns that say the same: filled, corrected, emptied; a second day is a conflict (R1b, R5, R9)."""

import pytest

from treatytrack.columns import BY_NAME
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.events import NumberedEvent, event_from
from treatytrack.domain.recording import (
    BY_KIND,
    OtherDay,
    column_days,
    disagreement,
    filled,
    recorded,
    recorded_otherwise,
    without,
)
from treatytrack.errors import Conflict

from .world import OPEN, Cells, agreement_of

EACH = "signed 2026-02-03 by AZE; signed 2026-01-10 by IRN"
ENDED = {"in_force": "2010-01-01", "ended": "2020-01-01"}
LATER = "terminated 2020-01-01 effective 2020-03-01"


def cells(agreement: Agreement) -> Cells:
    """What is recorded, without what every agreement of these tests has."""
    texts = {name: column.text(agreement) for name, column in BY_NAME.items()}
    return {name: text for name, text in texts.items() if text and name not in {"ref", "title", "party_a", "party_b"}}


def numbered(event: str) -> NumberedEvent:
    """`2: signed 2026-01-10 by AZE`; `1 signed: signed 2026-01-15` is the event that the column says in full."""
    number, _, written = event.partition(": ")
    return NumberedEvent(int(number.split()[0]), event_from(written), number.partition(" ")[2])


# what, the recorded cells, the event, the cells then
RECORDED: list[tuple[str, Cells, str, Cells]] = [
    ("what fills no column is kept", {}, "amended 2026-01-01", {"events": "amended 2026-01-01"}),
    ("the latest comes last", {"events": "amended 2026-02-01"}, "amended 2026-01-01",
     {"events": "amended 2026-02-01; amended 2026-01-01"}),
    # a column says in full what says only its day
    ("a signature", {}, "signed 2026-01-15", {"signed": "2026-01-15"}),
    ("a provisional application", {}, "provisional 2026-01-15", {"provisional": "2026-01-15"}),
    ("an entry", {}, "in-force 2026-01-15", {"in_force": "2026-01-15"}),
    ("a termination", {}, "terminated 2026-01-15", {"ended": "2026-01-15"}),
    ("a termination that takes effect on its day", {}, "terminated 2026-01-15 effective 2026-01-15",
     {"ended": "2026-01-15"}),
    ("a replacement", {}, "replaced 2026-01-15 other X-1", {"ended": "2026-01-15", "replaced_by": "X-1"}),
    ("a replacement by what is not named", {}, "replaced 2026-01-15",
     {"ended": "2026-01-15", "ended_by": "replacement"}),
    # and not what says more
    ("a termination that takes effect later", {}, LATER, {"ended": "2020-03-01", "events": LATER}),
    ("a signature with a note", {}, "signed 2026-01-15: in Baku",
     {"signed": "2026-01-15", "events": "signed 2026-01-15: in Baku"}),
    ("a termination by one side", {}, "terminated 2026-01-15 by AZE",
     {"ended": "2026-01-15", "events": "terminated 2026-01-15 by AZE"}),
    # each side on a day of its own
    ("one side alone fills nothing", {}, "signed 2026-02-03 by AZE", {"events": "signed 2026-02-03 by AZE"}),
    ("the later of two", {"events": "signed 2026-02-03 by AZE"}, "signed 2026-01-10 by IRN",
     {"signed": "2026-02-03", "events": EACH}),
    ("of a month and a day in it the month may be later", {"events": "signed 2026-01-10 by AZE"},
     "signed 2026-01 by IRN", {"signed": "2026-01", "events": "signed 2026-01-10 by AZE; signed 2026-01 by IRN"}),
    ("one side before the day for both", {"signed": "2026-02-03"}, "signed 2026-01-10 by IRN",
     {"signed": "2026-02-03", "events": "signed 2026-01-10 by IRN"}),
    ("one side on the day for both", {"signed": "2026-02-03"}, "signed 2026-02-03 by IRN",
     {"signed": "2026-02-03", "events": "signed 2026-02-03 by IRN"}),
    # an end that is there is told once more, by what it was
    ("the end was a replacement", {"ended": "2020-01-01"}, "replaced 2020-01-01 other X-1",
     {"ended": "2020-01-01", "replaced_by": "X-1"}),
]  # fmt: skip

# what, the recorded cells, the event, the column that holds the first day ('' an event, None no other day), the words
REFUSED: list[tuple[str, Cells, str, str | None, str]] = [
    # the same again
    ("an event", {"events": "amended 2026-01-01"}, "amended 2026-01-01", None,
     "amended 2026-01-01 is recorded already"),
    ("a column", {"signed": "2026-01-15"}, "signed 2026-01-15", None, "signed 2026-01-15 is recorded already"),
    ("a replacement by what is named there", {**ENDED, "replaced_by": "X-1"}, "replaced 2020-01-01", None,
     "replaced 2020-01-01 is recorded already"),
    # a second day
    ("of both", {"signed": "2026-01-15"}, "signed 2026-01-16", "signed",
     "signed 2026-01-15 is recorded, not 2026-01-16"),
    ("of an end", ENDED, "terminated 2020-01-02", "ended", "ended 2020-01-01 is recorded, not 2020-01-02"),
    ("of an end, by its effect", ENDED, LATER, "ended", "ended 2020-01-01 is recorded, not 2020-03-01"),
    ("of a side, later than both", {"signed": "2026-01-15"}, "signed 2026-01-16 by AZE", "signed",
     "signed 2026-01-15 is recorded, not 2026-01-16"),
    ("of the same side", {"events": "signed 2026-01-10 by AZE"}, "signed 2026-01-11 by AZE", "",
     "signed 2026-01-10 by AZE is recorded, not 2026-01-11"),
    ("less exact", {"in_force": "2026-01-15"}, "in-force 2026", "in_force",
     "in_force 2026-01-15 is recorded, not 2026"),
    # another way to end
    ("by consent", {**ENDED, "ended_by": "consent"}, "replaced 2020-01-01 other X-1", "ended_by",
     "ended_by consent is recorded, not a replacement by X-1"),
    ("by another agreement", {**ENDED, "replaced_by": "X-1"}, "replaced 2020-01-01 other X-2", "replaced_by",
     "replaced_by X-1 is recorded, not a replacement by X-2"),
]  # fmt: skip

# what, the recorded cells, the cells then
FILLED: list[tuple[str, Cells, Cells]] = [
    ("nothing to fill", {**OPEN, "events": "amended 2026-01-01"}, {**OPEN, "events": "amended 2026-01-01"}),
    ("each its column", {"events": "signed 2009-12-01; in-force 2010-01-01; terminated 2020-01-01"},
     {"signed": "2009-12-01", **ENDED}),
    ("the later of both sides", {"events": EACH}, {"signed": "2026-02-03", "events": EACH}),
    ("one of both does not replace a day for both", {"events": "signed 2026-01-15; signed 2026-02-03 by AZE"},
     {"signed": "2026-01-15", "events": "signed 2026-02-03 by AZE"}),
    ("what differs stays as it is written", {"signed": "2026-01-15", "events": "signed 2026-01-16"},
     {"signed": "2026-01-15", "events": "signed 2026-01-16"}),
    ("an end and its cause", {"events": "replaced 2020-01-01 other X-1"},
     {"ended": "2020-01-01", "replaced_by": "X-1"}),
    ("another cause that is recorded stays", {**ENDED, "ended_by": "consent", "events": "replaced 2020-01-01"},
     {**ENDED, "ended_by": "consent", "events": "replaced 2020-01-01"}),
]  # fmt: skip

# what, the recorded cells, the event that is taken out, the cells then
WITHOUT: list[tuple[str, Cells, str, Cells]] = [
    ("an event of no column", {**OPEN, "events": "amended 2026-01-01; amended 2026-02-01"}, "3: amended 2026-01-01",
     {**OPEN, "events": "amended 2026-02-01"}),
    ("a column", {"signed": "2026-01-15", "in_force": "2026-02-01"}, "1 signed: signed 2026-01-15",
     {"in_force": "2026-02-01"}),
    ("one of two sides", {"signed": "2026-02-03", "events": EACH}, "1: signed 2026-02-03 by AZE",
     {"events": "signed 2026-01-10 by IRN"}),
    ("one side before the day for both", {"signed": "2026-02-03", "events": "signed 2026-01-10 by IRN"},
     "2: signed 2026-01-10 by IRN", {"signed": "2026-02-03"}),
    ("an end by its effect", {"in_force": "2010-01-01", "ended": "2020-03-01", "events": LATER}, f"2: {LATER}",
     {"in_force": "2010-01-01"}),
    ("a replacement", {**ENDED, "replaced_by": "X-1"}, "2 ended: replaced 2020-01-01 other X-1",
     {"in_force": "2010-01-01"}),
    ("a replacement by what is not named", {**ENDED, "ended_by": "replacement"}, "2 ended: replaced 2020-01-01",
     {"in_force": "2010-01-01"}),
]  # fmt: skip

# what, the recorded cells, the event, what it is instead, the cells then
OTHERWISE: list[tuple[str, Cells, str, str, Cells]] = [
    ("it keeps its place", {"events": "amended 2026-01-01; meeting 2026-02-01"}, "1: amended 2026-01-01",
     "amended 2026-03-01", {"events": "amended 2026-03-01; meeting 2026-02-01"}),
    ("a column", {"signed": "2026-01-15"}, "1 signed: signed 2026-01-15", "signed 2026-01-16",
     {"signed": "2026-01-16"}),
    ("a column by its event", {"signed": "2026-02-03", "events": EACH}, "1: signed 2026-02-03 by AZE",
     "signed 2026-03-01 by AZE",
     {"signed": "2026-03-01", "events": "signed 2026-03-01 by AZE; signed 2026-01-10 by IRN"}),
    ("now the other side is later", {"signed": "2026-02-03", "events": EACH}, "1: signed 2026-02-03 by AZE",
     "signed 2026-01-01 by AZE",
     {"signed": "2026-01-10", "events": "signed 2026-01-01 by AZE; signed 2026-01-10 by IRN"}),
    ("a column becomes an event that says more", ENDED, "2 ended: terminated 2020-01-01", LATER,
     {"in_force": "2010-01-01", "ended": "2020-03-01", "events": LATER}),
    ("how it ended stays, where it is replaced by the same on another day",
     {**ENDED, "replaced_by": "X-1", "ended_by": "replacement"}, "2 ended: replaced 2020-01-01 other X-1",
     "replaced 2020-02-01 other X-1",
     {**ENDED, "ended": "2020-02-01", "replaced_by": "X-1", "ended_by": "replacement"}),
    ("it was ended and not replaced", {**ENDED, "ended_by": "replacement"}, "2 ended: replaced 2020-01-01",
     "terminated 2020-01-01", ENDED),
    ("an event becomes a column", {"ended": "2020-03-01", "events": LATER}, f"1: {LATER}", "terminated 2020-01-01",
     {"ended": "2020-01-01"}),
]  # fmt: skip

# what, the recorded cells, the kind of event, what its column and it say that differs
DISAGREE: list[tuple[str, Cells, str, str]] = [
    ("the column is empty", {"events": "signed 2026-01-16"}, "signed", ""),
    ("no event", {"signed": "2026-01-15"}, "signed", ""),
    ("the same day", {"signed": "2026-01-15", "events": "signed 2026-01-15: in Baku"}, "signed", ""),
    ("the same day in other words", {"signed": "2026-01", "events": "signed [2026-01-01..2026-01-31]"}, "signed", ""),
    ("another day", {"signed": "2026-01-15", "events": "signed 2026-01-16"}, "signed",
     "signed 2026-01-15, but an event says signed 2026-01-16"),
    ("an earlier day of one side", {"signed": "2026-01-15", "events": "signed 2026-01-10 by AZE"}, "signed", ""),
    ("a later day of one side", {"signed": "2026-01-15", "events": "signed 2026-01-16 by AZE"}, "signed",
     "signed 2026-01-15, but an event says signed 2026-01-16"),
    ("both sides before the day for both", {"signed": "2026-03-01", "events": EACH}, "signed",
     "signed 2026-03-01, but an event says signed 2026-02-03"),
    ("an end takes both sides at once", {**ENDED, "events": "terminated 2019-12-01 by AZE"}, "terminated",
     "ended 2020-01-01, but an event says terminated 2019-12-01"),
    ("by its effect", {**ENDED, "events": "terminated 2019-12-01 effective 2020-01-01"}, "terminated", ""),
]  # fmt: skip


@pytest.mark.parametrize(("there", "event", "then"), [case[1:] for case in RECORDED], ids=[c[0] for c in RECORDED])
def test_what_is_recorded_fills_its_column(there: Cells, event: str, then: Cells) -> None:
    assert cells(recorded(agreement_of(there), event_from(event))) == then


@pytest.mark.parametrize(
    ("there", "event", "column", "words"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_what_is_there_already_and_a_second_day_are_conflicts(
    there: Cells, event: str, column: str | None, words: str
) -> None:
    with pytest.raises(Conflict) as refused:
        recorded(agreement_of(there), event_from(event))
    assert str(refused.value) == words
    assert (refused.value.column if isinstance(refused.value, OtherDay) else None) == column


@pytest.mark.parametrize(("there", "then"), [case[1:] for case in FILLED], ids=[case[0] for case in FILLED])
def test_empty_columns_are_filled_once(there: Cells, then: Cells) -> None:
    once = filled(agreement_of(there))
    assert cells(once) == then
    assert filled(once) == once


@pytest.mark.parametrize(("there", "event", "then"), [case[1:] for case in WITHOUT], ids=[case[0] for case in WITHOUT])
def test_a_column_goes_with_the_event_that_filled_it(there: Cells, event: str, then: Cells) -> None:
    assert cells(without(agreement_of(there), numbered(event))) == then


@pytest.mark.parametrize(
    ("there", "event", "instead", "then"), [case[1:] for case in OTHERWISE], ids=[case[0] for case in OTHERWISE]
)
def test_an_event_is_recorded_otherwise_in_its_place(there: Cells, event: str, instead: str, then: Cells) -> None:
    assert cells(recorded_otherwise(agreement_of(there), numbered(event), event_from(instead))) == then


@pytest.mark.parametrize(("there", "kind", "said"), [case[1:] for case in DISAGREE], ids=[case[0] for case in DISAGREE])
def test_what_an_event_says_and_its_column_does_not(there: Cells, kind: str, said: str) -> None:
    assert disagreement(agreement_of(there), BY_KIND[kind]) == said


def test_the_column_of_an_end_is_a_termination_unless_something_took_its_place() -> None:
    kinds = {
        by: column_days(agreement_of({**ENDED, **by_what}))[-1][1]
        for by, by_what in {
            "nothing": {}, "consent": {"ended_by": "consent"}, "replacement": {"ended_by": "replacement"},
            "another": {"replaced_by": "X-1"},
        }.items()
    }  # fmt: skip
    assert kinds == {
        "nothing": "terminated", "consent": "terminated", "replacement": "replaced", "another": "replaced",
    }  # fmt: skip
