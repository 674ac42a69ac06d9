"""A register on disk and agreements to put into it."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from treatytrack.columns import BY_NAME, agreement_from
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.query import Query
from treatytrack.store.opening import open_for_reading
from treatytrack.store.writable import WritableRegister
from treatytrack.store.writing import open_for_writing

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
DAY = date(2026, 11, 21)
EVERYTHING = Query()
NOBODY = 65534


def recorded(**cells: str) -> Agreement:
    """An agreement of these cells; what every agreement has is filled in."""
    named = {"ref": "A-1", "title": "Agreement", "party_a": "AZE", "party_b": "IRN", **cells}
    return agreement_from({name: BY_NAME[name].kind.read(text) for name, text in named.items() if text})


def writing(path: Path, **how: Any) -> AbstractContextManager[WritableRegister]:
    """The register opened for writing by a person at a known time: `now`, or what `now` tells where it is a clock."""
    now = how.pop("now", NOW)
    clock = now if callable(now) else lambda: now
    return open_for_writing(path, **{"user": "leyla", "command": "add", "now": clock, **how})


def register_of(path: Path, *agreements: Agreement) -> Path:
    """A new register at that path, holding these agreements."""
    with writing(path, create=True) as register:
        register.add_all(agreements)
    return path


def refs_in(path: Path) -> list[str]:
    """The refs of all agreements in a register."""
    with open_for_reading(path) as register:
        return [agreement.ref for agreement in register.agreements(EVERYTHING, DAY)]


@contextmanager
def as_nobody(*given: Path) -> Iterator[None]:
    """As a user without special rights, who owns what is given: root may write what is read-only.

    Where the tests do not run as root, they are such a user already.
    """
    if os.geteuid() != 0:
        yield
        return
    for path in given:
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
