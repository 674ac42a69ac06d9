"""Agreements by what comes due next, nearest first, so that who wants only a few need not read the others.

They come in stages. What the rows tell of the next deadline is never too late, so after each stage it is known through
which day nothing is missing.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from datetime import date, timedelta
from itertools import chain, groupby, islice
from operator import itemgetter
from sqlite3 import Connection
from typing import NamedTuple

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.query import Query
from treatytrack.store.asking import Condition
from treatytrack.store.narrowing import KNOWN, MEETING_KINDS, NARROWED, Window, leads_through
from treatytrack.store.recurring import Rhythm

FEW = 2000
"""A register of so few agreements is asked for all that is due in a window at once."""

SO_FEW = 40
"""So many are read all at once, and then it is known how many there are; each takes a quarter of a millisecond."""

FIRST_LOOKED_AT, OF_MANY = 2000, 20
"""What holds of so many of the first agreements is looked for day by day."""

DAYS_LOOKED_AT = 100
"""After about so many days without enough the days are no longer the way to find more."""

LOOKED_AT_FIRST = 400_000
"""The days of the first look times the agreements of the register: it finds some dozens, of however many there are."""

_SECOND_DAY = date.min + ONE_DAY
_LAST_DAY_BUT_ONE = date.max - ONE_DAY

_NEXT_DUE = f"""
    SELECT min(next) AS next, id FROM (
        SELECT agreement_id AS id,
            CASE WHEN earliest >= :day THEN earliest WHEN moves THEN :day ELSE latest END AS next FROM deadline
        WHERE agreement_id IN found AND +latest >= :day AND {KNOWN}
        UNION ALL SELECT agreement_id, max(date_earliest, :day) FROM event
        WHERE agreement_id IN found AND +kind IN ({MEETING_KINDS}) AND +date_latest >= :day
        UNION ALL SELECT agreement_id, may_recur_from(:day, scale, period, width, place, first_day, last_day)
        FROM recurring WHERE agreement_id IN found AND {KNOWN}
        UNION ALL SELECT id, :never FROM found
    ) JOIN agreement USING (id) WHERE next IS NOT NULL GROUP BY id ORDER BY next, ref
"""


class Stage(NamedTuple):
    """Agreements by ref: before them nothing is missing that comes due through one day, after them through another.

    What has no deadline is taken to come due on the last day of the calendar.
    """

    before: date
    through: date
    agreements: Iterable[Agreement]


class Asking(NamedTuple):
    """A question and the register that it is put to."""

    connection: Connection
    query: Query
    day: date
    rhythms: list[Rhythm]
    condition: Callable[..., Condition]
    """Makes SQL of a query."""
    source: str
    """What stands after FROM."""
    of: Callable[[int], Agreement]
    """The agreement of an id."""

    def ids(self, last: str, due: Window | None = None, *, one_by_one: bool = True) -> Iterator[int]:
        """The ids of what is asked for, and perhaps due in a window; `last` ends the statement."""
        asked = self._asked(due, one_by_one=one_by_one)
        found = f"SELECT a.id, a.lead {self.source} WHERE {asked.sql} {last}"
        if asked.of_each:  # with a limit they are put in order first: who stops has asked no more than are needed
            found = f"SELECT id FROM ({found} LIMIT -1) AS a WHERE {asked.of_each}"
        for one, *_ in self.connection.execute(found, asked.values):
            yield one

    def next_due(self, due: Window | None = None) -> Iterator[tuple[str, int]]:
        """The same, each after the day from the as-of day on when it may come due next; by these days, then by ref."""
        asked = self._asked(due, one_by_one=False)
        found = f"WITH found (id) AS (SELECT a.id {self.source} WHERE {asked.sql})"
        yield from self.connection.execute(found + _NEXT_DUE, {**asked.values, "never": date.max.isoformat()})

    def _asked(self, due: Window | None, *, one_by_one: bool) -> Condition:
        return self.condition(self.query, self.day, self.rhythms, due, one_by_one=one_by_one)


def by_next_deadline(asking: Asking) -> Iterator[Stage]:
    """All that is asked for, in stages from the as-of day on; last what has no deadline."""
    seen: set[int] = set()
    if _holds_of_many(asking):
        yield from _by_days(asking, asking.day, _LAST_DAY_BUT_ONE, seen)
    yield from _one_by_one(asking, asking.next_due(), seen)


def _holds_of_many(asking: Asking) -> bool:
    """Whether what is asked for surely holds of very many, told by the first of all agreements.

    To find these many, to learn that they are, is most of the work at a million. A computed date is found by its days.
    """
    if any(term.field in NARROWED and not term.negated for term in asking.query.terms):
        return False
    first = asking.ids(f"AND a.id <= {FIRST_LOOKED_AT} LIMIT {OF_MANY}")
    return sum(1 for _ in first) == OF_MANY


def due_between(asking: Asking, first: date, last: date, *, leads: bool) -> Iterator[Stage]:
    """What is asked for and may have a deadline between two days, both inclusive, in stages.

    With `leads` also what has a lead time: its deadlines are told of further ahead.
    """
    ahead = leads_through(asking.connection, asking.day, last) if leads else None
    window = Window(first, last, asking.rhythms, leads=ahead)
    if asking.connection.execute(f"SELECT 1 FROM agreement LIMIT 1 OFFSET {FEW}").fetchone() is None:
        yield _at_once(asking, asking.ids("ORDER BY a.ref", window, one_by_one=False))
        return
    seen: set[int] = set()
    if _holds_of_many(asking) and (yield from _by_days(asking, first, last, seen)):
        if ahead:
            window = window._replace(first=last)  # what comes due before was there already
            yield Stage(last, date.max, _unseen(asking, asking.ids("ORDER BY a.ref", window), seen))
        return
    yield from _one_by_one(asking, asking.next_due(window), seen)


def _at_once(asking: Asking, ids: Iterable[int]) -> Stage:
    return Stage(date.min, date.max, map(asking.of, ids))


def _by_days(asking: Asking, first: date, last: date, seen: set[int]) -> Generator[Stage, None, bool]:
    """Who is due on the first days, then in as many as were looked at before, not much further than DAYS_LOOKED_AT.

    Returns whether that was all of them.
    """
    looked, before = 0, _before(asking.day)
    (agreements,) = asking.connection.execute("SELECT max(id) FROM agreement").fetchone()
    at_first = min(max(LOOKED_AT_FIRST // agreements, 1), DAYS_LOOKED_AT)
    while first <= last and looked < DAYS_LOOKED_AT:
        days = max(looked, at_first)
        through = first + timedelta(days - 1) if days <= (last - first).days else last
        # What is shown before the first of these days, since that lies ahead, is in the first stage.
        shown = first <= asking.day or looked > 0
        window = Window(first, through, asking.rhythms, shown=shown)
        yield Stage(before, through, _unseen(asking, asking.ids("ORDER BY a.ref", window), seen))
        if through == last:
            return True
        looked, before = looked + days, through
        first = through + ONE_DAY
    return False


def _before(day: date) -> date:
    """The day before; the first of the calendar has none, and nothing is due on it."""
    return max(day, _SECOND_DAY) - ONE_DAY


def _one_by_one(asking: Asking, next_due: Iterator[tuple[str, int]], seen: set[int]) -> Iterator[Stage]:
    """Those that were not seen yet, from the day on which each may come due next; a few all at once."""
    left = (row for row in next_due if row[1] not in seen)
    first = [*islice(left, SO_FEW + 1)]
    if len(first) <= SO_FEW:
        yield _at_once(asking, [one for _, one in first])
        return
    for written, of_day in groupby(chain(first, left), itemgetter(0)):
        day = date.fromisoformat(written)
        yield Stage(_before(day), day, (asking.of(one) for _, one in of_day))


def _unseen(asking: Asking, ids: Iterable[int], seen: set[int]) -> Iterator[Agreement]:
    for one in ids:
        if one not in seen:
            seen.add(one)
            yield asking.of(one)
