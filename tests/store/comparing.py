"""Whether a register holds what it should, told otherwise than by `check`: derived rows, an unaltered history."""

from collections.abc import Iterator, Sequence
from datetime import date

from treatytrack.domain.query import Query
from treatytrack.store.derived import COLUMNS, Derived, derived
from treatytrack.store.past.hashes import hash_of
from treatytrack.store.reading import ReadableRegister


def differences(register: ReadableRegister) -> Iterator[str]:
    """The refs whose derived rows are not what the rules of today make of the agreement, each with the table."""
    for agreement in register.agreements(Query(), date.min):
        made = derived(agreement)
        for table, columns in COLUMNS.items():
            stored = sorted(map(_comparable, derived_rows(register, table, agreement.ref, columns)))
            if stored != _made(made, table, columns):
                yield f"{agreement.ref} ({table})"


def first_broken_change(register: ReadableRegister) -> int | None:
    """The number of the first change in the history that does not follow from the one before; None if all do."""
    previous = ""
    for row in register.past.history_rows():
        if row["previous_hash"] != previous or row["hash"] != hash_of(row):
            return int(row["id"])
        previous = str(row["hash"])
    return None


def derived_rows(
    register: ReadableRegister, table: str, ref: str, columns: Sequence[str]
) -> list[tuple[str | int | None, ...]]:
    """What the rows of a derived table hold for an agreement."""
    sql = f"SELECT {', '.join(columns)} FROM {table} WHERE agreement_id = (SELECT id FROM agreement WHERE ref = :ref)"
    return register._connection.execute(sql, {"ref": ref}).fetchall()


def _made(rules_say: Derived, table: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    rows = getattr(rules_say, table)
    return sorted(_comparable(tuple(row[name] for name in columns)) for row in rows)


def _comparable(cells: tuple[object, ...]) -> tuple[str, ...]:
    """Cells as SQLite gives them back: days as text, yes and no as 1 and 0."""
    return tuple(
        cell.isoformat() if isinstance(cell, date) else str(int(cell)) if isinstance(cell, bool) else str(cell)
        for cell in cells
    )
