"""The events that a preset makes out of columns: `"ratified {DAY} by IRN" = {}`; and those that a cell holds."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from treatytrack.domain.dates import DayOrder, Placeholder, ReadsTwoWays, read_date
from treatytrack.errors import WrongRequest
from treatytrack.importers.cell_words import Told, telling
from treatytrack.importers.date_forms import LatestYear
from treatytrack.importers.each_apart import each_apart
from treatytrack.importers.half_read import HalfRead
from treatytrack.importers.preset import EventForm, Reading, Test
from treatytrack.importers.wording import Wording

ReadsDay = Callable[[str], Told]


class EventsTold:
    """Writes the events of a row. Their days are read as those in columns are, and refused as they are."""

    def __init__(
        self,
        forms: Sequence[EventForm],
        wording: Wording,
        reading: Reading,
        order: DayOrder | None,
        latest: LatestYear,
    ) -> None:
        self._forms = forms
        usual, ahead = (telling(name, wording, reading, reading.date_forms, order, latest) for name in _KINDS)
        self._day, self._day_ahead = _or_as_recorded(usual, order), _or_as_recorded(ahead, order)

    def put(self, half: HalfRead, holds: Callable[[Mapping[str, Test], HalfRead], bool]) -> None:
        """Add the events of a row to those that it has; `holds` tells whether what a form asks for is so.

        Where lists hold what a form asks for, each of their objects may be an event.
        """
        if written := half.ours.get("events"):
            half.ours["events"] = tuple(self._as_recorded(text, half) for text in written)
        whole = half.cells
        for form in self._forms:
            try:
                for cells in each_apart(form.names, tuple(form.when), whole):
                    half.cells = cells
                    if text := self._event(form, half, holds):
                        half.add("events", text)
            except WrongRequest as wrong:
                half.refuse("events", str(wrong))
        half.cells = whole

    def _as_recorded(self, event: str, half: HalfRead) -> str:
        """An event as a cell has it, its days as they are recorded; what is no day is told where it is recorded."""

        def day(found: re.Match[str]) -> str:
            if not found["day"]:
                return found[0]
            told = (self._day_ahead if found["ahead"] else self._day)(found["day"])
            if told.odd:
                half.wonder("events", told.odd)
            return f"{found['before']}{told.text or found['day']}"

        head = found[0] if (found := _BEFORE_NOTE.match(event)) else ""
        return _DAY_OF_EVENT.sub(day, head) + event[len(head) :]

    def _event(self, form: EventForm, half: HalfRead, holds: Callable[[Mapping[str, Test], HalfRead], bool]) -> str:
        for name in form.template.fields:
            if not half.cells[name]:
                return ""
        told = {
            name: (self._day_ahead if name in form.ahead else self._day)(text)
            for name in form.names
            if (text := half.cells[name])
        }
        days = {name: one.text or half.cells[name] for name, one in told.items()}
        if not holds(form.when, half) or (form.differ and len({days.get(name) for name in form.differ}) < 2):
            return ""
        wrong = [one.wrong for name in form.days if (one := told[name]).wrong]
        for what in dict.fromkeys(wrong):
            half.refuse("events", what)
        for odd in filter(None, (one.odd for one in told.values())):
            half.wonder("events", odd)
        return "" if wrong else form.template.filled(lambda name: days.get(name, ""))


_QUOTED = r'"(?:[^"]|"")*"'
_BEFORE_NOTE = re.compile(rf'(?:[^":]|{_QUOTED})*')
_DAY_OF_EVENT = re.compile(
    rf"{_QUOTED}|(?P<before>^\S+\s+|(?P<ahead>\b(?:until|effective)\s+))"
    r"(?P<day>(?!by\b|for\b)[^\s\"][^\"]{0,60}?)(?=\s+(?:by|effective|until|for|other|source)\b|\s*$)"
)
"""What stands in quotes, or behind the kind of an event and where else a day does."""

_KINDS = ("signed", "until")
"""Columns whose days are read as those of events: the second as what may lie ahead of all that is known."""


def _or_as_recorded(tell: ReadsDay | None, order: DayOrder | None) -> ReadsDay:
    """Reads a day in the forms of the source, else in those that people use; what is neither is wrong."""
    known: dict[str, Told] = {}

    def read(text: str) -> Told:
        if text not in known:
            if len(known) >= _KEPT:
                known.clear()
            told = tell(text) if tell else Told(text)
            why = _unread(told.text or text, order)
            known[text] = Told("", told.wrong or why) if why else told._replace(wrong="")
        return known[text]

    return read


_KEPT = 5_000


def _unread(text: str, order: DayOrder | None) -> str:
    """Why that is no date; empty where it is one, and where it is recorded more can be said of it than here."""
    try:
        read_date(text, date.min, order)
    except (ReadsTwoWays, Placeholder):
        return ""
    except WrongRequest as wrong:
        return str(wrong)
    return ""
