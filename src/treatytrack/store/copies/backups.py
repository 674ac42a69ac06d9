"""Backups: whole copies of a register under a name that was asked for, or under the moment at which they were made."""

import os
import re
import stat
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from treatytrack.errors import Conflict, RegisterUnusable, TreatytrackError, WrongRequest
from treatytrack.store.checking.found import Along
from treatytrack.store.connection import register_file
from treatytrack.store.copies.copying import put_in_place, snapshot, unfinished
from treatytrack.store.copies.verifying import Held, held_in, wrong_with
from treatytrack.store.failures import said_plainly


def backed_up(path: Path, copy: Path, *, force: bool = False, along: Along = iter) -> Held:
    """Write a verified copy of a register, for its owner only: whole or not at all, on disk in the end.

    Only `force` lets it take the place of a file. `along` is given what takes long, and gives it back as it is taken.
    Raises Conflict: there is one, or it is being written now. RegisterUnusable: the register cannot be read, or is
    damaged. TreatytrackError: the copy cannot be written. WrongRequest: it would be no file.
    """
    file = register_file(path)
    place = _place_of(copy)
    with unfinished(place) as part:
        if os.path.lexists(place) and not force:
            raise Conflict(f"There is a file at {copy} already; nothing was changed: --force replaces it")
        snapshot(file, part)
        with said_plainly(file):
            wrong = wrong_with(part, along)
            if wrong:
                raise RegisterUnusable(f"{path} is damaged: {wrong}; no backup was made: restore an earlier one")
            held = held_in(part)
        put_in_place(part, place)
    return held


def dated_backup(path: Path, folder: Path, now: datetime, along: Along = iter) -> tuple[Path, Held]:
    """The same in a folder, under the register's name and the moment; those of one second are numbered on.

    Raises what `backed_up` does; TreatytrackError: there is no such folder, or it cannot be read.
    """
    if not os.path.isdir(folder):
        raise TreatytrackError(_no_folder(folder))
    name = register_file(path).name
    for number in count(_highest_number(folder, name, now) + 1):
        copy = folder / _dated(name, now, number)
        try:
            return copy, backed_up(path, copy, along=along)
        except Conflict:  # there is one of that name, whole or on the way
            continue
    raise AssertionError("never")


def remove_older(path: Path, newest: Path, keep: int) -> list[Path]:
    """Remove the dated backups of a register beside its newest, but for the last `keep`, that one among them.

    Gives those removed, the oldest first. Nothing is touched that is not named as they are; what a killed program left
    of one goes too. Raises TreatytrackError: one could not be removed.
    """
    form = _form(register_file(path).name)
    folder = newest.parent
    older = sorted(name for name in os.listdir(folder) if form.fullmatch(name) and name != newest.name)
    left_over = [name.removesuffix(".part") for name in os.listdir(folder) if name.endswith(".part")]
    removed = [folder / name for name in _oldest_first(older, form) if _is_file(folder / name)]
    removed = removed[: max(len(removed) - keep + 1, 0)]
    for one in removed:
        _remove(one, newest)
    for name in left_over:
        if form.fullmatch(name):
            _remove_left_over(folder / name)
    return removed


def kept_aside(place: Path, now: datetime) -> Path:
    """Where a register that is replaced at that moment is kept: beside it, under a name that nothing has."""
    for number in count(1):
        aside = place.with_name(f"{place.name}.replaced-{_moment(now, number)}")
        if not os.path.lexists(aside):
            return aside
    raise AssertionError("never")


def behind_links(path: Path) -> Path:
    """The file that a link leads to; any other path as it was written, because people will read it."""
    return Path(os.path.realpath(path)) if os.path.islink(path) else path


def _moment(now: datetime, number: int) -> str:
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}{'' if number == 1 else f'-{number}'}"


def _dated(name: str, now: datetime, number: int) -> str:
    return f"{Path(name).stem}-{_moment(now, number)}{Path(name).suffix}"


def _form(name: str) -> "re.Pattern[str]":
    stem, suffix = re.escape(Path(name).stem), re.escape(Path(name).suffix)
    return re.compile(rf"{stem}-([0-9]{{8}}T[0-9]{{6}}Z)(?:-([0-9]+))?{suffix}")


def _oldest_first(names: list[str], form: "re.Pattern[str]") -> list[str]:
    def when(name: str) -> tuple[str, int]:
        found = form.fullmatch(name)
        return (found[1], int(found[2] or 1)) if found else ("", 0)

    return sorted(names, key=when)


def _highest_number(folder: Path, name: str, now: datetime) -> int:
    """The last number in that second; one before it may be free again, and a copy of that name would seem older.

    Raises TreatytrackError: what is in the folder is not to be seen.
    """
    try:
        there = os.listdir(folder)
    except OSError as error:
        raise TreatytrackError(f"{folder} cannot be read: {error.strerror}; nothing was written") from None
    found = filter(None, map(_form(name).fullmatch, there))
    return max((int(one[2] or 1) for one in found if one[1] == _moment(now, 1)), default=0)


def _is_file(path: Path) -> bool:
    return stat.S_ISREG(path.lstat().st_mode)


def _remove(one: Path, newest: Path) -> None:
    try:
        one.unlink(missing_ok=True)
    except OSError as error:
        raise TreatytrackError(
            f"{newest} is written and whole, but the older {one} could not be removed: {error.strerror}"
        ) from None


def _remove_left_over(copy: Path) -> None:
    try:
        with unfinished(copy):
            pass
    except TreatytrackError:  # somebody writes it now, or it cannot be removed: it is no backup, and no harm
        return


def _place_of(copy: Path) -> Path:
    """Where the copy will lie, links followed. Raises TreatytrackError; WrongRequest: it would be no file."""
    place = behind_links(copy)
    if os.path.isdir(place):
        raise WrongRequest(f"{copy} is a folder; nothing was written: for a dated copy in it, write --to {copy}")
    if os.path.exists(place) and not os.path.isfile(place):
        raise WrongRequest(f"{copy} is not a file, but a pipe or a device; nothing was written: name a file")
    if not os.path.isdir(place.parent):
        raise TreatytrackError(_no_folder(copy.parent))
    return place


def _no_folder(folder: Path) -> str:
    return f"There is no folder {folder} to write a backup in; nothing was written: make it, or see to its disk first"
