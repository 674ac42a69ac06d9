"""The history: one row a change, each hash over its row and the hash before, so that no row can be altered unseen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from treatytrack.columns import NAMES, texts_of
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.lists import joined
from treatytrack.domain.parties import Party
from treatytrack.domain.relation_events import RelationEvent
from treatytrack.event_columns import NAMES as EVENT_NAMES
from treatytrack.event_columns import texts_of_event
from treatytrack.store.past.hashes import hash_of, json_of

Record = Mapping[str, str | int | None]
"""A row of any table, by the names of its columns; days as text."""


PARTY = ("code", "name", "kind", "names", "members", "signs_for_members", "predecessors", "until")
"""The columns of a party."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a change is about and the whole record before and after it; '' for none."""

    subject: str
    ref: str
    before: str
    after: str


def record_of(agreement: Agreement | None) -> str:
    """A whole agreement for the history: its recorded columns that hold something."""
    return record_of_texts(texts_of(agreement)) if agreement else ""


def record_of_texts(texts: Sequence[str]) -> str:
    """The same of an agreement whose texts these are (`texts_of`)."""
    return _record(NAMES, texts)


def record_of_event(event: RelationEvent | None) -> str:
    """A whole relation event for the history: its columns that hold something."""
    return _record(EVENT_NAMES, texts_of_event(event)) if event else ""


def record_of_party(party: Party | None) -> str:
    """A whole party for the history: as it is stored, without what is empty."""
    return json_of({name: value for name, value in party_row(party).items() if value}) if party else ""


def record_of_setting(value: str | None) -> str:
    """A setting for the history."""
    return "" if value is None else json_of({"value": value})


def party_row(party: Party) -> Record:
    """A party as it is stored: lists joined as in a cell."""
    cells = ((name, getattr(party, name)) for name in PARTY)
    return {name: joined(cell) if isinstance(cell, tuple) else cell for name, cell in cells}


def history_rows(changes: Sequence[Change], by: Mapping[str, str], last: tuple[int, str]) -> list[dict[str, str | int]]:
    """The rows of changes made together, after the row that was last (its id and hash).

    `by` holds what is the same for all: `at`, `user_name`, `command`, `operation`, `undoes`.
    """
    rows: list[dict[str, str | int]] = []
    last_id, previous_hash = last
    for row_id, change in enumerate(changes, start=last_id + 1):
        row: dict[str, str | int] = {
            "id": row_id,
            **by,
            "subject": change.subject,
            "ref": change.ref,
            "before": change.before,
            "after": change.after,
            "previous_hash": previous_hash,
        }
        previous_hash = hash_of(row)
        rows.append({**row, "hash": previous_hash})
    return rows


def _record(names: Iterable[str], texts: Iterable[str]) -> str:
    return json_of({name: text for name, text in zip(names, texts, strict=True) if text})
