"""What holds on a day, until when, and why: VALIDITY sections 4 and 5, with honest uncertainty.

The convention: inside, a life is half-open, [first day in force, first day no longer in force) (R1); every length is
counted from the start in one addition, so the 31st comes back (R2); what is shown as `ends`, `until` or "last day" is
the last day in force, inclusive. Where a date is uncertain every result has an earliest and a latest day.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from treatytrack.domain.acts import rests_on
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.facts import MEETINGS, OVER, STATUSES, Facts, facts_on
from treatytrack.domain.lengths import Stated
from treatytrack.domain.life import Life, Reading, life_of
from treatytrack.domain.readings import (
    MOST_YEARS_UNCERTAIN,
    Chosen,
    Uncertain,
    corners,
    in_order,
    latest_reading,
    readings_that_matter,
    recorded_days,
    turns,
)

RULE_SET = 2
"""The number of these rules: derived rows made by another number are made anew."""

KINDS = ("notice-by", "ends", "expires", "renews", "enters-into-force", "survival-ends", "event")
"""The kinds of deadline, in the order in which ties are shown."""

ONCE = ("ends", "expires", "enters-into-force", "survival-ends")
"""Kinds that an agreement meets once, unlike the notice days and renewals of a series."""

FIRST_DAYS = frozenset({"renews", "enters-into-force"})
"""Kinds whose day is a first day: they count until the day before; the others through the day itself."""


class Days(NamedTuple):
    """A computed day between two bounds, inclusive; None: open on that side."""

    earliest: date | None
    latest: date | None

    @property
    def text(self) -> str:
        """One day where all readings agree, else `[earliest..latest]`."""
        if self.earliest == self.latest and self.earliest:
            return self.earliest.isoformat()
        return f"[{self.earliest or ''}..{self.latest or ''}]"


class Deadline(NamedTuple):
    """Something that comes due, with the day shown and counted: the earliest while that is ahead, then the latest."""

    kind: str
    earliest: date
    latest: date
    day: date
    certain: str
    what: str = ""
    """For an event: which."""

    def days_left(self, as_of: date) -> int:
        """Days from the as-of day to the day shown; 0 is today."""
        return (self.day - as_of).days


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
        _deadlines(agreement, chosen, lives, facts, day, dated_closely=dated_closely),
        life,
    )


def status_on(agreement: Agreement, day: date) -> tuple[str, str]:
    """The status on that day, and whether it is certain (section 4): `yes`, `assumed` or `no`."""
    latest, uncertain = latest_reading(agreement)
    reported = facts_on(agreement, life_of(agreement, in_order(latest), day), day)
    facts = _readings(agreement, latest, uncertain, day)[2] if uncertain else [reported]
    return _word(reported, facts)[:2]


def _readings(
    agreement: Agreement, latest: Reading, uncertain: tuple[Uncertain, ...], day: date
) -> tuple[list[Chosen], list[Life], list[Facts]]:
    """The readings that matter on that day, with the life and the facts of each."""
    closely = _series_is_dated_closely([life_of(agreement, c.reading, day) for c in corners(latest, uncertain)])

    def answer(reading: Reading) -> object:
        """All that a choice of days decides besides the days themselves."""
        life = life_of(agreement, reading, day)
        facts = facts_on(agreement, life, day)
        acts = tuple((one.act.kind, one.act.by, one.term, one.ending and one.ending.term) for one in life.decisions)
        later = tuple(act.day <= day for act in reading.later.acts) if reading.later else ()
        terms = (facts.term, facts.locked_term) if closely else ()
        return (facts.word, facts.flags, tuple(facts.once), facts.ends is None, acts, later, terms)

    chosen = readings_that_matter(latest, uncertain, day, answer)
    lives = [life_of(agreement, one.reading, day) for one in chosen]
    return chosen, lives, [facts_on(agreement, life, day) for life in lives]


def _series_is_dated_closely(lives: list[Life]) -> bool:
    """Section 5: a tacit series whose start is uncertain by more than a year has no term columns."""
    starts = [life.start for life in lives if life.start and life.series and life.series.renewal == "tacit"]
    return not starts or max(starts) - min(starts) <= MOST_YEARS_UNCERTAIN


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
        possible = _possible_between(agreement, agreement.stated_on.earliest or day, agreement.stated_on.latest or day)
    return not any(word in OVER for word in possible) if stated == "over" else stated not in possible


def _possible_between(agreement: Agreement, first: date, last: date) -> tuple[str, ...]:
    """Every word that may be true on some day between two, both inclusive."""
    silent = agreement._replace(stated_status="")
    cuts = recorded_days(latest_reading(agreement)[0])
    days = turns(first, max(first, last), cuts, lambda day: standing_on(silent, day).possible)
    return tuple({word for day in days for word in standing_on(silent, day).possible})


def _days_of(chosen: list[Chosen], facts: list[Facts]) -> list[Days | None]:
    """Entry into force, end, survival, the running term's last day, its notice day, and until when it is locked in."""
    rows = [
        (one.effective_in_force, one.ends, one.survives_until, one.term_last_day, one.notice_by, one.locked_in_until)
        for one in facts
    ]
    if len(rows) == 1:
        return [Days(day, day) if day else None for day in rows[0]]
    return [_bounds(chosen, days) for days in zip(*rows, strict=True)]


def _bounds(chosen: list[Chosen], days: Sequence[date | None]) -> Days | None:
    """The smallest and largest day over the readings that have one."""
    known = [day for day in days if day]
    if not known:
        return None
    earliest: date | None = min(known)
    latest: date | None = max(known)
    if any(one.open_before or one.open_after for one in chosen):
        closed_before = [day for day, one in zip(days, chosen, strict=True) if day and not one.open_before]
        closed_after = [day for day, one in zip(days, chosen, strict=True) if day and not one.open_after]
        earliest = earliest if earliest in closed_before else None
        latest = latest if latest in closed_after else None
    return Days(earliest, latest)


def _deadlines(
    agreement: Agreement, chosen: list[Chosen], lives: list[Life], facts: list[Facts], day: date, *, dated_closely: bool
) -> tuple[Deadline, ...]:
    """The next deadline of each kind and every event ahead, nearest first; ties in the order of KINDS."""
    found = [*_once(chosen, facts, day), *_events(agreement, day)]
    if dated_closely:
        found += _again(agreement, chosen, lives, facts, day)
    return tuple(sorted(found, key=lambda due: (due.day, KINDS.index(due.kind))))


def _once(chosen: list[Chosen], facts: list[Facts], day: date) -> Iterable[Deadline]:
    found: dict[str, Days | None]
    if len(facts) == 1:
        found = {kind: Days(one, one) for kind, one in facts[0].once.items()}
    else:
        found = {kind: _bounds(chosen, [one.once.get(kind) for one in facts]) for kind in ONCE}
    for kind, days in found.items():
        if days and (due := _due(kind, days, day, assumed=any(kind in one.assumed for one in facts))):
            yield due


def _again(
    agreement: Agreement, chosen: list[Chosen], lives: list[Life], facts: list[Facts], day: date
) -> Iterable[Deadline]:
    """The next notice day and the next renewal: of the first term for which it may still be ahead."""
    running = [one.term for one in facts if one.term is not None]
    open_ = [
        (one, life, life.series) for one, life in zip(chosen, lives, strict=True) if not life.fixed and life.series
    ]
    if not running or not open_:
        return
    for kind in ("notice-by", "renews") if agreement.terms.renewal == "tacit" else ("notice-by",):
        term, due = min(running), None
        while due is None:
            ahead = [one for one in open_ if one[2].would_renew(term)]
            days = [series.safe_day(term) if kind == "notice-by" else series.boundary(term) for _, _, series in ahead]
            bounds = _bounds([one for one, _, _ in ahead], days)
            if bounds is None or (term > 0 and all(series.step is None for _, _, series in ahead)):
                break
            assumed = any(rests_on(agreement, series, life.entered, term) for _, life, series in ahead)
            due = _due(kind, bounds, day, assumed=assumed)
            if bounds.earliest is None or bounds.latest is None:
                break
            term += 1
        if due:
            yield due


def _events(agreement: Agreement, day: date) -> Iterable[Deadline]:
    for event in agreement.events:
        days = Days(event.date.earliest, event.date.latest)
        if event.kind in MEETINGS and (due := _due("event", days, day, assumed=False)):
            yield due._replace(what=f"{event.kind}: {event.note}" if event.note else event.kind)


def _due(kind: str, days: Days, as_of: date, *, assumed: bool) -> Deadline | None:
    """A deadline that may still be ahead; None where it has passed, or is open on a side (then it makes no alert)."""
    earliest, latest = days.earliest, days.latest
    if earliest is None or latest is None:
        return None
    soonest = as_of + ONE_DAY if kind in FIRST_DAYS else as_of
    if latest < soonest:
        return None
    certain = "no" if earliest != latest else "assumed" if assumed else "yes"
    return Deadline(kind, earliest, latest, earliest if earliest >= soonest else latest, certain)


def end_is_unknown(agreement: Agreement, standing: Standing) -> bool:
    """Whether nothing tells when it ends: no fixed end, not open-ended, and no term whose end can be computed (R6)."""
    life = standing.life
    if standing.status in OVER or life.fixed or agreement.terms.lasts is Stated.OPEN:
        return False
    if life.series is None:
        return True
    return life.series.renewal != "open" and life.series.running(standing.as_of) is None
