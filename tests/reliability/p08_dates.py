"""P8: dates are right.

Days of a thousand years, most of them at the ends of months, and lengths of every form are counted forwards, backwards
and to the last safe day by the program and by a calendar of plain numbers that shares nothing with it; in a full run
by java.time too, where a machine has it. Before that the worked cases of the rules are gone through by name. Wrong is
any day that differs.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from domain import calendar_of_numbers as calendar
from domain import test_worked_cases as worked

from treatytrack.domain import lengths
from treatytrack.domain.lengths import Length

from .promise import Promise, Seen

Plus = Callable[[int, int, int], int]
"""The day that many months and then days after a day, all of them numbers."""

SAFE_DAY_EVERY = 25
"""The oracle tries every day for a safe one: so seldom it is asked."""

WITH_JAVA = 100_000
"""From so many pairs on java.time is asked too: it takes long to start."""

JAVA = """\
import java.io.*;
import java.time.*;

class Plus {
    public static void main(String[] words) throws IOException {
        var lines = new BufferedReader(new FileReader(words[0]));
        var out = new PrintWriter(new BufferedWriter(new FileWriter(words[1])));
        for (String line; (line = lines.readLine()) != null; ) {
            String[] part = line.split(" ");
            Period length = Period.of(0, Integer.parseInt(part[1]), Integer.parseInt(part[2]));
            out.println(LocalDate.parse(part[0]).plus(length));
        }
        out.close();
    }
}
"""


class Pair(NamedTuple):
    """A day, and a length as somebody writes it with the months and days that it means."""

    day: date
    written: str
    months: int
    days: int


def prove(trials: int, seed: int, folder: Path) -> Seen:
    """Hold the program against the oracle, and where many are asked for against java.time."""
    wrong = [*_cases(), *_differing(trials, seed)]
    measured = "java.time was not asked"
    if trials >= WITH_JAVA and shutil.which("java"):
        wrong += _differing_from_java(trials, seed, folder)
        measured = "java.time says the same of all of them"
    elif trials >= WITH_JAVA:
        measured = "java.time is not on this machine"
    return Seen(trials, "pairs of a day and a length", tuple(wrong[:1000]), measured)


def plant(_: Path) -> Seen:
    """The oracle is off by one day, and only where a day passes the end of its month."""

    def off(day: int, months: int, days: int) -> int:
        reached = calendar.plus(day, months, days)
        return reached + (calendar.parts(day)[2] == 31 and calendar.parts(reached)[1:] == (2, 28))

    return Seen(5000, "pairs of a day and a length", tuple(_differing(5000, 0, off)))


def _cases() -> Iterator[str]:
    """The worked cases that do not hold."""
    for name, holds in vars(worked).items():
        if name.startswith("test_"):
            try:
                holds()
            except AssertionError as wrong:
                yield f"{name}: {wrong}"


def pairs(seed: int) -> Iterator[Pair]:
    """Days and lengths without end."""
    luck = Random(seed)
    while True:
        year, month = luck.randint(1000, 2999), luck.randint(1, 12)
        last = calendar.month_lengths(year)[month - 1]
        of_month = luck.choice((1, 28, last - 1, last, last, luck.randint(1, last)))
        years, months, weeks, days = (luck.randint(1, most) * luck.randint(0, 1) for most in (60, 40, 9, 800))
        if not (years or months or weeks or days):
            years = 1
        parts = ((years, "y"), (months, "m"), (weeks, "w"), (days, "d"))
        written = "".join(f"{number}{unit}" for number, unit in parts if number)
        yield Pair(date(year, month, of_month), written, years * 12 + months, weeks * 7 + days)


def _differing(trials: int, seed: int, plus: Plus = calendar.plus) -> Iterator[str]:
    """The pairs of which the program and the calendar of numbers say different things."""
    for at, (day, written, months, days) in enumerate(islice(pairs(seed), trials)):
        length = Length.parse(written)
        start = day.toordinal()
        asked = [
            (f"{day} + {written}", lengths.after(day, length), plus(start, months, days)),
            (f"{day} - {written}", lengths.moved(day, -length.months, -length.days), plus(start, -months, -days)),
        ]
        if at % SAFE_DAY_EVERY == 0:
            safe = calendar.last_safe_day(start, (months, days))
            asked.append((f"the safe day {written} before {day}", lengths.last_safe_day(day, length), safe))
        for what, found, expected in asked:
            if found.toordinal() != expected:
                yield f"{what} is {found}, the oracle says {calendar.written(expected)}"


def _differing_from_java(trials: int, seed: int, folder: Path) -> Iterator[str]:
    """The pairs, forwards and backwards, of which java.time says something else."""
    program, asked, said = folder / "Plus.java", folder / "asked", folder / "said"
    program.write_text(JAVA)
    with asked.open("w") as file:
        for day, _, months, days in islice(pairs(seed), trials):
            file.write(f"{day} {months} {days}\n{day} {-months} {-days}\n")
    subprocess.run(["java", str(program), str(asked), str(said)], check=True)
    count = 0
    with asked.open() as ask, said.open() as answers:
        for question, answer in zip(ask, answers, strict=True):
            start, *by = question.split()
            found = lengths.moved(date.fromisoformat(start), *map(int, by))
            count += 1
            if found.isoformat() != answer.strip():
                yield f"{question.strip()}: {found}, java.time says {answer.strip()}"
    if count != 2 * trials:
        yield f"java.time was asked {count:,} times, not {2 * trials:,}"


PROMISE = Promise("P8", "dates are right", prove, plant, small=20_000, full=1_000_000)
