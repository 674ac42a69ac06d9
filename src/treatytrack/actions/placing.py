"""Which agreement of the register each row of a file is, and so what happens to it."""

from datetime import date
from typing import NamedTuple

from treatytrack.actions.add import same_agreements
from treatytrack.actions.read import REQUIRED
from treatytrack.actions.register import Writer
from treatytrack.columns import BY_NAME, NAMES, agreement_from, differences_between
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import DayOrder, PartialDate
from treatytrack.domain.recording import filled


class Placed(NamedTuple):
    """Something said of a place in the file."""

    line: int
    column: str
    what: str


Differences = tuple[tuple[str, str, str], ...]
"""Each a column, what the register holds, and what the file says."""


class Change(NamedTuple):
    """What happens to a row: `added`, `updated`, `unchanged`, `skipped`, `duplicate`; and what differs."""

    line: int
    kind: str
    agreement: Agreement
    differences: Differences = ()

    @property
    def fate(self) -> "Fate":
        """The same, of an agreement or of anything else."""
        return Fate(self.line, self.kind, self.agreement.ref, self.agreement.title, self.differences)


class Wishes(NamedTuple):
    """How a file is taken in: its numeric dates, what happens to what is there and differs, what stands for nothing.

    `on_conflict` is `fail`, `skip` or `update`; without `keep` nothing is written.
    """

    order: DayOrder | None = None
    on_conflict: str = "fail"
    nulls: frozenset[str] = frozenset()
    keep: bool = True
    key: tuple[str, ...] = ()


class Fate(NamedTuple):
    """What happens to a record of a file: as in Change, and what it is called."""

    line: int
    kind: str
    ref: str
    title: str
    differences: Differences = ()


def kind_of(differences: Differences, on_conflict: str) -> str:
    """What happens to a record that is there: `unchanged`, `updated` or `skipped`; empty where that is a conflict."""
    return {"update": "updated", "skip": "skipped"}.get(on_conflict, "") if differences else "unchanged"


def differs(ref: str, differences: Differences) -> str:
    """What is said of a conflict with what is there."""
    columns = ", ".join(name for name, _, _ in differences)
    return f"{ref} is there and differs in {columns}: --on-conflict update takes the file's, skip the register's"


class Placing:
    """Finds out, row by row, which agreement of the register each one is."""

    def __init__(self, register: Writer, on_conflict: str) -> None:
        self._register = register
        self._on_conflict = on_conflict
        self._seen: set[Agreement] = set()
        self._lines: dict[object, int] = {}
        self.changes: list[Change] = []
        self.conflicts: list[Placed] = []
        self.problems: list[Placed] = []

    def place(self, line: int, agreement: Agreement, columns: tuple[str, ...]) -> None:
        """Decide what the row with these columns is; a conflict stops the import unless it is skipped or updates."""
        if agreement in self._seen:
            self.changes.append(Change(line, "duplicate", agreement))
            return
        self._seen.add(agreement)
        column, identity = _identity(agreement)
        if earlier := self._lines.get(identity):
            self._conflict(line, column, f"line {earlier} is the same agreement, and the two differ")
            return
        self._lines[identity] = line
        there = self._there(line, agreement)
        if there is None:
            return
        if isinstance(there, str):
            if missing := [name for name in REQUIRED if not BY_NAME[name].of(agreement)]:
                self.problems.append(
                    Placed(line, missing[0], f"is not in the file, and {agreement.ref or 'this'} is new")
                )
                return
            self.changes.append(Change(line, "added", agreement))
            return
        merged = _merged(there, agreement, columns)
        differences = differences_between(there, merged)
        if kind := kind_of(differences, self._on_conflict):
            self.changes.append(Change(line, kind, merged if kind == "updated" else there, differences))
        else:
            self._conflict(line, differences[0][0], differs(there.ref, differences))

    def _there(self, line: int, agreement: Agreement) -> Agreement | str | None:
        """The same agreement in the register; "new" where there is none; None where that is a conflict."""
        register = self._register
        if agreement.ref:
            there = register.agreement(agreement.ref)
            if there is None:
                if register.ref_was_issued(agreement.ref):
                    to = "one since removed" if register.titled(agreement.ref) is None else "an event"
                    self._conflict(line, "ref", f"{agreement.ref} was given to {to}")
                    return None
                return "new"
            named = {party for party in agreement.parties if party}
            if not named <= set(there.parties) or (len(named) == 2 and named != set(there.parties)):
                self._conflict(line, "ref", f"{agreement.ref} is there, between {' and '.join(there.parties)}")
                return None
            if _other_year(there.signed, agreement.signed):
                self._conflict(
                    line, "ref", f"{agreement.ref} is there, signed {there.signed.text if there.signed else None}"
                )
                return None
            return there
        alike = register.by_source_id(agreement.source_id) if agreement.source_id else []
        alike = alike or same_agreements(register, agreement)
        if len(alike) > 1:
            self._conflict(line, "title", f"{' and '.join(one.ref for one in alike)} are both this agreement")
            return None
        if alike and set(alike[0].parties) != set(agreement.parties):
            there = alike[0]
            self._conflict(line, "source_id", f"{there.ref} has it too, between {' and '.join(there.parties)}")
            return None
        return alike[0] if alike else "new"

    def _conflict(self, line: int, column: str, what: str) -> None:
        self.conflicts.append(Placed(line, column, what))


def _identity(agreement: Agreement) -> tuple[str, object]:
    """What a row is known by in its file, and the column that says so: ref, else source id, else what it is."""
    if agreement.ref:
        return "ref", agreement.ref
    if agreement.source_id:
        return "source_id", ("source", agreement.source_id)
    return "title", (frozenset(agreement.parties), agreement.title, agreement.signed, agreement.in_force)


def _other_year(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether two signatures cannot lie in the same year."""
    if one is None or other is None:
        return False
    first, last = (one.earliest or date.min).year, (one.latest or date.max).year
    return (other.latest or date.max).year < first or (other.earliest or date.min).year > last


def _merged(there: Agreement, row: Agreement, columns: tuple[str, ...]) -> Agreement:
    """What is there with exactly the columns that the file has; an empty cell empties.

    A column that the file does not have and that its events fill (`signed 2020-01-01`) is the file's too.
    """
    own = {name: value for name in NAMES if (value := BY_NAME[name].of(row)) or name in columns}
    values = {name: BY_NAME[name].of(there) for name in NAMES} | own
    return filled(agreement_from(values | {"ref": there.ref}))
