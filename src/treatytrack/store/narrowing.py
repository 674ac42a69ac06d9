"""What a term on a computed date asks of the derived rows: fewer agreements to read, and never one too few.

Most agreements have nothing to do with the days that are asked for, and are told from their rows. The others are read,
and the domain confirms them one by one. A negated term cannot be narrowed so: where the rows take one too many, it
would take one too few.
"""

from collections.abc import Callable
from datetime import date, timedelta

from treatytrack.domain.facts import MEETINGS
from treatytrack.domain.query import Numbers, Span, Term, Value
from treatytrack.store.series_rows import SHOWN, Row

Named = Callable[[str], str]
"""Takes a value, gives the name of its parameter: `:v1`."""

NARROWED = frozenset({*SHOWN, "ends", "next_deadline", "days_left"})
"""The computed fields of which the rows can tell something."""

_KNOWN = "known_from <= :day AND known_to >= :day"
_SERIES = ", ".join(Row._fields)
_MEETINGS = ", ".join(f"'{kind}'" for kind in MEETINGS)


def due_between(first: str, last: str) -> str:
    """A condition: some deadline, as known on `:day`, may lie between two days (named parameters), both inclusive."""
    return f"""a.id IN (
        SELECT agreement_id FROM deadline WHERE latest >= {first} AND earliest <= {last} AND {_KNOWN}
        UNION SELECT agreement_id FROM series WHERE {_KNOWN} AND may_come_due({_SERIES}, {first}, {last})
        UNION SELECT agreement_id FROM event
        WHERE kind IN ({_MEETINGS}) AND date_latest >= {first} AND date_earliest <= {last}
    )"""


def narrowed(term: Term, day: date, named: Named) -> str:
    """A condition that every agreement meets of which the term holds on that as-of day; '' where none can be made."""
    if term.negated or term.field not in NARROWED:
        return ""
    alternatives = []
    for value in term.values:
        window = _window(value, day)
        if window is None:
            return ""
        first, last = (named(one.isoformat()) for one in window)
        alternatives.append(_may_lie_between(term.field, first, last))
    return f"({' OR '.join(alternatives) or '1 = 0'})"


def _may_lie_between(field: str, first: str, last: str) -> str:
    """A condition: the computed date may lie between two days, or the next deadline."""
    if field == "ends":  # what nothing fixes has no bounds, and so lies nowhere
        in_phase = "first_day <= :day AND last_day >= :day"
        in_window = f"ends_earliest <= {last} AND ends_latest >= {first}"
        return f"a.id IN (SELECT agreement_id FROM phase WHERE {in_phase} AND {in_window})"
    if field in SHOWN:
        shows = f"may_show('{field}', {_SERIES}, :day, {first}, {last})"
        return f"a.id IN (SELECT agreement_id FROM series WHERE {_KNOWN} AND {shows})"
    return due_between(first, last)


def _window(value: Value, day: date) -> tuple[date, date] | None:
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
