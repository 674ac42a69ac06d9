"""What is written is kept whole: the agreement as it was, its history, its refs and the numbers of its events."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from treatytrack.columns import texts_of
from treatytrack.domain.parties import Party
from treatytrack.errors import Conflict, NotFound, RegisterUnusable
from treatytrack.store.comparing import differences, first_broken_change
from treatytrack.store.reading import open_for_reading

from .world import DAY, EVERYTHING, recorded, refs_in, writing

FULL = recorded(
    ref="AZE-IRN-2025-1",
    source_id="17/b",
    title="Agreement on [Maritime] Transport\x00\r\n",
    other_titles='Dəniz nəqliyyatı; "a; b"',
    type="agreement",
    binding="yes",
    signatory_a="A. Əliyev",
    signed="2025-04?",
    place="Bakı",
    entry_rule="notification + 30d",
    until="2030",
    lasts="5y",
    renewal="tacit",
    renewal_length="unknown",
    renewal_limit="3",
    notice="none",
    denunciation="receipt + 12m",
    survival="open",
    replaced_by='"A later one"',
    related="amends AZE-IRN-1998-2",
    stated_status="over",
    stated_on="2026-01-01",
    events='notified 2025-05-01 by IRN; meeting 2026-12-01 source "note 4": joint commission: 3rd',
    tags="project:instc",
    lead="6m",
    notes="  two blanks  ",
)


def _agreement_of(path: Path, ref: str = "A-1") -> object:
    with open_for_reading(path) as register:
        return register.agreement(ref)


def _events_of(path: Path, ref: str = "A-1") -> list[str]:
    with open_for_reading(path) as register:
        return [f"{event.number} {event.text}" for event in register.numbered_events(ref)]


# --- an agreement ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("together", [1, 2], ids=["alone", "with another"])
def test_what_was_added_is_read_back_as_it_was(register: Path, together: int) -> None:
    with writing(register) as changing:
        changing.add_all([FULL, recorded(ref="A-1")][:together])
        assert changing.agreement(FULL.ref) == FULL
    assert _agreement_of(register, FULL.ref) == FULL
    with open_for_reading(register) as reading:
        assert next(iter(reading.rows(EVERYTHING, DAY)))[1:] is not None
        assert texts_of(FULL) in set(reading.rows(EVERYTHING, DAY))
        assert (reading.count(), reading.recorded_on(FULL.ref)) == (together, "2026-11-21T09:30:00.000Z")


def test_agreements_come_by_ref_as_plain_text(register: Path) -> None:
    with writing(register) as changing:
        changing.add_all(recorded(ref=ref) for ref in ("B-1", "A-10", "A-9", "A-1"))
    assert refs_in(register) == ["A-1", "A-10", "A-9", "B-1"]
    with open_for_reading(register) as reading:
        assert reading.refs_beginning("A-1") == ["A-1", "A-10"]
        assert reading.refs_beginning("A", limit=2) == ["A-1", "A-10"]


def test_an_update_takes_the_place_of_what_was_there(register: Path) -> None:
    with writing(register) as changing:
        changing.add(recorded(tags="old; older", signed="2020-01-01"))
        changing.update(recorded(tags="new", signed="2021-01-01"))
    assert _agreement_of(register) == recorded(tags="new", signed="2021-01-01")
    with open_for_reading(register) as reading:
        assert list(differences(reading)) == []


def test_an_update_that_changes_nothing_leaves_no_trace(register: Path) -> None:
    with writing(register) as changing:
        changing.add(FULL)
    with writing(register) as changing:
        changing.update(FULL)
    with open_for_reading(register) as reading:
        assert len(list(reading.history_rows())) == 1


def test_what_is_not_there_cannot_be_changed(register: Path) -> None:
    with writing(register) as changing:
        with pytest.raises(NotFound):
            changing.update(recorded())
        with pytest.raises(NotFound):
            changing.remove("A-1")


def test_removing_takes_all_rows_with_it(register: Path) -> None:
    with writing(register) as changing:
        changing.add(FULL)
        changing.remove(FULL.ref)
    with closing(sqlite3.connect(register)) as connection:
        for table in ("agreement", "side", "listed", "event", "phase", "deadline", "series"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table


def test_the_same_agreement_is_found_with_its_parties_in_either_order(register: Path) -> None:
    with writing(register) as changing:
        changing.add(recorded(title="Trade", signed="2020", source_id="7"))
        for parties in (("AZE", "IRN"), ("IRN", "AZE")):
            assert [one.ref for one in changing.agreements_like(parties, "Trade", "2020", "")] == ["A-1"]
        assert changing.agreements_like(("AZE", "RUS"), "Trade", "2020", "") == []
        assert changing.agreements_like(("AZE", "IRN"), "Trade", "2021", "") == []
        assert [one.ref for one in changing.by_source_id("7")] == ["A-1"]
        assert changing.by_source_id("") == []


# --- all or nothing --------------------------------------------------------------------------------------------------


def test_a_failure_in_the_middle_changes_nothing(register: Path) -> None:
    with pytest.raises(Conflict), writing(register) as changing:
        changing.add_all([recorded(ref="A-1"), recorded(ref="A-2"), recorded(ref="A-1")])
    assert refs_in(register) == []


def test_an_error_of_the_caller_changes_nothing_and_stays_what_it_is(register: Path) -> None:
    def failing() -> None:
        with writing(register) as changing:
            changing.add(recorded())
            raise FileNotFoundError("the file to import")

    with pytest.raises(FileNotFoundError):
        failing()
    assert refs_in(register) == []


# --- a new register --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_a_new_register_is_its_owners_alone(tmp_path: Path, umask: int) -> None:
    path = tmp_path / "folder" / "deeper" / "treatytrack.db"
    before = os.umask(umask)
    try:
        with writing(path, create=True, make_folder=True) as changing:
            changing.add(recorded())
    finally:
        os.umask(before)
    assert {file.name: oct(file.stat().st_mode & 0o777) for file in path.parent.iterdir()} == {
        "treatytrack.db": "0o600",
        "treatytrack.db.lock": "0o600",
    }
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_new_register_whose_first_change_fails_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "treatytrack.db"
    with pytest.raises(Conflict), writing(path, create=True) as changing:
        changing.add_all([recorded(), recorded()])
    assert [file.name for file in tmp_path.iterdir() if not file.name.endswith(".lock")] == []


def test_what_a_dead_writer_left_of_a_new_register_is_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "treatytrack.db"
    path.with_name("treatytrack.db.new").write_bytes(b"half")
    with writing(path, create=True) as changing:
        changing.add(recorded())
    assert refs_in(path) == ["A-1"]


def test_a_register_is_only_made_where_that_was_asked_for(tmp_path: Path) -> None:
    with pytest.raises(RegisterUnusable, match="There is no register at"), writing(tmp_path / "mistyped.db"):
        pass
    missing = tmp_path / "missing" / "treatytrack.db"
    with pytest.raises(RegisterUnusable, match="There is no folder"), writing(missing, create=True):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_register_that_is_there_is_not_made_again(register: Path) -> None:
    with writing(register) as changing:
        changing.add(recorded())
    with writing(register, create=True) as changing:
        assert changing.count() == 1


def test_a_link_to_a_register_is_the_register(register: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(register)
    with writing(link) as changing:
        changing.add(recorded())
    assert refs_in(register) == refs_in(link) == ["A-1"]
    assert not Path(f"{link}.lock").exists()


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
        rows = list(reading.history_rows())
        assert (first_broken_change(reading), reading.last_change()) == (None, "2026-11-21T09:30:00.000Z")
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
