"""A register as it was known at a moment: what was recorded until then, and nothing that was recorded later.

What is true on a day and what was known on a day are two questions; the as-of day is another matter.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from sqlite3 import Connection

from treatytrack.columns import NAMES
from treatytrack.domain.events import NumberedEvent
from treatytrack.domain.query import IN_STORE, Query
from treatytrack.domain.relation_events import RelationEvent
from treatytrack.store.asking import condition
from treatytrack.store.past.hashes import json_of
from treatytrack.store.past.known_views import look_at_now, look_back
from treatytrack.store.past.numbers_then import given
from treatytrack.store.past.remembered import event_of, texts_in
from treatytrack.store.reading import ReadableRegister
from treatytrack.store.referring import Naming

# What named it then and was not changed since names it now; of what was changed, the first change since says so. The
# second part is told by the index of the few rows with something before them.
_MAY_HAVE_NAMED = """
    SELECT agreement.ref FROM main.reference AS named JOIN main.agreement ON id = agreement_id WHERE named.ref = :ref
    UNION SELECT ref FROM main.history
    WHERE before <> '' AND id > :last AND +subject = 'agreement' AND instr(before, :written)
"""


class KnownRegister(ReadableRegister):
    """A register as it was known: asked like any other, its tables hidden behind views made of the history."""

    _source = """
        FROM agreement AS a
        LEFT JOIN side_a ON side_a.agreement_id = a.id
        LEFT JOIN side_b ON side_b.agreement_id = a.id
    """
    derived_is_current = False
    _indexed = False

    def __init__(self, connection: Connection, last: int, moment: str, only: Iterable[str] | None = None) -> None:
        """Known are the changes up to that one, by its number in the history, and the reports before that moment.

        `only` is as of `look_back`.
        """
        super().__init__(connection)
        self._last = last
        self._known_at = moment
        look_back(connection, last, moment, only)

    @contextmanager
    def known_after(self, last: int, only: Iterable[str]) -> Iterator[ReadableRegister]:
        """As of any register."""
        look_at_now(self._connection)
        try:
            with super().known_after(last, only) as known:
                yield known
        finally:
            look_back(self._connection, self._last, self._known_at)

    def texts(self, query: Query, day: date, names: Iterable[str]) -> Iterator[tuple[str, ...]] | None:
        """As of any register; a whole record is read at once."""
        if not query.in_sql or any(term.field in IN_STORE for term in query.terms):
            return None
        asked = condition(query, day, None, indexed=False)
        places = [NAMES.index(name) for name in names]
        rows = self._rows(f"{asked.sql} ORDER BY a.ref", asked.values)
        return (tuple([row[place] for place in places]) for row in rows)

    def references_to(self, ref: str) -> list[Naming]:
        """As of any register, without a look at every agreement that there was."""
        values: dict[str, str | int] = {"ref": ref, "last": self._last, "written": json_of(ref)[1:-1]}
        found = [
            Naming(how, other.ref, other.title)
            for other in filter(None, map(self._recorded, self._texts(_MAY_HAVE_NAMED, values)))
            for how, named in other.references
            if named == ref
        ]
        followed = self._events("e.after = :ref", {"ref": ref})
        found += [Naming("after", event.ref, event.title) for event in followed]
        return sorted(found, key=lambda one: (one.ref, one.how))

    def numbered_events(self, ref: str) -> list[NumberedEvent]:
        """As of any register: the numbers are given again, change by change, as they were given then."""
        now, _ = given([*self.past.remembered([("agreement", ref)])][::-1])
        return [NumberedEvent(number, one.event, one.from_column) for number, one in now]

    def _rows(self, where: str, values: Mapping[str, str | int]) -> Iterator[tuple[str, ...]]:
        records = self._connection.execute(f"SELECT a.record {self._source} WHERE {where}", values)
        return (texts_in(record) for (record,) in records)

    def _events(self, where: str, values: dict[str, str]) -> Iterator[RelationEvent]:
        sql = f"SELECT e.record FROM relation_event AS e WHERE {where} ORDER BY e.ref"
        for (record,) in self._connection.execute(sql, values):
            yield event_of(record)


@contextmanager
def known_meanwhile(connection: Connection, last: int, moment: str, only: Iterable[str]) -> Iterator[ReadableRegister]:
    """A register as it was known then, for the length of the block; after it the tables are seen as they are."""
    known = KnownRegister(connection, last, moment, only)
    try:
        yield known
    finally:
        look_at_now(connection)
