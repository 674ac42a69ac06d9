"""A disk whose power is cut: what was synced is kept, of the rest any part.

What a program wrote lies in the system's memory until the file is synced; until then the disk may hold all of it, none,
or any of the writes, each whole or only some of its sectors, in whatever order. What a folder lists is kept by a
journal, in order: until the folder is synced, the disk has the changes up to some moment. A file that was synced and
whose name was not may be gone.
"""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from .recording import Step, files_in

SECTOR = 512


@dataclass(slots=True)
class _File:
    """What is surely on the disk, and the writes and truncations since."""

    synced: bytearray = field(default_factory=bytearray)
    waiting: list[Step] = field(default_factory=list)


class Disk:
    """Begins with what a folder holds, all of it on the disk; `happens` then takes one step after the other."""

    def __init__(self, folder: Path) -> None:
        self._files: dict[int, _File] = {}
        self._names: dict[str, int] = {}
        self._waiting: list[Step] = []
        for number, path in enumerate(files_in(folder)):
            self._files[number] = _File(bytearray((folder / path).read_bytes()))
            self._names[path] = number

    def happens(self, step: Step) -> None:
        """Take one step of a recording."""
        kind, what = step[0], step[1]
        if kind in {"write", "truncate"}:
            self._files[what].waiting.append(step)
        elif kind == "sync":
            file = self._files[what]
            for waiting in file.waiting:
                _do(file.synced, waiting)
            file.waiting.clear()
        elif kind == "sync folder":
            self._sync_folder(what)
        else:
            if kind == "create":
                self._files[step[2]] = _File()
            self._waiting.append(step)

    def after_a_cut(self, drawn: Random) -> dict[str, bytes]:
        """What each file holds when the power is back: by chance, between nothing that waited and all of it."""
        part = drawn.choice([0.0, 0.0, 0.5, 0.9, 1.0])  # the extremes are where programs fail most
        names = dict(self._names)
        for step in self._waiting[: _so_many(part, self._waiting, drawn)]:
            _list(names, step)
        return {path: self._survives(self._files[number], part, drawn) for path, number in names.items()}

    def _sync_folder(self, folder: str) -> None:
        """Its journal is written up to here: also what was changed in another folder before."""
        if any(_folder_of(step) == folder for step in self._waiting):
            for step in self._waiting:
                _list(self._names, step)
            self._waiting.clear()

    @staticmethod
    def _survives(file: _File, part: float, drawn: Random) -> bytes:
        held = bytearray(file.synced)
        in_order = drawn.random() < 0.5
        reached = _so_many(part, file.waiting, drawn)
        for number, step in enumerate(file.waiting):
            if number < reached if in_order else drawn.random() < part:
                torn = part < 1 and drawn.random() < 0.3
                for piece in _sectors(step, drawn) if torn else [step]:
                    _do(held, piece)
        return bytes(held)


def _so_many(part: float, waiting: list[Step], drawn: Random) -> int:
    """How many of those that wait are on the disk, where it takes them in order."""
    return {0.0: 0, 1.0: len(waiting)}.get(part, drawn.randint(0, len(waiting)))


def _sectors(step: Step, drawn: Random) -> list[Step]:
    """Some sectors of a write; a truncation is one thing."""
    if step[0] != "write":
        return [step]
    _, file, at, data = step
    pieces: list[Step] = []
    start = 0
    while start < len(data):
        end = min(len(data), start + SECTOR - (at + start) % SECTOR)
        if drawn.random() < 0.5:
            pieces.append(("write", file, at + start, data[start:end]))
        start = end
    return pieces


def _do(held: bytearray, step: Step) -> None:
    if step[0] == "truncate":
        size = step[2]
        del held[size:]
        held.extend(bytes(size - len(held)))
        return
    _, _, at, data = step
    held.extend(bytes(max(0, at - len(held))))
    held[at : at + len(data)] = data.encode("latin-1")


def _list(names: dict[str, int], step: Step) -> None:
    """Do to a folder's list what a step does to it."""
    kind, path = step[0], step[1]
    if kind == "create":
        names[path] = step[2]
    elif kind == "rename":
        names[step[2]] = names.pop(path)
    elif kind == "link":
        names[step[2]] = names[path]
    elif kind == "unlink":
        del names[path]


def _folder_of(step: Step) -> str:
    return str(Path(step[2] if step[0] in {"rename", "link"} else step[1]).parent)
