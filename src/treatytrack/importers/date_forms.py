"""Dates in the forms that a source writes them in, told by `%d.%m.%Y` and the like, as the dates that are recorded."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from treatytrack.domain.dates import PartialDate
from treatytrack.errors import WrongRequest
from treatytrack.importers.figures import has_other_figures, in_our_figures, is_of_our_time, may_be_of_another_calendar
from treatytrack.importers.wording import Wording

_MONTH = "(?P<B>)"
_WORD = r"[^\s\d_.,;:/()-]+"
"""A name of a month or a day: letters and, in many scripts, signs that combine with them."""

# fmt: off
_DIRECTIVES = {
    "Y": r"(?P<Y>[0-9]{4})",
    "y": r"(?P<y>[0-9]{2})",
    "m": r"(?P<m>[0-9]{1,2})",
    "d": r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th|er|º|ª|°)?",
    "B": rf"{_MONTH}\.?",
    "b": rf"{_MONTH}\.?",
    "A": rf"{_WORD}\.?",
    "a": rf"{_WORD}\.?",
    "H": r"(?P<H>[0-9]{1,2})", "I": r"[0-9]{1,2}", "M": r"[0-9]{2}", "S": r"[0-9]{2}", "f": r"[0-9]{1,6}",
    "p": r"[AaPp]\.?[Mm]\.?", "z": r"(?P<z>Z|[+-][0-9][0-9]:?[0-9][0-9])", "Z": r"[A-Za-z]*",
    "%": "%",
}
# fmt: on
_FIXED = {"m": r"(?P<m>[0-9]{2})", "d": r"(?P<d>[0-9]{2})"}
"""Where another number follows at once, only two digits can be told apart."""

KNOWN = "%Y %y %m %d %B %b, and %A %a %H %M %S %p, which are passed over"
_MARKS = "?~%"
_WITH_ZEROS = re.compile(r"[0-9]{4}-(?:00(?:-[0-9]{2})?|[0-9]{2}-00)")
_LONGEST = 60
_KEPT = 20_000

_UTC = ("Z", "+0000", "+00:00", "-0000", "-00:00")
_NOON = 12


class Dated(NamedTuple):
    """A date as it is recorded, None where no form fits; and what is odd about reading it so."""

    text: str | None
    odd: str = ""


Reads = Callable[[str], Dated]
LatestYear = Callable[[], int]


def reading_dates(
    forms: Sequence[str], wording: Wording, *, zeros: str = "refuse", latest: LatestYear | None = None
) -> Reads:
    """Reads a date in the first of the forms that fits, as EDTF; what is EDTF already fits always.

    `zeros` says what 00 is where a day or a month should be: `unknown` (1998-XX-XX), or refused where it is recorded.
    A year of two digits is not after `latest`; where nothing may be said of that, it is as POSIX has it.
    """
    patterns = [(form, _compiled(form, wording.own_months)) for form in forms]

    @lru_cache(_KEPT)
    def read(written: str) -> Dated:
        return _read(written, patterns, wording, zeros, latest)

    return read


def date_form(written: str) -> str:
    """A date form as it is written. Raises WrongRequest: it is none."""
    _compiled(written)
    return written


def _read(
    written: str,
    patterns: Sequence[tuple[str, re.Pattern[str]]],
    wording: Wording,
    zeros: str,
    latest: LatestYear | None,
) -> Dated:
    if len(written) > _LONGEST:
        return Dated(None)
    if may_be_of_another_calendar(written):
        return Dated(None)
    plain = in_our_figures(written)
    mark = plain[-1] if plain[-1:] in _MARKS else ""
    bare = plain.removesuffix(mark).rstrip() if mark else plain
    fitting = []
    for form, one in patterns:
        if (found := one.fullmatch(bare)) and (date := _edtf(found.groupdict(), wording, zeros, latest)):
            fitting.append((form, date, _is_late_in_utc(found.groupdict())))
    if fitting and has_other_figures(written) and not is_of_our_time(fitting[0][1][:4]):
        return Dated(None)
    if fitting:
        return Dated(fitting[0][1] + mark, _what_is_odd(written, fitting))
    if zeros == "unknown" and _WITH_ZEROS.fullmatch(bare):
        return Dated(bare.replace("-00", "-XX") + mark)
    return Dated(plain if _is_recorded_form(plain) else None)


def _what_is_odd(written: str, fitting: Sequence[tuple[str, str, bool]]) -> str:
    """What is said of a date that is another as another form reads it, in another calendar, or further east."""
    form, date, is_late = fitting[0]
    for other, otherwise, _ in fitting[1:]:
        if otherwise != date:
            return f'"{written}" is {date} as {form}, which stands first, and {otherwise} as {other}'
    if "%y" in form and has_other_figures(written):
        return f'"{written}" is {date}, unless its year is of another calendar'
    return f'"{written}" is {date} in UTC, and further east the next day: which is meant?' if is_late else ""


def _is_late_in_utc(parts: dict[str, str | None]) -> bool:
    """Whether it is after noon in UTC: so programs further east write their midnight, which is of the next day."""
    return parts.get("z") in _UTC and int(parts.get("H") or 0) >= _NOON


def _edtf(parts: dict[str, str | None], wording: Wording, zeros: str, latest: LatestYear | None) -> str | None:
    year = parts.get("Y") or _in_its_century(parts.get("y") or "", latest)
    month, day = _number(parts.get("m")), _number(parts.get("d"))
    if name := parts.get("B"):
        month = wording.month(name)
        if month is None:
            return None
    if month is None:
        return year
    if month > 12 or (day or 0) > 31:  # the numbers stand in another order: another form may fit
        return None
    written = [year, f"{month:02d}", *([f"{day:02d}"] if day is not None else [])]
    if zeros == "unknown":
        written = ["XX" if part == "00" else part for part in written]
    return "-".join(written)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _in_its_century(two: str, latest: LatestYear | None) -> str:
    """The year of two digits: the last that is not after `latest`; as POSIX has it, 69 to 99 are 1969 to 1999."""
    if not two:
        return ""
    last = latest() if latest else 2068
    return f"{last - (last - int(two)) % 100:04d}"


def _is_recorded_form(written: str) -> bool:
    """Whether it is EDTF, whatever form the others have: a spreadsheet's own dates come so."""
    if not re.match(r"\[|[0-9X]{4}(?:$|[-?~%])", written):
        return False
    try:
        PartialDate.parse(written)
    except WrongRequest:
        # A form it is; that there is no such day is said where it is recorded.
        return re.fullmatch(r"\d{4}-\d\d(-\d\d)?", written) is not None
    return True


def _compiled(form: str, months: Sequence[str] = ()) -> re.Pattern[str]:
    """The pattern of a form; `months` are names that may be more than one word.

    Raises WrongRequest: a sign that is not known, no year, or a day without a month.
    """
    found = ""
    said: list[str] = []
    at = 0
    while at < len(form):
        letter = form[at]
        if letter == "%":
            directive = form[at + 1 : at + 2]
            if directive not in _DIRECTIVES:
                raise WrongRequest(f'"%{directive}" is not known in the date form "{form}": write {KNOWN}')
            once = _DIRECTIVES[directive]
            if directive in said:  # what is passed over may stand twice; the rest is refused below
                once = once.replace(f"(?P<{directive}>", "(?:")
            said.append({"b": "B", "y": "Y"}.get(directive, directive))
            tight = form[at + 2 : at + 3] == "%"
            found += _FIXED.get(directive, once) if tight or _ends_tight(form, at) else once
            at += 2
        else:
            found += r"\s+" if letter.isspace() else re.escape(letter)
            at += 1
    numbers = [one for one in said if one in "YmdB"]
    month = {"m", "B"} & set(numbers)
    if "Y" not in numbers or len(numbers) != len(set(numbers)) or len(month) > 1 or ("d" in numbers and not month):
        raise WrongRequest(
            f'"{form}" is not a date form: it names the year, and the day only with the month, each once, '
            "as in %d.%m.%Y, %B %Y or %Y"
        )
    names = "|".join([*map(re.escape, sorted(months, key=len, reverse=True)), _WORD])
    return re.compile(found.replace(_MONTH, f"(?P<B>{names})"), re.IGNORECASE)


def _ends_tight(form: str, at: int) -> bool:
    """Whether another directive stands right before this one."""
    return at >= 2 and form[at - 2] == "%" and form[at - 1] != "%"
