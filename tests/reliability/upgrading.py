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
from functools import partial
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
_FEW_PAGES = "PRAGMA cache_size = 2"
"""Changed pages are then written to the file long before the end."""
_FAILING = f"{steps.REBUILDS}    op.execute('INSERT INTO nowhere VALUES (1)')\n"
_NOTHING = "nothing was changed"

State = tuple[dict[str, list[str]], dict[str, list[tuple[object, ...]]]]
"""The tables and what is in them; not the index of words, which is looked at apart."""


class Case(NamedTuple):
    """A frozen register and the program that upgrades it; where that fails, a later one that does not."""

    name: str
    begin: Path
    program: Path
    later: Path
    old: State
    new: State
    copied_to: str


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
        for point in _points(list(_cases(Path.cwd())), asked["trials"], asked["seed"], upgraded):
            tried += 1
            name = f"{point.injection.name} {point.fault}"
            faults[name] = faults.get(name, 0) + 1
            if why := _tried(point, upgraded):
                told.append(f"{point.case.name}, {point.fault} at {point.injection.name} {point.at}: {why}")
    json.dump({"trials": tried, "wrong": told, "faults": faults}, sys.stdout)


def _cases(folder: Path) -> Iterator[Case]:
    """Every frozen register with every made-up program that comes next."""
    (folder / "programs").mkdir()
    programs = {name: _program(folder, name, made_of) for name, made_of in steps.NEXT.items()}
    programs["a step that fails"] = _program(folder, "failing", (steps.ADDS_A_TABLE, _FAILING))
    for number in frozen.SCHEMAS:
        begin = folder / f"begin-{number}"
        begin.mkdir()
        path = frozen.register_at(number, begin / "relations.db")
        old = _state(path)
        for name, program in programs.items():
            fails = name == "a step that fails"
            later = programs["two steps"] if fails else program
            after = folder / f"after-{number}-{program.name}"
            shutil.copytree(begin, after)
            answer = _upgraded(later, after / path.name)
            assert answer.code == 0, answer.err
            copied_to = f"{path.name}.before-{schema.newest_known(later)}"
            yield Case(f"{number}, {name}", begin, program, later, old, _state(after / path.name), copied_to)


def _points(cases: list[Case], trials: int, seed: int, upgraded: "Upgraded") -> Iterator[Point]:
    """A case, an injection and a fault after the other in turn, each time elsewhere, until there are enough."""
    drawn = random.Random(seed)
    waiting = []
    for case in cases:
        for injection in INJECTIONS:
            here = _begun(case)
            kinds = injection(partial(upgraded, case.program, here), here.parent).kinds
            shutil.rmtree(here.parent)
            for fault in injection.faults:
                places = [at for at, kind in enumerate(kinds) if injection.makes_sense(fault, kind)]
                waiting.append([Point(case, injection, fault, at) for at in drawn.sample(places, len(places))])
    drawn.shuffle(waiting)
    while trials and any(waiting):
        for points in filter(None, waiting):
            if trials:
                trials -= 1
                yield points.pop()


def _tried(point: Point, upgraded: "Upgraded") -> str:
    """What was wrong after that fault; '' where nothing was."""
    path = _begun(point.case)
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
    return steps.next_program(folder / "programs" / name.replace(" ", "-"), made_of)


def _begun(case: Case) -> Path:
    """A folder of its own with the old register."""
    folder = Path(tempfile.mkdtemp(prefix="trial-", dir=case.begin.parent))
    return shutil.copytree(case.begin, folder, dirs_exist_ok=True) / "relations.db"


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
