"""Who hears what becomes of the records of a file, and keeps as much of it as will be told."""

from collections.abc import Callable, Iterable, Sequence
from types import TracebackType
from typing import NamedTuple, Self

from treatytrack.actions.importing.outcome import Fate, Placed
from treatytrack.cli.importing.refused import Refused, RefusedRecords
from treatytrack.rows import Broken

SHOWN_WHOLE = 20
"""So many warnings of a kind are all shown, so no more are kept."""


class Warnings(NamedTuple):
    """Warnings of a kind: those that come first in the file, and how many there are."""

    first: Sequence[Placed]
    number: int


class Hearing:
    """Hears an import within its block; `told` hears at once what becomes of a record that has nothing wrong."""

    def __init__(self, told: Callable[[Fate], None]) -> None:
        self.taken = told
        self._refused = RefusedRecords()
        self._warned: dict[tuple[str, str], list[Placed]] = {}
        self._numbers: dict[tuple[str, str], int] = {}
        self.odd_as_read = 0
        """So many oddities were there before a record was placed: the import itself does not count them."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._refused.close()

    def refused(self, places: Sequence[Placed]) -> None:
        """Keep what is wrong with a record."""
        self._refused.add(Refused(places[0].line, [(place.column, place.what) for place in places]))

    def warned(self, place: Placed) -> None:
        """Keep it if it is one of the first of its kind: by what finds its contradiction, else its column."""
        kind = (place.contradiction, "" if place.contradiction else place.column)
        first = self._warned.setdefault(kind, [])
        self._numbers[kind] = self._numbers.get(kind, 0) + 1
        if len(first) == SHOWN_WHOLE and place.line >= first[-1].line:
            return
        first.append(place)
        first.sort(key=lambda one: one.line)
        del first[SHOWN_WHOLE:]

    def wondered(self, odd: Broken) -> None:
        """Keep what looked odd of a record while it was read."""
        self.odd_as_read += 1
        self.warned(Placed(odd.line, odd.column, odd.what))

    def is_complete(self) -> None:
        """The file is read. Raises TreatytrackError where there was no room for what is wrong with it."""
        self._refused.is_complete()

    def refusals(self) -> Iterable[Refused]:
        """All records that are kept out, by line."""
        return self._refused.by_line()

    def warnings(self) -> list[Warnings]:
        """The warnings, kind by kind."""
        return [Warnings(first, self._numbers[kind]) for kind, first in self._warned.items()]
