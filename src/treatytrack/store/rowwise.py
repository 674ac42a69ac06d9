"""Rows into tables: one by one through their models, or many at once by inserts into the same tables."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert
from sqlmodel import Session, col, select

from treatytrack.store import search, tables
from treatytrack.store.resting import Row, Rows

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
}


class RowWriter:
    """Writes rows inside the transaction that is open; every call has reached the database when it returns."""

    def __init__(self, connection: sqlite3.Connection, bound: Connection) -> None:
        self._connection = connection
        self._bound = bound
        self._session = Session(bound)

    def add(self, rows: Mapping[str, Sequence[Row]], *, at_once: bool = False) -> None:
        """New rows by table, in the order given: what is referred to comes first."""
        for table, new in rows.items():
            if not new:
                continue
            model = _MODELS[table]
            if at_once:
                self._bound.execute(insert(model), list(new))
            else:
                self._session.add_all([model(**row) for row in new])
                self._session.flush()
                self._session.expunge_all()

    def add_agreements(self, rows: Sequence[Rows], *, at_once: bool) -> None:
        """New agreements with all that belongs to them."""
        together: dict[str, list[Row]] = {"agreement": [one.agreement for one in rows]}
        for one in rows:
            for table, of_one in one.of_tables.items():
                together.setdefault(table, []).extend(of_one)
        self.add(together, at_once=at_once)
        search.add(self._connection, ((one.agreement["id"], one.agreement["search_text"]) for one in rows))

    def replace(self, rows: Rows) -> None:
        """Another state of an agreement that is there: its own row is changed, what belongs to it is written anew."""
        agreement_id = rows.agreement["id"]
        search.take_out(self._connection, [agreement_id])
        search.add(self._connection, [(agreement_id, rows.agreement["search_text"])])
        row = self._session.get_one(tables.AgreementRow, agreement_id)
        for name, value in rows.agreement.items():
            setattr(row, name, value)
        self._session.flush()
        self.write_anew(agreement_id, rows.of_tables)

    def write_anew(self, agreement_id: int, of_tables: Mapping[str, Sequence[Row]]) -> None:
        """Other rows in these tables for an agreement that is there."""
        for table in of_tables:
            model: Any = _MODELS[table]
            self._session.exec(delete(model).where(col(model.agreement_id) == agreement_id))
        self._session.expunge_all()
        self.add(of_tables)

    def remove_agreement(self, ref: str) -> None:
        """Take out an agreement; what belongs to it goes with it."""
        row = self._session.exec(select(tables.AgreementRow).where(tables.AgreementRow.ref == ref)).one()
        search.take_out(self._connection, [row.id])
        self._session.delete(row)
        self._session.flush()

    def remove_relation_event(self, ref: str) -> None:
        """Take out a relation event; what belongs to it goes with it."""
        self._session.exec(delete(tables.RelationEventRow).where(col(tables.RelationEventRow.ref) == ref))

    def write_party(self, code: str, rows: Sequence[Row]) -> None:
        """Keep this row of a party in the place of what has its code; none at all takes it out."""
        self._session.exec(delete(tables.PartyRow).where(col(tables.PartyRow.code) == code))
        self.add({"party": rows})

    def set_setting(self, name: str, value: str, *, there: bool) -> None:
        """Keep a setting; `there` tells that it has a value already."""
        if there:
            self._session.get_one(tables.SettingRow, name).value = value
        else:
            self._session.add(tables.SettingRow(name=name, value=value))
        self._session.flush()
        self._session.expunge_all()

    def remove_setting(self, name: str) -> None:
        """Take out a setting."""
        self._session.delete(self._session.get_one(tables.SettingRow, name))
        self._session.flush()

    def empty(self, table: str) -> None:
        """Take all rows out of a table."""
        self._session.exec(delete(_MODELS[table]))

    def close(self) -> None:
        """Let go of the connection; the transaction is not ended."""
        self._session.close()
