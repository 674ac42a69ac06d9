"""A register's own parties: kept with their history, and what follows from them is made anew at once."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from treatytrack.domain.facts import STATUSES
from treatytrack.domain.parties import Party
from treatytrack.domain.query import Query, Term
from treatytrack.errors import Conflict, NotFound
from treatytrack.store import writable
from treatytrack.store.opening import open_for_reading
from treatytrack.store.reading import ReadableRegister

from .comparing import derived_rows, differences
from .world import DAY, recorded, register_of, writing

TATARSTAN = Party("TAT", "Tatarstan", "territory", ("Tataria",))
AFTER_THE_UNION = Party("TAT", "Tatarstan", "state", ("Tataria",), predecessors=("SUN",))
TRADE = recorded(
    ref="TRADE", party_a="IRN", party_b="SUN", type="treaty", signed="1990-01-01", entry_rule="notification",
    events="notified 1990-02-01 by IRN; notified 1992-03-01 by TAT",
)  # fmt: skip
REPLACED = recorded(ref="OLD", party_a="IRN", party_b="SUN", in_force="1970-01-01", lasts="open", replaced_by="TRADE")
OF_OTHERS = recorded(
    ref="OTHER", type="treaty", signed="1990-01-01", entry_rule="notification", events="notified 1990 by IRN"
)
WAITING = {"OLD": "in-force", "TRADE": "signed", "OTHER": "signed"}
ENTERED = {"OLD": "replaced", "TRADE": "in-force", "OTHER": "signed"}


def _statuses(register: ReadableRegister, day: date = DAY) -> dict[str, str]:
    """The status of every agreement as the derived rows have it."""
    asked = ((status, Query((Term("status", (status,)),))) for status in STATUSES)
    return {one.ref: status for status, query in asked for one in register.agreements(query, day)}


def _standing(path: Path) -> dict[str, str]:
    with open_for_reading(path) as register:
        assert list(differences(register)) == [], "the derived rows are not what the rules say"
        return _statuses(register)


def _history(path: Path) -> list[tuple[str, str, str, str]]:
    with open_for_reading(path) as register:
        rows = [row for row in register.past.history_rows() if row["subject"] == "party"]
    return [(str(row["command"]), str(row["ref"]), _name(row["before"]), _name(row["after"])) for row in rows]


def _name(record: str | int) -> str:
    return str(json.loads(str(record))["name"]) if record else ""


def test_every_change_of_a_party_is_in_the_history(register: Path) -> None:
    with writing(register, command="party add") as changing:
        changing.add_party(TATARSTAN)
    with writing(register, command="party edit") as changing:
        changing.update_party(Party("TAT", "Tataria", "territory"))
        changing.update_party(Party("TAT", "Tataria", "territory"))
    with writing(register, command="party remove") as changing:
        changing.remove_party("TAT")
    assert _history(register) == [
        ("party add", "TAT", "", "Tatarstan"),
        ("party edit", "TAT", "Tatarstan", "Tataria"),
        ("party remove", "TAT", "Tataria", ""),
    ]


def test_what_is_written_is_read_at_once_and_later(register: Path) -> None:
    whole = Party("XGR", "Group; of two", "group", ("A; b", '"c"'), ("IRN", "EU"), True, ("SUN",), "2030?")
    with writing(register) as changing:
        changing.add_party(whole)
        assert changing.parties().resolve("group of two") == whole
    with open_for_reading(register) as reading:
        assert reading.own_parties() == (whole,)
        assert reading.parties().get("XGR") == whole


def test_one_with_a_built_in_code_takes_its_place_until_it_is_removed(register: Path) -> None:
    with writing(register) as changing:
        changing.add_party(Party("IRN", "Persia", "state"))
        assert changing.parties().named("IRN") == "Persia"
        changing.remove_party("IRN")
        assert changing.parties().named("IRN") == "Iran"
        assert changing.built_in_party("IRN") == changing.parties().get("IRN")


def test_one_is_not_added_twice_and_only_what_is_there_is_changed(register: Path) -> None:
    with writing(register) as changing:
        changing.add_party(TATARSTAN)
        with pytest.raises(Conflict, match="has a party TAT already"):
            changing.add_party(TATARSTAN)
        with pytest.raises(NotFound, match="no party IRN of its own"):
            changing.update_party(Party("IRN", "Iran", "state"))
        with pytest.raises(NotFound, match="no party IRN of its own"):
            changing.remove_party("IRN")


def test_the_act_of_a_successor_counts_once_it_is_one_and_no_longer_when_it_is_none(register: Path) -> None:
    register_of(register, TRADE, REPLACED, OF_OTHERS)
    assert _standing(register) == WAITING
    with writing(register) as changing:
        assert changing.add_party(TATARSTAN) == []
    assert _standing(register) == WAITING
    with writing(register) as changing:
        assert changing.update_party(AFTER_THE_UNION) == ["TRADE"]
    assert _standing(register) == ENTERED
    with writing(register) as changing:
        assert changing.remove_party("TAT") == ["TRADE"]
    assert _standing(register) == WAITING
    with writing(register) as changing:
        assert changing.add_party(AFTER_THE_UNION) == ["TRADE"]
    assert _standing(register) == ENTERED


def test_so_does_the_act_of_a_successor_of_a_successor(register: Path) -> None:
    register_of(register, TRADE, REPLACED, OF_OTHERS)
    with writing(register) as changing:
        changing.add_party(Party("TAT", "Tatarstan", "state", predecessors=("RUS",)))
    assert _standing(register) == ENTERED


def test_the_members_of_a_group_act_for_it_together(register: Path) -> None:
    joint = recorded(
        ref="JOINT", party_b="XGR", type="treaty", signed="2020-01-01", entry_rule="notification",
        events="notified 2020-02-01 by AZE; notified 2020-03-01 by RUS; notified 2020-04-01 by KAZ",
    )  # fmt: skip
    with writing(register) as changing:
        changing.add_party(Party("XGR", "Two", "group", members=("RUS", "TKM")))
        changing.add(joint)
    assert _standing(register) == {"JOINT": "signed"}
    with writing(register) as changing:
        assert changing.update_party(Party("XGR", "Two", "group", members=("RUS", "KAZ"))) == ["JOINT"]
    assert _standing(register) == {"JOINT": "in-force"}


def test_the_rows_are_those_of_a_register_made_from_scratch(register: Path, tmp_path: Path) -> None:
    register_of(register, TRADE, REPLACED, OF_OTHERS)
    scratch = tmp_path / "scratch.db"
    with writing(scratch, create=True) as changing:
        changing.add_party(AFTER_THE_UNION)
        changing.add_all([TRADE, REPLACED, OF_OTHERS])
    with writing(register) as changing:
        changing.add_party(AFTER_THE_UNION)
    assert _rows(register) == _rows(scratch)
    assert len(_rows(register)) > 5


def test_rows_that_were_not_made_anew_would_be_found(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register_of(register, TRADE, REPLACED, OF_OTHERS)
    monkeypatch.setattr(writable, "acted_for_otherwise", lambda *_: {})
    with writing(register) as changing:
        changing.add_party(AFTER_THE_UNION)
    with open_for_reading(register) as reading:
        assert {one.partition(" ")[0] for one in differences(reading)} == {"TRADE", "OLD"}


def test_a_change_that_fails_leaves_party_and_rows_as_they_were(register: Path) -> None:
    register_of(register, TRADE, REPLACED, OF_OTHERS)
    with pytest.raises(Conflict):
        _add_twice(register, AFTER_THE_UNION)
    assert _standing(register) == WAITING
    assert _history(register) == []


def test_who_names_a_party_is_told_by_ref(register: Path) -> None:
    register_of(register, TRADE, OF_OTHERS)
    with closing(sqlite3.connect(register)) as connection, connection:
        connection.execute("INSERT INTO relation_event (id, ref) VALUES (1, 'AZE-IRN-2025-E1'), (2, 'AZE-IRN-2025-E2')")
        connection.execute(
            "INSERT INTO relation_event_party VALUES (1, 'concerns', 0, 'TAT'), (2, 'between', 0, 'IRN')"
        )
    with open_for_reading(register) as reading:
        assert reading.refs_naming_party("TAT") == ["AZE-IRN-2025-E1", "TRADE"]
        assert reading.refs_naming_party("SUN") == ["TRADE"]
        assert reading.refs_naming_party("IRN") == ["AZE-IRN-2025-E2", "OTHER", "TRADE"]
        assert reading.refs_naming_party("FRA") == []
        assert reading.sides_counted() == {"AZE": 1, "IRN": 2, "SUN": 1}
        assert reading.agreements_of(["AZE", "IRN"]) == 2
        assert reading.agreements_of([]) == 0


def _add_twice(path: Path, party: Party) -> None:
    with writing(path) as changing:
        changing.add_party(party)
        changing.add_party(party)


def _rows(path: Path) -> list[tuple[object, ...]]:
    with open_for_reading(path) as register:
        return [
            (ref, *row)
            for ref in ("TRADE", "OLD", "OTHER")
            for row in derived_rows(register, "phase", ref, ("first_day", "last_day", "status", "certain", "flags"))
        ]
