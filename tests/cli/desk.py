"""An editor that does what a test says, at a terminal."""

import shlex
import sys
from pathlib import Path
from typing import Any

from .process import PROGRAM, Process
from .world import Ended


class Desk:
    """`desk("AZE-IRN-2025-5", does="text = text.replace('Baku', 'Ganja')")`: edit, and what the editor does to the text.

    `command` is another one that opens an editor. What it does may also use `path`, `times` (how often it was opened before), `treatytrack(*words)` and `interrupt()`.
    """

    def __init__(self, terminal: Process, *command: str) -> None:
        self._terminal = terminal
        self._command = command or ("edit",)
        self._temporary = terminal.folder / "tmp"
        self._temporary.mkdir()

    def __call__(
        self,
        *words: str,
        does: str = "",
        editor: str = "",
        typed: str = "",
        interrupted_at: str = "",
        **environment: str,
    ) -> Ended:
        """What is seen at the terminal, without what was typed; the editor is ours, or `editor`."""
        script = self._terminal.folder / "an editor.py"
        script.write_text(_EDITOR.format(program=PROGRAM, does=does))
        settings = {"TMPDIR": str(self._temporary), "EDITOR": editor or shlex.join([sys.executable, str(script), "x"])}
        around: dict[str, Any] = settings | environment
        ended = self._terminal.on_terminal(
            *self._command, *words, typed=typed, interrupted_at=interrupted_at, columns=400, **around
        )
        return ended._replace(out=ended.out.removeprefix(typed).replace(f"{self._temporary}/", "/tmp/"))

    @property
    def seen(self) -> list[str]:
        """The text as the editor found it, each time it was opened."""
        return [file.read_bytes().decode() for file in sorted(self._terminal.folder.glob("seen-*"))]

    @property
    def kept(self) -> dict[str, bytes]:
        """What is left of the texts: by the name of the file."""
        return {file.name: file.read_bytes() for file in self.files}

    @property
    def files(self) -> list[Path]:
        """The files left where texts are edited."""
        return [file for file in self._temporary.rglob("*") if file.is_file()]


_EDITOR = """
import os, pathlib, signal, subprocess, sys, time
path = pathlib.Path(sys.argv[-1])
text = path.read_bytes().decode()
times = len(list(pathlib.Path().glob("seen-*")))
pathlib.Path(f"seen-{{times}}").write_bytes(text.encode())
def treatytrack(*words):
    subprocess.run([*{program}, "--db", "relations.db", *words], check=True, capture_output=True)
def interrupt():  # as Ctrl-C does: all who are at the terminal hear it
    path.write_bytes(text.encode())
    os.kill(os.getppid(), signal.SIGINT)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGINT)
before = text
{does}
if text != before:
    path.write_bytes(text.encode())
"""
