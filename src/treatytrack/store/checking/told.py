"""What the history tells of a thing: its record, and the numbers its events were given one change after another."""

import json
from collections.abc import Sequence

from treatytrack.columns import NAMES, agreement_stored
from treatytrack.domain.agreement import Agreement
from treatytrack.store.checking.history import Change
from treatytrack.store.numbering import Happening, Issued, happenings, numbered


def told_cells(record: str) -> dict[str, object]:
    """The columns of a record as the history keeps it; none where it cannot be read."""
    try:
        told = json.loads(record)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def texts_told(record: str) -> Sequence[str]:
    """The texts of an agreement as the history keeps it, in the order of RECORDED; none where it holds none."""
    told = told_cells(record)
    return [str(told.get(name, "")) for name in NAMES] if told else ()


def numbered_ever(
    current: Agreement | None, changes: list[Change]
) -> tuple[list[tuple[int, Happening]], set[tuple[int, str]]]:
    """The numbers of the events that are, and of all that ever were with their marks, as they were given."""
    if current and len(changes) == 1:
        events = numbered(happenings(current))
        return events, {(number, one.mark) for number, one in events}
    events = []
    ever: set[tuple[int, str]] = set()
    now: tuple[tuple[int, str, str], ...] = ()
    for change in changes:
        texts = texts_told(change.after)
        events = numbered(happenings(agreement_stored(texts)), Issued(tuple(sorted(ever)), now)) if texts else []
        ever |= {(number, one.mark) for number, one in events}
        now = tuple(sorted((number, one.event.kind, one.mark) for number, one in events))
    return events, ever
