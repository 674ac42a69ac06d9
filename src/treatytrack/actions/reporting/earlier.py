"""What the report before this one could tell: by the record as it was then, on its own day."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from treatytrack.actions.find import Found, found, told_until, window_end
from treatytrack.actions.reporting.entries import Wanted
from treatytrack.actions.reporting.overnight import last_counted, passing_on
from treatytrack.actions.reporting.since import A_WEEK
from treatytrack.columns import DECIDING
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.deadlines import Deadline
from treatytrack.domain.settle import Contradiction, contradictions
from treatytrack.domain.validity import standing_on

if TYPE_CHECKING:
    from treatytrack.actions.reporting.register import Changes


class Earlier:
    """The record as it was when the report before this one was made."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._register = wanted.register
        self._day = wanted.since.day
        self._before = wanted.since.before
        self._within = wanted.since.within or wanted.within
        self._past = wanted.register.past
        newest = self._past.last_change_before()
        self._is_remembered = wanted.since.change is not None
        self._known = newest if wanted.since.change is None else wanted.since.change
        self._anything = newest > self._known
        self._knew_agreements = self._past.knew_agreements(self._known)
        self._standings: dict[str, Found | None] = {}

    def __bool__(self) -> bool:
        """Whether anything at all was changed since."""
        return self._anything

    def was_changed(self, ref: str) -> bool:
        """Whether that agreement was recorded or changed since."""
        return not self._knew_agreements or self._changes(ref) is not None

    def of(self, agreement: Agreement) -> Agreement | None:
        """The agreement as it was recorded then; None where it was not."""
        if not self._knew_agreements:
            return None
        changes = self._changes(agreement.ref)
        if changes and changes.is_new:
            return None
        then = self._past.as_it_was(agreement.ref, changes.first) if changes else agreement
        return self._replaced_as_then(then) if then and then.replaced_by else then

    def _replaced_as_then(self, agreement: Agreement) -> Agreement:
        """The agreement with what was recorded then of the one that replaces it, and may have been taken out since."""
        by = agreement.replaced_by.ref if agreement.replaced_by else ""
        changes = self._changes(by) if by and by != agreement.ref else None
        if changes is None or agreement.ended:
            return agreement
        later = self._past.as_it_was(by, changes.first)
        return agreement._replace(elsewhere=agreement.elsewhere._replace(later=later))

    def _changes(self, ref: str) -> "Changes | None":
        return self._past.changes_of(ref, self._known) if self._anything else None

    def told(self, agreement: Agreement, due: Deadline) -> bool:
        """Whether that deadline was in its window, of an agreement that its QUERY found."""
        then = self.then(agreement)
        ahead = self.had_ahead(then) if then and self.had_found(agreement.ref) else ()
        return any(is_the_same(one, due) for one in ahead)

    def had_ahead(self, then: Found) -> Iterator[Deadline]:
        """The deadlines of an agreement in its window."""
        through = told_until(then.agreement, self._day, window_end(self._day, self._within))
        return (one for one in then.standing.deadlines if one.earliest <= through)

    def had_passed(self, then: Found) -> Iterator[Deadline]:
        """The deadlines of an agreement that had passed since the report before it."""
        dues = standing_on(then.agreement, self._before - ONE_DAY).deadlines
        acts = (act.date.latest for act in then.agreement.events if act.date.latest)
        lasts = (*map(last_counted, dues), *(day - ONE_DAY for day in acts if day >= self._before))
        for day in {last: None for last in lasts if last < self._day}:
            yield from (due.deadline for due in passing_on(then.agreement, day))

    def had_found(self, ref: str) -> bool:
        """Whether its QUERY found that agreement, as far as that was corrected since; not while others are read."""
        return ref in self._found or ref not in self._otherwise

    def changed(self) -> Iterator[tuple[Agreement, Found]]:
        """The agreements by which something may come due otherwise than it told: as they are, and as they were.

        Of those that its QUERY found, whatever was changed: they may be found no longer. Also those of which an act
        counts by now, that was recorded before its day.
        """
        asked = self._wanted.query(self._day).terms
        for ref in self._found:
            if not asked and self._otherwise[ref] and not self._decides_otherwise(ref):
                continue
            now = self._register.agreement(ref)
            then = self.then(now) if now else None
            if now and then:
                yield now, then

    @cached_property
    def _otherwise(self) -> Mapping[str, bool]:
        """The refs of the agreements that may be otherwise since, and whether only because they are recorded so.

        Else because of what replaces them, or of an act whose day has come, and that was recorded before it.
        """
        acted = self._past.acted_between(self._day, self._wanted.today) if self._is_remembered else ()
        if not self._anything:
            return dict.fromkeys(acted, False)
        recorded = dict.fromkeys(self._past.recorded_otherwise(self._known), True)
        by_others = (ref for ref, _ in self._past.replaced_by_changed(self._known))
        return recorded | dict.fromkeys((*by_others, *acted), False)

    @cached_property
    def _found(self) -> Mapping[str, None]:
        """Those of them that its QUERY found, by what was recorded then, in their order."""
        query = self._wanted.query(self._day)
        if not query.terms or not self._otherwise:
            return dict.fromkeys(self._otherwise)
        with self._register.known_after(self._known, self._otherwise) as known:
            was_found = {one.agreement.ref for one in found(known, query, self._day)}
        return dict.fromkeys(ref for ref in self._otherwise if ref in was_found)

    def told_of(self, agreement: Agreement, contradiction: Contradiction) -> bool:
        """Whether it held that contradiction already."""
        then = self.then(agreement)
        return then is not None and self.had_found(agreement.ref) and contradiction in contradictions(*then)

    def sooner(self) -> "Earlier | None":
        """The record as it was when the report before that one was made; None where that is not remembered."""
        since = self._wanted.since
        if since.before_change is None:
            return None
        two_before = since._replace(day=since.before, change=since.before_change, before=since.before - A_WEEK)
        return Earlier(self._wanted._replace(since=two_before, today=since.day))

    def then(self, agreement: Agreement) -> Found | None:
        """The agreement as it was recorded then, with its standing on that day; None where it was not."""
        if agreement.ref not in self._standings:
            then = self.of(agreement)
            self._standings[agreement.ref] = Found(then, standing_on(then, self._day)) if then else None
        return self._standings[agreement.ref]

    def turned(self) -> Iterator[tuple[Agreement, Agreement]]:
        """The agreements that may begin or end otherwise than was recorded then: as they are, and as they were.

        Also those that are replaced by one of which more is known: they end when that enters into force.
        """
        for ref in self._past.recorded_otherwise(self._known):
            if not self._decides_otherwise(ref):
                continue
            now = self._register.agreement(ref)
            then = self.of(now) if now else None
            if now and then:
                yield now, then
        for ref, by in self._past.replaced_by_changed(self._known):
            now, later = self._register.agreement(ref), self._register.agreement(by)
            if now and later:
                yield now, now._replace(elsewhere=now.elsewhere._replace(later=self.of(later)))

    def taken_out(self) -> list[str]:
        """The refs of the agreements that were there and are no more: no deadline of theirs is told again."""
        changed = self._past.recorded_otherwise(self._known) if self._anything else ()
        return [ref for ref in changed if self._register.agreement(ref) is None and not self._is_new(ref)]

    def _is_new(self, ref: str) -> bool:
        """Whether it was not there then: nobody was told of what was added since, whatever became of it."""
        changes = self._changes(ref)
        return changes is not None and changes.is_new

    def _decides_otherwise(self, ref: str) -> bool:
        """Whether a column was changed that decides when it begins and ends."""
        changes = self._changes(ref)
        records = self._past.records_of(changes.first, changes.last) if changes else None
        return records is not None and any(records.before.get(name) != records.after.get(name) for name in DECIDING)


def is_the_same(one: Deadline, other: Deadline) -> bool:
    """Whether two deadlines of an agreement, as known on two days, are the same one: the bounds may have moved."""
    overlap = one.earliest <= other.latest and one.latest >= other.earliest
    return overlap and (one.kind, one.what) == (other.kind, other.what)


def days_between(first: date, last: date) -> Iterator[date]:
    """Each day, both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(number)
