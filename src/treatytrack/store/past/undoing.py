"""Taking back what a command changed: each record as it was before, newest change first, in one transaction.

What is taken back is itself a change, with rows in the history of its own, so that it can be taken back too. The rows
are restored hundreds at a time: an import may have made a hundred thousand.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from treatytrack.store.past.numbers_then import Numbers, marked, steps
from treatytrack.store.past.operations import MAKES_THE_REGISTER, Operation, Remembered
from treatytrack.store.past.remembered import agreement_of, event_of, party_of, setting_of
from treatytrack.store.rowwise import AT_ONCE
from treatytrack.store.writable import WritableRegister


class StandsOn(NamedTuple):
    """A later change that keeps one from being taken back: the number of its row, and which record it is about.

    `names` is what that record names and would be gone; '' where it is the record itself that was changed again.
    """

    number: int
    ref: str
    names: str = ""


_BATCH = f"""
    SELECT id, :number, at, user_name, command, operation, undoes, subject, ref, before, after FROM history
    WHERE operation = :operation AND id < :bound AND NOT {MAKES_THE_REGISTER} ORDER BY id DESC LIMIT {AT_ONCE}
"""
_CHANGED_AGAIN = f"""
    WITH held AS (
        SELECT subject, ref, max(id) AS last FROM history
        WHERE operation = :operation AND NOT {MAKES_THE_REGISTER} GROUP BY subject, ref
    ), seen AS (
        SELECT ref, last, (
            SELECT max(id) FROM history AS now WHERE now.subject = held.subject AND now.ref = held.ref
        ) AS now FROM held
    )
    SELECT ref, now FROM seen WHERE now > last
    AND (SELECT after FROM history WHERE id = now) <> (SELECT after FROM history WHERE id = last)
    ORDER BY now DESC LIMIT 1
"""
# What names what would be gone, and was itself changed since.
_NAMING = """
    WITH gone AS (
        SELECT ref FROM history WHERE operation = :operation AND before = '' AND subject IN ('agreement', 'event')
    )
    SELECT 'agreement', agreement.ref AS own, reference.ref FROM reference JOIN agreement ON id = agreement_id
    WHERE reference.ref IN gone AND agreement.ref NOT IN gone AND EXISTS (
        SELECT 1 FROM history WHERE subject = 'agreement' AND history.ref = agreement.ref AND history.id > :last
    ) UNION ALL
    SELECT 'event', ref AS own, after FROM relation_event AS later
    WHERE after IN gone AND ref NOT IN gone AND EXISTS (
        SELECT 1 FROM history WHERE subject = 'event' AND history.ref = later.ref AND history.id > :last
    )
"""
_AS_IT_WAS = """
    SELECT after FROM history WHERE subject = :subject AND ref = :ref AND id <= :last ORDER BY id DESC LIMIT 1
"""
_LAST_OF = "SELECT max(id) FROM history WHERE subject = :subject AND ref = :ref"
_AMBIGUOUS = """
    SELECT DISTINCT ref FROM (
        SELECT ref FROM issued_number WHERE ref IN ({}) GROUP BY ref, mark HAVING count(*) > 1
    )
"""


class UndoableRegister(WritableRegister):
    """A register in which what was changed can be taken back."""

    acted_for: tuple[str, ...] = ()
    """The refs of the agreements in which others act for a side since a party was taken back."""

    def take_back(self, operation: str) -> None:
        """Make each record that an operation changed what it was before; what it made is gone, what it took is back.

        Whoever calls has asked `changed_again`.
        """
        self._by["undoes"] = operation
        for rows in self._batches(self.past.the_operation(operation)):
            for (subject, how), together in _runs(rows):
                _RESTORED[subject, how](self, together)
        self.acted_for = tuple(sorted(ref for ref in self.acted_for if self.agreement(ref)))

    def changed_again(self, operation: str) -> StandsOn | None:
        """The last change by which a record of an operation is otherwise than that left it; None where all are so."""
        row = self._connection.execute(_CHANGED_AGAIN, {"operation": operation}).fetchone()
        return StandsOn(row[1], row[0]) if row else None

    def came_to_name(self, operation: str) -> StandsOn | None:
        """A change after which a record names an agreement or event that would be gone, and did not before."""
        last = self.past.the_operation(operation).last
        values = {"operation": operation, "last": last}
        for subject, ref, named in self._connection.execute(_NAMING, values).fetchall():
            asked = {"subject": subject, "ref": ref}
            was = self._connection.execute(_AS_IT_WAS, {**asked, "last": last}).fetchone()
            if not (was and was[0] and named in _named_by(subject, was[0])):
                (by,) = self._connection.execute(_LAST_OF, asked).fetchone()
                return StandsOn(by, ref, named)
        return None

    def _batches(self, operation: Operation) -> Iterator[list[Remembered]]:
        """Its rows, the newest first; each batch is read before anything of it is written."""
        bound = operation.last + 1
        while True:
            values = {"number": operation.number, "operation": operation.id, "bound": bound}
            rows = [Remembered(*row) for row in self._connection.execute(_BATCH, values)]
            if not rows:
                return
            yield rows
            bound = rows[-1].id

    def add_again(self, rows: Sequence[Remembered]) -> None:
        """Agreements that were taken out, under the refs and with the event numbers that they had."""
        agreements = [agreement_of(row.before) for row in rows]
        self._numbers_then = self._ambiguous(rows)
        self._add_together(agreements, put_back=True)
        self._numbers_then = {}

    def change_back(self, rows: Sequence[Remembered]) -> None:
        """Agreements as they were before, with the event numbers that they had."""
        agreements = [agreement_of(row.before) for row in rows]
        self._numbers_then = self._ambiguous(rows)
        self.update_all(agreements)
        self._numbers_then = {}

    def _ambiguous(self, rows: Sequence[Remembered]) -> dict[str, tuple[tuple[int, str, str], ...]]:
        """Number, kind and mark of the events of those agreements where a mark alone does not tell the number."""
        row_of = {row.ref: row for row in rows}
        found = self._connection.execute(_AMBIGUOUS.format(", ".join("?" * len(row_of))), [*row_of])
        return {ref: marked(self._numbers_before(row_of[ref])) for (ref,) in found.fetchall()}

    def _numbers_before(self, row: Remembered) -> Numbers:
        oldest_first = [*self.past.remembered([("agreement", row.ref)])][::-1]
        return next(step.before for step in steps(oldest_first) if step.row.id == row.id)


def _runs(rows: Sequence[Remembered]) -> Iterator[tuple[tuple[str, str], list[Remembered]]]:
    """Rows that follow each other and can be restored together: of one kind, in one way, no record twice."""
    for key, alike in groupby(rows, key=lambda row: (row.subject, _how(row))):
        together: dict[str, Remembered] = {}
        for row in alike:
            if row.ref in together:
                yield key, [*together.values()]
                together = {}
            together[row.ref] = row
        yield key, [*together.values()]


def _how(row: Remembered) -> str:
    """What restores a row: what was made is taken out, what was taken out is put back."""
    if not row.before:
        return "take out"
    return "change" if row.after else "put back"


def _named_by(subject: str, record: str) -> set[str]:
    if subject == "agreement":
        return {ref for _, ref in agreement_of(record).references}
    return {event_of(record).after}


Restore = Callable[[UndoableRegister, Sequence[Remembered]], object]


def _each(restore: Callable[[UndoableRegister, Remembered], object]) -> Restore:
    return lambda register, rows: [restore(register, row) for row in rows]


def _party(restore: Callable[[UndoableRegister, Remembered], list[str]]) -> Restore:
    def each(register: UndoableRegister, rows: Sequence[Remembered]) -> None:
        otherwise = (ref for row in rows for ref in restore(register, row))
        register.acted_for = tuple({*register.acted_for, *otherwise})

    return each


def _put_event_back(register: UndoableRegister, row: Remembered) -> None:
    register.add_relation_event(event_of(row.before), put_back=True)


def _set_back(register: UndoableRegister, row: Remembered) -> None:
    register.set_setting(row.ref, setting_of(row.before))


# fmt: off
_RESTORED: dict[tuple[str, str], Restore] = {
    ("agreement", "take out"): lambda register, rows: register.remove_all([row.ref for row in rows]),
    ("agreement", "put back"): UndoableRegister.add_again,
    ("agreement", "change"):   UndoableRegister.change_back,
    ("event", "take out"):     _each(lambda register, row: register.remove_relation_event(row.ref)),
    ("event", "put back"):     _each(_put_event_back),
    ("event", "change"):       _each(lambda register, row: register.update_relation_event(event_of(row.before))),
    ("party", "take out"):     _party(lambda register, row: register.remove_party(row.ref)),
    ("party", "put back"):     _party(lambda register, row: register.add_party(party_of(row.before))),
    ("party", "change"):       _party(lambda register, row: register.update_party(party_of(row.before))),
    ("setting", "take out"):   _each(lambda register, row: register.clear_setting(row.ref)),
    ("setting", "put back"):   _each(_set_back),
    ("setting", "change"):     _each(_set_back),
}
# fmt: on
