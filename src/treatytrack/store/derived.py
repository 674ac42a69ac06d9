"""What the rules make of an agreement, as rows: any day can then be asked about by one look-up.

Each row carries the as-of days on which it is the answer, because an act counts only from its own day (VALIDITY R1b),
and the number of the rule set that made it. Nothing here depends on today.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.bounds import Days
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.deadlines import Deadline
from treatytrack.domain.lengths import Length, Stated
from treatytrack.domain.life import Life, life_of, likeness, lives_of
from treatytrack.domain.lists import joined
from treatytrack.domain.phases import Phase, phases_of_many, phases_of_one
from treatytrack.domain.readings import Chosen, Uncertain, corners, in_order, is_dated, latest_reading
from treatytrack.domain.series import Series
from treatytrack.domain.validity import RULE_SET
from treatytrack.store.recurring import on_any_day, recurring

Row = dict[str, Any]

COLUMNS = {
    "phase": (
        "first_day", "last_day", "status", "certain", "flags", "ends_earliest", "ends_latest", "confirm", "renewal",
        "contradiction", "rules",
    ),
    "deadline": ("kind", "known_from", "known_to", "earliest", "latest", "moves", "certain", "rules"),
    "series": (
        "position", "known_from", "known_to", "base_earliest", "base_latest", "first_months", "first_days",
        "step_months", "step_days", "renewal_limit", "notice_months", "notice_days", "notice_none", "rules",
    ),
    "recurring": (
        "position", "known_from", "known_to", "kind", "scale", "period", "width", "place", "first_day", "last_day",
        "rules",
    ),
}  # fmt: skip
"""The derived tables, which can be emptied and made anew at any time, and what they hold besides the agreement's id."""


class Derived(NamedTuple):
    """The rows of one agreement, for each derived table; without the agreement's id."""

    phase: tuple[Row, ...]
    deadline: tuple[Row, ...]
    series: tuple[Row, ...]
    recurring: tuple[Row, ...]


class _Known(NamedTuple):
    """A series of terms but for its base, and between which days that lies; None: any day."""

    shape: Series
    base_earliest: date | None
    base_latest: date | None


ALWAYS = (date.min, date.max)
ANY_SERIES = _Known(Series(date.min, 0, 0, None, "", None, None, to_a_day=False), None, None)
"""Stands for whatever series an agreement may have whose dates are too vague to tell."""


def derived(agreement: Agreement) -> Derived:
    """The rows that the rules of today make of an agreement."""
    latest, uncertain = latest_reading(agreement)
    if not uncertain:
        lives = lives_of(agreement, in_order(latest))
        life = phases_of_one(agreement, lives)
        series = tuple(_series_of_one(lives))
        return Derived(tuple(_phases(life)), tuple(_deadlines(life)), series, tuple(recurring(agreement, series)))
    life = phases_of_many(agreement, latest, uncertain)
    readings = corners(latest, uncertain)
    if not _is_vague(readings, uncertain):
        series = tuple(_series(agreement, readings))
        return Derived(tuple(_phases(life)), tuple(_deadlines(life)), series, tuple(recurring(agreement, series)))
    # Without acts the series lies between those of the corners, however far these are apart.
    series = () if readings[0].reading.acts else tuple(_series(agreement, readings))
    until = _vague_until(life, readings, uncertain)
    return Derived(
        tuple(_phases(life, until)),
        tuple(_deadlines(life)),
        (_series_row(0, ANY_SERIES, *ALWAYS),) if _has_term(agreement) else (),
        (*recurring(agreement, series), on_any_day(until)),
    )


def _has_term(agreement: Agreement) -> bool:
    """Whether an end of a first term may be computed: by the terms, or by an act that extends to a day."""
    terms = agreement.terms
    return bool(terms.until) or isinstance(terms.lasts, Length) or any(event.until for event in agreement.events)


def _is_vague(readings: list[Chosen], uncertain: tuple[Uncertain, ...]) -> bool:
    """Whether no bounds hold over more than a day: a date is open on a side, or there are too many to look at each.

    Of an act that may have happened on any day since another, what follows moves with the as-of day for ever.
    """
    return len(readings) < 2 ** len(uncertain) or any(one.open_before or one.open_after for one in readings)


def _vague_until(life: tuple[Phase, ...], readings: list[Chosen], uncertain: tuple[Uncertain, ...]) -> date:
    """The last as-of day on which more may come due than the rows of a vague agreement tell.

    A date that only lies before some day leaves nothing open once the days that are told have begun.
    """
    moves = any(one.open_after for one in readings) or len(readings) < 2 ** len(uncertain)
    known = readings[0].reading
    return date.max if moves or known.acts or known.later else life[0].last


def _phases(life: tuple[Phase, ...], vague_until: date | None = None) -> Iterator[Row]:
    for phase in life:
        # Open on a side is the end of the calendar; none at all is NULL, which lies in no window.
        ends = Days(None, None) if vague_until and phase.first <= vague_until else phase.ends
        yield {
            "first_day": phase.first,
            "last_day": phase.last,
            "status": phase.status,
            "certain": phase.certain,
            "flags": joined(phase.flags) if phase.flags else "",
            "ends_earliest": (ends.earliest or date.min) if ends else None,
            "ends_latest": (ends.latest or date.max) if ends else None,
            "confirm": joined(phase.confirm) if phase.confirm else "",
            "renewal": phase.renewal,
            "contradiction": joined(phase.contradicts) if phase.contradicts else "",
            "rules": RULE_SET,
        }


def _deadlines(life: tuple[Phase, ...]) -> Iterator[Row]:
    """The single deadlines of each phase; one that stays the same from phase to phase is one row."""
    running: dict[str, tuple[Deadline, bool, date, date]] = {}
    for phase in life:
        once = {due.kind: due for due in phase.once}
        for kind in [*running]:
            due, moves, *_ = running[kind]
            if once.get(kind) != due or moves != (kind in phase.moving):
                yield _deadline(*running.pop(kind))
        for kind, due in once.items():
            known_from = running[kind][2] if kind in running else phase.first
            running[kind] = (due, kind in phase.moving, known_from, phase.last)
    for last in running.values():
        yield _deadline(*last)


def _deadline(due: Deadline, moves: bool, known_from: date, known_to: date) -> Row:
    return {
        "kind": due.kind,
        "known_from": known_from,
        "known_to": known_to,
        "earliest": due.earliest,
        "latest": due.latest,
        "moves": moves,
        "certain": due.certain,
        "rules": RULE_SET,
    }


def _series_of_one(lives: list[tuple[date, Life]]) -> Iterator[Row]:
    """The series of terms of a single reading, each as known from one act to the next."""
    known_from = [(day, life.series) for day, life in lives if day == date.min or is_dated(day)]
    if len(known_from) == 1:
        if series := known_from[0][1]:
            yield _series_row(0, _exactly(series), *ALWAYS)
        return
    lasts = [day - ONE_DAY for day, _ in known_from[1:]] + [date.max]
    stretches = zip(known_from, lasts, strict=True)
    yield from _series_rows((first, last, series and _exactly(series)) for (first, series), last in stretches)


def _exactly(series: Series) -> _Known:
    """A series whose base is one day."""
    return _Known(series._replace(base=date.min), series.base, series.base)


def _series(agreement: Agreement, readings: list[Chosen]) -> Iterator[Row]:
    """The series of terms, as known between one act and the next."""
    return _series_rows(
        (first, last, _known_series(agreement, readings, first)) for first, last in _stretches(readings)
    )


def _series_rows(known_between: Iterable[tuple[date, date, _Known | None]]) -> Iterator[Row]:
    """A row for each stretch of days on which the same series is known."""
    position = 0
    running: tuple[_Known, date] | None = None
    for first, last, known in known_between:
        if running and running[0] != known:
            yield _series_row(position, *running, first - ONE_DAY)
            position += 1
            running = None
        if known and not running:
            running = (known, first)
        if running and last == date.max:
            yield _series_row(position, *running, last)


def _stretches(readings: list[Chosen]) -> Iterator[tuple[date, date]]:
    """The stretches of as-of days, both inclusive, between which no act begins to count."""
    turns = {act.day for chosen in readings for act in chosen.reading.acts if is_dated(act.day)}
    starts = [date.min, *sorted(turns)]
    lasts = [day - ONE_DAY for day in starts[1:]] + [date.max]
    yield from zip(starts, lasts, strict=True)


def _known_series(agreement: Agreement, readings: list[Chosen], known: date) -> _Known | None:
    """The series known on a day, with the bounds of its base; None where no reading has one.

    It has bounds if it is alike in every corner of the uncertain dates: then the readings between them have series
    between those. Where an act is known in one and not yet in another, more days are possible than the corners show.
    """
    lives = [life_of(agreement, chosen.reading, known) for chosen in readings]
    there = [life.series for life in lives if life.series]
    if not there:
        return None
    shape = there[0]._replace(base=date.min)
    if any(likeness(life) != likeness(lives[0]) for life in lives[1:]):
        return _Known(shape, None, None)
    return _Known(shape, min(series.base for series in there), max(series.base for series in there))


def _series_row(position: int, known: _Known, known_from: date, known_to: date) -> Row:
    shape = known.shape
    notice = shape.notice if isinstance(shape.notice, Length) else None
    return {
        "position": position,
        "known_from": known_from,
        "known_to": known_to,
        "base_earliest": known.base_earliest,
        "base_latest": known.base_latest,
        "first_months": shape.first_months,
        "first_days": shape.first_days,
        "step_months": shape.step.months if shape.step else None,
        "step_days": shape.step.days if shape.step else None,
        "renewal_limit": {"tacit": shape.limit, "open": None}.get(shape.renewal, 0),
        "notice_months": notice.months if notice else None,
        "notice_days": notice.days if notice else None,
        "notice_none": shape.notice is Stated.NONE,
        "rules": RULE_SET,
    }
