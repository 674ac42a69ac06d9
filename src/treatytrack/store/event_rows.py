"""Relation events at rest: the rows they are kept in, how one is read from them and written to them."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from treatytrack.domain.lists import joined
from treatytrack.domain.relation_events import RelationEvent
from treatytrack.event_columns import BY_NAME, LISTS, NAMES, event_stored
from treatytrack.store.failures import record_said_plainly
from treatytrack.store.folding import folded, folded_tag, search_text

Row = dict[str, Any]

_PARTIES = ("between", "concerns")
_OWN = tuple(name for name in NAMES if name not in _PARTIES)

BELONGING = {
    "relation_event_party": ("event_id", "role", "position", "party"),
    "relation_event_item": ("event_id", "field", "position", "item", "folded"),
}
"""What the rows hold that belong to an event, by table."""

ROWS = f"""
    SELECT {", ".join(f"e.{name}" for name in _OWN)}, one.party, other.party, third.party
    FROM relation_event AS e
    JOIN relation_event_party AS one ON one.event_id = e.id AND one.role = 'between' AND one.position = 0
    JOIN relation_event_party AS other ON other.event_id = e.id AND other.role = 'between' AND other.position = 1
    LEFT JOIN relation_event_party AS third ON third.event_id = e.id AND third.role = 'concerns'
"""
"""A row for each further party that an event concerns; at least one."""


def events_of(rows: Iterable[tuple[str, ...]]) -> Iterator[RelationEvent]:
    """The events of such rows, those of one event together. Raises RegisterUnusable: they hold what we never store."""
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
