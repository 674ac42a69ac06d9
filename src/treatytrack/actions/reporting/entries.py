"""What a report is made of: entries, and the parts that they stand in."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from treatytrack.actions.find import window_end
from treatytrack.actions.reporting.since import Since
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.deadlines import LAST_DAYS, Deadline
from treatytrack.domain.query import Query

if TYPE_CHECKING:
    from treatytrack.actions.reporting.register import ReportedRegister


class Wanted(NamedTuple):
    """What a report is asked for. `query` is QUERY as it reads on a day: `ends:90d` counts from there."""

    register: "ReportedRegister"
    query: Callable[[date], Query]
    today: date
    within: str
    since: Since

    @property
    def last(self) -> date:
        """The last day of the window."""
        return window_end(self.today, self.within)


class Entry(NamedTuple):
    """One line of a report: an agreement, what it is listed for and why, how certain that is.

    `new`: whether the report before this one could not tell it; None where that is not told apart.
    """

    agreement: Agreement
    kind: str
    because: str
    certain: str
    due: Deadline | None = None
    new: bool | None = None


class Part(NamedTuple):
    """A section before it is text: its stable name, its title, its entries.

    Where only the most urgent of them are here, `agreements` says how many agreements there are in all.
    """

    name: str
    title: str
    entries: tuple[Entry, ...]
    agreements: int = 0

    @property
    def calls(self) -> bool:
        """Whether it makes a report worth an alarm: what people only work through does not, nor what is known."""
        if self.name == "contradictions":
            return any(entry.new for entry in self.entries)
        return bool(self.entries) and self.name not in WORKED_THROUGH


MISSED = "missed-or-ended"
WORKED_THROUGH = ("to-confirm", "waiting")
"""The parts that are shortened for people, and never make an alarm."""

# fmt: off
BY_KIND = (
    ("give-notice", "Give notice by", ("notice-by",)),
    ("expiring",    "Expiring",       LAST_DAYS),
    ("renewing",    "Renewing",       ("renews",)),
    ("also-coming", "Also coming",    ("enters-into-force", "survival-ends", "event")),
)
# fmt: on
"""The parts of what comes due: name, title, the kinds of deadline in it."""

COMING = tuple(name for name, *_ in BY_KIND)
"""Their names."""
