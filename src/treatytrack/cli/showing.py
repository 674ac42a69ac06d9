"""Putting a table on stdout in the format that was chosen."""

import sys

from treatytrack.cli.session import Session, answer, terminal_width
from treatytrack.columns import Table

NOT_CUT = 100_000
"""The width of a table that is not shown on a terminal: no cell is cut short there."""


def show_table(session: Session, table: Table, chosen: str) -> None:
    """Write the table; each format is imported only when it is the one."""
    match chosen:
        case "table":
            from treatytrack.formats import table as drawn  # noqa: PLC0415  (rich: 40 ms, on a terminal only)

            columns = terminal_width() if sys.stdout.isatty() else NOT_CUT
            answer(drawn.lines(table, columns, colour=session.colour))
        case "csv":
            from treatytrack.formats import csv  # noqa: PLC0415

            answer(csv.lines(table))
        case _:
            from treatytrack.formats import plain  # noqa: PLC0415

            answer(plain.lines(table))
