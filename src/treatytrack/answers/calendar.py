"""A calendar: what fills whole days, for programs that remind people of them."""

from datetime import date, datetime
from typing import NamedTuple


class CalendarEntry(NamedTuple):
    """Something that fills whole days of a calendar, both inclusive; `uid` is the same in every file that holds it."""

    uid: str
    first: date
    last: date
    summary: str
    description: tuple[str, ...]
    """Line by line."""
    category: str = ""
    certain: bool = True
    alarms: tuple[date, ...] = ()
    """The days on whose morning it is reminded of."""


class Calendar(NamedTuple):
    """Entries, and the moment at which they were told: of two files the later one knows better."""

    name: str
    moment: datetime
    entries: tuple[CalendarEntry, ...]
