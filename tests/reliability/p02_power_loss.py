"""P2: what was acknowledged survives a power cut.

Each command that changes something (`commands.py`) is run once, and all that it does to files is taken down in order.
Then the power is cut, at a moment drawn by chance or right after the command has ended: `power.py` says what may be on
the disk, a folder is made of it, and the register in it is opened as the program opens it, so that what was half done
is undone.

Wrong is: a register that is neither as it was nor as it would be, or is broken; as it was, though the command had
ended; any other file that lasts (a backup, the copy before an upgrade) and is half there.

Planted: `synchronous=OFF`, which loses nearly everything, and `FULL`, SQLite's default, which syncs no folder after the
journal is gone and so lets a power cut bring it back. Both must lose an acknowledged change.
"""

import shutil
from pathlib import Path
from random import Random
from typing import NamedTuple

from .commands import Command, World, commands
from .power import Disk
from .program import program, untraceable
from .promise import Promise, Seen
from .recording import Step
from .states import State, state_of, wrong_between

_SYNCED_SO = """
from treatytrack.store import connection
connection._DURABLE = ("PRAGMA foreign_keys = ON", "PRAGMA synchronous = {}")
"""
_AT_THE_END = 0.3
"""How many of the cuts come when the command has just ended and all must be there."""


class Recorded(NamedTuple):
    """A command that was run: what it did to files, and what was there before and after."""

    command: Command
    log: list[Step]
    begin: Path
    before: State
    after: State


def prove(trials: int, seed: int, folder: Path) -> Seen:
    """So many cuts, shared by the commands."""
    world = World(program(), folder)
    recorded = [_recorded(world, command) for command in commands()]
    drawn = Random(seed)
    wrong = []
    acknowledged = 0
    for trial in range(trials):
        one = recorded[trial % len(recorded)]
        at = _moment(one, drawn)
        acknowledged += at == len(one.log)
        if why := _cut(one, at, drawn, folder / "cut"):
            wrong.append(why)
    steps = sum(len(one.log) for one in recorded)
    measured = f"{acknowledged:,} after the command had ended; {len(recorded)} commands, {steps:,} steps"
    return Seen(trials, "power cuts", tuple(wrong), measured)


def plant(folder: Path) -> Seen:
    """The same for two programs that sync too little; nothing is wrong unless each lost an acknowledged change."""
    world = World(program(), folder)
    drawn = Random(0)
    wrong = []
    for synchronous in ("OFF", "FULL"):
        one = _recorded(world, commands()[0], _SYNCED_SO.format(synchronous))
        cuts = (_cut(one, len(one.log), drawn, folder / "cut") for _ in range(50))
        lost = (why for why in cuts if "acknowledged is lost" in why)
        wrong.append(next((f"synchronous={synchronous}: {why}" for why in lost), ""))
    return Seen(len(wrong), "programs", tuple(wrong) if all(wrong) else ())


def _recorded(world: World, command: Command, planted: str = "") -> Recorded:
    folder = world.begun(command)
    before = state_of(folder)
    begin = folder.with_name(f"{folder.name}-begin")
    shutil.copytree(folder, begin)
    ran = world.program(folder, command.words, patch=world.patch(command) + planted, record=True)
    assert ran.code == 0, ran.err
    after = state_of(folder)
    assert before != after, f"{command.name} changes nothing"
    return Recorded(command, ran.log, begin, before, after)


def _moment(one: Recorded, drawn: Random) -> int:
    """How many steps were made when the power was cut."""
    return len(one.log) if drawn.random() < _AT_THE_END else drawn.randrange(len(one.log))


def _cut(one: Recorded, at: int, drawn: Random, folder: Path) -> str:
    """Cut the power after so many steps, and say what is wrong with what is there then; '' where nothing is."""
    disk = Disk(one.begin)
    for step in one.log[:at]:
        disk.happens(step)
    for name, content in disk.after_a_cut(drawn).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    state = state_of(folder) if folder.is_dir() else {}
    shutil.rmtree(folder, ignore_errors=True)
    why = _wrong(one, state, acknowledged=at == len(one.log))
    return why and f"{one.command.name}, cut after {at} of {len(one.log)} steps: {why}"


def _wrong(one: Recorded, state: State, *, acknowledged: bool) -> str:
    if acknowledged and state != one.after:
        return wrong_between(one.after, one.after, state) + ": what was acknowledged is lost"
    return wrong_between(one.before, one.after, state)


PROMISE = Promise("P2", "survives power loss", prove, plant, small=200, full=2_000, needs=untraceable)
