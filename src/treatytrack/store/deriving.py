"""Derived rows made anew for a whole register, where the rules or the tables are newer than they are."""

import sqlite3
from typing import TYPE_CHECKING

from treatytrack.domain.validity import RULE_SET
from treatytrack.store.derived import COLUMNS, derived
from treatytrack.store.reading import ReadableRegister
from treatytrack.store.resting import derived_at_rest
from treatytrack.store.rowwise import RowWriter, together

if TYPE_CHECKING:
    from sqlalchemy import Connection as Bound

_AT_ONCE = 500
"""How many agreements are in memory at a time."""


def derive_anew(connection: sqlite3.Connection, bound: "Bound") -> None:
    """Make all derived rows again by the rules of today, inside the transaction that is open.

    It has no row in the history, because nothing recorded changes. Raises RegisterUnusable: a record does not parse.
    """
    register, write = ReadableRegister(connection), RowWriter(connection, bound)
    for table in COLUMNS:
        write.empty(table)
    last = 0
    while following := register.agreements_after(last, _AT_ONCE):
        write.add_rows(together(derived_at_rest(derived(one), agreement_id) for agreement_id, one in following))
        last = following[-1][0]
    write.set_setting("rule_set", str(RULE_SET))
