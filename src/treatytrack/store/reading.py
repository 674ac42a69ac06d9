"""Agreements and rows out of a register: plain SQL through the standard library, streamed.

This is the path of every list, report and export, so nothing that is slow to import is imported here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from sqlite3 import Connection
from typing import TYPE_CHECKING

from treatytrack.columns import LISTS, RECORDED, agreement_standing, agreement_stored
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.events import NumberedEvent
from treatytrack.domain.query import IN_STORE, Query, Term
from treatytrack.errors import WrongRequest
from treatytrack.store import search
from treatytrack.store.asking import condition
from treatytrack.store.failures import record_said_plainly
from treatytrack.store.layout import LAST_LETTER, SIDES
from treatytrack.store.life_rows import holds_by_domain, numbered_events
from treatytrack.store.narrowing import Window, leads_through, rhythms_in
from treatytrack.store.parties import ReadsParties
from treatytrack.store.recurring import Rhythm
from treatytrack.store.referring import Naming, elsewhere_of, namings
from treatytrack.store.relation_events import ReadsRelationEvents
from treatytrack.store.settings import ReadsSettings

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from treatytrack.store.counting import Counted
    from treatytrack.store.nearest import Asking, Stage
    from treatytrack.store.past.looking_back import Past


def _resting_place(name: str) -> str:
    place, column = SIDES.get(name, ("", name))
    return f"side_{place}.{column}" if place else f"a.{column}"


# Both sides are always there. LEFT, because the agreements then come first, in the order of their refs where that is
# asked for, and a side that nothing asks about is not looked up.
_FROM = """
    FROM agreement AS a
    LEFT JOIN side AS side_a ON side_a.agreement_id = a.id AND side_a.place = 'a'
    LEFT JOIN side AS side_b ON side_b.agreement_id = a.id AND side_b.place = 'b'
"""
_CELLS = ", ".join(_resting_place(column.name) for column in RECORDED)
_NEXT_ROWS = f"SELECT a.id, {_CELLS} {_FROM} WHERE a.id > :id ORDER BY a.id LIMIT :limit"


def _stored(row: Sequence[str], read: Callable[[Sequence[str]], Agreement] = agreement_stored) -> Agreement:
    """The agreement of a row of `_rows`. Raises RegisterUnusable: it does not hold what we store."""
    try:
        if {*map(type, row)} != {str}:
            raise WrongRequest("what should be a text is none")
        return read(row)
    except WrongRequest:
        with record_said_plainly(row[0]):
            raise


class ReadableRegister(ReadsRelationEvents, ReadsParties, ReadsSettings):
    """A register that is read, inside one transaction: it does not change while it is looked at."""

    _source = _FROM
    """What agreements and their sides are read from: `a`, `side_a`, `side_b`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def past(self) -> "Past":
        """What it remembers: its changes and its last reports."""
        from treatytrack.store.past.looking_back import Past  # noqa: PLC0415  (a list asks nothing of it)

        return Past(self._connection, self.in_context)

    def known_after(self, last: int, only: Iterable[str]) -> "AbstractContextManager[ReadableRegister]":
        """What was known of these alone after that change in the history, for a block in which this is not asked."""
        from treatytrack.store.past.known_on import known_meanwhile  # noqa: PLC0415  (only where somebody looks back)

        return known_meanwhile(self._connection, last, self.past.last_change(), only)

    def agreement(self, ref: str) -> Agreement | None:
        """The agreement of that whole ref."""
        recorded = self._recorded(ref)
        return self.in_context(recorded) if recorded else None

    def in_context(self, agreement: Agreement) -> Agreement:
        """The agreement with what this register knows of those it names (`elsewhere`), whether it is here or not."""
        elsewhere = elsewhere_of(agreement, self._connection, self._recorded, self.parties)
        return agreement if elsewhere == agreement.elsewhere else agreement._replace(elsewhere=elsewhere)

    def references_to(self, ref: str) -> list[Naming]:
        """The agreements and relation events that name a ref, of whatever it is, by their own refs."""
        return namings(self._connection, ref)

    def refs_beginning(self, text: str, limit: int = 20) -> list[str]:
        """The refs that begin so, in order; no more than `limit`."""
        return self._texts(
            "SELECT ref FROM agreement WHERE ref >= :text AND ref < :after ORDER BY ref LIMIT :limit",
            {"text": text, "after": text + LAST_LETTER, "limit": limit},
        )

    def agreements(self, query: Query, day: date) -> Iterator[Agreement]:
        """The agreements that meet the terms the store answers, in the order of their refs as plain text."""
        return (agreement for _, agreement in self._found(query, day))

    def records(self, query: Query, day: date) -> Iterator[tuple[tuple[str, ...], Agreement]]:
        """The same, each after the texts that its recorded columns hold, in the order of RECORDED.

        Where the store answers the whole query, no more is read out of these texts than a Standing is computed from.
        """
        is_answered = query.in_sql and self.derived_is_current
        return self._found(query, day, read=agreement_standing if is_answered else agreement_stored)

    def agreements_after(self, agreement_id: int, limit: int) -> list[tuple[int, Agreement]]:
        """The agreements that come next by their ids, each with its own; no more than `limit`."""
        rows = self._connection.execute(_NEXT_ROWS, {"id": agreement_id, "limit": limit}).fetchall()
        return [(row_id, self.in_context(_stored(row))) for row_id, *row in rows]

    def agreements_like(self, parties: tuple[str, str], title: str, signed: str, in_force: str) -> list[Agreement]:
        """The agreements of the same two parties, in either order, title, signature and entry into force."""
        return self._agreements(
            "a.title = :title AND a.signed = :signed AND a.in_force = :in_force AND "
            "((side_a.party = :one AND side_b.party = :other) OR (side_a.party = :other AND side_b.party = :one))",
            {"title": title, "signed": signed, "in_force": in_force, "one": parties[0], "other": parties[1]},
        )

    def due_candidates(self, query: Query, day: date, first: date, last: date) -> Iterator[Agreement]:
        """The same, without those that surely have no deadline between two days; the domain tells which have.

        An agreement with a `lead` is always among them: its deadlines are shown that long ahead.
        """
        return (agreement for _, agreement in self._found(query, day, (first, last)))

    def texts(self, query: Query, day: date, names: Iterable[str]) -> Iterator[tuple[str, ...]] | None:
        """What recorded columns hold, as text, for the agreements that meet the query, by ref.

        No agreement is made, which is most of the work. None where the store cannot answer all of the query.
        """
        rhythms = self._rhythms
        if not query.in_sql or (rhythms is None and any(term.field in IN_STORE for term in query.terms)):
            return None
        asked = condition(query, day, rhythms, indexed=self._indexed)
        places = ", ".join(map(_resting_place, names))
        return self._connection.execute(
            f"SELECT {places} {self._source} WHERE {asked.sql} ORDER BY a.ref", asked.values
        )

    def counted(self, query: Query, day: date, also: Term | None = None) -> "Counted | None":
        """How many of the query have each status, and a term of their phase holds of; None if not all is answered."""
        rhythms = self._rhythms
        if rhythms is None or not query.in_sql:
            return None
        from treatytrack.store.counting import counted_by_status  # noqa: PLC0415  (only reports count so)

        asked = partial(condition, day=day, rhythms=rhythms, indexed=self._indexed)
        return counted_by_status(self._connection, query, day, asked, self._source, also)

    def by_next_deadline(self, query: Query, day: date) -> "Iterator[Stage]":
        """The same in stages, what comes due next first, so that who wants a few can stop."""
        if not self.derived_is_current:
            return self._at_once(self.agreements(query, day))
        from treatytrack.store.nearest import by_next_deadline  # noqa: PLC0415  (only where a few are asked for)

        return by_next_deadline(self._asking(query, day))

    def next_due(self, query: Query, day: date, first: date, last: date, *, leads: bool) -> "Iterator[Stage]":
        """The due candidates in stages, what comes due next first; those with a lead time only if `leads`."""
        if not self.derived_is_current:
            return self._at_once(self.agreements(query, day))
        from treatytrack.store.nearest import due_between  # noqa: PLC0415  (as above)

        return due_between(self._asking(query, day), first, last, leads=leads)

    def last_days(self, query: Query, days: Sequence[date]) -> Iterator[tuple[Agreement, Sequence[date]]]:
        """The agreements of a query that no day decides, each with days on which a deadline may count the last time."""
        if not days:
            return
        if (rhythms := self._rhythms) is None:
            yield from ((agreement, days) for agreement in self.agreements(query, days[-1]))
            return
        from treatytrack.store.last_days import last_days  # noqa: PLC0415  (only reports look back)

        asked = condition(query, days[-1], rhythms, indexed=self._indexed)
        for of_some_days in last_days(self._connection, rhythms, days):
            days_of = {one.ref: one.days for one in of_some_days}
            ids = ", ".join(str(one.agreement_id) for one in of_some_days)
            for row in self._rows(f"a.id IN ({ids}) AND {asked.sql} ORDER BY a.ref", asked.values):
                agreement = self.in_context(_stored(row))
                yield agreement, days_of[agreement.ref]

    def numbered_events(self, ref: str) -> list[NumberedEvent]:
        """What happened to an agreement, under the numbers people use (`REF/3`)."""
        return numbered_events(self._connection, ref)

    def most_used(self, column: str, limit: int = 500) -> list[str]:
        """What a recorded column holds in this register, item by item where it is a list; what is used most first."""
        from treatytrack.store.counting import most_used  # noqa: PLC0415  (only who is asked is offered them)

        return most_used(self._connection, _resting_place(column), self._source, limit, of_lists=column in LISTS)

    def count(self) -> int:
        """How many agreements there are."""
        (count,) = self._connection.execute("SELECT count(*) FROM agreement").fetchone()
        return int(count)

    def _found(
        self,
        query: Query,
        day: date,
        days: tuple[date, date] | None = None,
        *,
        read: Callable[[Sequence[str]], Agreement] = agreement_stored,
    ) -> Iterator[tuple[tuple[str, ...], Agreement]]:
        """What meets the terms the store answers, and may have a deadline between two days where these are given."""
        rhythms, due = self._rhythms, None
        if days and rhythms is not None:
            due = Window(*days, rhythms, leads_through(self._connection, day, days[1]))
        asked = condition(query, day, rhythms, due, indexed=self._indexed)
        for row in self._rows(f"{asked.sql} ORDER BY a.ref", asked.values):
            agreement = self.in_context(_stored(row, read))
            if rhythms is not None or holds_by_domain(query, agreement, day):
                yield row, agreement

    def _asking(self, query: Query, day: date) -> "Asking":
        from treatytrack.store.nearest import Asking  # noqa: PLC0415  (as above)

        asked = partial(condition, indexed=self._indexed)
        return Asking(self._connection, query, day, self._rhythms or [], asked, self._source, self._of)

    @staticmethod
    def _at_once(agreements: Iterator[Agreement]) -> "Iterator[Stage]":
        from treatytrack.store.nearest import Stage  # noqa: PLC0415  (as above)

        yield Stage(date.min, date.max, agreements)

    def _of(self, agreement_id: int) -> Agreement:
        return self._agreements("a.id = :id", {"id": agreement_id})[0]

    @property
    def _rhythms(self) -> list[Rhythm] | None:
        """Of its derived rows; None where these cannot be used."""
        return rhythms_in(self._connection) if self.derived_is_current else None

    @property
    def _indexed(self) -> bool:
        return search.is_there(self._connection)

    def _agreements(self, where: str, values: Mapping[str, str | int]) -> list[Agreement]:
        return [self.in_context(_stored(row)) for row in list(self._rows(where, values))]

    def _recorded(self, ref: str) -> Agreement | None:
        """The agreement of that ref as it is recorded, by itself."""
        row = next(iter(self._rows("a.ref = :ref", {"ref": ref})), None)
        return _stored(row) if row else None

    def _rows(self, where: str, values: Mapping[str, str | int]) -> Iterator[tuple[str, ...]]:
        """The texts of recorded columns, in the order of RECORDED."""
        return self._connection.execute(f"SELECT {_CELLS} {self._source} WHERE {where}", values)

    def _texts(self, sql: str, values: dict[str, str | int]) -> list[str]:
        return [str(row[0]) for row in self._connection.execute(sql, values)]
