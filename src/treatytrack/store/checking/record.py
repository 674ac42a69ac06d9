"""What is recorded, as it stands in its tables, beside the last that the history tells of it."""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from treatytrack.domain.lists import joined
from treatytrack.event_columns import NAMES as EVENT_NAMES
from treatytrack.event_columns import event_stored
from treatytrack.store.checking.found import MADE, RECORD, Fault, Found
from treatytrack.store.checking.history import Change, leaps, told_of
from treatytrack.store.checking.pairing import Shelf, paired
from treatytrack.store.checking.told import told_cells
from treatytrack.store.event_rows import BELONGING, rows_of
from treatytrack.store.past.remembering import PARTY
from treatytrack.store.past.sealing import UNRECORDED

_SETTINGS = "SELECT name, value FROM setting {indexed} ORDER BY name"
_PARTIES = f"SELECT {', '.join(PARTY)} FROM party {{indexed}} ORDER BY code"
_OF_EVENT = """
    SELECT e.ref, {columns} FROM relation_event AS e {indexed} CROSS JOIN {table} AS c ON c.event_id = e.id
    ORDER BY e.ref, {key}
"""
_EVENT_TABLES = {
    "relation_event_party": ("c.role, c.position", "the parties"),
    "relation_event_item": ("c.field, c.position", "list items"),
}


def record_faults(
    called: str, ref: str, changes: list[Change] | None, kept: Mapping[str, object] | None
) -> Iterator[Fault]:
    """What of one thing is not as the history tells it; `kept` holds its columns, None where it is not there."""
    if not changes:
        yield Fault(RECORD, f"{called} is there, and nobody recorded it: the history does not know it", ref)
        return
    yield from leaps(changes)
    last = changes[-1]
    if kept is None:
        if last.after:
            yield Fault(RECORD, f"{called} is not there, though it was recorded {last.said}", ref)
    elif not last.after:
        yield Fault(RECORD, f"{called} is there, though it was removed {last.said}", ref)
    elif told := told_cells(last.after):
        wrong = [name for name in kept.keys() | told.keys() if not _same(kept.get(name, ""), told.get(name, ""))]
        if wrong:
            verb = "is" if len(wrong) == 1 else "are"
            what = f"{called}: {_named(sorted(wrong))} {verb} not what was recorded {last.said}"
            yield Fault(RECORD, what, ref)
    else:
        yield Fault(RECORD, f"{called}: what was recorded {last.said} cannot be read", ref)


def of_settings(connection: sqlite3.Connection, *, indexed: bool) -> Iterator[Found]:
    """The settings of the register; those that the program keeps for itself are not in the history."""
    rows = connection.execute(_SETTINGS.format(indexed=_how(indexed=indexed)))
    kept = ((name, {"value": value}) for name, value in rows if name not in UNRECORDED)
    for name, changes, cells in paired(told_of(connection, "setting", indexed=indexed), kept):
        yield from record_faults(f"setting {name}", name, changes, cells)


def of_parties(connection: sqlite3.Connection, *, indexed: bool) -> Iterator[Found]:
    """The parties that this register knows besides those built in."""
    rows = connection.execute(_PARTIES.format(indexed=_how(indexed=indexed)))
    kept = ((row[0], _party_cells(row)) for row in rows)
    for code, changes, cells in paired(told_of(connection, "party", indexed=indexed), kept):
        yield from record_faults(f"party {code}", code, changes, cells)


def of_relation_events(connection: sqlite3.Connection, *, quick: bool, indexed: bool) -> Iterator[Found]:
    """What happened between parties; with the rows that are made of it, unless `quick`."""
    how = _how(indexed=indexed)
    names = [name for _, name, *_ in connection.execute("PRAGMA table_info(relation_event)")]
    rows = connection.execute(f"SELECT ref, {', '.join(names)} FROM relation_event {how} ORDER BY ref")
    shelves = {
        table: Shelf(connection.execute(_of_event(table, how))) for table in (*_EVENT_TABLES,)[: 1 if quick else 2]
    }
    kept = ((ref, dict(zip(names, cells, strict=True))) for ref, *cells in rows)
    for ref, changes, own in paired(told_of(connection, "event", indexed=indexed), kept):
        beside = {table: shelf.of(ref) for table, shelf in shelves.items()}
        cells = _event_cells(own, beside["relation_event_party"]) if own else None
        wrong = [*record_faults(ref, ref, changes, cells)]
        yield from wrong
        if own and cells and not wrong and not quick:
            yield from _made_of_event(ref, cells, own, beside)
    for shelf in shelves.values():
        if shelf.broken:
            yield Fault(RECORD, f"what belongs to relation events cannot be read to its end: {shelf.broken}")


def _made_of_event(
    ref: str, cells: Mapping[str, object], own: Mapping[str, object], beside: Mapping[str, list[tuple[Any, ...]]]
) -> Iterator[Fault]:
    made = rows_of(event_stored(str(cells[name]) for name in EVENT_NAMES), int(str(own["id"])))
    if wrong := [name for name, value in made["relation_event"][0].items() if not _same(own[name], value)]:
        yield Fault(MADE, f"{ref}: {_named(wrong)} does not follow from what is recorded", ref)
    for table, (_, called) in _EVENT_TABLES.items():
        if sorted(map(repr, beside[table])) != sorted(repr(tuple(row.values())) for row in made[table]):
            yield Fault(MADE, f"{called} of {ref} are not those of what is recorded", ref)


def _event_cells(own: Mapping[str, object], parties: list[tuple[Any, ...]]) -> dict[str, object]:
    """The recorded columns of an event; its parties stand in a table of their own."""
    cells = {name: own[name] for name in EVENT_NAMES if name in own}
    for role in ("between", "concerns"):
        codes = tuple(code for _, of_role, _, code in parties if of_role == role)
        cells[role] = joined(codes) if all(isinstance(code, str) for code in codes) else codes
    return cells


def _of_event(table: str, how: str) -> str:
    key, _ = _EVENT_TABLES[table]
    named = ", ".join(f"c.{name}" for name in BELONGING[table])
    return _OF_EVENT.format(columns=named, indexed=how, table=table, key=key)


def _party_cells(row: tuple[Any, ...]) -> dict[str, object]:
    cells = dict(zip(PARTY, row, strict=True))
    signs = cells["signs_for_members"]
    return cells | {"signs_for_members": {0: "", 1: True}.get(signs, signs)}


def _same(one: object, other: object) -> bool:
    """Whether two cells are the same in kind too: to SQLite 1 is no '1', and an empty text no empty bytes."""
    return one == other and type(one) is type(other)


def _named(names: list[str], most: int = 3) -> str:
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} more columns"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _how(*, indexed: bool) -> str:
    return "" if indexed else "NOT INDEXED"
