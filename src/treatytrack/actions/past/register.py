"""What the history asks of a register: who changed what, and what keeps a change from being taken back."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from treatytrack.actions.register import Made, Register
from treatytrack.actions.register import Past as Remembered

if TYPE_CHECKING:  # only a history of one party resolves a name
    from treatytrack.domain.parties import Parties, Party


class Row(Made, Protocol):
    """A row of the history."""

    @property
    def number(self) -> int:
        """The number of the change that it belongs to."""

    @property
    def operation(self) -> str:
        """The id of the change."""

    @property
    def undoes(self) -> str:
        """The id of the change that it takes back."""

    @property
    def subject(self) -> str:
        """What it is about: `agreement`, `event`, `party` or `setting`."""

    @property
    def ref(self) -> str:
        """Its ref, code or name."""

    @property
    def before(self) -> str:
        """The record before as JSON, '' for none."""

    @property
    def after(self) -> str:
        """The record after."""


class Operation(Made, Protocol):
    """What one command changed."""

    @property
    def number(self) -> int:
        """How people name it."""

    @property
    def id(self) -> str:
        """How the register names it."""

    @property
    def undoes(self) -> str:
        """The id of the operation that it takes back."""

    @property
    def rows(self) -> int:
        """How many records it changed."""


class StandsOn(Protocol):
    """A later change that keeps one from being taken back."""

    @property
    def number(self) -> int:
        """Its number."""

    @property
    def ref(self) -> str:
        """Of which record."""

    @property
    def names(self) -> str:
        """What that names and would be gone; '' where it is the record itself that was changed again."""


class Past(Remembered, Protocol):
    """What is asked of the past of a register to know whose history or which change is meant."""

    def remembered_as(self, ref: str) -> list[str]:
        """As what exactly that ref, code or name is in the history."""

    def refs_remembered(self, text: str) -> list[str]:
        """The refs in the history that begin so."""

    def remembered_of(self, operation: str) -> Iterable[Row]:
        """The rows of an operation."""

    def operation_at(self, number: int) -> Operation | None:
        """The operation of that number."""

    def operation_called(self, operation: str) -> Operation | None:
        """The operation with that id."""

    def taken_back(self) -> Mapping[str, int]:
        """The ids of the operations that are taken back, by the number of what did that."""

    def last_done(self) -> Operation | None:
        """The last operation that stands and takes none back."""

    def last_taken_back(self) -> Operation | None:
        """The last undo that stands, unless something else was changed since."""

    def all_since_is_taken_back(self, number: int) -> bool:
        """Whether all that undos and redos did since the operation of that number is as if they had not been."""

    def holds_what_can_be_undone(self, operation: str) -> bool:
        """Whether it did more than make the register."""


class Known(Protocol):
    """What is asked of a register to know whose history is meant."""

    @property
    def past(self) -> Past:
        """What it remembers."""

    def parties(self) -> "Parties":
        """Every party that a name can mean."""


class Undoable(Known, Register, Protocol):
    """A register in which what was changed is taken back, in one transaction."""

    @property
    def past(self) -> Past:
        """What it remembers."""

    @property
    def operation(self) -> str:
        """The id of what is changed now."""

    def take_back(self, operation: str) -> None:
        """Make each record what it was before."""

    def changed_again(self, operation: str) -> StandsOn | None:
        """The last change by which one of its records is otherwise now."""

    def came_to_name(self, operation: str) -> StandsOn | None:
        """A change after which a record names an agreement or event that would be gone."""

    def own_party(self, code: str) -> "Party | None":
        """This register's own party of that code."""

    def own_parties(self) -> Sequence["Party"]:
        """All of its own."""

    def refs_naming_party(self, code: str) -> list[str]:
        """The refs of the agreements and relation events that name a party."""

    def saved_queries(self) -> Mapping[str, str]:
        """The words of each saved query by its name."""
