"""Two readings of the same things side by side, both in the order of their refs, so that neither is held in memory."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

Left = TypeVar("Left")
Right = TypeVar("Right")

Row = tuple[Any, ...]


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


class Shelf:
    """Rows of one table that begin with a ref, in the order of the refs, taken from the front."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.passed: list[str] = []
        """The refs of rows that nobody asked for."""
        self._said: list[str] = []
        self._groups = _groups(rows, self._said)
        self._next = next(self._groups, None)

    @property
    def broken(self) -> str:
        """What SQLite said where it could not read on; '' while it can."""
        return "".join(self._said)

    def of(self, ref: str) -> list[Row]:
        """The rows of a ref, without it; refs are asked for in their order."""
        while self._next and _order(self._next[0]) < _order(ref):
            self._pass()
        if self._next is None or self._next[0] != ref:
            return []
        found = self._next[1]
        self._next = next(self._groups, None)
        return found

    def rest(self) -> list[str]:
        """The refs of all rows that nobody asked for, at the end."""
        while self._next:
            self._pass()
        return self.passed

    def _pass(self) -> None:
        if self._next:
            self.passed.append(self._next[0])
            self._next = next(self._groups, None)


def _groups(rows: Iterable[Row], said: list[str]) -> Iterator[tuple[str, list[Row]]]:
    """The rows by ref. No method of the shelf: the circle would keep SQLite's cursor, and with it the register."""
    try:
        for ref, of_ref in groupby(rows, key=itemgetter(0)):
            yield ref, [row[1:] for row in of_ref]
    except sqlite3.DatabaseError as error:
        said.append(str(error))
