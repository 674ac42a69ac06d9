"""Which recorded column rests where, the order of the history's fields, how a moment is written: what all agree on."""

from datetime import UTC, datetime

from treatytrack.columns import LISTS
from treatytrack.errors import RegisterUnusable

SIDES = {
    "party_a": ("a", "party"),
    "party_b": ("b", "party"),
    "signatory_a": ("a", "signatory"),
    "signatory_b": ("b", "signatory"),
}
"""The recorded columns that rest in a side: which one, and under what name."""

ITEMS = tuple(name for name in LISTS if name != "events")
"""The list columns whose items are searched; events have a table of their own."""

HISTORY = (
    "id",
    "at",
    "user_name",
    "command",
    "operation",
    "undoes",
    "subject",
    "ref",
    "before",
    "after",
    "previous_hash",
)
"""The fields of a change that its hash is made of, in this order."""

LAST_LETTER = "\U0010ffff"
"""Sorts after every letter: what begins with a text lies between that and the same with this behind it."""


def utc_text(moment: datetime) -> str:
    """A moment as it is stored: UTC, to the millisecond, so that texts sort as moments do."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment_told(text: str) -> datetime:
    """The moment that is stored so. Raises RegisterUnusable: it is none, because something else has written it."""
    try:
        return datetime.fromisoformat(text)
    except (ValueError, TypeError):
        raise RegisterUnusable(
            f'The history of the register says that something was changed at "{text}", which is no moment; something '
            "other than treatytrack has changed it, nothing was changed now: treatytrack check names what is damaged"
        ) from None
