"""What a user asks for, as a value: terms joined by "and", the values of a term by "or"."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.bounds import Days
from treatytrack.domain.validity import Standing

IN_STORE = frozenset({"status", "certain", "flags", "confirm", "contradiction"})
"""Computed fields that the store answers from its derived rows; the other computed ones are confirmed here."""

COMPUTED_DATES = (
    "effective_in_force", "term_last_day", "notice_by", "locked_in_until", "ends", "survives_until",
)  # fmt: skip

BY_DOMAIN = frozenset({*COMPUTED_DATES, "next_deadline", "next_deadline_kind", "days_left", "as_of", "saved"})


class Span(NamedTuple):
    """Days from the earliest to the latest, both inclusive; None: open on that side."""

    earliest: date | None
    latest: date | None

    def overlaps(self, earliest: date | None, latest: date | None) -> bool:
        """Whether any day between those bounds lies in the span."""
        return (self.latest is None or earliest is None or earliest <= self.latest) and (
            self.earliest is None or latest is None or latest >= self.earliest
        )


class Numbers(NamedTuple):
    """Whole numbers from the least to the most, both inclusive; None: open on that side."""

    least: int | None
    most: int | None

    def holds(self, number: int) -> bool:
        """Whether the number lies between them."""
        return (self.least is None or number >= self.least) and (self.most is None or number <= self.most)


class Codes(NamedTuple):
    """Parties, any of which may be one of the two sides."""

    codes: tuple[str, ...]


class Pair(NamedTuple):
    """Two sides: one of `a` and one of `b`, in either order."""

    a: tuple[str, ...]
    b: tuple[str, ...]


class Together(NamedTuple):
    """Terms that hold together, taken as one value: a saved query that is negated, or one of several."""

    terms: tuple["Term", ...]


class Refs(NamedTuple):
    """The agreements that were found to meet such terms."""

    refs: frozenset[str]


Value = str | Span | Numbers | Codes | Pair | Together | Refs


class Term(NamedTuple):
    """One condition.

    The field is a column's name, or `party`, `between`, `words`, `confirm`, `contradiction`, `saved`.
    """

    field: str
    values: tuple[Value, ...]
    negated: bool = False
    window: timedelta | None = None
    """How far ahead `confirm` looks; None: as far as usual."""

    @property
    def in_sql(self) -> bool:
        """Whether the store answers it; otherwise `holds` does, from the agreement's standing."""
        return self.field not in BY_DOMAIN

    def holds(self, agreement: Agreement, standing: Standing) -> bool:
        """Whether an agreement with that standing meets a condition that the store does not answer."""
        return any(_meets(self, value, agreement, standing) for value in self.values) != self.negated


class Query(NamedTuple):
    """All of these terms must hold; none: every agreement."""

    terms: tuple[Term, ...] = ()

    @property
    def in_sql(self) -> bool:
        """Whether the store answers all of it, where its derived rows can be used."""
        return all(term.in_sql for term in self.terms)

    def confirmed(self, agreement: Agreement, standing: Standing) -> bool:
        """Whether the terms that the store cannot answer hold too."""
        return all(term.in_sql or term.holds(agreement, standing) for term in self.terms)


def _meets(term: Term, value: Value, agreement: Agreement, standing: Standing) -> bool:
    field, due = term.field, standing.next_deadline
    match value:
        case Span() if field == "next_deadline":
            return due is not None and value.overlaps(due.day, due.day)
        case Span():
            days: Days | None = Days(standing.as_of, standing.as_of) if field == "as_of" else getattr(standing, field)
            return days is not None and value.overlaps(days.earliest, days.latest)
        case Numbers():
            return due is not None and value.holds(due.days_left(standing.as_of))
        case Refs():
            return agreement.ref in value.refs
        case Together():
            raise TypeError("terms that are one value must be looked up first: see find.settled")
        case str() if field in {"confirm", "contradiction"}:
            return value in _to_settle(term, agreement, standing)
        case _:
            return due is not None and due.kind == value


def _to_settle(term: Term, agreement: Agreement, standing: Standing) -> Sequence[str]:
    """The fields in which an agreement is to be confirmed, or contradicts itself."""
    from treatytrack.domain.settle import WINDOW, contradictions, to_confirm  # noqa: PLC0415  (5 ms; few queries ask for it)

    if term.field == "confirm":
        return to_confirm(agreement, standing, term.window or WINDOW)
    return [one.field for one in contradictions(agreement, standing)]
