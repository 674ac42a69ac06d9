"""What a register holds of many agreements at once: for a file whose rows meet it hundreds at a time."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from treatytrack.domain.agreement import Agreement
from treatytrack.store.changing_events import ChangesRelationEvents


class Kept(NamedTuple):
    """An agreement of the register, and the number by which the register itself tells it from the others."""

    number: int
    agreement: Agreement


class MeetsMany(ChangesRelationEvents):
    """A register that is asked about many agreements together; none may be as many as a query takes values."""

    def of_refs(self, refs: Collection[str]) -> dict[str, Kept]:
        """The agreements of these whole refs, by ref."""
        return {one.agreement.ref: one for one in self._kept("ref", refs)}

    def of_source_ids(self, source_ids: Collection[str]) -> dict[str, list[Kept]]:
        """The agreements that carry one of these ids of their source, by id; none for an empty one."""
        return _by(self._kept("source_id", [one for one in source_ids if one]), "source_id")

    def titled_so(self, titles: Collection[str]) -> dict[str, list[Kept]]:
        """The agreements that have exactly one of these titles, by title."""
        return _by(self._kept("title", titles), "title")

    def issued(self, refs: Collection[str]) -> set[str]:
        """Those of the refs that were ever given, also to what has since been removed."""
        sql = f"SELECT ref FROM issued_ref WHERE ref IN ({_marks(refs)})"
        return {ref for (ref,) in self._connection.execute(sql, tuple(refs))}

    def _kept(self, column: str, values: Collection[str]) -> list[Kept]:
        """Most files are new to a register: what is there is read only where something is."""
        sql = f"SELECT ref, id FROM agreement WHERE {column} IN ({_marks(values)})"
        numbers: dict[str, int] = dict(self._connection.execute(sql, tuple(values)).fetchall())
        if not numbers:
            return []
        named = {f"v{place}": ref for place, ref in enumerate(numbers)}
        found = self._agreements(f"a.ref IN ({', '.join(f':{name}' for name in named)})", named)
        return [Kept(numbers[agreement.ref], agreement) for agreement in found]


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))


def _by(kept: Iterable[Kept], name: str) -> dict[str, list[Kept]]:
    found: dict[str, list[Kept]] = {}
    for one in kept:
        found.setdefault(getattr(one.agreement, name), []).append(one)
    return found
