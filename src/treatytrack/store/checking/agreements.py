"""The agreements: each as recorded beside the history, and all rows made of it beside what would be made today.

One reading of everything, in the order of the refs: no query for each agreement, nothing held of more than one.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any

from treatytrack.columns import NAMES, agreement_stored
from treatytrack.domain.agreement import Agreement
from treatytrack.errors import TreatytrackError
from treatytrack.store.checking.found import MADE, Along, Fault, Found, Refused
from treatytrack.store.checking.history import Change, told_of
from treatytrack.store.checking.pairing import Shelf, paired
from treatytrack.store.checking.record import record_faults
from treatytrack.store.checking.told import texts_told
from treatytrack.store.derived import COLUMNS as DERIVED
from treatytrack.store.derived import Derived, derived
from treatytrack.store.layout import SIDES
from treatytrack.store.numbering import happenings, numbered
from treatytrack.store.past.numbers_then import Numbers, given
from treatytrack.store.past.remembering import record_of_texts
from treatytrack.store.reading import ReadableRegister
from treatytrack.store.resting import COLUMNS, at_rest

_OWN = COLUMNS["agreement"]
_OF_SIDES = tuple(SIDES)
_ROWS = f"""
    SELECT a.ref, {", ".join(f"a.{name}" for name in _OWN)},
        {", ".join(f"side_{place}.{column}" for place, column in SIDES.values())}
    FROM agreement AS a {{indexed}}
    LEFT JOIN side AS side_a ON side_a.agreement_id = a.id AND side_a.place = 'a'
    LEFT JOIN side AS side_b ON side_b.agreement_id = a.id AND side_b.place = 'b'
    ORDER BY a.ref
"""
_BELONGING = """
    SELECT a.ref, {columns} FROM agreement AS a {indexed} CROSS JOIN {table} AS c ON c.agreement_id = a.id
    ORDER BY a.ref, {key}
"""
_NUMBERS = "SELECT ref, number, mark FROM issued_number ORDER BY ref, number, mark"

# The second column of each, and the third where that is part of its key: the order in which they lie.
_CALLED = {
    "side": ("sides", 1),
    "listed": ("list items", 2),
    "event": ("numbered events", 1),
    "reference": ("references", 2),
    "phase": ("phases", 1),
    "deadline": ("deadlines", 2),
    "series": ("series of terms", 1),
    "recurring": ("renewals and notice days", 1),
}
_NOTHING = Derived((), (), (), ())

_texts = itemgetter(*((*_OWN, *_OF_SIDES).index(name) for name in NAMES))


class Agreements:
    """All agreements of a register, looked through once.

    `rules` tells whether the derived rows are made by the rules of today, and can be compared; `trusting` whether the
    history was found whole, so that what it tells is right where the two differ.
    """

    def __init__(
        self, connection: sqlite3.Connection, along: Along, *, indexed: bool, rules: bool, trusting: bool
    ) -> None:
        self._connection = connection
        self._along = along
        self._how = "" if indexed else "NOT INDEXED"
        self._indexed = indexed
        self._rules = rules
        self._trusting = trusting
        self._register = ReadableRegister(connection)
        self.count = 0

    def recorded(self) -> Iterator[Found]:
        """What of the record is not as the history tells it."""
        for ref, changes, row in self._side_by_side():
            yield from _of_record(ref, changes or [], row)

    def whole(self) -> Iterator[Found]:
        """The same, and what of all that is made from the record is not as it would be made today."""
        shelves = {table: Shelf(self._belonging(table)) for table in _CALLED if self._rules or table not in DERIVED}
        numbers_kept = Shelf(self._connection.execute(_NUMBERS))
        for ref, told, row in self._side_by_side():
            changes = told or []
            wrong = [*_of_record(ref, changes, row)]
            yield from wrong
            beside = {table: shelf.of(ref) for table, shelf in shelves.items()}
            numbers = numbers_kept.of(ref)
            try:
                texts = _right_texts(changes, row, wrong=bool(wrong) and self._trusting)
                current = agreement_stored(texts) if texts else None
                events, ever = _numbers(current, changes)
                if ever != set(numbers) and not numbers_kept.broken:
                    yield Fault(MADE, f"numbers given to events of {ref} are not those that the history gives", ref)
                if current and row:
                    yield from self._made(current, texts, events, row, beside, shelves)
            except TreatytrackError as refused:
                if not wrong:
                    yield Refused(ref, str(refused).rstrip("."))
            except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError) as odd:
                if not wrong:
                    yield Fault(MADE, f"{ref} cannot be compared ({type(odd).__name__}: {odd})", ref)
        for ref in numbers_kept.rest():
            yield Fault(MADE, f"numbers are given to events of {ref}, which was never recorded", ref)
        for table, shelf in (*shelves.items(), ("numbers given to events", numbers_kept)):
            if shelf.broken:
                called = _CALLED[table][0] if table in _CALLED else table
                yield Fault(MADE, f"{called} cannot be read to their end: {shelf.broken}")

    def _made(
        self,
        agreement: Agreement,
        texts: Sequence[str],
        events: Numbers,
        row: Sequence[Any],
        beside: dict[str, list[tuple[Any, ...]]],
        shelves: dict[str, Shelf],
    ) -> Iterator[Fault]:
        ref, agreement_id = agreement.ref, row[0]
        rules_say = derived(self._register.in_context(agreement)) if self._rules else _NOTHING
        made = at_rest(agreement, texts, agreement_id, events, rules_say)
        if tuple(row[: len(_OWN)]) != made.agreement:
            for name, kept, right in zip(_OWN, row, made.agreement, strict=False):
                if kept != right and name not in NAMES:
                    yield Fault(MADE, f"{ref}: {name} does not follow from what is recorded", ref)
        for table, rows in beside.items():
            called, width = _CALLED[table]
            right_rows = made.of_tables[table]
            if rows == right_rows or shelves[table].broken:
                continue
            if rows != sorted(right_rows, key=itemgetter(slice(1, 1 + width))):
                yield Fault(MADE, f"{called} of {ref} are not what follows from what is recorded", ref)

    def _side_by_side(self) -> Iterator[tuple[str, list[Change] | None, list[Any] | None]]:
        rows = self._connection.execute(_ROWS.format(indexed=self._how))
        kept = ((ref, cells) for ref, *cells in rows)
        told = told_of(self._connection, "agreement", indexed=self._indexed)
        for ref, changes, row in self._along(paired(told, kept)):
            self.count += row is not None
            yield ref, changes, row

    def _belonging(self, table: str) -> sqlite3.Cursor:
        columns = COLUMNS[table]
        key = ", ".join(f"c.{name}" for name in columns[1 : 1 + _CALLED[table][1]])
        named = ", ".join(f"c.{name}" for name in columns)
        return self._connection.execute(_BELONGING.format(columns=named, indexed=self._how, table=table, key=key))


def _of_record(ref: str, changes: list[Change], row: Sequence[Any] | None) -> Iterator[Fault]:
    """What of the record of an agreement is not as the history tells it; the texts tell it, without an agreement."""
    if row and changes and len(changes) == 1 and not changes[0].before:
        texts = _texts(row)
        if {*map(type, texts)} == {str} and record_of_texts(texts) == changes[0].after:
            return
    cells = dict(zip(NAMES, _texts(row), strict=True)) if row else None
    yield from record_faults(ref, ref, changes, cells)


def _right_texts(changes: list[Change], row: Sequence[Any] | None, *, wrong: bool) -> Sequence[str]:
    """The texts of an agreement as it is: those of the history where the record is known to be wrong."""
    if not wrong:
        return _texts(row) if row else ()
    return texts_told(changes[-1].after) if changes else ()


def _numbers(current: Agreement | None, changes: list[Change]) -> tuple[Numbers, set[tuple[int, str]]]:
    """The numbers of the events that are, and of all that ever were; most agreements were recorded once."""
    if not current or len(changes) != 1:
        return given(changes)
    now = tuple(numbered(happenings(current)))
    return now, {(number, one.mark) for number, one in now}
