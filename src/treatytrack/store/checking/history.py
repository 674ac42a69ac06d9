"""The history: every row hashed as it stands, each on the one before; what was told of one thing after the other."""

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from treatytrack.domain.words import how_many
from treatytrack.store.checking.found import HISTORY, Along, Fault, Found, Looked
from treatytrack.store.layout import HISTORY as FIELDS
from treatytrack.store.past.hashes import hash_of

_ROWS = f"SELECT {', '.join(FIELDS)}, hash FROM history ORDER BY id"
_TOLD = """
    SELECT ref, id, at, user_name, operation, undoes, before, after FROM history {indexed}
    WHERE subject = :subject ORDER BY ref, id
"""


class Change(NamedTuple):
    """A row of the history, of one thing."""

    ref: str
    number: int
    at: str
    user: str
    operation: str
    undoes: str
    before: str
    after: str

    @property
    def said(self) -> str:
        """When it was made, by whom, and its number."""
        return f"on {self.at[:10]} by {self.user} (change {self.number})"


def of_chain(connection: sqlite3.Connection, along: Along) -> Iterator[Found]:
    """The changes that are not as they were written, or do not follow from the one before."""
    previous, last, count = "", 0, 0
    was_whole = True
    for cells in along(connection.execute(_ROWS)):
        row = dict(zip((*FIELDS, "hash"), cells, strict=True))
        number = row["id"]
        if number != last + 1:
            yield Fault(HISTORY, _gap(last + 1, number - 1))
        try:
            is_whole = row["hash"] == hash_of(row)
        except TypeError:  # bytes where there was text
            is_whole = False
        if not is_whole:
            said = f"{row['command']}, {row['user_name']}, {str(row['at'])[:10]}"
            yield Fault(HISTORY, f"change {number} of the history ({said}) is not as it was written")
        elif row["previous_hash"] != previous and was_whole and number == last + 1:
            yield Fault(HISTORY, f"change {number} of the history does not follow from the one before")
        previous, last, was_whole = row["hash"], number, is_whole
        count += 1
    yield Looked(HISTORY, how_many(count, "change"))


def _gap(first: int, last: int) -> str:
    if first == last:
        return f"change {first} of the history is not there"
    return f"changes {first} to {last} of the history are not there"


def told_of(connection: sqlite3.Connection, subject: str, *, indexed: bool) -> Iterator[tuple[str, list[Change]]]:
    """All changes of each thing of a kind, by its ref, in order; `indexed` trusts SQLite's index."""
    rows = connection.execute(_TOLD.format(indexed="" if indexed else "NOT INDEXED"), {"subject": subject})
    for ref, changes in groupby(map(Change._make, rows), key=itemgetter(0)):
        yield ref, list(changes)


def leaps(changes: list[Change]) -> Iterator[Fault]:
    """Where a change does not begin with what the last one of the same thing left."""
    after = ""
    for change in changes:
        if change.before != after:
            what = f"change {change.number} of the history does not begin with what {change.ref} was before"
            yield Fault(HISTORY, what, change.ref)
        after = change.after
