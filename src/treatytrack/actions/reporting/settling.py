"""What people have to settle, and the counts: what a report asks of all agreements and not only of what comes due.

`ToSettle` is all that the report knows of it. `LookedUp` computes only those agreements that are listed, and lets the
register count the others; `Scanned` looks at every agreement once.
"""

from bisect import insort
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from treatytrack.actions.find import Found, found, nearest, settled, urgency
from treatytrack.actions.reporting.entries import Entry
from treatytrack.domain import words
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.facts import CONTRADICTIONS, LIVE, OVER, TO_CONFIRM, WAITING
from treatytrack.domain.gaps import in_particular
from treatytrack.domain.query import Query, Term
from treatytrack.domain.settle import WINDOW, Contradiction, contradictions, to_confirm
from treatytrack.domain.why import done_towards

if TYPE_CHECKING:
    from treatytrack.actions.register import Counted, Reader


class Counts(NamedTuple):
    """How many agreements the QUERY finds, and how many of them are live, in force, and over."""

    agreements: int
    live: int
    in_force: int
    over: int


class Listed(NamedTuple):
    """Entries of the most urgent agreements, and how many agreements there are."""

    entries: tuple[Entry, ...]
    agreements: int


class Contradicted(NamedTuple):
    """A contradiction and whose it is."""

    agreement: Agreement
    certain: str
    contradiction: Contradiction


class ToSettle(Protocol):
    """What all agreements of a QUERY leave to be settled on the as-of day; what comes due next is most urgent."""

    def counts(self) -> Counts:
        """How many there are."""

    def contradictions(self) -> tuple[Contradicted, ...]:
        """What contradicts itself, by ref."""

    def to_confirm(self) -> Listed:
        """What rests on an assumption or is not known."""

    def waiting(self) -> Listed:
        """What is signed, or applied provisionally, and not in force."""


_CONFIRM = {
    "entry": "whether and when it entered into force",
    "end": "when it ends",
    "renewal": "whether and for how long it renews",
    "notice": "how long before the end notice must be given",
    "date": "a date that is recorded as uncertain",
    "denunciation": "how it can be denounced",
    "replaced": "when what replaces it entered into force",
    "reference": "what it refers to",
}


class _MostUrgent:
    """The entries of the most urgent agreements, no more of them kept than are wanted (None: all)."""

    def __init__(self, most: int | None) -> None:
        self._most = most
        self._kept: list[tuple[tuple[date, str], tuple[Entry, ...]]] = []
        self._agreements = 0

    def add(self, one: Found, entries: tuple[Entry, ...]) -> None:
        self._agreements += 1
        row = (urgency(one), entries)
        if self._most is None:
            self._kept.append(row)
            return
        if len(self._kept) == self._most and (not self._kept or self._kept[-1][0] < row[0]):
            return
        insort(self._kept, row, key=lambda kept: kept[0])
        del self._kept[self._most :]

    def listed(self) -> Listed:
        in_order = sorted(self._kept, key=lambda kept: kept[0])
        return Listed(tuple(entry for _, entries in in_order for entry in entries), self._agreements)


class Scanned:
    """`ToSettle` by looking at every agreement, once."""

    def __init__(self, all_found: Iterable[Found], most: int | None, window: timedelta = WINDOW) -> None:
        """`most`: of so many agreements the entries are wanted at most, None for all; `window`: how far ahead."""
        agreements = live = in_force = over = 0
        contradicted: list[Contradicted] = []
        confirm, waiting = _MostUrgent(most), _MostUrgent(most)
        for one in all_found:
            standing = one.standing
            agreements += 1
            live += standing.status in LIVE
            in_force += standing.status == "in-force"
            over += standing.status in OVER
            contradicted += _contradicted(one)
            if entries := _to_confirm(one, window):
                confirm.add(one, entries)
            if standing.status in WAITING:
                waiting.add(one, _waiting(one))
        self._counts = Counts(agreements, live, in_force, over)
        self._contradictions = tuple(contradicted)
        self._to_confirm, self._waiting = confirm.listed(), waiting.listed()

    def counts(self) -> Counts:
        """How many there are."""
        return self._counts

    def contradictions(self) -> tuple[Contradicted, ...]:
        """What contradicts itself, by ref."""
        return self._contradictions

    def to_confirm(self) -> Listed:
        """What rests on an assumption or is not known."""
        return self._to_confirm

    def waiting(self) -> Listed:
        """What is signed, or applied provisionally, and not in force."""
        return self._waiting


class LookedUp:
    """`ToSettle` by asking the register, which knows how many there are and which are the most urgent."""

    def __init__(
        self,
        register: "Reader",
        query: Query,
        day: date,
        counted: "Counted",
        most: int,
        window: timedelta = WINDOW,
    ) -> None:
        """`counted`: the agreements of the query by status, and those to confirm. `most`, `window`: as of `Scanned`."""
        self._register, self._query, self._day = register, query, day
        self._by_status, self._agreements_to_confirm = counted.by_status, counted.also
        self._most, self._window = most, window

    def counts(self) -> Counts:
        """How many there are."""
        live, over = (sum(self._by_status.get(status, 0) for status in words) for words in (LIVE, OVER))
        return Counts(sum(self._by_status.values()), live, self._by_status.get("in-force", 0), over)

    def contradictions(self) -> tuple[Contradicted, ...]:
        """What contradicts itself, by ref."""
        query = self._also(Term("contradiction", CONTRADICTIONS))
        return tuple(what for one in found(self._register, query, self._day) for what in _contradicted(one))

    def to_confirm(self) -> Listed:
        """What rests on an assumption or is not known."""
        query = self._also(_all_to_confirm(self._window))
        return self._listed(query, partial(_to_confirm, window=self._window), self._agreements_to_confirm)

    def waiting(self) -> Listed:
        """What is signed, or applied provisionally, and not in force."""
        agreements = sum(self._by_status.get(status, 0) for status in WAITING)
        return self._listed(self._also(Term("status", WAITING)), _waiting, agreements)

    def _also(self, term: Term) -> Query:
        return Query((*self._query.terms, term))

    def _listed(self, query: Query, entries: Callable[[Found], tuple[Entry, ...]], agreements: int) -> Listed:
        most_urgent = nearest(self._register, query, self._day, self._most).rows[: self._most] if agreements else []
        return Listed(tuple(entry for one in most_urgent for entry in entries(one)), agreements)


def what_to_settle(
    register: "Reader", query: Query, day: date, most: int | None, window: timedelta = WINDOW
) -> ToSettle:
    """What the agreements of a query leave to be settled; looked up where only some are wanted and the register can.

    `window`: how far ahead a term is looked at whose renewal is not known.
    """
    query = settled(register, query, day)
    counted = register.counted(query, day, _all_to_confirm(window)) if most else None
    if counted is None or most is None:
        return Scanned(found(register, query, day), most, window)
    return LookedUp(register, query, day, counted, most, window)


def _all_to_confirm(window: timedelta) -> Term:
    return Term("confirm", TO_CONFIRM, window=window)


def _contradicted(one: Found) -> Iterator[Contradicted]:
    return (Contradicted(one.agreement, one.standing.certain, what) for what in contradictions(*one))


def _to_confirm(one: Found, window: timedelta) -> tuple[Entry, ...]:
    certain = one.standing.certain
    return tuple(Entry(one.agreement, field, _said(one, field), certain) for field in to_confirm(*one, window))


def _said(one: Found, field: str) -> str:
    if field == "renewal" and one.agreement.terms.renewal:  # that it does is recorded
        return "for how long it renews"
    return "; ".join(_CONFIRM[what] for what in in_particular(one.agreement, one.standing.life, (field,)))


def _waiting(one: Found) -> tuple[Entry, ...]:
    meanwhile = "applied provisionally; " if one.standing.status == "provisional" else ""
    return (Entry(one.agreement, one.standing.status, f"{meanwhile}{_waits(one)}", one.standing.certain),)


def _waits(one: Found) -> str:
    entry, rule = one.standing.effective_in_force, one.agreement.terms.entry_rule
    if entry:
        may_have = entry.earliest is None or entry.earliest <= one.standing.as_of
        return f"enters into force {words.some_day(entry)}{', if it is not in force already' if may_have else ''}"
    if rule is None:
        return "neither a day nor a rule is recorded"
    done = ", ".join(done_towards(rule, *one))
    return f"by {rule.text}, which is not met yet{done and f'; so far: {done}'}"
