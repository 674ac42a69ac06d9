"""What comes due, and what happened between parties, as entries of a calendar."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from typing import NamedTuple

from treatytrack.actions.find import Due
from treatytrack.actions.register import Register
from treatytrack.actions.saved import as_typed
from treatytrack.answers.calendar import Calendar, CalendarEntry
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.bounds import Days
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.deadlines import Deadline
from treatytrack.domain.lengths import Length, moved
from treatytrack.domain.relation_events import RelationEvent
from treatytrack.domain.why import why
from treatytrack.domain.words import comes_due, days_words, long_day, when_words, with_brief_days
from treatytrack.errors import WrongRequest

A_DAY = Length.parse("1d")
AHEAD = Length.parse("14d")
"""How long ahead a calendar reminds; where the agreement has a lead time, that long ahead too."""


class Coming(NamedTuple):
    """A deadline that comes due, of which agreement, and why on that day."""

    agreement: Agreement
    deadline: Deadline
    why: str


def coming(dues: Iterable[Due]) -> Iterator[Coming]:
    """What was found to come due, each with the reason for its day."""
    return (Coming(one.agreement, one.deadline, why(one.deadline, one.agreement, one.standing)) for one in dues)


def calendar_of_deadlines(
    register: Register, told: Iterable[Coming], named: Callable[[str], str], day: date, moment: datetime
) -> Calendar:
    """An entry for each deadline told on that day; `named` gives a party's name for its code.

    `moment` is when the calendar is made.
    """
    return Calendar("Treaty deadlines", moment, tuple(_deadline(register, one, named, day) for one in told))


def calendar_of_events(
    events: Iterable[RelationEvent], named: Callable[[str], str], day: date, moment: datetime
) -> Calendar:
    """An entry for each event that has a first and a last day; the others stand in no calendar.

    `named` gives a party's name for its code, `day` is the as-of day, `moment` when the calendar is made.
    """
    entries = (_event(event, named, day) for event in events)
    return Calendar("Events between parties", moment, tuple(entry for entry in entries if entry))


def _deadline(register: Register, one: Coming, named: Callable[[str], str], day: date) -> CalendarEntry:
    agreement, due, _ = one
    said = comes_due(due)
    said = said[0].upper() + said[1:]
    if due.earliest != due.latest:
        said = f"{said} (some day {_from_to(due)})"
    elif due.certain == "assumed":
        said = f"{said} (assumed)"
    number = _number_of_event(register, agreement, due.number) if due.kind == "event" else due.number
    return CalendarEntry(
        _uid(agreement.ref, due.kind, number),
        due.earliest,
        due.latest,
        f"{said}: {agreement.title}",
        tuple(_about(one, named, day)),
        due.kind,
        due.certain != "no",
        tuple(_alarms(agreement, due, day)),
    )


def _uid(ref: str, kind: str, number: int) -> str:
    """By what a calendar knows an entry again: kind and number hold no dot, so no two are alike."""
    return f"{ref}.{kind}.{number}@treatytrack"


def _number_of_event(register: Register, agreement: Agreement, place: int) -> int:
    """The number that people use (`REF/3`) of the event in that place; of several alike each has its own."""
    event = agreement.events[place]
    alike = [one.number for one in register.numbered_events(agreement.ref) if one.event == event]
    return alike[agreement.events[:place].count(event)]


def _about(one: Coming, named: Callable[[str], str], day: date) -> Iterator[str]:
    agreement, due, because = one
    yield f"{agreement.ref}: {agreement.title}"
    yield f"Parties: {', '.join(named(code) for code in agreement.parties)}"
    because = because if due.kind == "event" else with_brief_days(because)
    yield f"Why: {f'renews {because}' if due.kind == 'renews' else because}"
    if due.earliest != due.latest:
        yield from _of_uncertain_days(due, day)
    elif due.certain == "assumed":
        yield "This day rests on an assumption, which the text of the agreement may not bear out."
    elif due.certain == "no":
        yield "It is not certain to come: that depends on dates that are not certain."
    yield f"More: {as_typed(('treatytrack', 'show', agreement.ref, '--explain'))}"


def _of_uncertain_days(due: Deadline, day: date) -> Iterator[str]:
    yield f"The day is not certain: it may be any day {_from_to(due)}, and the entry covers them all."
    if due.earliest < day:
        yield f"On {long_day(day)}, when this was written, it may have passed already."
    elif due.kind == "notice-by":
        yield f"Notice received by {long_day(due.earliest)} is safe in any case."


def _from_to(due: Deadline) -> str:
    """`in 2026`, else `from 1 October 2026 to 15 December 2026`."""
    said = days_words(Days(due.earliest, due.latest))
    if said == f"in {due.earliest.year}":
        return said
    return f"from {long_day(due.earliest)} to {long_day(due.latest)}"


def _alarms(agreement: Agreement, due: Deadline, day: date) -> list[date]:
    """Days before the day on which it comes due, before either day if that is uncertain; none that has passed.

    A last safe day for notice is reminded of on its eve, too. What comes so soon that none is left is reminded of on
    its eve, or on the day itself where that is today.
    """
    found: set[date] = set()
    for bound in {due.earliest, due.latest}:
        ahead = [one for one in _ahead_of(bound, agreement, due) if one >= day]
        if not ahead and bound >= day:
            ahead = [max(bound - ONE_DAY, day)]
        found.update(ahead)
    return sorted(found)


def _ahead_of(bound: date, agreement: Agreement, due: Deadline) -> Iterator[date]:
    for ahead in (AHEAD, agreement.lead or AHEAD, A_DAY if due.kind == "notice-by" else AHEAD):
        with suppress(WrongRequest):  # a lead time may lead out of the calendar
            yield moved(bound, -ahead.months, -ahead.days)


def _event(event: RelationEvent, named: Callable[[str], str], day: date) -> CalendarEntry | None:
    if event.date is None or event.date.earliest is None:
        return None
    first, last = event.date.earliest, (event.until or event.date).latest
    if last is None:
        return None
    return CalendarEntry(
        _uid(event.ref, "event", 0),
        first,
        max(first, last),
        event.title,
        tuple(_about_event(event, named)),
        event.kind,
        all(one.is_day and not one.is_marked for one in (event.date, event.until) if one),
        (max(first - ONE_DAY, day),) if first >= day else (),
    )


def _about_event(event: RelationEvent, named: Callable[[str], str]) -> Iterator[str]:
    yield f"{event.ref}: {', '.join(filter(None, (event.kind, when_words(event), event.place)))}"
    yield f"Parties: {', '.join(map(named, event.between))}"
    if event.concerns:
        yield f"Concerns: {', '.join(map(named, event.concerns))}"
    if event.persons:
        yield f"Persons: {', '.join(event.persons)}"
    yield from event.notes.splitlines()
    yield f"More: {as_typed(('treatytrack', 'event', 'show', event.ref))}"
