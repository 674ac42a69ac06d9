"""The rooms of the report: what it is asked, what it looks back to, what it finds, how that is told."""
