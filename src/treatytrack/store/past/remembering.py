"""The history: one row a change, each hash over its row and the hash before, so that no row can be altered unseen."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from treatytrack.columns import NAMES, texts_of
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.lists import joined
from treatytrack.domain.parties import Party
from treatytrack.domain.relation_events import RelationEvent
from treatytrack.event_columns import NAMES as EVENT_NAMES
from treatytrack.event_columns import texts_of_event
from treatytrack.store.layout import HISTORY
from treatytrack.store.past.hashes import hash_of_list, json_of, quoted

Record = Mapping[str, str | int | None]
"""A row of any table, by the names of its columns; days as text."""


PARTY = ("code", "name", "kind", "names", "members", "signs_for_members", "predecessors", "until")
"""The columns of a party."""


class Change(NamedTuple):
    """What a change is about and the whole record before and after it; '' for none."""

    subject: str
    ref: str
    before: str
    after: str


def record_of(agreement: Agreement | None) -> str:
    """A whole agreement for the history: its recorded columns that hold something."""
    return record_of_texts(texts_of(agreement)) if agreement else ""


def record_of_texts(texts: Sequence[str]) -> str:
    """The same of an agreement whose texts these are (`texts_of`), as JSON."""
    return _record(_AGREEMENT, texts)


def record_of_event(event: RelationEvent | None) -> str:
    """A whole relation event for the history: its columns that hold something."""
    return _record(_EVENT, texts_of_event(event)) if event else ""


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


def history_rows(
    changes: Sequence[Change], by: Mapping[str, str], last: tuple[int, str]
) -> list[tuple[str | int, ...]]:
    """The rows of changes made together, after the row that was last (its id and hash): HISTORY, then the hash.

    `by` holds what is the same for all: `at`, `user_name`, `command`, `operation`, `undoes`.
    """
    rows: list[tuple[str | int, ...]] = []
    last_id, previous_hash = last
    alike = tuple(by[name] for name in _ALIKE)
    alike_said = ",".join(map(quoted, alike))
    for row_id, (subject, ref, before, after) in enumerate(changes, start=last_id + 1):
        own = (subject, ref, before, after, previous_hash)
        # The list of which `hash_of` takes the hash; what is the same for all is written once.
        previous_hash = hash_of_list(f"[{row_id},{alike_said},{','.join(map(quoted, own))}]")
        rows.append((row_id, *alike, *own, previous_hash))
    return rows


def _record(names: Iterable[str], texts: Iterable[str]) -> str:
    return f"{{{','.join([f'{name}:{quoted(text)}' for name, text in zip(names, texts, strict=True) if text])}}}"


_AGREEMENT, _EVENT = (tuple(map(quoted, names)) for names in (NAMES, EVENT_NAMES))
_ALIKE = HISTORY[1:6]
