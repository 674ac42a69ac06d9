"""Whether a register is whole: its file, its history, the record beside the history, all that is made from these.

Nothing is written, and nothing made anew. The history is the ground: each change is hashed with the one before, so that
none can differ unseen, and what is recorded must be the last that it tells. All else follows from the record.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, nullcontext
from functools import partial
from pathlib import Path

from treatytrack.domain.words import how_many
from treatytrack.store.checking.apart import apart
from treatytrack.store.checking.beside import are_todays, of_given_refs, of_reports, rules_of
from treatytrack.store.checking.file import header_faults, of_layout, of_sqlite, refuse_foreign
from treatytrack.store.checking.found import (
    BESIDE,
    FILE,
    HISTORY,
    LAYOUT,
    MADE,
    RECORD,
    WORDS,
    Along,
    Fault,
    Found,
    Looked,
    Older,
)
from treatytrack.store.checking.history import of_chain
from treatytrack.store.checking.record import of_parties, of_relation_events, of_settings
from treatytrack.store.checking.words import of_words
from treatytrack.store.connection import connected, register_file
from treatytrack.store.failures import said_plainly
from treatytrack.store.past.sealing import UNRECORDED

_lenient = partial(str, encoding="utf-8", errors="surrogateescape")
"""What is no UTF-8 is read all the same, so that what holds it can be named."""

_NO_DAMAGE = frozenset(
    {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_FULL}
)


def faults(path: Path, *, along: Along = iter) -> Iterator[Fault]:
    """Every damage of the register at `path`; none where it is whole. Raises as `examined` does."""
    return (found for found in examined(path, along=along) if isinstance(found, Fault))


def examined(path: Path, *, quick: bool = False, changes_go_on: bool = False, along: Along = iter) -> Iterator[Found]:
    """All that a check finds, part by part, each ended by what was looked at; `quick` leaves out what is derived.

    Every part is looked at, whatever is wrong with another; of an older schema only the file. While it runs others can
    read, and changes wait; not so if `changes_go_on`, but then it needs as much room again for temporary files.
    `along` is given what takes long, and gives it back as it is taken.
    Raises RegisterUnusable: it cannot be opened at all, is no register, or was written by a newer program.
    """
    file = register_file(path)
    yield from header_faults(file)
    with said_plainly(file), closing(connected(file)) as connection:
        connection.text_factory = _lenient
        connection.execute("BEGIN")
        refuse_foreign(connection, file)
        with apart(connection) if changes_go_on else nullcontext(connection) as looked_at:
            yield from _parts(looked_at, file, quick=quick, along=along)


def _parts(connection: sqlite3.Connection, file: Path, *, quick: bool, along: Along) -> Iterator[Found]:
    """One part after the other, as `examined` gives them."""
    yield from _to_its_end(FILE, of_sqlite(connection, quick=quick))
    layout = [*_to_its_end(LAYOUT, of_layout(connection, file))]
    yield from layout
    if any(isinstance(found, Older) for found in layout):
        return
    history = [*_to_its_end(HISTORY, of_chain(connection, along))]
    yield from history
    trusting = not any(isinstance(found, Fault) for found in history)
    records = partial(_all_records, connection, quick=quick, trusting=trusting, along=along)
    yield from _without_wrong_indexes(records)
    yield from _to_its_end(BESIDE, of_reports(connection))
    if not quick:
        yield from _to_its_end(MADE, of_given_refs(connection))
        yield from _to_its_end(WORDS, of_words(connection))


def _all_records(
    connection: sqlite3.Connection, *, quick: bool, trusting: bool, along: Along, indexed: bool
) -> Iterator[Found]:
    """The record beside the history, and unless `quick` all that is made from it; each kind to its end."""
    from treatytrack.store.checking.agreements import Agreements  # noqa: PLC0415  (80 ms: all the rules)

    says, fits = ("", True) if quick else _rules(connection)
    if not fits:
        what = f"what is made from the record is not of the rules that the register names ({says or 'none'})"
        yield Fault(MADE, what)
    todays = are_todays(says) or not fits
    agreements = Agreements(connection, along, indexed=indexed, rules=todays, trusting=trusting)
    yield from _to_its_end(RECORD, agreements.recorded() if quick else agreements.whole())
    yield from _to_its_end(RECORD, of_relation_events(connection, quick=quick, indexed=indexed))
    yield from _to_its_end(RECORD, of_parties(connection, indexed=indexed))
    yield from _to_its_end(RECORD, of_settings(connection, indexed=indexed))
    yield from _to_its_end(RECORD, _counted(connection, agreements.count))
    if not quick:
        yield Looked(MADE, _made(says, todays=todays))


def _made(rules: str, *, todays: bool) -> str:
    if todays or not rules:
        return "sides, list items, events, references, phases, deadlines, terms and renewals"
    return f"sides, list items, events and references; the rest is of rules {rules}, and the next change makes it anew"


def _rules(connection: sqlite3.Connection) -> tuple[str, bool]:
    try:
        return rules_of(connection)
    except sqlite3.DatabaseError:
        return "", False


def _counted(connection: sqlite3.Connection, agreements: int) -> Iterator[Found]:
    """How much is recorded."""
    count = "SELECT count(*) FROM"
    (events,) = connection.execute(f"{count} relation_event NOT INDEXED").fetchone()
    (parties,) = connection.execute(f"{count} party NOT INDEXED").fetchone()
    (settings,) = connection.execute(f"{count} setting NOT INDEXED WHERE name NOT IN {UNRECORDED}").fetchone()
    own = f"{parties} {'party' if parties == 1 else 'parties'} of its own"
    things = (how_many(agreements, "agreement"), how_many(events, "relation event"), own, how_many(settings, "setting"))
    yield Looked(RECORD, ", ".join(things))


def _without_wrong_indexes(look: Callable[..., Iterator[Found]]) -> Iterator[Found]:
    """The same without the indexes of SQLite, where the record seems to be wrong: it may be the index alone."""
    told: set[Found] = set()
    for found in look(indexed=True):
        if _is_of_record(found):
            break
        told.add(found)
        yield found
    else:
        return
    wrong = False
    for found in look(indexed=False):
        wrong = wrong or _is_of_record(found)
        if found not in told:
            yield found
    if not wrong:
        yield Fault(FILE, "an index of SQLite does not lead to what is in its table")


def _is_of_record(found: Found) -> bool:
    return isinstance(found, Fault) and found.part in {HISTORY, RECORD}


def _to_its_end(part: str, looking: Iterable[Found]) -> Iterator[Found]:
    """What is found in a part; where SQLite cannot read on, that is what is found."""
    try:
        yield from looking
    except sqlite3.Error as error:
        if (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF in _NO_DAMAGE:
            raise
        yield Fault(part, f"it cannot be read to its end: {error}")
    except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError) as odd:
        yield Fault(part, f"it holds what treatytrack never wrote ({type(odd).__name__}: {odd})")
