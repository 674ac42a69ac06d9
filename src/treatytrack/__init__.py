"""Bilateral agreements: what holds on any day, until when, and by when notice must be given."""

__version__ = "0.1.0.dev0"
