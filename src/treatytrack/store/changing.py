"""What every change of a register goes through: rows written in one transaction, refs given once, the history."""

from collections.abc import Collection, Sequence
from datetime import datetime
from secrets import token_hex
from sqlite3 import Connection

from sqlalchemy import Connection as Bound

from treatytrack.errors import Conflict, NotFound
from treatytrack.store.layout import utc_text
from treatytrack.store.past.remembering import Change, history_rows, record_of_setting
from treatytrack.store.reading import ReadableRegister
from treatytrack.store.referring import is_there
from treatytrack.store.rowwise import RowWriter


class ChangingRegister(ReadableRegister):
    """A register in the hand of one writer, its settings among what changes; the records come on top of it."""

    def __init__(self, connection: Connection, bound: Bound, *, user: str, command: str, now: datetime) -> None:
        super().__init__(connection)
        self.operation = token_hex(8)
        """One id for all that this command changes."""
        self._write = RowWriter(connection, bound)
        self._by = {
            "at": utc_text(now), "user_name": user, "command": command, "operation": self.operation, "undoes": "",
        }  # fmt: skip
        self._reserved: dict[str, int] = {}

    def ref_was_issued(self, ref: str) -> bool:
        """Whether that ref was ever given, also to what has since been removed."""
        return self._text("SELECT ref FROM issued_ref WHERE ref = :ref", {"ref": ref}) is not None

    def issued(self, refs: Collection[str]) -> set[str]:
        """Those of the refs that were ever given, also to what has since been removed; no more than a query takes."""
        sql = f"SELECT ref FROM issued_ref WHERE ref IN ({', '.join('?' * len(refs))})"
        return {ref for (ref,) in self._connection.execute(sql, tuple(refs))}

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting in the register."""
        before = self.setting(name)
        if before == value:
            return
        self._write.set_setting(name, value)
        self._remember([Change("setting", name, record_of_setting(before), record_of_setting(value))])

    def clear_setting(self, name: str) -> None:
        """Take a setting out of the register; the history keeps it. Raises NotFound: it was never set."""
        before = self.setting(name)
        if before is None:
            raise NotFound(f"No setting is called {name}")
        self._write.remove_setting(name)
        self._remember([Change("setting", name, record_of_setting(before), "")])

    def _refuse_given(self, refs: Sequence[str], *, put_back: bool) -> None:
        given = {ref for ref in refs if is_there(self._connection, ref)} if put_back else self.issued(refs)
        for ref in refs:
            if ref in given:
                raise Conflict(f"The ref {ref} was given already, and a ref is never used twice")
            given.add(ref)

    def _next_number(self, beginning: str) -> int:
        """One more than the last; what was given is looked at once, and then only whether the next is taken."""
        if beginning not in self._reserved:
            refs = self._texts(
                "SELECT ref FROM issued_ref WHERE ref >= :first AND ref < :after",
                {"first": beginning, "after": f"{beginning}:"},  # the colon follows the digits
            )
            tails = (ref[len(beginning) :] for ref in refs)
            self._reserved[beginning] = max(
                (int(tail) for tail in tails if tail.isascii() and tail.isdigit()), default=0
            )
        self._reserved[beginning] += 1
        while self.ref_was_issued(f"{beginning}{self._reserved[beginning]}"):
            self._reserved[beginning] += 1
        return self._reserved[beginning]

    def _remember(self, changes: Sequence[Change]) -> None:
        last = self._connection.execute("SELECT id, hash FROM history ORDER BY id DESC LIMIT 1").fetchone()
        rows = history_rows(changes, self._by, last or (0, ""))
        self._write.add_rows({"history": rows})

    def _next_id(self, table: str) -> int:
        (last,) = self._connection.execute(f"SELECT max(id) FROM {table}").fetchone()
        return int(last or 0) + 1
