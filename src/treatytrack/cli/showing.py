"""Putting a table on stdout in the format that was chosen."""

from treatytrack.cli.session import Session, answer, terminal_width
from treatytrack.columns import Table


def show_table(session: Session, table: Table, chosen: str) -> None:
    """Write the table; each format is imported only when it is the one."""
    match chosen:
        case "table":
            from treatytrack.formats import table as drawn  # noqa: PLC0415  (rich: 40 ms, on a terminal only)

            answer(drawn.lines(table, terminal_width(), colour=session.colour))
        case "csv":
            from treatytrack.formats import csv  # noqa: PLC0415

            answer(csv.lines(table))
        case _:
            from treatytrack.formats import plain  # noqa: PLC0415

            answer(plain.lines(table))
