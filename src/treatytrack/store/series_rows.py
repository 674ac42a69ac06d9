"""Which series of terms may come due between two days, told from their rows: the agreement itself need not be read."""

from datetime import date

from treatytrack.domain.lengths import Length, Stated
from treatytrack.domain.series import Series
from treatytrack.errors import WrongRequest

COLUMNS = (
    "base_earliest", "base_latest", "first_months", "first_days", "step_months", "step_days", "renewal_limit",
    "notice_months", "notice_days", "notice_none",
)  # fmt: skip
"""What is asked of a row, in the order of the arguments of `may_come_due`; the window follows."""


def may_come_due(
    base_earliest: str | None,
    base_latest: str | None,
    first_months: int,
    first_days: int,
    step_months: int | None,
    step_days: int | None,
    renewal_limit: int | None,
    notice_months: int | None,
    notice_days: int | None,
    notice_none: int,
    first: str,
    last: str,
) -> bool:
    """Whether a notice day or a renewal of the series may lie between two days, both inclusive.

    Every boundary moves one way with the base, so the series of its earliest and its latest day hold all others between
    them. Where that cannot be said, the answer is yes: the domain has the last word.
    """
    if base_earliest is None or base_latest is None:
        return True
    step = Length("", step_months or 0, step_days or 0) if step_months or step_days else None
    notice = Length("", notice_months or 0, notice_days or 0) if notice_months or notice_days else None
    end = notice or (Stated.NONE if notice_none else None)
    shape = (first_months, first_days, step, "tacit", renewal_limit, end, False)
    window = (date.fromisoformat(first), date.fromisoformat(last))
    try:
        return _meets(
            Series(date.fromisoformat(base_earliest), *shape), Series(date.fromisoformat(base_latest), *shape), *window
        )
    except WrongRequest:  # it runs past the end of the calendar
        return True


def _meets(early: Series, late: Series, first: date, last: date) -> bool:
    running = late.running(first)
    if running is None:
        running = late.last_term or 0
    # A term may begin on the first day itself; it is the one before that ended then.
    k = max(running - 1, 0)
    while True:
        begins = early.boundary(k)
        if begins <= last and late.boundary(k) >= first:
            return True
        safe, latest_safe = early.safe_day(k), late.safe_day(k)
        if safe and latest_safe and safe <= last and latest_safe >= first:
            return True
        if (safe or begins) > last or early.step is None or k == early.last_term:
            return False
        k += 1
