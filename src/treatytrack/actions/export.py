"""What is written for other programs: agreements, and the events and parties without which they are not the same."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol

from treatytrack.actions.event_listing import event_table
from treatytrack.actions.find import Found, found
from treatytrack.actions.importing.parties import PARTY_COLUMNS
from treatytrack.actions.listing import table_of
from treatytrack.actions.party import facts
from treatytrack.actions.register import Reader
from treatytrack.answers import Heading, Table
from treatytrack.domain.parties import Party
from treatytrack.domain.query import Query
from treatytrack.domain.relation_events import RelationEvent
from treatytrack.event_columns import NAMES as EVENT_NAMES


class Carried(Reader, Protocol):
    """A register that is carried elsewhere."""

    def own_parties(self) -> Sequence[Party]:
        """All parties that it knows by itself."""


_PARTIES = tuple(Heading(name, name.replace("_", " ").capitalize(), kind) for name, kind in PARTY_COLUMNS.items())


def whole(register: Carried, query: Query, day: date, names: tuple[str, ...]) -> dict[str, Table]:
    """The agreements that a query finds, with these columns; what happened; the register's own parties. All streamed.

    Where a query chooses, of the events only the occasions of what it finds, and what these follow.
    """
    occasions: dict[str, None] = {}

    def agreements() -> Iterator[Found]:
        for one in found(register, query, day):
            if one.agreement.occasion:
                occasions[one.agreement.occasion.ref] = None
            yield one

    def events() -> Iterator[RelationEvent]:
        if not query.terms:
            yield from register.relation_events(Query())
            return
        waiting = list(occasions)
        for ref in waiting:
            if event := register.relation_event(ref):
                yield event
                if event.after and event.after not in waiting:
                    waiting.append(event.after)

    return {
        "agreements": table_of(agreements(), names),
        "events": event_table(events(), EVENT_NAMES),
        "parties": Table(_PARTIES, (_row(party) for party in register.own_parties())),
    }


def _row(party: Party) -> tuple[str, ...]:
    return tuple({"code": party.code, **facts(party, ())}[name] for name in PARTY_COLUMNS)
