"""Putting an answer on stdout: a table in the format that was chosen, a card."""

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from treatytrack.cli.session import Session, answer, terminal_width
from treatytrack.columns import Table

if TYPE_CHECKING:  # what draws a table needs no card
    from treatytrack.actions.card import Card

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


def show_card(session: Session, card: "Card") -> None:
    """Write a card: broken at the terminal's width, elsewhere a line for each of its lines."""
    from treatytrack.formats.card import lines  # noqa: PLC0415  (only where one is shown)

    answer(lines(card, terminal_width() if sys.stdout.isatty() else None, colour=session.colour))
