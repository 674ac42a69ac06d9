"""What is read of an agreement's life besides its columns: its numbered events, and its status without derived rows."""

from datetime import date
from sqlite3 import Connection

from treatytrack.domain.agreement import Agreement, Event, Reference
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.events import NumberedEvent
from treatytrack.domain.lengths import Length
from treatytrack.domain.query import IN_STORE, Query
from treatytrack.domain.validity import standing_on
from treatytrack.store.failures import record_said_plainly

_EVENTS = """
    SELECT number, kind, date, party, effective, until, length, other, source, note, from_column
    FROM event WHERE agreement_id = (SELECT id FROM agreement WHERE ref = :ref) ORDER BY number
"""


def numbered_events(connection: Connection, ref: str) -> list[NumberedEvent]:
    """What happened to an agreement, under the numbers people use. Raises RegisterUnusable: no event of ours."""
    with record_said_plainly(ref):
        return [_numbered_event(row) for row in connection.execute(_EVENTS, {"ref": ref})]


def _numbered_event(row: tuple[int | str, ...]) -> NumberedEvent:
    number, *texts = row
    kind, day, party, effective, until, length, other, source, note, from_column = map(str, texts)
    event = Event(
        kind,
        PartialDate.parse(day),
        by=party,
        effective=PartialDate.parse(effective) if effective else None,
        until=PartialDate.parse(until) if until else None,
        length=Length.parse(length) if length else None,
        other=Reference(other) if other else None,
        source=source,
        note=note,
    )
    return NumberedEvent(int(number), event, from_column)


def holds_by_domain(query: Query, agreement: Agreement, day: date) -> bool:
    """Whether the terms hold that derived rows would answer, computed instead of looked up."""
    terms = [term for term in query.terms if term.field in IN_STORE]
    if not terms:
        return True
    standing = standing_on(agreement, day)
    words = {"status": (standing.status,), "certain": (standing.certain,), "flags": standing.flags}
    return all(
        any(value in words[term.field] for value in term.values) != term.negated
        if term.field in words
        else term.holds(agreement, standing)
        for term in terms
    )
