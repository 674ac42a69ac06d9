"""Which agreement of the register each row of a file is, and so what happens to it.

Each row meets the register as the rows before it have left it. Only numbers are kept of those: a file may have a
million rows.
"""

from array import array
from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from treatytrack.actions.importing.outcome import Differences, Placed, Refusals, differ_in, differs, kind_of
from treatytrack.actions.read import REQUIRED
from treatytrack.actions.register import Writer
from treatytrack.columns import BY_NAME, NAMES, agreement_from, differences_between
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import DayOrder, PartialDate
from treatytrack.domain.names import folded
from treatytrack.domain.recording import filled


class Written(NamedTuple):
    """A row that was read: its line, what it records, and the columns that it has."""

    line: int
    agreement: Agreement
    columns: tuple[str, ...]


class Change(NamedTuple):
    """What happens to a row: `added`, `updated`, `unchanged`, `skipped`, `duplicate`; and what differs."""

    line: int
    kind: str
    agreement: Agreement
    differences: Differences = ()


class Wishes(NamedTuple):
    """How a file is taken in: its numeric dates, what happens to what is there and differs, what stands for nothing.

    `on_conflict` is `fail`, `skip` or `update`; `key` are the columns by which a row is known that has no ref and no
    id of its source. `source_day` is the day on which the source spoke.
    """

    order: DayOrder | None = None
    on_conflict: str = "fail"
    nulls: frozenset[str] = frozenset()
    key: tuple[str, ...] = ()
    source_day: date | None = None


class _Met(NamedTuple):
    """An agreement as it now is: its number, 0 while it is not written; the line of the file that was it, else 0."""

    agreement: Agreement
    number: int = 0
    line: int = 0


class _Conflict(Exception):
    """A row that cannot be placed: the column, and why."""


_SIDES = frozenset(("party_a", "party_b"))
_LAST_RESORT = ("title", "signed", "in_force")
"""By what, beside its parties, a row is known that has no ref and no id, where no key says it."""

_TWO_REGISTERS = (
    ': if the numbers of two registers meet, put a name before them in a preset, as in source_id = "AUT {No}", '
    "or leave that column out with --map THEIRS="
)


class Placing:
    """Finds out, some rows at a time, which agreement of the register each one is."""

    def __init__(self, register: Writer, wishes: Wishes, refusals: Refusals) -> None:
        self._register = register
        self._refusals = refusals
        self._on_conflict = wishes.on_conflict
        self._key = wishes.key
        self._told_by = tuple(name for name in wishes.key if name not in _SIDES)
        self._lines = array("q")
        self._skipped: set[int] = set()
        self._there: dict[object, list[_Met]] = {}
        self._issued: set[str] = set()
        self._all_have_refs = False

    def place(self, written: Sequence[Written]) -> list[Change]:
        """What happens to each of these rows; a conflict stops the import, unless it is skipped or updates."""
        self._look_up([row.agreement for row in written])
        changes = []
        for row in written:
            try:
                if change := self._placed(row):
                    changes.append(change)
            except _Conflict as conflict:
                self._refusals.add_conflict(Placed(row.line, *conflict.args))
        return changes

    def were_written(self, changes: Sequence[Change], first: int) -> None:
        """Remember the lines of the agreements that were added under the numbers from `first` on."""
        for number, change in enumerate(changes, start=first):
            self._remember(number, change.line)

    def _look_up(self, agreements: Sequence[Agreement]) -> None:
        """Read what the register has of all these, each by what it is known by."""
        refs = {one.ref for one in agreements if one.ref}
        without = [one for one in agreements if not one.ref]
        self._all_have_refs = not without
        kept = [*self._register.of_refs(refs).values()] if refs else []
        self._issued = self._register.issued(refs) if refs else set()
        if without:
            kept += self._register.having(("source_id",), {(one.source_id,) for one in without if one.source_id})
            keyed = [one for one in without if self._is_keyed(one)]
            kept += self._register.having(*self._asked_by(keyed)) if keyed else []
            if len(keyed) < len(without):
                kept += self._register.having(_LAST_RESORT, {_last(one) for one in without if not self._is_keyed(one)})
        self._there = {}
        for one in {one.number: one for one in kept}.values():
            line = self._lines[one.number] if one.number < len(self._lines) else 0
            self._is_there(_Met(one.agreement, one.number, line))

    def _is_keyed(self, agreement: Agreement) -> bool:
        """Whether `key` tells what it is: where all that it holds besides the parties is empty, it tells nothing."""
        return bool(self._key) and (not self._told_by or any(BY_NAME[name].text(agreement) for name in self._told_by))

    def _asked_by(self, keyed: Sequence[Agreement]) -> tuple[tuple[str, ...], set[tuple[str, ...]]]:
        """The columns, and what these hold there, by which the register finds all that their key may mean."""
        if not self._told_by:  # the two sides may stand the other way round
            return self._key[:1], {(party,) for one in keyed for party in one.parties if party}
        return self._told_by, {tuple(BY_NAME[name].text(one) for name in self._told_by) for one in keyed}

    def _is_there(self, met: _Met, before: _Met | None = None) -> None:
        """Know an agreement by all that it can be known by, and no longer by what it was known by before."""
        if before:
            for identity in self._identities(before.agreement):
                self._there[identity].remove(before)
        for identity in self._identities(met.agreement):
            self._there.setdefault(identity, []).append(met)

    def _identities(self, agreement: Agreement) -> list[object]:
        known_by: list[object] = [("ref", agreement.ref)] if agreement.ref else []
        if self._all_have_refs:
            return known_by
        if agreement.source_id:
            known_by.append(("source_id", agreement.source_id))
        known_by.append(self._last_resort(agreement))
        return known_by

    def _last_resort(self, agreement: Agreement) -> tuple[object, ...]:
        """By what a row is known that has neither ref nor id: `key`, else parties, title and days."""
        sides = frozenset(agreement.parties)
        if not self._is_keyed(agreement):
            return (sides, *(BY_NAME[name].of(agreement) for name in _LAST_RESORT))
        both = set(self._key) >= _SIDES
        texts = tuple(sides if both and name in _SIDES else BY_NAME[name].text(agreement) for name in self._key)
        return (self._key, texts)

    def _placed(self, row: Written) -> Change | None:
        line, agreement, columns = row
        met = self._same(agreement)
        if met is None:
            if missing := [name for name in REQUIRED if not BY_NAME[name].of(agreement)]:
                what = f"is not in the file, and {agreement.ref or 'this'} is new"
                self._refusals.add((Placed(line, missing[0], what),))
                return None
            self._is_there(_Met(agreement, line=line))
            return Change(line, "added", agreement)
        merged = _merged(met.agreement, agreement, columns)
        differences = differences_between(met.agreement, merged)
        if met.line > 0:
            if differences:
                known_by = "ref" if agreement.ref else "source_id" if agreement.source_id else "title"
                raise _Conflict(known_by, f"line {met.line} is the same agreement, and {differ_in(differences)}")
            return Change(line, "duplicate", agreement)
        kind = kind_of(differences, self._on_conflict)
        if not kind:
            raise _Conflict(differences[0][0], differs(met.agreement.ref, differences))
        if kind == "skipped" and self._was_skipped(met.number, differences):
            return Change(line, "duplicate", agreement)
        now = merged if kind == "updated" else met.agreement
        # A row that was skipped has left the agreement as it was: the next one that differs is skipped too.
        line_now = self._remember(met.number, 0 if kind == "skipped" else line)
        self._is_there(_Met(now, met.number, line_now), before=met)
        return Change(line, kind, now, differences)

    def _same(self, agreement: Agreement) -> _Met | None:
        """The same agreement, as it is by now; None where there is none. Raises _Conflict."""
        if agreement.ref:
            return self._of_its_ref(agreement)
        known = self._there.get(("source_id", agreement.source_id), []) if agreement.source_id else []
        alike = known or [
            one
            for one in self._there.get(self._last_resort(agreement), [])
            # Two ids of a source are two agreements, however alike.
            if not (agreement.source_id and one.agreement.source_id)
        ]
        if len(alike) > 1:
            raise _Conflict("title", f"{' and '.join(_called(one) for one in alike)} are both this agreement")
        if not alike:
            return None
        there = alike[0].agreement
        if set(there.parties) != set(agreement.parties):
            what = f"{_called(alike[0])} has it too, between {' and '.join(there.parties)}"
            raise _Conflict("source_id" if known else self._key[0], f"{what}{_TWO_REGISTERS if known else ''}")
        if known and _is_another(there, agreement):
            what = (
                f'{_called(alike[0])} has it too, and is "{there.title}", signed {there.signed and there.signed.text}'
            )
            raise _Conflict("source_id", f"{what}{_TWO_REGISTERS}")
        return alike[0]

    def _of_its_ref(self, agreement: Agreement) -> _Met | None:
        ref = agreement.ref
        if not (known := self._there.get(("ref", ref))):
            if ref in self._issued:
                to = "one since removed" if self._register.titled(ref) is None else "an event"
                raise _Conflict("ref", f"{ref} was given to {to}")
            return None
        met = known[0]
        if met.line > 0:
            return met
        there = met.agreement
        named = {party for party in agreement.parties if party}
        if not named <= set(there.parties) or (len(named) == 2 and named != set(there.parties)):
            raise _Conflict("ref", f"{ref} is there, between {' and '.join(there.parties)}")
        if _other_year(there.signed, agreement.signed):
            raise _Conflict("ref", f"{ref} is there, signed {there.signed.text if there.signed else None}")
        return met

    def _was_skipped(self, number: int, differences: Differences) -> bool:
        """Whether a row before it said the same of that agreement; from now on one did."""
        said = hash((number, differences))  # a number for each: all rows of a large file may be skipped
        if said in self._skipped:
            return True
        self._skipped.add(said)
        return False

    def _remember(self, number: int, line: int) -> int:
        """Keep the line that was this agreement; gives it back."""
        if (more := number + 1 - len(self._lines)) > 0:
            self._lines.extend([0] * more)
        self._lines[number] = line
        return line


def _last(agreement: Agreement) -> tuple[str, ...]:
    return tuple(BY_NAME[name].text(agreement) for name in _LAST_RESORT)


def _called(met: _Met) -> str:
    return met.agreement.ref or f"line {met.line}"


def _other_year(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether two signatures cannot lie in the same year."""
    if one is None or other is None:
        return False
    first, last = (one.earliest or date.min).year, (one.latest or date.max).year
    return (other.latest or date.max).year < first or (other.earliest or date.min).year > last


def _is_another(there: Agreement, row: Agreement) -> bool:
    """Whether an id stands on two agreements: title and year are both others, which nobody corrects at once."""
    return folded(there.title) != folded(row.title or there.title) and _other_year(there.signed, row.signed)


def _merged(there: Agreement, row: Agreement, columns: Collection[str]) -> Agreement:
    """What is there with exactly the columns that the file has; an empty cell empties.

    A column that the file does not have and that its events fill (`signed 2020-01-01`) is the file's too.
    """
    own = {name: value for name in NAMES if (value := BY_NAME[name].of(row)) or name in columns}
    values = {name: BY_NAME[name].of(there) for name in NAMES} | own
    return filled(agreement_from(values | {"ref": there.ref}))
