"""What was understood of a new agreement, and what will be presumed of it, for a look before it is saved."""

from collections.abc import Callable, Iterator
from typing import Any

from treatytrack.actions.agreement_card import standing_lines
from treatytrack.actions.card import Line
from treatytrack.actions.confirming import lines_to_confirm
from treatytrack.columns import RECORDED
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.bounds import Days
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.lengths import Length
from treatytrack.domain.validity import Standing
from treatytrack.domain.words import days_words, long_day, signs, status_words


def recorded_lines(agreement: Agreement, named: Callable[[str], str]) -> Iterator[Line]:
    """What will be recorded, column by column; `named` gives a party's name for its code."""
    for column in RECORDED:
        if text := column.text(agreement):
            yield Line(_heading(column.name, column.heading), _in_words(column.name, column.of(agreement), text, named))


def _heading(name: str, heading: str) -> str:
    return "Title" if name == "title" else heading


def _in_words(name: str, value: Any, text: str, named: Callable[[str], str]) -> str:
    """A value as people say it."""
    if name in {"party_a", "party_b"}:
        return f"{named(text)} ({text})"
    match value:
        case PartialDate():
            return _date_in_words(value.as_last_day() if name == "until" else value, text)
        case Length():
            return value.in_words
    return text.replace("-", " ") if name == "type" else text


def _date_in_words(date: PartialDate, text: str) -> str:
    """`28 April 2025`; `2028?: some day in 2028, unconfirmed`."""
    if date.earliest and date.is_day:
        return f"{text}: {long_day(date.earliest)}, unconfirmed" if date.is_marked else long_day(date.earliest)
    days = days_words(Days(date.earliest, date.latest))
    some_day = f"some day {days}" if days.startswith("in ") else days
    return f"{text}: {some_day}{', unconfirmed' if date.is_marked else ''}"


def presumed_lines(agreement: Agreement, standing: Standing) -> Iterator[Line]:
    """What follows on the as-of day, what of it rests on an assumption, and what the text would settle."""
    status = f"{status_words(standing)} {signs(standing)}".rstrip()
    yield Line("status", status)
    yield from standing_lines(agreement, standing)
    if about := [line.label for line in lines_to_confirm(agreement, standing)]:
        yield Line("to confirm", ", ".join(about))
