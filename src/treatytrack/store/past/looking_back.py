"""What a register remembers: its changes, what each command changed, and its last reports."""

from collections.abc import Callable
from sqlite3 import Connection

from treatytrack.domain.agreement import Agreement
from treatytrack.store.past.history import ReadsHistory
from treatytrack.store.past.operations import ReadsOperations
from treatytrack.store.past.report_runs import LooksBack


class Past(ReadsHistory, ReadsOperations, LooksBack):
    """The past of a register, as that register tells it."""

    def __init__(self, connection: Connection, in_context: Callable[[Agreement], Agreement]) -> None:
        """`in_context` gives an agreement with what the register knows of those it names."""
        self._connection = connection
        self.in_context = in_context
