"""The schema of what a register remembers besides its record: changes, refs and numbers given, settings, reports.

Part of `tables.py`.
"""

from sqlalchemy import Index
from sqlmodel import Field

from treatytrack.store.table_parts import BY_ITS_KEY, Day, Table, day, days_exist, key_text, number, only_where, text


class HistoryRow(Table, table=True):
    """One change. `before` and `after` are whole records as JSON; each hash covers the row and the hash before it.

    What one command changed shares its `operation`; where that took back or brought back another, `undoes` names it.
    """

    __tablename__ = "history"
    __table_args__ = (
        Index(None, "at"),
        Index(None, "subject", "ref"),
        Index(None, "operation"),
        only_where("before <> ''", "id"),
        only_where("undoes <> ''", "undoes", "operation"),
    )

    id: int = number(primary_key=True)
    at: str = text()
    # Not "user": PostgreSQL would read that as its own function and answer with the connection's login.
    user_name: str = text()
    command: str = text()
    operation: str = text()
    undoes: str = text()
    subject: str = text()
    ref: str = text()
    before: str = text()
    after: str = text()
    previous_hash: str = text()
    hash: str = text()


class IssuedRefRow(Table, table=True):
    """Every ref ever given, so that none comes back for something else."""

    __tablename__ = "issued_ref"
    __table_args__ = (BY_ITS_KEY,)

    ref: str = key_text()


class IssuedNumberRow(Table, table=True):
    """Every number ever given to an event, and a mark of what it said: undo gives an event its own number back."""

    __tablename__ = "issued_number"
    __table_args__ = (BY_ITS_KEY,)

    ref: str = key_text()
    number: int = number(primary_key=True)
    mark: str = key_text()


class SettingRow(Table, table=True):
    """One of the few settings that belong to the register and not to a person."""

    __tablename__ = "setting"

    name: str = key_text()
    value: str = text()


class ReportRunRow(Table, table=True):
    """A report that was written, so that the next looks back to it: of which QUERY, for which as-of day, and when.

    `as_of_named` where that day was named and was not the day it really was: such a run spoils no real one.
    `last_change` is the last row of the history that it knew: writers may wait, so moments alone would not tell.
    `within` is how far it looked ahead, so that the next knows what it could tell.
    """

    __tablename__ = "report_run"
    __table_args__ = (*days_exist("day"), BY_ITS_KEY)

    query: str = key_text()
    as_of_named: bool = Field(primary_key=True)
    day: Day = day(primary_key=True)
    at: str = text()
    last_change: int = number()
    within: str = text()
