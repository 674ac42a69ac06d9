"""What becomes of the history: how it is told, and how a change is taken back."""
