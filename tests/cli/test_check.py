"""`treatytrack check`: whether the register is whole, what is damaged, what to do about it."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from .process import Process
from .world import DONE, TRANSPORT, UNUSABLE, WRONG, Ended, Treatytrack

MADE = "made from the record: sides, list items, events, references, phases, deadlines, terms and renewals"
WHOLE = f"""\
file: 57 pages, whole
layout: schema 0001, whole
history: 6 changes, whole
record: 5 agreements, 0 relation events, 0 parties of its own, 1 setting, whole
{MADE}, whole
beside the record: 0 reports remembered, whole
index of words: the words of 5 agreements, whole
"""


def alter(register: Path, *statements: str) -> None:
    """Change a register behind the program's back."""
    with closing(sqlite3.connect(register, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def changed_on(register: Path) -> str:
    """The day of the last change: no day that is named, but the real one."""
    with closing(sqlite3.connect(register)) as connection:
        return str(connection.execute("SELECT substr(max(at), 1, 10) FROM history").fetchone()[0])


@pytest.fixture(autouse=True)
def by_leyla(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who works here."""
    monkeypatch.setenv("TREATYTRACK_USER", "leyla")


def test_a_register_that_is_whole(treatytrack: Treatytrack, baku: Path) -> None:
    before = treatytrack.digest
    assert treatytrack("check") == Ended(WHOLE, "relations.db is whole.\n", DONE)
    assert treatytrack.digest == before


def test_a_quick_look(treatytrack: Treatytrack, baku: Path) -> None:
    lines = WHOLE.splitlines(keepends=True)
    assert treatytrack("check", "--quick") == Ended(
        "".join((*lines[:4], lines[5])),
        "relations.db is whole, but for what is computed, which was not looked at.\n",
        DONE,
    )


def test_a_record_that_was_altered_is_named_and_is_the_end_of_trust(treatytrack: Treatytrack, baku: Path) -> None:
    assert treatytrack("edit", TRANSPORT, "--notes", "as signed").code == DONE
    alter(baku, "UPDATE agreement SET notes = 'as amended' WHERE notes = 'as signed'")
    day = changed_on(baku)
    damaged = WHOLE.replace("6 changes", "7 changes").replace(
        "1 setting, whole\n",
        f"1 setting, damaged:\n  {TRANSPORT}: notes is not what was recorded on {day} by leyla (change 7)\n",
    )
    sentence = (
        "relations.db is damaged in 1 place, also in what nothing else tells; nothing was changed: rely on nothing "
        "that is named, and put the newest backup in its place with treatytrack restore FILE.\n"
    )
    assert treatytrack("check") == Ended(damaged, sentence, UNUSABLE)
    assert treatytrack("check", "--quick").code == UNUSABLE
    before = treatytrack.digest
    assert treatytrack("check", "--mend") == Ended(damaged, sentence, UNUSABLE)
    assert treatytrack.digest == before


def test_what_is_computed_is_made_anew_when_asked_for(treatytrack: Treatytrack, baku: Path) -> None:
    listed = treatytrack("list").out
    alter(baku, f"DELETE FROM phase WHERE agreement_id = (SELECT id FROM agreement WHERE ref = '{TRANSPORT}')")
    damaged = WHOLE.replace(
        f"{MADE}, whole\n",
        f"{MADE}, damaged:\n  phases of {TRANSPORT} are not what follows from what is recorded\n",
    )
    assert treatytrack("check") == Ended(
        damaged,
        "relations.db is damaged in 1 place, but all that was recorded is as the history tells it; nothing was "
        "changed: treatytrack check --mend makes the rest anew, after a copy.\n",
        UNUSABLE,
    )
    held = baku.read_bytes()
    mended = treatytrack("check", "--mend")
    (kept,) = treatytrack.folder.glob("relations.db.replaced-*")
    assert mended == Ended(damaged, f"relations.db was made anew; the damaged file is kept at {kept}.\n", DONE)
    assert kept.read_bytes() == held
    assert treatytrack("check", "--mend") == Ended(WHOLE, "relations.db is whole.\n", DONE)
    assert treatytrack("list").out == listed


def test_programs_are_told_that_it_was_mended(treatytrack: Treatytrack, baku: Path) -> None:
    assert json.loads(treatytrack("check", "--format", "json").out)["mended"] is None
    alter(baku, "UPDATE phase SET rules = 0")
    ended = treatytrack("check", "--mend", "--format", "json")
    (kept,) = treatytrack.folder.glob("relations.db.replaced-*")
    held = json.loads(ended.out)
    assert (held["whole"], held["mended"], ended.code) == (False, str(kept), DONE)


def test_a_quick_look_at_a_damaged_file_leads_to_a_whole_one(treatytrack: Treatytrack, baku: Path) -> None:
    alter(baku, "PRAGMA user_version = 7")
    assert treatytrack("check", "--quick").err == (
        "relations.db is damaged in 1 place, and all that was recorded is as the history tells it; nothing was "
        "changed: treatytrack check looks at the rest.\n"
    )
    assert treatytrack("check", "--quick", "--mend") == Ended(
        "", "--mend has to know all that is damaged: leave out --quick.\n", WRONG
    )


def test_of_many_damages_of_one_kind_some_are_named_and_all_where_asked(treatytrack: Treatytrack, many: Path) -> None:
    alter(many, "UPDATE phase SET rules = 0", "UPDATE agreement SET search_text = 'x'")
    few, every = (
        [line for line in treatytrack("check", *words).lines if line.startswith("  ")] for words in ((), ("-v",))
    )
    assert len(few) == 22
    assert every[:20] == few[:20]
    assert few[20] == f"  and {len(every) - 21} more: treatytrack check --verbose names all"
    assert few[21] == every[-1] == "  the search index does not hold the words of the agreements"


def test_for_programs(treatytrack: Treatytrack, baku: Path) -> None:
    ended = treatytrack("check", "--format", "json")
    assert (ended.err, ended.code) == ("relations.db is whole.\n", DONE)
    held = json.loads(ended.out)
    assert (held["register"], held["whole"]) == ("relations.db", True)
    assert held["parts"][2] == {"part": "history", "compared": "6 changes", "damage": []}
    alter(baku, "UPDATE history SET command = 'edit' WHERE id = 3")
    ended = treatytrack("check", "--format", "json", "--quick")
    held = json.loads(ended.out)
    day = changed_on(baku)
    assert (held["whole"], ended.code) == (False, UNUSABLE)
    assert held["parts"][2] == {
        "part": "history",
        "compared": "6 changes",
        "damage": [f"change 3 of the history (edit, {_by(baku)}, {day}) is not as it was written"],
    }


def _by(register: Path) -> str:
    with closing(sqlite3.connect(register)) as connection:
        return str(connection.execute("SELECT user_name FROM history WHERE id = 3").fetchone()[0])


def test_contradictions_and_what_is_not_there_are_no_damage(treatytrack: Treatytrack, baku: Path) -> None:
    words = (
        "edit",
        TRANSPORT,
        "--stated-status",
        "expired",
        "--stated-on",
        "2026-01-01",
        "--related",
        "amends AZE-IRN-2031-1",
    )
    assert treatytrack(*words).code == DONE
    ended = treatytrack("check")
    assert ended.lines[7:] == [
        "no damage, but to be settled:",
        "  1 agreement contradicts itself (stated): treatytrack list contradiction:stated",
        "  1 agreement names what is not in the register: treatytrack list confirm:other",
    ]
    assert treatytrack.refs("confirm:other") == treatytrack.refs("contradiction:stated") == [TRANSPORT]
    assert (ended.err, ended.code) == ("relations.db is whole.\n", DONE)


def test_hostile_text_in_a_damaged_record_does_nothing_to_the_terminal(treatytrack: Treatytrack, baku: Path) -> None:
    alter(baku, "UPDATE agreement SET ref = 'A' || char(27) || '[31m' || char(10) || x'ff' WHERE id = 1")
    ended = treatytrack("check")
    assert ended.code == UNUSABLE
    assert not {"\x1b", "\udcff"} & {*ended.out}


def test_a_register_in_a_read_only_folder_is_checked(treatytrack: Treatytrack, baku: Path) -> None:
    baku.chmod(0o400)
    treatytrack.folder.chmod(0o500)
    ended = treatytrack("check")
    treatytrack.folder.chmod(0o700)
    assert ended == Ended(WHOLE, "relations.db is whole.\n", DONE)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "relations.db is empty (0 bytes), so no register"),
        (b"ref,title\n", "is no register: it looks like text"),
        (b"SQLite format 3\x00" + bytes(4080), "is damaged"),
    ],
)
def test_what_cannot_be_opened_says_what_it_always_says(treatytrack: Treatytrack, content: bytes, said: str) -> None:
    treatytrack.register.write_bytes(content)
    ended = treatytrack("check")
    assert (ended.code, said in ended.err) == (UNUSABLE, True)


def test_no_register_is_no_damage(treatytrack: Treatytrack) -> None:
    assert treatytrack("check").code == UNUSABLE
    assert treatytrack("check", "--format", "yaml").err.startswith('"yaml" is not a format')
    assert [*treatytrack.folder.iterdir()] == []


def test_a_schema_of_which_pieces_are_no_text_is_said_plainly(treatytrack: Treatytrack, baku: Path) -> None:
    held = baku.read_bytes()
    baku.write_bytes(held.replace(b"CREATE TABLE setting", b"CREATE TABLE \xff\xfe(((((", 1))
    for words in (("check",), ("list",), ("add", "T", "--between", "AZE", "IRN")):
        ended = treatytrack(*words)
        assert (ended.out, ended.code) == ("", UNUSABLE), words
        assert "relations.db is damaged; nothing was changed: restore a backup over it" in ended.err


def test_at_a_terminal_lines_are_broken_at_its_width(treatytrack_process: Process, many: Path) -> None:
    ended = treatytrack_process.on_terminal("check", columns=60)
    assert ended.code == DONE
    assert ended.out.endswith("relations.db is whole.\n")
    assert all(len(line) <= 60 for line in ended.out.splitlines())
