"""What happened between two parties: recorded, corrected, taken out; found, in the order in which it happened."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from treatytrack import cells
from treatytrack.actions.add import prefix_of, ref_given
from treatytrack.actions.by_ref import Named, meant
from treatytrack.actions.edit import changed_meanwhile
from treatytrack.actions.register import Naming, Reader, Register, Writer
from treatytrack.domain.bounds import surely_before
from treatytrack.domain.query import Query
from treatytrack.domain.relation_events import RelationEvent, in_time
from treatytrack.errors import Conflict, NotFound, WrongRequest
from treatytrack.event_columns import BY_NAME, differences_between_events, event_column_named


def the_event(register: Register, ref: str, *, whole: bool = False) -> RelationEvent:
    """The relation event of a whole ref, or of a beginning that only one has (unless `whole`).

    Raises NotFound, naming refs that begin alike; WrongRequest where several begin so.
    """
    if register.agreement(ref):
        raise NotFound(f"{ref} is an agreement and no event: treatytrack show {ref} shows it")
    events = Named("event", register.relation_event, register.event_refs_beginning, "treatytrack event list")
    return meant(events, ref, whole=whole)


def add_event(register: Writer, event: RelationEvent) -> RelationEvent:
    """Record an event; without a ref it is given the next one of its parties and year.

    Raises Conflict: its ref was given before, or the same event is there. NotFound: what it follows is not there.
    WrongRequest: that is dated after it.
    """
    if event.ref and register.ref_was_issued(event.ref):
        raise ref_given(register, event.ref)
    if same := register.relation_events_like(event.between, event.title, BY_NAME["date"].text(event)):
        raise Conflict(f"This event is recorded already as {same[0].ref}: {same[0].title}")
    _refuse_to_follow(register, event)
    _refuse_to_come_before(register, event)
    if not event.ref:
        prefix = prefix_of(event.between, event.date)
        event = event._replace(ref=f"{prefix}-E{register.next_event_number(prefix)}")
    register.add_relation_event(event)
    return event


def edit_event(register: Writer, there: RelationEvent, event: RelationEvent) -> tuple[tuple[str, str, str], ...]:
    """Record an event in the place of what was there, and give the columns that changed: name, before, after.

    Raises NotFound: what it follows now is not there. WrongRequest: that follows it, or is dated after it.
    """
    if event.after != there.after:
        _refuse_to_follow(register, event)
    if (event.after, event.date) != (there.after, there.date):
        _refuse_to_come_before(register, event)
    changes = differences_between_events(there, event)
    if changes:
        register.update_relation_event(event)
    return changes


def refuse_event_changed_meanwhile(register: Register, opened: RelationEvent) -> None:
    """Raises ChangedMeanwhile, saying who did it, where an event is no longer recorded as it was opened."""
    there = register.relation_event(opened.ref)
    if there != opened:
        raise changed_meanwhile(register, "event", opened.ref, there)


def _refuse_to_follow(register: Register, event: RelationEvent) -> None:
    if event.after and register.titled(event.after) is None:
        raise NotFound(
            f'--after: nothing in the register is called "{event.after}"; nothing was changed: '
            "treatytrack event list shows what there is"
        )
    passed: list[str] = []
    before = event
    while before.after not in passed and (earlier := register.relation_event(before.after)):
        if earlier.ref == event.ref:
            raise WrongRequest(f"--after: {event.after} follows {event.ref}, which so cannot follow it")
        passed.append(earlier.ref)
        before = earlier


def _refuse_to_come_before(register: Register, event: RelationEvent) -> None:
    followed = register.relation_event(event.after) if event.after else None
    if followed and followed.date and event.date and surely_before(event.date, followed.date):
        raise WrongRequest(
            f"--date: {event.date.text} lies before {followed.ref} ({followed.date.text}), which it follows"
        )


class Removed(NamedTuple):
    """An event that was taken out, and who names it still."""

    event: RelationEvent
    named_by: tuple[Naming, ...]


def remove_events(register: Writer, refs: Sequence[str]) -> list[Removed]:
    """Take events out, all or none; they stay in the history. Raises NotFound."""
    events = [the_event(register, ref, whole=True) for ref in refs]
    for event in events:
        register.remove_relation_event(event.ref)
    return [Removed(event, tuple(register.references_to(event.ref))) for event in events]


def found_events(register: Reader, query: Query, sort: str) -> list[RelationEvent]:
    """The events that meet every term, in the order in which they happened; or in that of a column, `-` reverses it."""
    events = sorted(register.relation_events(query), key=in_time)
    if not sort:
        return events
    name = event_column_named(sort.removeprefix("-"), "a column to sort by")
    filled = [event for event in events if BY_NAME[name].text(event)]
    empty = [event for event in events if not BY_NAME[name].text(event)]
    return sorted(filled, key=lambda event: _sort_key(event, name), reverse=sort.startswith("-")) + empty


def _sort_key(event: RelationEvent, name: str) -> tuple[Any, ...]:
    value = BY_NAME[name].of(event)
    if BY_NAME[name].kind is cells.DATE:
        return (value.earliest or date.min, value.latest or date.max)
    return (BY_NAME[name].text(event).casefold(),)
