"""Dates as people know them: a day, a month, a year, or some day between two (VALIDITY section 2).

A partial date is an EDTF (ISO 8601-2) expression with an earliest and a latest possible day, both inclusive.
`PartialDate.parse` reads the recorded form and nothing else; `read_date` also reads what people type.
"""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from treatytrack.errors import WrongRequest

FIRST_PLACEHOLDER_YEAR = 2500
"""Registers write 9999 or 2999 for "for ever": from this year on a written date is no date."""

ONE_DAY = timedelta(days=1)

DayOrder = Literal["day-first", "month-first"]

_MARKS = frozenset("?~%")
_DIGITS = frozenset("0123456789X")
_LENGTHS = frozenset({(4,), (4, 2), (4, 2, 2)})
_BLANKS = " \t\n\r\f\v"
_BARE_RANGE = r"([0-9X?~%-]+)\.\.([0-9X?~%-]+)"
_YEAR_FIRST = r"(\d{4})[./](\d{1,2})[./](\d{1,2})"
_YEAR_LAST = r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})"
_DAY_NAMED_MONTH = r"(?:(\d{1,2})(?:(?:st|nd|rd|th)?\.?\s+|[/-]))?(?:of\s+)?([a-z]{3,9})(?:\.?,?\s+|[/-])(\d{4})"
_NAMED_MONTH_DAY = r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})"


def _matched(pattern: str, text: str) -> re.Match[str] | None:
    """The whole text as that pattern. Compiled when first needed: most programs meet only plain days."""
    return re.fullmatch(pattern, text, re.ASCII)


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Placeholder(WrongRequest):
    """What programs write where no date is known, such as 0000-00-00 or 9999-12-31."""


class ReadsTwoWays(WrongRequest):
    """A numeric date whose day and month could be either number."""


class NoDate(WrongRequest):
    """A text that has the form of no date; `has_figures` where it may be one in a form that nobody expects."""

    def __init__(self, shown: str) -> None:
        forms = "a day 2025-04-28, a month 2025-04, a year 2025, or a range 2025-04..2025-06"
        super().__init__(f'"{shown}" is not a date: write {forms}')
        self.has_figures = any(map(str.isdecimal, shown))


class PartialDate(NamedTuple):
    """A date as recorded: its EDTF text, its earliest and latest possible day (None: open on that side)."""

    text: str
    earliest: date | None
    latest: date | None

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read the EDTF forms of VALIDITY section 2.

        Raises WrongRequest: no date of that form, a day that does not exist, a placeholder.
        """
        day = _day_written(text)
        return cls(text, day, day) if day else cls._of_days(text)

    @classmethod
    @lru_cache(maxsize=8192)
    def _of_days(cls, text: str) -> "PartialDate":
        if sides := _sides_of_range(text):
            return cls._between(*sides, text)
        if not (period := _period_written(text)):
            raise _not_a_date(text)
        earliest, latest = _matching_days(text, *period)
        return cls(text, earliest, latest)

    @classmethod
    def _between(cls, first: str, last: str, text: str) -> "PartialDate":
        if not first and not last:
            raise WrongRequest(f"{text} names no day: at least one side of a range is needed")
        start = cls.parse(first) if first else None
        end = cls.parse(last) if last else None
        if start and end and start.earliest and end.latest and end.latest < start.earliest:
            raise WrongRequest(f"{text} ends before it begins")
        return cls(f"[{first}..{last}]", start.earliest if start else None, end.latest if end else None)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """The partial date that is exactly this day."""
        return cls(day.isoformat(), day, day)

    @property
    def is_day(self) -> bool:
        """Whether it can be one day only (marked or not)."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def is_marked(self) -> bool:
        """Whether it carries an EDTF mark: uncertain `?`, approximate `~`, or both `%`."""
        return not _MARKS.isdisjoint(self.text)

    @property
    def is_plain_period(self) -> bool:
        """Whether it is a year or a month without mark, range or unspecified digit: `2027`, `2027-03`."""
        return len(self.text) in {4, 7} and self.text.replace("-", "").isdigit()

    def as_last_day(self) -> "PartialDate":
        """What it means in `until`: a plain year or month runs through its last day (VALIDITY section 2)."""
        if self.is_plain_period and self.latest:
            return PartialDate.of(self.latest)
        return self


def read_date(text: str, today: date | None, order: DayOrder | None = None) -> PartialDate:
    """Read a date as people write it: EDTF, `28 April 2025`, `28.04.2025`, `Apr 2025`, `1981-09..1981-10`, `today`.

    A numeric date that reads two ways is refused unless `order` says which part comes first, and `today` where none is
    given: a file would say another day each time that it is read.
    Raises WrongRequest, naming what was read and what to write instead.
    """
    written = text.strip()
    if day := _day_written(written):
        return PartialDate(written, day, day)
    mark = written[-1] if written and written[-1] in _MARKS else ""
    bare = written.removesuffix(mark).rstrip() if mark else written
    if bare.casefold() == "today":
        if today is None:
            raise WrongRequest(f"{written} is no day that a file can name: write the day itself")
        return PartialDate.parse(today.isoformat() + mark)
    if _matched(_BARE_RANGE, written):
        return PartialDate.parse(f"[{written}]")
    if iso := _as_iso(bare, order):
        return PartialDate.parse(iso + mark)
    return PartialDate.parse(written)


def _day_written(text: str) -> date | None:
    """The day of a text of the form 2025-04-28, which most dates have; None for any other form."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not text.isascii():
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        parts = text[:4], text[5:7], text[8:]
        return _day(text, *map(int, parts)) if all(map(str.isdigit, parts)) else None
    return day if day.year < FIRST_PLACEHOLDER_YEAR else _day(text, day.year, day.month, day.day)


def _sides_of_range(text: str) -> tuple[str, str] | None:
    """What stands before and after the dots of `[2026-10..2026-12]`; None for any other form."""
    inside = text[1:-1]
    first, dots, last = inside.partition("..")
    if not (dots and text[0] == "[" and text[-1] == "]") or "[" in inside or "]" in inside:
        return None
    return first.strip(_BLANKS), last.strip(_BLANKS)


def _period_written(text: str) -> tuple[str, str, str] | None:
    """Year, month and day of `2026`, `2026-10~`, `198X-XX-05`; XX for what is not written, None for any other form."""
    parts = (text[:-1] if text[-1:] in _MARKS else text).split("-")
    if tuple(map(len, parts)) not in _LENGTHS or not _DIGITS.issuperset("".join(parts)):
        return None
    year, month, day = (*parts, "XX", "XX")[:3]
    return year, month, day


def _as_iso(written: str, order: DayOrder | None) -> str | None:
    """The ISO form of a date in one of the forms of the prompt; None where it has none of them."""
    if match := _matched(_YEAR_FIRST, written):
        return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"
    if match := _matched(_YEAR_LAST, written):
        return _numeric(written, int(match[1]), int(match[2]), match[3], order)
    words = written.casefold()
    if match := _matched(_DAY_NAMED_MONTH, words):
        day, name, year = match[1], match[2], match[3]
    elif match := _matched(_NAMED_MONTH_DAY, words):
        name, day, year = match[1], match[2], match[3]
    else:
        return None
    month = _month_named(name)
    if month is None:
        return None
    return f"{year}-{month:02d}" + (f"-{int(day):02d}" if day else "")


def _numeric(written: str, first: int, second: int, year: str, order: DayOrder | None) -> str:
    """Which of two numbers is the day, refused where it could be either."""
    if order is None and first <= 12 and second <= 12 and first != second:
        one, other = f"{year}-{second:02d}-{first:02d}", f"{year}-{first:02d}-{second:02d}"
        raise ReadsTwoWays(
            f"{written} reads two ways, {one} (day first) or {other} (month first): write it as year-month-day"
        )
    day_first = order == "day-first" or (order is None and second <= 12)
    day, month = (first, second) if day_first else (second, first)
    return f"{year}-{month:02d}-{day:02d}"


def _month_named(name: str) -> int | None:
    """The month whose English name begins so: at least its first three letters, `sept` too."""
    for number, month in enumerate(MONTHS, start=1):
        if month.casefold().startswith(name):
            return number
    return None


def _day(text: str, year: int, month: int, day: int) -> date:
    """That day; refused where it does not exist or is a placeholder."""
    _refuse_placeholder(text, year)
    if month == 0 or day == 0:
        raise _unknown_day(text, f"{year:04d}", f"{month:02d}")
    try:
        return date(year, month, day)
    except ValueError:
        raise WrongRequest(f"{text} is not a day that exists{_nearest_day(year, month, day)}") from None


def _unknown_day(text: str, year: str, month: str) -> WrongRequest:
    """What to write for a month or a day that is written as 00."""
    unknown = f"{year}-{'XX' if month == '00' else month}{'' if len(text) < 10 else '-XX'}"
    return WrongRequest(f"{text} is a placeholder, not a date: write {unknown} for a day that is not known")


def _nearest_day(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        return f": there is no month {month:02d}"
    return f": {MONTHS[month - 1]} {year} has {days_in_month(year, month)} days" if day > 28 else ""


def _refuse_placeholder(text: str, year: int) -> None:
    if year == 0 or year >= FIRST_PLACEHOLDER_YEAR:
        raise Placeholder(f"{text} is a placeholder, not a date: leave it empty")


def _matching_days(text: str, year: str, month: str, day: str) -> tuple[date, date]:
    """The first and last day that match a pattern in which X stands for any digit."""
    if year == "XXXX":
        raise WrongRequest(f"{text} names no day: leave it empty where not even the century is known")
    if "X" not in year:
        _refuse_placeholder(text, int(year))
    if month == "00" or day == "00":
        raise _unknown_day(text, year, month)
    lowest_year = max(int(year.replace("X", "0")), 1)
    years = [y for y in range(lowest_year, int(year.replace("X", "9")) + 1) if _fits(y, year)]
    earliest = _extreme(years, month, day, first=True)
    latest = _extreme(list(reversed(years)), month, day, first=False)
    if earliest is None or latest is None:
        if "X" not in text:
            _day(text, int(year), int(month) if month != "XX" else 1, int(day) if day != "XX" else 1)
        raise WrongRequest(f"no day matches {text}")
    if latest.year >= FIRST_PLACEHOLDER_YEAR:
        _refuse_placeholder(text, latest.year)
    return earliest, latest


def _extreme(years: list[int], month: str, day: str, *, first: bool) -> date | None:
    """The first matching day in the order of `years` (ascending for first, descending for last)."""
    months = [m for m in range(1, 13) if _fits(m, month)]
    for y in years:
        for m in months if first else reversed(months):
            days = range(1, days_in_month(y, m) + 1)
            for d in days if first else reversed(days):
                if _fits(d, day):
                    return date(y, m, d)
    return None


def _fits(number: int, pattern: str) -> bool:
    digits = f"{number:0{len(pattern)}d}"
    return all(wanted in ("X", digit) for wanted, digit in zip(pattern, digits, strict=True))


def days_in_month(year: int, month: int) -> int:
    """How many days that month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def is_day_count(text: str) -> bool:
    """Whether it may be how a spreadsheet counts days, which is no date for anybody else."""
    return re.fullmatch(r"\d{5}(\.\d+)?", text, re.ASCII) is not None


def _not_a_date(text: str) -> WrongRequest:
    shown = text if len(text) <= 60 else text[:57] + "..."
    if is_day_count(text):
        return WrongRequest(
            f"{shown} is a number, not a date (a spreadsheet's day count?): format the column as YYYY-MM-DD first"
        )
    return NoDate(shown)
