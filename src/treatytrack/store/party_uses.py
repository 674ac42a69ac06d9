"""Where the parties stand in a register: as sides, in events, for whom they act."""

from collections.abc import Iterable
from sqlite3 import Connection
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # 5 ms, and whoever asks has them already
    from treatytrack.domain.parties import Parties, Party

_NAMING = """
    SELECT ref FROM agreement WHERE id IN (SELECT agreement_id FROM side WHERE party = :code)
        OR id IN (SELECT agreement_id FROM event WHERE party = :code)
    UNION SELECT ref FROM relation_event WHERE id IN (SELECT event_id FROM relation_event_party WHERE party = :code)
    ORDER BY ref
"""

_SIDES_FOR_WHOM_OTHERS_ACTED = """
    SELECT side.party, agreement.id, agreement.ref FROM agreement
    JOIN side ON side.agreement_id = agreement.id
    WHERE EXISTS (
        SELECT 1 FROM event WHERE event.agreement_id = agreement.id AND event.party <> ''
        AND event.party NOT IN (SELECT own.party FROM side AS own WHERE own.agreement_id = agreement.id)
    )
"""


def sides_counted(connection: Connection) -> dict[str, int]:
    """In how many agreements each party is a side, by code."""
    return dict(connection.execute("SELECT party, count(DISTINCT agreement_id) FROM side GROUP BY party").fetchall())


def agreements_of(connection: Connection, codes: Iterable[str]) -> int:
    """How many agreements have one of these parties as a side."""
    values = {f"v{number}": code for number, code in enumerate(codes)}
    named = ", ".join(f":{name}" for name in values)
    sql = f"SELECT count(DISTINCT agreement_id) FROM side WHERE party IN ({named})"
    (count,) = connection.execute(sql, values).fetchone()
    return int(count)


def refs_naming(connection: Connection, code: str) -> list[str]:
    """The refs of the agreements and relation events that name a party: as a side, as who acted, as concerned."""
    return [ref for (ref,) in connection.execute(_NAMING, {"code": code})]


def acted_for_otherwise(connection: Connection, before: "Parties", after: "Parties") -> dict[int, str]:
    """Ids and refs of the agreements whose acts may count otherwise since a party was changed.

    They are those in which another than the two sides has acted, and for a side of which others act now than before.
    """
    found = connection.execute(_SIDES_FOR_WHOM_OTHERS_ACTED).fetchall()
    otherwise = {side for side in {side for side, _, _ in found} if before.acting_for(side) != after.acting_for(side)}
    return {agreement_id: ref for side, agreement_id, ref in found if side in otherwise}


def links_of(party: "Party | None") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What decides who acts for whom."""
    return (party.members, party.predecessors) if party else ((), ())
