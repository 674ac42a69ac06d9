"""Text for people in which a day stays whole: no line parts it, and no capitals shout it."""

import re

from treatytrack.domain.dates import MONTHS
from treatytrack.formats.readable import wrapped

JOIN = "\0"
"""Holds words together that no line may part: readable text has none of it."""

_DAY = rf"(?:[A-Z][a-z]+ )?\d{{1,2}} (?:{'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in MONTHS)}) \d{{4}}"

_BEFORE_SIGN = r" (?=[~?](?:\W|$))"
"""What says how sure a day is stays beside it."""


def wrapped_around(text: str, columns: int | None, indent: str = "") -> list[str]:
    """The text in lines of at most so many columns, in which no day is parted; None: in one line."""
    if columns is None:
        return [text.replace(JOIN, " ").rstrip()]
    whole = re.sub(_BEFORE_SIGN, JOIN, re.sub(_DAY, lambda day: day[0].replace(" ", JOIN), text))
    return [line.replace(JOIN, " ") for line in wrapped(whole, columns, indent)]


def in_capitals(title: str) -> str:
    """A title in capitals, but for the days in it."""
    parts = re.split(f"({_DAY})", title)
    parts[::2] = map(str.upper, parts[::2])  # between them stand the days
    return "".join(parts)
