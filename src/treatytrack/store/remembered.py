"""Records out of the history: what was recorded as JSON, read back as the agreement, event or party that it was."""

import json
from typing import TYPE_CHECKING

from treatytrack.columns import NAMES, agreement_stored
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.lists import separated
from treatytrack.store.failures import record_said_plainly

if TYPE_CHECKING:  # as in parties and relation_events
    from treatytrack.domain.parties import Party
    from treatytrack.domain.relation_events import RelationEvent


def agreement_of(record: str) -> Agreement:
    """The agreement of a whole record. Raises RegisterUnusable: it does not hold what we store."""
    cells = json.loads(record)
    with record_said_plainly(cells.get("ref")):
        return agreement_stored([cells.get(name, "") for name in NAMES])


def event_of(record: str) -> "RelationEvent":
    """The relation event of a whole record. Raises as `agreement_of`."""
    from treatytrack.event_columns import NAMES as EVENT_NAMES  # noqa: PLC0415  (most records are of agreements)
    from treatytrack.event_columns import event_stored  # noqa: PLC0415  (as above)

    cells = json.loads(record)
    with record_said_plainly(cells.get("ref")):
        return event_stored([cells.get(name, "") for name in EVENT_NAMES])


def party_of(record: str) -> "Party":
    """The party of a whole record."""
    from treatytrack.domain.parties import Party  # noqa: PLC0415  (as above)

    cells = json.loads(record)
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
    return str(json.loads(record)["value"])
