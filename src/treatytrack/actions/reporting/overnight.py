"""What comes with the act that decides it: no day before knew of it, and so it never was a deadline.

A denunciation that works on receipt, a notification with which an agreement enters into force: on the day before there
was nothing to tell, and on the day it has happened. Nor is there a deadline where only the latest day is known. A
report that looks back tells it all the same.
"""

from collections.abc import Iterator
from datetime import date

from treatytrack.actions.find import Due
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.deadlines import FIRST_DAYS, LAST_DAYS, Deadline
from treatytrack.domain.facts import OVER
from treatytrack.domain.validity import Standing, standing_on


def holds(standing: Standing) -> bool:
    """Whether it is in force, suspended or not: what is applied provisionally can be suspended too, and is not."""
    entered = standing.effective_in_force
    rests = standing.status == "suspended" and entered and entered.latest and entered.latest <= standing.as_of
    return standing.status == "in-force" or bool(rests)


def last_counted(due: Deadline) -> date:
    """The last day on which a deadline still counts: its own, or for a first day the day before."""
    return due.latest - ONE_DAY if due.kind in FIRST_DAYS else due.latest


def counted_last_on(standing: Standing) -> Iterator[Deadline]:
    """The deadlines that count for the last time on the day of that standing."""
    return (due for due in standing.deadlines if last_counted(due) == standing.as_of)


def passing_on(agreement: Agreement, day: date) -> Iterator[Due]:
    """What passes with that day: the deadlines that count for the last time, and what is turned by the next day."""
    standing = standing_on(agreement, day)
    yield from (Due(agreement, standing, deadline) for deadline in counted_last_on(standing))
    if _may_turn_overnight(agreement, standing):
        yield from _overnight(agreement, standing, standing_on(agreement, day + ONE_DAY))


def turned(agreement: Agreement, before: Standing, after: Standing) -> Due | None:
    """What ends or begins it, where it is over or in force by the second standing and was not by the first."""
    if after.status in OVER and before.status not in OVER:
        kind, days = "expires" if after.status == "expired" else "ends", after.ends
    elif holds(after) and not holds(before) and before.status not in OVER:
        kind, days = "enters-into-force", after.effective_in_force
    else:
        return None
    if days is None or days.latest is None:
        return None
    latest = days.latest
    return Due(agreement, after, Deadline(kind, days.earliest or latest, latest, latest, after.certain))


def _may_turn_overnight(agreement: Agreement, standing: Standing) -> bool:
    """Whether the next day may decide that one: by an act, of it or of what replaces it; or none knows since when."""
    if any(days and days.earliest is None for days in (standing.ends, standing.effective_in_force)):
        return True
    later = agreement.elsewhere.later
    acts = (*agreement.events, *(later.events if later else ()))
    return any(act.date.latest == standing.as_of + ONE_DAY for act in acts)


def _overnight(agreement: Agreement, before: Standing, after: Standing) -> Iterator[Due]:
    """What the second of two days ends or begins, where that was no deadline on the first.

    The day itself may lie further back: an act of some day in a month counts from its last, and works when it says.
    """
    due = turned(agreement, before, after)
    if due is None or last_counted(due.deadline) > before.as_of:
        return
    kinds = LAST_DAYS if due.deadline.kind in LAST_DAYS else (due.deadline.kind,)
    if not any(one.kind in kinds and one.latest == due.deadline.latest for one in before.deadlines):
        yield due
