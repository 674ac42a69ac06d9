"""What the rules make of an agreement, as rows: any day can then be asked about by one look-up.

Each row carries the as-of days on which it is the answer, because an act counts only from its own day (VALIDITY R1b),
and the number of the rule set that made it. Nothing here depends on today.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.deadlines import Deadline
from treatytrack.domain.lengths import Length, Stated
from treatytrack.domain.life import life_of
from treatytrack.domain.lists import joined
from treatytrack.domain.phases import Phase, phases
from treatytrack.domain.readings import AFTER_ALL, BEFORE_ALL, Chosen, corners, in_order, latest_reading
from treatytrack.domain.series import Series
from treatytrack.domain.validity import RULE_SET

Row = dict[str, Any]

TABLES = ("phase", "deadline", "series")
"""The derived tables, which can be emptied and made anew at any time."""


@dataclass(frozen=True, slots=True)
class Derived:
    """The rows of one agreement, for each derived table; without the agreement's id."""

    phase: tuple[Row, ...]
    deadline: tuple[Row, ...]
    series: tuple[Row, ...]

    def by_table(self, agreement_id: int) -> dict[str, list[Row]]:
        """The rows under their tables, as those of that agreement."""
        return {table: [{"agreement_id": agreement_id, **row} for row in getattr(self, table)] for table in TABLES}


def derived(agreement: Agreement) -> Derived:
    """The rows that the rules of today make of an agreement."""
    life = phases(agreement)
    return Derived(tuple(_phases(life)), tuple(_deadlines(life)), tuple(_series(agreement)))


def _phases(life: tuple[Phase, ...]) -> Iterator[Row]:
    for phase in life:
        yield {
            "first_day": phase.first,
            "last_day": phase.last,
            "status": phase.status,
            "certain": phase.certain,
            "flags": joined(phase.flags),
            "ends_earliest": phase.ends.earliest if phase.ends else None,
            "ends_latest": phase.ends.latest if phase.ends else None,
            "rules": RULE_SET,
        }


def _deadlines(life: tuple[Phase, ...]) -> Iterator[Row]:
    """The single deadlines of each phase; one that stays the same from phase to phase is one row."""
    running: dict[str, tuple[Deadline, date, date]] = {}
    for phase in life:
        once = {due.kind: due for due in phase.once}
        for kind in [*running]:
            due, known_from, known_to = running[kind]
            if once.get(kind) != due or known_to + ONE_DAY != phase.first:
                yield _deadline(*running.pop(kind))
        for kind, due in once.items():
            known_from = running[kind][1] if kind in running else phase.first
            running[kind] = (due, known_from, phase.last)
    for due, known_from, known_to in running.values():
        yield _deadline(due, known_from, known_to)


def _deadline(due: Deadline, known_from: date, known_to: date) -> Row:
    return {
        "kind": due.kind,
        "known_from": known_from,
        "known_to": known_to,
        "earliest": due.earliest,
        "latest": due.latest,
        "certain": due.certain,
        "rules": RULE_SET,
    }


def _series(agreement: Agreement) -> Iterator[Row]:
    """The series that renew, as known between one act and the next.

    Where dates are uncertain, the series of all their first and last days; those of one shape are one row, whose base
    lies between two days.
    """
    if agreement.terms.renewal not in {"tacit", "open"}:
        return
    latest, uncertain = latest_reading(agreement)
    readings = corners(latest, uncertain) if uncertain else [Chosen(in_order(latest))]
    position = 0
    before: list[tuple[Series, tuple[date | None, date | None], date]] = []
    for first, last in _stretches(readings):
        now = _by_shape(agreement, readings, first)
        if [(shape, base) for shape, base, _ in before] != now:
            for shape, base, known_from in before:
                yield _series_row(position, shape, base, known_from, first - ONE_DAY)
                position += 1
            before = [(shape, base, first) for shape, base in now]
        if last == date.max:
            for shape, base, known_from in before:
                yield _series_row(position, shape, base, known_from, last)
                position += 1


def _stretches(readings: list[Chosen]) -> Iterator[tuple[date, date]]:
    """The stretches of as-of days, both inclusive, between which no act begins to count."""
    turns = {act.day for chosen in readings for act in chosen.reading.acts if BEFORE_ALL < act.day < AFTER_ALL}
    starts = [date.min, *sorted(turns)]
    lasts = [day - ONE_DAY for day in starts[1:]] + [date.max]
    yield from zip(starts, lasts, strict=True)


def _by_shape(
    agreement: Agreement, readings: list[Chosen], known: date
) -> list[tuple[Series, tuple[date | None, date | None]]]:
    """The different series that may run, each with the bounds of its base; None where a bound is open."""
    found: dict[Series, list[date]] = {}
    for chosen in readings:
        life = life_of(agreement, chosen.reading, known)
        if life.series and life.series.would_renew(0):
            found.setdefault(life.series._replace(base=date.min), []).append(life.series.base)
    return [
        (shape, (min(bases) if min(bases) > BEFORE_ALL else None, max(bases) if max(bases) < AFTER_ALL else None))
        for shape, bases in found.items()
    ]


def _series_row(
    position: int, shape: Series, base: tuple[date | None, date | None], known_from: date, known_to: date
) -> Row:
    notice = shape.notice if isinstance(shape.notice, Length) else None
    return {
        "position": position,
        "known_from": known_from,
        "known_to": known_to,
        "base_earliest": base[0],
        "base_latest": base[1],
        "first_months": shape.first_months,
        "first_days": shape.first_days,
        "step_months": shape.step.months if shape.step else None,
        "step_days": shape.step.days if shape.step else None,
        "renewal_limit": shape.limit,
        "notice_months": notice.months if notice else None,
        "notice_days": notice.days if notice else None,
        "notice_none": shape.notice is Stated.NONE,
        "rules": RULE_SET,
    }
