"""Rows into tables: statements of the tables' own models, each compiled once and run for as many rows as there are."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, update
from sqlalchemy.sql.dml import UpdateBase
from sqlmodel import col

from treatytrack.store import search, tables
from treatytrack.store.layout import HISTORY
from treatytrack.store.past.remembering import Record
from treatytrack.store.resting import COLUMNS, Row, Rows

_MODELS: dict[str, type[tables.Table]] = {
    "agreement": tables.AgreementRow,
    "side": tables.SideRow,
    "listed": tables.ListedRow,
    "event": tables.EventRow,
    "reference": tables.ReferenceRow,
    "phase": tables.PhaseRow,
    "deadline": tables.DeadlineRow,
    "series": tables.SeriesRow,
    "recurring": tables.RecurringRow,
    "party": tables.PartyRow,
    "relation_event": tables.RelationEventRow,
    "relation_event_party": tables.RelationEventPartyRow,
    "relation_event_item": tables.RelationEventItemRow,
    "history": tables.HistoryRow,
    "issued_ref": tables.IssuedRefRow,
    "issued_number": tables.IssuedNumberRow,
    "setting": tables.SettingRow,
}

_COLUMNS = {
    **COLUMNS,
    "history": (*HISTORY, "hash"),
    "issued_ref": ("ref",),
    "issued_number": ("ref", "number", "mark"),
}
"""What rows hold that are given without the names of their columns."""

AT_ONCE = 500
"""How many agreements are best written together: few enough to hold in memory, enough to be fast."""


class _Compiled(NamedTuple):
    """A statement as the database takes it, and how its values are taken from a row."""

    sql: str
    values: Callable[[Any], tuple[Any, ...]]


class RowWriter:
    """Writes rows inside the transaction that is open; every call has reached the database when it returns.

    The values go to the driver as they are, days as text: what SQLAlchemy would look at for each value again, a hundred
    thousand rows over, is known from the tables.
    """

    def __init__(self, connection: sqlite3.Connection, bound: Connection) -> None:
        self._connection = connection
        self._bound = bound
        self._compiled: dict[tuple[str, str, tuple[str, ...]], _Compiled] = {}

    def add(self, records: Mapping[str, Sequence[Record]]) -> None:
        """New rows by table, in the order given: what is referred to comes first."""
        for table, new in records.items():
            if new:
                names = tuple(new[0])
                self._run("add", table, names, [tuple(record[name] for name in names) for record in new])

    def add_rows(self, rows: Mapping[str, Sequence[Row]]) -> None:
        """The same of rows whose cells stand in the order of _COLUMNS."""
        for table, new in rows.items():
            self._run("add", table, _COLUMNS[table], new)

    def add_agreements(self, rows: Sequence[Rows]) -> None:
        """New agreements with all that belongs to them."""
        self.add_rows({"agreement": [one.agreement for one in rows], **together(one.of_tables for one in rows)})
        search.add(self._connection, ((one.number, one.search_text) for one in rows))

    def replace(self, rows: Sequence[Rows]) -> None:
        """Another state of agreements that are there: their own rows change, what belongs to them is written anew."""
        search.take_out(self._connection, (one.number for one in rows))
        search.add(self._connection, ((one.number, one.search_text) for one in rows))
        self._run("change", "agreement", COLUMNS["agreement"], [one.agreement for one in rows])
        self.write_anew({one.number: one.of_tables for one in rows})

    def write_anew(self, of_agreements: Mapping[int, Mapping[str, Sequence[Row]]]) -> None:
        """Other rows in these tables for agreements that are there, by their ids."""
        anew = together(of_agreements.values())
        for table in anew:
            self._run("clear", table, ("agreement_id",), [(agreement_id,) for agreement_id in of_agreements])
        self.add_rows(anew)

    def remove_agreements(self, ids: Sequence[int]) -> None:
        """Take out agreements; what belongs to them goes with them."""
        search.take_out(self._connection, ids)
        self._run("take out", "agreement", ("id",), [(one,) for one in ids])

    def remove_relation_event(self, ref: str) -> None:
        """Take out a relation event; what belongs to it goes with it."""
        self._bound.execute(delete(tables.RelationEventRow).where(col(tables.RelationEventRow.ref) == ref))

    def write_party(self, code: str, rows: Sequence[Record]) -> None:
        """Keep this row of a party in the place of what has its code; none at all takes it out."""
        self._bound.execute(delete(tables.PartyRow).where(col(tables.PartyRow.code) == code))
        self.add({"party": rows})

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting in the place of what has its name."""
        self.remove_setting(name)
        self.add({"setting": [{"name": name, "value": value}]})

    def remove_setting(self, name: str) -> None:
        """Take out a setting."""
        self._bound.execute(delete(tables.SettingRow).where(col(tables.SettingRow.name) == name))

    def empty(self, table: str) -> None:
        """Take all rows out of a table."""
        self._bound.execute(delete(_MODELS[table]))

    def _run(self, what: str, table: str, names: tuple[str, ...], rows: Sequence[Row]) -> None:
        if not rows:
            return
        key = (what, table, names)
        compiled = self._compiled.get(key)
        if compiled is None:
            compiled = self._compiled[key] = self._statement(*key)
        self._bound.exec_driver_sql(compiled.sql, list(map(compiled.values, rows)))

    def _statement(self, what: str, table: str, names: tuple[str, ...]) -> _Compiled:
        model: Any = _MODELS[table]
        statement: UpdateBase = insert(model)
        if what == "change":
            statement = update(model).where(model.id == bindparam("id"))
        elif what == "clear":
            statement = delete(model).where(model.agreement_id == bindparam("agreement_id"))
        elif what == "take out":
            statement = delete(model).where(model.id == bindparam("id"))
        changed = None if what in {"clear", "take out"} else [name for name in names if what == "add" or name != "id"]
        compiled = statement.compile(dialect=self._bound.dialect, column_keys=changed)
        order = [names.index(name) for name in compiled.positiontup or []]
        return _Compiled(str(compiled), tuple if order == [*range(len(names))] else itemgetter(*order))


def together(of_agreements: Iterable[Mapping[str, Sequence[Row]]]) -> dict[str, list[Row]]:
    """The rows of several agreements by table."""
    each = list(of_agreements)
    return {table: [row for of_tables in each for row in of_tables[table]] for table in (each[0] if each else ())}
