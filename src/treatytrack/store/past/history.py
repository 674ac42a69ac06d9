"""Who changed what in a register, and when."""

from collections.abc import Iterator
from sqlite3 import Connection
from typing import NamedTuple

from treatytrack.errors import NotFound
from treatytrack.store.layout import HISTORY, moment_told

_LAST_CHANGE = """
    SELECT at, user_name, command FROM history WHERE subject = :subject AND ref = :ref ORDER BY id DESC LIMIT 1
"""


class Made(NamedTuple):
    """A change that was made: when (UTC), by whom, with which command."""

    at: str
    user: str
    command: str


class ReadsHistory:
    """What a register tells of its changes."""

    _connection: Connection

    def history_rows(self) -> Iterator[dict[str, str | int]]:
        """Every change, in the order in which they were made, by the names of its fields."""
        found = self._connection.execute(f"SELECT {', '.join(HISTORY)}, hash FROM history ORDER BY id")
        for row in found:
            yield dict(zip((*HISTORY, "hash"), row, strict=True))

    def last_change(self) -> str:
        """When anything was last changed (UTC); '' where nothing ever was."""
        return self._moment("SELECT at FROM history ORDER BY id DESC LIMIT 1")

    def first_change(self) -> str:
        """When anything was first recorded (UTC); '' where nothing ever was."""
        return self._moment("SELECT at FROM history ORDER BY id LIMIT 1")

    def _moment(self, sql: str) -> str:
        row = self._connection.execute(sql).fetchone()
        if row:
            moment_told(row[0])
        return str(row[0]) if row else ""

    def last_change_of(self, subject: str, ref: str) -> Made:
        """The last change of the record of that ref; `subject` says what it is, as in `agreement`. Raises NotFound."""
        row = self._connection.execute(_LAST_CHANGE, {"subject": subject, "ref": ref}).fetchone()
        if row is None:
            raise NotFound(f"Nothing of {ref} is in the history")
        return Made(*row)
