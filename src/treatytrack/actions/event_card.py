"""A relation event as a card: who, when and where, what it followed, what followed it and what was signed there."""

from collections.abc import Callable, Iterable

from treatytrack.actions.card import Card, Line, Section, between, noted, relations_from, together, with_code
from treatytrack.actions.register import Naming, Register
from treatytrack.domain import words
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.relation_events import RelationEvent


def event_card(register: Register, event: RelationEvent, named: Callable[[str], str]) -> Card:
    """The card of an event; `named` gives a party's name for its code."""
    named_by = register.references_to(event.ref)
    sections = (
        Section("", tuple(_who(event, named))),
        Section("Relations", tuple(_relations(register, event, named_by))),
        Section("Signed on this occasion", together(one for one in named_by if one.how == "occasion")),
        Section("Recorded", tuple(_recorded(event))),
    )
    return Card(
        event.ref,
        event.title,
        (between(event.between, named, event.kind, *event.subjects, *event.tags),),
        _when_and_where(event),
        tuple(section for section in sections if section.lines),
    )


def _when_and_where(event: RelationEvent) -> str:
    when = _in_words(event.date) or "Not dated"
    until = f" until {_in_words(event.until)}" if event.until else ""
    return f"{when}{until}{f', {event.place}' if event.place else ''}"


def _in_words(day: PartialDate | None) -> str:
    if day is None:
        return ""
    said = words.date_words(day)
    return words.brief_words(day) if said == day.text else said


def _who(event: RelationEvent, named: Callable[[str], str]) -> Iterable[Line]:
    yield from (Line("person", person) for person in event.persons)
    if event.concerns:
        yield Line("concerns", ", ".join(with_code(code, named) for code in event.concerns))


def _relations(register: Register, event: RelationEvent, named_by: Iterable[Naming]) -> Iterable[Line]:
    if event.after:
        yield Line("follows", event.after, register.titled(event.after) or "not in the register")
    yield from relations_from(one for one in named_by if one.how != "occasion")


def _recorded(event: RelationEvent) -> Iterable[Line]:
    yield from (Line("source", source) for source in event.sources)
    yield from noted(event.notes)
