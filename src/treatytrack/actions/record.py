"""Recording what happened to an agreement: the event, the column that it fills, what follows; and mending it."""

from collections.abc import Callable
from datetime import date
from shlex import quote
from typing import NamedTuple

from treatytrack.actions.add import ContradictsItself
from treatytrack.actions.by_ref import are, ref_and_number, the_one
from treatytrack.actions.edit import Edited, changed
from treatytrack.actions.register import Register, Writer
from treatytrack.domain.agreement import Agreement, Event
from treatytrack.domain.consequences import consequence
from treatytrack.domain.events import NumberedEvent
from treatytrack.domain.recording import BY_KIND, OtherDay, recorded, recorded_otherwise, without
from treatytrack.errors import Conflict, NotFound, WrongRequest


class Recorded(NamedTuple):
    """An event as it is recorded now, what follows from it, and what has changed."""

    event: NumberedEvent
    follows: str
    edited: Edited


def record(register: Writer, there: Agreement, event: Event, day: date) -> Recorded:
    """Record that event of an agreement.

    Raises Conflict: it is recorded already, or another day is. WrongRequest: it cannot be in this agreement's life.
    """
    # Who acts for a side is asked of the register with this act: it may be the first of a successor.
    elsewhere = register.in_context(there._replace(events=(*there.events, event))).elsewhere
    return _kept(register, there, lambda: recorded(there._replace(elsewhere=elsewhere), event), event, day)


def record_otherwise(register: Writer, there: Agreement, number: int, event: Event, day: date) -> Recorded:
    """Record an event in the place of the one with that number, which it keeps. Raises as `record`; NotFound."""
    one = event_numbered(register, there.ref, number)
    if event == one.event:
        return Recorded(one, "", changed(register, there, there, day))
    return _kept(register, there, lambda: recorded_otherwise(there, one, event), event, day)


def remove_event(register: Writer, there: Agreement, number: int, day: date) -> Edited:
    """Take an event out of an agreement's life, and out of the column that it filled. Raises NotFound, WrongRequest."""
    one = event_numbered(register, there.ref, number)
    try:
        return changed(register, there, without(there, one), day)
    except ContradictsItself as wrong:
        mend = f"before {there.ref}/{number} is taken out, treatytrack edit {there.ref} corrects what it contradicts"
        raise WrongRequest(wrong.mended_by(mend)) from None


def refuse_event(register: Register, written: str) -> None:
    """Raises NotFound for REF/3 where an agreement is asked for, naming the agreement whose event it is."""
    ref, number = ref_and_number(written)
    there = the_one(register, ref)
    if number is not None:
        event_numbered(register, there.ref, number)
        raise NotFound(f"{there.ref}/{number} is an event of {there.ref}: treatytrack show {there.ref} shows it")


def event_numbered(register: Register, ref: str, number: int) -> NumberedEvent:
    """The event of that number. Raises NotFound, naming those there are."""
    events = register.numbered_events(ref)
    for one in events:
        if one.number == number:
            return one
    there = f"there {are([f'/{one.number}' for one in events])}" if events else "nothing is recorded of it"
    raise NotFound(f"No event of {ref} has the number {number}: {there}")


def _kept(register: Writer, there: Agreement, with_event: Callable[[], Agreement], event: Event, day: date) -> Recorded:
    """Record what `with_event` makes of the agreement; where that is a conflict, say how to correct what is there."""
    try:
        agreement = with_event()
    except OtherDay as other:
        raise Conflict(f"{other}: {_correction(register, there, event, other)} corrects it") from None
    except Conflict as again:
        raise Conflict(f"{again} as {there.ref}/{_numbered(register, there.ref, event).number}") from None
    try:
        edited = changed(register, there, agreement, day)
    except ContradictsItself as wrong:
        mend = f"record it otherwise, or correct what it contradicts with treatytrack edit {there.ref}"
        raise WrongRequest(wrong.mended_by(mend)) from None
    # Whether it came in time is told by what follows from it, and not once more as a warning.
    timed = f"{event.kind} {event.date.text}"
    edited = edited._replace(warnings=tuple(one for one in edited.warnings if one.act != timed))
    return Recorded(_numbered(register, there.ref, event), consequence(edited.agreement, event, day), edited)


def _numbered(register: Register, ref: str, event: Event) -> NumberedEvent:
    """The event under its number: itself, the column that says it in full, or the one that says it and more."""
    events = register.numbered_events(ref)
    column = BY_KIND[event.kind].column if event.kind in BY_KIND else "none"
    found = (
        *(one for one in events if one.event == event),
        *(one for one in events if one.from_column == column),
        *(one for one in events if one.event.kind == event.kind and event.takes_effect == one.event.takes_effect),
    )
    return found[0]


def _correction(register: Register, there: Agreement, event: Event, other: OtherDay) -> str:
    """The command that records the other day instead."""
    day = event.takes_effect.text
    if other.other:
        number = next(one.number for one in register.numbered_events(there.ref) if one.event == other.other)
        detail = "effective" if other.other.effective else "date"
        return f"treatytrack edit {there.ref}/{number} --{detail} {quote(day)}"
    value = {"replaced_by": event.other.text if event.other else "", "ended_by": "replacement"}.get(other.column, day)
    return f"treatytrack edit {there.ref} --{other.column.replace('_', '-')} {quote(value)}"
