"""A look at a register that disturbs nobody: for completion, where a person waits and nothing may be said.

Unlike reading proper it does not wait for a lock, upgrades nothing, repairs nothing, and gives up after half a second.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from sqlite3 import connect
from typing import Literal, NamedTuple

from treatytrack.domain.lists import separated
from treatytrack.errors import RegisterUnusable
from treatytrack.store.connection import APPLICATION_ID, register_file, uri_of
from treatytrack.store.failures import said_plainly
from treatytrack.store.layout import LAST_LETTER
from treatytrack.store.party_names import Called
from treatytrack.store.reading import ReadableRegister
from treatytrack.store.schema import is_current

_WAITS = 0.1
_LOOKS = 0.5
_STEPS = 10_000
"""After so many steps of SQLite it is looked at the clock: about a millisecond."""

About = Literal["agreement", "event"]
"""What is asked about."""


class _Record(NamedTuple):
    """Where records of one sort rest, and the items of their lists."""

    table: str
    items: str


_RECORDS: dict[About, _Record] = {
    "agreement": _Record("agreement", "listed"),
    "event": _Record("relation_event", "relation_event_item"),
}
_HEADER = 72
_ROLLBACK_JOURNAL = b"\x01\x01"
_FORMAT_AT, _APPLICATION_AT = slice(18, 20), slice(68, 72)


@contextmanager
def glance(path: Path) -> "Iterator[Glimpse]":
    """The register at `path`, as it is now and as it may be seen at once.

    Raises RegisterUnusable where it cannot: also where it is locked, or of another schema than this program's.
    """
    file = register_file(path)
    _looks_like_ours(file)
    with said_plainly(file), closing(connect(uri_of(file, "mode=ro"), uri=True, timeout=_WAITS)) as connection:
        last = time.monotonic() + _LOOKS
        connection.set_progress_handler(lambda: time.monotonic() > last, _STEPS)
        connection.execute("PRAGMA trusted_schema = OFF")
        if not is_current(connection, file):
            raise RegisterUnusable(f"{file} is of an older schema")
        yield Glimpse(connection)


def _looks_like_ours(file: Path) -> None:
    """Told by the bytes at its head: SQLite would make files beside one of another program that keeps a WAL."""
    try:
        with file.open("rb") as opened:
            head = opened.read(_HEADER)
    except OSError as error:
        raise RegisterUnusable(f"{file} cannot be read: {error.strerror}") from None
    if head[_FORMAT_AT] != _ROLLBACK_JOURNAL or int.from_bytes(head[_APPLICATION_AT], "big") != APPLICATION_ID:
        raise RegisterUnusable(f"{file} is no register")


class Glimpse(ReadableRegister):
    """A register as completion sees it: the words in it, the ones used most first."""

    def parties_used(self, of: About) -> list[str]:
        """The codes of the parties that are sides, those of most agreements first; of events also whom they concern."""
        also = "UNION ALL SELECT party FROM relation_event_party" if of == "event" else ""
        return self._texts(
            f"SELECT party FROM (SELECT party FROM side {also}) GROUP BY party ORDER BY count(*) DESC, party", {}
        )

    def own_party_names(self) -> list[Called]:
        """What the parties are called that this register knows besides the built-in ones."""
        found = self._connection.execute("SELECT code, name, names FROM party ORDER BY code")
        return [Called(code, name, separated(names)) for code, name, names in found]

    def refs_and_titles(self, beginning: str, limit: int, of: About) -> dict[str, str]:
        """The refs that begin so, in capitals or not, each with its title."""
        found = self._connection.execute(
            f"""SELECT ref, title FROM {_RECORDS[of].table} WHERE (ref >= :text AND ref < :after)
            OR (ref >= :capitals AND ref < :after_capitals) ORDER BY ref LIMIT :limit""",
            {
                "text": beginning, "after": beginning + LAST_LETTER,
                "capitals": beginning.upper(), "after_capitals": beginning.upper() + LAST_LETTER, "limit": limit,
            },
        )  # fmt: skip
        return dict(found)

    def ref_beginnings(self, beginning: str, limit: int, of: About) -> list[str]:
        """How the refs that begin so go on: through their next hyphen, or by a letter where these are too many.

        A look-up for each, however many refs there are.
        """
        start = beginning.upper()
        found = self._going_on(start, limit, of, lambda ref: ref.find("-", len(start)) + 1 or len(ref))
        return found if len(found) < limit else self._going_on(start, limit, of, lambda _: len(start) + 1)

    def _going_on(self, start: str, limit: int, of: About, length: Callable[[str], int]) -> list[str]:
        found: list[str] = []
        sql = f"SELECT ref FROM {_RECORDS[of].table} WHERE ref >= :next AND ref < :after ORDER BY ref LIMIT 1"
        values = {"next": start, "after": start + LAST_LETTER}
        while len(found) < limit and (there := self._text(sql, values)):
            found.append(there[: length(there)])
            values["next"] = found[-1] + LAST_LETTER
        return found

    def items(self, column: str, limit: int, of: About) -> list[str]:
        """What stands in a list column, the items of most records first."""
        return self._texts(
            f"""SELECT item FROM {_RECORDS[of].items} WHERE field = :column
            GROUP BY item ORDER BY count(*) DESC, item LIMIT :limit""",
            {"column": column, "limit": limit},
        )

    def items_of(self, ref: str, column: str) -> list[str]:
        """What stands in a list column of one agreement, its ref in capitals or not."""
        return self._texts(
            """SELECT item FROM listed JOIN agreement ON agreement.id = agreement_id
            WHERE ref IN (:ref, :capitals) AND field = :column ORDER BY position""",
            {"ref": ref, "capitals": ref.upper(), "column": column},
        )

    def places(self, limit: int, of: About) -> list[str]:
        """Where agreements were signed, or events happened, most of them first."""
        return self._texts(
            f"""SELECT place FROM {_RECORDS[of].table} WHERE place <> ''
            GROUP BY place ORDER BY count(*) DESC, place LIMIT :limit""",
            {"limit": limit},
        )
