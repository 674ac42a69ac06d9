"""What the actions need of a register, whatever keeps it."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.events import NumberedEvent
from treatytrack.domain.query import Query, Term

if TYPE_CHECKING:  # most commands resolve no name and read no relation event, and should not pay for them
    from treatytrack.domain.parties import Parties
    from treatytrack.domain.relation_events import RelationEvent


class Naming(Protocol):
    """One agreement or relation event that names another."""

    @property
    def how(self) -> str:
        """`replaced-by`, a relation, `occasion`, or the kind of an event; `after` where a relation event names it."""

    @property
    def ref(self) -> str:
        """The ref of the one that names."""

    @property
    def title(self) -> str:
        """Its title."""


class Made(Protocol):
    """A change that was made."""

    @property
    def at(self) -> str:
        """When (UTC)."""

    @property
    def user(self) -> str:
        """By whom."""

    @property
    def command(self) -> str:
        """With which command."""


class Past(Protocol):
    """What a register remembers."""

    def last_change_of(self, subject: str, ref: str) -> Made:
        """The last change of the record of that ref; `subject` says what it is, as in `agreement`."""


class Remembers(Protocol):
    """A register that tells who changed it."""

    @property
    def past(self) -> Past:
        """What it remembers of its changes."""


class Register(Remembers, Protocol):
    """A register in which an agreement or event can be looked up, whether it is read or written."""

    def agreement(self, ref: str) -> Agreement | None:
        """The agreement of that whole ref."""

    def refs_beginning(self, text: str) -> list[str]:
        """The refs that begin so, some of them if they are many."""

    def in_context(self, agreement: Agreement) -> Agreement:
        """The same agreement with what the register knows of those it names; it need not be recorded yet."""

    def numbered_events(self, ref: str) -> list[NumberedEvent]:
        """What happened to an agreement, under the numbers people use (`REF/3`)."""

    def relation_event(self, ref: str) -> "RelationEvent | None":
        """The relation event of that whole ref."""

    def event_refs_beginning(self, text: str) -> list[str]:
        """The refs of relation events that begin so, some of them if they are many."""

    def titled(self, ref: str) -> str | None:
        """The title of the agreement or relation event of that ref; None where the register has neither."""

    def references_to(self, ref: str) -> Sequence[Naming]:
        """The agreements and relation events that name a ref, by their own refs."""

    def agreements_like(self, parties: tuple[str, str], title: str, signed: str, in_force: str) -> list[Agreement]:
        """Agreements of the same two parties, title and days."""


class Stage(Protocol):
    """Agreements by ref: before them nothing is missing that comes due through one day, after them through another.

    What has no deadline is taken to come due on the last day of the calendar.
    """

    @property
    def before(self) -> date:
        """The one."""

    @property
    def through(self) -> date:
        """The other."""

    @property
    def agreements(self) -> Iterable[Agreement]:
        """Each that no stage before had."""


class Counted(Protocol):
    """Agreements that were counted and not read."""

    @property
    def by_status(self) -> Mapping[str, int]:
        """How many have each status."""

    @property
    def also(self) -> int:
        """Of how many of all these another term holds."""


class Reader(Register, Protocol):
    """A register that is read."""

    def relation_events(self, query: Query) -> "Iterator[RelationEvent]":
        """The relation events that meet every term, by ref."""

    def agreements(self, query: Query, day: date) -> Iterator[Agreement]:
        """The agreements that meet the terms the store answers, by ref."""

    def records(self, query: Query, day: date) -> Iterator[tuple[tuple[str, ...], Agreement]]:
        """The same, each after the texts of its recorded columns, in their order."""

    def due_candidates(self, query: Query, day: date, first: date, last: date) -> Iterator[Agreement]:
        """The agreements, without those that surely have no deadline between two days."""

    def texts(self, query: Query, day: date, names: Iterable[str]) -> Iterator[tuple[str, ...]] | None:
        """What recorded columns hold, by ref, of what meets the query; None where the store cannot answer it all."""

    def counted(self, query: Query, day: date, also: Term | None = None) -> Counted | None:
        """How many of what meets the query have each status, and `also` holds of; None where not all can be answered.

        `also` is a term of the status, or of what is to be settled.
        """

    def by_next_deadline(self, query: Query, day: date) -> Iterator[Stage]:
        """The agreements that meet the terms the store answers, in stages, what comes due next first."""

    def next_due(self, query: Query, day: date, first: date, last: date, *, leads: bool) -> Iterator[Stage]:
        """The due candidates in stages; those that only have a lead time come last, and only if `leads`."""

    def last_days(self, query: Query, days: Sequence[date]) -> Iterator[tuple[Agreement, Sequence[date]]]:
        """The agreements of a query that no day decides, each with days on which a deadline may count the last time."""


class Kept(Protocol):
    """An agreement that is in the register."""

    @property
    def number(self) -> int:
        """How the register itself tells it from the others: small, and counted up."""

    @property
    def agreement(self) -> Agreement:
        """The agreement."""


class Writer(Register, Protocol):
    """A register that is written, in one transaction."""

    def of_refs(self, refs: Collection[str]) -> Mapping[str, Kept]:
        """The agreements of these whole refs, by ref."""

    def having(self, columns: Sequence[str], texts: Collection[Sequence[str]]) -> Sequence[Kept]:
        """The agreements whose recorded columns (or one column of a side) hold one of these rows of texts together."""

    def issued(self, refs: Collection[str]) -> set[str]:
        """Those of the refs that were ever given."""

    def contradicting(self, refs: Collection[str], day: date) -> Container[str]:
        """Those of the refs whose agreements contradict themselves, or what their source states, on that day."""

    def ref_was_issued(self, ref: str) -> bool:
        """Whether that ref was ever given, also to an agreement since removed."""

    def next_number(self, prefix: str) -> int:
        """The next running number for refs that begin so, never given before."""

    def add(self, agreement: Agreement) -> None:
        """Record it."""

    def add_all(self, agreements: Iterable[Agreement]) -> int:
        """Record many; gives the number of the first, which those of the others follow."""

    def update_all(self, agreements: Sequence[Agreement]) -> None:
        """Record many, each in the place of what has its ref."""

    def update(self, agreement: Agreement) -> None:
        """Record it in the place of what has its ref."""

    def remove(self, ref: str) -> None:
        """Take it out; it stays in the history."""

    def next_event_number(self, prefix: str) -> int:
        """The next running number for refs of relation events that begin so, never given before."""

    def relation_events_like(self, between: tuple[str, str], title: str, date: str) -> "list[RelationEvent]":
        """Relation events of the same two parties, title and date."""

    def add_relation_event(self, event: "RelationEvent") -> None:
        """Record it."""

    def update_relation_event(self, event: "RelationEvent") -> None:
        """Record it in the place of what has its ref."""

    def remove_relation_event(self, ref: str) -> None:
        """Take it out; it stays in the history."""


class KnownParties(Protocol):
    """A way to the parties, gone only when a name must be resolved."""

    def __call__(self) -> "Parties":
        """Every party that a name can mean."""


class KnownQueries(Protocol):
    """A way to the saved queries, gone only when a word names one."""

    def __call__(self) -> Mapping[str, str]:
        """The words of each saved query, as they were typed, by its name with the `@`."""
