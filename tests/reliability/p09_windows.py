"""P9: no window is missed.

Years of weekly reports are simulated: agreements of every kind and acts recorded late or ahead, weeks in which nothing
ran, a clock in UTC while the register is in Baku or New York. After each report what it says of deadlines is held
against every day since the one before, one by one. Wrong is a deadline that came due or passed and was not said, or
first after it passed, and one that is said and is not so.
"""

from pathlib import Path
from unittest import mock

from cli.weeks import ZONES, World, wrong
from cli.weeks_faults import FAULTS
from cli.world import DONE, Treatytrack

from .promise import Promise, Seen

WEEKS_A_YEAR = 52


def prove(trials: int, seed: int, folder: Path) -> Seen:
    """So many weeks, a part of them in each time zone."""
    years = trials / len(ZONES) / WEEKS_A_YEAR
    found: list[str] = []
    for at, zone in enumerate(ZONES):
        world = World(_made(folder / str(at)), seed * len(ZONES) + at, zone, agreements=30)
        found += [f"{zone}, seed {seed}: {line}" for line in wrong(world, years)]
    return Seen(trials, "weeks", tuple(found), f"{years:.2g} years in each of {' and '.join(ZONES)}")


def plant(folder: Path) -> Seen:
    """A report that forgets a missed week."""
    with mock.patch.object(*FAULTS["a missed week is forgotten"]):
        first = next(wrong(World(_made(folder), 0, ZONES[0], agreements=20), 1), None)
    return Seen(1, "year", (first,) if first else ())


def _made(folder: Path) -> Treatytrack:
    """The program in that folder, with an empty register."""
    folder.mkdir(exist_ok=True)
    treatytrack = Treatytrack(folder)
    ended = treatytrack("init", as_of=None)
    assert ended.code == DONE, ended.err
    return treatytrack


PROMISE = Promise("P9", "no window is missed", prove, plant, small=12, full=2 * 20 * WEEKS_A_YEAR)
