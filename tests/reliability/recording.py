"""What a command did to the files of a folder, in order: enough to say what a power cut at any moment leaves.

A step is a tuple that JSON can carry: `("write", file, offset, bytes as latin-1)`, `("truncate", file, size)`,
`("sync", file)`, `("create", path, file)`, `("rename", path, to)`, `("link", path, to)`, `("unlink", path)`,
`("mkdir", path)`, `("sync folder", path)`. A file is a number of its own for as long as it lives, because the system
gives the number of a removed one to the next. Paths are told from the folder.
"""

import os
from pathlib import Path
from typing import Any

from reliability.tracing import Call

Step = tuple[Any, ...]
_WRITES = frozenset({"write", "writev", "send", "copy"})
_ONLY_LOOKS = frozenset({"mode", "owner"})


class Recorder:
    """Takes down each call that succeeded."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.log: list[Step] = []
        self._files: dict[int, int] = {}
        for number, path in enumerate(files_in(self.folder)):
            self._files[(self.folder / path).stat().st_ino] = number
        self._next = len(self._files)

    def __call__(self, call: Call, result: int) -> None:
        """Take down a call by what it gave."""
        if result < 0 or call.kind in _ONLY_LOOKS:
            return
        self.log.append(self._step(call, result))

    def _step(self, call: Call, result: int) -> Step:
        kind, path = call.kind, os.path.relpath(call.path, self.folder)
        if kind in _WRITES:
            return self._write(call, result)
        if kind == "truncate":
            return ("truncate", self._file(call.child, call.arguments[0]), call.arguments[1])
        if kind == "sync":
            is_folder = os.path.isdir(f"/proc/{call.child}/fd/{call.arguments[0]}")
            return ("sync folder", path) if is_folder else ("sync", self._file(call.child, call.arguments[0]))
        if kind in {"open", "create"}:
            if not call.is_new:
                return ("truncate", self._file(call.child, result), 0)
            self._files[os.stat(f"/proc/{call.child}/fd/{result}").st_ino] = self._next
            self._next += 1
            return ("create", path, self._next - 1)
        if kind in {"rename", "link"}:
            return (kind, path, os.path.relpath(call.to, self.folder))
        if kind in {"unlink", "mkdir"}:
            return (kind, path)
        raise NotImplementedError(f"what a power cut does to {kind} of {path} is not known here")

    def _write(self, call: Call, written: int) -> Step:
        """What was written stands in the file itself, and where it was written shows in how far the child has got."""
        named = 2 if call.kind == "copy" else 0
        fd = call.arguments[named]
        at = call.arguments[3] if call.number == 18 else _position(call.child, fd) - written  # 18: pwrite64
        with open(f"/proc/{call.child}/fd/{fd}", "rb", buffering=0) as file:
            data = os.pread(file.fileno(), written, at)
        assert len(data) == written, f"{written} bytes were written to {call.path}, and {len(data)} are there"
        return ("write", self._file(call.child, fd), at, data.decode("latin-1"))

    def _file(self, child: int, fd: int) -> int:
        return self._files[os.stat(f"/proc/{child}/fd/{fd}").st_ino]


def files_in(folder: Path) -> list[str]:
    """The files of a folder and those below it, in one order: their places in it are their numbers at the start."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def _position(child: int, fd: int) -> int:
    with open(f"/proc/{child}/fdinfo/{fd}") as lines:
        return int(next(lines).split()[1])
