"""Looking back to the last report: when it was, what was changed since, and that there was one now.

A report is remembered by plain sqlite3 and without a row in the history, because nothing of the record changes by it.
"""

from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

from treatytrack.columns import NAMES, agreement_stored
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.events import EVENT_KINDS
from treatytrack.domain.facts import MEETINGS
from treatytrack.store.connection import connected, may_write, register_file, waited_for
from treatytrack.store.disks import refuse_network_disk
from treatytrack.store.failures import record_said_plainly, said_plainly, unwritable
from treatytrack.store.layout import HISTORY

_RUNS = "SELECT day, at, as_of_named, last_change, within FROM report_run WHERE query = :query ORDER BY day DESC"
_NEWEST = "SELECT max(id) FROM history"
# "+": by the index of moments, and not through the history from one of its ends.
_SINCE = "SELECT min(+id), count(*) FROM history WHERE at >= :moment"
_LAST_BEFORE = "SELECT max(+id) FROM history WHERE at < :moment"
_BEFORE_CHANGE = "SELECT max(id) FROM history WHERE id < :id"
# Of changes whose moments cross, because a clock was wrong: where the fewest stand on the wrong side.
_FITS_BEST = """
    SELECT id FROM (
        SELECT id, sum(CASE WHEN at < :moment THEN 1 ELSE -1 END) OVER (ORDER BY id) AS fits FROM (
            SELECT max(id) AS id, at FROM history WHERE id BETWEEN :first AND :last GROUP BY operation
        )
    ) WHERE fits > 0 ORDER BY fits DESC, id DESC LIMIT 1
"""
_CHANGES = """
    SELECT first, last, (SELECT before FROM history WHERE id = first) = '' FROM (
        SELECT min(id) AS first, max(id) AS last FROM history
        WHERE subject = 'agreement' AND ref = :ref AND id > :after
    ) WHERE first IS NOT NULL
"""
# "+": in the order of the changes, of which one of the first is that of an agreement.
_FIRST_KNOWN = "SELECT 1 FROM history WHERE id <= :after AND +subject = 'agreement' LIMIT 1"
# "+": by the index of the few that were there before, and not through all that ever happened to agreements.
_RECORDED_OTHERWISE = """
    SELECT DISTINCT ref FROM history WHERE before <> '' AND id > :after AND +subject = 'agreement' ORDER BY +ref
"""
_CHANGED = "EXISTS (SELECT 1 FROM history WHERE subject = 'agreement' AND ref = {} AND id > :after{})"
_REPLACED = f"""
    SELECT a.ref, r.ref FROM reference AS r JOIN agreement AS a ON a.id = r.agreement_id
    WHERE r.how = 'replaced-by' AND {_CHANGED.format("r.ref", "")}
    AND NOT {_CHANGED.format("a.ref", " AND before = ''")}
    ORDER BY a.ref
"""
# Acts that no column says: what a column says is known on every day.
_DECIDING = ", ".join(f"'{kind}'" for kind in EVENT_KINDS if kind not in MEETINGS)
_ACTED = f"""
    SELECT a.ref AS ref FROM event AS e JOIN agreement AS a ON a.id = e.agreement_id
    WHERE e.kind IN ({_DECIDING}) AND e.date_latest > :after AND e.date_latest <= :through AND e.from_column = ''
"""
_ACTED_OR_REPLACED = f"""
    WITH acted AS ({_ACTED})
    SELECT ref FROM acted UNION SELECT a.ref FROM acted CROSS JOIN reference AS r ON r.ref = acted.ref
    CROSS JOIN agreement AS a ON a.id = r.agreement_id WHERE r.how = 'replaced-by' ORDER BY 1
"""
_LAST_CHANGE = f"SELECT {', '.join(HISTORY)}, hash FROM history ORDER BY id DESC LIMIT 1"
_RECORDS = "SELECT before, (SELECT after FROM history WHERE id = :last) FROM history WHERE id = :first"
# The first report of a day stays the one that is remembered: what was changed since is more, never less.
_REMEMBER = """
    INSERT OR IGNORE INTO report_run (query, as_of_named, day, at, last_change, within)
    VALUES (:query, :as_of_named, :day, :at, :last_change, :within)
"""


class Run(NamedTuple):
    """A report that was written: its as-of day, the moment (UTC), whether the day was named and not the real one.

    `last_change` is the number of the last change in the history that it knew; `within` says how far it looked ahead.
    """

    day: date
    at: str
    as_of_named: bool
    last_change: int
    within: str


class Changes(NamedTuple):
    """What happened to the record of an agreement: its first and its last row in the history, and whether it is new."""

    first: int
    last: int
    is_new: bool


class Records(NamedTuple):
    """How an agreement was recorded before and after some changes: its columns that hold something."""

    before: Mapping[str, str]
    after: Mapping[str, str]


class LooksBack:
    """What a register tells of its last reports and of what was changed since."""

    _connection: Connection
    in_context: Callable[[Agreement], Agreement]

    def report_runs(self, query: str) -> list[Run]:
        """The reports of that QUERY that are remembered, the latest day first."""
        rows = self._connection.execute(_RUNS, {"query": query})
        return [
            Run(date.fromisoformat(day), at, bool(named), change, within) for day, at, named, change, within in rows
        ]

    def last_change_before(self, moment: str | None = None) -> int:
        """The number of the last change in the history, or of the last before a moment (UTC); 0 where there is none.

        The history is in the order in which changes were made, and a clock that was wrong does not alter that: one
        change that is dated far ahead or behind stands where it was made.
        """
        if moment is None:
            return int(self._connection.execute(_NEWEST).fetchone()[0] or 0)
        newest = self.last_change_before()
        first_after, since = self._connection.execute(_SINCE, {"moment": moment}).fetchone()
        if not since:
            return newest
        if newest - first_after + 1 == since:  # nothing dated before it was made after it, as in most histories
            return int(self._connection.execute(_BEFORE_CHANGE, {"id": first_after}).fetchone()[0] or 0)
        last = self._connection.execute(_LAST_BEFORE, {"moment": moment}).fetchone()[0]
        if last is None or last < first_after:
            return int(last or 0)
        crossing = {"moment": moment, "first": first_after, "last": last}
        fits = self._connection.execute(_FITS_BEST, crossing).fetchone()
        return int(fits[0] if fits else first_after - 1)

    def knew_agreements(self, after: int) -> bool:
        """Whether any agreement had been recorded by that change in the history."""
        return self._connection.execute(_FIRST_KNOWN, {"after": after}).fetchone() is not None

    def changes_of(self, ref: str, after: int) -> Changes | None:
        """What happened to the record of an agreement after that change in the history; None where nothing did."""
        row = self._connection.execute(_CHANGES, {"ref": ref, "after": after}).fetchone()
        return Changes(row[0], row[1], bool(row[2])) if row else None

    def recorded_otherwise(self, after: int) -> list[str]:
        """The refs of the agreements that were there and were changed after that change in the history."""
        return [str(ref) for (ref,) in self._connection.execute(_RECORDED_OTHERWISE, {"after": after})]

    def replaced_by_changed(self, after: int) -> list[tuple[str, str]]:
        """The refs of agreements that were there, and of what replaces each, where this was changed after that."""
        return [(str(ref), str(later)) for ref, later in self._connection.execute(_REPLACED, {"after": after})]

    def acted_between(self, after: date, through: date) -> list[str]:
        """The refs of agreements of which an act is dated after one day and by another, and of what they replace."""
        days = {"after": after.isoformat(), "through": through.isoformat()}
        return [str(ref) for (ref,) in self._connection.execute(_ACTED_OR_REPLACED, days)]

    def history_ends_whole(self) -> bool:
        """Whether the last change in the history is as it was written: its hash covers it and the hash before."""
        from treatytrack.store.past.hashes import hash_of  # noqa: PLC0415  (only a report looks)

        row = self._connection.execute(_LAST_CHANGE).fetchone()
        return row is None or hash_of(dict(zip(HISTORY, row, strict=False))) == row[-1]

    def records_of(self, first: int, last: int) -> Records:
        """What an agreement's columns held before the first of its changes and after the last, by their numbers."""
        from treatytrack.store.past.remembered import cells_of  # noqa: PLC0415  (only where something was changed)

        row = self._connection.execute(_RECORDS, {"first": first, "last": last}).fetchone()
        before, after = map(cells_of, row or ("", ""))
        return Records(before, after)

    def as_it_was(self, ref: str, first: int) -> Agreement | None:
        """The agreement as it was recorded before a change; what it names is as it is now. None where it was not."""
        cells = self.records_of(first, first).before
        if not cells:
            return None
        with record_said_plainly(ref):
            return self.in_context(agreement_stored([cells.get(name, "") for name in NAMES]))


def where_remembered(path: Path, *, allow_network_disk: bool) -> Path:
    """The file in which a report is remembered. Raises RegisterUnusable: it is read-only, or on a network disk."""
    file = register_file(path)
    if not allow_network_disk:
        refuse_network_disk(file)
    if not may_write(file) or not may_write(file.parent):
        raise unwritable(file)
    return file


def remember_report(
    path: Path,
    query: str,
    run: Run,
    *,
    allow_network_disk: bool = False,
    told: Callable[[], None] = lambda: None,
) -> None:
    """Remember that a report was written. `told` is called where other programs keep us waiting.

    Raises RegisterUnusable: the register is read-only, kept by another program for too long, or on a network disk.
    """
    from treatytrack.store.locking import our_turn  # noqa: PLC0415  (only where it is remembered)
    from treatytrack.store.past.sealing import is_sealed, seal  # noqa: PLC0415  (only where a report is remembered)

    file = where_remembered(path, allow_network_disk=allow_network_disk)
    values = {**run._asdict(), "query": query, "day": run.day.isoformat()}
    with (
        our_turn(file, told),
        said_plainly(file, writing=True),
        closing(connected(file, writing=True, told=told)) as connection,
    ):
        waited_for(connection, "BEGIN IMMEDIATE", told)
        was_whole = is_sealed(connection)
        connection.execute(_REMEMBER, values)
        if was_whole:  # a new seal would hide what was altered before
            seal(connection)
        waited_for(connection, "COMMIT", told)
