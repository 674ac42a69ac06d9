"""What the actions need of a register, whatever keeps it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.events import NumberedEvent
from treatytrack.domain.query import Query

if TYPE_CHECKING:  # most commands resolve no name, and should not pay for the parties
    from treatytrack.domain.parties import Parties


class Naming(Protocol):
    """One agreement that names another."""

    @property
    def how(self) -> str:
        """`replaced-by`, a relation, `occasion`, or the kind of an event."""

    @property
    def ref(self) -> str:
        """The ref of the one that names."""

    @property
    def title(self) -> str:
        """Its title."""


class Register(Protocol):
    """A register in which an agreement can be looked up, whether it is read or written."""

    def agreement(self, ref: str) -> Agreement | None:
        """The agreement of that whole ref."""

    def refs_beginning(self, text: str) -> list[str]:
        """The refs that begin so, some of them if they are many."""

    def in_context(self, agreement: Agreement) -> Agreement:
        """The same agreement with what the register knows of those it names; it need not be recorded yet."""

    def numbered_events(self, ref: str) -> list[NumberedEvent]:
        """What happened to an agreement, under the numbers people use (`REF/3`)."""

    def agreements_like(self, parties: tuple[str, str], title: str, signed: str, in_force: str) -> list[Agreement]:
        """Agreements of the same two parties, title and days."""


class Reader(Register, Protocol):
    """A register that is read."""

    def references_to(self, ref: str) -> Sequence[Naming]:
        """The agreements that name a ref, by their own refs."""

    def agreements(self, query: Query, day: date) -> Iterator[Agreement]:
        """The agreements that meet the terms the store answers, by ref."""

    def due_candidates(self, query: Query, day: date, first: date, last: date) -> Iterator[Agreement]:
        """The same, without those that surely have no deadline between two days."""


class Writer(Register, Protocol):
    """A register that is written, in one transaction."""

    def ref_was_issued(self, ref: str) -> bool:
        """Whether that ref was ever given, also to an agreement since removed."""

    def next_number(self, prefix: str) -> int:
        """The next running number for refs that begin so, never given before."""

    def by_source_id(self, source_id: str) -> list[Agreement]:
        """Agreements that carry that id of their source."""

    def add(self, agreement: Agreement) -> None:
        """Record it."""

    def add_all(self, agreements: Iterable[Agreement]) -> None:
        """Record many."""

    def update(self, agreement: Agreement) -> None:
        """Record it in the place of what has its ref."""

    def remove(self, ref: str) -> None:
        """Take it out; it stays in the history."""


class KnownParties(Protocol):
    """A way to the parties, gone only when a name must be resolved."""

    def __call__(self) -> "Parties":
        """Every party that a name can mean."""
