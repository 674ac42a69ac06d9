"""A register that cannot be used: exit 5, one sentence, and nothing made or changed, whatever the command."""

import hashlib
import os
import shlex
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from store.world import as_nobody

from treatytrack.store.schema import newest_known

from .world import DONE, EXAMPLE, FAILED, NOT_FOUND, UNUSABLE, WRONG, Ended, Treatytrack

READING = [
    ("list",), ("show", "AZE-IRN-2025-1"), ("deadlines",), ("export",), ("list", "party:IRN", "--format", "csv"),
    ("backup", "copy.db"),
]  # fmt: skip
CHANGING = [("edit", "AZE-IRN-2025-1", "--place", "Baku"), ("remove", "AZE-IRN-2025-1", "--yes")]
MAKING = [("add", "T", "--between", "AZE", "IRN"), ("import", str(EXAMPLE))]
PREVIEW = ("import", str(EXAMPLE), "--dry-run")


@pytest.mark.parametrize("words", [*READING, *CHANGING])
def test_a_missing_register_is_said_and_not_made(treatytrack: Treatytrack, words: tuple[str, ...]) -> None:
    assert treatytrack(*words) == Ended(
        "",
        "There is no register at relations.db; nothing was created: check the path, "
        "or make one with treatytrack --db relations.db init.\n",
        UNUSABLE,
    )
    assert list(treatytrack.folder.iterdir()) == []


UNREADABLE = "cannot be read: you are not permitted to; nothing was changed: ask its owner for that right.\n"
DENIED = "Permission denied; nothing was"


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        ("--db shut/r.db", f"shut/r.db {UNREADABLE}", UNUSABLE),
        ("--db shut/r.db list", f"shut/r.db {UNREADABLE}", UNUSABLE),
        ("--db shut/r.db restore copy.db --force", f"{{}}/shut/r.db cannot be written: {DENIED} changed.\n", FAILED),
        ("--db relations.db restore shut/r.db --force", f"shut/r.db cannot be read: {DENIED} changed.\n", FAILED),
        ("--db relations.db backup shut/r.db", f"shut/r.db cannot be written: {DENIED} changed.\n", FAILED),
        ("--db relations.db backup --to shut", f"shut cannot be read: {DENIED} written.\n", FAILED),
        ("--db relations.db list -o shut/x.csv", f"shut/x.csv cannot be written: {DENIED} written.\n", FAILED),
        ("--db relations.db list -o shut", "shut is a folder; nothing was written: name a file in it.\n", WRONG),
    ],
)
def test_a_folder_that_is_shut_is_named_and_no_register_is_missed_in_it(
    baku: Path, words: str, said: str, code: int
) -> None:
    with TemporaryDirectory() as folder:  # another user cannot come to those of pytest
        treatytrack = Treatytrack(Path(folder))
        for name in ("relations.db", "copy.db"):
            shutil.copy(baku, treatytrack.folder / name)
        shut = treatytrack.folder / "shut"
        shut.mkdir(mode=0)
        with as_nobody(treatytrack.folder, *treatytrack.folder.iterdir()):
            assert treatytrack(*words.split(), db=None) == Ended("", said.format(os.path.realpath(folder)), code)
        shut.chmod(0o700)


@pytest.mark.parametrize("named", ["--db", "TREATYTRACK_DB", "config.toml"])
@pytest.mark.parametrize("content", [None, b""])
def test_the_command_that_is_told_makes_it_there(treatytrack: Treatytrack, named: str, content: bytes | None) -> None:
    place = "ana's relations.db"
    if content is not None:
        (treatytrack.folder / place).write_bytes(content)
    if named == "--db":
        said = treatytrack("list", db=place).err
    elif named == "TREATYTRACK_DB":
        said = treatytrack("list", db=None, TREATYTRACK_DB=place).err
    else:
        treatytrack.csv("config.toml", f'db = "{place}"\n')
        said = treatytrack("list", db=None, TREATYTRACK_CONFIG="config.toml").err
    (treatytrack.folder / place).unlink(missing_ok=True)
    _, *words = shlex.split(said[said.rindex("treatytrack ") :].strip().removesuffix("."))
    assert treatytrack(*words, db=None).code == DONE
    assert (treatytrack.folder / place).exists()


@pytest.mark.parametrize("words", [*READING, *CHANGING, *MAKING, PREVIEW, ("init",)])
def test_a_variable_that_points_nowhere_makes_nothing(treatytrack: Treatytrack, words: tuple[str, ...]) -> None:
    ended = treatytrack(*words, db=None, TREATYTRACK_DB="typo.db")
    assert (ended.out, ended.code) == ("", UNUSABLE)
    assert "typo.db" in ended.err
    assert "nothing was created" in ended.err
    assert list(treatytrack.folder.iterdir()) == []


@pytest.mark.parametrize("words", MAKING)
def test_nor_does_a_settings_file_that_points_nowhere(treatytrack: Treatytrack, words: tuple[str, ...]) -> None:
    treatytrack.csv("config.toml", 'db = "typo.db"\n')
    ended = treatytrack(*words, db=None, TREATYTRACK_CONFIG="config.toml")
    assert (ended.out, ended.code) == ("", UNUSABLE)
    assert ended.err.startswith("config.toml names typo.db, where there is no register; nothing was created")
    assert [path.name for path in treatytrack.folder.iterdir()] == ["config.toml"]


def test_a_dry_run_needs_no_register_and_makes_none(treatytrack: Treatytrack) -> None:
    ended = treatytrack(*PREVIEW)
    assert ended.code == DONE
    assert ended.lines[0].startswith("line 2: added  ")
    assert ended.err.startswith("There is no register at relations.db yet: this is what an empty one would take\n")
    assert list(treatytrack.folder.iterdir()) == []


@pytest.mark.parametrize("words", [PREVIEW, ("add", "T", "--between", "AZE", "Irann")])
def test_nor_does_its_folder_stay_behind_where_nothing_was_kept(
    treatytrack: Treatytrack, words: tuple[str, ...]
) -> None:
    home = str(treatytrack.folder / "new" / "folder")
    treatytrack(*words, db=None, XDG_DATA_HOME=home)
    assert list(treatytrack.folder.iterdir()) == []
    assert treatytrack(*MAKING[1], db=None, XDG_DATA_HOME=home).code == DONE
    assert (treatytrack.folder / "new" / "folder" / "treatytrack" / "treatytrack.db").exists()


@pytest.mark.parametrize("words", [*READING, *MAKING, PREVIEW])
def test_a_missing_folder_is_never_made(treatytrack: Treatytrack, words: tuple[str, ...]) -> None:
    ended = treatytrack(*words, db="nowhere/relations.db")
    assert (ended.out, ended.code) == ("", UNUSABLE)
    assert ended.err.startswith("There is no folder nowhere")
    assert list(treatytrack.folder.iterdir()) == []


@pytest.mark.parametrize("words", [("add", "T", "--between", "AZE", "Irann"), ("import", "faulty.csv")])
def test_a_refused_first_record_leaves_nothing_behind(treatytrack: Treatytrack, words: tuple[str, ...]) -> None:
    treatytrack.csv("faulty.csv", "title,party_a,party_b\nT,AZE,Irann\n")
    assert treatytrack(*words).code == WRONG
    assert [path.name for path in treatytrack.folder.iterdir()] == ["faulty.csv"]


@pytest.mark.parametrize("words", [*READING, *CHANGING, *MAKING, PREVIEW, ()])
def test_a_register_of_a_newer_program_is_left_alone(
    treatytrack: Treatytrack, baku: Path, words: tuple[str, ...]
) -> None:
    with closing(sqlite3.connect(baku)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '0009'")
        newer.commit()
    before = treatytrack.digest
    ended = treatytrack(*words)
    assert (ended.out, ended.code) == ("", UNUSABLE)
    assert (
        f" was written by a newer treatytrack (schema 0009; this program knows up to {newest_known()}). " in ended.err
    )
    assert ended.err.endswith("). Nothing was changed. Install the newer version.\n")
    assert treatytrack.digest == before


@pytest.mark.parametrize("words", [*READING, *CHANGING, *MAKING, PREVIEW, ()])
def test_a_csv_file_is_no_register(treatytrack: Treatytrack, words: tuple[str, ...]) -> None:
    treatytrack.csv("agreements.csv", EXAMPLE.read_bytes())
    ended = treatytrack(*words, db="agreements.csv")
    assert (ended.out, ended.code) == ("", UNUSABLE)
    assert "agreements.csv is no register: it looks like text; nothing was changed" in ended.err
    assert "treatytrack import " in ended.err
    held = (treatytrack.folder / "agreements.csv").read_bytes()
    assert hashlib.sha256(held).digest() == hashlib.sha256(EXAMPLE.read_bytes()).digest()


@pytest.mark.parametrize("db", ["", " "])
def test_an_empty_path_names_no_register(treatytrack: Treatytrack, db: str) -> None:
    ended = treatytrack("--db", db, "list", db=None)
    assert ended == Ended("", "--db names no file: write the path of the register.\n", WRONG)


def test_settings_with_an_unknown_key_are_refused(treatytrack: Treatytrack) -> None:
    treatytrack.csv("config.toml", 'database = "relations.db"\n')
    assert treatytrack("list", db=None, TREATYTRACK_CONFIG="config.toml") == Ended(
        "", 'config.toml: "database" is not a setting; there is db.\n', WRONG
    )


def test_where_there_is_none_at_the_usual_place_it_says_how_to_begin(treatytrack: Treatytrack) -> None:
    ended = treatytrack("list", db=None)
    assert (ended.out, ended.code) == ("", UNUSABLE)
    assert "treatytrack init" in ended.err
    assert "nothing was created" in ended.err


@pytest.mark.parametrize("day", ["soon", "2026-11", "2026-02-30", "9999-12-31", "03/04/2026"])
def test_the_as_of_day_must_be_one_day(treatytrack: Treatytrack, baku: Path, day: str) -> None:
    for ended in (treatytrack("list", "--as-of", day), treatytrack("list", as_of=day)):
        assert (ended.out, ended.code) == ("", WRONG)
        assert ended.err.startswith(("--as-of: ", "TREATYTRACK_AS_OF: "))


def test_a_file_that_is_not_there_cannot_be_imported(treatytrack: Treatytrack, baku: Path) -> None:
    assert treatytrack("import", "gone.csv") == Ended(
        "", "There is no file gone.csv; nothing was changed.\n", NOT_FOUND
    )
    assert treatytrack("import", "").err == 'There is no file ""; nothing was changed.\n'
    assert treatytrack("import", ".") == Ended("", ". is a folder, not a file; nothing was changed.\n", NOT_FOUND)


OF_ANY = [
    ("list",), ("show", "AZE-IRN-2025-2"), ("report",), ("edit", "AZE-IRN-2025-2", "--until", "2026?"), ("export",),
    ("record", "AZE-IRN-2025-2", "meeting", "2026-01-01"),
]  # fmt: skip


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE agreement SET title = x'ff00' WHERE ref = 'AZE-IRN-2025-2'",
        "UPDATE side SET party = x'ff00' WHERE agreement_id = 2 AND place = 'a'",
    ],
)
@pytest.mark.parametrize("command", ["list", "export", "report --all", "deadlines --within 10y", "timeline"])
def test_what_is_no_text_is_damage_and_not_shown_as_one(
    treatytrack: Treatytrack, baku: Path, command: str, damage: str
) -> None:
    with closing(sqlite3.connect(baku)) as connection, connection:
        connection.execute(damage)
    ended = treatytrack(*command.split())
    assert ended.err.startswith("The record of AZE-IRN-2025-2 in the register cannot be read: what should be a text is")
    assert (ended.code, "xff" in ended.out) == (UNUSABLE, False)


@pytest.mark.parametrize("words", [("history",), ("undo",), ("report",), ("list", "--known-on", "2020-01-01")])
def test_a_moment_that_is_none_is_damage(treatytrack: Treatytrack, baku: Path, words: tuple[str, ...]) -> None:
    with closing(sqlite3.connect(baku)) as connection, connection:
        connection.execute("UPDATE history SET at = 'yesterday'")
    ended = treatytrack(*words)
    assert 'The history of the register says that something was changed at "yesterday", which is no mo' in ended.err
    assert ended.code == UNUSABLE


@pytest.mark.parametrize("words", OF_ANY)
def test_a_record_that_no_longer_parses_is_damage_and_is_named(
    treatytrack: Treatytrack, baku: Path, words: tuple[str, ...]
) -> None:
    with closing(sqlite3.connect(baku)) as connection, connection:
        connection.execute("UPDATE agreement SET until = 'foo' WHERE ref = 'AZE-IRN-2025-2'")
    before = treatytrack.digest
    ended = treatytrack(*words)
    assert ended.err.startswith('The record of AZE-IRN-2025-2 in the register cannot be read: "foo" is not a date: ')
    assert ended.err.endswith(
        "something other than treatytrack has changed it, nothing was changed now: "
        "put a copy of the register in its place.\n"
    )
    assert (ended.code, treatytrack.digest) == (UNUSABLE, before)
    assert treatytrack("show", "AZE-IRN-2025-1").code == 0


def test_so_is_an_event_of_a_relation(treatytrack: Treatytrack, baku: Path) -> None:
    assert treatytrack("event", "add", "Visit", "--between", "AZE", "IRN", "--date", "2025").code == 0
    with closing(sqlite3.connect(baku)) as connection, connection:
        connection.execute("UPDATE relation_event SET date = 'foo'")
    ended = treatytrack("event", "list")
    assert ended.err.startswith('The record of AZE-IRN-2025-E1 in the register cannot be read: "foo" is not a date: ')
    assert ended.code == UNUSABLE


def test_bytes_where_a_text_belongs_are_damage_too(treatytrack: Treatytrack, baku: Path) -> None:
    with closing(sqlite3.connect(baku)) as connection, connection:
        connection.execute("UPDATE agreement SET tags = x'ff' WHERE ref = 'AZE-IRN-2025-2'")
    ended = treatytrack("list")
    assert ended.err.startswith("The record of AZE-IRN-2025-2 in the register cannot be read: what should be a text is")
    assert ended.code == UNUSABLE
