"""Ways in which a register can be no register, or a broken one, and what is said of each."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

Breaking = Callable[[Path], object]


def _a_link_to_nothing(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.with_name("gone.db"))


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _another_programs_file(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")


def _cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _a_page_overwritten(path: Path) -> None:
    with closing(sqlite3.connect(path)) as damaged:
        (page,) = damaged.execute("SELECT rootpage FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
        (size,) = damaged.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


def _without_its_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as damaged:
        damaged.execute("DROP TABLE alembic_version")


def _from_the_future(path: Path) -> None:
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '0009'")
        newer.commit()


def _with_schemas(*numbers: str | None) -> Breaking:
    """What says these numbers of its schema."""

    def breaking(path: Path) -> None:
        with closing(sqlite3.connect(path)) as damaged, damaged:
            damaged.execute("DROP TABLE alembic_version")
            damaged.execute("CREATE TABLE alembic_version (version_num TEXT)")
            damaged.executemany("INSERT INTO alembic_version VALUES (?)", [(number,) for number in numbers])

    return breaking


NO_SCHEMA = "PATH is damaged: the number of its schema should be four digits, and it says {}; nothing was changed: rest"

BROKEN: dict[str, tuple[Breaking, str]] = {
    "a mistyped path": (Path.unlink, "There is no register at PATH; nothing was created: check the path, or make one"),
    "a dangling link": (_a_link_to_nothing, "PATH is a link to .*gone.db, which is not there; nothing was created"),
    "a missing folder": (lambda path: shutil.rmtree(path.parent), "There is no folder FOLDER, so no register"),
    "a folder": (_a_folder, "PATH is a folder, not a register; nothing was created: name the file in it"),
    "a pipe": (_a_pipe, "PATH is not a file, so no register; nothing was created"),
    "an empty file": (lambda path: path.write_bytes(b""), r"PATH is empty \(0 bytes\), so no register; nothing was ch"),
    "a CSV file": (
        lambda path: path.write_text("ref,title\nA,B\n" * 99),
        "PATH is no register: it looks like text; no",
    ),
    "another file": (lambda path: path.write_bytes(b"PK\x03\x04\x00" * 99), "PATH is no register: it is a file of an"),
    "a foreign SQLite file": (_another_programs_file, "PATH is a database of another program, not a register; noth"),
    "a truncated file": (_cut_short, r"PATH is cut short: \d+ bytes of \d+ are there; nothing was changed: restore"),
    "a flipped page": (_a_page_overwritten, "PATH is damaged; nothing was changed: restore a backup"),
    "no tables": (_without_its_tables, "PATH does not hold what a register holds .*; nothing was changed: restore"),
    "no schema": (_with_schemas(), NO_SCHEMA.format("none")),
    "two schemas": (_with_schemas("0001", "0002"), NO_SCHEMA.format('"0001" and "0002"')),
    "a schema that is none": (_with_schemas("1b"), NO_SCHEMA.format('"1b"')),
    "a schema before the first": (_with_schemas("0000"), NO_SCHEMA.format('"0000"')),
    "a schema that is nothing": (_with_schemas(None), NO_SCHEMA.format('"None"')),
    "a newer schema": (
        _from_the_future,
        r"PATH was written by a newer treatytrack \(schema 0009; this program knows up to 0001\)\. Nothing was",
    ),
}


def half_written(path: Path, died: Path) -> None:
    """What a crash leaves at `died` of a register whose last change was half written when its writer died."""
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE agreement SET title = 'half written', notes = hex(zeroblob(200000))")
        # SQLite syncs the journal before it touches the file; a copy of both is what a crash leaves.
        writer.execute("DELETE FROM history")
        shutil.copy(path, died)
        shutil.copy(f"{path}-journal", f"{died}-journal")
        writer.execute("ROLLBACK")
    assert died.read_bytes() != path.read_bytes(), "nothing was half written: this would prove nothing"
