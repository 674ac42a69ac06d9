"""The terms that an agreement runs through: the first, its renewals, and the last safe day of each (R2, R3, R6)."""

from datetime import date
from typing import NamedTuple

from treatytrack.domain.agreement import Terms
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.lengths import DAYS_IN_A_MONTH, Impossible, Length, Stated, last_safe_day, moved


class Series(NamedTuple):
    """Terms numbered from 0; boundary k is the first day after term k, counted from `base` in one addition (R2)."""

    base: date
    first_months: int
    first_days: int
    step: Length | None
    """How far each tacit renewal runs; None: nothing renews it so, or no further boundary can be computed."""
    renewal: str
    limit: int | None
    """How many renewals there can be at most."""
    notice: Length | Stated | None
    to_a_day: bool
    """Whether its end is a recorded last day, of the text or of an extension, and no count from a start."""
    before: int = 0
    """How many terms had ended before its first one: an extension begins a series with the term whose end it moves."""

    def boundary(self, k: int) -> date:
        """The first day after term k."""
        if k == 0 or self.step is None:
            return moved(self.base, self.first_months, self.first_days)
        return moved(self.base, self.first_months + k * self.step.months, self.first_days + k * self.step.days)

    def last_day(self, k: int) -> date:
        """The last day of term k."""
        return self.boundary(k) - ONE_DAY

    @property
    def last_term(self) -> int | None:
        """The number of the last term whose end is known; None where renewals go on for ever."""
        return 0 if self.step is None else self.limit

    @property
    def runs_on(self) -> bool:
        """Whether it stays in force after the last term with a known end (R6: `open`; tacit of unknown length)."""
        return self.renewal == "open" or (self.renewal == "tacit" and self.step is None)

    @property
    def first_day_out(self) -> date | None:
        """The first day no longer in force by the terms alone; None where they never end it."""
        if self.runs_on or self.last_term is None:
            return None
        return self.boundary(self.last_term)

    def running(self, day: date) -> int | None:
        """The number of the term running on that day, the first before its start; None when the last one is over."""
        start = self.boundary(0)
        if day < start:
            return 0
        last = self.last_term
        if last == 0 or self.step is None:
            return None
        k = self._near(day, start, self.step)
        while self.boundary(k) <= day:
            k += 1
        return k if last is None or k <= last else None

    def _near(self, day: date, start: date, step: Length) -> int:
        """A term close to the one running on that day, and none after it.

        In whole months: the boundary before it, less the days of the first term, lies in an earlier month than that
        day less as many. Else by the average length of a month: however many there are, real months are never a whole
        month longer.
        """
        if not step.days:
            base, day = self.base, moved(day, 0, -self.first_days)
            months = (day.year - base.year) * 12 + day.month - base.month - self.first_months
            return months // step.months
        return int((day - start).days / (step.months * DAYS_IN_A_MONTH + step.days))

    def would_renew(self, k: int) -> bool:
        """Whether term k is followed by another, or by an open-ended one, unless notice is given."""
        if self.renewal == "tacit":
            return self.limit is None or k < self.limit
        return self.renewal == "open"

    def safe_day(self, k: int) -> date | None:
        """R3: the last safe day for notice at the end of term k; None where the notice is not known."""
        if isinstance(self.notice, Length):
            return last_safe_day(self.last_day(k), self.notice)
        return self.last_day(k) if self.notice is Stated.NONE else None

    def next_safe_term(self, k: int, day: date) -> int | None:
        """The first term from k on whose last safe day is on or after that day; None where none is known."""
        last = self.last_term
        while (last is None or k <= last) and (safe := self.safe_day(k)):
            if safe >= day:
                return k
            k += 1
        return None

    def ended_by_notice(self, received: date) -> int | None:
        """R7: the number of the term at whose end a notice received on that day works; None where nothing renews.

        Where the length of notice is not known, the running term is taken.
        """
        running = self.running(received)
        if running is None or not self.would_renew(running):
            return None
        if self.safe_day(running) is None:
            return running
        return self.next_safe_term(running, received)

    def extended_term(self, on: date, out: date | None) -> int:
        """R6: the number of the term whose end an extension on that day moves: the running one, else the last.

        Where a notice has ended it (`out`: the first day out by that notice), the term that ended then was the last.
        """
        running = self.running(on)
        if running is None:
            running = self.last_term or 0
        while out and running > 0 and self.boundary(running) > out:
            running -= 1
        return running

    def extended(self, term: int, until: date | None, by: Length | None) -> "Series":
        """R6: the series after an extension of that term; its new end is boundary 0. Renewals used up stay used up."""
        new = until + ONE_DAY if until else moved(self.boundary(term), by.months, by.days) if by else None
        if new is None:
            return self
        limit = None if self.limit is None else max(self.limit - term, 0)
        to_a_day = self.to_a_day or until is not None
        before = self.before + term
        return self._replace(base=new, first_months=0, first_days=0, limit=limit, to_a_day=to_a_day, before=before)


def series_of(terms: Terms, start: date | None, until: date | None) -> Series | None:
    """R2: the series that the terms describe, from its start; None where no end of a first term can be computed.

    `start` is the day that `counts_from` names (entry into force by default), `until` the last day where one is
    recorded; it wins over `lasts`.
    """
    if until is not None:
        return _series(terms, until + ONE_DAY, 0, 0, to_a_day=True)
    if start is not None and isinstance(terms.lasts, Length):
        return _series(terms, start, terms.lasts.months, terms.lasts.days, to_a_day=False)
    return None


def _series(terms: Terms, base: date, months: int, days: int, *, to_a_day: bool) -> Series:
    limit = None if isinstance(terms.renewal_limit, Impossible) else terms.renewal_limit
    notice = Stated.UNKNOWN if isinstance(terms.notice, Impossible) else terms.notice
    return Series(base, months, days, renewal_step(terms), terms.renewal, limit, notice, to_a_day)


def renewal_step(terms: Terms) -> Length | None:
    """R6: how far a tacit renewal runs; an empty length is the first term's (assumed), where there is one.

    Where the limit is none that can be, it is not known how many renewals there are, and so no boundary either.
    """
    if terms.renewal != "tacit" or isinstance(terms.renewal_limit, Impossible):
        return None
    if isinstance(terms.renewal_length, Length):
        return terms.renewal_length
    if terms.renewal_length is None and terms.until is None and isinstance(terms.lasts, Length):
        return terms.lasts
    return None
