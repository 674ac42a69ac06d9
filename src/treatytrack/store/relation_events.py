"""What a register tells of relation events; what they are at rest is imported where one is read."""

from collections.abc import Iterator
from sqlite3 import Connection
from typing import TYPE_CHECKING

from treatytrack.domain.query import Query
from treatytrack.store.layout import LAST_LETTER

if TYPE_CHECKING:  # most commands read no relation event, and should not pay for them
    from treatytrack.domain.relation_events import RelationEvent


class ReadsRelationEvents:
    """What a register tells of the relation events in it."""

    _connection: Connection

    def relation_event(self, ref: str) -> "RelationEvent | None":
        """The relation event of that whole ref."""
        return next(self._events("e.ref = :ref", {"ref": ref}), None)

    def relation_events(self, query: Query) -> "Iterator[RelationEvent]":
        """The relation events that meet every term, in the order of their refs as plain text."""
        from treatytrack.store.event_asking import condition  # noqa: PLC0415  (as above)

        asked = condition(query)
        return self._events(asked.sql, asked.values)

    def relation_events_like(self, between: tuple[str, str], title: str, date: str) -> "list[RelationEvent]":
        """The relation events of the same two parties, in either order, title and date."""
        same = "(one.party = :one AND other.party = :other) OR (one.party = :other AND other.party = :one)"
        values = {"title": title, "date": date, "one": between[0], "other": between[1]}
        return list(self._events(f"e.title = :title AND e.date = :date AND ({same})", values))

    def event_refs_beginning(self, text: str, limit: int = 20) -> list[str]:
        """The refs of relation events that begin so, in order; no more than `limit`."""
        sql = "SELECT ref FROM relation_event WHERE ref >= :text AND ref < :after ORDER BY ref LIMIT :limit"
        found = self._connection.execute(sql, {"text": text, "after": text + LAST_LETTER, "limit": limit})
        return [str(ref) for (ref,) in found]

    def titled(self, ref: str) -> str | None:
        """The title of the agreement or relation event of that ref; None where the register has neither."""
        sql = "SELECT title FROM agreement WHERE ref = :ref UNION ALL SELECT title FROM relation_event WHERE ref = :ref"
        found = self._connection.execute(sql, {"ref": ref}).fetchone()
        return str(found[0]) if found else None

    def _events(self, where: str, values: dict[str, str]) -> "Iterator[RelationEvent]":
        from treatytrack.store.event_rows import ROWS, events_of  # noqa: PLC0415  (as above)

        return events_of(self._connection.execute(f"{ROWS} WHERE {where} ORDER BY e.ref, third.position", values))
