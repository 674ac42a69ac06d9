"""How many agreements have each status on a day, counted in the phases of that day; what is used most in a column."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from sqlite3 import Connection
from typing import NamedTuple

from treatytrack.domain.lists import separated
from treatytrack.domain.query import IN_STORE, Query, Term
from treatytrack.store.asking import Condition
from treatytrack.store.phase_asking import OF_ANY_STATUS, in_phase
from treatytrack.store.said import Said, balanced, either


class Counted(NamedTuple):
    """How many agreements have each status, and of how many of all these another term holds."""

    by_status: dict[str, int]
    also: int


def counted_by_status(
    connection: Connection,
    query: Query,
    day: date,
    condition: Callable[[Query], Condition],
    source: str,
    also: Term | None,
) -> Counted:
    """How many of those that a query finds, all of which the store answers, have each status, and `also` holds of.

    `condition` makes SQL of what is asked of agreements, which stand after the FROM of `source`. What is asked of a
    phase, as `also` is, is asked of the rows that are counted.
    """
    of_agreements = Query(tuple(term for term in query.terms if term.field not in IN_STORE))
    asked = condition(of_agreements)
    said = Said({"day": day.isoformat(), **asked.values})
    parts = [either(term, [in_phase(term, said)]) for term in query.terms if term.field in IN_STORE]
    if of_agreements.terms:
        parts.append(f"agreement_id IN (SELECT a.id {source} WHERE {asked.sql})")
    group = "+status"  # contradictions have an index of their own
    if not any(term.field == "contradiction" for term in query.terms):
        parts.append(OF_ANY_STATUS)
        group = "status"
    # CASE, because that asks no more once one of its alternatives holds.
    holding = f"count(CASE WHEN {in_phase(also, said)} THEN 1 END)" if also else "0"
    # "+": SQLite would first try to read each day as a number, because the type of its column is none of a text.
    rows = connection.execute(
        f"SELECT status, count(*), {holding} FROM phase "
        f"WHERE last_day >= :day AND +first_day <= :day AND {balanced('AND', parts)} GROUP BY {group}",
        said.values,
    ).fetchall()
    return Counted({status: agreements for status, agreements, _ in rows}, sum(held for *_, held in rows))


def most_used(connection: Connection, place: str, source: str, limit: int, *, of_lists: bool) -> list[str]:
    """What stands in that place of the agreements of `source`, item by item `of_lists`; what is used most first."""
    found: Counter[str] = Counter()
    for value, times in connection.execute(
        f"SELECT value, count(*) FROM (SELECT {place} AS value {source}) WHERE value <> '' GROUP BY value"
    ):
        found.update(dict.fromkeys(separated(value) if of_lists else [value], times))
    return [value for value, _ in found.most_common(limit)]
