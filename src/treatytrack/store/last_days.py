"""On which days something may count for the last time: what passed between two reports, told from the derived rows.

A deadline counts through its latest day, or, where that is a first day (`FIRST_DAYS`), through the day before. What
comes with the act that decides it is no deadline on any day; a phase ends on the day before. As elsewhere the rows may
name an agreement or a day too many, never one too few: the domain has the last word.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby, islice
from sqlite3 import Connection
from typing import NamedTuple

from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.deadlines import FIRST_DAYS
from treatytrack.domain.facts import OVER, STATUSES
from treatytrack.store.narrowing import MEETING_KINDS, SERIES
from treatytrack.store.recurring import Rhythm

AT_ONCE = 28
"""So many days are asked about in one statement, which names the places of each rhythm on each of them."""

_FIRST_DAYS = ", ".join(f"'{kind}'" for kind in sorted(FIRST_DAYS))
_NOT_OVER = ", ".join(f"'{status}'" for status in STATUSES if status not in OVER)
# "+": SQLite would first try to read each day as a number, because the type of its column is none of a text.
_KNOWN = "+known_from <= today AND +known_to >= today"

_NOWHERE = "('', '', '', 0, 0, 0, 0)"

# Of what moves the bounds are known, and not where between them it lies on a day. What recurs lies between the places
# of that day and of the next: a notice day on the first of them, a renewal on the last.
_LAST_DAYS = f"""
    WITH asked (today, tomorrow) AS (VALUES {{days}}),
    span (today, tomorrow, scale, period, width, lowest, highest) AS (VALUES {{spans}})
    SELECT agreement_id, ref, today FROM (
        SELECT agreement_id, today FROM asked CROSS JOIN deadline
        WHERE latest BETWEEN today AND tomorrow AND {_KNOWN}
        AND +latest = CASE WHEN kind IN ({_FIRST_DAYS}) THEN tomorrow ELSE today END
        UNION SELECT agreement_id, today FROM deadline CROSS JOIN asked
        WHERE earliest <> latest AND latest >= :first AND +latest >= today AND +earliest <= tomorrow AND moves
        AND {_KNOWN}
        UNION SELECT agreement_id, today FROM asked CROSS JOIN event
        WHERE kind IN ({MEETING_KINDS}) AND date_latest = today
        UNION SELECT agreement_id, today FROM asked CROSS JOIN phase
        WHERE status IN ({_NOT_OVER}) AND last_day = today
        UNION SELECT agreement_id, today FROM span CROSS JOIN recurring AS r
        WHERE r.scale = span.scale AND r.period = span.period AND r.width = span.width
        AND place BETWEEN lowest AND highest
        AND +place BETWEEN lowest + (kind = 'renews') AND highest - (kind = 'notice-by')
        AND first_day <= tomorrow AND last_day >= today AND {_KNOWN}
        AND (r.width = 0 OR kind = '' OR NOT EXISTS (
            SELECT 1 FROM series WHERE agreement_id = r.agreement_id AND {_KNOWN}
            AND NOT may_come_round(r.kind, {SERIES}, today, today, tomorrow, 1)
        ))
    ) CROSS JOIN agreement ON agreement.id = agreement_id ORDER BY agreement_id, today
"""


class LastDays(NamedTuple):
    """An agreement by its id and its ref, and the days on which a deadline of it may count for the last time."""

    agreement_id: int
    ref: str
    days: Sequence[date]


def last_days(connection: Connection, rhythms: Sequence[Rhythm], days: Iterable[date]) -> Iterator[list[LastDays]]:
    """What may count for the last time on each of these days, for AT_ONCE of them after another."""
    left = iter(days)
    while some := [*islice(left, AT_ONCE)]:
        yield [*_on(some, connection, rhythms)]


def _on(days: Sequence[date], connection: Connection, rhythms: Sequence[Rhythm]) -> Iterator[LastDays]:
    asked = ", ".join(f"('{day}', '{day + ONE_DAY}')" for day in days)
    spans = ", ".join(
        f"('{day}', '{day + ONE_DAY}', '{rhythm.scale}', {rhythm.period}, {rhythm.width}, {lowest}, {highest})"
        for day in days
        for rhythm in rhythms
        for lowest, highest in rhythm.spans(day, day + ONE_DAY)
    )
    sql = _LAST_DAYS.format(days=asked, spans=spans or _NOWHERE)
    rows = connection.execute(sql, {"first": days[0].isoformat()})
    for (agreement_id, ref), found in groupby(rows, lambda row: row[:2]):
        yield LastDays(agreement_id, ref, [date.fromisoformat(today) for *_, today in found])
