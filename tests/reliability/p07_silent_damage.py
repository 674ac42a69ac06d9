"""P7: silent damage is noticed.

A register that holds some of everything is damaged by a single bit flipped at random in its file, or by one plain SQL
statement behind the program's back: an UPDATE of each column of each table, a DELETE and an INSERT of a row of each.
This changes data where the tables, the schema, the marks in the header or what the index of words answers are not what
they were before, or cannot be read; flips in bytes that nothing uses may be silent. Wrong is each change that `check`
does not answer with exit 5 and a line that names it, and each traceback.

Planted: a check that does not look into the history misses what was changed in a record in a way that fits.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from unittest import mock

from cli.world import Treatytrack
from store.world import NOW, recorded, writing

from treatytrack.domain.parties import Party
from treatytrack.domain.relation_events import RelationEvent
from treatytrack.event_columns import BY_NAME as EVENT_COLUMNS
from treatytrack.event_columns import event_from
from treatytrack.store import checking
from treatytrack.store.past.report_runs import Run, remember_report

from .promise import Promise, Seen

UNUSABLE = 5
_PRAGMAS = ("application_id", "user_version", "encoding", "auto_vacuum")


def _event(**cells: str) -> RelationEvent:
    return event_from({name: EVENT_COLUMNS[name].kind.read(text) for name, text in cells.items()})


def _with_everything(path: Path) -> Path:
    """A register with agreements, lists, events, references, relation events, parties, settings, queries, reports."""
    lives = (
        {"in_force": "2016-11-23", "lasts": "1y", "renewal": "tacit", "renewal_length": "1y", "notice": "90d"},
        {"signed": "2018-01-01", "entry_rule": "notification + 30d", "related": 'amends A-1; see "Old one"',
         "events": "notified 2018-05-01 by AZE; notified 2020-06 by IRN; meeting 2023-03-03: commission"},
        {"in_force": "2018-05", "lasts": "3y", "renewal": "tacit", "notice": "none", "occasion": "AZE-IRN-E1",
         "subjects": "trade; transit of goods", "tags": "project:instc; Urgent", "languages": "Azerbaijani; Persian"},
        {"in_force": "2001-01-01", "until": "2030", "replaced_by": "A-2", "notes": "Kept in Bakı, said «none»",
         "place": "Tehran", "signatory_a": "A. Həsənov", "signatory_b": "B. Rezaei", "lead": "1y"},
        {"in_force": "[2017-12-01..2018-02-01]", "lasts": "4y", "renewal": "open", "notice": "6m",
         "events": "extended 2021-02-03 for 5y; notice 2024-01-01"},
        {"in_force": "2014-01-01", "stated_status": "over", "stated_on": "2019", "sources": "gazette 4; letter"},
    )  # fmt: skip
    with writing(path, create=True) as register:
        register.set_setting("timezone", "Asia/Baku")
        register.set_setting("@mine", "party:IRN status:live")
        register.add_party(Party("TRADE", "Board of Trade", "institution", ("Board",), ("AZE",), True))
        register.add_party(Party("OLD", "Old Union", "state", predecessors=("IRN",), until="1991"))
        for number in (1, 2):
            register.add_relation_event(
                _event(
                    ref=f"AZE-IRN-E{number}", title=f"Visit {number}", kind="visit", between="AZE; IRN",
                    concerns="TUR; RUS", date="2025-04-28", until="2025-04", place="Baku", persons="X; Y",
                    subjects="trade", tags="a; b", sources="press", notes="long talks",
                )
            )  # fmt: skip
        register.add_all(
            recorded(ref=f"A-{number}", title=f"Agreement on Matter {number}", **cells)
            for number, cells in enumerate((*lives, *(lives[0], lives[3], lives[5]) * 4), start=1)
        )
    with writing(path, command="edit", user="orkhan") as register:
        register.update(recorded(ref="A-2", title="Agreement, corrected", events="notified 2018-05-01 by AZE"))
        register.update(recorded(ref="A-7", in_force="2015", events="meeting 2020; meeting 2021-02-02"))
        register.update_relation_event(
            _event(ref="AZE-IRN-E2", title="Visit, corrected", kind="talks", between="AZE; IRN", date="2025")
        )
        register.update_party(Party("OLD", "Old Union", "state", ("Union",), predecessors=("IRN",), until="1991"))
        register.set_setting("@mine", "party:AZE")
    with writing(path, command="remove") as register:
        register.remove("A-9")
        register.remove("A-10")
        register.set_setting("gone", "for now")
        register.clear_setting("gone")
    with writing(path, command="undo") as register:
        register.add(recorded(ref="A-9", title="Back again", events="meeting 2024"), put_back=True)
        register.update(recorded(ref="A-7", in_force="2015", events="meeting 2021-02-02; meeting 2020"))
    for query, day in (("", NOW.date()), ("party:IRN", NOW.date())):
        remember_report(
            path, query, Run(day, "2026-11-21T03:00:00.000Z", as_of_named=False, last_change=7, within="90d")
        )
    return path


def _content(path: Path) -> object:
    """All that a register says; what SQLite says of it where it cannot be read."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
            said = [connection.execute(f"PRAGMA {name}").fetchone() for name in _PRAGMAS]
            schema = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name").fetchall()
            tables = [name for kind, name, *_ in schema if kind == "table" and not name.startswith("search")]
            rows = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables}
            return repr((said, schema, rows, _words(connection)))
    except (sqlite3.Error, ValueError, TypeError) as error:
        return error


def _words(connection: sqlite3.Connection) -> object:
    """What the index of words answers, and the form it has: its own tables hold nothing else."""
    connection.execute("CREATE VIRTUAL TABLE temp.word USING fts5vocab(main, search, instance)")
    held = connection.execute("SELECT term, doc FROM temp.word").fetchall()
    sought = "SELECT rowid FROM search WHERE search MATCH ?"
    found = {word: connection.execute(sought, (f'"{word}"',)).fetchall() for word, _ in held}
    return held, found, connection.execute("SELECT * FROM search_config").fetchall()


def _sound_to_sqlite(path: Path) -> bool:
    """What a check would say that asked SQLite alone."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except (sqlite3.Error, ValueError):
        return False


def _unnamed(program: Treatytrack) -> str:
    """What is wrong with how `check` answers of damage; '' where it names it."""
    ended = program("check")
    if ended.code != UNUSABLE:
        return f"check ended with {ended.code}: {ended.err or ended.out}"
    said = ended.out + ended.err
    if "Traceback" in said or "bug in treatytrack" in said:
        return f"check failed: {said}"
    return ""


class _Flips:
    """Bits flipped one at a time, each in a register that was whole before."""

    def __init__(self, folder: Path) -> None:
        (folder / "work").mkdir()
        self.program = Treatytrack(folder / "work")
        self._whole = _with_everything(folder / "whole.db").read_bytes()
        self._put(self._whole)
        self._content = _content(self.program.register)
        self.changing = self.missed_by_sqlite = 0

    def is_whole(self) -> str:
        """What `check` says of the register before anything is done to it."""
        self._put(self._whole)
        ended = self.program("check")
        return "" if ended.code == 0 else f"check of a whole register: {ended.code} {ended.out}{ended.err}"

    def one(self, chance: Random) -> str:
        """Flip one; what went wrong."""
        at, bit = chance.randrange(len(self._whole)), chance.randrange(8)
        flipped = bytearray(self._whole)
        flipped[at] ^= 1 << bit
        self._put(bytes(flipped))
        wrong = self._answered()
        return f"bit {bit} of byte {at}: {wrong}" if wrong else ""

    def _answered(self) -> str:
        """What is wrong with how `check` answers of what was done; '' where it names it, or nothing was changed."""
        if _content(self.program.register) == self._content:
            return ""
        self.changing += 1
        self.missed_by_sqlite += _sound_to_sqlite(self.program.register)
        return _unnamed(self.program)

    def edited(self, statement: str) -> str:
        """Run a statement of SQL behind the program's back; what went wrong."""
        self._put(self._whole)
        with closing(sqlite3.connect(self.program.register, isolation_level=None)) as connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            connection.execute(statement)
        wrong = self._answered()
        return f"{statement}: {wrong}" if wrong else ""

    def statements(self) -> Iterator[str]:
        """One for each column of each table, and a row more and a row less in each."""
        self._put(self._whole)
        with closing(sqlite3.connect(self.program.register)) as connection:
            tables = connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' ORDER BY name"
            ).fetchall()
            for (table,) in tables:
                columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
                keys = [name for _, name, _, _, _, in_key in columns if in_key] or [columns[0][1]]
                key = " AND ".join(f"{name} IS (SELECT {name} FROM {table} LIMIT 1)" for name in keys)
                for _, name, kind, *_ in columns:
                    yield f"UPDATE {table} SET {name} = {_other(name, kind)} WHERE {key}"
                yield f"DELETE FROM {table} WHERE {key}"
                names = ", ".join(name for _, name, *_ in columns)
                others = ", ".join(_other(name, kind) for _, name, kind, *_ in columns)
                yield f"INSERT INTO {table} ({names}) SELECT {others} FROM {table} LIMIT 1"

    def _put(self, content: bytes) -> None:
        self.program.register.write_bytes(content)


def _other(name: str, kind: str) -> str:
    """Another value of a column, as SQL."""
    if kind in {"INTEGER", "BOOLEAN"}:
        return f"ifnull({name}, 0) + 1000"
    if kind == "DATE":
        return f"CASE {name} WHEN '2020-02-20' THEN '2021-02-20' ELSE '2020-02-20' END"
    return f"CAST(ifnull({name}, '') || 'x' AS {'BLOB' if kind == 'BLOB' else 'TEXT'})"


def _proved(trials: int, seed: int, folder: Path) -> Seen:
    flips = _Flips(folder)
    chance = Random(seed)
    wrong = [flips.is_whole()]
    statements = [*flips.statements()]
    edits = min(len(statements), trials // 3)
    wrong += [flips.edited(statement) for statement in chance.sample(statements, edits)]
    changed, missed = flips.changing, flips.missed_by_sqlite
    wrong += [flips.one(chance) for _ in range(trials - edits)]
    flipped, unseen = flips.changing - changed, flips.missed_by_sqlite - missed
    measured = (
        f"{flipped:,} of {trials - edits:,} flips changed data, SQLite alone would have missed {unseen:,} of them; "
        f"{edits} edits by SQL, of which it would have missed {missed}"
    )
    return Seen(trials, "bits and edits", tuple(filter(None, wrong)), measured)


def _planted(folder: Path) -> Seen:
    """The same with a check that takes what stands in the tables for what was recorded."""
    flips = _Flips(folder)
    with mock.patch.object(checking, "_all_records", return_value=iter(())):
        wrong = flips.edited("UPDATE agreement SET stated_status = 'expired' WHERE ref = 'A-6'")
    return Seen(1, "edits", (wrong,) if wrong else ())


PROMISE = Promise("P7", "silent damage is noticed", _proved, _planted, 60, 10_000)
