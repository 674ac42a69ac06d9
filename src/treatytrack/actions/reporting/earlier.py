"""What the report before this one could tell: by the record as it was then, on its own day."""

from collections.abc import Iterator
from datetime import date, timedelta

from treatytrack.actions.find import Found, told_until, window_end
from treatytrack.actions.reporting.entries import Wanted
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.deadlines import FIRST_DAYS, Deadline
from treatytrack.domain.settle import Contradiction, contradictions
from treatytrack.domain.validity import Standing, standing_on

_DECIDE = (
    "type", "signed", "entry_rule", "provisional", "in_force", "until", "lasts", "counts_from", "renewal",
    "renewal_length", "renewal_limit", "notice", "denunciation", "denunciation_after", "ended", "ended_by",
    "replaced_by", "events",
)  # fmt: skip
"""The columns by which it is decided when an agreement begins and ends."""


class Earlier:
    """The record as it was when the report before this one was made."""

    def __init__(self, wanted: Wanted) -> None:
        self._register = wanted.register
        self._day = wanted.since.day
        self._within = wanted.within
        self._changed = wanted.register.changed_since(wanted.since.moment) if wanted.since.moment else {}
        self._standings: dict[str, Found | None] = {}

    def __bool__(self) -> bool:
        return bool(self._changed)

    def was_changed(self, ref: str) -> bool:
        """Whether that agreement was recorded or changed since."""
        return ref in self._changed

    def of(self, agreement: Agreement) -> Agreement | None:
        """The agreement as it was recorded then; None where it was not."""
        changes = self._changed.get(agreement.ref)
        return self._register.as_it_was(agreement.ref, changes.first) if changes else agreement

    def told(self, agreement: Agreement, due: Deadline) -> bool:
        """Whether that deadline was in its window."""
        then = self._then(agreement)
        if then is None:
            return False
        through = told_until(then.agreement, self._day, window_end(self._day, self._within))
        return any(one.earliest <= through and is_the_same(one, due) for one in then.standing.deadlines)

    def told_of(self, agreement: Agreement, contradiction: Contradiction) -> bool:
        """Whether it held that contradiction already."""
        then = self._then(agreement)
        return then is not None and contradiction in contradictions(*then)

    def _then(self, agreement: Agreement) -> Found | None:
        if agreement.ref not in self._standings:
            then = self.of(agreement)
            self._standings[agreement.ref] = Found(then, standing_on(then, self._day)) if then else None
        return self._standings[agreement.ref]

    def turned(self) -> Iterator[tuple[Agreement, Agreement]]:
        """The agreements that may begin or end otherwise than was recorded then: as they are, and as they were.

        Also those that one of these replaces: they end when it enters into force.
        """
        for ref, changes in self._changed.items():
            records = self._register.records_of(changes.first, changes.last)
            if all(records.before.get(name) == records.after.get(name) for name in _DECIDE):
                continue
            now, then = self._register.agreement(ref), self._register.as_it_was(ref, changes.first)
            if now and then:
                yield now, then
            for naming in self._register.references_to(ref):
                replaced = self._register.agreement(naming.ref) if naming.how == "replaced-by" else None
                if replaced:
                    yield replaced, replaced._replace(elsewhere=replaced.elsewhere._replace(later=then))


def is_the_same(one: Deadline, other: Deadline) -> bool:
    """Whether two deadlines of an agreement, as known on two days, are the same one: the bounds may have moved."""
    overlap = one.earliest <= other.latest and one.latest >= other.earliest
    return overlap and (one.kind, one.what) == (other.kind, other.what)


def last_counted(due: Deadline) -> date:
    """The last day on which a deadline still counts: its own, or for a first day the day before."""
    return due.latest - ONE_DAY if due.kind in FIRST_DAYS else due.latest


def counted_last_on(standing: Standing) -> Iterator[Deadline]:
    """The deadlines that count for the last time on the day of that standing."""
    return (due for due in standing.deadlines if last_counted(due) == standing.as_of)


def days_between(first: date, last: date) -> Iterator[date]:
    """Each day, both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(number)
