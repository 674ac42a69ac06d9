"""What a register holds of many agreements at once: for a file whose rows meet it hundreds at a time."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from treatytrack.domain.agreement import Agreement
from treatytrack.store.changing_events import ChangesRelationEvents
from treatytrack.store.layout import SIDES

_CONTRADICTING = """
    SELECT ref FROM agreement WHERE ref IN ({}) AND EXISTS (
        SELECT 1 FROM phase WHERE agreement_id = id AND contradiction <> '' AND ? BETWEEN first_day AND last_day
    )
"""


class Kept(NamedTuple):
    """An agreement of the register, and the number by which the register itself tells it from the others."""

    number: int
    agreement: Agreement


class MeetsMany(ChangesRelationEvents):
    """A register that is asked about many agreements together; none may be as many as a query takes values."""

    def of_refs(self, refs: Collection[str]) -> dict[str, Kept]:
        """The agreements of these whole refs, by ref."""
        return {one.agreement.ref: one for one in self._kept(("ref",), [(ref,) for ref in refs])}

    def having(self, columns: Sequence[str], texts: Collection[Sequence[str]]) -> list[Kept]:
        """The agreements whose recorded columns (or one column of a side) hold one of these rows of texts together."""
        return self._kept(columns, texts)

    def contradicting(self, refs: Collection[str], day: date) -> set[str]:
        """Those of the refs whose agreements contradict themselves, or what their source states, on that day."""
        sql = _CONTRADICTING.format(", ".join("?" * len(refs)))
        return {ref for (ref,) in self._connection.execute(sql, (*refs, day.isoformat()))}

    def _kept(self, columns: Sequence[str], texts: Collection[Sequence[str]]) -> list[Kept]:
        """Most files are new to a register: what is there is read only where something is."""
        if not texts:
            return []
        named = {f"v{place}": text for place, text in enumerate(text for row in texts for text in row)}
        names = iter(named)
        rows = ", ".join(f"({', '.join(f':{next(names)}' for _ in columns)})" for _ in texts)
        table, key, held = "agreement", "id", columns
        if columns[0] in SIDES:
            place, of_side = SIDES[columns[0]]
            table, key, held = f"(SELECT * FROM side WHERE place = '{place}')", "agreement_id", (of_side,)
        alike = " AND ".join(f"there.{name} = asked.column{place}" for place, name in enumerate(held, start=1))
        # CROSS: one look into an index for each row that is asked for, never a look at every agreement.
        ids = f"SELECT there.{key} FROM (VALUES {rows}) AS asked CROSS JOIN {table} AS there WHERE {alike}"
        numbers: dict[str, int] = dict(
            self._connection.execute(f"SELECT ref, id FROM agreement WHERE id IN ({ids})", named).fetchall()
        )
        found = self._agreements(f"a.id IN ({ids})", named) if numbers else []
        return [Kept(numbers[agreement.ref], agreement) for agreement in found]
