"""Tables of what was found: for people (few columns, in words) and for scripts (stable names, nothing left out)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING

from treatytrack.actions.find import Found, settled
from treatytrack.answers import Heading, Table
from treatytrack.columns import BY_NAME, COMPUTED_BY_NAME, EVERY, NAMES, column_named, heading_of
from treatytrack.domain import words
from treatytrack.domain.bounds import Days
from treatytrack.domain.facts import OVER
from treatytrack.domain.query import Query
from treatytrack.domain.validity import standing_on

if TYPE_CHECKING:  # as in find
    from treatytrack.actions.register import Reader

FOR_SCRIPTS = (
    "ref", "title", "type", "party_a", "party_b", "status", "certain", "flags", "term_last_day", "ends",
    "next_deadline", "next_deadline_kind", "days_left",
)  # fmt: skip
"""The columns of a list off a terminal."""

_GROUPS = {
    "recorded": NAMES,
    "computed": tuple(COMPUTED_BY_NAME),
    "all": EVERY,
}


def columns_named(
    written: str,
    groups: Mapping[str, tuple[str, ...]] = _GROUPS,
    named: Callable[[str], str] = lambda part: column_named(part, EVERY, "a column"),
) -> tuple[str, ...]:
    """The columns of `--columns a,b,c`; `recorded`, `computed` and `all` stand for many. Refuses with the nearest."""
    names: list[str] = []
    for part in written.split(","):
        names += groups.get(part.strip().casefold()) or (named(part.strip()),)
    return tuple(dict.fromkeys(names))


def table_of(all_found: Iterable[Found], names: tuple[str, ...]) -> Table:
    """Recorded and computed columns by name, one row an agreement, streamed."""
    cells: list[Callable[[Found], str | int]] = [_cell(name) for name in names]
    rows = (tuple(cell(one) for cell in cells) for one in all_found)
    return Table(tuple(heading_of(name) for name in names), rows)


def exported(register: "Reader", query: Query, day: date, names: tuple[str, ...]) -> Table:
    """The same of what a query finds, by ref; what is recorded is handed on as the store keeps it."""
    query = settled(register, query, day)
    rows: Iterable[tuple[str | int, ...]] | None = None
    if all(name in BY_NAME for name in names):
        rows = register.texts(query, day, names)
    if rows is None:
        rows = _confirmed(register, query, day, names)
    return Table(tuple(heading_of(name) for name in names), rows)


def _confirmed(register: "Reader", query: Query, day: date, names: tuple[str, ...]) -> Iterator[tuple[str | int, ...]]:
    """The rows of those agreements of which the terms hold that the store does not answer."""
    computed = [name for name in names if name not in BY_NAME]
    told = [COMPUTED_BY_NAME[name].of for name in computed]
    there = (*NAMES, *computed)
    order = [there.index(name) for name in names]
    chosen = itemgetter(*order) if len(order) > 1 else lambda cells: (cells[order[0]],)
    as_it_stands, in_sql = names == there, query.in_sql
    for texts, agreement in register.records(query, day):
        standing = standing_on(agreement, day)
        if in_sql or query.confirmed(agreement, standing):
            row = (*texts, *[of(standing) for of in told])
            yield row if as_it_stands else chosen(row)


def _cell(name: str) -> Callable[[Found], str | int]:
    if name in BY_NAME:
        column = BY_NAME[name]
        return lambda one: column.text(one.agreement)
    computed = COMPUTED_BY_NAME[name]
    return lambda one: computed.of(one.standing)


# fmt: off
_FOR_PEOPLE = (
    Heading("mark",     "",                  "mark"),
    Heading("ref",      "Ref",               "ref"),
    Heading("title",    "Agreement",         "title"),
    Heading("parties",  "Parties",           "party"),
    Heading("type",     "Type",              "extra"),
    Heading("status",   "Status",            "status"),
    Heading("last_day", "Last day",          "date"),
    Heading("left",     "Days left",         "number"),
)
# fmt: on


def for_people(all_found: Iterable[Found], last: date) -> Table:
    """The list as people read it; `!` marks what may come due by `last`."""
    return Table(_FOR_PEOPLE, [_row(one, last) for one in all_found])


def days_in_words(table: Table) -> Table:
    """The same for a page that is handed on: the days of a table for people in the reader's form, `31 Dec 2026`."""
    dates = [heading.kind == "date" for heading in table.headings]
    rows = (
        tuple(words.with_brief_days(str(cell)) if is_date else cell for cell, is_date in zip(row, dates, strict=True))
        for row in table.rows
    )
    return Table(table.headings, rows)


def _row(one: Found, last: date) -> tuple[str, ...]:
    agreement, standing = one.agreement, one.standing
    status = f"{words.status_words(standing)} {words.signs(standing)}".rstrip()
    return (
        words.DUE if one.is_due(last) else "", agreement.ref, agreement.title, "-".join(agreement.parties),
        agreement.type, status, words.last_day_words(agreement, standing), _left(one),
    )  # fmt: skip


def _left(one: Found) -> str:
    """Days until that last day: `40`, `0 to 40` where it is uncertain, `115, renews`; empty when it is over."""
    standing = one.standing
    days: Days | None = standing.ends or standing.term_last_day
    if days is None or days.latest is None or standing.status in OVER:
        return ""
    most = (days.latest - standing.as_of).days
    least = max((days.earliest - standing.as_of).days, 0) if days.earliest else 0
    left = str(most) if least == most else f"{least} to {most}"
    return f"{left}{words.then_words(standing)}"
