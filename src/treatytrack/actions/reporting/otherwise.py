"""What the last report told and is recorded otherwise since: who reads only reports must not go on believing it.

A deadline that it told is told again, ahead or as passed. Here is what would be told in neither way: what lies before
today by what is recorded now, and what comes due no longer.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from treatytrack.actions.find import Due, Found, finds
from treatytrack.actions.reporting.earlier import Earlier, is_the_same
from treatytrack.actions.reporting.entries import Entry, Wanted
from treatytrack.actions.reporting.overnight import turned
from treatytrack.actions.reporting.passed import dues_by, no_notice_any_more, recorded_since
from treatytrack.domain.bounds import Days
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.deadlines import AGAIN, LAST_DAYS, Deadline, event_words
from treatytrack.domain.facts import OVER
from treatytrack.domain.validity import standing_on
from treatytrack.domain.words import brief_days, comes_due

_LEFT = "this report's QUERY no longer finds it"


class Otherwise(NamedTuple):
    """What has passed by what is recorded since; what is no longer as it was told, an entry for each agreement."""

    passed: list[Entry]
    no_longer: list[Entry]


def otherwise(wanted: Wanted, earlier: Earlier, entries: Iterable[Entry]) -> Otherwise:
    """What the last report told of deadlines and `entries`, all that this one tells of them, leave as it was told."""
    found = Otherwise([], [])
    changed = [*earlier.changed()]
    if not changed:
        return found
    listed: dict[str, list[Deadline]] = defaultdict(list)
    for entry in entries:
        if entry.due:
            listed[entry.agreement.ref].append(entry.due)
    sooner = earlier.sooner()
    for agreement, then in changed:
        now = Found(agreement, standing_on(agreement, wanted.today))
        ahead = [*earlier.had_ahead(then)]
        if not _is_asked_for(wanted, agreement.ref):
            found.no_longer.extend(_Changed(now, then, Told(ahead, []), []).left())
            continue
        told = Told(ahead, [*earlier.had_passed(then), *_turned_back(then, now)])
        if sooner:
            told.passed.extend(_made_up_for(sooner, then))
        one = _Changed(now, then, told, listed[agreement.ref])
        found.passed.extend(recorded_since(due, wanted.today) for due in one.passed())
        found.no_longer.extend(one.no_longer())
    return found


def _is_asked_for(wanted: Wanted, ref: str) -> bool:
    queries = [(day, wanted.query(day)) for day in (wanted.today, wanted.since.day)]
    return any(not query.terms or finds(wanted.register, query, day, ref) for day, query in queries)


class Told(NamedTuple):
    """The deadlines of an agreement that the last report told."""

    ahead: list[Deadline]
    passed: list[Deadline]


def _turned_back(then: Found, now: Found) -> Iterator[Deadline]:
    """What had ended or begun and has not, however long ago that was told."""
    if back := turned(then.agreement, now.standing, then.standing):
        yield back.deadline


def _made_up_for(sooner: Earlier, then: Found) -> Iterator[Deadline]:
    """What the last report told as passed because it was recorded after the one before it."""
    first = sooner.then(then.agreement)
    if first is not None and first.agreement == then.agreement:
        return
    yield from sooner.had_passed(then)
    if first is None:
        return
    told = Told([*sooner.had_ahead(first)], [*sooner.had_passed(first)])
    yield from (due.deadline for due in _Changed(then, first, told, []).passed())
    before = standing_on(first.agreement, then.standing.as_of)
    yield from (due.deadline for due in no_notice_any_more(then.agreement, then.standing, before))
    if late := turned(then.agreement, before, then.standing):
        yield late.deadline


class _Changed:
    """An agreement that is recorded otherwise than when the last report was made."""

    def __init__(self, now: Found, then: Found, told: Told, listed: list[Deadline]) -> None:
        """`told`: its deadlines in the last report; `listed`: in this one, whether ahead or passed."""
        self._agreement, self._standing = now
        self._then = then
        self._told = told
        self._listed = listed
        self._untold: list[Deadline] = []

    def passed(self) -> Iterator[Due]:
        """Of what was told, what lies before today by what is recorded now, and is not told yet."""
        for was, had_passed in self._each():
            # What was told as passed already stands for itself, and not for another that was told as ahead.
            found = [due for due in self._passed_now(was) if due.deadline.what == was.what]
            dues = [due for due in found if had_passed or not self._had_passed(due.deadline)]
            if not dues:
                self._untold.append(was)
            for due in dues:
                if not _is_among(self._listed, due.deadline) and not self._had_passed(due.deadline):
                    self._listed.append(due.deadline)
                    yield due

    def _each(self) -> Iterator[tuple[Deadline, bool]]:
        """What was told, and whether as passed."""
        yield from ((was, False) for was in self._told.ahead)
        yield from ((was, True) for was in self._told.passed)

    def _had_passed(self, due: Deadline) -> bool:
        """Whether it was told as passed, and of the same term."""
        return _is_among([one for one in self._told.passed if one.number == due.number], due)

    def no_longer(self) -> Iterator[Entry]:
        """What was told and neither lies before today nor is told again; after `passed`."""
        said = dict.fromkeys(self._in_words(was) for was in self._untold if not self._is_told_again(was))
        if said:
            yield Entry(self._agreement, "", "; ".join(said), self._standing.certain, new=True)

    def left(self) -> Iterator[Entry]:
        """What was told of it, which the QUERY finds no longer."""
        said = dict.fromkeys(self._in_words(was) for was in self._told.ahead)
        if said:
            yield Entry(self._agreement, "", "; ".join((*said, _LEFT)), self._standing.certain, new=True)

    def _is_told_again(self, was: Deadline) -> bool:
        """Whether the next of its kind is told, or still falls on the same day."""
        ahead = self._ahead(was)
        return ahead is not None and (_on_the_same_day(ahead, was) or _is_among(self._listed, ahead))

    def _ahead(self, was: Deadline) -> Deadline | None:
        """The next deadline ahead that stands for one that was told."""
        ahead = [due for due in self._standing.deadlines if _is_of_a_kind(due, was)]
        if was.kind == "event":  # others of that name stand for themselves
            ahead = [due for due in ahead if is_the_same(due, was) or not _is_among(self._told.ahead, due)]
        return min(ahead, key=lambda due: abs(due.latest - was.latest), default=None)

    def _in_words(self, was: Deadline) -> str:
        """`renews 10 Jan 2027, now 1 Sep 2036`; where it comes no more, what comes instead."""
        said, ahead, ends = f"{comes_due(was)} {_days(was)}", self._ahead(was), self._standing.ends
        if ahead:
            return said if _on_the_same_day(ahead, was) else f"{said}, now {_days(ahead)}"
        if ends and was.kind in AGAIN:
            return f"{said}; its last day in force is now {brief_days(ends)}"
        return said

    def _passed_now(self, was: Deadline) -> Iterator[Due]:
        """What stands for a deadline that was told, if that lies before today by what is recorded now."""
        now = self._standing
        kinds: tuple[str, ...] = (was.kind,)
        if was.kind == "event":
            day = self._day_of_event(was)
        elif was.kind == "survival-ends":
            day = now.survives_until and now.survives_until.latest
        elif now.status in OVER or was.kind in LAST_DAYS:
            kinds, day = LAST_DAYS, now.ends and now.ends.latest
        elif was.kind in AGAIN:
            day = self._day_of_term(was)
        else:
            day = now.effective_in_force and now.effective_in_force.latest
        if day and day < now.as_of:
            yield from dues_by(self._agreement, day, kinds)

    def _day_of_term(self, was: Deadline) -> date | None:
        """The day of that kind in the term that ends nearest to the one that was told of."""
        series, then = self._standing.life.series, self._then.standing.life.series
        if series is None or self._standing.life.fixed:
            return None
        out = then.boundary(max(was.number - then.before, 0)) if then else was.latest
        running = series.running(out - ONE_DAY)
        last = running if running is not None else series.last_term or 0
        near = min({last, max(last - 1, 0)}, key=lambda term: abs(series.boundary(term) - out))
        return series.safe_day(near) if was.kind == "notice-by" else series.boundary(near)

    def _day_of_event(self, was: Deadline) -> date | None:
        """The last day of that event, or of the nearest of its name that was not recorded then: it was moved."""
        then, now = (
            {one.date.latest for one in agreement.events if event_words(one) == was.what and one.date.latest}
            for agreement in (self._then.agreement, self._agreement)
        )
        if was.latest in now:
            return was.latest
        return min(now - then, key=lambda day: abs(day - was.latest), default=None)


def _is_among(dues: Iterable[Deadline], one: Deadline) -> bool:
    """Whether one of them is that deadline, also where it was to be the last day for another reason."""
    return any(is_the_same(due, one._replace(kind=due.kind) if _is_of_a_kind(due, one) else one) for due in dues)


def _is_of_a_kind(one: Deadline, other: Deadline) -> bool:
    last_days = one.kind in LAST_DAYS and other.kind in LAST_DAYS
    return (last_days or one.kind == other.kind) and one.what == other.what


def _on_the_same_day(one: Deadline, other: Deadline) -> bool:
    return (one.earliest, one.latest) == (other.earliest, other.latest)


def _days(due: Deadline) -> str:
    return brief_days(Days(due.earliest, due.latest))
