"""Runs commands as children and says what they took: for the benches beside this file.

CPU is the user and system time of the child and of what it waited for, which a busy machine disturbs less than the
clock on the wall. Jobs take turns, so that a slow minute is shared by all. Compiled files are there: each job runs once
before it counts.
"""

import os
import subprocess
import termios
import threading
import time
from collections.abc import Callable, Sequence
from math import inf
from statistics import median
from typing import NamedTuple

TODAY = "2026-11-21"
PLANTED = 0.050
"""Seconds of CPU that a bench has to notice."""
_BURN = f"import time\nuntil = time.process_time() + {PLANTED}\nwhile time.process_time() < until: pass"


class Job(NamedTuple):
    """Something to run: its name, its command for the nth run, the ratio aimed at, and whether it has a terminal.

    `before` is done ahead of each run and does not count.
    """

    name: str
    command: Callable[[int], Sequence[str]]
    target: str = ""
    terminal: bool = False
    before: Callable[[int], object] = lambda _: None


class Spent(NamedTuple):
    """What a run took: seconds of the processor and on the wall, and megabytes of memory at its highest."""

    cpu: float
    wall: float
    memory: float = 0.0


def run(command: Sequence[str], *, terminal: bool = False) -> Spent:
    """Run a command to its end, with its output in a pipe or at a terminal, and say what it took.

    Raises SystemExit where the command fails, with the end of what it said. The memory is never less than this process
    itself has: Linux counts what the child had before it became the command.
    """
    if terminal:
        ours, theirs = os.openpty()
        termios.tcsetwinsize(theirs, (40, 120))
    else:
        ours, theirs = os.pipe()
    said = bytearray()
    reader = threading.Thread(target=_read_all, args=(ours, said))
    reader.start()
    began = time.perf_counter()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=_environment())
    os.close(theirs)
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    reader.join()
    os.close(ours)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {child.returncode}:\n{said.decode(errors='replace')}")
    return Spent(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def _read_all(end: int, said: bytearray) -> None:
    """Take what comes until nobody writes any more, and keep the end of it."""
    while True:
        try:
            piece = os.read(end, 65536)
        except OSError:  # a terminal that nobody holds any more
            return
        if not piece:
            return
        said += piece
        del said[:-2000]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    return kept | {"TREATYTRACK_AS_OF": TODAY, "TERM": "xterm"}


def measured(all_jobs: Sequence[Job], rounds: int, patience: float = inf) -> dict[str, list[Spent]]:
    """What each job took in so many rounds, in which they take turns, after a first one that does not count.

    Where a run takes longer than `patience` (seconds on the wall), there is the first round only, and it counts.
    """
    first = {job.name: [_once(job, 0)] for job in all_jobs}
    if any(run.wall > patience for (run,) in first.values()):
        return first
    spent: dict[str, list[Spent]] = {job.name: [] for job in all_jobs}
    for turn in range(1, rounds + 1):
        for job in all_jobs:
            spent[job.name].append(_once(job, turn))
    return spent


def _once(job: Job, turn: int) -> Spent:
    job.before(turn)
    return run(job.command(turn), terminal=job.terminal)


def medians(runs: Sequence[Spent]) -> Spent:
    """The median of each thing that the runs took."""
    return Spent(*(median(values) for values in zip(*runs, strict=True)))


def nothing_and_burning(python: str) -> list[Job]:
    """An interpreter that does nothing, and one that burns what a bench has to notice."""
    return [
        Job("python -I -c pass", lambda _: [python, "-I", "-c", "pass"]),
        Job("the same, burning 50 ms", lambda _: [python, "-I", "-c", _BURN]),
    ]


def noticed(nothing: float, burning: float) -> bool:
    """Whether the planted slowness shows as it should in the CPU of the two."""
    return 0.8 * PLANTED < burning - nothing < 1.6 * PLANTED
