"""DATES

Write as much of a date as is known: a day, a month, a year, or two ends. Nothing is
rounded; every answer is reasoned for all days that a date can be.

{read}

The mark ? says that the source is not sure, ~ that it is about then, % both. A mark
moves no day: it lists the agreement under To confirm until the date is recorded
without it. What ~ and ? mean in answers, treatytrack help validity tells.

REFUSED

{refused}

--day-first or --month-first says which number is the day, in add, edit, record, import,
event add, event edit, party add and party edit. A spreadsheet's day count depends on the
program that made it: not guessed.

LENGTHS

{lengths}

A month is never 30 days. Years and months are added first, a day past the month's end
becomes its last day, then days are added; always from the start, so the 31st comes back
(R2): 2025-01-31 and 1m is {one_month}, and 2m is {two_months}.

UNTIL AND ENDED

until names the last day in force, as the text does; ended names the first day no longer
in force. What ends at midnight after 4 February 2026 is either of the first two:

{ends}

AS OF, AND KNOWN ON

--as-of names the day that is asked about, --known-on the moment up to which the register
is known: 2026-01-31 (to its end, in the register's time zone), 2026-01-31T12:00 (UTC) or
2026-01-31T12:00+04:00, as history shows times. What is left out is all meant: 12:00 is
that whole minute. Together they tell what was known then of that day.

TRY IT

  treatytrack list signed:2025-04..2025-06  signed in that quarter
  treatytrack list --as-of 2027-01-01  as of that day
  treatytrack edit AZE-IRN-2025-2 --until 2026-12-31  as the text says
  treatytrack record AZE-IRN-2025-4 meeting 2027-03  some day in March
"""

from collections.abc import Iterator
from datetime import date

from treatytrack.cli.explaining.pages import rows_text
from treatytrack.domain.bounds import Days
from treatytrack.domain.dates import PartialDate, read_date
from treatytrack.domain.lengths import Length, after
from treatytrack.domain.words import days_words
from treatytrack.errors import WrongRequest

READ = (
    "2025-04-28", "28 April 2025", "28.04.2025", "Apr 2025", "2025-04", "2025", "2027?", "201X", "2025-04..2025-06",
    "[..2025-04-28]",
)  # fmt: skip
REFUSED = ("03/04/2025", "45775", "31.04.2025", "9999-12-31", "spring 2025")
LENGTHS = ("5y", "1y6m", "90d", "2w", "18 months")
ENDS = (
    ("until", "2026-02-04"), ("ended", "2026-02-05"), ("until", "2027"), ("until", "2027?"), ("ended", "2019"),
)  # fmt: skip
_NO_DAY = date.min
"""None of these dates depends on today."""


def filled() -> dict[str, str]:
    """What stands in braces."""
    month, start = Length.parse("1m"), date(2025, 1, 31)
    return {
        "read": rows_text([*((written, _meant(read_date(written, _NO_DAY))) for written in READ), _TODAY]),
        "refused": rows_text((written, _refusal(written)) for written in REFUSED),
        "lengths": rows_text((written, Length.parse(written).in_words) for written in LENGTHS),
        "one_month": after(start, month).isoformat(),
        "two_months": after(start, month, 2).isoformat(),
        "ends": rows_text(_ends()),
    }


_TODAY = ("today", "the day that --as-of names, else the one in the register's time zone")


def _meant(recorded: PartialDate) -> str:
    days = days_words(Days(recorded.earliest, recorded.latest))
    if not recorded.is_day:
        days = f"some day{' from' if ' to ' in days else ',' if ' or ' in days else ''} {days}"
    return f"{days}, to be confirmed" if recorded.is_marked else days


def _refusal(written: str) -> str:
    try:
        read_date(written, _NO_DAY)
    except WrongRequest as wrong:
        return str(wrong).removeprefix(f'"{written}" ').removeprefix(f"{written} ")
    raise AssertionError(f"{written} is read")


def _ends() -> Iterator[tuple[str, str]]:
    for column, written in ENDS:
        recorded = read_date(written, _NO_DAY)
        if column == "until":
            yield f"--until {written}", f"last day in force: {_meant(recorded.as_last_day())}"
        else:
            yield f"--ended {written}", f"first day no longer in force: {_meant(recorded)}"
