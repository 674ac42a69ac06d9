"""Everything between two parties, as a value: agreements, events, what comes due, who and what else is concerned."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from treatytrack.actions.deadline_listing import deadlines_table
from treatytrack.actions.event_listing import FOR_SCRIPTS as EVENT_COLUMNS
from treatytrack.actions.event_listing import event_table
from treatytrack.actions.find import Due, Found, found, urgency
from treatytrack.actions.listing import FOR_SCRIPTS, table_of
from treatytrack.actions.register import Reader
from treatytrack.actions.relations.named_in import as_table, persons, places, projects, sources, subjects, third_parties
from treatytrack.actions.relations.summary import numbers
from treatytrack.answers import Table
from treatytrack.domain.facts import LIVE, OVER
from treatytrack.domain.parties import Parties, Party
from treatytrack.domain.query import Codes, Pair, Query, Term
from treatytrack.domain.relation_events import RelationEvent, in_time
from treatytrack.errors import WrongRequest


class Asked(NamedTuple):
    """A party that is asked about, and the codes that stand for it: its own, and those of unions that sign for it."""

    party: Party
    codes: tuple[str, ...]
    written: str
    """Its code, with `+` where what it belongs to and came from was asked for too."""


class Between(NamedTuple):
    """What a register holds between two parties, for an as-of day."""

    one: Asked
    other: Asked
    day: date
    found: tuple[Found, ...]
    """The agreements: what is live first, then what comes due first."""
    events: tuple[RelationEvent, ...]
    besides: tuple[RelationEvent, ...]
    """Events in which one of them acts with a third party and the other is concerned, or which concern both."""

    @property
    def parties(self) -> tuple[Asked, Asked]:
        """The two."""
        return self.one, self.other

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing between the two alone."""
        return not self.found and not self.events

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes that stand for one of the two."""
        return (*self.one.codes, *self.other.codes)

    @property
    def dues(self) -> list[Due]:
        """Every deadline that is known of their agreements, nearest first."""
        return all_due(self.found)


def party_asked(parties: Parties, written: str) -> Asked:
    """The party of a name, with `+` after it also what it belongs to or came from. Raises WrongRequest as `resolve`."""
    name = written.strip()
    party, wider = parties.resolve(name.removesuffix("+")), name.endswith("+")
    return Asked(party, parties.standing_for(party.code, wider=wider), f"{party.code}{'+' if wider else ''}")


def two_asked(parties: Parties, a: str, b: str) -> tuple[Asked, Asked]:
    """Both parties. Raises WrongRequest where they are the same."""
    one, other = party_asked(parties, a), party_asked(parties, b)
    if one.party.code == other.party.code:
        both = f'"{a}" and "{b}" are' if a != b else "Both are"
        raise WrongRequest(f"{both} {one.party}: name two different parties, or one to see all its relations")
    return one, other


def between(register: Reader, one: Asked, other: Asked, day: date) -> Between:
    """What the register holds between the two."""
    pair = Query((Term("between", (Pair(one.codes, other.codes),)),))
    agreements = sorted(found(register, pair, day), key=live_first)
    events = sorted(register.relation_events(pair), key=in_time)
    concerned = [
        *_of_events(register, ("party", one), ("concerns", other)),
        *_of_events(register, ("party", other), ("concerns", one)),
        *_of_events(register, ("concerns", one), ("concerns", other)),
    ]
    refs = {event.ref for event in events}
    besides = {event.ref: event for event in concerned if event.ref not in refs}
    return Between(one, other, day, tuple(agreements), tuple(events), tuple(sorted(besides.values(), key=in_time)))


def _of_events(register: Reader, *terms: tuple[str, Asked]) -> Iterator[RelationEvent]:
    return register.relation_events(Query(tuple(Term(field, (Codes(asked.codes),)) for field, asked in terms)))


def in_its_place(found: Iterable[Found], asked: Asked, named: Callable[[str], str]) -> Iterator[str]:
    """How many of the agreements another has in the place of a party: a union that signs for it, a predecessor."""
    sides = Counter(code for one in found for code in one.agreement.parties)
    for code in asked.codes:
        if sides[code] and code != asked.party.code:
            has = "agreement has" if sides[code] == 1 else "agreements have"
            yield f"{sides[code]} {has} {named(code)} ({code}) in the place of {asked.party.name}."


def all_due(found: Iterable[Found]) -> list[Due]:
    """Every deadline of these agreements, nearest first."""
    dues = [Due(*one, due) for one in found for due in one.standing.deadlines]
    return sorted(dues, key=lambda due: (due.deadline.day, due.agreement.ref))


def live_first(one: Found) -> tuple[int, date, str]:
    """What sorts agreements: what is live, what may become so, what is over; each by what comes due, then by ref."""
    status = one.standing.status
    return 0 if status in LIVE else 2 if status in OVER else 1, *urgency(one)


def for_programs(held: Between) -> tuple[dict[str, Any], dict[str, Table]]:
    """The whole for programs: what stands at its head, then tables under their names; both are a promise."""
    events = (*held.events, *held.besides)
    head = head_of(held.day, held.parties, numbers(held.found, held.events, held.besides, held.day))
    tables = {
        "agreements": table_of(held.found, FOR_SCRIPTS),
        "events": event_table(held.events, EVENT_COLUMNS),
        "events_with_others": event_table(held.besides, EVENT_COLUMNS),
        "deadlines": deadlines_table(held.dues),
        "third_parties": as_table("party", third_parties(events, held.codes)),
        "projects": as_table("project", projects(held.found, events)),
        "subjects": as_table("subject", subjects(held.found, held.events)),
        "places": as_table("place", places(held.found, held.events)),
        "persons": as_table("person", persons(events)),
        "sources": as_table("source", sources(held.found, events)),
    }
    return head, tables


def head_of(day: date, parties: Iterable[Asked], summary: Mapping[str, Any]) -> dict[str, Any]:
    """What stands above the tables for programs."""
    return {
        "day": day.isoformat(),
        "parties": [{"code": asked.party.code, "name": asked.party.name} for asked in parties],
        "summary": summary,
    }
