"""What agreements name of each other: what the register knows of the named ones, and who names one."""

from collections.abc import Callable, Sequence
from sqlite3 import Connection
from typing import TYPE_CHECKING, NamedTuple

from treatytrack.domain.agreement import NOTHING_NAMED, Acting, Agreement, Elsewhere
from treatytrack.domain.succession import succession_to
from treatytrack.store.phase_asking import MUST_BE_THERE

if TYPE_CHECKING:  # few agreements name a third party, and the others should not pay for the parties
    from treatytrack.domain.parties import Parties


class Naming(NamedTuple):
    """One agreement or relation event that names a ref: how, and its own ref and title."""

    how: str
    ref: str
    title: str


def elsewhere_of(
    agreement: Agreement,
    connection: Connection,
    recorded: Callable[[str], Agreement | None],
    parties: "Callable[[], Parties]",
) -> Elsewhere:
    """What the register knows of what an agreement names; `recorded` gives the agreement of a ref as it is recorded.

    `parties` gives all parties; it is asked only where another than the two sides acted. An agreement that names itself
    is taken as it is given: what is recorded may be what it was before.
    """
    if not (agreement.replaced_by or agreement.related or agreement.occasion or agreement.events):
        return NOTHING_NAMED  # most agreements: nothing is looked up
    named = dict.fromkeys(ref for how, ref in agreement.references if how in MUST_BE_THERE)
    absent = tuple(ref for ref in named if ref != agreement.ref and not is_there(connection, ref))
    replacing = None
    if agreement.replaced_by and agreement.replaced_by.ref and not agreement.ended:
        itself = agreement.replaced_by.ref == agreement.ref
        later = agreement if itself else recorded(agreement.replaced_by.ref)
        if later:
            acting = Elsewhere(acting=_actors(later, parties)[1])
            replacing = succession_to(later._replace(elsewhere=acting))
    return Elsewhere(replacing, absent, *_actors(agreement, parties))


def _actors(agreement: Agreement, parties: "Callable[[], Parties]") -> tuple[tuple[str, ...], tuple[Acting, ...]]:
    """Who acted and can act for neither side; and who else than the two sides can."""
    others = dict.fromkeys(event.by for event in agreement.events if event.by and event.by not in agreement.parties)
    if not others:
        return (), ()
    acting = tuple(parties().acting_for(side) for side in agreement.parties)
    can = {code for one in acting for code in (*one.successors, *one.members)}
    return tuple(code for code in others if code not in can), acting


def namings(connection: Connection, ref: str) -> list[Naming]:
    """The agreements and relation events that name a ref, by their own; an event names it by `after`."""
    found = connection.execute(
        "SELECT how, agreement.ref AS own, title FROM reference JOIN agreement ON id = agreement_id "
        "WHERE reference.ref = :ref "
        "UNION ALL SELECT 'after', ref AS own, title FROM relation_event WHERE after = :ref ORDER BY own, how",
        {"ref": ref},
    )
    return [Naming(*row) for row in found]


def ended_by_them(connection: Connection, refs: Sequence[str]) -> dict[int, str]:
    """Ids and refs of the agreements that end when one of these enters into force: one that has an end is none."""
    sql = (
        "SELECT id, agreement.ref FROM reference JOIN agreement ON id = agreement_id "
        f"WHERE reference.ref IN ({', '.join('?' * len(refs))}) AND how = 'replaced-by' AND ended = ''"
    )
    return dict(connection.execute(sql, refs).fetchall())


def is_there(connection: Connection, ref: str) -> bool:
    """Whether the register has an agreement or a relation event of that ref."""
    sql = "SELECT 1 FROM agreement WHERE ref = :ref UNION ALL SELECT 1 FROM relation_event WHERE ref = :ref"
    return connection.execute(sql, {"ref": ref}).fetchone() is not None
