"""`--known-on`: the moment up to which the register is known, as it is written and as it is understood."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from treatytrack.cli.clock import now
from treatytrack.errors import WrongRequest
from treatytrack.store.layout import moment_told, utc_text
from treatytrack.store.reading import ReadableRegister

_WRITTEN = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"([T ](?P<hour>\d\d)(:(?P<minute>\d\d)(:(?P<second>\d\d)(?P<fraction>[.,]\d+)?)?)?"
    r" ?(?P<offset>Z|UTC|[+-]\d\d(:?\d\d)?)?)?",
    re.ASCII | re.IGNORECASE,
)
_LASTS = {
    "fraction": timedelta(milliseconds=1),
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
}
"""How long that lasts of which nothing more is said."""

_FORM = (
    "write it as 2026-01-31, a day in the register's time zone, or as 2026-01-31T12:00, in UTC unless it ends in an "
    "offset such as +04:00"
)


class Moment(NamedTuple):
    """When it was over: all that was recorded before was known. `words` say in UTC the `last` of it that has come."""

    ends: datetime
    last: datetime
    words: str


def moment(written: str, began: Callable[[date], datetime], at_present: datetime) -> Moment:
    """The moment meant. Of what is not written of it, all is meant: of a day its end, of 12:00 that whole minute.

    A day is one of the register's time zone, as every day is: `began` tells when it began.
    Raises WrongRequest: it is no moment, or not come yet.
    """
    found = _WRITTEN.fullmatch(written.strip())
    try:
        begins = _begins(found, began) if found else None
    except (ValueError, OverflowError):
        begins = None
    if found is None or begins is None:
        raise WrongRequest(f'--known-on: "{written}" is not a moment: {_FORM}')
    if begins > at_present:
        raise WrongRequest(
            f"--known-on: {written} lies ahead, and what will be known then nobody knows; "
            "without --known-on the register is shown as it is known now"
        )
    if found["hour"]:
        ends = begins + next(lasts for part, lasts in _LASTS.items() if found[part])
    else:
        ends = began(date.fromisoformat(found["day"]) + timedelta(days=1)).astimezone(UTC)
    shown = min(ends - timedelta(milliseconds=1), at_present)
    return Moment(ends, shown, in_words(shown, to_the_second=found["second"] is not None))


def _begins(found: re.Match[str], began: Callable[[date], datetime]) -> datetime:
    """When that day or time begins. Raises ValueError, OverflowError: there is none."""
    day = date.fromisoformat(found["day"])
    if not found["hour"]:
        return began(day).astimezone(UTC)
    offset = (found["offset"] or "Z").upper().replace("UTC", "Z")
    fraction = (found["fraction"] or "").replace(",", ".")[:4]
    time = f"{found['hour']}:{found['minute'] or '00'}:{found['second'] or '00'}{fraction}"
    return datetime.fromisoformat(f"{day}T{time}{offset}").astimezone(UTC)


def in_words(when: datetime, *, to_the_second: bool = False) -> str:
    """A moment as people read it: 2026-01-31 12:00 UTC."""
    return f"{when.astimezone(UTC):{'%Y-%m-%d %H:%M:%S' if to_the_second else '%Y-%m-%d %H:%M'}} UTC"


def looked_back(
    register: ReadableRegister, written: str, began: Callable[[date], datetime]
) -> tuple[ReadableRegister, Moment]:
    """The register as it was known at the moment that is written, and that moment as it is understood.

    Raises WrongRequest: it is no moment, lies ahead, or nothing was recorded yet.
    """
    known = moment(written, began, now())
    ends = utc_text(known.ends)
    last = register.past.last_change_before(ends)
    if not last:
        first = register.past.first_change()
        begins = f"it begins on {in_words(moment_told(first))}" if first else "its history is empty"
        raise WrongRequest(f"--known-on: on {known.words} there was nothing in this register: {begins}")
    return register.past.as_known(last, ends), known
