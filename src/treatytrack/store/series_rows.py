"""What a series of terms may show on a day, told from its row: the agreement itself need not be read.

A row stands for the series of every choice of the uncertain dates. They lie between the one of the earliest base and
the one of the latest, because each boundary and each notice day moves one way with the base. Where that cannot be said
the row has no base, and the answer is always yes: the domain has the last word.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from treatytrack.domain.lengths import Length, Stated
from treatytrack.domain.series import Series
from treatytrack.errors import WrongRequest

CELLS = (
    "base_earliest", "base_latest", "first_months", "first_days", "step_months", "step_days", "renewal_limit",
    "notice_months", "notice_days", "notice_none",
)  # fmt: skip
"""What is asked of a row, and in which order it is handed on; days as text. What nothing renews has a limit of 0."""


class Between(NamedTuple):
    """The series of a row: of its earliest and its latest base, which hold all others between them."""

    early: Series
    late: Series

    @property
    def is_certain(self) -> bool:
        """Whether there is one base, and so one series."""
        return self.early.base == self.late.base

    def running(self, day: date) -> tuple[int, int] | None:
        """The smallest and the largest number that the running term may have; None where all terms are over."""
        lowest = self.late.running(day)
        if lowest is None:
            return None
        highest = lowest if self.early == self.late else self.early.running(day)
        if highest is None:
            highest = self.early.last_term or 0
        return lowest, highest


def may_show(field: str, *asked: Any) -> bool:
    """Whether one of the dates SHOWN of the running term may lie between two days, both inclusive.

    Takes its name, the CELLS of a row, then the as-of day, the first and the last day as text.
    """
    *cells, day, first, last = asked
    as_of = date.fromisoformat(day)

    def shows(between: Between) -> bool:
        bounds = SHOWN[field](between, as_of)
        return bounds is not None and bounds[0].isoformat() <= last and bounds[1].isoformat() >= first

    return _answered(cells, shows)


def may_come_round(kind: str, *asked: Any) -> bool:
    """Whether a notice day (`notice-by`) or a renewal of a series is ahead and may lie between two days.

    Takes the CELLS of a row, then the as-of day, the first and the last day as text, both inclusive, and whether only
    what is shown on one of these days counts (see `narrowing.Window`). A renewal is ahead until the day before.
    """
    *cells, day, written, last, shown = asked
    first = date.fromisoformat(written)

    def comes_round(between: Between) -> bool:
        early, late = between
        if early.step is None:
            return True
        k = late.running(first)
        if kind == "renews":
            day_of: Callable[[Series, int], date | None] = Series.boundary
            if k and late.boundary(k - 1) == first and written > day:
                k -= 1
        else:
            day_of = Series.safe_day
            k = None if k is None else late.next_safe_term(k, first)
        while k is not None and (earliest := day_of(early, k)) and earliest.isoformat() <= last:
            if not shown or earliest >= first or str(day_of(late, k)) <= last:
                return True
            k += 1
        return False

    return _answered(cells, comes_round)


def between(row: Mapping[str, Any]) -> Between | None:
    """The earliest and the latest series of a row, by the names of its cells; None where it has no base."""
    earliest, latest = row["base_earliest"], row["base_latest"]
    if earliest is None or latest is None:
        return None
    step = _length(row["step_months"], row["step_days"])
    notice = _length(row["notice_months"], row["notice_days"]) or (Stated.NONE if row["notice_none"] else None)
    early = Series(
        earliest, row["first_months"], row["first_days"], step, "tacit", row["renewal_limit"], notice, to_a_day=False
    )
    return Between(early, early if earliest == latest else early._replace(base=latest))


def _answered(cells: Sequence[Any], question: Callable[[Between], bool]) -> bool:
    """What is answered for the series of a row; yes where it has no base or runs past the end of the calendar."""
    both = _between(*cells)
    try:
        return both is None or question(both)
    except WrongRequest:
        return True


@lru_cache(maxsize=1024)
def _between(*cells: Any) -> Between | None:
    """The same as `between`, of CELLS: a few agreements are asked again and again, for one window after the other."""
    row = dict(zip(CELLS, cells, strict=True))
    for name in ("base_earliest", "base_latest"):
        row[name] = row[name] and date.fromisoformat(row[name])
    return between(row)


def _length(months: int | None, days: int | None) -> Length | None:
    return Length("", months or 0, days or 0) if months or days else None


def _term_last_day(between: Between, day: date) -> tuple[date, date] | None:
    terms = between.running(day)
    return (between.early.last_day(terms[0]), between.late.last_day(terms[1])) if terms else None


def _notice_by(between: Between, day: date) -> tuple[date, date] | None:
    terms = between.running(day)
    if terms is None or not between.early.would_renew(terms[0]):
        return None
    earliest, latest = between.early.safe_day(terms[0]), between.late.safe_day(terms[1])
    return (earliest, latest) if earliest and latest else None


def _locked_in_until(between: Between, day: date) -> tuple[date, date] | None:
    """The end of the first term that can still be ended by notice, where that is no longer the running one."""
    early, late = between
    terms = between.running(day)
    if terms is None or early.step is None or early.notice is None:
        return None
    earliest, latest = _first_to_leave(late, terms[0], day), _first_to_leave(early, terms[1], day)
    if latest == terms[0]:
        return None
    return early.last_day(earliest), late.last_day(latest)


def _first_to_leave(series: Series, k: int, day: date) -> int:
    """The first term from k on whose notice day is not over, or that nothing renews."""
    while series.would_renew(k) and (safe := series.safe_day(k)) and safe < day:
        k += 1
    return k


SHOWN: dict[str, Callable[[Between, date], tuple[date, date] | None]] = {
    "term_last_day": _term_last_day,
    "notice_by": _notice_by,
    "locked_in_until": _locked_in_until,
}
"""The computed dates that depend on the running term, each with its bounds on an as-of day; None: there is none."""
