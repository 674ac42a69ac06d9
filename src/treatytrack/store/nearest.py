"""Agreements by what comes due next, nearest first, so that who wants only a few need not read the others.

They come in stages. What the rows tell of the next deadline is never too late, so after each stage it is known through
which day nothing is missing.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from sqlite3 import Connection
from typing import NamedTuple

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.query import Query
from treatytrack.store.asking import Condition
from treatytrack.store.narrowing import KNOWN, MEETING_KINDS, NARROWED, Window
from treatytrack.store.recurring import Rhythm

FEW = 2000
"""So many agreements are asked one by one when they come due; where there are more, days are asked who is due."""

SO_FEW = 100
"""So many are not worth the asking."""

FIRST_LOOKED_AT, OF_MANY = 5000, 500
"""What holds of so many of the first agreements is not counted."""

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
        asked = self.condition(self.query, self.day, self.rhythms, due, one_by_one=one_by_one)
        for (one,) in self.connection.execute(f"SELECT a.id {self.source} WHERE {asked.sql} {last}", asked.values):
            yield one


def by_next_deadline(asking: Asking) -> Iterator[Stage]:
    """All that is asked for, in stages from the as-of day on; last what has no deadline."""
    ids = None if _holds_of_many(asking) else [*asking.ids(f"LIMIT {FEW + 1}", one_by_one=False)]
    if ids is None or len(ids) > FEW:
        seen: set[int] = set()
        yield from _by_days(asking, asking.day, _LAST_DAY_BUT_ONE, seen)
        yield Stage(_LAST_DAY_BUT_ONE, date.max, _unseen(asking, asking.ids("ORDER BY a.ref"), seen))
    elif len(ids) > SO_FEW:
        yield from _one_by_one(asking, ids)
    else:
        yield _at_once(asking, asking.ids("ORDER BY a.ref", one_by_one=False))


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
    (there,) = asking.connection.execute(f"SELECT count(*) FROM (SELECT 1 FROM agreement LIMIT {FEW + 1})").fetchone()
    if there <= FEW:
        window = Window(first, last, asking.rhythms, leads=leads)
        yield _at_once(asking, asking.ids("ORDER BY a.ref", window, one_by_one=False))
        return
    seen: set[int] = set()
    yield from _by_days(asking, first, last, seen)
    if leads:
        window = Window(last, last, asking.rhythms, leads=True)  # who has a lead time is in any window
        yield Stage(last, date.max, _unseen(asking, asking.ids("ORDER BY a.ref", window), seen))


def _at_once(asking: Asking, ids: Iterable[int]) -> Stage:
    return Stage(date.min, date.max, map(asking.of, ids))


def _by_days(asking: Asking, first: date, last: date, seen: set[int]) -> Iterator[Stage]:
    """Who is due on the first day, then in half as many days again each time."""
    looked, before = 0, _before(asking.day)
    while first <= last:
        days = max(looked // 2, 1)
        through = first + timedelta(days - 1) if days <= (last - first).days else last
        # What is shown before the first of these days, since that lies ahead, is in the first stage.
        shown = first <= asking.day or looked > 0
        window = Window(first, through, asking.rhythms, shown=shown)
        yield Stage(before, through, _unseen(asking, asking.ids("ORDER BY a.ref", window), seen))
        looked, before = looked + days, through
        first = through + ONE_DAY


def _before(day: date) -> date:
    """The day before; the first of the calendar has none, and nothing is due on it."""
    return max(day, _SECOND_DAY) - ONE_DAY


def _one_by_one(asking: Asking, ids: list[int]) -> Iterator[Stage]:
    """These, each asked when it may come due next."""
    found = f"WITH found (id) AS (VALUES {', '.join(f'({one})' for one in ids)})" if ids else ""
    values = {"day": asking.day.isoformat(), "never": date.max.isoformat()}
    rows = asking.connection.execute(found + _NEXT_DUE, values).fetchall() if ids else []
    stages = [(date.fromisoformat(day), [one for _, one in of_day]) for day, of_day in groupby(rows, itemgetter(0))]
    for (day, of_day), (following, _) in zip(stages, [*stages[1:], (None, None)], strict=True):
        through = following - ONE_DAY if following else date.max
        yield Stage(_before(day), through, map(asking.of, of_day))


def _unseen(asking: Asking, ids: Iterable[int], seen: set[int]) -> Iterator[Agreement]:
    for one in ids:
        if one not in seen:
            seen.add(one)
            yield asking.of(one)
