"""Putting a backup in the place of a register: checked first, at once, and what was there is kept beside it.

At every moment there is a whole register under the name: the old one until the new one takes it. There are two dangers.
What the old one leaves beside it: SQLite would apply an old journal to the new file. And who has the old one open: a
reader goes on reading it, a writer is refused by SQLite, which looks whether its file was moved.
"""

import os
import shutil
import sqlite3
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple

from treatytrack.errors import Conflict, NotFound, RegisterUnusable, TreatytrackError, WrongRequest
from treatytrack.store.checking.found import Along
from treatytrack.store.connection import is_of_another_program, may_write, place_for_new, uri_of, waited_for
from treatytrack.store.copies.backups import behind_links, kept_aside
from treatytrack.store.copies.copy_failures import (
    backup_damaged,
    backup_explained,
    backup_said_plainly,
    copy_said_plainly,
)
from treatytrack.store.copies.copying import on_disk, put_in_place, snapshot, unfinished
from treatytrack.store.copies.verifying import Held, digest_of, held_in, wrong_with
from treatytrack.store.disks import refuse_network_disk
from treatytrack.store.failures import disk_said_plainly, is_locked, said_plainly, unwritable
from treatytrack.store.locking import our_turn

_SIDECARS = ("-journal", "-wal", "-shm")

_HEAD_OF_A_JOURNAL = 512
"""Bytes; what a change is undone by comes after them."""

_A_MOMENT = 1.0
"""Seconds in which whoever has opened a file has begun to read it."""


class Restored(NamedTuple):
    """What was put in the register's place, and where the replaced register is kept; None where there was none."""

    held: Held
    aside: Path | None


def look_at(backup: Path) -> Held:
    """What a backup holds, as far as a look tells.

    Raises NotFound: it is not there. WrongRequest: it is no register. RegisterUnusable: it is damaged, or of a newer
    program. TreatytrackError: it cannot be read.
    """
    try:
        found = backup.stat()
        if stat.S_ISDIR(found.st_mode):
            raise WrongRequest(f"{backup} is a folder, not a register; nothing was changed: name a file in it")
        if not stat.S_ISREG(found.st_mode):
            raise WrongRequest(f"{backup} is not a file, so no register; nothing was changed: name a file")
        head = _head_of(backup)
    except FileNotFoundError:
        raise NotFound(f"There is no file {backup}; nothing was changed") from None
    except OSError as error:
        raise TreatytrackError(f"{backup} cannot be read: {error.strerror}; nothing was changed") from None
    if not head:
        raise WrongRequest(f"{backup} is empty (0 bytes), so no register; nothing was changed: use another backup")
    if is_of_another_program(head):
        raise WrongRequest(f"{backup} is a database of another program, not a register; nothing was changed")
    with backup_said_plainly(backup):
        return held_in(backup)


def restored(
    backup: Path,
    path: Path,
    *,
    now: datetime,
    force: bool = False,
    make_folder: bool = False,
    allow_network_disk: bool = False,
    told: Callable[[], None] = lambda: None,
    along: Along = iter,
) -> Restored:
    """Put a backup in the place of the register at `path`, or where there is none yet: all of it, or nothing.

    It is as private as the register that it replaces, which only `force` allows and which is kept beside it; it holds
    the history of the backup and no more. Writers wait meanwhile; `told` is called where they keep us waiting,
    and `along` is given what takes long.
    Raises what `look_at` does; Conflict: there is a register. RegisterUnusable: the backup is damaged, or there can be
    no register at that place. TreatytrackError: there is no room.
    """
    look_at(backup)
    place = _place_of(path, make_folder=make_folder)
    if os.path.exists(place) and backup.samefile(place):
        raise WrongRequest(f"{backup} is the register itself; nothing was changed: name a backup of it")
    if not allow_network_disk:
        refuse_network_disk(place)
    _refuse_to_replace(path, place, backup, force=force)
    with unfinished(place, ".restoring") as new:
        held = _copied_whole(backup, new, along)  # before it is our turn: to look it through takes a while
        with our_turn(place, told):
            _refuse_to_replace(path, place, backup, force=force)
            return Restored(held, put_in_its_place(new, place, now, told))


def put_in_its_place(new: Path, place: Path, now: datetime, told: Callable[[], None]) -> Path | None:
    """Let a register that is whole take the place of another, as private as that; the caller holds the lock file.

    Gives where what was there is kept; None where nothing was. Raises RegisterUnusable: another program does not let go
    of it. TreatytrackError: it cannot be written.
    """
    _as_private_as(place, new)
    with copy_said_plainly(place):
        on_disk(new)
    with _unchanged(place, told), _kept_beside(place, now) as aside:
        put_in_place(new, place)
        if aside:
            _wait_for_who_is_about_to_read()
    if aside:
        _drop_journal_of_nothing(aside)
    return aside


def can_be_restored(kept: Path, along: Along) -> bool:
    """Whether what was replaced could be put back: it is a register, and whole. `along` is given what takes long."""
    try:
        look_at(kept)
        with backup_said_plainly(kept):
            return not wrong_with(kept, along)
    except TreatytrackError:
        return False


def drilled(backup: Path, folder: Path, now: datetime, along: Along = iter) -> Held:
    """Restore a backup into an empty folder and compare; gives what it holds.

    Raises what `restored` does; RegisterUnusable: something else came out.
    """
    place = folder / "treatytrack.db"
    done = restored(backup, place, now=now, allow_network_disk=True, along=along)
    with backup_said_plainly(backup):
        if digest_of(place) != digest_of(backup):
            raise backup_damaged(backup, "restored, it does not hold the same")
    return done.held


def _wait_for_who_is_about_to_read() -> None:
    """Hold the old file for as long as somebody may have opened it and not begun to read.

    He would take the journal of the next change, which is another file's now, for one that a crash has left. As long as
    the old file is held he does not.
    """
    with suppress(KeyboardInterrupt):  # it is done already
        time.sleep(_A_MOMENT)


def _refuse_to_replace(path: Path, place: Path, backup: Path, *, force: bool) -> None:
    if os.path.lexists(place) and not force:
        raise Conflict(f"There is a register at {path}; nothing was changed: --force puts {backup} in its place")


def _head_of(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(100)


def _place_of(path: Path, *, make_folder: bool) -> Path:
    """Where the register lies or will lie, links followed.

    Raises RegisterUnusable: no register can be there, or it cannot be written.
    """
    place = behind_links(path)
    with disk_said_plainly(path, writing=True):
        if make_folder:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.path.lexists(place):
            return place_for_new(place)
        found = place.stat().st_mode
    if stat.S_ISDIR(found):
        raise RegisterUnusable(f"{path} is a folder, not a register; nothing was changed: name the file in it")
    if not stat.S_ISREG(found):
        raise RegisterUnusable(f"{path} is not a file, so no register; nothing was changed: check the path")
    if not (may_write(place) and may_write(place.parent)):
        raise unwritable(place)
    with disk_said_plainly(path):
        if is_of_another_program(_head_of(place)):
            raise RegisterUnusable(
                f"{path} is a database of another program, not a register; nothing was changed: check the path"
            )
    return place


def _copied_whole(backup: Path, new: Path, along: Along) -> Held:
    snapshot(backup, new, backup_explained)
    with backup_said_plainly(backup):
        if wrong := wrong_with(new, along):
            raise backup_damaged(backup, wrong)
        return held_in(new)


def _as_private_as(place: Path, new: Path) -> None:
    """Let the new file belong to whom the old one belongs to, and be open to the same."""
    with copy_said_plainly(place), suppress(FileNotFoundError):
        old = place.stat()
        if (old.st_uid, old.st_gid) != (os.geteuid(), os.getegid()):
            with suppress(PermissionError):  # only root gives files away
                os.chown(new, old.st_uid, old.st_gid)
        os.chmod(new, stat.S_IMODE(old.st_mode) & 0o666)


@contextmanager
def _unchanged(place: Path, told: Callable[[], None]) -> Iterator[None]:
    """Keep whoever asks for no lock file from changing the old register, after what a crash left half done is undone.

    One that is damaged so far that SQLite cannot open it can be changed by nobody. Readers are not kept away.
    Raises RegisterUnusable: another program does not let go of it.
    """
    if not os.path.lexists(place):
        yield
        return
    with (
        said_plainly(place, writing=True),
        closing(sqlite3.connect(uri_of(place, "mode=rw"), uri=True, isolation_level=None)) as old,
    ):
        try:
            # In WAL mode it would write its last changes at the end, when it has lost its name.
            waited_for(old, "PRAGMA journal_mode = DELETE", told)
            waited_for(old, "BEGIN IMMEDIATE", told)
        except sqlite3.Error as error:
            if is_locked(error):
                raise
        yield


@contextmanager
def _kept_beside(place: Path, now: datetime) -> Iterator[Path | None]:
    """The old register under a second name, in the end its only one; where the block fails it is as it was.

    What could not be undone of its last change goes with it: SQLite would apply it to the new file.
    """
    aside = kept_aside(place, now)
    if not os.path.lexists(place):
        with copy_said_plainly(aside):
            _move_sidecars(place, aside)
        yield None
        return
    old = place.stat()
    with ExitStack() as open_:
        try:
            with copy_said_plainly(aside):
                _drop_second_names(place)
                try:
                    os.link(place, aside)
                except OSError:  # some disks know no second names
                    # Open to the end, because what is closed lets go of the locks of this program.
                    _copy(open_.enter_context(place.open("rb")), aside)
                _move_sidecars(place, aside)
                on_disk(place.parent)
            yield aside
        except BaseException:
            if os.path.samestat(old, place.stat()):
                _move_sidecars(aside, place)
            raise
        finally:
            _drop_second_names(place)


def _move_sidecars(one: Path, other: Path) -> None:
    for ending in _SIDECARS:
        with suppress(FileNotFoundError):
            Path(f"{one}{ending}").rename(f"{other}{ending}")


def _drop_journal_of_nothing(aside: Path) -> None:
    """Take away the head of a journal that SQLite begins where it opens a file of 0 bytes: it undoes nothing."""
    journal = Path(f"{aside}-journal")
    with suppress(OSError):
        if not aside.stat().st_size and journal.stat().st_size <= _HEAD_OF_A_JOURNAL:
            journal.unlink()


def _copy(old: BinaryIO, aside: Path) -> None:
    with unfinished(aside) as part, part.open("r+b") as copy:
        shutil.copyfileobj(old, copy)
        copy.flush()
        put_in_place(part, aside)


def _drop_second_names(place: Path) -> None:
    """Take away what a restore that came to nothing has named: it is not what was replaced, but what is there."""
    with suppress(OSError):
        for name in os.listdir(place.parent):
            beside = place.with_name(name)
            if name.startswith(f"{place.name}.replaced-") and beside.samefile(place):
                beside.unlink()
