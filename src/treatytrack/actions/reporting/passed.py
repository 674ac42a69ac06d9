"""What passed since the last report: each deadline judged on its own last day, by what is recorded now.

So a deadline that was met in the meantime is not missed, one that came and went between two reports is found, and so is
one whose day was not certain, once its latest has gone.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from treatytrack.actions.find import Due, finds
from treatytrack.actions.reporting.earlier import Earlier, days_between
from treatytrack.actions.reporting.entries import Entry, Wanted
from treatytrack.actions.reporting.overnight import last_counted, passing_on, turned
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.deadlines import LAST_DAYS
from treatytrack.domain.facts import OVER
from treatytrack.domain.query import BY_DOMAIN, IN_STORE, Query
from treatytrack.domain.validity import Standing, standing_on
from treatytrack.domain.why import bound_until, renewed_for, why
from treatytrack.domain.words import some_day


class Passed(NamedTuple):
    """Entries of what passed before today, and of the first days (renewals, entries into force) that are today."""

    before_today: list[Entry]
    today: list[Entry]


def passed(wanted: Wanted, earlier: Earlier) -> Passed:
    """What passed from the day of the last report on, in the order of the days.

    What was recorded too late for that report is made up for: as far back as that one looked; and whatever began or
    ended without its knowing.
    """
    since, today = wanted.since, wanted.today
    gone: dict[tuple[str, str, date, str], Entry] = {}
    begun: list[Entry] = []
    for due in [*_on_their_last_days(wanted, since.day - ONE_DAY, today - ONE_DAY)]:  # all read, then judged
        if due.deadline.latest == today:
            new = not earlier.told(due.agreement, due.deadline)
            now = standing_on(due.agreement, today)  # notice is judged by what is too late today
            begun.append(_entry(due, why(due.deadline, due.agreement, now), new=new))
        elif due.deadline.latest >= since.day or due.standing.as_of > since.day:  # or it turned only since
            gone[_key(due)] = _entry(due, _what_came_of_it(due, today))
        elif _is_made_up_for(due, earlier):
            gone[_key(due)] = recorded_since(due, today)
    if earlier:
        before = since.before - ONE_DAY, since.day - 2 * ONE_DAY
        for due in [*_on_their_last_days(wanted, *before, of=earlier.was_changed)]:
            if due.deadline.latest >= since.before and _is_made_up_for(due, earlier):
                gone[_key(due)] = recorded_since(due, today)
        for due in _turned(wanted, earlier):
            gone.setdefault(_key(due), recorded_since(due, today))
    return Passed(sorted(gone.values(), key=by_day), sorted(begun, key=by_day))


def _entry(due: Due, because: str, *, new: bool = True) -> Entry:
    """An entry for what has passed: its day is the last that it could be."""
    deadline = due.deadline._replace(day=due.deadline.latest)
    return Entry(due.agreement, deadline.kind, because, deadline.certain, deadline, new)


def recorded_since(due: Due, today: date) -> Entry:
    """An entry for what has passed by what was recorded after the last report."""
    return _entry(due, f"{_what_came_of_it(due, today)}; recorded since")


def _key(due: Due) -> tuple[str, str, date, str]:
    return due.agreement.ref, due.deadline.kind, due.deadline.latest, due.deadline.what


def by_day(entry: Entry) -> tuple[date, str]:
    """The order in which what has passed is told."""
    return entry.due.day if entry.due else date.max, entry.agreement.ref


def _on_their_last_days(
    wanted: Wanted, first: date, last: date, *, of: Callable[[str], bool] = lambda _: True
) -> Iterator[Due]:
    """The deadlines that counted for the last time on one of these days, of what the QUERY finds then or finds today.

    An agreement that has expired is not `status:live` any more, and was when its day passed; and the other way round.
    `of`: takes a ref, and gives whether that agreement is looked at.
    """
    on_first, at_last = wanted.query(first), wanted.query(wanted.today)
    always = _the_same_always(on_first, at_last)
    for agreement, days in wanted.register.last_days(always, [*days_between(first, last)]):
        for day in days if of(agreement.ref) else ():
            dues = [*passing_on(agreement, day)]
            if dues and (always == at_last or _is_found(wanted, agreement.ref, day)):
                yield from dues


def _is_found(wanted: Wanted, ref: str, day: date) -> bool:
    """Whether the QUERY finds it on that day or today."""
    return any(finds(wanted.register, wanted.query(on), on, ref) for on in (day, wanted.today))


def _the_same_always(one: Query, other: Query) -> Query:
    """The terms that mean the same on two days, and that no day decides."""
    by_the_day = IN_STORE | BY_DOMAIN
    pairs = zip(one.terms, other.terms, strict=True)
    return Query(tuple(term for term, same in pairs if term == same and term.field not in by_the_day))


def _is_made_up_for(due: Due, earlier: Earlier) -> bool:
    """Whether that report could not tell that this deadline passes, by the record of then, though it lies before it."""
    if not earlier.was_changed(due.agreement.ref):
        return False
    then = earlier.of(due.agreement)
    if then is None or not earlier.had_found(due.agreement.ref):
        return True
    known = [one.deadline for one in passing_on(then, last_counted(due.deadline))]
    return not any((one.kind, one.what) == (due.deadline.kind, due.deadline.what) for one in known)


def _turned(wanted: Wanted, earlier: Earlier) -> Iterator[Due]:
    """What ended, entered into force or ran on past its notice day before the last report, as was recorded after it."""
    for now, then in earlier.turned():
        standing, before = standing_on(now, wanted.today), standing_on(then, wanted.today)
        dues = [*no_notice_any_more(now, standing, before)]
        due = turned(now, before, standing)
        if due:
            kinds = LAST_DAYS if due.deadline.kind in LAST_DAYS else (due.deadline.kind,)
            dues += [*dues_by(now, due.deadline.latest, kinds)] or [due]
        for one in dues:
            if one.deadline.latest < wanted.since.day and _is_found(wanted, now.ref, one.standing.as_of):
                yield one


def no_notice_any_more(now: Agreement, standing: Standing, before: Standing) -> Iterator[Due]:
    """The last safe day of the running term, where that has gone and was not so by what was recorded before."""
    by = standing.notice_by
    runs_on = before.status not in OVER and before.life.fixed is None
    if by and by.latest and by.latest < standing.as_of and by != before.notice_by and runs_on:
        yield from dues_by(now, by.latest, ("notice-by",))


def dues_by(agreement: Agreement, day: date, kinds: tuple[str, ...]) -> Iterator[Due]:
    """The deadlines of these kinds that fall on that day at the latest, each on the last day on which it counted."""
    for last in (day, day - ONE_DAY):
        dues = (due for due in passing_on(agreement, last) if due.deadline.kind in kinds)
        yield from (due for due in dues if due.deadline.latest == day)


def _what_came_of_it(due: Due, today: date) -> str:
    """What a deadline that has passed led to, as far as is recorded."""
    now = standing_on(due.agreement, today)
    said = why(due.deadline, due.agreement, due.standing)
    match due.deadline.kind:
        case "notice-by":
            return f"no notice is recorded{_bound_until(due, now) or f', so it {_ran_on(due, now)}'}"
        case "renews":
            series = due.standing.life.series
            length = f" {renewed_for(series.step, due.agreement)}" if series and series.step else ""
            return f"renewed{length}{_runs_to(now)}{_bound_until(due, now)}"
        case "ends" | "expires":
            over = _over(now)
            return said if said.startswith(f"{over} by ") else f"{over}: {said}" if said else over
        case "enters-into-force":
            return "entered into force" if due.agreement.in_force else f"entered into force: {said}"
        case "survival-ends":
            return "what survived it ended"
        case _:
            return said


def _ran_on(due: Due, now: Standing) -> str:
    """What comes of giving no notice; once the term has ended, what has come of it."""
    series, deadline = due.standing.life.series, due.deadline
    certain = deadline.earliest == deadline.latest
    ended = bool(series and certain and series.last_day(deadline.number - series.before) < now.as_of)
    if due.agreement.terms.renewal != "tacit":
        return "became open-ended" if ended else "becomes open-ended"
    return f"renewed{_runs_to(now)}{_next_notice(now)}" if ended else "renews"


def _runs_to(now: Standing) -> str:
    return f"; it now runs to {some_day(now.term_last_day)}" if now.term_last_day else ""


def _bound_until(due: Due, now: Standing) -> str:
    """Until when nobody can leave, and by when notice must be given for the end of that."""
    bound = bound_until(due.agreement, now)
    return f": locked in until {some_day(bound)}{_next_notice(now)}" if bound else ""


def _next_notice(now: Standing) -> str:
    coming = next((due for due in now.deadlines if due.kind == "notice-by"), None)
    return f", next notice by {coming.day}" if coming else ""


def _over(now: Standing) -> str:
    """`terminated`, `expired`, or what else the record says now; it may be over."""
    word = now.status.replace("-", " ")
    return word if now.status in OVER else f"{word} all the same, by the record"
