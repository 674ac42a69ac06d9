"""What becomes of the records of a file, told as it comes: who hears it may keep it, the import only counts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, Protocol

from treatytrack.domain.lists import first_of


class Placed(NamedTuple):
    """Something said of a place in the file; of a contradiction also what it is about, as `contradiction:` finds it."""

    line: int
    column: str
    what: str
    contradiction: str = ""


Differences = tuple[tuple[str, str, str], ...]
"""Each a column, what the register holds, and what the file says."""


class Fate(NamedTuple):
    """What happens to a record of a file: as in Change, and what it is called."""

    line: int
    kind: str
    ref: str
    title: str
    differences: Differences = ()


class Listener(Protocol):
    """Who hears what becomes of the records of a file. Each part of it comes by line, but for records that wait."""

    def taken(self, fate: Fate) -> None:
        """A record has nothing wrong."""

    def refused(self, places: Sequence[Placed]) -> None:
        """A record is kept out; all of its places in the file at which something is wrong."""

    def warned(self, place: Placed) -> None:
        """Something looks odd, and is kept."""


class _Nobody:
    """Hears nothing."""

    def taken(self, fate: Fate) -> None:
        """It is only counted."""

    def refused(self, places: Sequence[Placed]) -> None:
        """As above."""

    def warned(self, place: Placed) -> None:
        """As above."""


NOBODY = _Nobody()
"""For whom nothing need be told."""


class Outcome(NamedTuple):
    """What an import did: how many records were read, met each fate, had something wrong, met a conflict, were odd."""

    read: int = 0
    counts: Mapping[str, int] = MappingProxyType({})
    wrong: int = 0
    conflicts: int = 0
    warnings: int = 0

    @property
    def refused(self) -> int:
        """How many records are kept out."""
        return self.wrong + self.conflicts

    def and_also(self, other: "Outcome") -> "Outcome":
        """What two parts of a file did together."""
        return Outcome(
            self.read + other.read,
            Counter(self.counts) + Counter(other.counts),
            self.wrong + other.wrong,
            self.conflicts + other.conflicts,
            self.warnings + other.warnings,
        )


class Refusals:
    """What keeps records out, until it can be told by line."""

    def __init__(self) -> None:
        self.wrong = 0
        self.conflicts = 0
        self._waiting: list[Sequence[Placed]] = []

    def add(self, places: Sequence[Placed]) -> None:
        """A record has something wrong."""
        self.wrong += 1
        self._waiting.append(places)

    def add_conflict(self, place: Placed) -> None:
        """A record cannot be what it says beside what there is."""
        self.conflicts += 1
        self._waiting.append((place,))

    def tell(self, listener: Listener) -> None:
        """Tell what was not told yet, by line."""
        for places in sorted(self._waiting, key=lambda places: places[0].line):
            listener.refused(places)
        self._waiting.clear()


def counted(read: int, fates: Iterable[Fate], refusals: Refusals) -> Outcome:
    """The outcome of a part that is held whole."""
    return Outcome(read, Counter(fate.kind for fate in fates), refusals.wrong, refusals.conflicts)


def kind_of(differences: Differences, on_conflict: str) -> str:
    """What happens to a record that is there: `unchanged`, `updated` or `skipped`; empty where that is a conflict."""
    return {"update": "updated", "skip": "skipped"}.get(on_conflict, "") if differences else "unchanged"


def differs(ref: str, differences: Differences) -> str:
    """What is said of a conflict with what is there."""
    columns = ", ".join(name for name, _, _ in differences)
    return f"{ref} is there and differs in {columns}: --on-conflict update takes the file's, skip the register's"


def differ_in(differences: Differences) -> str:
    """How two records of one file differ: what the earlier one says and what this one, where that is not much."""
    if len(differences) > _MOST_COMPARED:
        return f"the two differ in {first_of([name for name, _, _ in differences])}"
    compared = (f"{name} ({_quoted(one)}, here {_quoted(other)})" for name, one, other in differences)
    return f"the two differ in {', '.join(compared)}"


def _quoted(text: str) -> str:
    if not text:
        return "empty"
    return f'"{text}"' if len(text) <= _LONGEST_COMPARED else f'"{text[: _LONGEST_COMPARED - 1]}…"'


_MOST_COMPARED = 3
_LONGEST_COMPARED = 40
"""So many columns, and so much of each, are quoted in a sentence."""
