"""What a register holds of many agreements at once: for a file whose rows meet it hundreds at a time."""

from collections.abc import Collection
from typing import NamedTuple

from treatytrack.domain.agreement import Agreement
from treatytrack.store.changing_events import ChangesRelationEvents
from treatytrack.store.layout import SIDES


class Kept(NamedTuple):
    """An agreement of the register, and the number by which the register itself tells it from the others."""

    number: int
    agreement: Agreement


class MeetsMany(ChangesRelationEvents):
    """A register that is asked about many agreements together; none may be as many as a query takes values."""

    def of_refs(self, refs: Collection[str]) -> dict[str, Kept]:
        """The agreements of these whole refs, by ref."""
        return {one.agreement.ref: one for one in self._kept("ref", refs)}

    def having(self, column: str, texts: Collection[str]) -> list[Kept]:
        """The agreements whose recorded column holds one of these texts, none of which is empty."""
        return self._kept(column, texts)

    def issued(self, refs: Collection[str]) -> set[str]:
        """Those of the refs that were ever given, also to what has since been removed."""
        sql = f"SELECT ref FROM issued_ref WHERE ref IN ({_marks(refs)})"
        return {ref for (ref,) in self._connection.execute(sql, tuple(refs))}

    def _kept(self, column: str, texts: Collection[str]) -> list[Kept]:
        """Most files are new to a register: what is there is read only where something is."""
        if not texts:
            return []
        named = {f"v{place}": text for place, text in enumerate(texts)}
        one_of = f"IN ({', '.join(f':{name}' for name in named)})"
        where = f"a.{column} {one_of}"
        if column in SIDES:
            place, of_side = SIDES[column]
            where = f"a.id IN (SELECT agreement_id FROM side WHERE {of_side} {one_of} AND place = '{place}')"
        numbers: dict[str, int] = dict(
            self._connection.execute(f"SELECT a.ref, a.id FROM agreement AS a WHERE {where}", named).fetchall()
        )
        found = self._agreements(where, named) if numbers else []
        return [Kept(numbers[agreement.ref], agreement) for agreement in found]


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))
