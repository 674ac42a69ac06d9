"""The tables, the migrations that make them, and the SQL that names them agree."""

import re
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from treatytrack.columns import NAMES
from treatytrack.domain.query import Codes, Numbers, Pair, Query, Span, Term, Value
from treatytrack.domain.validity import RULE_SET
from treatytrack.event_columns import NAMES as EVENT_NAMES
from treatytrack.store.connection import know_our_functions
from treatytrack.store.derived import COLUMNS
from treatytrack.store.layout import SIDES
from treatytrack.store.reading import ReadableRegister
from treatytrack.store.tables import Table

from .world import DAY, recorded


@pytest.fixture
def from_tables(tmp_path: Path) -> Path:
    """A database made of tables.py, without migrations."""
    path = tmp_path / "from_tables.db"
    engine = create_engine(f"sqlite:///{path}")
    Table.metadata.create_all(engine)
    engine.dispose()
    return path


def _statements(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: "\n".join(sorted(line.strip(" \t,") for line in sql.splitlines())) for name, sql in found}


def test_the_migrations_make_the_tables_that_the_program_knows(register: Path) -> None:
    engine = create_engine(f"sqlite:///{register}")
    with engine.connect() as connection:
        ours = {"include_name": lambda name, kind, _: kind != "table" or not name.startswith("search")}
        context = MigrationContext.configure(connection, opts=ours)
        assert compare_metadata(context, Table.metadata) == []
    engine.dispose()


def test_they_agree_to_the_letter_checks_and_defaults_too(register: Path, from_tables: Path) -> None:
    migrated = _statements(register)
    del migrated["alembic_version"]
    assert migrated == _statements(from_tables)


def test_every_recorded_column_has_its_place() -> None:
    assert [name for name in NAMES if name not in SIDES and name not in Table.metadata.tables["agreement"].c] == []


def test_every_column_of_an_event_has_its_place() -> None:
    parties = {"between", "concerns"}
    assert set(EVENT_NAMES) - parties <= set(Table.metadata.tables["relation_event"].c.keys())


def test_comparing_looks_at_every_derived_column() -> None:
    for table, columns in COLUMNS.items():
        assert {"agreement_id", *columns} == set(Table.metadata.tables[table].c.keys())


@pytest.mark.parametrize("day", ["2027-02-30", "2026-13-01", "2026", "tomorrow", "2026-11-21 10:00", "", 20270101])
def test_a_day_that_does_not_exist_cannot_be_stored(register: Path, day: str | int) -> None:
    with closing(sqlite3.connect(register)) as connection:
        for table in Table.metadata.tables.values():
            for column in table.c:
                if column.type.python_type is date:
                    others = [c.name for c in table.c if not c.nullable and c.name != column.name]
                    names, values = ", ".join([column.name, *others]), ", ".join(["?"] * (1 + len(others)))
                    days = ["2026-01-01" if table.c[n].type.python_type is date else 1 for n in others]
                    with pytest.raises(sqlite3.IntegrityError, match=f"ck_{table.name}_{column.name}"):
                        connection.execute(f"INSERT INTO {table.name} ({names}) VALUES ({values})", [day, *days])


NARROWED = ("days_left", "ends", "term_last_day", "notice_by", "locked_in_until", "next_deadline")


def _one_value(name: str) -> Value:
    if name in {"date", "signed", "provisional", "in_force", "until", "ended", "stated_on", *NARROWED[1:]}:
        return Span(date(2020, 1, 1), date(2021, 1, 1))
    others: dict[str, Value] = {
        "party": Codes(("IRN",)),
        "concerns": Codes(("IRN",)),
        "between": Pair(("IRN",), ("AZE",)),
        "days_left": Numbers(0, 9),
    }
    return others.get(name, "word")


def test_the_sql_of_reading_names_only_what_is_in_the_tables(from_tables: Path) -> None:
    said: list[str] = []
    with closing(sqlite3.connect(from_tables)) as connection:
        know_our_functions(connection)
        connection.execute(f"INSERT INTO setting VALUES ('rule_set', '{RULE_SET}')")
        connection.set_trace_callback(said.append)
        register = ReadableRegister(connection)
        register.agreement("A")
        register.in_context(recorded(related="amends B"))
        register.references_to("A")
        register.refs_beginning("A")
        register.numbered_events("A")
        register.count()
        register.last_change()
        assert register.history_ends_whole()
        register.report_runs("party:IRN")
        register.as_it_was("A", 1)
        register.changes_of("A", 0)
        register.recorded_otherwise(0)
        register.replaced_by_changed(0)
        register.last_change_before("2026-11-21T09:30:00.000Z")
        register.own_parties()
        list(register.history_rows())
        register.relation_event("A")
        register.relation_events_like(("AZE", "IRN"), "Visit", "2025")
        register.event_refs_beginning("A")
        register.titled("A")
        for name in (*EVENT_NAMES, "party", "words"):
            for negated in (False, True):
                assert list(register.relation_events(Query((Term(name, (_one_value(name),), negated),)))) == []
        for table, columns in COLUMNS.items():
            list(register.derived_rows(table, columns, "A"))
        for name in (*NAMES, "party", "between", "words", "status", "certain", "flags", *NARROWED):
            for query in (Query((Term(name, (_one_value(name),), negated),)) for negated in (False, True)):
                assert list(register.agreements(query, DAY)) == []
                assert list(register.due_candidates(query, DAY, DAY, DAY)) == []
    # In double quotes SQLite takes a name that is nowhere for a text, and finds nothing for ever.
    assert [sql for sql in said if '"' in re.sub("MATCH '[^']*'", "", sql)] == []
    assert len(said) > 250
