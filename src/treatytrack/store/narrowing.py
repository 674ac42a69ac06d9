"""What a term on a computed date asks of the derived rows: fewer agreements to read, and never one too few.

Most agreements have nothing to do with the days that are asked for, and are told from their rows. The others are read,
and the domain confirms them one by one. A negated term cannot be narrowed so: where the rows take one too many, it
would take one too few.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from sqlite3 import Connection
from typing import Any, NamedTuple

from treatytrack.domain.facts import MEETINGS
from treatytrack.domain.lengths import Length, after
from treatytrack.domain.query import Numbers, Span, Term, Value
from treatytrack.errors import WrongRequest
from treatytrack.store.recurring import Rhythm
from treatytrack.store.series_rows import CELLS, SHOWN

Named = Callable[[str], str]
"""Takes a value, gives the name of its parameter: `:v1`."""

NARROWED = frozenset({*SHOWN, "ends", "next_deadline", "days_left"})
"""The computed fields of which the rows can tell something."""

# "+": SQLite would first try to read each day as a number, because the type of its column is none of a text.
KNOWN = "+known_from <= :day AND +known_to >= :day"
SERIES = ", ".join(CELLS)
"""What `may_show` and `may_come_round` take of a series."""
NOWHERE = "('', 0, 0, 0, 0)"
_LEADS = "SELECT DISTINCT lead FROM agreement WHERE lead <> ''"
MEETING_KINDS = ", ".join(f"'{kind}'" for kind in MEETINGS)


class Window(NamedTuple):
    """Days from the first to the last, both inclusive, and the rhythms of the register in which something recurs.

    `leads`: for what has a lead time it ends on that day, because its deadlines are told of that long ahead. `shown`:
    only what is shown on one of these days is (section 5: its earliest while that is ahead of the as-of day, afterwards
    its latest), and not all that lasts over them.
    """

    first: date
    last: date
    rhythms: Sequence[Rhythm]
    leads: date | None = None
    shown: bool = False


def due_in(window: Window, named: Named, *, one_by_one: bool = False) -> str:
    """A condition: some deadline, as known on `:day`, may lie in a window.

    `one_by_one`: few agreements are looked at, and each is asked for its own rows, its series counted. Otherwise those
    of the window are found. Most have one day, which one range of an index holds; of those with two, few as they are
    and fewer that end after the window, the rest is looked at: what begins in it or before.
    """
    ahead = f"lead <> '' AND {_due_to_it(window._replace(last=window.leads), named)}" if window.leads else ""
    if one_by_one:
        in_window = _due_to_it(window, named)
        return f"({in_window} OR ({ahead}))" if ahead else in_window
    first, last = named(window.first.isoformat()), named(window.last.isoformat())
    spans, recurs = _recurring(window, first, last)
    return f"""a.id IN (
        SELECT agreement_id FROM deadline WHERE latest BETWEEN {first} AND {last} AND {KNOWN}
        UNION ALL SELECT agreement_id FROM deadline
        WHERE earliest <> latest AND +earliest <= {last} AND latest > {last} AND {KNOWN}
        {f"AND (earliest >= {first} OR moves)" if window.shown else ""}
        UNION ALL SELECT agreement_id FROM event
        WHERE kind IN ({MEETING_KINDS}) AND date_latest BETWEEN {first} AND {last}
        UNION ALL SELECT agreement_id FROM event
        WHERE date_earliest <> date_latest AND kind IN ({MEETING_KINDS})
        AND +date_earliest <= {last} AND date_latest > {last}
        UNION ALL SELECT agreement_id FROM {spans} CROSS JOIN recurring WHERE {recurs}
        {f"UNION ALL SELECT id FROM agreement AS a WHERE {ahead}" if ahead else ""}
    )"""


def _due_to_it(window: Window, named: Named) -> str:
    """A condition on one agreement: some deadline of its own may lie in the window."""
    first, last = named(window.first.isoformat()), named(window.last.isoformat())
    spans, recurs = _recurring(window, first, last)
    of_it = "agreement_id = a.id"
    asked = f":day, {first}, {last}, {window.shown:d}"
    return f"""(
        EXISTS (SELECT 1 FROM deadline WHERE {of_it} AND +latest >= {first} AND +earliest <= {last} AND {KNOWN})
        OR EXISTS (SELECT 1 FROM event
            WHERE {of_it} AND +kind IN ({MEETING_KINDS}) AND +date_latest >= {first} AND +date_earliest <= {last})
        OR EXISTS (SELECT 1 FROM recurring CROSS JOIN {spans} WHERE {of_it} AND {recurs}
            AND (kind = '' OR NOT EXISTS (SELECT 1 FROM series
                WHERE {of_it} AND {KNOWN} AND NOT may_come_round(recurring.kind, {SERIES}, {asked}))))
    )"""


def _recurring(window: Window, first: str, last: str) -> tuple[str, str]:
    """The places where something may recur in a window, and what holds of a row that lies there.

    Whoever joins them names first what leads to few rows: the places, or one agreement.
    """
    spans = ", ".join(
        f"('{rhythm.scale}', {rhythm.period}, {rhythm.width}, {lowest}, {highest})"
        for rhythm in window.rhythms
        for lowest, highest in rhythm.spans(window.first, window.last)
    )
    recurs = f"""scale = span.column1 AND period = span.column2 AND width = span.column3
        AND place BETWEEN span.column4 AND span.column5 AND first_day <= {last} AND last_day >= {first} AND {KNOWN}"""
    return f"(VALUES {spans or NOWHERE}) AS span", recurs


def narrowed(term: Term, day: date, named: Named, rhythms: Sequence[Rhythm], *, one_by_one: bool) -> str:
    """A condition that every agreement meets of which the term holds on that as-of day; '' where none can be made."""
    if term.negated or term.field not in NARROWED:
        return ""
    alternatives = []
    for value in term.values:
        days = _days(value, day)
        if days is None:
            return ""
        window = Window(*days, rhythms)
        alternatives.append(_may_lie_in(term.field, window, named, one_by_one=one_by_one))
    return f"({' OR '.join(alternatives) or '1 = 0'})"


def _may_lie_in(field: str, window: Window, named: Named, *, one_by_one: bool) -> str:
    """A condition: the computed date may lie in the window, or the next deadline."""
    first, last = named(window.first.isoformat()), named(window.last.isoformat())
    if field == "ends":  # what nothing fixes has no bounds, and so lies nowhere
        in_phase = "+first_day <= :day AND +last_day >= :day"
        if one_by_one:
            in_window = f"+ends_earliest <= {last} AND +ends_latest >= {first}"
            return f"EXISTS (SELECT 1 FROM phase WHERE agreement_id = a.id AND {in_phase} AND {in_window})"
        return f"""a.id IN (
            SELECT agreement_id FROM phase WHERE ends_latest BETWEEN {first} AND {last} AND {in_phase}
            UNION ALL SELECT agreement_id FROM phase
            WHERE ends_earliest <> ends_latest AND +ends_earliest <= {last} AND ends_latest > {last} AND {in_phase}
        )"""
    if field in SHOWN:
        found = f"{KNOWN} AND may_show('{field}', {SERIES}, :day, {first}, {last})"
        if one_by_one:
            return f"EXISTS (SELECT 1 FROM series WHERE agreement_id = a.id AND {found})"
        if field == "notice_by":
            spans, recurs = _recurring(window, first, last)
            # Of an uncertain series the running term may be one of two; what is shown lies between their notice days.
            found = f"""agreement_id IN (
                SELECT agreement_id FROM {spans} CROSS JOIN recurring WHERE {recurs} AND kind = 'notice-by'
                UNION ALL SELECT agreement_id FROM series WHERE base_earliest IS NULL OR base_earliest <> base_latest
            ) AND {found}"""
        return f"a.id IN (SELECT agreement_id FROM series WHERE {found})"
    return due_in(window, named, one_by_one=one_by_one)


def _days(value: Value, day: date) -> tuple[date, date] | None:
    """The days that a value asks for, both inclusive; None where it asks for none."""
    match value:
        case Span():
            return value.earliest or date.min, value.latest or date.max
        case Numbers():
            return _later(day, value.least or 0), date.max if value.most is None else _later(day, value.most)
        case _:
            return None


def _later(day: date, days: int) -> date:
    return day + timedelta(days) if days <= (date.max - day).days else date.max


def leads_through(connection: Connection, day: date, last: date) -> date | None:
    """The day through which the longest lead time of a register reaches, from that day on; None where that is no more.

    `last`: the last day of what is asked for.
    """
    furthest = max((_later_by(day, lead) for (lead,) in connection.execute(_LEADS)), default=last)
    return furthest if furthest > last else None


def _later_by(day: date, lead: str) -> date:
    try:
        return after(day, Length.parse(lead))
    except WrongRequest:  # past the end of the calendar; or no length, which is told where the agreement is read
        return date.max


def rhythms_in(connection: Connection) -> list[Rhythm]:
    """The rhythms of a register, each by one look-up: they are few, however many agreements there are."""
    found: list[tuple[Any, ...]] = [()]
    for column, where in (
        ("scale", "scale > ?"),
        ("period", "scale = ? AND period > ?"),
        ("width", "scale = ? AND period = ? AND width > ?"),
    ):
        sql = f"SELECT min({column}) FROM recurring WHERE {where}"
        found = [(*known, one) for known in found for one in _following(connection, sql, known)]
    return [Rhythm(*one) for one in found]


def _following(connection: Connection, sql: str, known: tuple[Any, ...]) -> Iterator[Any]:
    """Each value, from the smallest on."""
    one: Any = "" if not known else -1
    while (one := connection.execute(sql, (*known, one)).fetchone()[0]) is not None:
        yield one
