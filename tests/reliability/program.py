"""The program as the harnesses of P1 and P2 run it: a command at a time, in a child that can be tampered with."""

import atexit
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from cli.world import DAY

from .recording import Step

_TESTS = Path(__file__).resolve().parents[1]
_SERVE = [sys.executable, "-c", "from reliability.warm import serve; serve()"]


class Run(NamedTuple):
    """What a command left behind: what it said, the calls that changed something, whether the fault was done to it.

    `log` holds what it did to the folder's files, where that was recorded.
    """

    code: int
    out: str
    err: str
    kinds: list[str]
    fired: bool
    log: list[Step]


class Program:
    """`program(folder, ["add", ...])` runs that in the folder, on the register `relations.db`."""

    def __init__(self, warm: "subprocess.Popen[str]") -> None:
        self._warm = warm

    def __call__(
        self, folder: Path, words: list[str], *, patch: str = "", fault: str = "", at: int = 0, record: bool = False
    ) -> Run:
        """Run it, after the Python of `patch` in its process, with a fault at its nth call that changes a file."""
        asked = {
            "folder": str(folder), "words": words, "patch": patch, "fault": fault, "at": at, "record": record,
        }  # fmt: skip
        return Run(**self._asked(asked))

    def _asked(self, asked: dict[str, Any]) -> dict[str, Any]:
        assert self._warm.stdin
        assert self._warm.stdout
        print(json.dumps(asked), file=self._warm.stdin, flush=True)
        line = self._warm.stdout.readline()
        assert line, "the process that runs the commands has ended"
        answer: dict[str, Any] = json.loads(line)
        return answer


@cache
def program() -> Program:
    """The program, loaded once for all harnesses. Raises OSError where no child can be traced."""
    environment = {
        "PATH": os.defpath, "HOME": "/nowhere", "TREATYTRACK_AS_OF": DAY, "TREATYTRACK_USER": "leyla", "TZ": "UTC",
        "PYTHONPATH": str(_TESTS),
    }  # fmt: skip
    warm = subprocess.Popen(
        _SERVE, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    atexit.register(warm.communicate)  # it ends when there is nothing more to read
    assert warm.stdout
    if why_not := json.loads(warm.stdout.readline()):
        raise OSError(why_not)
    return Program(warm)


@cache
def untraceable() -> str:
    """Why no system calls can be traced here; '' where they can."""
    asked = [sys.executable, "-c", "from reliability.tracing import traceable; print(traceable())"]
    done = subprocess.run(asked, env={"PYTHONPATH": str(_TESTS)}, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else done.stderr.strip().rpartition("\n")[2]
