"""Running the program as a person would: in a folder of its own, on a fixed day, in a pipe or at a terminal."""

import os
import subprocess
import sysconfig
import termios
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

TOP = Path(__file__).resolve().parents[2]
SCRIPTS = Path(sysconfig.get_path("scripts"))
PROGRAM = SCRIPTS / "treatytrack"
EXAMPLE = TOP / "examples" / "azerbaijan-iran" / "agreements.csv"
DAY = "2026-11-21"


class Ended(NamedTuple):
    """What a command left behind; at a terminal all of its output is in `stdout`."""

    stdout: str
    stderr: str
    code: int


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Nothing of this machine but where programs are: the folder is home, and the day is fixed."""
    return {"PATH": f"{SCRIPTS}:{os.defpath}", "HOME": str(folder), "TREATYTRACK_AS_OF": DAY, "TERM": "xterm"} | more


def piped(command: Sequence[str | Path], folder: Path, **more: str) -> Ended:
    """Run a command with its output in pipes and nothing to read."""
    done = subprocess.run(
        command, cwd=folder, env=environment(folder, **more), capture_output=True, stdin=subprocess.DEVNULL, check=False
    )
    return Ended(done.stdout.decode(), done.stderr.decode(), done.returncode)


def on_terminal(command: Sequence[str | Path], folder: Path, columns: int = 80, typed: str = "", **more: str) -> Ended:
    """Run a command at a terminal so many columns wide, where somebody has typed ahead."""
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    os.write(ours, typed.encode())
    child = subprocess.Popen(
        command, cwd=folder, env=environment(folder, **more), stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    said = _until_closed(ours)
    os.close(ours)
    return Ended(said.decode().replace("\r\n", "\n"), "", child.wait())


def _until_closed(terminal: int) -> bytes:
    said = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # how Linux says that nobody holds the other end any more
            return said
        if not piece:
            return said
        said += piece


def treatytrack(folder: Path, *words: str, **more: str) -> Ended:
    """Run the program with its output in pipes."""
    return piped([PROGRAM, *words], folder, **more)


def fill(folder: Path) -> Path:
    """Make the folder's default register, holding the five agreements of the example."""
    done = treatytrack(folder, "import", str(EXAMPLE))
    assert done.code == 0, done.stderr
    return folder
