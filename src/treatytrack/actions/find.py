"""Finding agreements: those a query asks for, and what comes due."""

from bisect import insort
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from treatytrack.columns import BY_NAME, COMPUTED_BY_NAME, EVERY, column_named
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.bounds import Days
from treatytrack.domain.clauses import MinimumLife
from treatytrack.domain.dates import ONE_DAY, PartialDate
from treatytrack.domain.deadlines import Deadline
from treatytrack.domain.lengths import DAYS_IN_A_MONTH, Impossible, Length, Stated, after
from treatytrack.domain.query import Query, Refs, Term, Together, Value
from treatytrack.domain.validity import Standing, standing_on

if TYPE_CHECKING:  # protocols take long to make, and nothing asks for them while the program runs
    from treatytrack.actions.register import Reader, Stage

Record = TypeVar("Record")

EXPIRING = "90d"
"""How far ahead a deadline is flagged where nothing else is asked."""


class Found(NamedTuple):
    """An agreement with its standing on the as-of day."""

    agreement: Agreement
    standing: Standing

    def is_due(self, last: date) -> bool:
        """Whether one of its deadlines may lie between the as-of day and `last`, or within its own lead time."""
        last = told_until(self.agreement, self.standing.as_of, last)
        return any(due.earliest <= last for due in self.standing.deadlines)


class Due(NamedTuple):
    """One deadline of one agreement."""

    agreement: Agreement
    standing: Standing
    deadline: Deadline


class First(NamedTuple, Generic[Record]):
    """The first of what is asked for, or all of it where it is `complete`."""

    rows: list[Record]
    complete: bool


def found(register: "Reader", query: Query, day: date) -> Iterator[Found]:
    """The agreements that meet every term of the query on that day, by ref."""
    query = settled(register, query, day)
    for agreement in register.agreements(query, day):
        yield from _confirmed(query, day, agreement)


def finds(register: "Reader", query: Query, day: date, ref: str) -> bool:
    """Whether the query finds that agreement on that day."""
    return any(True for _ in found(register, Query((*query.terms, Term("ref", (ref,)))), day))


def settled(register: "Reader", query: Query, day: date) -> Query:
    """The query with refs in the place of terms that are one value: some the store answers, others the domain.

    So "not" of a saved query leaves out exactly what the query finds.
    """
    return Query(
        tuple(term._replace(values=tuple(_looked_up(register, v, day) for v in term.values)) for term in query.terms)
    )


def _looked_up(register: "Reader", value: Value, day: date) -> Value:
    if not isinstance(value, Together):
        return value
    return Refs(frozenset(one.agreement.ref for one in found(register, Query(value.terms), day)))


def nearest_first(all_found: Iterator[Found]) -> list[Found]:
    """What comes due first comes first; what has no deadline comes last, by ref."""
    return sorted(all_found, key=lambda one: urgency(one)[0])


def nearest(register: "Reader", query: Query, day: date, limit: int) -> First[Found]:
    """The first so many of `nearest_first`, or all of it where that costs no more."""
    query = settled(register, query, day)
    return first_of(register.by_next_deadline(query, day), partial(_confirmed, query, day), urgency, limit)


def _confirmed(query: Query, day: date, agreement: Agreement) -> Iterator[Found]:
    """The agreement with its standing, if it meets the terms that the store cannot answer."""
    one = Found(agreement, standing_on(agreement, day))
    if query.confirmed(*one):
        yield one


def urgency(one: Found) -> tuple[date, str]:
    """When it comes due next, and its ref: what has no deadline is least urgent."""
    due = one.standing.next_deadline
    return due.day if due else date.max, one.agreement.ref


def sorted_by(all_found: Iterator[Found], field: str) -> list[Found]:
    """In the order of a recorded or computed column, `-` before it reverses; what has none comes last."""
    name = column_named(field.removeprefix("-"), EVERY, "a column to sort by")
    rows = [(_sort_key(name, one), one) for one in all_found]
    with_value = sorted((row for row in rows if row[0]), key=lambda row: row[0], reverse=field.startswith("-"))
    return [one for _, one in with_value] + [one for key, one in rows if not key]


def _sort_key(name: str, one: Found) -> tuple[str | float | date, ...]:
    """Days by their bounds, lengths and numbers by their size, texts without case; empty for none.

    What cannot be comes before them all, a word in their place (`open`, `unknown`, `signed`) behind them all.
    """
    computed = COMPUTED_BY_NAME.get(name)
    if computed:
        value = getattr(one.standing, name, None)
        text = computed.of(one.standing)
    else:
        value = BY_NAME[name].of(one.agreement)
        text = BY_NAME[name].text(one.agreement)
    if isinstance(value, Impossible):
        return (_BEFORE,)
    if isinstance(value, Stated) or (name == "counts_from" and value and not isinstance(value, PartialDate)):
        return (_BEHIND,)
    if isinstance(value, (Days, PartialDate)):
        return (_AMONG, value.earliest or date.min, value.latest or date.max)
    if isinstance(value, MinimumLife):
        return (_AMONG, _days_about(value.length), value.text)
    if isinstance(value, Length):
        return (_AMONG, _days_about(value))
    if text == "":
        return ()
    return (_AMONG, text if isinstance(text, int) else value if isinstance(value, int) else text.casefold())


_BEFORE, _AMONG, _BEHIND = range(3)


def _days_about(length: Length) -> float:
    return length.months * DAYS_IN_A_MONTH + length.days


def window_end(day: date, within: str | None) -> date:
    """The last day of a window that starts on `day`: 90 days on, or a length such as `6m`."""
    return after(day, Length.parse(within or EXPIRING))


def told_until(agreement: Agreement, day: date, last: date) -> date:
    """The last day through which its deadlines are told of: `last`, or further ahead where its `lead` is longer."""
    return max(last, after(day, agreement.lead)) if agreement.lead else last


def coming_due(
    register: "Reader",
    query: Query,
    day: date,
    first: date,
    last: date,
    kinds: tuple[str, ...] = (),
    *,
    leads: bool = True,
) -> list[Due]:
    """Every deadline that may lie between two days, both inclusive, nearest first (section 5).

    `leads`: an agreement with a lead time is looked at that long ahead of the as-of day, if that is further.
    """
    query = settled(register, query, day)
    candidates = register.due_candidates(query, day, first, last)
    dues_of = _dues(query, day, first, last, kinds, leads=leads)
    return sorted((due for agreement in candidates for due in dues_of(agreement)), key=lambda due: due.deadline.day)


def next_due(
    register: "Reader",
    query: Query,
    day: date,
    first: date,
    last: date,
    kinds: tuple[str, ...] = (),
    *,
    leads: bool = True,
    limit: int,
) -> First[Due]:
    """The first so many of `coming_due`, or all of it where that costs no more."""
    query = settled(register, query, day)
    stages = register.next_due(query, day, first, last, leads=leads)
    dues_of = _dues(query, day, first, last, kinds, leads=leads)
    return first_of(stages, dues_of, lambda due: (due.deadline.day, due.agreement.ref), limit)


def _dues(
    query: Query, day: date, first: date, last: date, kinds: tuple[str, ...], *, leads: bool
) -> Callable[[Agreement], Iterator[Due]]:
    """What gives the deadlines of an agreement that are asked for, none where it is not."""

    def of(agreement: Agreement) -> Iterator[Due]:
        through = told_until(agreement, day, last) if leads else last
        for one in _confirmed(query, day, agreement):
            for deadline in one.standing.deadlines:
                if deadline.earliest <= through and deadline.latest >= first and (not kinds or deadline.kind in kinds):
                    yield Due(*one, deadline)

    return of


def first_of(
    stages: "Iterable[Stage]",
    of: Callable[[Agreement], Iterable[Record]],
    key: Callable[[Record], tuple[date, str]],
    limit: int,
) -> First[Record]:
    """The first so many records by the day on which they come due, then by ref; `of` gives those of an agreement.

    No more agreements are taken than it needs to be sure of them, and that there is one more; where they are few, that
    is all of them.
    """
    found: list[Record] = []
    for stage in stages:
        one_day = stage.through - stage.before == ONE_DAY
        for agreement in stage.agreements:
            for record in of(agreement):
                insort(found, record, key=key)
            # They come by ref: on its only day nothing is missing up to this one.
            if one_day and len(found) > limit and key(found[limit]) <= (stage.through, agreement.ref):
                return First(found[:limit], complete=False)
        if len(found) > limit and key(found[limit])[0] <= stage.through < date.max:
            return First(found[:limit], complete=False)
    return First(found, complete=True)
