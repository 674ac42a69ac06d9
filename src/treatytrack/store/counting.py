"""How many agreements have each status on a day, counted in the phases of that day; what is used most in a column."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from sqlite3 import Connection

from treatytrack.domain.lists import separated
from treatytrack.domain.query import IN_STORE, Query
from treatytrack.store.asking import Condition
from treatytrack.store.phase_asking import OF_ANY_STATUS, in_phase
from treatytrack.store.said import Said, balanced, either


def counted_by_status(
    connection: Connection, query: Query, day: date, condition: Callable[[Query], Condition], source: str
) -> dict[str, int]:
    """How many of those that a query finds, all of which the store answers, have each status.

    `condition` makes SQL of what is asked of agreements, which stand after the FROM of `source`. What is asked of a
    phase is asked of the rows that are counted.
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
    counted = connection.execute(
        "SELECT status, count(*) FROM phase WHERE last_day >= :day AND first_day <= :day "
        f"AND {balanced('AND', parts)} GROUP BY {group}",
        said.values,
    )
    return dict(counted.fetchall())


def most_used(connection: Connection, place: str, source: str, limit: int, *, of_lists: bool) -> list[str]:
    """What stands in that place of the agreements of `source`, item by item `of_lists`; what is used most first."""
    found: Counter[str] = Counter()
    for value, times in connection.execute(
        f"SELECT value, count(*) FROM (SELECT {place} AS value {source}) WHERE value <> '' GROUP BY value"
    ):
        found.update(dict.fromkeys(separated(value) if of_lists else [value], times))
    return [value for value, _ in found.most_common(limit)]
