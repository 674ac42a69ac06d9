"""What a register never forgets: refs and numbers once given, and every change."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from treatytrack.domain.parties import Party
from treatytrack.errors import Conflict
from treatytrack.store.opening import open_for_reading

from .comparing import first_broken_change
from .world import recorded, writing


def _events_of(path: Path, ref: str = "A-1") -> list[str]:
    with open_for_reading(path) as register:
        return [f"{event.number} {event.text}" for event in register.numbered_events(ref)]


# --- refs ------------------------------------------------------------------------------------------------------------


def test_a_ref_is_never_given_twice(register: Path) -> None:
    with writing(register) as changing:
        changing.add(recorded())
        changing.remove("A-1")
    with writing(register) as changing:
        assert changing.ref_was_issued("A-1")
        assert not changing.ref_was_issued("A-2")
        with pytest.raises(Conflict):
            changing.add(recorded())


def test_undo_puts_a_removed_agreement_back_under_its_ref_and_numbers(register: Path) -> None:
    before = recorded(signed="2020-01-01", events="meeting 2021-01-01; review 2022-01-01")
    with writing(register) as changing:
        changing.add(before)
        changing.update(recorded(signed="2020-01-01", events="review 2022-01-01"))
        changing.remove("A-1")
        changing.add(before, put_back=True)
        with pytest.raises(Conflict):
            changing.add(before, put_back=True)
    assert _events_of(register) == ["1 signed 2020-01-01", "2 meeting 2021-01-01", "3 review 2022-01-01"]


def test_running_numbers_go_on_where_they_were(register: Path) -> None:
    given = (
        "AZE-IRN-2025-1",
        "AZE-IRN-2025-9",
        "AZE-IRN-2025-10",
        "AZE-IRN-2025-E40",
        "AZE-IRN-2025-x",
        "AZE-IRN-20-77",
    )
    with writing(register) as changing:
        assert changing.next_number("AZE-IRN-2025") == 1
    with writing(register) as changing:
        changing.add_all(recorded(ref=ref) for ref in given)
        changing.remove("AZE-IRN-2025-10")
        assert [changing.next_number("AZE-IRN-2025") for _ in range(3)] == [11, 12, 13]
        assert changing.next_number("AZE-IRN") == 1


# --- the numbers of events -------------------------------------------------------------------------------------------

BEFORE = {"signed": "2020-01-01", "in_force": "2020-06-01", "events": "meeting 2021-01-01; meeting 2022-01-01"}
FIRST = ["1 signed 2020-01-01", "2 in-force 2020-06-01", "3 meeting 2021-01-01", "4 meeting 2022-01-01"]

EDITS: dict[str, tuple[dict[str, str], list[str]]] = {
    "nothing": ({}, FIRST),
    "a new event": ({"events": "review 2019-01-01; " + BEFORE["events"]}, [*FIRST, "5 review 2019-01-01"]),
    "another order": ({"events": "meeting 2022-01-01; meeting 2021-01-01"}, FIRST),
    "an event removed": ({"events": "meeting 2022-01-01"}, [FIRST[0], FIRST[1], FIRST[3]]),
    "an event edited": (
        {"events": "meeting 2021-01-02: moved; meeting 2022-01-01"},
        [FIRST[0], FIRST[1], "3 meeting 2021-01-02: moved", FIRST[3]],
    ),
    "a column edited": ({"in_force": "2020-07-01"}, [FIRST[0], "2 in-force 2020-07-01", *FIRST[2:]]),
    "a column emptied": ({"signed": ""}, FIRST[1:]),
    "a column filled": ({"ended": "2023-01-01"}, [*FIRST, "5 terminated 2023-01-01"]),
    "a replacement": (
        {"ended": "2023-01-01", "ended_by": "replacement"},
        [*FIRST, "5 replaced 2023-01-01"],
    ),
    "an end that an event tells in more words": (
        {"ended": "2023-01-01", "events": f"{BEFORE['events']}; terminated 2022-06-01 effective 2023-01-01"},
        [*FIRST, "5 terminated 2022-06-01 effective 2023-01-01"],
    ),
    "two of the same": ({"events": f"{BEFORE['events']}; meeting 2021-01-01"}, [*FIRST, "5 meeting 2021-01-01"]),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_event_keeps_its_number_through_every_edit(register: Path, edit: str) -> None:
    cells, after = EDITS[edit]
    with writing(register) as changing:
        changing.add(recorded(**BEFORE))
    assert _events_of(register) == FIRST
    with writing(register) as changing:
        changing.update(recorded(**{**BEFORE, **cells}))
    assert _events_of(register) == after
    with writing(register) as changing:
        changing.update(recorded(**BEFORE))
    assert _events_of(register) == FIRST, "taken back, each has its own number again"


def test_the_number_of_a_removed_event_is_given_to_no_other(register: Path) -> None:
    with writing(register) as changing:
        changing.add(recorded(events="meeting 2021-01-01; meeting 2022-01-01"))
        changing.update(recorded(events="meeting 2021-01-01"))
        changing.update(recorded(events="meeting 2021-01-01; meeting 2023-01-01"))
    assert _events_of(register) == ["1 meeting 2021-01-01", "3 meeting 2023-01-01"]


# --- history, settings, parties --------------------------------------------------------------------------------------


def test_every_change_is_in_the_history_with_the_whole_record_before_and_after(register: Path) -> None:
    party = Party("CASPECO", "Caspian Economic Council", "organisation", ("CEC; old",), ("AZE", "IRN"))
    with writing(register) as changing:
        changing.add(recorded(signed="2020"))
        changing.update(recorded(signed="2021"))
    with writing(register, command="remove", user="ana") as changing:
        changing.remove("A-1")
        changing.set_setting("timezone", "Asia/Baku")
        changing.set_setting("timezone", "Asia/Baku")
        changing.add_party(party)
        assert (changing.setting("timezone"), changing.own_parties()) == ("Asia/Baku", (party,))
        with pytest.raises(Conflict):
            changing.add_party(party)
    with open_for_reading(register) as reading:
        rows = list(reading.past.history_rows())
        assert (first_broken_change(reading), reading.past.last_change()) == (None, "2026-11-21T09:30:00.000Z")
    named = {"ref": "A-1", "title": "Agreement", "party_a": "AZE", "party_b": "IRN"}
    assert [(row["user_name"], row["command"], row["subject"], row["ref"]) for row in rows] == [
        ("leyla", "add", "agreement", "A-1"),
        ("leyla", "add", "agreement", "A-1"),
        ("ana", "remove", "agreement", "A-1"),
        ("ana", "remove", "setting", "timezone"),
        ("ana", "remove", "party", "CASPECO"),
    ]
    assert [row["before"] and json.loads(str(row["before"])) for row in rows[:3]] == [
        "",
        {**named, "signed": "2020"},
        {**named, "signed": "2021"},
    ]
    assert rows[2]["after"] == ""
    assert len({row["operation"] for row in rows[:2]}) == len({row["operation"] for row in rows[2:]}) == 1


@pytest.mark.parametrize("field", ["at", "user_name", "command", "operation", "subject", "ref", "before", "after"])
def test_no_row_of_the_history_can_be_altered_unseen(register: Path, field: str) -> None:
    with writing(register) as changing:
        changing.add_all(recorded(ref=f"A-{n}") for n in range(3))
    with closing(sqlite3.connect(register)) as forger, forger:
        forger.execute(f"UPDATE history SET {field} = {field} || 'x' WHERE id = 2")
    with open_for_reading(register) as reading:
        assert first_broken_change(reading) == 2


def test_no_row_of_the_history_can_be_taken_out_unseen(register: Path) -> None:
    with writing(register) as changing:
        changing.add_all(recorded(ref=f"A-{n}") for n in range(3))
    with closing(sqlite3.connect(register)) as forger, forger:
        forger.execute("DELETE FROM history WHERE id = 2")
    with open_for_reading(register) as reading:
        assert first_broken_change(reading) == 3
