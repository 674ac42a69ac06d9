"""Rows made with known faults among good ones: what a record should be, and how it is spoilt."""

import random
from collections.abc import Callable

NAMES = ("title", "party_a", "party_b", "notes")
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
