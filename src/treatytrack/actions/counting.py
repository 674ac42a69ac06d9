"""Counting what was found by the values of a column: `list --count-by type`."""

import re
from collections import Counter
from datetime import date
from typing import Any, NamedTuple

from treatytrack.actions.find import Found, found, settled
from treatytrack.actions.register import Reader
from treatytrack.answers import Heading, Table
from treatytrack.columns import BY_NAME, COMPUTED_BY_NAME, EVERY, LISTS, column_named, heading_of
from treatytrack.domain.bounds import Days
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.deadlines import Deadline
from treatytrack.domain.query import Query

PARTY = "party"
"""Counted by though it is no column: either side."""

_SIDES = ("party_a", "party_b")

_ALSO = {"parties": PARTY, "flag": "flags"}
_KINDS = {"text": "title", "list": "title", "reference": "title", "number": "number"}
"""How values look on a terminal: what may be long loses its middle there. A year is no date, but a word."""


class Counted(NamedTuple):
    """How many agreements have each value of a column, and how many were counted."""

    name: str
    counts: Counter[str | int]
    agreements: int


def column_to_count(written: str) -> str:
    """The column meant, recorded or computed, or `party`. Raises WrongRequest with the nearest one."""
    return column_named(_ALSO.get(written.casefold(), written), (*EVERY, PARTY), "a column to count by")


def counted(register: Reader, query: Query, day: date, name: str) -> Counted:
    """How many agreements that a query finds have each value of a column; those that have none are under ''.

    What is recorded is counted as the store keeps it, and so is the status: each text is read once, and no agreement is
    made.
    """
    query = settled(register, query, day)
    if name == "status" and (counted := register.counted(query, day)) is not None:
        return Counted(name, Counter[str | int](counted.by_status), sum(counted.by_status.values()))
    recorded = _SIDES if name == PARTY else (name,) if name in BY_NAME else ()
    rows = register.texts(query, day, recorded) if recorded else None
    if rows is not None:
        different = Counter(rows)
        every = ((_values_of_texts(name, texts), times) for texts, times in different.items())
    else:
        every = ((_values(name, one), 1) for one in found(register, query, day))
    counts: Counter[str | int] = Counter()
    agreements = 0
    for values, times in every:
        counts.update(dict.fromkeys(values, times))
        agreements += times
    return Counted(name, counts, agreements)


def counts_table(all_counted: Counted, none: str) -> Table:
    """The values and their counts, the largest first, then by value; `none` stands for no value."""
    name = all_counted.name
    title, kind = ("Party", "party") if name == PARTY else heading_of(name)[1:]
    rows = sorted(all_counted.counts.items(), key=lambda row: (-row[1], _order(row[0])))
    headings = (Heading(name, title, _KINDS.get(kind, "word")), Heading("count", "Count", "number"))
    return Table(headings, [(none if value == "" else value, count) for value, count in rows])


def _values_of_texts(name: str, texts: tuple[str, ...]) -> set[str | int]:
    """The values under which an agreement with these recorded texts is counted."""
    if name == PARTY:
        return set(texts)
    (text,) = texts
    return _values_of(name, BY_NAME[name].kind.read(text) if text else None, text)


def _values(name: str, one: Found) -> set[str | int]:
    """The values under which an agreement is counted."""
    if name == PARTY:
        return set(one.agreement.parties)
    if name in BY_NAME:
        return _values_of(name, BY_NAME[name].of(one.agreement), BY_NAME[name].text(one.agreement))
    return _values_of(name, getattr(one.standing, name, None), COMPUTED_BY_NAME[name].of(one.standing))


def _values_of(name: str, value: Any, text: str | int) -> set[str | int]:
    """A date by its year, a list by each item, an event by its kind, anything else by its text."""
    match value:
        case Days() | PartialDate():
            return {_years(value.earliest, value.latest)}
        case date():
            return {_years(value, value)}
        case Deadline() if name == "next_deadline":
            return {_years(value.day, value.day)}
        case tuple() if name == "events":
            return {event.kind for event in value} or {""}
        case tuple() if name == "related":
            return {f"{relation.kind} {relation.other.text}" for relation in value} or {""}
        case tuple() if name in LISTS or name == "flags":
            return set(value) or {""}
    return {text}


def _years(earliest: date | None, latest: date | None) -> str:
    """The year of a date, or the years between which it lies: `2026`, `2025..2026`, `2025..`."""
    first, last = (f"{day.year:04}" if day else "" for day in (earliest, latest))
    return first if first == last else f"{first}..{last}"


def _order(value: str | int) -> tuple[int, int, str]:
    """Numbers, years and lengths by the number they begin with, then texts without case, no value last."""
    text = str(value)
    if number := re.match("[0-9]+", text):
        return 0, int(number[0]), text.casefold()
    return (1, 0, text.casefold()) if text else (2, 0, "")
