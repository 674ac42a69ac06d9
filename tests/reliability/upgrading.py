"""Upgrades that are disturbed, and what is left behind: the trials of P6, in a process of their own.

`python -c "from reliability.upgrading import main; main()"` with `tests` on the path, in an empty folder: reads what
to try as a line of JSON and answers with another.
"""

import json
import random
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from cli.world import Treatytrack
from schemas import frozen, steps

from reliability import defaults
from reliability.injecting import AT_CALLS, AT_OPERATIONS, AT_STATEMENTS, KILLED, Answer, Injection
from reliability.tracing import traceable
from treatytrack.store import connection, migrate, schema, search

INJECTIONS: tuple[Injection, ...] = (AT_STATEMENTS, AT_OPERATIONS, *(() if traceable() else (AT_CALLS,)))
_FEW_PAGES = ("PRAGMA cache_size = 2",)
"""Changed pages are then written to the file long before the end."""
_FAILING = f"{steps.REBUILDS}    op.execute('INSERT INTO nowhere VALUES (1)')\n"
_WORST = "the parent rebuilt"
_FAILS = "a step that fails"
_NOTHING = "nothing was changed"

State = tuple[dict[str, list[str]], dict[str, list[tuple[object, ...]]]]
"""The tables and what is in them; not the index of words, which is looked at apart."""


class Case:
    """A frozen register and the program that upgrades it; where that fails, a later one that does not."""

    def __init__(self, folder: Path, number: str, name: str) -> None:
        self.name = f"{number}, {name}"
        self.begin = folder / f"begin-{number}"
        made_of = {**steps.NEXT, _FAILS: (steps.ADDS_A_TABLE, _FAILING)}
        self.program = _program(folder, name, made_of[name])
        self.later = _program(folder, "two steps", made_of["two steps"]) if name == _FAILS else self.program
        self.copied_to = f"relations.db.before-{schema.newest_known(self.later)}"

    @cached_property
    def old(self) -> State:
        """What the register was."""
        return _state(self.begin / "relations.db")

    @cached_property
    def new(self) -> State:
        """What it would be."""
        path = self.begun()
        answer = _upgraded(self.later, path)
        assert answer.code == 0, answer.err
        return _state(path)

    def begun(self) -> Path:
        """A folder of its own with the old register."""
        folder = Path(tempfile.mkdtemp(prefix="trial-", dir=self.begin.parent))
        return shutil.copytree(self.begin, folder, dirs_exist_ok=True) / "relations.db"


class Point(NamedTuple):
    """A fault at the nth place of an upgrade."""

    case: Case
    injection: Injection
    fault: str
    at: int


def main() -> None:
    """Try what stdin says, and tell how many points there were, what was wrong, and how many of which fault."""
    asked = json.loads(sys.stdin.readline())
    upgraded = defaults.upgraded if asked["planted"] else _upgraded
    with mock.patch.object(connection, "_ROOMY", _FEW_PAGES):
        tried = 0
        faults: dict[str, int] = {}
        told = []
        cases = [case for case in _cases(Path.cwd()) if not asked["planted"] or case.name.endswith(_WORST)]
        for point in _points(cases, asked["trials"], asked["seed"], upgraded):
            tried += 1
            name = f"{point.injection.name} {point.fault}"
            faults[name] = faults.get(name, 0) + 1
            if why := _tried(point, upgraded):
                told.append(f"{point.case.name}, {point.fault} at {point.injection.name} {point.at}: {why}")
    json.dump({"trials": tried, "wrong": told, "faults": faults}, sys.stdout)


def _cases(folder: Path) -> Iterator[Case]:
    """Every frozen register with every made-up program that comes next."""
    (folder / "programs").mkdir()
    for number in frozen.SCHEMAS:
        (folder / f"begin-{number}").mkdir()
        frozen.register_at(number, folder / f"begin-{number}" / "relations.db")
        for name in (*steps.NEXT, _FAILS):
            yield Case(folder, number, name)


def _points(cases: list[Case], trials: int, seed: int, upgraded: "Upgraded") -> Iterator[Point]:
    """A case, an injection and a fault after the other in turn, each time elsewhere, until there are enough."""
    drawn = random.Random(seed)
    faults = [(case, injection, fault) for case in cases for injection in INJECTIONS for fault in injection.faults]
    drawn.shuffle(faults)
    kinds: dict[tuple[str, str], list[str]] = {}

    def places(case: Case, injection: Injection, fault: str) -> Iterator[Point]:
        key = case.name, injection.name
        if key not in kinds:
            path = case.begun()
            kinds[key] = injection(partial(upgraded, case.program, path), path.parent).kinds
        found = [at for at, kind in enumerate(kinds[key]) if injection.makes_sense(fault, kind)]
        for at in drawn.sample(found, len(found)):
            yield Point(case, injection, fault, at)

    waiting = [places(*one) for one in faults]
    while waiting:
        for one in [*waiting]:
            point = next(one, None)
            if point is None:
                waiting.remove(one)
            elif trials:
                trials -= 1
                yield point
            else:
                return


def _tried(point: Point, upgraded: "Upgraded") -> str:
    """What was wrong after that fault; '' where nothing was."""
    path = point.case.begun()
    injected = point.injection(partial(upgraded, point.case.program, path), path.parent, point.fault, point.at)
    try:
        if not injected.fired:
            return "the fault was not done"
        return (
            _wrong_said(point.fault, injected.ended)
            or _wrong_kept(point.case, injected.ended, path)
            or _wrong_next(point.case, path)
        )
    finally:
        shutil.rmtree(path.parent)


def _wrong_said(fault: str, ended: Answer) -> str:
    if (fault in {"kill", "torn"}) is not (ended.code == KILLED):
        return f"it ended with {ended.code}: {ended.err}"
    if ended.code not in {KILLED, 0, 1, 5, 130} or "bug in treatytrack" in ended.err or "Traceback" in ended.err:
        return f"it ended with {ended.code}: {ended.err}"
    last = ended.err.splitlines()[-1:]
    return "" if ended.code in {KILLED, 0} or (last and len(last[0]) > 20) else "it failed without a word"


def _wrong_kept(case: Case, ended: Answer, path: Path) -> str:
    """What a person finds who looks with other eyes than the program's."""
    looked = path.parent.with_name(f"{path.parent.name}-looked")
    shutil.copytree(path.parent, looked)
    try:
        state = _state(looked / path.name)
        if state not in (case.old, case.new):
            return _difference(case, state)
        if ended.code == 0 and state != case.new:
            return "it answered, and is not upgraded"
        if _NOTHING in ended.err and ended.code != 130 and state != case.old:
            return f"it is upgraded, though it says: {ended.err}"
        return _wrong_copies(case, looked)
    except sqlite3.Error as error:
        return f"it cannot be read: {error}"
    finally:
        shutil.rmtree(looked)


def _difference(case: Case, state: State) -> str:
    """What is neither as it was nor as it would be."""
    for table, rows in case.old[1].items():
        if len(there := state[1].get(table, [])) < len(rows):
            return f"rows are gone: {table} had {len(rows)} and has {len(there)}"
    return "half done: neither as it was nor upgraded"


def _wrong_copies(case: Case, folder: Path) -> str:
    for copy in folder.glob("*.before-*"):
        if ".part" in copy.name:
            continue
        if copy.stat().st_mode & 0o777 != 0o600:
            return f"{copy.name} is open to others"
        if _state(copy) != case.old:
            return f"{copy.name} is not what it was"
    return ""


def _wrong_next(case: Case, path: Path) -> str:
    """What the next command finds: it must work, and leave what an undisturbed one leaves."""
    answer = _upgraded(case.later, path)
    if answer.code:
        return f"the next command failed: {answer.err}"
    if _state(path) != case.new:
        return "the next command left it half done"
    names = {file.name for file in path.parent.iterdir()}
    if more := names ^ {path.name, f"{path.name}.lock", case.copied_to}:
        return f"{', '.join(sorted(more))} lies about, or does not"
    older = _upgraded(schema.migrations_folder(), path)
    if older.code != 5 or "was written by a newer treatytrack (schema " not in older.err or _state(path) != case.new:
        return f"the older program did not refuse it: {older.err}"
    return _wrong_copies(case, path.parent)


Upgraded = Callable[[Path, Path], Answer]
"""Opens a register with the program that has this folder of migrations."""


def _upgraded(program: Path, path: Path) -> Answer:
    with (
        mock.patch.object(migrate, "migrations_folder", return_value=program),
        mock.patch.object(schema, "migrations_folder", return_value=program),
    ):
        ended = Treatytrack(path.parent)("list", "--columns", "ref", "--format", "csv", db=str(path))
        return Answer(ended.code, ended.err)


def _program(folder: Path, name: str, made_of: tuple[str, ...]) -> Path:
    place = folder / "programs" / name.replace(" ", "-")
    return place if place.exists() else steps.next_program(place, made_of)


def _state(path: Path) -> State:
    """Raises sqlite3.Error: it cannot be read, or is damaged."""
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        if opened.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise sqlite3.DatabaseError("integrity_check finds damage")
        if broken := opened.execute("PRAGMA foreign_key_check").fetchone():
            raise sqlite3.DatabaseError(f"a row of {broken[0]} belongs to nothing")
    # A rebuilt table has its constraints in another order each time.
    made = {
        name: sorted(line.strip(" \t,") for line in sql.splitlines())
        for name, sql in frozen.schema_made_by(path).items()
        if not name.startswith(search.NAME)
    }
    return made, frozen.rows_of(path)
