"""Relation events at rest: the rows they are kept in, and how they are read from them."""

from collections.abc import Iterator
from itertools import groupby
from sqlite3 import Connection
from typing import Any

from treatytrack.domain.lists import joined
from treatytrack.domain.query import Query
from treatytrack.domain.relation_events import RelationEvent
from treatytrack.event_columns import BY_NAME, LISTS, NAMES, event_stored
from treatytrack.store.event_asking import condition
from treatytrack.store.failures import record_said_plainly
from treatytrack.store.folding import folded, folded_tag, search_text

Row = dict[str, Any]

_PARTIES = ("between", "concerns")
_OWN = tuple(name for name in NAMES if name not in _PARTIES)

_ROWS = f"""
    SELECT {", ".join(f"e.{name}" for name in _OWN)}, one.party, other.party, third.party
    FROM relation_event AS e
    JOIN relation_event_party AS one ON one.event_id = e.id AND one.role = 'between' AND one.position = 0
    JOIN relation_event_party AS other ON other.event_id = e.id AND other.role = 'between' AND other.position = 1
    LEFT JOIN relation_event_party AS third ON third.event_id = e.id AND third.role = 'concerns'
"""


class ReadsRelationEvents:
    """What a register tells of the relation events in it."""

    _connection: Connection

    def relation_event(self, ref: str) -> RelationEvent | None:
        """The relation event of that whole ref."""
        return next(self._events("e.ref = :ref", {"ref": ref}), None)

    def relation_events(self, query: Query) -> Iterator[RelationEvent]:
        """The relation events that meet every term, in the order of their refs as plain text."""
        asked = condition(query)
        return self._events(asked.sql, asked.values)

    def relation_events_like(self, between: tuple[str, str], title: str, date: str) -> list[RelationEvent]:
        """The relation events of the same two parties, in either order, title and date."""
        same = "(one.party = :one AND other.party = :other) OR (one.party = :other AND other.party = :one)"
        values = {"title": title, "date": date, "one": between[0], "other": between[1]}
        return list(self._events(f"e.title = :title AND e.date = :date AND ({same})", values))

    def event_refs_beginning(self, text: str, limit: int = 20) -> list[str]:
        """The refs of relation events that begin so, in order; no more than `limit`."""
        sql = "SELECT ref FROM relation_event WHERE ref >= :text AND ref < :after ORDER BY ref LIMIT :limit"
        found = self._connection.execute(sql, {"text": text, "after": text + "\U0010ffff", "limit": limit})
        return [str(ref) for (ref,) in found]

    def titled(self, ref: str) -> str | None:
        """The title of the agreement or relation event of that ref; None where the register has neither."""
        sql = "SELECT title FROM agreement WHERE ref = :ref UNION ALL SELECT title FROM relation_event WHERE ref = :ref"
        found = self._connection.execute(sql, {"ref": ref}).fetchone()
        return str(found[0]) if found else None

    def _events(self, where: str, values: dict[str, str]) -> Iterator[RelationEvent]:
        rows = self._connection.execute(f"{_ROWS} WHERE {where} ORDER BY e.ref, third.position", values)
        for (*own, one, other), of_one in groupby(rows, key=lambda row: row[:-1]):
            concerned = tuple(third for *_, third in of_one if third)
            texts = dict(zip(_OWN, own, strict=True))
            texts |= {"between": joined((one, other)), "concerns": joined(concerned)}
            with record_said_plainly(texts["ref"]):
                event = event_stored(texts[name] for name in NAMES)
            yield event


def rows_of(event: RelationEvent, event_id: int) -> dict[str, list[Row]]:
    """The rows of a relation event, by table."""
    own: Row = {"id": event_id, **{name: BY_NAME[name].text(event) for name in _OWN}}
    for name in ("date", "until"):
        day = BY_NAME[name].of(event)
        for bound in ("earliest", "latest"):
            there = getattr(day, bound) if day else None
            own[f"{name}_{bound}"] = there.isoformat() if there else None
    own["search_text"] = search_text((event.title, event.notes, *event.subjects, event.place, *event.persons))
    parties = [
        {"event_id": event_id, "role": role, "position": position, "party": code}
        for role in _PARTIES
        for position, code in enumerate(BY_NAME[role].of(event))
    ]
    items = [
        {
            "event_id": event_id,
            "field": name,
            "position": position,
            "item": item,
            "folded": folded_tag(item) if name == "tags" else folded(item),
        }
        for name in LISTS
        for position, item in enumerate(BY_NAME[name].of(event))
    ]
    return {"relation_event": [own], "relation_event_party": parties, "relation_event_item": items}
