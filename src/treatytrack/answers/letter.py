"""A report as it is mailed."""

from datetime import date
from typing import NamedTuple

from treatytrack.answers.calendar import Calendar


class Letter(NamedTuple):
    """A report as it is mailed: its text, the same as a page, the calendar; no word of the register is in its subject.

    `html` is empty, and `calendar` None, where there is none.
    """

    subject: str
    day: date
    text: str
    html: str = ""
    calendar: Calendar | None = None
