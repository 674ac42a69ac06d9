"""Records out of the history: what was recorded as JSON, read back as the agreement, event or party that it was."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from treatytrack.columns import NAMES, agreement_stored
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.lists import separated
from treatytrack.event_columns import NAMES as EVENT_NAMES
from treatytrack.event_columns import event_stored
from treatytrack.store.failures import record_said_plainly

if TYPE_CHECKING:  # as in parties and relation_events
    from treatytrack.domain.parties import Party
    from treatytrack.domain.relation_events import RelationEvent


@lru_cache(maxsize=8)  # one record is often asked for one column after the other
def cells_of(record: str) -> Mapping[str, Any]:
    """The columns of a record that hold something; of what was taken out, none."""
    cells: dict[str, Any] = json.loads(record) if record else {}
    return cells


def texts_in(record: str) -> tuple[str, ...]:
    """What the recorded columns of an agreement held, in the order of RECORDED."""
    cells = cells_of(record)
    return tuple([cells.get(name, "") for name in NAMES])


def event_texts_in(record: str) -> tuple[str, ...]:
    """The same of a relation event, in the order of its columns."""
    cells = cells_of(record)
    return tuple([cells.get(name, "") for name in EVENT_NAMES])


def agreement_of(record: str) -> Agreement:
    """The agreement of a whole record. Raises RegisterUnusable: it does not hold what we store."""
    with record_said_plainly(cells_of(record).get("ref")):
        return agreement_stored(texts_in(record))


def event_of(record: str) -> "RelationEvent":
    """The relation event of a whole record. Raises as `agreement_of`."""
    with record_said_plainly(cells_of(record).get("ref")):
        return event_stored(event_texts_in(record))


def party_of(record: str) -> "Party":
    """The party of a whole record."""
    from treatytrack.domain.parties import Party  # noqa: PLC0415  (most records are of agreements)

    cells = cells_of(record)
    return Party(
        cells["code"],
        cells["name"],
        cells["kind"],
        names=separated(cells.get("names", "")),
        members=separated(cells.get("members", "")),
        signs_for_members=bool(cells.get("signs_for_members")),
        predecessors=separated(cells.get("predecessors", "")),
        until=cells.get("until", ""),
    )


def setting_of(record: str) -> str:
    """The value of a setting."""
    return str(cells_of(record)["value"])
