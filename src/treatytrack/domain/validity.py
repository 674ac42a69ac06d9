"""What holds on a day, until when, and why: VALIDITY sections 4 and 5, with honest uncertainty.

The convention: inside, a life is half-open, [first day in force, first day no longer in force) (R1); every length is
counted from the start in one addition, so the 31st comes back (R2); what is shown as `ends`, `until` or "last day" is
the last day in force, inclusive. Where a date is uncertain every result has an earliest and a latest day.
"""

from datetime import date, timedelta
from typing import NamedTuple

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.bounds import Days, bounds_of
from treatytrack.domain.deadlines import Deadline, deadlines_of
from treatytrack.domain.facts import OVER, STATUSES, Facts, facts_on
from treatytrack.domain.lengths import Stated, after, moved
from treatytrack.domain.life import Life, Reading, life_of
from treatytrack.domain.readings import (
    A_YEAR,
    AFTER_ALL,
    BEFORE_ALL,
    Chosen,
    Uncertain,
    corners,
    counting_by,
    in_order,
    latest_reading,
    readings_that_matter,
    recorded_days,
    turns,
)
from treatytrack.domain.series import renewal_step

RULE_SET = 2
"""The number of these rules: derived rows made by another number are made anew."""

MOST_YEARS_COUNTED = timedelta(50 * 366)
"""How far apart the starts of a series may lie for all its terms to be told apart."""


class Standing(NamedTuple):
    """An agreement on a day: what section 5 computes."""

    as_of: date
    status: str
    certain: str
    possible: tuple[str, ...]
    """Every word that may be true, the reported one first."""
    flags: tuple[str, ...]
    effective_in_force: Days | None
    entry_assumed: bool
    term_last_day: Days | None
    notice_by: Days | None
    locked_in_until: Days | None
    ends: Days | None
    survives_until: Days | None
    deadlines: tuple[Deadline, ...]
    life: Life
    """The life in the reading that is reported: each uncertain date at its latest."""

    @property
    def next_deadline(self) -> Deadline | None:
        """The nearest deadline on or after the as-of day."""
        return self.deadlines[0] if self.deadlines else None


def standing_on(agreement: Agreement, day: date) -> Standing:
    """Everything that is computed for that as-of day."""
    latest, uncertain = latest_reading(agreement)
    life = life_of(agreement, in_order(latest), day)
    reported = facts_on(agreement, life, day)
    uncertain = uncertain and counting_by(day, uncertain, latest)
    chosen, lives, facts = [Chosen(latest)], [life], [reported]
    if uncertain:
        chosen, lives, facts = _readings(agreement, latest, uncertain, day)
    dated_closely = not uncertain or _series_is_dated_closely(lives)
    status, certain, possible = _word(reported, facts)
    entry, ends, survives, term_last_day, notice_by, locked = _days_of(chosen, facts)
    return Standing(
        day,
        status,
        certain,
        possible,
        _flags(agreement, day, reported, possible),
        entry,
        life.entered.assumed,
        term_last_day if dated_closely else None,
        notice_by if dated_closely else None,
        locked if dated_closely else None,
        ends,
        survives,
        deadlines_of(agreement, chosen, lives, facts, day, dated_closely=dated_closely),
        life,
    )


def status_on(agreement: Agreement, day: date) -> tuple[str, str]:
    """The status on that day, and whether it is certain (section 4): `yes`, `assumed` or `no`."""
    latest, uncertain = latest_reading(agreement)
    uncertain = uncertain and counting_by(day, uncertain, latest)
    reported = facts_on(agreement, life_of(agreement, in_order(latest), day), day)
    facts = _readings(agreement, latest, uncertain, day)[2] if uncertain else [reported]
    return _word(reported, facts)[:2]


def _readings(
    agreement: Agreement, latest: Reading, uncertain: tuple[Uncertain, ...], day: date
) -> tuple[list[Chosen], list[Life], list[Facts]]:
    """The readings that matter on that day, with the life and the facts of each."""
    spread = [life_of(agreement, one.reading, day) for one in corners(latest, uncertain)]
    closely, counted_from = _series_is_dated_closely(spread), _counted_from(agreement, spread)

    def answer(reading: Reading) -> object:
        """All that a choice of days decides besides the days themselves."""
        life = life_of(agreement, reading, day)
        facts = facts_on(agreement, life, day)
        counts = life.start is None or life.start >= counted_from
        acts = tuple(
            (one.act.kind, one.act.by, *((one.term, one.ending and one.ending.term) if counts else ()))
            for one in life.decisions
        )
        later = tuple(act.day <= day for act in reading.later.acts) if reading.later else ()
        terms = (facts.term, facts.locked_term) if closely else ()
        return (facts.word, facts.flags, tuple(facts.once), facts.ends is None, acts, later, terms)

    chosen = readings_that_matter(latest, uncertain, day, answer)
    lives = [life_of(agreement, one.reading, day) for one in chosen]
    return chosen, lives, [facts_on(agreement, life, day) for life in lives]


def _series_is_dated_closely(lives: list[Life]) -> bool:
    """Section 5: a tacit series whose start is uncertain by more than a year has no term columns."""
    starts = _starts(lives)
    return not starts or max(starts) <= after(min(starts), A_YEAR)


def _counted_from(agreement: Agreement, lives: list[Life]) -> date:
    """From which start on the terms that acts meet are told apart.

    One that is open on a side would be counted through from the year 1000. The terms of a series come round again with
    its step, so two steps before the latest start show all that may follow.
    """
    starts, step = _starts(lives), renewal_step(agreement.terms)
    if step is None or not starts or max(starts) - min(starts) <= MOST_YEARS_COUNTED:
        return date.min
    return moved(max(starts), -2 * step.months - 12, -2 * step.days)


def _starts(lives: list[Life]) -> list[date]:
    """The days on which a tacit series may start."""
    return [life.start for life in lives if life.start and life.series and life.series.renewal == "tacit"]


def _word(reported: Facts, facts: list[Facts]) -> tuple[str, str, tuple[str, ...]]:
    """The word reported, whether it is certain, and every word that may be true."""
    word = reported.word
    if len(facts) == 1:
        return word.status, "no" if word.instead else word.certain, (word.status, *word.instead)
    words = {word.status, *word.instead}
    certain = {word.certain}
    for one in facts:
        words.update((one.word.status, *one.word.instead))
        certain.add(one.word.certain)
    possible = (word.status, *(other for other in STATUSES if other in words and other != word.status))
    if len(words) > 1 or "no" in certain:
        return word.status, "no", possible
    return word.status, "assumed" if "assumed" in certain else "yes", possible


def _flags(agreement: Agreement, day: date, reported: Facts, possible: tuple[str, ...]) -> tuple[str, ...]:
    return (*reported.flags, "stated-differs") if _stated_differs(agreement, day, possible) else reported.flags


def _stated_differs(agreement: Agreement, day: date, possible: tuple[str, ...]) -> bool:
    """Whether the source's word is one of ours, or `over`, and is not possible on the day the source spoke."""
    stated = "-".join(agreement.stated_status.casefold().replace("_", "-").split())
    if stated not in STATUSES and stated != "over":
        return False
    if agreement.stated_on:
        spoken = agreement.stated_on
        possible = _possible_between(agreement, spoken.earliest or BEFORE_ALL, spoken.latest or AFTER_ALL)
    return not any(word in OVER for word in possible) if stated == "over" else stated not in possible


def _possible_between(agreement: Agreement, first: date, last: date) -> tuple[str, ...]:
    """Every word that may be true on some day between two, both inclusive."""
    silent = agreement._replace(stated_status="")
    cuts = recorded_days(latest_reading(agreement)[0])
    days = turns(first, last, cuts, lambda day: standing_on(silent, day).possible)
    return tuple({word for day in days for word in standing_on(silent, day).possible})


def _days_of(chosen: list[Chosen], facts: list[Facts]) -> list[Days | None]:
    """Entry into force, end, survival, the running term's last day, its notice day, and until when it is locked in."""
    rows = [
        (one.effective_in_force, one.ends, one.survives_until, one.term_last_day, one.notice_by, one.locked_in_until)
        for one in facts
    ]
    if len(rows) == 1:
        return [Days(day, day) if day else None for day in rows[0]]
    return [bounds_of(chosen, days) for days in zip(*rows, strict=True)]


def end_is_unknown(agreement: Agreement, standing: Standing) -> bool:
    """Whether nothing tells when it ends: no fixed end, not open-ended, and no term whose end can be computed (R6)."""
    life = standing.life
    if standing.status in OVER or life.fixed or agreement.terms.lasts is Stated.OPEN:
        return False
    if life.series is None:
        return True
    return life.series.renewal != "open" and life.series.running(standing.as_of) is None
