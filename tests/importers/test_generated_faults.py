"""Rows made with known faults among good ones: each is told with its line and column, and nothing else is."""

import csv
import io
import random
from collections.abc import Callable, Iterator

import pytest

from treatytrack.importers.csv import read
from treatytrack.rows import Broken

NAMES = ("title", "party_a", "party_b", "notes")
SEEDS = range(10)
ROWS = 300
Fault = tuple[int, str]
"""The line on which a record begins, and a part of what is said of it."""


def good(number: int, luck: random.Random) -> str:
    """A record that is as it should be, over one line or several, with signs that mean something elsewhere."""
    notes = luck.choice(["", "x", "a, b", 'say ""so""', "one\ntwo", "one\r\n\r\nthree", "é;\t|", "\x00", "'=1"])
    return f'{number},AZE,IRN,"{notes}"'


BAD: tuple[tuple[Callable[[str], str], str], ...] = (
    (
        lambda record: record.split(",", 1)[0],
        "has 1 cell, but the heading names 4: party_a and what follows is missing",
    ),
    (lambda record: f"{record},more", 'has 5 cells, but the heading names 4: the first too many is "more"'),
    (lambda record: f"{record}x", "after a closing double quote comes neither a delimiter nor the end of the line"),
    (
        lambda record: '"A" x,AZE,IRN,"x"',
        "after a closing double quote comes neither a delimiter nor the end of the line",
    ),
    (lambda record: "A,B", "has 2 cells, but the heading names 4: party_b and what follows is missing"),
)


def made(seed: int) -> tuple[bytes, list[Fault]]:
    """A file, and what is wrong with it."""
    luck = random.Random(seed)
    end = luck.choice(["\n", "\r\n"])
    text = ",".join(NAMES) + end
    faults = []
    for number in range(ROWS):
        record = good(number, luck)
        if luck.random() < 0.2:
            spoil, what = luck.choice(BAD)
            record = spoil(record)
            faults.append((line_after(text), what))
        text += record + end + (end if luck.random() < 0.1 else "")
    if luck.random() < 0.5:
        faults.append((line_after(text), "a double quote is opened and not closed before the end of the file"))
        text += '"never closed,AZE' + end + "X,AZE,IRN," + end
    return text.encode(), faults


def line_after(text: str) -> int:
    """The number of the line that comes next, counted in bytes as an editor does."""
    return len(text.encode().splitlines()) + 1


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
