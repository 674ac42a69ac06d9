"""The world of the command line: an empty folder, the program in it, and the five agreements of Baku."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine

from . import agreements, visit
from .process import Process
from .world import DONE, EXAMPLE, Treatytrack, nobodys_machine

LONG_AGO = "2020-01-01T06:00:00Z"
"""When the registers were made that tests go on with, at whatever time each of them sets the clock to."""


NOW = "2026-11-22T12:00:00Z"
"""What the clock says where a test does not set it: on no day and at no minute may a test end otherwise."""


@pytest.fixture(autouse=True, scope="package")
def _some_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(autouse=True)
def _nobodys_machine(tmp_path: Path) -> Iterator[None]:
    with nobodys_machine(tmp_path / "home"):
        yield


@pytest.fixture
def treatytrack(tmp_path: Path) -> Treatytrack:
    """The program in an empty folder."""
    (tmp_path / "work").mkdir()
    return Treatytrack(tmp_path / "work")


@pytest.fixture
def treatytrack_process(treatytrack: Treatytrack) -> Process:
    """The same as a process of its own: slower, and with real pipes, terminals and signals."""
    return Process(treatytrack.folder)


@pytest.fixture(scope="session")
def registers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Registers that nobody changes: making one takes longer than copying it."""
    folder = tmp_path_factory.mktemp("registers")
    program = Treatytrack(folder)
    program.csv(str(folder / "relations.csv"), agreements.as_csv())
    made = {}
    with time_machine.travel(LONG_AGO):
        for name, content in (("empty", None), ("baku", EXAMPLE), ("many", folder / "relations.csv")):
            made[name] = folder / f"{name}.db"
            ended = program("init", db=str(made[name]), TZ="Asia/Baku")
            if content:
                ended = program("import", str(content), db=str(made[name]))
            assert ended.code == 0, ended.err
    return made


@pytest.fixture(scope="session")
def visited(registers: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register that nobody changes: the five agreements, and all that happened beside them."""
    program = Treatytrack(tmp_path_factory.mktemp("visited"))
    shutil.copy(registers["baku"], program.register)
    with time_machine.travel(LONG_AGO):
        for words, ref in visit.lines():
            ended = program(*words)
            assert (ended.code, ended.out) == (0, f"{ref}\n"), ended.err
        for number in range(1, 6):
            assert program("edit", f"AZE-IRN-2025-{number}", "--occasion", visit.VISIT).code == 0
    return program.register


@pytest.fixture
def relations(treatytrack: Treatytrack, visited: Path) -> Path:
    """The register holds the five agreements, the visit at which they were signed, and what else happened."""
    return Path(shutil.copy(visited, treatytrack.register))


@pytest.fixture
def empty(treatytrack: Treatytrack, registers: dict[str, Path]) -> Path:
    """The register is there, and empty."""
    return Path(shutil.copy(registers["empty"], treatytrack.register))


@pytest.fixture
def baku(treatytrack: Treatytrack, registers: dict[str, Path]) -> Path:
    """The register holds what Azerbaijan and Iran signed in Baku on 28 April 2025."""
    return Path(shutil.copy(registers["baku"], treatytrack.register))


@pytest.fixture
def trade(treatytrack: Treatytrack, baku: Path) -> None:
    """The register holds one more: the trade agreement of Iran and Switzerland, which renews by a year."""
    terms = ("--in-force", "2017-03-17", "--lasts", "5y", "--renewal", "tacit", "--renewal-length", "1y")
    added = treatytrack(
        "add", "Agreement on Trade", "--between", "Iran", "Switzerland", "--type", "agreement", *terms, "--notice", "6m"
    )
    assert added.out == "CHE-IRN-ND-1\n"


@pytest.fixture
def many(treatytrack: Treatytrack, registers: dict[str, Path]) -> Path:
    """The register holds agreements between many parties, of every kind and fate."""
    return Path(shutil.copy(registers["many"], treatytrack.register))


@pytest.fixture(scope="session")
def made_large(registers: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register that holds more than a pipe does, which nobody changes."""
    program = Treatytrack(tmp_path_factory.mktemp("large"))
    shutil.copy(registers["baku"], program.register)
    rows = "".join(f"Agreement {n},AZE,IRN,2025-04-28,2027-01-01,{'x' * 150}\n" for n in range(1000))
    program.csv("large.csv", "title,party_a,party_b,signed,until,notes\n" + rows)
    assert program("import", "large.csv").code == DONE
    return program.register
