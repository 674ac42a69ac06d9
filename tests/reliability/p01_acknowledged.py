"""P1: "added", "imported", "recorded" means on disk, else nothing changed.

Each command that changes something (`commands.py`) is run once to count the system calls with which it changes files.
It is then run again and again from the same beginning; at one of these calls it is killed, before the call or after
half of a write, or the call fails with an error of the disk, or the disk is full from then on, or half is written.

Wrong is: the fault was not done; a register that is neither as it was nor as it would be, that SQLite or its own hash
chain finds broken, or cannot be opened; as it was, though the command had answered or had ended with 0; changed, though
it had said that nothing was; an exit code other than 0, 1 or 5, more or less than one sentence, a bug that is admitted;
the next command does not work, or something lies about after it that an undisturbed one does not leave.

Planted: no journal (half a change stays), and a program that answers before its COMMIT. Both must be seen.
"""

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from .commands import Command, World, commands
from .program import Program, Run, program, untraceable
from .promise import Promise, Seen
from .states import State, broken, files_of, state_of
from .warm import FAULTS

_NO_JOURNAL = """
from treatytrack.store import connection
connection._DURABLE = ("PRAGMA foreign_keys = ON", "PRAGMA journal_mode = OFF", "PRAGMA synchronous = EXTRA")
"""
_ANSWERS_EARLY = """
import sys
from treatytrack.store import writing
commit = writing._commit
def answers(*known):
    print("It is recorded", flush=True)
    commit(*known)
writing._commit = answers
"""
_NOTHING = ("nothing was changed", "nothing was created")


@dataclass(frozen=True, slots=True)
class Case:
    """A command, how often it changes a file, and what is there before and after it and after the next."""

    command: Command
    patch: str
    calls: list[str]
    before: State
    after: State
    left: frozenset[str]


def prove(trials: int, seed: int, folder: Path) -> Seen:
    """So many faults, shared by the commands, each at a call and of a kind drawn from the seed."""
    with program() as run:
        world = World(run, folder)
        return _seen([_case(world, command) for command in commands()], world, trials, seed)


def plant(folder: Path) -> Seen:
    """The same for two programs with a fault in them; wrong only if each of them was caught."""
    wrong: list[str] = []
    with program() as run:
        world = World(run, folder)
        add = commands()[0]
        for planted, trials in ((_NO_JOURNAL, 40), (_ANSWERS_EARLY, 40)):
            seen = _seen([_case(world, add, planted)], world, trials, 0)
            if not seen.wrong:
                return seen
            wrong += seen.wrong[:1]
    return Seen(80, "points", tuple(wrong))


def _seen(cases: list[Case], world: World, trials: int, seed: int) -> Seen:
    wrong: list[str] = []
    done: Counter[str] = Counter()
    for case, fault, at in _points(cases, trials, seed):
        folder = world.begun(case.command)
        why = _tried(case, world.program, folder, fault, at)
        if why:
            wrong.append(f"{case.command.name}, {fault} at {at} ({case.calls[at]}) of {len(case.calls)}: {why}")
        done[fault] += 1
        shutil.rmtree(folder)
    counted = ", ".join(f"{fault} {count}" for fault, count in done.items())
    return Seen(done.total(), "points", tuple(wrong), f"{len(cases)} commands; {counted}")


def _case(world: World, command: Command, planted: str = "") -> Case:
    """The command undisturbed."""
    patch = world.patch(command) + planted
    folder = world.begun(command)
    before = state_of(folder)
    ran = world.program(folder, command.words, patch=patch)
    assert (ran.code, ran.fired) == (0, False), ran.err
    after = state_of(folder)
    assert not broken(after), broken(after)
    assert before != after, f"{command.name} changes nothing"
    ran_then = world.program(folder, command.then, patch=patch)
    assert ran_then.code == 0, ran_then.err
    return Case(command, patch, ran.kinds, before, after, frozenset(files_of(folder)))


def _points(cases: list[Case], trials: int, seed: int) -> Iterator[tuple[Case, str, int]]:
    """A command after the other in turn, each time at another call with another fault, until there are enough."""
    drawn = Random(seed)
    waiting = []
    for case in cases:
        points = [(case, fault, at) for at, kind in enumerate(case.calls) for fault in FAULTS if _makes_sense(fault, kind)]
        drawn.shuffle(points)
        # The few calls that make a change last must not drown among the many writes.
        points.sort(key=lambda point: point[0].calls[point[2]] == "write" and drawn.random() < 0.8)
        waiting.append(points)
    while trials and any(waiting):
        for points in waiting:
            if points and trials:
                trials -= 1
                yield points.pop(0)


def _makes_sense(fault: str, kind: str) -> bool:
    return kind == "write" or fault not in {"torn", "short"}


def _tried(case: Case, run: Program, folder: Path, fault: str, at: int) -> str:
    """What went wrong when that was done to the command; '' where nothing did."""
    ran = run(folder, case.command.words, patch=case.patch, fault=fault, at=at)
    if not ran.fired and not (fault == "full" and ran.code == 0):
        return "the fault was not done"
    state = state_of(folder)
    return _wrong_said(ran, fault) or _wrong_kept(case, ran, state) or _wrong_next(case, run, folder)


def _wrong_said(ran: Run, fault: str) -> str:
    if fault in {"kill", "torn"}:
        return "" if ran.code == -9 else f"it was killed and ended with {ran.code}"
    if ran.code == 0:
        return "" if "Traceback" not in ran.err else ran.err
    if ran.code not in {1, 5}:
        return f"it ended with {ran.code}: {ran.err}"
    if ran.err.count("\n") != 1 or "Traceback" in ran.err or "bug in treatytrack" in ran.err:
        return f"not one sentence: {ran.err}"
    return "" if any(words in ran.err for words in (*_NOTHING, "was kept")) else f"it does not say what is so: {ran.err}"


def _wrong_kept(case: Case, ran: Run, state: State) -> str:
    if wrong := broken(state):
        return wrong
    for name, digest in state.items():
        if digest not in {case.before.get(name), case.after.get(name)}:
            return f"{name} is half done"
    register = "relations.db"
    if (ran.out or ran.code == 0) and state != case.after:
        return f"it answered and ended with {ran.code}, and the change is not there"
    if any(words in ran.err for words in _NOTHING) and state.get(register) != case.before.get(register):
        return f"it is changed, though it says: {ran.err}"
    if "was kept" in ran.err and state != case.after:
        return f"the change is not there, though it says: {ran.err}"
    return ""


def _wrong_next(case: Case, run: Program, folder: Path) -> str:
    ran = run(folder, case.command.then, patch=case.patch)
    if ran.code != 0:
        return f"the next command failed: {ran.err}"
    left = files_of(folder) - case.left
    return f"{', '.join(sorted(left))} lies about" if left else ""


PROMISE = Promise(
    "P1",
    '"added", "imported", "recorded" means on disk, else nothing changed',
    prove,
    plant,
    small=45,
    full=1_000,
    needs=untraceable,
)
