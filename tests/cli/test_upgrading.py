"""A register of an older or a newer program, as whoever types a command meets it."""

import shutil
import sqlite3
from contextlib import chdir, closing
from pathlib import Path

import pytest
from schemas import steps

from treatytrack.cli import COMMANDS
from treatytrack.cli.completing.line import candidates
from treatytrack.store import migrate, schema

from .world import DONE, UNUSABLE, Treatytrack

REF, EVENT = "AZE-IRN-2025-1", "AZE-IRN-2025-E1"

WORDS: dict[str, tuple[str, ...]] = {
    "add": ("T", "--between", "AZE", "IRN", "--yes"),
    "list": (),
    "show": (REF,),
    "deadlines": (),
    "timeline": (),
    "report": (),
    "relations": ("AZE", "IRN"),
    "schedule": (),
    "record": (REF, "meeting", "2026-01-01"),
    "edit": (REF, "--place", "Baku"),
    "remove": (REF, "--yes"),
    "event add": ("Visit", "--between", "AZE", "IRN", "--date", "2025"),
    "event list": (),
    "event show": (EVENT,),
    "event edit": (EVENT, "--place", "Baku"),
    "event remove": (EVENT, "--yes"),
    "party list": (),
    "party show": ("Persia",),
    "party add": ("TAT", "Tatarstan", "--kind", "territory"),
    "party edit": ("IRN", "--name", "Persia"),
    "party remove": ("TAT", "--yes"),
    "export": (),
    "import": ("agreements.csv",),
    "config": (),
    "history": (),
    "undo": ("--yes",),
    "backup": ("copy.db",),
    "restore": ("relations.db", "--force"),
    "check": (),
}
"""Every command that looks at the register, so that it meets it."""
LOOKS_AT_NONE = {"init", "demo", "completion", "help"}


@pytest.fixture
def older(treatytrack: Treatytrack, baku: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The register, where a newer program has come that rebuilds its tables."""
    folder = steps.next_program(tmp_path / "migrations", (steps.REBUILDS,))
    for module in (migrate, schema):
        monkeypatch.setattr(module, "migrations_folder", lambda: folder)
    return baku


def _is(number: str, path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        return bool(connection.execute("SELECT version_num FROM alembic_version").fetchone() == (number,))


def test_every_command_is_here() -> None:
    assert {listed.name for listed in COMMANDS} <= {*WORDS, *LOOKS_AT_NONE}


@pytest.mark.parametrize("name", ["", *(listed.name for listed in COMMANDS if listed.name not in LOOKS_AT_NONE)])
def test_every_command_refuses_a_register_of_a_newer_program(name: str, treatytrack: Treatytrack, baku: Path) -> None:
    treatytrack.csv("agreements.csv", "title,party_a,party_b\nT,AZE,IRN\n")
    known = schema.newest_known()
    with closing(sqlite3.connect(baku)) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '0009'")
        newer.execute("PRAGMA user_version = 9")
        newer.execute("ALTER TABLE agreement RENAME TO treaty")
    before = treatytrack.digest
    ended = treatytrack(*name.split(), *WORDS.get(name, ()))
    assert (ended.out, ended.code) == ("", UNUSABLE)
    assert ended.err.endswith(
        f"relations.db was written by a newer treatytrack (schema 0009; this program knows up to {known}). "
        "Nothing was changed. Install the newer version.\n"
    )
    assert ended.err.count("\n") == 1
    assert treatytrack.digest == before


@pytest.mark.parametrize("number", ["", "0009"])
def test_completion_says_nothing_of_it_and_upgrades_nothing(
    number: str, treatytrack: Treatytrack, older: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    if number:
        with closing(sqlite3.connect(older)) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = ?", (number,))
    before = treatytrack.digest
    with chdir(treatytrack.folder):
        assert candidates(["--db", "relations.db", "show"], "") == []
    assert capfd.readouterr() == ("", "")
    assert treatytrack.digest == before


@pytest.mark.parametrize("words", [("list", "--columns", "ref"), ("edit", REF, "--place", "Baku"), ()])
def test_the_first_command_upgrades_and_says_so_once(
    words: tuple[str, ...], treatytrack: Treatytrack, older: Path
) -> None:
    newest = schema.newest_known()
    ended = treatytrack(*words)
    assert ended.code == DONE
    told = [line for line in ended.err.splitlines() if "pgrad" in line]
    assert told == [
        f"Upgraded {older} from schema {int(newest) - 1:04} to schema {newest}; "
        f"a copy of it as it was is at {older}.before-{newest}"
    ]
    assert _is(newest, older)
    again = treatytrack("list")
    assert (again.code, "pgrad" in again.err) == (DONE, False)


def test_the_report_of_a_machine_is_whole_and_the_words_go_elsewhere(treatytrack: Treatytrack, older: Path) -> None:
    copy = Path(shutil.copy(older, older.with_name("later.db")))
    first = treatytrack("report", "--since", "last", "--format", "json")
    second = treatytrack("report", "--since", "last", "--format", "json", db=str(copy))
    assert (first.code, first.out) == (second.code, second.out)
    assert first.out.startswith("[")
    assert first.err.startswith("Upgraded ")


def test_a_large_one_is_spoken_of_beforehand(
    treatytrack: Treatytrack, older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "_LARGE", 0)
    told = treatytrack("list").err.splitlines()
    assert [line.partition(" ")[0] for line in told[:2]] == ["Upgrading", "Upgraded"]
    assert told[0].endswith(", which may take a while")


def test_an_upgrade_that_fails_is_one_sentence_and_the_register_goes_on_with_the_older_program(
    treatytrack: Treatytrack, older: Path
) -> None:
    (step,) = (schema.migrations_folder() / "versions").glob("*_made_up.py")
    step.write_text(step.read_text() + "    op.execute('INSERT INTO nowhere VALUES (1)')\n")
    ended = treatytrack("list")
    assert (ended.out, ended.code, ended.err.count("\n")) == ("", UNUSABLE, 1)
    assert "could not be upgraded: no such table: nowhere; nothing was changed, and a copy is at " in ended.err
    step.unlink()
    assert treatytrack("list").code == DONE


def _by_other_rules(register: Path) -> None:
    with closing(sqlite3.connect(register)) as connection, connection:
        connection.execute("UPDATE setting SET value = '1' WHERE name = 'rule_set'")
        connection.execute("DELETE FROM phase")


def test_rules_of_another_version_are_said_until_something_is_recorded(treatytrack: Treatytrack, baku: Path) -> None:
    as_it_is = treatytrack("list")
    _by_other_rules(baku)
    ended = treatytrack("list")
    assert (ended.out, ended.code) == (as_it_is.out, DONE)
    assert ended.err.startswith(
        "What follows from the agreements in relations.db was worked out by the rules of another version: "
        "it is worked out anew for every answer, which takes longer, until something is recorded or treatytrack check "
        "--mend does it\n"
    )
    changed = treatytrack("edit", REF, "--place", "Ganja")
    assert changed.code == DONE
    assert f"What follows from the agreements in {baku} is worked out anew, by the rules of this version" in changed.err
    assert treatytrack("list") == as_it_is


def test_or_it_is_mended(treatytrack: Treatytrack, baku: Path) -> None:
    as_it_is, last = treatytrack("list"), treatytrack("log", "--limit", "1").out
    _by_other_rules(baku)
    before = treatytrack.digest
    assert treatytrack("check").code == DONE
    assert treatytrack.digest == before
    ended = treatytrack("check", "--mend")
    assert f"What follows from the agreements in {baku} is worked out anew, by the rules of this version" in ended.err
    assert (ended.err.splitlines()[-1], ended.code) == ("relations.db is whole.", DONE)
    assert treatytrack("list") == as_it_is
    assert treatytrack("log", "--limit", "1").out == last
    held = baku.read_bytes()
    assert treatytrack("check", "--mend").err == "relations.db is whole.\n"
    assert baku.read_bytes() == held
