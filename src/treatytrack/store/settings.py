"""What a register keeps besides its records: settings, saved queries, and by which rules its rows were derived."""

from sqlite3 import Connection

from treatytrack.domain.validity import RULE_SET


class ReadsSettings:
    """What a register tells of how it is kept."""

    _connection: Connection

    def setting(self, name: str) -> str | None:
        """The value of a setting kept in the register; None where it was never set."""
        return self._text("SELECT value FROM setting WHERE name = :name", {"name": name})

    def saved_queries(self) -> dict[str, str]:
        """The words of each saved query, as they were typed, by its name with the `@`."""
        return dict(self._connection.execute("SELECT name, value FROM setting WHERE name LIKE '@%' ORDER BY name"))

    @property
    def derived_is_current(self) -> bool:
        """Whether the derived rows were made by the rules of this program; if not, the domain is asked instead."""
        return self.setting("rule_set") == str(RULE_SET)

    def _text(self, sql: str, values: dict[str, str]) -> str | None:
        row = self._connection.execute(sql, values).fetchone()
        return str(row[0]) if row else None
