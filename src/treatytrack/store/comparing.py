"""Whether a register still holds what it should: derived rows as the rules make them, a history nobody altered."""

from collections.abc import Iterator
from datetime import date

from treatytrack.domain.query import Query
from treatytrack.store.derived import TABLES, Derived, derived
from treatytrack.store.reading import ReadableRegister
from treatytrack.store.remembering import hash_of


def differences(register: ReadableRegister) -> Iterator[str]:
    """The refs whose derived rows are not what the rules of today make of the agreement, each with the table."""
    for agreement in register.agreements(Query(), date.min):
        made = derived(agreement)
        for table in TABLES:
            columns = COLUMNS[table]
            stored = sorted(map(_comparable, register.derived_rows(table, columns, agreement.ref)))
            if stored != _made(made, table, columns):
                yield f"{agreement.ref} ({table})"


def first_broken_change(register: ReadableRegister) -> int | None:
    """The number of the first change in the history that does not follow from the one before; None if all do."""
    previous = ""
    for row in register.history_rows():
        if row["previous_hash"] != previous or row["hash"] != hash_of(row):
            return int(row["id"])
        previous = str(row["hash"])
    return None


COLUMNS = {
    "phase": ("first_day", "last_day", "status", "certain", "flags", "ends_earliest", "ends_latest", "rules"),
    "deadline": ("kind", "known_from", "known_to", "earliest", "latest", "moves", "certain", "rules"),
    "series": (
        "position", "known_from", "known_to", "base_earliest", "base_latest", "first_months", "first_days",
        "step_months", "step_days", "renewal_limit", "notice_months", "notice_days", "notice_none", "rules",
    ),
    "recurring": (
        "position", "known_from", "known_to", "kind", "scale", "period", "width", "place", "first_day", "last_day",
        "rules",
    ),
}  # fmt: skip
"""What the derived tables hold besides the agreement's id."""


def _made(rules_say: Derived, table: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    rows = getattr(rules_say, table)
    return sorted(_comparable(tuple(row[name] for name in columns)) for row in rows)


def _comparable(cells: tuple[object, ...]) -> tuple[str, ...]:
    """Cells as SQLite gives them back: days as text, yes and no as 1 and 0."""
    return tuple(
        cell.isoformat() if isinstance(cell, date) else str(int(cell)) if isinstance(cell, bool) else str(cell)
        for cell in cells
    )
