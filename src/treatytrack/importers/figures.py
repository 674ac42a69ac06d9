"""Figures of other scripts, as `١٩٩٨`, in those that dates and lengths are recorded in."""

import re
import unicodedata

_HIDDEN = dict.fromkeys(
    map(ord, "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
)
"""Marks that say in which direction a text runs, or where it may break, and are not seen."""
_YEARS = re.compile(r"\d{4,}")
_OLDEST, _NEWEST = 1500, 2200


def in_our_figures(written: str) -> str:
    """A text with figures as they are recorded, without marks that are not seen."""
    if written.isascii():
        return written
    text = written.translate(_HIDDEN)
    return "".join([str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text])


def has_other_figures(written: str) -> bool:
    """Whether any figure of a text is of another script."""
    return any(sign.isdecimal() and not sign.isascii() for sign in written)


def may_be_of_another_calendar(written: str) -> bool:
    """Whether a year is written in other figures that would be long ago, or far ahead: 1375 was 1996 in Iran.

    Where month and day are written with it, without a sign between, it may be at either end.
    """
    found = () if written.isascii() else _YEARS.findall(written)
    return any(not year.isascii() and not (is_of_our_time(year[:4]) or is_of_our_time(year[-4:])) for year in found)


def is_of_our_time(year: str) -> bool:
    """Whether a year of our calendar would be neither long ago nor far ahead."""
    return _OLDEST <= int(year) <= _NEWEST
