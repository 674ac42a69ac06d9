"""A real shell at a real terminal, in which somebody types and presses Tab."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import NamedTuple, Self

from .world import DAY

PATIENCE = 20
_PROGRAM = f"""#!/bin/sh
case "$1" in
__complete | completion) exec '{sys.executable}' -c 'from treatytrack.__main__ import main; main()' "$@" ;;
*) printf BEGIN; printf '<%s>' "$@"; printf 'END\\n' ;;
esac
"""
"""Stands for the program: it answers a Tab, and of any other command it shows the words that it is given."""

_SHOWN = re.compile(r"BEGIN(.*?)END", re.DOTALL)


class Kind(NamedTuple):
    """A shell: how it is started without anybody's settings, and what it is told first."""

    command: list[str]
    first: str


KINDS = {
    "bash": Kind(["bash", "--norc", "--noprofile", "-i"], "PS1='$ '; bind 'set bell-style none'"),
    "zsh": Kind(["zsh", "-f", "-i"], "PS1='$ '; autoload -Uz compinit; compinit -D; setopt nobeep"),
    "fish": Kind(["fish", "--no-config", "-i"], "function fish_prompt; echo '$ '; end"),
}


class Shell:
    """One shell, started in a folder; `typed("treatytrack sh\\t")` gives the words the program would then get."""

    def __init__(self, name: str, folder: Path, home: Path) -> None:
        kind = KINDS[name]
        self.folder = folder
        programs = home / "bin"
        programs.mkdir(exist_ok=True)
        (programs / "treatytrack").write_text(_PROGRAM)
        (programs / "treatytrack").chmod(0o755)
        environment = {
            "PATH": f"{programs}:{os.defpath}", "HOME": str(home), "TERM": "xterm", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
            "TREATYTRACK_AS_OF": DAY, "INPUTRC": os.devnull,
        }  # fmt: skip
        script = subprocess.run(
            [str(programs / "treatytrack"), "completion", name], env=environment, capture_output=True, check=True
        ).stdout
        (home / "completion").write_bytes(script)
        self._child, self._ours = pty.fork()
        if not self._child:
            os.chdir(folder)
            os.execvpe(kind.command[0], kind.command, environment)
        termios.tcsetwinsize(self._ours, (50, 200))
        self.seen = ""
        self._run(f"{kind.first}; source ~/completion; treatytrack ready\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)
        os.close(self._ours)

    def typed(self, line: str) -> list[str]:
        """Type a line, Tabs and all, and Enter: the words of the command that comes of it."""
        return re.findall(r"<(.*?)>", self._run(f"{line}\n"), re.DOTALL)

    def listed(self, line: str, *texts: str) -> str:
        """Type a line and its Tabs, wait for the texts one after the other, take the line back: what was seen."""
        for text in texts:
            self._until(re.compile(f"({re.escape(text)})"), line)
            line = ""
        seen = self.seen
        self._run("\x15treatytrack x\n")
        return seen

    def _run(self, line: str) -> str:
        return self._until(_SHOWN, line)

    def _until(self, awaited: re.Pattern[str], line: str) -> str:
        if line:
            self.seen = ""
            os.write(self._ours, line.encode())
        last = time.monotonic() + PATIENCE
        while not (shown := awaited.search(self.seen)):
            if time.monotonic() > last or not select.select([self._ours], [], [], PATIENCE)[0]:
                raise AssertionError(f"nothing came of {line!r}: {self.seen!r}")
            self.seen += os.read(self._ours, 65536).decode(errors="replace")
        return shown[1]
