"""Two readings of the same things side by side, both in the order of their refs, so that neither is held in memory."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, Generic, TypeVar

Left = TypeVar("Left")
Right = TypeVar("Right")


def paired(
    lefts: Iterable[tuple[str, Left]], rights: Iterable[tuple[str, Right]]
) -> Iterator[tuple[str, Left | None, Right | None]]:
    """What stands under the same ref together; None where one of the two has nothing there."""
    left_rest, right_rest = iter(lefts), iter(rights)
    left, right = next(left_rest, None), next(right_rest, None)
    while left or right:
        if left and right and left[0] == right[0]:
            yield left[0], left[1], right[1]
            left, right = next(left_rest, None), next(right_rest, None)
        elif left and (not right or _order(left[0]) < _order(right[0])):
            yield left[0], left[1], None
            left = next(left_rest, None)
        elif right:
            yield right[0], None, right[1]
            right = next(right_rest, None)


def _order(ref: object) -> str:
    """SQLite sorts texts by their bytes, as Python does; what should be a text and is none may stand anywhere."""
    return ref if isinstance(ref, str) else repr(ref)


class Shelf(Generic[Left]):
    """Rows of one table that begin with a ref, in the order of the refs, taken from the front.

    What SQLite cannot read ends it: `broken` says then what it said.
    """

    def __init__(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self.broken = ""
        self.passed: list[str] = []
        """The refs of rows that nobody asked for."""
        self._groups = self._read(rows)
        self._next = next(self._groups, None)

    def of(self, ref: str) -> list[tuple[Any, ...]]:
        """The rows of a ref, without it; refs are asked for in their order."""
        while self._next and _order(self._next[0]) < _order(ref):
            self.passed.append(self._next[0])
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != ref:
            return []
        found = self._next[1]
        self._next = next(self._groups, None)
        return found

    def rest(self) -> list[str]:
        """All refs that nobody asked for, at the end."""
        while self._next:
            self.passed.append(self._next[0])
            self._next = next(self._groups, None)
        return self.passed

    def _read(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
        try:
            for ref, of_ref in groupby(rows, key=itemgetter(0)):
                yield ref, [row[1:] for row in of_ref]
        except sqlite3.DatabaseError as error:
            self.broken = str(error)
