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

from .commands import Command, World, commands, knows
from .program import Run, program, untraceable
from .promise import Promise, Seen
from .states import State, files_of, state_of, wrong_between
from .warm import FAULTS, TAKES_ROOM

_NO_JOURNAL = """
from treatytrack.store import connection
connection._BY_JOURNAL = "PRAGMA journal_mode = OFF"
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
PLANTED = {_NO_JOURNAL: ("half done", "BROKEN"), _ANSWERS_EARLY: ("it answered",)}
"""What is wrong with a program, and how that shows."""

_NOTHING = ("nothing was changed", "nothing was created")
_KEPT = ("was kept, but", "was written, but")
"""What an error says, of which the first kind leaves all as it was and the second has done what was asked."""


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
    world = World(program(), folder)
    cases = [_case(world, command) for command in commands()]
    done: Counter[str] = Counter()
    wrong = []
    for case, fault, at in _points(cases, trials, seed):
        done[fault] += 1
        if why := _tried(world, case, fault, at):
            wrong.append(why)
    counted = ", ".join(f"{fault} {count}" for fault, count in sorted(done.items()))
    return Seen(done.total(), "points", tuple(wrong), f"{len(cases)} commands; {counted}")


def plant(folder: Path) -> Seen:
    """The same for two programs with a fault in them; nothing is wrong unless each of them was caught."""
    world = World(program(), folder)
    wrong = []
    for planted, signs in PLANTED.items():
        case = _case(world, commands()[0], planted)
        tried = (_tried(world, *point) for point in _points([case], 100, 0))
        wrong.append(next((why for why in tried if any(sign in why for sign in signs)), ""))
    return Seen(len(wrong), "programs", tuple(wrong) if all(wrong) else ())


def _case(world: World, command: Command, planted: str = "") -> Case:
    """The command undisturbed."""
    patch = world.patch(command) + planted
    folder = world.begun(command)
    before = state_of(folder)
    ran = world.program(folder, command.words, patch=patch)
    assert (ran.code, ran.fired) == (0, False), ran.err
    after = state_of(folder)
    assert (wrong := wrong_between(after, after, after)) == "", wrong
    assert before != after, f"{command.name} changes nothing"
    # What is derived is looked at once: it is the same whenever the state is. Of a made-up schema nothing is known.
    if knows("check") and not patch:
        checked = world.program(folder, ["check"])
        assert checked.code == 0, checked.out
    ran_then = world.program(folder, command.then, patch=patch)
    assert ran_then.code == 0, ran_then.err
    return Case(command, patch, ran.kinds, before, after, frozenset(files_of(folder)))


def _points(cases: list[Case], trials: int, seed: int) -> Iterator[tuple[Case, str, int]]:
    """A command after the other in turn, each time at another call with another fault, until there are enough."""
    drawn = Random(seed)
    waiting = []
    for case in cases:
        points = [
            (case, fault, at) for at, kind in enumerate(case.calls) for fault in FAULTS if _makes_sense(fault, kind)
        ]
        drawn.shuffle(points)
        # The few calls that make a change last must not drown among the many writes.
        points.sort(key=lambda point: case.calls[point[2]] == "write" and drawn.random() < 0.8)
        waiting.append(points)
    while trials and any(waiting):
        for points in waiting:
            if points and trials:
                trials -= 1
                yield points.pop(0)


def _makes_sense(fault: str, kind: str) -> bool:
    return kind == "write" if fault in {"torn", "short"} else kind in TAKES_ROOM if fault == "full" else True


def _tried(world: World, case: Case, fault: str, at: int) -> str:
    """What went wrong when that was done to the command; '' where nothing did."""
    folder = world.begun(case.command)
    ran = world.program(folder, case.command.words, patch=case.patch, fault=fault, at=at)
    why = _wrong_fault(ran, fault) or _wrong_said(ran) or _wrong_kept(case, ran, state_of(folder))
    why = why or _wrong_next(world, case, folder)
    shutil.rmtree(folder)
    return why and f"{case.command.name}, {fault} at {at} ({case.calls[at]}) of {len(case.calls)}: {why}"


def _wrong_fault(ran: Run, fault: str) -> str:
    """A harness that does nothing sees nothing wrong."""
    if not ran.fired:
        return "the fault was not done"
    if (fault in {"kill", "torn"}) is not (ran.code == -9):
        return f"it ended with {ran.code}"
    return ""


def _wrong_said(ran: Run) -> str:
    if ran.code in {0, -9}:
        return ran.err if "Traceback" in ran.err else ""
    if ran.code not in {1, 5}:
        return f"it ended with {ran.code}: {ran.err}"
    if ran.err.count("\n") != 1 or "Traceback" in ran.err or "bug in treatytrack" in ran.err:
        return f"not one sentence: {ran.err}"
    return "" if any(words in ran.err for words in (*_NOTHING, *_KEPT)) else f"it does not say what is so: {ran.err}"


def _wrong_kept(case: Case, ran: Run, state: State) -> str:
    if wrong := wrong_between(case.before, case.after, state):
        return wrong
    register = "relations.db"
    if (ran.out or ran.code == 0) and state != case.after:
        return f"it answered and ended with {ran.code}, and the change is not there"
    if any(words in ran.err for words in _NOTHING):
        same = state.get(register) == case.before.get(register)
        return "" if same else f"it is changed, though it says: {ran.err}"
    if any(words in ran.err for words in _KEPT) and state != case.after:
        return f"the change is not there, though it says: {ran.err}"
    return ""


def _wrong_next(world: World, case: Case, folder: Path) -> str:
    ran = world.program(folder, case.command.then, patch=case.patch)
    if ran.code != 0:
        return f"the next command failed: {ran.err}"
    left = files_of(folder) - case.left
    return f"{', '.join(sorted(left))} lies about" if left else ""


PROMISE = Promise(
    "P1",
    '"added", "imported", "recorded" means on disk, else nothing changed',
    prove,
    plant,
    small=24,
    full=1_000,
    needs=untraceable,
)
