"""What this run has changed: an interrupt after the change is on disk must not say that nothing was changed."""

changes_made: list[str] = []
"""The commands whose change is on disk."""

kept: list[str] = []
"""The refs recorded by a command that goes on to the next one."""

copies_made: list[str] = []
"""The backups that are on disk, each whole."""


def so_far() -> str:
    """What an interrupt leaves behind, in words."""
    if copies_made:
        return f"{copies_made[-1]} was written, and is whole"
    if kept and len(kept) == len(changes_made):
        return f"{', '.join(kept)} {'is' if len(kept) == 1 else 'are'} recorded, and nothing more was changed"
    return "the change was made" if changes_made else "nothing was changed"
