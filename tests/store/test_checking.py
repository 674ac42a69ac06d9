"""A check names every damage by what people know, and says nothing of a register that is whole."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from treatytrack.domain.parties import Party
from treatytrack.domain.validity import RULE_SET
from treatytrack.errors import RegisterUnusable
from treatytrack.store import connection
from treatytrack.store.checking import examined
from treatytrack.store.checking.file import LAYOUTS, hash_of_layout, layout_of
from treatytrack.store.checking.found import Fault, Found, Looked, Older, Refused
from treatytrack.store.copies.mending import mend
from treatytrack.store.opening import open_for_reading
from treatytrack.store.schema import newest_known

from .test_relation_events import VISIT
from .world import DAY, EVERYTHING, NOW, recorded, refs_in, register_of, writing

RENEWING = {"in_force": "2016-11-23", "lasts": "1y", "renewal": "tacit", "notice": "90d", "notes": "as signed"}


@pytest.fixture
def kept(register: Path) -> Path:
    """A register with two agreements, an event, a party and a setting, one agreement changed and one removed."""
    register_of(
        register,
        recorded(ref="A-1", subjects="trade; transit", **RENEWING),
        recorded(ref="A-2", events="meeting 2023-03-03; meeting 2024", related="amends A-1"),
        recorded(ref="A-3"),
    )
    with writing(register, command="edit", user="orkhan") as writer:
        writer.update(recorded(ref="A-2", events="meeting 2024; review 2025", related="amends A-1"))
        writer.remove("A-3")
        writer.add_relation_event(VISIT)
        writer.add_party(Party("TRADE", "Board of Trade", "institution", signs_for_members=True))
        writer.set_setting("@mine", "party:IRN")
    return register


def said(path: Path, *, quick: bool = False) -> list[str]:
    """What a check says is damaged, of the register itself and of a copy apart."""
    itself, of_a_copy = (list(examined(path, quick=quick, changes_go_on=apart)) for apart in (False, True))
    assert itself == of_a_copy
    return [found.what for found in itself if isinstance(found, Fault)]


def alter(path: Path, *statements: str) -> None:
    """Change a register behind the program's back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)


def kinds(found: list[Found]) -> list[Found]:
    """Without what was only looked at."""
    return [one for one in found if not isinstance(one, Looked)]


def test_a_register_that_is_whole_has_no_damage(kept: Path) -> None:
    before = kept.read_bytes()
    assert said(kept) == said(kept, quick=True) == []
    assert kept.read_bytes() == before
    assert [(one.part, one.what) for one in examined(kept) if isinstance(one, Looked)] == [
        ("file", "57 pages"),
        ("layout", "schema 0001"),
        ("history", "8 changes"),
        ("record", "2 agreements, 1 relation event, 1 party of its own, 1 setting"),
        (
            "made from the record",
            "sides, list items, events, references, phases, deadlines, terms and renewals",
        ),
        ("beside the record", "0 reports remembered"),
        ("index of words", "the words of 2 agreements"),
    ]


def test_the_layout_is_the_one_that_the_migrations_make(register: Path) -> None:
    with closing(sqlite3.connect(register)) as connection:
        assert LAYOUTS[newest_known()] == hash_of_layout(layout_of(connection)), "say so in checking/file.py"


BY = "on 2026-11-21 by"

# What is done to the register; what is said, the first of it where more follows from the same.
DAMAGES = [
    # the record
    ("UPDATE agreement SET notes = 'as amended' WHERE ref = 'A-1'",
     f"A-1: notes is not what was recorded {BY} leyla (change 1)"),
    ("UPDATE agreement SET notes = '', title = 'T', lasts = '2y', place = 'Baku' WHERE ref = 'A-1'",
     f"A-1: lasts, notes and 2 more columns are not what was recorded {BY} leyla (change 1)"),
    ("UPDATE agreement SET place = x'' WHERE ref = 'A-1'",
     f"A-1: place is not what was recorded {BY} leyla (change 1)"),
    ("UPDATE side SET party = 'TUR' WHERE agreement_id = 2 AND place = 'b'",
     f"A-2: party_b is not what was recorded {BY} orkhan (change 4)"),
    ("UPDATE agreement SET ref = 'A-9' WHERE ref = 'A-2'",
     f"A-2 is not there, though it was recorded {BY} orkhan (change 4)"),
    ("UPDATE agreement SET ref = 'A-3' WHERE ref = 'A-2'",
     f"A-2 is not there, though it was recorded {BY} orkhan (change 4)"),
    ("INSERT INTO agreement (ref) VALUES ('A-8')",
     "A-8 is there, and nobody recorded it: the history does not know it"),
    ("UPDATE relation_event SET place = 'Ganja'",
     f"{VISIT.ref}: place is not what was recorded {BY} orkhan (change 6)"),
    ("UPDATE relation_event_party SET party = 'GEO' WHERE role = 'between' AND position = 0",
     f"{VISIT.ref}: between is not what was recorded {BY} orkhan (change 6)"),
    ("UPDATE party SET signs_for_members = 0",
     f"party TRADE: signs_for_members is not what was recorded {BY} orkhan (change 7)"),
    ("UPDATE setting SET value = 'party:AZE' WHERE name = '@mine'",
     f"setting @mine: value is not what was recorded {BY} orkhan (change 8)"),
    ("INSERT INTO setting VALUES ('@theirs', 'status:live')",
     "setting @theirs is there, and nobody recorded it: the history does not know it"),
    # the history
    ("UPDATE history SET user_name = 'nobody' WHERE id = 4",
     "change 4 of the history (edit, nobody, 2026-11-21) is not as it was written"),
    ("UPDATE history SET at = x'00' WHERE id = 4",
     "change 4 of the history (edit, orkhan, b'\\x00') is not as it was written"),
    ("DELETE FROM history WHERE id = 5", "change 5 of the history is not there"),
    ("DELETE FROM history WHERE id IN (4, 5)", "changes 4 to 5 of the history are not there"),
    ("DELETE FROM history WHERE id = 8",
     "setting @mine is there, and nobody recorded it: the history does not know it"),
    # beside it
    ("INSERT INTO report_run VALUES ('', 0, '2026-11-16', '2026-11-16T03:00:00.000Z', 7, '90d')",
     "the reports remembered are not those that were written"),
    # what is made from it
    ("UPDATE agreement SET in_force_latest = '2016-11-24' WHERE ref = 'A-1'",
     "A-1: in_force_latest does not follow from what is recorded"),
    ("UPDATE listed SET item = 'Trade' WHERE position = 0",
     "list items of A-1 are not what follows from what is recorded"),
    ("UPDATE event SET number = 9 WHERE number = 2",
     "numbered events of A-2 are not what follows from what is recorded"),
    ("DELETE FROM reference", "references of A-2 are not what follows from what is recorded"),
    ("UPDATE phase SET status = 'expired' WHERE agreement_id = 1",
     "phases of A-1 are not what follows from what is recorded"),
    ("DELETE FROM series", "series of terms of A-1 are not what follows from what is recorded"),
    ("UPDATE recurring SET place = place + 1",
     "renewals and notice days of A-1 are not what follows from what is recorded"),
    ("INSERT INTO side VALUES (1, 'c', 'TUR', '')", "sides of A-1 are not what follows from what is recorded"),
    ("UPDATE issued_number SET number = 7 WHERE mark IN (SELECT mark FROM issued_number LIMIT 1)",
     "numbers given to events of A-1 are not those that the history gives"),
    ("INSERT INTO issued_number VALUES ('A-0', 1, 'signed')",
     "numbers are given to events of A-0, which was never recorded"),
    ("DELETE FROM issued_ref WHERE ref = 'A-3'", "A-3 is not among the refs that were given"),
    ("INSERT INTO issued_ref VALUES ('A-7')", "A-7 is among the refs that were given, and never was"),
    ("UPDATE setting SET value = '1' WHERE name = 'rule_set'",
     "what is made from the record is not of the rules that the register names (1)"),
    ("UPDATE relation_event_item SET folded = 'x'", f"list items of {VISIT.ref} are not those of what is recorded"),
    ("UPDATE relation_event SET date_latest = '2026-01-01'",
     f"{VISIT.ref}: date_latest does not follow from what is recorded"),
    ("INSERT INTO search (rowid, search_text) VALUES (99, ' words ')",
     "the search index does not hold the words of the agreements"),
    # the file
    ("PRAGMA application_id = 7", "the mark of treatytrack is not what a register has there (byte 68 of the file)"),
    ("PRAGMA user_version = 2", "the number of the schema is 0001 in one place and 0002 in another"),
    ("DELETE FROM alembic_version", "the number of the schema is nothing in one place and 0001 in another"),
    ("DROP INDEX ix_side_party_agreement_id", "the index ix_side_party_agreement_id is not there"),
    ("CREATE TABLE notes (x)", "the table notes is none of treatytrack's"),
    ("UPDATE phase SET agreement_id = 77 WHERE agreement_id = 2", "1 row of phase belongs to no agreement"),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "damage"), DAMAGES)
def test_a_damage_is_named(kept: Path, statement: str, damage: str) -> None:
    alter(kept, statement)
    assert said(kept)[0] == damage


def test_of_one_damage_in_the_record_nothing_else_is_said(kept: Path) -> None:
    alter(kept, "UPDATE agreement SET in_force = '2016-11-24', notes = x'ff' WHERE ref = 'A-1'")
    assert said(kept) == [f"A-1: in_force and notes are not what was recorded {BY} leyla (change 1)"]


def test_a_quick_look_leaves_out_what_is_made_from_the_record(kept: Path) -> None:
    alter(kept, "DELETE FROM phase", "DELETE FROM issued_ref")
    assert said(kept, quick=True) == []
    alter(kept, "UPDATE agreement SET notes = '' WHERE ref = 'A-1'", "UPDATE history SET undoes = 'x' WHERE id = 3")
    assert said(kept, quick=True) == [
        "change 3 of the history (add, leyla, 2026-11-21) is not as it was written",
        f"A-1: notes is not what was recorded {BY} leyla (change 1)",
    ]


def test_a_part_that_cannot_be_read_hides_no_other(kept: Path) -> None:
    alter(kept, "ALTER TABLE history RENAME COLUMN command TO words", "DELETE FROM issued_ref WHERE ref = 'A-3'")
    assert said(kept) == [
        "the table history is not as treatytrack makes it",
        "it cannot be read to its end: no such column: command",
        "A-3 is not among the refs that were given",
    ]


def test_where_an_index_alone_is_damaged_the_record_is_proved_without_it(kept: Path) -> None:
    index = "name = 'ix_history_subject_ref'"
    alter(kept, "UPDATE history SET ref = 'A-1x' WHERE id = 1")
    with closing(sqlite3.connect(kept, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        row = connection.execute(f"SELECT * FROM sqlite_master WHERE {index}").fetchone()
        connection.execute(f"DELETE FROM sqlite_master WHERE {index}")
    alter(kept, "UPDATE history SET ref = 'A-1' WHERE id = 1")
    with closing(sqlite3.connect(kept, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", row)
    astray = "an index of SQLite does not lead to what is in its table"
    assert said(kept, quick=True) == [astray]
    assert said(kept) == ["SQLite says: row 1 missing from index ix_history_subject_ref", astray]
    mend(kept, now=NOW)
    assert said(kept) == []


def test_rows_by_older_rules_are_no_damage(kept: Path) -> None:
    alter(
        kept,
        "UPDATE setting SET value = '1' WHERE name = 'rule_set'",
        *(f"UPDATE {table} SET rules = 1" for table in ("phase", "deadline", "series", "recurring")),
        "DELETE FROM deadline",
    )
    found = list(examined(kept))
    assert kinds(found) == []
    assert "sides, list items, events and references; the rest is of rules 1, and the next change makes it anew" in [
        one.what for one in found if isinstance(one, Looked)
    ]
    assert RULE_SET > 1


def test_a_record_that_the_rules_of_today_refuse_is_no_damage(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(*_: object) -> None:
        raise RegisterUnusable("2016-11-23 is no date any more.")

    monkeypatch.setattr("treatytrack.store.checking.agreements.derived", refusing)
    assert kinds(list(examined(kept))) == [
        Refused("A-1", "2016-11-23 is no date any more"),
        Refused("A-2", "2016-11-23 is no date any more"),
    ]


def test_a_newer_schema_is_refused(kept: Path) -> None:
    alter(kept, "UPDATE alembic_version SET version_num = '0009'", "PRAGMA user_version = 9")
    with pytest.raises(RegisterUnusable, match="was written by a newer treatytrack"):
        said(kept)


def test_of_an_older_schema_the_file_alone_is_looked_at(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alter(kept, "DELETE FROM phase")
    for module in ("schema", "checking.file"):
        monkeypatch.setattr(f"treatytrack.store.{module}.newest_known", lambda folder=None: "0002")
    assert list(examined(kept)) == [Looked("file", "57 pages"), Looked("layout", "schema 0002"), Older("0001")]


def test_what_is_no_register_is_refused_as_ever(kept: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.db"
    alter(foreign, "CREATE TABLE agreement (x)")
    with pytest.raises(RegisterUnusable, match="is a database of another program"):
        said(foreign)
    kept.write_bytes(kept.read_bytes()[:5000])
    with pytest.raises(RegisterUnusable, match="is cut short"):
        said(kept)


def test_what_follows_from_the_history_is_made_anew(kept: Path) -> None:
    with open_for_reading(kept) as register:
        there, remembered = list(register.agreements(EVERYTHING, DAY)), list(register.past.history_rows())
        was = there, remembered, register.numbered_events("A-2")
    alter(
        kept,
        *(f"DELETE FROM {table}" for table in ("phase", "event", "issued_ref", "issued_number", "listed")),
        "UPDATE agreement SET search_text = 'nothing'",
        "DROP INDEX ix_side_party_agreement_id",
        "PRAGMA user_version = 0",
    )
    damaged = kept.read_bytes()
    aside = mend(kept, now=NOW)
    assert said(kept) == []
    assert (aside.name, aside.read_bytes()) == (f"{kept.name}.replaced-20261121T093000Z", damaged)
    assert (kept.stat().st_mode & 0o777, aside.stat().st_mode & 0o777) == (0o600, 0o600)
    with open_for_reading(kept) as register:
        assert was == (
            list(register.agreements(EVERYTHING, DAY)),
            list(register.past.history_rows()),
            register.numbered_events("A-2"),
        )
    with writing(kept) as writer:
        assert writer.ref_was_issued("A-3")
        writer.add(recorded(ref="A-4"))
    assert refs_in(kept) == ["A-1", "A-2", "A-4"]
    assert said(kept) == []


def test_no_damage_of_the_record_is_made_anew(kept: Path) -> None:
    alter(kept, "DELETE FROM phase", "UPDATE agreement SET notes = '' WHERE ref = 'A-1'")
    damaged = kept.read_bytes()
    with pytest.raises(
        RegisterUnusable, match=r"cannot be made anew, because what nothing else tells is damaged \(A-1: notes"
    ):
        mend(kept, now=NOW)
    assert kept.read_bytes() == damaged
    assert sorted(path.name for path in kept.parent.iterdir()) == [kept.name, f"{kept.name}.lock"]


def test_changes_go_on_while_a_copy_is_looked_at(kept: Path) -> None:
    looking = examined(kept, changes_go_on=True)
    first = next(looking)
    with writing(kept) as writer:
        writer.add(recorded(ref="A-4"))
    assert [found for found in (first, *looking) if isinstance(found, Fault)] == []
    assert len(refs_in(kept)) == 3


def test_changes_wait_while_the_register_itself_is_looked_at(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "WRITER_WAITS", 0.5)
    looking = examined(kept)
    next(looking)
    with pytest.raises(RegisterUnusable, match="in use"), writing(kept) as writer:
        writer.add(recorded(ref="A-4"))
    assert kinds([*looking]) == []


def test_a_copy_that_finds_no_room_is_no_damage(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect: Any = sqlite3.connect
    small: list[object] = []

    def cramped(place: str, **how: Any) -> sqlite3.Connection:
        made: sqlite3.Connection = connect(place, **how)
        if not place and not small:
            small.append(made.execute("PRAGMA max_page_count = 2").fetchone())
        return made

    monkeypatch.setattr(sqlite3, "connect", cramped)
    assert kinds([*examined(kept, changes_go_on=True)]) == []
    assert small == [(2,)]
