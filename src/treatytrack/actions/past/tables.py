"""The history as tables: for people a row for each change, for programs one for each record that was changed."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from treatytrack.actions.past.listing import Entry, Line, Undoings
from treatytrack.actions.past.register import Row
from treatytrack.answers import Heading, Table

# fmt: off
_FOR_PEOPLE = (
    Heading("change",   "Change",   "number"),
    Heading("when",     "When",     "date"),
    Heading("user",     "User",     "word"),
    Heading("command",  "Command",  "word"),
    Heading("standing", "Standing", "extra"),
    Heading("what",     "What",     "title"),
)
_FOR_SCRIPTS = (
    Heading("at",      "At",      "text"),
    Heading("user",    "User",    "text"),
    Heading("command", "Command", "text"),
    Heading("ref",     "Ref",     "ref"),
    Heading("before",  "Before",  "text"),
    Heading("after",   "After",   "text"),
    Heading("subject", "Subject", "word"),
    Heading("change",  "Change",  "number"),
    Heading("undoes",  "Undoes",  "number"),
    Heading("undone",  "Undone",  "word"),
)
# fmt: on


def table_for_people(found: Iterable[Entry], when: Callable[[str], str]) -> Table:
    """One row a change."""
    rows = (
        (one.number, when(one.at), one.user, one.command, one.standing, "; ".join(map(_in_one, one.lines)))
        for one in found
    )
    return Table(_FOR_PEOPLE, rows)


def _in_one(line: Line) -> str:
    return f"{line.text} ({'; '.join(line.differences)})" if line.differences else line.text


def table_for_scripts(rows: Iterable[Row], undoings: Undoings) -> Table:
    """One row a row of the history, the records as JSON."""
    return Table(_FOR_SCRIPTS, (tuple(_cells(row, undoings).values()) for row in rows))


def records(rows: Iterable[Row], undoings: Undoings) -> Iterator[dict[str, Any]]:
    """The same as objects, the records within them too; None where there is none."""
    for row in rows:
        cells: dict[str, Any] = _cells(row, undoings)
        for side in ("before", "after"):
            cells[side] = json.loads(cells[side]) if cells[side] else None
        yield cells | {"undoes": cells["undoes"] or None, "undone": bool(cells["undone"])}


def _cells(row: Row, undoings: Undoings) -> dict[str, str | int]:
    return {
        "at": row.at,
        "user": row.user,
        "command": row.command,
        "ref": row.ref,
        "before": row.before,
        "after": row.after,
        "subject": row.subject,
        "change": row.number,
        "undoes": undoings.about(row.undoes)[0] if row.undoes else "",
        "undone": "yes" if row.operation in undoings.taken_back else "",
    }
