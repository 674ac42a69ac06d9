"""P13, backups restore: a copy made while others write is the register of one moment, and comes back as that.

Two programs write without a pause: they add agreements, correct them, take them out, and set two settings that are
always equal. Meanwhile the register is backed up and each backup restored elsewhere. Wrong is a backup that is not
whole, whose two settings differ, whose last change is not one of the register, or which comes back as something else.

Then bits of the backup are turned over and its end is cut off, and it is restored: either that is refused and leaves
nothing, or what people read (every record, and the history) is the same to the letter.

Planted: a plain copy of the file in the middle of a change, and a restore that checks nothing.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from unittest import mock

from store.world import NOW, recorded, register_of

from treatytrack.errors import TreatytrackError
from treatytrack.store.connection import connected
from treatytrack.store.copies.backups import backed_up
from treatytrack.store.copies.restoring import restored
from treatytrack.store.copies.verifying import digest_of, wrong_with
from treatytrack.store.opening import open_for_reading

from .promise import Promise, Seen

DAMAGED_A_BACKUP = 4
"""How often each backup is damaged, each time otherwise."""
OF_ONE_REGISTER = 10
"""So many backups are made of one register: it grows all the time."""

_PAIR = ("pair.one", "pair.two")

_WRITER = """
import sys
from pathlib import Path
from random import Random
sys.path.insert(0, sys.argv[1])
from store.world import recorded, writing
path, name, by = Path(sys.argv[2]), sys.argv[3], Random(sys.argv[4])
stop, mine = path.with_name("stop"), []
number = 0
while not stop.exists():
    number += 1
    title = "".join(by.choices("abc \\u0259\\u0646;\\"'\\x07\\U0001f91d", k=by.randrange(1, 400)))
    with writing(path) as register:
        if len(mine) > 3 and by.random() < 0.2:
            register.remove(mine.pop(by.randrange(len(mine))))
        elif mine and by.random() < 0.4:
            register.update(recorded(ref=by.choice(mine), title=title, signed=f"20{by.randrange(10, 27)}"))
        else:
            mine.append(f"{name}-{number}")
            register.add(recorded(ref=mine[-1], title=title, until=f"20{by.randrange(27, 60)}-0{by.randrange(1, 10)}"))
        for setting in ("pair.one", "pair.two"):
            register.set_setting(setting, f"{name} {number}")
    if number == 1:
        print("writes", flush=True)
"""


def prove(trials: int, seed: int, folder: Path) -> Seen:
    """So many backups, each restored, and each damaged some times."""
    by = Random(seed)
    wrong: list[str] = []
    ended: Counter[str] = Counter()
    moments = 0
    for number, first in enumerate(range(0, trials, OF_ONE_REGISTER)):
        here = folder / str(number)
        here.mkdir()
        some = min(OF_ONE_REGISTER, trials - first)
        wrong += [f"register {number}, {fault}" for fault in _round(some, by, here, ended)]
        moments += len({max(_history(backup)) for backup in here.glob("backup-*.db")})
        shutil.rmtree(here)
    measured = f"{moments} different moments; damaged: {', '.join(f'{n} {how}' for how, n in sorted(ended.items()))}"
    return Seen(trials, "backups while two programs write", tuple(wrong), measured)


def _round(trials: int, by: Random, folder: Path, ended: Counter[str]) -> list[str]:
    """Backups of one register, what is wrong with them, and how it ended where they were damaged."""
    path = register_of(folder / "register.db", *(recorded(ref=f"A-{n}", notes="n" * 50 * n) for n in range(1, 20)))
    wrong: list[str] = []
    backups: list[Path] = []
    with _writers(path, by.randrange(1_000_000)):
        for trial in range(trials):
            backup = folder / f"backup-{trial}.db"
            backed_up(path, backup)
            backups.append(backup)
            wrong += [f"backup {trial}: {fault}" for fault in _not_of_one_moment(backup)]
    known = _history(path)
    for trial, backup in enumerate(backups):
        last = max(_history(backup).items())
        if known.get(last[0]) != last[1]:
            wrong.append(f"backup {trial}: its last change {last[0]} is not one of the register")
        wrong += [f"backup {trial}: {fault}" for fault in _comes_back_otherwise(backup, folder / "restored.db")]
        for one in range(DAMAGED_A_BACKUP):
            how = f"backup {trial}, {_damage(backup, folder / 'damaged.db', by, cut=one == 0)}"
            how_it_ended = _restoring_the_damaged(backup, folder / "damaged.db", folder / "restored.db")
            ended[how_it_ended] += 1
            if how_it_ended == ACCEPTED:
                wrong.append(f"{how}: restored, and holds something else")
    return wrong


def plant(folder: Path) -> Seen:
    """Both faults; where one of them is not seen, nothing is."""
    path = register_of(folder / "register.db", *(recorded(ref=f"A-{n}") for n in range(1, 20)))
    copy = folder / "copy.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE agreement SET title = 'half written', notes = hex(zeroblob(50000))")
        writer.execute("DELETE FROM history")  # for which there is room only where what was changed first is written
        shutil.copyfile(path, copy)
        writer.execute("ROLLBACK")
    torn = _not_of_one_moment(copy)
    backup, by = folder / "backup.db", Random(0)
    backed_up(path, backup)
    accepted = []
    with mock.patch("treatytrack.store.copies.restoring.wrong_with", return_value=""):
        for _ in range(30):
            how = _damage(backup, folder / "damaged.db", by, cut=False)
            if _restoring_the_damaged(backup, folder / "damaged.db", folder / "restored.db") == ACCEPTED:
                accepted.append(f"{how}: restored, and holds something else")
    return Seen(31, "backups", (*torn[:1], *accepted[:1]) if torn and accepted else ())


REFUSED, HARMLESS, ACCEPTED = "refused", "without effect", "accepted"


def _not_of_one_moment(backup: Path) -> list[str]:
    try:
        wrong = wrong_with(backup)
        with open_for_reading(backup) as register:
            one, other = map(register.setting, _PAIR)
    except (sqlite3.Error, TreatytrackError) as error:
        return [str(error)]
    return [fault for fault in (wrong, "" if one == other else f"one setting is {one}, the other {other}") if fault]


def _comes_back_otherwise(backup: Path, place: Path) -> Iterator[str]:
    restored(backup, place, now=NOW)
    if digest_of(place) != digest_of(backup):
        yield "restored, it is another"
    _remove(place)


def _restoring_the_damaged(whole: Path, damaged: Path, place: Path) -> str:
    try:
        with mock.patch("treatytrack.store.copies.restoring._A_MOMENT", 0):
            restored(damaged, place, now=NOW)
    except TreatytrackError:
        return REFUSED if not place.exists() else ACCEPTED
    try:
        return HARMLESS if digest_of(place) == digest_of(whole) else ACCEPTED
    except (sqlite3.Error, UnicodeDecodeError):
        return ACCEPTED
    finally:
        _remove(place)


def _damage(backup: Path, damaged: Path, by: Random, *, cut: bool) -> str:
    """Make a damaged copy of a backup; gives how."""
    shutil.copyfile(backup, damaged)
    size = damaged.stat().st_size
    if cut:
        os.truncate(damaged, length := by.randrange(size))
        return f"cut to {length} of {size} bytes"
    held = bytearray(backup.read_bytes())
    at, bit = by.choice([at for at, byte in enumerate(held) if byte]), by.randrange(8)  # most of a page may be empty
    held[at] ^= 1 << bit
    damaged.write_bytes(held)
    return f"bit {bit} of byte {at} turned over"


def _history(path: Path) -> dict[int, str]:
    with closing(connected(path)) as connection:
        return dict(connection.execute("SELECT id, hash FROM history"))


def _remove(place: Path) -> None:
    for file in place.parent.glob(f"{place.name}*"):
        file.unlink()


@contextmanager
def _writers(path: Path, seed: int) -> Iterator[None]:
    """Two programs that write as long as the block lasts."""
    world = str(Path(__file__).resolve().parents[1])
    stop = path.with_name("stop")
    started = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITER, world, str(path), name, f"{seed} {name}"], stdout=subprocess.PIPE
        )
        for name in ("B", "C")
    ]
    try:
        for writer in started:
            assert writer.stdout
            assert writer.stdout.readline() == b"writes\n", "a writer died before it wrote"
        yield
    finally:
        stop.touch()
        ended = [writer.wait() for writer in started]
        for writer in started:
            assert writer.stdout
            writer.stdout.close()
    assert ended == [0, 0], "a writer died"


PROMISE = Promise("P13", "backups restore", prove, plant, small=5, full=1_000)
