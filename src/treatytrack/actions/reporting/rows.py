"""The report as programs read it: every entry a row, with the columns that CONTRACT promises."""

from collections.abc import Iterator
from datetime import date

from treatytrack.actions.deadline_listing import DEADLINES, days_of
from treatytrack.actions.reporting.entries import Entry, Part
from treatytrack.answers import Heading, Table

COLUMNS = (Heading("section", "Section", "word"), *DEADLINES)
NEW = Heading("new", "New", "maybe")
"""Only where a column more breaks nothing: JSON."""
_NO_DAYS = ("", "", "", "")


def for_scripts(parts: tuple[Part, ...], day: date, *, telling_new: bool = False) -> Table:
    """Every entry of every part; `telling_new` adds whether the report before could not tell it; empty: not known."""
    rows = _rows(parts, day)
    if telling_new:
        return Table((*COLUMNS, NEW), ((*row, "" if entry.new is None else int(entry.new)) for entry, row in rows))
    return Table(COLUMNS, (row for _, row in rows))


def _rows(parts: tuple[Part, ...], day: date) -> Iterator[tuple[Entry, tuple[str | int, ...]]]:
    for part in parts:
        for entry in part.entries:
            agreement = entry.agreement
            days = days_of(entry.due, day) if entry.due else _NO_DAYS
            yield entry, (
                part.name, agreement.ref, agreement.title, "; ".join(agreement.parties), entry.kind, *days,
                entry.certain, entry.because,
            )  # fmt: skip
