"""Handing one of our connections to SQLAlchemy, while the transaction stays ours."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from treatytrack.store.interrupting import uninterrupted

if TYPE_CHECKING:
    from sqlalchemy import Connection


_UNHEARD = logging.NullHandler()


@contextmanager
def bound_to(connection: sqlite3.Connection) -> "Iterator[Connection]":
    """SQLAlchemy's connection over ours; what we have not committed by the end is rolled back.

    To be opened before our transaction begins, because SQLAlchemy rolls back a connection to get to know it. It takes
    itself to be in a transaction from the start, so that nobody above it begins or ends one: BEGIN IMMEDIATE and COMMIT
    are said to `connection` alone.
    """
    from sqlalchemy import StaticPool, create_engine  # noqa: PLC0415  (a quarter of a second; readers do without)

    # What it logs while it lets go of a connection would reach a user, with a traceback; our own connection tells it.
    logging.getLogger("sqlalchemy.pool").addHandler(_UNHEARD)
    # Parameters are hidden: an error must not print titles.
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool, hide_parameters=True)
    bound = None
    try:
        with uninterrupted():  # else an interrupt could leave a connection behind that nobody closes
            bound = engine.connect()
        bound.begin()
        yield bound
    except Exception as error:
        # One kind of error leaves this room, whichever library was in between.
        original = getattr(error, "orig", None)
        if isinstance(original, sqlite3.Error):
            raise original from error
        raise
    finally:
        with uninterrupted():
            if bound:
                bound.close()
