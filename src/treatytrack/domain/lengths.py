"""Lengths of time and what "add a month" means (VALIDITY section 2 and R4).

Years and months are added first, a day past the month's end becoming its last day, then days. One addition from the
start, never from an earlier result: 31 January plus one month is 28 February, plus two months is 31 March.
"""

import re
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from treatytrack.domain.dates import days_in_month
from treatytrack.errors import WrongRequest

LONGEST_YEARS = 999
DAYS_IN_A_MONTH = 30.436875
"""On average over the 400 years of the calendar: only to compare lengths, never to add one."""

_UNITS = {word: unit for unit, words in {
    "y": ("y", "yr", "yrs", "year", "years"),
    "m": ("m", "month", "months"),
    "w": ("w", "week", "weeks"),
    "d": ("d", "day", "days"),
}.items() for word in words}  # fmt: skip
_WORDED = r"([0-9]+)\s*([a-z]+)"


class Stated(StrEnum):
    """What can stand where a length is recorded: `none` there is none, `unknown` not read, `open` without end."""

    NONE = "none"
    UNKNOWN = "unknown"
    OPEN = "open"


class Impossible(NamedTuple):
    """What a source states where a length or a number belongs and that can be none: `0y`, `-5y`, a limit of 0.

    An import keeps it as written and flags it; everything is computed as if it were not known.
    """

    text: str
    why: str


class NoLength(WrongRequest):
    """Written like a length, and none that can be: zero or negative."""


class Length(NamedTuple):
    """Years, months and days; `text` is how it was written (`18m` stays `18m`). A month is never 30 days."""

    text: str
    months: int
    days: int

    @classmethod
    @lru_cache(maxsize=1024)
    def parse(cls, written: str) -> "Length":
        """Read `5y`, `6m`, `90d`, `1y6m`, `P1Y6M`, `2w` (becomes `14d`), `5 years`.

        Raises WrongRequest: not a length; zero, negative or over 999 years.
        """
        text = written.strip().casefold()
        numbers = numbers_written(text) or numbers_written(_abbreviated(text))
        if numbers is None:
            if re.match(r"[-\u2212]\s*p?\d", text):
                raise NoLength(f"{written} is negative: a length counts forward, as in 5y, 6m, 90d or 1y6m")
            raise WrongRequest(f'"{written}" is not a length: write years, months and days as in 5y, 6m, 90d or 1y6m')
        if any(len(number) > 6 for number in numbers):
            raise WrongRequest(f"{written} is longer than {LONGEST_YEARS} years")
        years, months, weeks, days = (int(number or 0) for number in numbers)
        days += 7 * weeks
        if not (years or months or days):
            raise NoLength(f"{written} is no time at all: a length counts forward, as in 5y, 6m, 90d or 1y6m")
        if years * 12 + months + days / DAYS_IN_A_MONTH > LONGEST_YEARS * 12:
            raise WrongRequest(f"{written} is longer than {LONGEST_YEARS} years")
        parts = ((years, "y"), (months, "m"), (days, "d"))
        return cls("".join(f"{n}{unit}" for n, unit in parts if n), years * 12 + months, days)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every `text` of the same length: `18m` and `1y6m`; days stay days, as no number of them is a month."""
        return tuple(
            "".join(f"{n}{unit}" for n, unit in ((years, "y"), (self.months - 12 * years, "m"), (self.days, "d")) if n)
            for years in range(self.months // 12 + 1)
        )

    @property
    def in_words(self) -> str:
        """For people: `1 year 6 months`."""
        units = {"y": "year", "m": "month", "d": "day"}
        parts = re.findall(r"(\d+)([ymd])", self.text)
        return " ".join(f"{n} {units[unit]}{'' if n == '1' else 's'}" for n, unit in parts)


def numbers_written(text: str) -> list[str] | None:
    """How many years, months, weeks and days `1y6m` says, '' for none; None where it is not written in that form."""
    numbers = []
    for unit in "ymwd":
        number, found, rest = text.partition(unit)
        if found and not (number.isascii() and number.isdigit()):
            return None
        numbers.append(number if found else "")
        text = rest if found else text
    return numbers if any(numbers) and not text else None


def _abbreviated(text: str) -> str:
    """`p1y6m`, `5 years`, `1 year and 6 months` as `1y6m`, `5y`, `1y6m`; anything else as it is."""
    if text.startswith("p"):
        return text[1:]
    parts = re.findall(_WORDED, text)
    rest = re.sub(r"\band\b|[\s,]", "", re.sub(_WORDED, "", text))
    if parts and not rest and all(unit in _UNITS for _, unit in parts):
        return "".join(n + _UNITS[unit] for n, unit in parts)
    return text


@lru_cache(maxsize=4096)
def moved(day: date, months: int, days: int = 0) -> date:
    """The day that many months and then that many days later (negative: earlier).

    Equal to relativedelta (a property test holds it so) at a tenth of its cost: a tacitly renewing agreement is
    counted several times for every line that is shown, mostly to the same days.
    Raises WrongRequest past 9999-12-31, and before 0001-01-01.
    """
    if months:
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        if not 1 <= year <= 9999:
            raise _out_of_calendar(day, later=months > 0)
        month += 1
        last = day.day if day.day <= 28 else min(day.day, days_in_month(year, month))
        day = date(year, month, last)
    if days:
        try:
            return day + timedelta(days)
        except OverflowError:
            raise _out_of_calendar(day, later=days > 0) from None
    return day


def _out_of_calendar(day: date, *, later: bool) -> WrongRequest:
    if later:
        return WrongRequest(f"counting from {day} leads past 9999-12-31, the last day there is")
    return WrongRequest(f"counting back from {day} leads before 0001-01-01, the first day there is")


def after(day: date, length: Length, times: int = 1) -> date:
    """The day `times` lengths after `day`, in one addition (R2)."""
    return moved(day, length.months * times, length.days * times)


@lru_cache(maxsize=4096)
def last_safe_day(last_day: date, notice: Length) -> date:
    """R3: the last day on which notice can be received to work at the end of `last_day`, the last day in force.

    The earlier of (last day - notice) and the latest day from which day + notice does not pass the last day.
    """
    day = moved(last_day, -notice.months, -notice.days)
    while after(day, notice) > last_day:
        day = moved(day, 0, -1)
    return day


class FirstOfMonth(NamedTuple):
    """`first of month N`: the first day of the Nth month after the month reached (1: the next month)."""

    number: int

    @property
    def text(self) -> str:
        """The step as it is stored."""
        return f"first of month {self.number}"


class StartOfYear(NamedTuple):
    """`start of year`: 1 January after the day reached."""

    text: str = "start of year"


class Shift(NamedTuple):
    """R4: steps that move a day forward, left to right, each an addition of its own; day 0 is the event's day."""

    steps: tuple[Length | FirstOfMonth | StartOfYear, ...] = ()

    @classmethod
    def parse(cls, written: str) -> "Shift":
        """Read `30d`, `first of month 2`, `12m + first of month 1`, `6m + start of year`; empty is no step.

        Raises WrongRequest: one of them is no step, or `first of month 0`.
        """
        return cls(tuple(_step(part) for part in written.split("+"))) if written.strip() else cls()

    @property
    def text(self) -> str:
        """The steps as they are stored: `2m + first of month 1`; '' for none."""
        return " + ".join(step.text for step in self.steps)

    @property
    def leaps(self) -> bool:
        """Whether there are days that it never reaches: it counts months, or goes to the first of one or of a year."""
        return any(not isinstance(step, Length) or step.months for step in self.steps)

    def applied(self, day: date) -> date:
        """The day reached from `day`."""
        for step in self.steps:
            match step:
                case Length():
                    day = after(day, step)
                case FirstOfMonth():
                    day = moved(day.replace(day=1), step.number)
                case StartOfYear():
                    day = moved(day.replace(month=1, day=1), 12)
        return day


def _step(written: str) -> Length | FirstOfMonth | StartOfYear:
    text = " ".join(written.casefold().split())
    if text == "start of year":
        return StartOfYear()
    if match := re.fullmatch(r"first of month (\d{1,3})", text, re.ASCII):
        if int(match[1]) == 0:
            raise WrongRequest("first of month 0 is the month reached itself: write first of month 1 for the next one")
        return FirstOfMonth(int(match[1]))
    try:
        return Length.parse(text)
    except WrongRequest:
        raise WrongRequest(
            f'"{written.strip()}" is not a shift: write a length such as 30d or 2m, first of month 1, or start of year'
        ) from None
