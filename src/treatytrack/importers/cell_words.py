"""What one cell says in the words of its source, as the column records it: dates, lengths, yes and no."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from treatytrack import cells
from treatytrack.columns import BY_NAME
from treatytrack.domain.dates import ONE_DAY, DayOrder, PartialDate, is_day_count, read_date
from treatytrack.errors import WrongRequest
from treatytrack.importers.date_forms import LatestYear, reading_dates
from treatytrack.importers.figures import in_our_figures, may_be_of_another_calendar
from treatytrack.importers.preset import Reading
from treatytrack.importers.wording import Wording

_USUAL = ("%d %B %Y", "%d. %B %Y", "%d %B, %Y", "%B %d, %Y", "%B %Y")
"""Tried where no form is named and the source has a language: a month's name cannot be taken for anything else."""

_READ = ("date", "start", "length", "number", "rule")
_ALSO_LENGTHS = ("denunciation_after",)
_MAY_LIE_AHEAD = ("until", "ended")


class Told(NamedTuple):
    """A cell as it is recorded, or what is wrong with it; and what is odd about it."""

    text: str
    wrong: str = ""
    odd: str = ""


def telling(
    name: str, wording: Wording, reading: Reading, forms: Sequence[str], order: DayOrder | None, latest: LatestYear
) -> Callable[[str], Told] | None:
    """How the cells of that column are read; None where they are recorded as they are.

    `latest` gives the year after which no year of two digits lies, but where a date may lie ahead.
    """
    kind = BY_NAME[name].kind
    if kind is cells.DATE:
        dated = _dating(wording, reading, forms, None if name in _MAY_LIE_AHEAD else latest)
        if name == "ended" and reading.end_is == "last-day":
            return lambda text: _day_after(dated(text) if dated else Told(text), order)
        return dated
    if kind is cells.LASTS:
        return lambda text: Told("open" if wording.is_endless(text) else wording.length(in_our_figures(text)))
    if kind.name == "length" or name in _ALSO_LENGTHS:
        return lambda text: Told(wording.length(in_our_figures(text)))
    if kind is cells.BINDING_WORD:
        return lambda text: Told(wording.truth(text))
    return None


def is_understood(name: str, order: DayOrder | None) -> Callable[[str], bool]:
    """Whether a cell of that column is a date, a length, a number or a rule: these need no word of their own."""
    kind = BY_NAME[name].kind
    if kind.name not in _READ and kind is not cells.BINDING_WORD:
        return lambda text: False

    def understood(text: str) -> bool:
        try:
            cells.read_typed(kind, text, date.min, order)
        except WrongRequest:
            return False
        return True

    return understood


def _dating(
    wording: Wording, reading: Reading, forms: Sequence[str], latest: LatestYear | None
) -> Callable[[str], Told] | None:
    if forms:
        read = reading_dates(forms, wording, zeros=reading.zeros, latest=latest)
        named = ", ".join(forms)
        wrong = f"has none of the date forms {named}: name its form beside these with --date-format"

        def in_form(text: str) -> Told:
            found = read(text)
            if found.text is not None:
                return Told(found.text, odd=found.odd)
            if is_day_count(text):  # no form reads it: what can be done is said where it is recorded
                return Told(text)
            if may_be_of_another_calendar(text):
                return Told("", f'"{_short(text)}" may be of another calendar: write the Gregorian day')
            return Told("", f'"{_short(text)}" {wrong}')

        return in_form
    if reading.languages or reading.months or reading.zeros == "unknown":
        usual = reading_dates(_USUAL, wording, zeros=reading.zeros)
        return lambda text: Told(usual(text).text or text)
    return None


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."


def _day_after(told: Told, order: DayOrder | None) -> Told:
    """The first day no longer in force, from the last day in force; what is uncertain of the one is so of the other."""
    if told.wrong:
        return told
    if told.text.strip(" ?~%").casefold() == "today":  # which day that is, nobody knows here
        return Told("", "today is no last day that a file can name: write the day itself")
    try:
        last = read_date(told.text, date.min, order)
    except WrongRequest:
        return told  # what is wrong with it is said where it is recorded
    mark = last.text[-1] if last.text[-1] in "?~%" else ""
    earliest, latest = (f"{day + ONE_DAY}{mark}" if day else "" for day in (last.earliest, last.latest))
    return Told(PartialDate.parse(earliest if last.is_day else f"[{earliest}..{latest}]").text, odd=told.odd)
