"""Rows made with known faults among good ones: each is told with its line and column, and nothing else is."""

import csv
import io
from collections.abc import Iterator

import pytest

from treatytrack.importers.csv import read
from treatytrack.rows import Broken

from .faulty import BAD, NAMES, Fault, made

SEEDS = range(10)


def told(content: bytes) -> Iterator[Fault]:
    """What our way in says."""
    for row in read(io.BytesIO(content), "f.csv").sheets["agreements"].rows:
        if isinstance(row, Broken):
            yield row.line, row.what


def told_by_one_that_forgets_lines_within_cells(content: bytes) -> Iterator[Fault]:
    reader = csv.reader(io.StringIO(content.decode(), newline=""))
    for number, cells in enumerate(reader, start=1):
        if cells and len(cells) != len(NAMES):
            yield number, f"has {len(cells)} cell"


def as_known(said: list[Fault], faults: list[Fault]) -> bool:
    """Whether it says of each faulty record, and of no other, what is wrong with it."""
    if len(said) != len(faults):
        return False
    return all(line == at and what in whole for (line, whole), (at, what) in zip(said, faults, strict=True))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_fault_is_told_where_it_is(seed: int) -> None:
    content, faults = made(seed)
    assert as_known(list(told(content)), faults), (list(told(content)), faults)


def test_there_are_many_of_every_kind() -> None:
    kinds = [what for seed in SEEDS for _, what in made(seed)[1]]
    assert len(kinds) > 500
    assert all(kinds.count(what) > 50 for _, what in BAD)


def test_one_that_miscounts_is_caught() -> None:
    caught = [
        not as_known(list(told_by_one_that_forgets_lines_within_cells(content)), faults)
        for content, faults in map(made, SEEDS)
    ]
    assert all(caught)
