"""What `backup` and `restore` say of what a register holds."""

from typing import TYPE_CHECKING

from treatytrack.domain.words import how_many

if TYPE_CHECKING:
    from treatytrack.store.verifying import Held


def held_words(held: "Held") -> str:
    """How many agreements, as of which last change: that tells one backup from another."""
    at = held.last_change
    changed = f"last changed on {at[:10]} at {at[11:19]} UTC" if at else "never changed"
    return f"{how_many(held.agreements, 'agreement')}, {changed}"
