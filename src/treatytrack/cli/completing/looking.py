"""What completion looks up in the register, if it can be seen at once; in one that cannot there is nothing."""

import os
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from treatytrack.config import register_place
from treatytrack.errors import TreatytrackError

if TYPE_CHECKING:
    from treatytrack.store.glance import Glimpse
    from treatytrack.store.party_names import Called

Found = TypeVar("Found")


class Looking:
    """A register that may be there, opened when it is first asked."""

    def __init__(self, db: str | None) -> None:
        """`db` is what `--db` names on the line; its variables stand there as typed."""
        self._db = os.path.expandvars(db) if db else None
        self._open = ExitStack()

    def __enter__(self) -> "Looking":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    @cached_property
    def _register(self) -> "Glimpse | None":
        from treatytrack.store.glance import glance  # noqa: PLC0415  (most words need no register)

        with suppress(TreatytrackError, OSError):
            return self._open.enter_context(glance(register_place(self._db).path))
        return None

    def up(self, ask: "Callable[[Glimpse], Found]") -> Found | None:
        """What the register answers; None where it cannot."""
        from treatytrack.store.failures import said_plainly  # noqa: PLC0415  (as above)

        if self._register:
            with suppress(TreatytrackError), said_plainly(register_place(self._db).path):
                return ask(self._register)
        return None

    def parties(self) -> "dict[str, Called]":
        """What every party is called, by its code: the built-in ones, and the register's own."""
        from treatytrack.store.party_names import party_names  # noqa: PLC0415  (most words name no party)

        own = self.up(lambda register: register.own_party_names()) or []
        return {party.code: party for party in (*party_names(), *own)}
