"""Putting a table on stdout in the format that was chosen."""

import sys
from importlib import import_module

from treatytrack.cli.session import Session, answer, terminal_width
from treatytrack.columns import Table

NOT_CUT = 100_000
"""The width of a table that is not shown on a terminal: no cell is cut short there."""


def show_table(session: Session, table: Table, chosen: str) -> None:
    """Write the table; each format is imported only when it is the one (rich: 40 ms, on a terminal only)."""
    written = import_module(f"treatytrack.formats.{chosen}")
    if chosen == "table":
        columns = terminal_width() if sys.stdout.isatty() else NOT_CUT
        answer(written.lines(table, columns, colour=session.colour))
    else:
        answer(written.lines(table))
