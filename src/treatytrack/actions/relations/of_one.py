"""The relations of one party, as a value: with whom, how much is live and over, what happened, what comes due."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple, Protocol

from treatytrack.actions.deadline_listing import deadlines_table
from treatytrack.actions.event_listing import FOR_SCRIPTS as EVENT_COLUMNS
from treatytrack.actions.event_listing import event_table
from treatytrack.actions.find import Due, Found, found
from treatytrack.actions.listing import FOR_SCRIPTS, table_of
from treatytrack.actions.register import Reader
from treatytrack.actions.relations.of_two import Asked, all_due, head_of, live_first
from treatytrack.actions.relations.summary import last_event, last_signed, numbers
from treatytrack.answers import Heading, Table
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.facts import LIVE, OVER
from treatytrack.domain.query import Codes, Query, Term
from treatytrack.domain.relation_events import RelationEvent, in_time
from treatytrack.domain.words import how_many


class CountingReader(Reader, Protocol):
    """A register that is read, and can count the agreements of parties."""

    def agreements_of(self, codes: Sequence[str]) -> int:
        """How many agreements have one of these parties as a side."""


class Partner(NamedTuple):
    """Another party, and what there is with it."""

    code: str
    agreements: tuple[Found, ...]
    events: tuple[RelationEvent, ...]

    def number(self, statuses: Sequence[str]) -> int:
        """How many agreements have one of these statuses."""
        return sum(one.standing.status in statuses for one in self.agreements)

    def latest(self, day: date) -> PartialDate | None:
        """When something was last signed or happened."""
        event = last_event(self.events, day)
        known = [when for when in (last_signed(self.agreements, day), event.date if event else None) if when]
        return max(known, key=lambda when: (when.earliest or date.min, when.latest or date.max), default=None)

    @property
    def next_due(self) -> date | None:
        """The day of the deadline that comes next."""
        dues = [one.standing.next_deadline for one in self.agreements]
        return min((due.day for due in dues if due), default=None)


class OfOne(NamedTuple):
    """What a register holds of one party, for an as-of day."""

    asked: Asked
    day: date
    found: tuple[Found, ...]
    events: tuple[RelationEvent, ...]
    concerning: tuple[RelationEvent, ...]
    """Events between others that concern it."""

    @property
    def partners(self) -> list[Partner]:
        """Those with whom it has agreements or events, those of most live agreements first."""
        agreements: dict[str, list[Found]] = defaultdict(list)
        events: dict[str, list[RelationEvent]] = defaultdict(list)
        for one in self.found:
            agreements[self._other(one.agreement.parties)].append(one)
        for event in self.events:
            events[self._other(event.between)].append(event)
        partners = [Partner(code, tuple(agreements[code]), tuple(events[code])) for code in {*agreements, *events}]
        return sorted(partners, key=lambda one: (-one.number(LIVE), -len(one.agreements), -len(one.events), one.code))

    @property
    def dues(self) -> list[Due]:
        """Every deadline that is known, nearest first."""
        return all_due(self.found)

    def _other(self, parties: tuple[str, str]) -> str:
        """The side that does not stand for it; where both do, as a union and its member, the one that is not itself."""
        one, other = parties
        if (one in self.asked.codes) != (other in self.asked.codes):
            return other if one in self.asked.codes else one
        return other if one == self.asked.party.code else one


def of_one(register: Reader, asked: Asked, day: date) -> OfOne:
    """What the register holds of that party."""
    codes = Codes(asked.codes)
    agreements = sorted(found(register, Query((Term("party", (codes,)),)), day), key=live_first)
    own = sorted(register.relation_events(Query((Term("party", (codes,)),))), key=in_time)
    refs = {event.ref for event in own}
    concerning = sorted(register.relation_events(Query((Term("concerns", (codes,)),))), key=in_time)
    others = tuple(event for event in concerning if event.ref not in refs)
    return OfOne(asked, day, tuple(agreements), tuple(own), others)


def alone(register: CountingReader, asked: Asked, again: Callable[..., str]) -> str:
    """What there is of a party by itself, in a line; `again` gives a command in the same register."""
    agreements = register.agreements_of(asked.codes)
    events = sum(1 for _ in register.relation_events(Query((Term("party", (Codes(asked.codes),)),))))
    if not agreements and not events:
        return f"{asked.party}: nothing in this register."
    counts = f"{how_many(agreements, 'agreement')} and {how_many(events, 'event')} with others"
    return f"{asked.party}: {counts}: {again('relations', asked.written)}"


# fmt: off
_FOR_PROGRAMS = (
    Heading("party",         "Party",         "party"),
    Heading("name",          "Name",          "text"),
    Heading("agreements",    "Agreements",    "number"),
    Heading("live",          "Live",          "number"),
    Heading("over",          "Over",          "number"),
    Heading("events",        "Events",        "number"),
    Heading("latest",        "Latest",        "date"),
    Heading("next_deadline", "Next deadline", "date"),
)
# fmt: on


def for_programs(held: OfOne, named: Callable[[str], str]) -> tuple[dict[str, Any], dict[str, Table]]:
    """The whole for programs: what stands at its head, then tables under their names; both are a promise."""
    head = head_of(held.day, (held.asked,), numbers(held.found, held.events, held.concerning, held.day))
    rows = [
        (
            one.code, named(one.code), len(one.agreements), one.number(LIVE), one.number(OVER), len(one.events),
            latest.text if (latest := one.latest(held.day)) else "", one.next_due.isoformat() if one.next_due else "",
        )
        for one in held.partners
    ]  # fmt: skip
    tables = {
        "partners": Table(_FOR_PROGRAMS, rows),
        "agreements": table_of(held.found, FOR_SCRIPTS),
        "events": event_table(held.events, EVENT_COLUMNS),
        "events_with_others": event_table(held.concerning, EVENT_COLUMNS),
        "deadlines": deadlines_table(held.dues),
    }
    return head, tables
