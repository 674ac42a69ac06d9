"""What this run has changed: an interrupt after the change is on disk must not say that nothing was changed."""

changes_made: list[str] = []
"""The commands whose change is on disk."""
