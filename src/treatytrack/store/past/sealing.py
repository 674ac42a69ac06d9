"""A seal over what no history tells: the reports that were remembered, so that none of them changes unseen."""

from hashlib import sha256
from sqlite3 import Connection

from treatytrack.store.past.hashes import json_of

SEAL = "report_runs"
"""The setting that keeps it."""

UNRECORDED = ("rule_set", SEAL)
"""The settings that the program keeps for itself: they have no row in the history."""

_RUNS = "SELECT query, as_of_named, day, at, last_change, within FROM report_run ORDER BY query, as_of_named, day"
_KEPT = "SELECT value FROM setting WHERE name = :name"
_KEEP = "INSERT OR REPLACE INTO setting (name, value) VALUES (:name, :value)"


def is_sealed(connection: Connection) -> bool:
    """Whether the reports that were remembered are those that were sealed; where there is none, no seal is needed."""
    runs = connection.execute(_RUNS).fetchall()
    kept = connection.execute(_KEPT, {"name": SEAL}).fetchone()
    return kept == (_seal_of(runs),) if runs or kept else True


def seal(connection: Connection) -> None:
    """Keep a seal over the reports remembered by now."""
    connection.execute(_KEEP, {"name": SEAL, "value": _seal_of(connection.execute(_RUNS).fetchall())})


def _seal_of(runs: list[tuple[str | int, ...]]) -> str:
    # What we never wrote, and JSON does not know, is told from what we did.
    said = [[cell if isinstance(cell, str | int) else repr(cell) for cell in run] for run in runs]
    return sha256(json_of(said).encode("utf-8", "surrogatepass")).hexdigest()
