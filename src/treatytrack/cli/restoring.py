"""What `backup` and `restore` share: the file that is named, and what is said of what a register holds."""

from pathlib import Path
from typing import TYPE_CHECKING

from treatytrack.domain.words import how_many
from treatytrack.errors import WrongRequest

if TYPE_CHECKING:
    from treatytrack.store.copies.verifying import Held


def named(file: str) -> Path:
    """The file that was written. Raises WrongRequest for a pipe, and where a variable was not set: that is a folder."""
    if not file.strip():
        raise WrongRequest("FILE names nothing: write the name of the backup")
    if file == "-":
        raise WrongRequest("A backup is a file, and - is none: write its name")
    return Path(file)


def held_words(held: "Held") -> str:
    """How many agreements, as of which last change: that tells one backup from another."""
    at = held.last_change
    changed = f"last changed on {at[:10]} at {at[11:19]} UTC" if at else "never changed"
    return f"{how_many(held.agreements, 'agreement')}, {changed}"
