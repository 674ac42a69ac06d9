"""The program as a process: real pipes, a real terminal, real signals."""

import os
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import IO, Any, NamedTuple

from .world import DAY, Ended

PROGRAM = [sys.executable, "-c", "from treatytrack.__main__ import main; main()"]
PATIENCE = 30
"""Seconds after which a process that says nothing is taken to hang."""


Answer = str | Callable[[], str]
"""What is typed; or what happens elsewhere meanwhile, and what is typed then."""


class Process:
    """`treatytrack_process("list")`: the same words as in-process, in the same folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def command(self, *words: str) -> list[str]:
        """The words that start it."""
        return [*PROGRAM, "--db", "relations.db", *words]

    def environment(self, **more: str) -> dict[str, str]:
        """Nothing of this machine but its home, and the fixed day."""
        return {"PATH": os.defpath, "HOME": str(self.folder), "TREATYTRACK_AS_OF": DAY, "TERM": "xterm"} | more

    def __call__(self, *words: str, stdout: int | IO[bytes] = subprocess.PIPE, **environment: str) -> Ended:
        """Run it with nothing to read and its output in pipes, or stdout elsewhere."""
        done = subprocess.run(
            self.command(*words), cwd=self.folder, env=self.environment(**environment), check=False, timeout=PATIENCE,
            stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE,
        )  # fmt: skip
        return Ended((done.stdout or b"").decode(), done.stderr.decode(), done.returncode)

    def in_a_shell(self, line: str) -> Ended:
        """Run a line of sh in which `treatytrack` is the program."""
        program = f"treatytrack() {{ '{PROGRAM[0]}' -c '{PROGRAM[2]}' --db relations.db \"$@\"; }}"
        done = subprocess.run(
            ["sh", "-c", f"{program}\n{line}"],
            cwd=self.folder, env=self.environment(), capture_output=True, check=False, timeout=PATIENCE,
        )  # fmt: skip
        return Ended(done.stdout.decode(), done.stderr.decode(), done.returncode)

    def started(self, *words: str, interruptible: bool = True) -> "subprocess.Popen[bytes]":
        """Start it, and leave its pipes to the caller."""
        with can_be_interrupted() if interruptible else nullcontext():
            return subprocess.Popen(
                self.command(*words), cwd=self.folder, env=self.environment(),
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            )  # fmt: skip

    def on_terminal(
        self,
        *words: str,
        columns: int = 80,
        typed: str = "",
        answers: Sequence[tuple[str, Answer]] = (),
        interrupted_at: str = "",
        stdout: IO[bytes] | None = None,
        **environment: str,
    ) -> Ended:
        """Run it at a terminal so wide, where somebody has typed ahead; all that is seen is in `out`.

        `answers` are typed one after the other, each when what stands before it has been seen since the last.
        It is interrupted, as by Ctrl-C, when `interrupted_at` has been seen. `stdout` goes elsewhere where it is given.
        """
        ours, theirs = os.openpty()
        termios.tcsetwinsize(theirs, (24, columns))
        os.write(ours, typed.encode())
        streams: dict[str, Any] = {"stdin": theirs, "stdout": stdout or theirs, "stderr": theirs}
        with can_be_interrupted():
            child = subprocess.Popen(
                self.command(*words), cwd=self.folder, env=self.environment(**environment), **streams
            )
        os.close(theirs)
        seen = b""
        heard = 0
        waiting = list(answers)
        while piece := _read(ours, child):
            seen += piece
            if interrupted_at and interrupted_at.encode() in seen:
                interrupt(child)
                interrupted_at = ""
            while waiting and (found := as_read(seen.decode(errors="ignore")).find(waiting[0][0], heard)) >= 0:
                awaited, answer = waiting.pop(0)
                heard = found + len(awaited)
                os.write(ours, (answer if isinstance(answer, str) else answer()).encode())
        os.close(ours)
        code = child.wait(PATIENCE)
        text = seen.decode().replace("\r\n", "\n")
        assert not waiting, f"{waiting[0]} was never asked for: {text}"
        return Ended(text, "", code)


class Took(NamedTuple):
    """How long somebody waited, and how long the processor worked: on a busy machine the first says little."""

    seconds: float
    worked: float


def tab(folder: Path, *words: str, **more: str) -> tuple[str, Took]:
    """What a Tab is answered, and how long it takes; stderr is empty and the exit code 0."""
    environment = {"PATH": os.defpath, "HOME": str(folder / "home"), "TERM": "xterm"} | more
    began, before = time.monotonic(), os.times()
    done = subprocess.run(
        [*PROGRAM, "__complete", "zsh", *words], cwd=folder, env=environment, capture_output=True, check=False,
        stdin=subprocess.DEVNULL, timeout=20,
    )  # fmt: skip
    after = os.times()
    worked = after.children_user + after.children_system - before.children_user - before.children_system
    assert (done.stderr, done.returncode) == (b"", 0)
    return done.stdout.decode(), Took(time.monotonic() - began, worked)


def as_read(seen: str) -> str:
    """What a terminal was sent, without what steers it."""
    return re.sub("\x1b(?:\\[[0-9;?]*[a-zA-Z]|[=>])", "", seen).replace("\r", "")


def interrupt(child: "subprocess.Popen[bytes]") -> None:
    """Press Ctrl-C until it ends: a signal that comes just before it begins to wait for input is seen at the next."""
    for _ in range(PATIENCE):
        child.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            child.wait(1)
            return
    child.kill()


def _read(terminal: int, child: "subprocess.Popen[bytes]") -> bytes:
    """What was written to the terminal; nothing once nobody holds the other end."""
    if not select.select([terminal], [], [], PATIENCE)[0]:
        child.kill()
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says so
        return b""


@contextmanager
def can_be_interrupted() -> Iterator[None]:
    """A process started here can be interrupted and hung up, also where the tests run in the background and cannot."""
    ours = signal.signal(signal.SIGINT, signal.default_int_handler), signal.signal(signal.SIGHUP, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, ours[0])
        signal.signal(signal.SIGHUP, ours[1])
