"""P6: an upgrade is atomic, backed up, drops no row; a newer register is refused.

Every frozen register (`tests/schemas`) is opened by programs whose next schema is made up: the parent of most tables
rebuilt, a column or a table added, data moved, two steps, a step that fails. At one statement, one operation on files
or one system call that changes a file the program is killed, in the middle of a write too, or interrupted; or the disk
fails there, or lets nothing grow, or is full from then on.

Wrong is: the fault was not done; a register neither as it was nor as it would be, in its tables or in any row; one that
is damaged; upgraded, though it said that nothing was changed; an answer without an upgrade; a traceback, or no
sentence; a copy that is not what the register was, or open to others; the next command fails, or leaves another state,
another copy or anything else lying about; the older program does not refuse what is upgraded.

Planted: alembic's default way, which leaves upgrades half done and empties child tables. Both must be seen.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from .promise import Promise, Seen

_TESTS = Path(__file__).resolve().parents[1]
_PROGRAM = "from reliability.upgrading import main; main()"


def prove(trials: int, seed: int, folder: Path) -> Seen:
    """So many disturbed upgrades, shared by registers, programs and faults."""
    return _tried(trials, seed, folder, planted=False)


def plant(folder: Path) -> Seen:
    """The same by alembic's default way."""
    seen = _tried(12, 0, folder, planted=True)
    both = all(any(fault in line for line in seen.wrong) for fault in ("half done", "rows are gone"))
    return seen if both else Seen(seen.trials, seen.unit)


def _tried(trials: int, seed: int, folder: Path, *, planted: bool) -> Seen:
    """In a process of its own: it forks, which one with the threads of a test run must not."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        input=json.dumps({"trials": trials, "seed": seed, "planted": planted}),
        cwd=folder,
        env={
            "PATH": os.defpath, "HOME": str(folder), "TZ": "Asia/Baku", "TREATYTRACK_USER": "leyla",
            "PYTHONPATH": os.pathsep.join([str(_TESTS), str(_TESTS.parent / "src")]),
        },
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    counted = ", ".join(f"{name} {count}" for name, count in sorted(told["faults"].items()))
    return Seen(told["trials"], "points", tuple(told["wrong"]), counted)


PROMISE = Promise(
    "P6",
    "an upgrade is atomic, backed up, drops no row; a newer register is refused",
    prove,
    plant,
    small=10,
    full=1_000,
)
