"""P15: errors are sentences.

Each way in which a register, the settings or the surroundings can be broken is made for real, and commands of every
sort are run into it. Wrong is an answer that is not one sentence or says another thing, another exit code than the
contract's, a traceback, a word that is a secret (a title, a password), and anything that is made or changed on the
disk. A Tab meets the same and must say nothing at all.
"""

import os
import re
import shutil
import sqlite3
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import NamedTuple
from unittest import mock

from cli.process import Process, tab
from cli.world import DONE, FAILED, NOT_FOUND, UNUSABLE, WRONG, Ended, Treatytrack
from store.broken import BROKEN, half_written
from store.world import as_nobody

from treatytrack.cli import COMMANDS
from treatytrack.errors import RegisterUnusable
from treatytrack.store import connection, failures

from .promise import Promise, Seen

SECRET = "Zebrafinch"
"""Stands in every title, and is every password."""

ADDRESS = f"postgresql://leyla:{SECRET}@127.0.0.1:1/register"

_THERE = {listed.name for listed in COMMANDS}


def _if_there(*commands: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Those that this program has, by their first word or two."""
    return tuple(words for words in commands if {words[0], " ".join(words[:2])} & _THERE)


READING = _if_there(
    ("list",), ("show", "A-1"), ("report",), ("deadlines",), ("timeline",), ("relations", "AZE", "IRN"),
    ("export", "--format", "json"), ("event", "list"), ("list", "--format", "csv"), ("history",), ("check", "--quick"),
)  # fmt: skip
CHANGING = _if_there(
    ("add", f"Trade with {SECRET}", "--between", "AZE", "IRN"), ("import", "good.csv"),
    ("edit", "A-1", "--place", "Baku"), ("record", "A-1", "meeting", "2027-01-01"), ("remove", "A-1", "--yes"),
    ("event", "add", f"Visit to {SECRET}", "--between", "AZE", "IRN"),
    ("party", "add", "QQ", SECRET, "--kind", "state"),
    ("config", "timezone", "Asia/Tehran"), ("undo",),
)  # fmt: skip
MAKING = frozenset({"add", "import", "event", "party"})
"""Commands that make a register where --db plainly names a new one."""

TABS = (("show", ""), ("list", "tag:"), ("edit", "A"))


@dataclass
class Place:
    """A folder with a register in it, and how the program is started there."""

    folder: Path
    db: str | None = "relations.db"
    as_of: str | None = "2026-11-21"
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def register(self) -> Path:
        return self.folder / "relations.db"

    def run(self, *words: str) -> Ended:
        """Run a command there, within this process."""
        with mock.patch.dict(os.environ, {"HOME": str(self.folder.parent), **self.environment}):
            return Treatytrack(self.folder)(*words, db=self.db, as_of=self.as_of)


class Situation(NamedTuple):
    """Something broken: how it is made, and what a reader and a writer must be told; None where it goes well.

    In the sentences PATH and FOLDER are the register's; a text alone stands for any words.
    """

    arrange: Callable[[Place], object]
    told: str | None
    to_a_writer: str | None = ""
    """The same as a reader, where it is empty."""

    code: int = UNUSABLE
    during: Callable[[Place], AbstractContextManager[object]] = lambda _: nullcontext()
    """What holds while a command runs."""

    without: Sequence[str] = ()
    """Commands that this does not concern."""

    repaired: bool = False
    """Whether the register's own file may be as it was before the interrupted change; its journal is kept."""


def _as_nobody(*modes: tuple[str, int]) -> Callable[[Place], AbstractContextManager[None]]:
    """As somebody without special rights, to whom all there belongs, with these modes."""

    @contextmanager
    def during(place: Place) -> Iterator[None]:
        files = [place.folder, *(path for path in place.folder.iterdir() if not path.is_symlink())]
        before = {path: path.stat().st_mode for path in files}
        for name, mode in modes:
            (place.folder / name).chmod(mode)
        with as_nobody(*files):
            yield
        for path, mode in before.items():
            path.chmod(stat.S_IMODE(mode))

    return during


@contextmanager
def _by_a_newer_program(place: Place) -> Iterator[None]:
    """The same with a read-only file, to a program that knows one schema more."""
    newer = mock.patch("treatytrack.store.schema.newest_known", return_value="0002")
    with newer, _as_nobody(("relations.db", 0o400))(place):
        yield


@contextmanager
def _kept_by_another(place: Place) -> Iterator[None]:
    with (
        closing(sqlite3.connect(place.register, isolation_level=None)) as other,
        mock.patch.multiple(connection, READER_WAITS=0.05, WRITER_WAITS=0.05),
    ):
        other.execute("BEGIN EXCLUSIVE")
        yield


def _a_full_disk(_: Place) -> AbstractContextManager[object]:
    full = (*connection._DURABLE, "PRAGMA max_page_count = 1")  # SQLite takes no less than there is
    return mock.patch.object(connection, "_DURABLE", full)


def _sql(statement: str) -> Callable[[Place], None]:
    def arrange(place: Place) -> None:
        with closing(sqlite3.connect(place.register)) as damaged, damaged:
            damaged.execute(statement)

    return arrange


def _page_of(table: str) -> Callable[[Place], None]:
    """A page of a table is overwritten."""

    def arrange(place: Place) -> None:
        with closing(sqlite3.connect(place.register)) as damaged:
            (page,) = damaged.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
            (size,) = damaged.execute("PRAGMA page_size").fetchone()
        with place.register.open("r+b") as file:
            file.seek((page - 1) * size)
            file.write(b"\xff" * size)

    return arrange


def _named(db: str | None, **environment: str) -> Callable[[Place], None]:
    """The register is named so, by option or in the environment."""

    def arrange(place: Place) -> None:
        place.db = db
        place.environment |= environment

    return arrange


def _settings(content: str | bytes | None) -> Callable[[Place], None]:
    """The settings file holds that; None makes it a folder."""

    def arrange(place: Place) -> None:
        place.db = None
        place.environment["TREATYTRACK_CONFIG"] = "config.toml"
        path = place.folder / "config.toml"
        if content is None:
            path.mkdir()
        else:
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    return arrange


def _interrupted(place: Place) -> None:
    died = place.folder / "died.db"
    half_written(place.register, died)
    died.rename(place.register)
    Path(f"{died}-journal").rename(f"{place.register}-journal")


def _in_a_circle(place: Place) -> None:
    place.register.unlink()
    place.register.symlink_to("other.db")
    (place.folder / "other.db").symlink_to("relations.db")


def _a_lock_that_is(make: Callable[[Path], object]) -> Callable[[Place], None]:
    def arrange(place: Place) -> None:
        lock = place.folder / "relations.db.lock"
        lock.unlink(missing_ok=True)
        make(lock)

    return arrange


def _much_to_import(place: Place) -> None:
    rows = "".join(f"Trade {number},AZE,CHE,{'x' * 5000}\n" for number in range(50))
    (place.folder / "good.csv").write_text(f"title,party_a,party_b,notes\n{rows}")


def _unknown_zone(place: Place) -> None:
    _sql("UPDATE setting SET value = 'Mars/Olympus' WHERE name = 'timezone'")(place)
    place.as_of = None


def _odd_name(place: Place) -> None:
    place.db = "no\nsuch\x1b[2J\u202e.db"


_UNWRITABLE = r"PATH cannot be written: .* read-only for you; nothing was changed: make both"
_UNDO = "The last change to PATH was interrupted, and undoing it needs to write; nothing was changed: make the file, "
_ODD_LOCK = (
    "PATH cannot be written, because its lock file PATH.lock is a link or a folder; nothing was changed: see who"
)
_ADDRESS = r"{by} names an address \(postgresql://\.\.\.\), and .*; nothing was changed: write the path"

SITUATIONS: dict[str, Situation] = {
    **{
        name: Situation(lambda place, break_it=break_it: break_it(place.register), told)  # type: ignore[misc]
        for name, (break_it, told) in BROKEN.items()
        if name not in {"a missing folder", "a mistyped path"}
    },
    "a mistyped path": Situation(lambda place: place.register.unlink(), BROKEN["a mistyped path"][1], None),
    "a missing folder": Situation(
        _named("gone/relations.db"), "There is no folder gone, so no register relations.db in it; nothing was created",
        r"There is no folder gone(, so no register relations.db in it| to make relations.db in); nothing was created",
    ),
    "a circle of links": Situation(_in_a_circle, "PATH cannot be a register: .*; nothing was created: check the path"),
    "a device": Situation(_named("/dev/null"), "/dev/null is not a file, so no register; nothing was created"),
    "a path that is too long": Situation(
        _named("x" * 5000), "x+ cannot be a register: File name too long; nothing was created: check the path",
        ".*x cannot be (a register|used): File name too long; nothing was",
    ),
    "a path that would steer a terminal": Situation(
        _odd_name, r"There is no register at no\\x0asuch\\x1b\[2J\\u\{202e\}\.db; nothing was created", None
    ),
    "a file that may not be read": Situation(
        lambda _: None, "PATH cannot be read: you are not permitted to; nothing was changed", r"PATH cannot be ",
        during=_as_nobody(("relations.db", 0)),
    ),
    "a read-only file": Situation(lambda _: None, None, _UNWRITABLE, during=_as_nobody(("relations.db", 0o400))),
    "a read-only folder": Situation(lambda _: None, None, _UNWRITABLE, during=_as_nobody((".", 0o500))),
    "an older register in a read-only place": Situation(
        lambda _: None,
        "PATH was made by an older treatytrack and must be upgraded before it is used, .*; nothing was ch", "PATH ",
        during=_by_a_newer_program,
    ),
    "a damaged table": Situation(_page_of("agreement"), "PATH is damaged; nothing was changed: restore a backup",
                                 without=("event", "party", "config", "history")),
    "an interrupted change": Situation(_interrupted, None, None),
    "an interrupted change in a read-only folder": Situation(_interrupted, _UNDO, f"({_UNDO}|{_UNWRITABLE})",
                                                             during=_as_nobody((".", 0o500)), repaired=True),
    "an interrupted change in a read-only file": Situation(_interrupted, _UNDO, f"({_UNDO}|{_UNWRITABLE})",
                                                           during=_as_nobody(("relations.db", 0o400))),
    "a full disk": Situation(
        _much_to_import, None, "The disk is full: PATH could not be written; nothing was changed: make room", FAILED,
        during=_a_full_disk, without=("add", "edit", "record", "remove", "event", "party", "config", "undo"),
    ),
    "a register that another program keeps": Situation(
        lambda _: None, "PATH is in use by another program and stayed so; nothing was changed: try again in a while",
        during=_kept_by_another,
    ),
    "a lock file that is a folder": Situation(_a_lock_that_is(Path.mkdir), None, _ODD_LOCK),
    "a lock file that is a link elsewhere": Situation(
        _a_lock_that_is(lambda lock: lock.symlink_to("../elsewhere")), None, _ODD_LOCK
    ),
    "a lock file that is a pipe": Situation(_a_lock_that_is(os.mkfifo), None, None),
    "a server by option": Situation(_named(ADDRESS), _ADDRESS.format(by="--db")),
    "a server by variable": Situation(_named(None, TREATYTRACK_DB=ADDRESS), _ADDRESS.format(by="TREATYTRACK_DB")),
    "a server by settings": Situation(_settings(f'db = "{ADDRESS}"'), _ADDRESS.format(by="config.toml")),
    "a variable that points nowhere": Situation(
        _named(None, TREATYTRACK_DB="typo.db"), "There is no register at typo.db; nothing was created",
        r"(There is no register at typo.db|TREATYTRACK_DB names typo.db, where there is no register); nothing was",
    ),
    "settings with an unknown key": Situation(
        _settings(f'password = "{SECRET}"'), 'config.toml: "password" is not a setting; there is db.', code=WRONG
    ),
    "settings that are no TOML": Situation(
        _settings(f"db: {SECRET}\n"), r"config.toml is not TOML: .*line 1", code=WRONG
    ),
    "settings of deep brackets": Situation(
        _settings("db = " + "[" * 100_000), "config.toml is not TOML: ", code=WRONG
    ),
    "settings that are no text": Situation(_settings(b"\xff\xfe\0"), "config.toml cannot be read: ", code=WRONG),
    "settings that are a folder": Situation(_settings(None), "config.toml cannot be read: ", code=WRONG),
    "settings that are not there": Situation(
        _named(None, TREATYTRACK_CONFIG="gone.toml"), "TREATYTRACK_CONFIG names gone.toml, and there is no such file",
        code=WRONG,
    ),
    "a time zone that does not exist": Situation(
        _unknown_zone, 'The register\'s time zone "Mars/Olympus" does not exist on this machine, .*nothing was changed',
        without=("event", "party", "config", "history", "check", "undo", "export", "relations",
                 "remove"),
    ),
    "a record that no longer parses": Situation(
        _sql(f"UPDATE agreement SET until = 'foo' WHERE ref = 'A-1' AND title <> '{SECRET}'"),
        'The record of A-1 in the register cannot be read: "foo" is not a date: .*nothing was changed now',
        without=("add", "import", "event", "party", "config", "history", "check", "undo"),
    ),
}  # fmt: skip


# fmt: off
COPIES = (
    ("backup missing/copy.db",       "There is no folder missing to write a backup in; nothing was written: ", FAILED),
    ("backup --to missing",          "There is no folder missing to write a backup in; nothing was written: ", FAILED),
    ("backup .",                     r"\. is a folder; nothing was written: for a dated copy in it, write --to", WRONG),
    ("restore good.csv --force",     "good.csv is no register: it looks like text; nothing was changed: name a", WRONG),
    ("backup --verify good.csv",     "good.csv is no register: it looks like text; nothing was changed: name a", WRONG),
    ("restore missing.db --force",   "There is no file missing.db; nothing was changed", NOT_FOUND),
    ("restore . --force",            r"\. is a folder, not a register; nothing was changed: name a file in it", WRONG),
    ("restore relations.db --force", "relations.db is the register itself; nothing was changed: name a backup", WRONG),
)
# fmt: on
"""What a backup cannot be written to or read from: what is typed, said, and the exit code."""


def _faults_of_a_copy(made: Path, words: str, told: str, code: int) -> list[str]:
    with _copied(made) as place:
        before = _everything(place.folder)
        ended = place.run(*words.split())
        changed = [] if _everything(place.folder) == before else ["made or changed something"]
        return [f"{words}: {fault}" for fault in (*_not_a_sentence(ended, told, code), *changed)]


def prove(trials: int, seed: int, folder: Path) -> Seen:
    """So many commands run into what is broken, spread over all situations; and a Tab in each."""
    luck = Random(seed)
    made = _made(folder)
    each = -(-trials // len(SITUATIONS))
    wrong: list[str] = []
    seen = 0
    for name, situation in SITUATIONS.items():
        fitting = [words for words in (*READING, *CHANGING) if words[0] not in situation.without]
        for words in luck.sample(fitting, min(each, len(fitting))):
            seen += 1
            wrong += [f"{name}: {' '.join(words)[:60]}: {fault}" for fault in _faults(situation, words, made)]
    wrong += [f"as processes: {fault}" for fault in _in_processes(made)]
    wrong += [fault for words, told, code in COPIES for fault in _faults_of_a_copy(made, words, told, code)]
    return Seen(seen + len(COPIES), "commands into what is broken", tuple(wrong), f"{len(SITUATIONS)} situations")


def plant(folder: Path) -> Seen:
    """An error that tells what was asked for, and one that is not caught at all."""
    made = _made(folder)

    def telling(error: sqlite3.Error, path: Path, *, writing: bool) -> Exception:
        return RegisterUnusable(f"{path} is damaged: {SECRET}")

    found = []
    for name, planted in (("explained", telling), ("DAMAGED", frozenset())):
        with mock.patch.object(failures, name, planted):
            faults = _faults(SITUATIONS["a damaged table"], ("list",), made)
        if not faults:
            return Seen(2, "planted faults")
        found += faults[:1]
    return Seen(2, "planted faults", tuple(found))


def _made(folder: Path) -> Path:
    """A folder with a register and a file to import, which is copied for each trial."""
    place = folder / "made"
    place.mkdir()
    treatytrack = Treatytrack(place)
    rows = "ref,title,party_a,party_b,in_force,lasts\n" + "".join(
        f"A-{number},{SECRET} {number},AZE,IRN,2020-01-01,7y\n" for number in (1, 2)
    )
    treatytrack.csv("rows.csv", rows)
    treatytrack.csv("good.csv", f"title,party_a,party_b\nTrade with {SECRET},AZE,CHE\n")
    for words in (("init",), ("import", "rows.csv")):
        ended = treatytrack(*words)
        assert ended.code == DONE, ended.err
    (place / "rows.csv").unlink()
    return place


@contextmanager
def _copied(made: Path) -> Iterator[Place]:
    """A copy of it that another user can reach."""
    with tempfile.TemporaryDirectory() as outer:
        os.chmod(outer, 0o755)
        folder = Path(outer) / "work"
        shutil.copytree(made, folder)
        yield Place(folder)


def _faults(situation: Situation, words: tuple[str, ...], made: Path) -> list[str]:
    """What is wrong with how a command meets a situation."""
    with _copied(made) as place:
        situation.arrange(place)
        before = _everything(place.folder.parent)
        with situation.during(place):
            ended = place.run(*words)
        told = situation.told
        if words in CHANGING and situation.to_a_writer != "":
            told = situation.to_a_writer if situation.to_a_writer or words[0] in MAKING else situation.told
        if told is None:
            return [] if ended.code == DONE else [f"ended with {ended.code}: {ended.err}"]
        path = place.db if place.db and place.db != "relations.db" else "relations.db"
        if words[0] == "check":
            told = f"(?:{told})|PATH is damaged in "
        streamed = words[0] in {"export", "check"}
        wrong = list(_not_a_sentence(ended, _pattern(told, place, path), situation.code, streamed=streamed))
        altered = {path for path, _ in before ^ _everything(place.folder.parent)}
        if altered - ({"work/relations.db"} if situation.repaired else set()):
            wrong.append(f"made or changed {sorted(altered)}")
        return wrong


def _pattern(told: str, place: Place, path: str) -> str:
    """The sentence with the register's path in it, as it is named or with links followed."""
    paths = f"(?:{re.escape(str(place.register))}|{re.escape(path)}|{re.escape(str(place.register.parent))})"
    return told.replace("PATH", paths).replace("FOLDER", re.escape(str(place.folder)))


def _not_a_sentence(ended: Ended, pattern: str, code: int, *, streamed: bool = False) -> Iterator[str]:
    if ended.code != code:
        yield f"ended with {ended.code}, not {code}: {ended.err[:300]}"
    if not re.match(pattern, ended.err):
        yield f"said {ended.err[:300]!r}, not {pattern!r}"
    if ended.err.count("\n") != 1 or not ended.err.endswith((".\n", "?\n")):
        yield f"not one sentence: {ended.err[:300]!r}"
    if ended.out and not streamed:
        yield f"answered {ended.out[:100]!r}"
    if SECRET in ended.err + ended.out:
        yield f"told a secret: {ended.err[:300]!r}"
    if "Traceback" in ended.err or "bug in treatytrack" in ended.err:
        yield f"met a bug: {ended.err[:300]!r}"


def _everything(folder: Path) -> set[tuple[str, object]]:
    """Every file below a folder with what it holds, its mode and where it leads."""
    found: set[tuple[str, object]] = set()
    for path in folder.rglob("*"):
        mode = path.lstat().st_mode
        content = path.read_bytes() if stat.S_ISREG(mode) else os.readlink(path) if stat.S_ISLNK(mode) else b""
        found.add((str(path.relative_to(folder)), (mode, content)))
    return found


# what only a process can show


def _in_processes(made: Path) -> Iterator[str]:
    with _copied(made) as place:
        process = Process(place.folder)
        before = _everything(place.folder)
        ended = process.in_a_shell("treatytrack export | head -1")
        if (ended.out.count("\n"), ended.err, ended.code) != (1, "", DONE):
            yield f"stdout that is closed early: {ended}"
        ended = process.in_a_shell("treatytrack list >&-")
        yield from _not_a_sentence(ended, "The answer could not be written: stdout is closed", FAILED)
        ended = process.in_a_shell("treatytrack list >/dev/full")
        yield from _not_a_sentence(ended, "The answer could not be written: No space left on device", FAILED)
        bare = subprocess.run(process.command("list"), cwd=place.folder, env={}, capture_output=True, check=False)
        if bare.returncode != DONE or b"A-2" not in bare.stdout:
            yield f"no environment, so no home folder: {bare}"
        if _everything(place.folder) != before:
            yield "made or changed something"
    for name in ("a damaged table", "a server by option", "a folder"):
        with _copied(made) as place:
            SITUATIONS[name].arrange(place)
            before = _everything(place.folder)
            for words in TABS:
                answered, _ = tab(place.folder, "--db", place.db or "", *words)
                if SECRET in answered or _everything(place.folder) != before:
                    yield f"{name}: a Tab after {words}: {answered}"


PROMISE = Promise("P15", "errors are sentences", prove, plant, small=84, full=1_000)
