"""The parties that a register knows: those built in, its own beside or before them, and where they are named."""

from collections.abc import Iterable
from sqlite3 import Connection
from typing import TYPE_CHECKING

from treatytrack.domain.lists import separated
from treatytrack.store.party_uses import agreements_of, refs_naming, sides_counted

if TYPE_CHECKING:
    from treatytrack.domain.parties import Parties, Party

_PARTIES = "SELECT code, name, kind, names, members, signs_for_members, predecessors, until FROM party"


class ReadsParties:
    """What a register tells of parties."""

    _connection: Connection
    _parties: "Parties | None" = None

    def own_parties(self) -> "tuple[Party, ...]":
        """The parties that this register knows besides those of the built-in index, by code."""
        return self._own_parties("ORDER BY code", {})

    def own_party(self, code: str) -> "Party | None":
        """This register's own party of exactly that code, be it new or a built-in one that was changed."""
        return next(iter(self._own_parties("WHERE code = :code", {"code": code})), None)

    def _own_parties(self, which: str, values: dict[str, str]) -> "tuple[Party, ...]":
        from treatytrack.domain.parties import Party  # noqa: PLC0415  (5 ms; few registers have any, few reads ask)

        return tuple(
            Party(
                code, name, kind, separated(names), separated(members), bool(signs), separated(predecessors), until
            )
            for code, name, kind, names, members, signs, predecessors, until in self._connection.execute(
                f"{_PARTIES} {which}", values
            )
        )  # fmt: skip

    def built_in_party(self, code: str) -> "Party | None":
        """The built-in party of exactly that code, as it is without this register."""
        from treatytrack.store.party_index import known_parties  # noqa: PLC0415  (only where parties are asked for)

        return known_parties().get(code)

    def sides_counted(self) -> dict[str, int]:
        """In how many agreements each party is a side, by code."""
        return sides_counted(self._connection)

    def agreements_of(self, codes: Iterable[str]) -> int:
        """How many agreements have one of these parties as a side."""
        return agreements_of(self._connection, codes)

    def refs_naming_party(self, code: str) -> list[str]:
        """The refs of the agreements and relation events that name a party: as a side, as who acted, as concerned."""
        return refs_naming(self._connection, code)

    def parties(self) -> "Parties":
        """Every party that a name can mean: those of the built-in index, and the register's own."""
        if self._parties is None:
            from treatytrack.store.party_index import known_parties  # noqa: PLC0415  (only where parties are asked for)

            self._parties = known_parties(self.own_parties())
        return self._parties
