"""What a register remembers: its changes, what each command changed, and its last reports."""

from collections.abc import Callable
from sqlite3 import Connection
from typing import TYPE_CHECKING

from treatytrack.domain.agreement import Agreement
from treatytrack.store.past.history import ReadsHistory
from treatytrack.store.past.operations import ReadsOperations
from treatytrack.store.past.report_runs import LooksBack

if TYPE_CHECKING:
    from treatytrack.store.reading import ReadableRegister


class Past(ReadsHistory, ReadsOperations, LooksBack):
    """The past of a register, as that register tells it."""

    def __init__(self, connection: Connection, in_context: Callable[[Agreement], Agreement]) -> None:
        """`in_context` gives an agreement with what the register knows of those it names."""
        self._connection = connection
        self.in_context = in_context

    def as_known(self, last: int, moment: str) -> "ReadableRegister":
        """The register as it was known at that moment (UTC), after that change in the history; it ends by that."""
        from treatytrack.store.past.known_on import KnownRegister  # noqa: PLC0415  (few look so far back)

        return KnownRegister(self._connection, last, moment)
