"""What people changed, command by command: all that one command changed has one operation, the unit that is undone.

An operation that takes another back names it in `undoes`; one that brings it back again names that undo. So whether an
operation stands follows from the few that name another, and nothing in the history is ever altered.
"""

from collections.abc import Iterator, Sequence
from sqlite3 import Connection
from typing import NamedTuple

from treatytrack.errors import NotFound
from treatytrack.store.layout import LAST_LETTER

MAKES_THE_REGISTER = "(id = 1 AND subject = 'setting' AND ref = 'timezone')"
"""The row with which a register begins: its time zone, which is not taken back."""

_UNDOS = "SELECT min(id) AS first, operation, undoes FROM history WHERE undoes <> '' GROUP BY undoes, operation"
_BEFORE = "SELECT operation FROM history WHERE id < :bound AND undoes = '' ORDER BY id DESC LIMIT 1"
_BOUNDS = "SELECT min(id), max(id) FROM history WHERE operation = :operation"
_ITS_ROW = "SELECT operation, at, user_name, command, undoes FROM history WHERE id = :id"
_ROWS = """
    SELECT id, (SELECT min(id) FROM history AS own WHERE own.operation = history.operation) AS number,
    at, user_name, command, operation, undoes, subject, ref, before, after FROM history
"""


class Operation(NamedTuple):
    """What one command changed: the numbers of its first and last row, when (UTC), by whom, what it takes back.

    The number of the first row is how people name it.
    """

    number: int
    last: int
    id: str
    at: str
    user: str
    command: str
    undoes: str

    @property
    def rows(self) -> int:
        """How many records it changed; nobody else's change comes between them."""
        return self.last - self.number + 1


class Remembered(NamedTuple):
    """A row of the history; `number` is that of its operation, `before` and `after` are records, '' for none."""

    id: int
    number: int
    at: str
    user: str
    command: str
    operation: str
    undoes: str
    subject: str
    ref: str
    before: str
    after: str


About = tuple[str, str]
"""What a record is (`agreement`, `event`, `party`, `setting`), and its ref, code or name."""


class ReadsOperations:
    """What a register tells of the operations that changed it."""

    _connection: Connection

    def operation_at(self, number: int) -> Operation | None:
        """The operation that has a row of that number."""
        row = self._connection.execute(_ITS_ROW, {"id": number}).fetchone() if number < 1 << 63 else None
        return self.the_operation(row[0]) if row else None

    def operation_called(self, operation: str) -> Operation | None:
        """The operation with that id."""
        (there,) = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM history WHERE operation = :operation)", {"operation": operation}
        ).fetchone()
        return self.the_operation(operation) if there else None

    def taken_back(self) -> dict[str, int]:
        """The ids of the operations that are taken back, an undo among them, by the number of what did that."""
        taken: dict[str, int] = {}
        for number, operation, undoes in self._undos():
            if operation not in taken:
                taken[undoes] = number
        return taken

    def last_done(self) -> Operation | None:
        """The last operation that stands and takes none back."""
        taken = self.taken_back()
        bound = 1 << 62
        while row := self._connection.execute(_BEFORE, {"bound": bound}).fetchone():
            found = self.the_operation(row[0])
            if found.id not in taken:
                return found
            bound = found.number
        return None

    def last_taken_back(self) -> Operation | None:
        """The last undo that stands, unless something else was changed since."""
        undos = self._undos()
        taken, ids = self.taken_back(), {operation for _, operation, _ in undos}
        for number, operation, undoes in undos:
            if operation not in taken and undoes not in ids:
                done = self.last_done()
                return None if done and done.number > number else self.the_operation(operation)
        return None

    def all_since_is_taken_back(self, number: int) -> bool:
        """Whether all is as the operation of that number left it: each one since is taken back, or took back such one.

        An undo or a redo since of what was done before it is none of these, though it stands.
        """
        since = [(operation, undoes) for first, operation, undoes in self._undos() if first > number]
        taken = self.taken_back()
        return all(operation in taken or self.the_operation(undoes).number > number for operation, undoes in since)

    def holds_what_can_be_undone(self, operation: str) -> bool:
        """Whether the operation with that id did more than make the register."""
        sql = f"SELECT 1 FROM history WHERE operation = :operation AND NOT {MAKES_THE_REGISTER} LIMIT 1"
        return self._connection.execute(sql, {"operation": operation}).fetchone() is not None

    def remembered(self, about: Sequence[About] | None, after: int = 0) -> Iterator[Remembered]:
        """The rows of the history, the newest first: of these records or of all, after that number."""
        where, values = _where(about, after)
        return (Remembered(*row) for row in self._connection.execute(f"{_ROWS} WHERE {where} ORDER BY id DESC", values))

    def remembered_of(self, operation: str) -> Iterator[Remembered]:
        """The rows of one operation, the newest first."""
        sql = f"{_ROWS} WHERE operation = :operation ORDER BY id DESC"
        return (Remembered(*row) for row in self._connection.execute(sql, {"operation": operation}))

    def remembered_event(self, ref: str, number: int) -> list[Remembered]:
        """The rows by which the event of that number of an agreement changed, the newest first.

        Raises NotFound: no event ever had it.
        """
        from treatytrack.store.past.numbers_then import steps  # noqa: PLC0415  (few ask; all of the agreement is read)

        oldest_first = [*self.remembered([("agreement", ref)])][::-1]
        found = [step.row for step in steps(oldest_first) if step.touches(number)]
        if not found:
            raise NotFound(f"No event of {ref} ever had the number {number}")
        return found[::-1]

    def operations_counted(self, about: Sequence[About] | None, after: int) -> int:
        """How many operations these rows belong to."""
        where, values = _where(about, after)
        (count,) = self._connection.execute(f"SELECT count(DISTINCT operation) FROM history WHERE {where}", values)
        return int(count[0])

    def remembered_as(self, ref: str) -> list[str]:
        """As what exactly that ref, code or name is in the history: `agreement`, `event`, `party`, `setting`."""
        sql = "SELECT 1 FROM history WHERE subject = :subject AND ref = :ref LIMIT 1"
        subjects = ("agreement", "event", "party", "setting")
        return [one for one in subjects if self._connection.execute(sql, {"subject": one, "ref": ref}).fetchone()]

    def refs_remembered(self, text: str, limit: int = 20) -> list[str]:
        """The refs in the history that begin so, also of what was removed, in order; no more than `limit`."""
        sql = """
            SELECT DISTINCT ref FROM history WHERE subject IN ('agreement', 'event') AND ref >= :text AND ref < :after
            ORDER BY ref LIMIT :limit
        """
        found = self._connection.execute(sql, {"text": text, "after": text + LAST_LETTER, "limit": limit})
        return [str(ref) for (ref,) in found]

    def _undos(self) -> list[tuple[int, str, str]]:
        """The operations that take another back, the last first: number, id, the other's id."""
        return sorted(self._connection.execute(_UNDOS).fetchall(), reverse=True)

    def the_operation(self, operation: str) -> Operation:
        """The operation with that id, which there is."""
        first, last = self._connection.execute(_BOUNDS, {"operation": operation}).fetchone()
        return Operation(first, last, *self._connection.execute(_ITS_ROW, {"id": first}).fetchone())


def _where(about: Sequence[About] | None, after: int) -> tuple[str, dict[str, str | int]]:
    values: dict[str, str | int] = {"after": after}
    if about is None:
        return "id > :after", values
    alike: list[str] = []
    for place, (subject, ref) in enumerate(about):
        values |= {f"subject{place}": subject, f"ref{place}": ref}
        alike.append(f"subject = :subject{place} AND ref = :ref{place}")
    return f"id > :after AND ({' OR '.join(alike) or 'FALSE'})", values
