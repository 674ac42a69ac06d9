"""Tables as they were known at a moment, made of the history: views that stand before the tables of the same names.

They belong to one connection, so that every question is asked of them in the words in which it is asked of the tables.
A record is what the last of its changes until then left behind; an index finds it by its ref. There are none of what is
derived, of events by their numbers, or of words by an index: see `known_on.py`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from sqlite3 import Connection
from typing import Any

from treatytrack.columns import BY_NAME, agreement_stored
from treatytrack.event_columns import NAMES as EVENT_NAMES
from treatytrack.event_columns import event_stored
from treatytrack.store.event_rows import BELONGING, rows_of
from treatytrack.store.past.remembered import cells_of, event_texts_in, texts_in
from treatytrack.store.past.remembering import PARTY
from treatytrack.store.resting import COLUMNS, days_of, items_of, searched

# An index alone tells which change of a record was the last, by ref; only then its row is looked at, as if it lay in a
# table of its own, so that nothing is asked of what was recorded before. "+": not by its number, which is no order.
_RECORDS = """
    FROM main.history AS last CROSS JOIN main.history AS h ON h.id = last.id
    WHERE last.subject = '{subject}' AND +last.id <= {last} AND NOT EXISTS (
        SELECT 1 FROM main.history AS later
        WHERE later.subject = '{subject}' AND later.ref = last.ref AND later.id > last.id AND later.id <= {last}
    ) AND h.after <> ''
"""

_AGREEMENT = tuple(name for name in COLUMNS["agreement"] if name not in {"id", "ref"})
_EVENT = (
    *(name for name in EVENT_NAMES if name not in {"ref", "between", "concerns"}),
    *(f"{name}_{bound}" for name in ("date", "until") for bound in ("earliest", "latest")),
    "search_text",
)


def look_back(connection: Connection, last: int, moment: str, only: Iterable[str] | None = None) -> None:
    """Let the tables be seen as they were at that moment, after that change in the history; settings are those of now.

    A report leaves no change in the history, so only the moment tells whether it had been written. `only`: as if no
    agreements were recorded but these, by their refs, and what replaces them.
    """
    for name, (takes, function) in _FUNCTIONS.items():
        connection.create_function(name, takes, function, deterministic=True)
    with _changing_views(connection):
        for name, said in _views(last, moment, of_all=only is None).items():
            connection.execute(f"CREATE TEMP VIEW {name} AS {said}")
        if only is not None:
            connection.execute("CREATE TEMP TABLE asked_of (ref TEXT PRIMARY KEY) WITHOUT ROWID")
            connection.executemany("INSERT OR IGNORE INTO asked_of VALUES (?)", ((ref,) for ref in only))
            connection.execute("INSERT OR IGNORE INTO asked_of SELECT replaced_by FROM agreement")


def look_at_now(connection: Connection) -> None:
    """Let the tables be seen as they are, after `look_back`."""
    with _changing_views(connection):
        for name in _views(0, ""):
            connection.execute(f"DROP VIEW temp.{name}")
        connection.execute("DROP TABLE IF EXISTS temp.asked_of")


@contextmanager
def _changing_views(connection: Connection) -> Iterator[None]:
    connection.execute("PRAGMA query_only = OFF")  # it would refuse a view too, which changes nothing in the register
    try:
        yield
    finally:
        connection.execute("PRAGMA query_only = ON")


def _views(last: int, moment: str, *, of_all: bool = True) -> dict[str, str]:
    agreements, events, parties = (
        _RECORDS.format(subject=subject, last=last) for subject in ("agreement", "event", "party")
    )
    if not of_all:
        agreements += " AND last.ref IN (SELECT ref FROM asked_of)"
    own = "SELECT last.id, last.ref, h.after AS record"
    return {
        "history": f"SELECT * FROM main.history WHERE id <= {last}",
        "report_run": f"SELECT * FROM main.report_run WHERE last_change <= {last} AND at < '{moment}'",
        "agreement": f"{own}, {_cells('agreement', _AGREEMENT)} {agreements}",
        "side_a": _side("a"),
        "side_b": _side("b"),
        "side": " UNION ALL ".join(
            f"SELECT {', '.join(f's.{name}' for name in COLUMNS['side'])} "
            f"FROM agreement AS a CROSS JOIN side_{place} AS s ON s.agreement_id = a.id"
            for place in ("a", "b")
        ),
        "listed": _belonging("listed", "agreement", COLUMNS["listed"]),
        "reference": _belonging("reference", "agreement", COLUMNS["reference"]),
        "party": f"SELECT {_cells('party', PARTY)} {parties}",
        "relation_event": f"{own}, {_cells('event', _EVENT)} {events}",
        **{table: _belonging(table, "relation_event", columns) for table, columns in BELONGING.items()},
    }


def _cells(subject: str, names: Iterable[str]) -> str:
    return ", ".join(f"{subject}_known(h.after, '{name}') AS {name}" for name in names)


def _side(place: str) -> str:
    """A side of whatever a row of the history left behind; whoever asks knows which row it is."""
    of_side = ((f"{name}_{place}", name) for name in ("party", "signatory"))
    cells = ", ".join(f"agreement_known(after, '{name}') AS {called}" for name, called in of_side)
    return f"SELECT id AS agreement_id, '{place}' AS place, {cells} FROM main.history"


def _belonging(table: str, to: str, columns: Sequence[str]) -> str:
    """The rows that belong to each record; the first column is the key of that."""
    key, *others = columns
    cells = ", ".join(f"row_known(one.record, '{table}', number.value, '{name}') AS {name}" for name in others)
    numbers = f"json_each(rows_known(one.record, '{table}'))"
    return f"SELECT one.id AS {key}, {cells} FROM {to} AS one CROSS JOIN {numbers} AS number"


def _of_agreement(record: str, column: str) -> str | None:
    """A column of the row in which an agreement rests."""
    if column == "search_text":
        return searched(agreement_stored(texts_in(record)))
    if column in BY_NAME:
        return str(cells_of(record).get(column, ""))
    name, _, bound = column.rpartition("_")
    text = cells_of(record).get(name)
    day = getattr(days_of(name, BY_NAME[name].kind.read(text)), bound) if text else None
    return day.isoformat() if day else None


def _of_party(record: str, column: str) -> str | int:
    cell: str | int = cells_of(record).get(column, "")
    return cell


def _of_event(record: str, column: str) -> str | None:
    cell: str | None = _event_rows(record)["relation_event"][0][column]
    return cell


def _row_numbers(record: str, table: str) -> str:
    """The numbers of the rows that belong to a record, as JSON; what is in them is asked for one by one.

    The texts themselves are not put into JSON, because SQLite reads there only what stands before a zero byte.
    """
    return f"[{', '.join(map(str, range(len(_rows(record, table)))))}]"


def _in_row(record: str, table: str, number: int, column: str) -> str | int | None:
    cell: str | int | None = _rows(record, table)[number][column]
    return cell


@lru_cache(maxsize=8)
def _rows(record: str, table: str) -> Sequence[Mapping[str, Any]]:
    if table in BELONGING:
        return _event_rows(record)[table]
    if table == "listed":
        rows: Iterable[Sequence[Any]] = items_of(texts_in(record), 0)
    elif cells_of(record).keys().isdisjoint(_NAMES_OTHERS):
        rows = ()
    else:
        rows = ((0, how, ref) for how, ref in agreement_stored(texts_in(record)).references)
    return [dict(zip(COLUMNS[table], row, strict=True)) for row in rows]


_NAMES_OTHERS = ("replaced_by", "related", "occasion", "events")
"""The columns in which an agreement names others."""


@lru_cache(maxsize=8)
def _event_rows(record: str) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    return rows_of(event_stored(event_texts_in(record)), 0)


_FUNCTIONS: dict[str, tuple[int, Callable[..., str | int | None]]] = {
    "agreement_known": (2, _of_agreement),
    "party_known": (2, _of_party),
    "event_known": (2, _of_event),
    "rows_known": (2, _row_numbers),
    "row_known": (4, _in_row),
}
