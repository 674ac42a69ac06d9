"""Whether a copy of a register is whole: SQLite's checks, a history nobody altered, and each record as it says."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from treatytrack.columns import NAMES
from treatytrack.domain.query import Query
from treatytrack.errors import TreatytrackError
from treatytrack.store.comparing import first_broken_change
from treatytrack.store.connection import belongs_to_us, connected
from treatytrack.store.copying import unsound
from treatytrack.store.reading import ReadableRegister
from treatytrack.store.remembering import record_of_event, record_of_party, record_of_setting, record_of_texts
from treatytrack.store.schema import is_current

_LAST = "SELECT after FROM history WHERE subject = :subject AND ref = :ref ORDER BY id DESC LIMIT 1"
_THERE = """
    SELECT subject, count(*) FROM history AS h WHERE after <> '' AND NOT EXISTS (
        SELECT 1 FROM history WHERE subject = h.subject AND ref = h.ref AND id > h.id
    ) GROUP BY subject
"""
_OURS = ("rule_set",)
"""Settings that the program keeps for itself, without a row in the history."""


class Held(NamedTuple):
    """What a register held at one moment: how many agreements; when it was last changed (UTC), '' for never.

    `current` is False for one of an older schema.
    """

    agreements: int
    last_change: str
    current: bool


def held_in(file: Path) -> Held:
    """What a register holds. Raises what SQLite does; RegisterUnusable: made by another or a newer program."""
    with closing(connected(file)) as connection:
        belongs_to_us(connection, file)
        connection.execute("BEGIN")
        current = is_current(connection, file)
        register = ReadableRegister(connection)
        return Held(register.count(), register.last_change(), current)


def wrong_with(file: Path) -> str:
    """What is wrong with a register that nobody changes, in a few words; '' if nothing is. Raises what SQLite does.

    Of an older schema only SQLite's own checks are known: the others come with its upgrade.
    """
    with closing(connected(file)) as connection:
        connection.execute("BEGIN")
        if wrong := unsound(connection):
            return wrong
        if not is_current(connection, file):
            return ""
        register = ReadableRegister(connection)
        try:
            if (change := first_broken_change(register)) is not None:
                return f"change {change} in its history is not as it was written"
            return _first_otherwise(connection)
        except (TreatytrackError, TypeError, ValueError):  # a text that is none, a day that there is not
            return "a record in it cannot be read"


def digest_of(file: Path) -> str:
    """A hash over all rows of all tables of a register; the index of words, which is made of them, is left out."""
    hashed = sha256()
    with closing(connected(file)) as connection:
        connection.execute("BEGIN")
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
            "AND name NOT LIKE 'search_%' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        ).fetchall()
        for (name,) in tables:
            for row in connection.execute(f'SELECT * FROM "{name}"'):
                hashed.update(repr((name, row)).encode("utf-8", "surrogatepass"))
    return hashed.hexdigest()


def _first_otherwise(connection: sqlite3.Connection) -> str:
    """The first record that is not what the last change of it left; '' if each is."""
    counts: dict[str, int] = {}
    for subject, ref, record in records_in(connection):
        found = connection.execute(_LAST, {"subject": subject, "ref": ref}).fetchone()
        if found != (record,):
            return f"the {subject} {ref} is not as it was recorded"
        counts[subject] = counts.get(subject, 0) + 1
    for subject, count in connection.execute(_THERE):
        if counts.get(subject, 0) != count:
            return f"its history tells of {count} records of the kind {subject}, and {counts.get(subject, 0)} are there"
    return ""


def records_in(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Every record of a register: what it is, its ref, and all of it as the history writes it."""
    register = ReadableRegister(connection)
    for texts in register.texts(Query(), date.min, NAMES) or ():
        yield "agreement", texts[0], record_of_texts(texts)
    for event in register.relation_events(Query()):
        yield "event", event.ref, record_of_event(event)
    for party in register.own_parties():
        yield "party", party.code, record_of_party(party)
    for name, value in connection.execute("SELECT name, value FROM setting"):
        if name not in _OURS:
            yield "setting", name, record_of_setting(value)
