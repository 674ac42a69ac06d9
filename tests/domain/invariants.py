"""What is true of every agreement on every day, whatever is recorded: each tells where it is broken."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise, product

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.bounds import Days
from treatytrack.domain.deadlines import ONCE
from treatytrack.domain.explain import reasons
from treatytrack.domain.lengths import Length
from treatytrack.domain.phases import Phase, phases
from treatytrack.domain.readings import AFTER_ALL, BEFORE_ALL
from treatytrack.domain.settle import contradictions, through, to_confirm
from treatytrack.domain.validity import Standing, standing_on, status_on

from .calendar_of_numbers import plus
from .oracle_cases import Case
from .oracle_reading import bounds
from .oracle_status import OVER

ONE_DAY = timedelta(days=1)

EXPLAINED = {
    "entry into force": "effective_in_force",
    "running term ends": "term_last_day",
    "last safe day for notice": "notice_by",
    "locked in until": "locked_in_until",
    "last day in force": "ends",
    "survives until": "survives_until",
}
"""What a step of an explanation is about, and the column that shows the same day."""


def phases_tile_the_calendar(case: Case, _days: Iterable[date]) -> Iterator[str]:
    """The phases of a life leave no day out and name none twice."""
    found = phases(case.agreement)
    if (found[0].first, found[-1].last) != (date.min, date.max):
        yield f"from {found[0].first} to {found[-1].last}"
    for one, following in pairwise(found):
        if one.last + ONE_DAY != following.first or one.first > one.last:
            yield f"{one.first} to {one.last}, then from {following.first}"


def _looked_up(case: Case, days: Iterable[date]) -> Iterator[tuple[date, Phase, Standing]]:
    """These days and those around each turn, with the phase that holds each, and the standing computed for it."""
    found = phases(case.agreement)
    turns = [day for one in found[1:] for day in (one.first - ONE_DAY, one.first, one.first + ONE_DAY)]
    for day in (day for day in [*turns, *days] if BEFORE_ALL < day < AFTER_ALL):
        yield day, next(one for one in found if one.first <= day <= one.last), standing_on(case.agreement, day)


def a_phase_says_what_holds_on_each_of_its_days(case: Case, days: Iterable[date]) -> Iterator[str]:
    """Status, certainty and flags looked up in the phases are those computed for the day.

    Not beyond the days that stand for none, where a date is open on a side.
    """
    for day, phase, on in _looked_up(case, days):
        if (phase.status, phase.certain, phase.flags) != (on.status, on.certain, on.flags):
            yield f"{day}: {phase.status} {phase.certain} {phase.flags}, not {on.status} {on.certain} {on.flags}"
        if not _holds(phase.ends, on.ends):
            yield f"{day}: ends {phase.ends}, not {on.ends}"


def a_phase_says_what_is_to_be_settled_on_each_of_its_days(case: Case, days: Iterable[date]) -> Iterator[str]:
    """What is to be confirmed, in any window, and what contradicts itself, looked up in the phases, is what is listed.

    But for what the register does not hold, of which no phase tells.
    """
    agreement = case.agreement
    for day, phase, on in _looked_up(case, days):
        against = {one.field for one in contradictions(agreement, on)}
        if {*phase.contradicts} != against:
            yield f"{day}: contradicts itself in {phase.contradicts}, not {against}"
        left = phase.renewal - day if phase.renewal and phase.renewal > day else timedelta(1)
        for window in (timedelta(0), left - ONE_DAY, left, timedelta(90)):
            listed = {*to_confirm(agreement, on, window)} - ({"other"} if agreement.elsewhere.absent else set())
            renewal = {"renewal"} if phase.renewal and phase.renewal <= through(day, window) else set()
            if {*phase.confirm, *renewal} != listed:
                yield f"{day} and {window.days} days: {phase.confirm}, renewal {phase.renewal}, not {listed}"


def the_status_alone_is_that_of_the_whole(case: Case, days: Iterable[date]) -> Iterator[str]:
    """The quick way to the status gives the status; what is certain has one possible word."""
    agreement = case.agreement
    for day in days:
        on = standing_on(agreement, day)
        if status_on(agreement, day) != (on.status, on.certain):
            yield f"{day}: {status_on(agreement, day)}, not {on.status} {on.certain}"
        if on.possible[0] != on.status or (on.certain != "no" and len(on.possible) > 1):
            yield f"{day}: {on.status} {on.certain} of {on.possible}"


def the_last_safe_day_is_safe_and_the_last(case: Case, days: Iterable[date]) -> Iterator[str]:
    """Notice given on it passes the last day in force in neither way of counting; given a day later it does in one."""
    notice = case.agreement.terms.notice
    for day in days:
        on = standing_on(case.agreement, day)
        if not (isinstance(notice, Length) and on.notice_by and on.term_last_day):
            continue
        safe, last = on.notice_by, on.term_last_day
        if safe.latest and last.latest and not _in_time(safe.latest, notice, last.latest):
            yield f"{day}: {notice.text} from {safe.latest} passes {last.latest}"
        exact = safe.earliest == safe.latest and last.earliest == last.latest
        if exact and safe.latest and last.latest and _in_time(safe.latest + ONE_DAY, notice, last.latest):
            yield f"{day}: {notice.text} before {last.latest} is later than {safe.latest}"


def _in_time(received: date, notice: Length, last: date) -> bool:
    """R3, by both counts: forward from the receipt, and back from the last day in force."""
    forward = plus(received.toordinal(), notice.months, notice.days)
    back = plus(last.toordinal(), -notice.months, -notice.days)
    return forward <= last.toordinal() and received.toordinal() <= back


def what_has_passed_stays_where_it_was(case: Case, days: Iterable[date]) -> Iterator[str]:
    """Where nothing happens in between, a later as-of day moves no day that was computed, least of all a past one."""
    agreement = case.agreement
    for day in days:
        before = standing_on(agreement, day)
        for later in _later_days_without_an_act(case, day):
            after = standing_on(agreement, later)
            for name in ("effective_in_force", "ends", "survives_until"):
                if not _stays(getattr(before, name), getattr(after, name), exact=case.is_exact):
                    yield f"{name} of {day} is {getattr(before, name)}, and of {later} {getattr(after, name)}"
            running = before.term_last_day
            if running and running.earliest and later <= running.earliest and before.notice_by != after.notice_by:
                yield f"notice_by of {day} is {before.notice_by}, and of {later} {after.notice_by}"
            yield from _come_back(case, before, after)


def _come_back(case: Case, before: Standing, after: Standing) -> Iterator[str]:
    """Deadlines that had passed between the two days and are due again, where no date is unsure."""
    if case.is_exact:
        passed = {due.kind for due in before.deadlines if due.kind in ONCE and due.latest < after.as_of}
        yield from (
            f"{due.kind} {due.day} of {after.as_of} had passed" for due in after.deadlines if due.kind in passed
        )


def _later_days_without_an_act(case: Case, day: date) -> Iterator[date]:
    """Some later days up to which nothing happens."""
    acts = [event.date for one in case.recorded for event in one.events]
    for later in (day + ONE_DAY, day + timedelta(45), day + timedelta(400), day + timedelta(2000)):
        if not any((act.earliest or date.min) <= later and day < (act.latest or date.max) for act in acts):
            yield later


def _stays(before: Days | None, after: Days | None, *, exact: bool) -> bool:
    """Whether a computed day is still the same; where dates are unsure, whether it may be: more choices may have it."""
    return before is None or (before == after if exact else _holds(after, before))


def _holds(wider: Days | None, days: Days | None) -> bool:
    """Whether the bounds hold those others."""
    if days is None or wider is None:
        return days is None
    earliest, latest = wider.earliest or date.min, wider.latest or date.max
    return earliest <= (days.earliest or date.min) and (days.latest or date.max) <= latest


def an_explanation_names_the_days_of_the_columns(case: Case, days: Iterable[date]) -> Iterator[str]:
    """Every day that a step gives is a bound of the column that shows the same, and the step is there if the day is."""
    agreement = case.agreement
    for day in days:
        on = standing_on(agreement, day)
        for step in reasons(agreement, on):
            if step.about in EXPLAINED:
                shown = getattr(on, EXPLAINED[step.about])
                named = [date.fromisoformat(found) for found in re.findall(r"\d{4}-\d\d-\d\d", step.days)]
                if not set(named) <= ({shown.earliest, shown.latest} if shown else set()):
                    yield f"{day}: {step.about} {step.days}, in the column {shown}"
        yield from _not_explained(agreement, on)


def _not_explained(agreement: Agreement, on: Standing) -> Iterator[str]:
    about = {step.about for step in reasons(agreement, on)}
    for label in (
        "entry into force",
        "last safe day for notice",
        "locked in until",
        "last day in force",
        "survives until",
    ):
        if getattr(on, EXPLAINED[label]) and label not in about:
            yield f"{on.as_of}: nothing explains {EXPLAINED[label]}"


def every_deadline_lies_ahead_and_between_its_bounds(case: Case, days: Iterable[date]) -> Iterator[str]:
    """Nearest first, none of them past, each shown between its earliest and its latest day."""
    for day in days:
        deadlines = standing_on(case.agreement, day).deadlines
        yield from (
            f"{day}: {due}" for due in deadlines if not day <= due.day or not due.earliest <= due.day <= due.latest
        )
        if [due.day for due in deadlines] != sorted(due.day for due in deadlines):
            yield f"{day}: out of order"


def a_deadline_keeps_its_number(case: Case, days: Iterable[date]) -> Iterator[str]:
    """Where nothing happens in between, what is still due has the number it had, and nothing else of its kind has it.

    A calendar knows a deadline again by its kind and its number.
    """
    for day in days:
        before = standing_on(case.agreement, day)
        if len({(due.kind, due.number) for due in before.deadlines}) < len(before.deadlines):
            yield f"{day}: two deadlines under one number: {before.deadlines}"
        for later in (before.as_of, *_later_days_without_an_act(case, day)):
            after = standing_on(case.agreement, later)
            for one, other in product(before.deadlines, after.deadlines):
                if one.kind != other.kind or one.kind == "event":
                    continue
                same_days = (one.earliest, one.latest) == (other.earliest, other.latest)
                apart = one.latest < other.earliest or other.latest < one.earliest
                same_number = one.number == other.number
                if same_days != same_number and (case.is_exact or same_days or apart):
                    yield f"{one} of {day} is {other} of {later}"


def bounds_are_in_order(case: Case, days: Iterable[date]) -> Iterator[str]:
    """No computed day has an earliest after its latest."""
    for day in days:
        on = standing_on(case.agreement, day)
        for column in EXPLAINED.values():
            shown: Days | None = getattr(on, column)
            if shown and shown.earliest and shown.latest and shown.earliest > shown.latest:
                yield f"{day}: {column} {shown}"


def what_is_over_by_a_recorded_end_stays_over(case: Case, _days: Iterable[date]) -> Iterator[str]:
    """From the first day out on, by one word."""
    if "ended" in case.cells:
        last = date.fromordinal(min(bounds(case.cells["ended"])[1], date(9000, 1, 1).toordinal()))
        words = {standing_on(case.agreement, last + timedelta(later)).status for later in (0, 1, 500)}
        if len(words) > 1 or not words <= set(OVER):
            yield f"from {last} on: {words}"


INVARIANTS = (
    phases_tile_the_calendar,
    a_phase_says_what_holds_on_each_of_its_days,
    a_phase_says_what_is_to_be_settled_on_each_of_its_days,
    the_status_alone_is_that_of_the_whole,
    the_last_safe_day_is_safe_and_the_last,
    what_has_passed_stays_where_it_was,
    an_explanation_names_the_days_of_the_columns,
    every_deadline_lies_ahead_and_between_its_bounds,
    a_deadline_keeps_its_number,
    bounds_are_in_order,
    what_is_over_by_a_recorded_end_stays_over,
)
