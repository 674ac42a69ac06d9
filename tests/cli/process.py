"""The program as a process: real pipes, a real terminal, real signals."""

import os
import signal
import subprocess
import sys
import termios
from pathlib import Path

from .world import DAY, Ended

PROGRAM = [sys.executable, "-c", "from treatytrack.__main__ import main; main()"]


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

    def __call__(self, *words: str, given: bytes = b"", **environment: str) -> Ended:
        """Run it with its output in pipes."""
        done = subprocess.run(
            self.command(*words),
            cwd=self.folder, env=self.environment(**environment), input=given, capture_output=True, check=False,
        )  # fmt: skip
        return Ended(done.stdout.decode(), done.stderr.decode(), done.returncode)

    def on_terminal(
        self, *words: str, columns: int = 80, typed: str = "", interrupted_at: str = "", **environment: str
    ) -> Ended:
        """Run it at a terminal so wide, where somebody has typed ahead; all that is seen is in `out`.

        It is interrupted, as by Ctrl-C, when `interrupted_at` has been seen.
        """
        ours, theirs = os.openpty()
        termios.tcsetwinsize(theirs, (24, columns))
        os.write(ours, typed.encode())
        with subprocess.Popen(
            self.command(*words),
            cwd=self.folder, env=self.environment(**environment), stdin=theirs, stdout=theirs, stderr=theirs,
        ) as child:  # fmt: skip
            os.close(theirs)
            seen = b""
            while piece := _read(ours):
                seen += piece
                if interrupted_at and interrupted_at.encode() in seen:
                    child.send_signal(signal.SIGINT)
                    interrupted_at = ""
        os.close(ours)
        return Ended(seen.decode().replace("\r\n", "\n"), "", child.returncode)


def _read(terminal: int) -> bytes:
    """What was written to the terminal; nothing once nobody holds the other end."""
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says so
        return b""
