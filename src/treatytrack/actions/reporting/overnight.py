"""What comes with the act that decides it: no day before knew of it, and so it never was a deadline.

A denunciation that works on receipt, a notification with which an agreement enters into force: on the day before there
was nothing to tell, and on the day it has happened. A report that looks back tells it all the same.
"""

from collections.abc import Iterator
from datetime import date

from treatytrack.actions.find import Due
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.bounds import Days
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.deadlines import FIRST_DAYS, LAST_DAYS, Deadline
from treatytrack.domain.facts import OVER
from treatytrack.domain.validity import Standing, standing_on

HOLDS = ("in-force", "suspended")


def last_counted(due: Deadline) -> date:
    """The last day on which a deadline still counts: its own, or for a first day the day before."""
    return due.latest - ONE_DAY if due.kind in FIRST_DAYS else due.latest


def counted_last_on(standing: Standing) -> Iterator[Deadline]:
    """The deadlines that count for the last time on the day of that standing."""
    return (due for due in standing.deadlines if last_counted(due) == standing.as_of)


def passing_on(agreement: Agreement, day: date) -> Iterator[Due]:
    """What passes with that day: the deadlines that count for the last time, and what an act of the next day brings."""
    standing = standing_on(agreement, day)
    yield from (Due(agreement, standing, deadline) for deadline in counted_last_on(standing))
    if _may_turn_overnight(agreement, day):
        yield from _overnight(agreement, standing, standing_on(agreement, day + ONE_DAY))


def _may_turn_overnight(agreement: Agreement, day: date) -> bool:
    """Whether an act of the next day, or one of what replaces it, may decide the day itself."""
    later = agreement.elsewhere.later
    acts = (*agreement.events, *(later.events if later else ()))
    return any(act.date.latest == day + ONE_DAY for act in acts)


def _overnight(agreement: Agreement, before: Standing, after: Standing) -> Iterator[Due]:
    """What the second of two days ends or begins, where that was no deadline on the first."""
    kinds: tuple[str, ...]
    days: Days | None
    if after.status in OVER and before.status not in OVER:
        kinds, days, latest = ("expires" if after.status == "expired" else "ends", *LAST_DAYS), after.ends, before.as_of
    elif after.status in HOLDS and before.status not in (*HOLDS, *OVER):
        kinds, days, latest = ("enters-into-force",), after.effective_in_force, after.as_of
    else:
        return
    if days is None or days.latest != latest:
        return
    if not any(due.kind in kinds and due.latest == latest for due in before.deadlines):
        yield Due(agreement, after, Deadline(kinds[0], days.earliest or latest, latest, latest, after.certain))
