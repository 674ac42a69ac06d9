"""What the tables are made of: the kinds of their columns, and the names of their constraints."""

import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Integer, MetaData, Text
from sqlalchemy import text as sql_text
from sqlmodel import Field, SQLModel

NAMING = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}

Day = datetime.date

BY_ITS_KEY = {"sqlite_with_rowid": False}
"""For a table that lies in the order of its key: one tree fewer to write for each row than with numbers of its own."""


def text(**more: Any) -> Any:
    """Text that is empty where nothing is known, never NULL: two ways to say nothing would be one too many."""
    return Field(default="", sa_type=Text, sa_column_kwargs={"server_default": ""}, **more)


def key_text() -> Any:
    """Text by which, alone or with other columns, a row is known."""
    return Field(primary_key=True, sa_type=Text)


def number(**more: Any) -> Any:
    """A whole number."""
    return Field(sa_type=Integer, **more)


def day(**more: Any) -> Any:
    """A day that every row has."""
    return Field(sa_type=Date, **more)


def no_day() -> Any:
    """A day that a row may have; NULL where there is none, or none that is known."""
    return Field(default=None, sa_type=Date, nullable=True)


def of_agreement() -> Any:
    """The agreement that a row belongs to, and goes with when it is removed; part of its key."""
    return Field(primary_key=True, sa_type=Integer, sa_column_args=[ForeignKey("agreement.id", ondelete="CASCADE")])


def of_relation_event() -> Any:
    """The same of the relation event that it belongs to."""
    return Field(
        primary_key=True, sa_type=Integer, sa_column_args=[ForeignKey("relation_event.id", ondelete="CASCADE")]
    )


def days_exist(*columns: str) -> tuple[CheckConstraint, ...]:
    """SQLite keeps any text in a date column, and its date() alone would take 30 February for 2 March."""
    return tuple(
        CheckConstraint(f"{column} IS date({column}, '+0 days')", name=column).ddl_if(dialect="sqlite")
        for column in columns
    )


def only_where(holds: str, *columns: str) -> Index:
    """An index of the few rows for which this holds; a question must say the same words to be answered by it."""
    where = sql_text(holds)
    return Index(f"ix_few_{'_'.join(columns)}", *columns, sqlite_where=where, postgresql_where=where)


class Table(SQLModel):
    """What all tables share: names for their constraints, so that a later migration can speak of them."""

    metadata = MetaData(naming_convention=NAMING)
