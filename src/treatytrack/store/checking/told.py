"""What the history tells of a thing, where nobody knows yet whether it can be read."""

from collections.abc import Mapping, Sequence
from typing import Any

from treatytrack.columns import NAMES
from treatytrack.store.past.remembered import cells_of


def told_cells(record: str) -> Mapping[str, Any]:
    """The columns of a record as the history keeps it; none where it cannot be read."""
    try:
        told = cells_of(record)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def texts_told(record: str) -> Sequence[str]:
    """The texts of an agreement as the history keeps it, in the order of RECORDED; none where it holds none."""
    told = told_cells(record)
    return [str(told.get(name, "")) for name in NAMES] if told else ()
