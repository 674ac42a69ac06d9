"""P3: many programs that read and then write at once lose nothing, are never refused, and wait for a moment only.

Every trial is one change by one of the programs, which run side by side: it opens the register, reads a number, and
keeps one more. Wrong is a change that was refused ("locked"), a number that is less than there were changes, a history
that does not hold each of them in an unbroken chain, and a wait for one's turn of more than two seconds. The planted
programs do the same by the defaults of `sqlite3`, and lose most of their changes.
"""

import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from store.comparing import first_broken_change
from store.world import register_of

from treatytrack.store.opening import open_for_reading

from .promise import Promise, Seen

FULL, SMALL = 64 * 200, 16 * 20
LONGEST_WAIT = 2.0
"""Seconds; a machine that runs other tests beside it may be slower, so only the full figure is held to it."""

# Forked where SQLAlchemy is imported already. Each program tells its waits and refusals in one line.
_FORKED = """
import json, os, sys, time
from pathlib import Path
def forked(programs, work):
    children = []
    for number in range(programs):
        if not (child := os.fork()):
            code = 1
            try:
                told = work(number)
                os.write(1, (json.dumps(told) + "\\n").encode())
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
path, programs, times = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
"""

_COUNTING = """
from datetime import UTC, datetime
from treatytrack.errors import TreatytrackError
from treatytrack.store.writing import open_for_writing
def count_on(number):
    longest, refused = 0.0, []
    for _ in range(times):
        began, now = time.monotonic(), datetime(2026, 11, 21, tzinfo=UTC)
        try:
            with open_for_writing(path, user=str(number), command="count", now=lambda: now) as register:
                longest = max(longest, time.monotonic() - began)
                register.set_setting("counter", str(int(register.setting("counter") or 0) + 1))
        except TreatytrackError as error:
            refused.append(str(error)[:200])
    return {"longest": longest, "refused": refused[:5]}
sys.exit(any(forked(programs, count_on)))
"""

_BY_DEFAULTS = """
import sqlite3
def count_on(number):
    longest = 0.0
    for _ in range(times):
        try:
            connection = sqlite3.connect(path, timeout=60)
            (value,) = connection.execute("SELECT value FROM setting WHERE name = 'counter'").fetchone()
            time.sleep(0.002)
            connection.execute("UPDATE setting SET value = ? WHERE name = 'counter'", (str(int(value) + 1),))
            connection.commit()
            connection.close()
        except sqlite3.OperationalError:
            pass
    return {"longest": longest, "refused": []}
sys.exit(any(forked(programs, count_on)))
"""


def prove(trials: int, _seed: int, folder: Path) -> Seen:
    """So many changes by as many programs as the promise names, fewer where there are few changes."""
    programs = 64 if trials >= FULL else 16
    path = register_of(folder / "register.db")
    return _seen(path, _COUNTING, programs, -(-trials // programs))


def plant(folder: Path) -> Seen:
    """The same by programs that send no BEGIN before they read."""
    path = register_of(folder / "register.db")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO setting VALUES ('counter', '0')")
    return _seen(path, _BY_DEFAULTS, 8, 5)


def _seen(path: Path, program: str, programs: int, times: int) -> Seen:
    began = time.monotonic()
    told = _run(program, path, programs, times)
    seconds = time.monotonic() - began
    trials = programs * times
    longest = max((one["longest"] for one in told), default=0.0)
    wrong = [f"a change was refused: {sentence}" for one in told for sentence in one["refused"]]
    if len(told) < programs:
        wrong.append(f"{programs - len(told)} of {programs} programs died")
    with open_for_reading(path) as register:
        counted = int(register.setting("counter") or 0)
        if counted != trials:
            wrong.append(f"{trials - counted} of {trials} changes were lost")
        if broken := first_broken_change(register):
            wrong.append(f"the history is broken at {broken}")
        if (remembered := sum(1 for _ in register.past.history_rows())) != trials:
            wrong.append(f"the history holds {remembered} of {trials} changes")
    if trials >= FULL and longest > LONGEST_WAIT:
        wrong.append(f"a program waited {longest:.1f} s for its turn")
    measured = f"{programs} programs, worst wait {longest:.2f} s, {trials / seconds:.0f} changes a second"
    return Seen(trials, "changes", tuple(wrong), measured)


def _run(program: str, path: Path, programs: int, times: int) -> list[dict[str, Any]]:
    source = str(Path(__file__).parents[2] / "src")
    done = subprocess.run(
        [sys.executable, "-c", _FORKED + program, str(path), str(programs), str(times)],
        check=False, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": source},
    )  # fmt: skip
    return [json.loads(line) for line in done.stdout.splitlines()]


PROMISE = Promise(
    "P3", "Many programs that write at once lose nothing and wait a moment only", prove, plant, SMALL, FULL
)
