"""Taking in many agreements: every row is read before any is written, and all are written or none."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from treatytrack.actions.add import ref_prefix, same_agreements
from treatytrack.actions.read import BLANKS, REQUIRED, CellReader
from treatytrack.actions.register import Writer
from treatytrack.columns import (
    BY_NAME,
    COMPUTED_BY_NAME,
    NAMES,
    Broken,
    Row,
    agreement_from,
    differences_between,
    name_meant,
    nearest_name,
)
from treatytrack.domain.admissible import warnings
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.recording import filled
from treatytrack.domain.settle import contradictions
from treatytrack.domain.validity import standing_on
from treatytrack.errors import WrongRequest


class Placed(NamedTuple):
    """Something said of a place in the file."""

    line: int
    column: str
    what: str


class Change(NamedTuple):
    """What happens to a row: `added`, `updated`, `unchanged`, `skipped`, `duplicate`; and what differs.

    A difference is a column, what the register holds, and what the file says.
    """

    line: int
    kind: str
    agreement: Agreement
    differences: tuple[tuple[str, str, str], ...] = ()


class Outcome(NamedTuple):
    """What an import did, or would do."""

    read: int
    changes: tuple[Change, ...]
    problems: tuple[Placed, ...]
    conflicts: tuple[Placed, ...]
    warnings: tuple[Placed, ...]

    @property
    def counts(self) -> Counter[str]:
        """How many rows met each fate."""
        return Counter(change.kind for change in self.changes)


def columns_read(names: Sequence[str], other_columns: str = "refuse") -> dict[str, str]:
    """Which recorded column each column of the file fills; computed ones are passed over.

    `other_columns` says what happens to a column that nothing reads: `refuse`, `ignore`, or `notes`.
    Raises WrongRequest, naming the nearest column; also where a column is filled twice.
    """
    ours: dict[str, str] = {}
    plain = {name: name_meant(name) for name in names}
    exported = "as_of" in plain.values()
    for name, column in plain.items():
        if exported and column in COMPUTED_BY_NAME:
            continue
        filled = "stated_status" if column == "status" else column
        if filled in BY_NAME:
            if filled in ours.values():
                raise WrongRequest(f'the columns "{name}" and another both fill {filled}')
            ours[name] = filled
        elif other_columns == "refuse":
            near = nearest_name(column, NAMES)
            meant = f"did you mean {near}? Or to" if near else "to"
            leave = "leave it out say --other-columns ignore, to keep it in the notes --other-columns notes"
            raise WrongRequest(f'"{name}" is not a column of a register: {meant} {leave}')
        elif other_columns == "notes":
            ours[name] = ""
    return ours


def import_rows(
    register: Writer,
    rows: Iterable[Row | Broken],
    ours: Mapping[str, str],
    reader: CellReader,
    day: date,
    *,
    on_conflict: str = "fail",
    nulls: frozenset[str] = frozenset(),
    keep: bool = True,
) -> Outcome:
    """Read every row, and write what is new or changed if nothing is wrong and `keep` holds.

    `on_conflict` says what happens to an agreement that is there and differs: `fail`, `skip` or `update`.
    """
    read, written, problems = _read(rows, ours, reader, nulls)
    placed = _Placing(register, on_conflict, tuple(dict.fromkeys(column or "notes" for column in ours.values())))
    for line, agreement in written:
        placed.place(line, agreement)
    warned = [warning for change in placed.changes for warning in _warnings(register, change, day)]
    problems += placed.problems
    outcome = Outcome(read, tuple(placed.changes), tuple(problems), tuple(placed.conflicts), tuple(warned))
    if keep and not problems and not placed.conflicts:
        register.add_all(_with_refs(register, (c.agreement for c in placed.changes if c.kind == "added")))
        for change in placed.changes:
            if change.kind == "updated":
                register.update(change.agreement)
    return outcome


def _read(
    rows: Iterable[Row | Broken], ours: Mapping[str, str], reader: CellReader, nulls: frozenset[str]
) -> tuple[int, list[tuple[int, Agreement]], list[Placed]]:
    written: list[tuple[int, Agreement]] = []
    problems: list[Placed] = []
    read = 0
    for row in rows:
        read += 1
        if isinstance(row, Broken):
            problems.append(Placed(row.line, "", row.what))
            continue
        # Columns that the file does not have stay as they are; a row that is new then lacks them (see `_Placing`).
        required = [name for name in REQUIRED if name in ours.values() or "ref" not in ours.values()]
        agreement, wrong = reader.agreement(_cells(row.cells, ours, nulls), required)
        problems += [Placed(row.line, problem.column, problem.what) for problem in wrong]
        if agreement:
            written.append((row.line, agreement))
    return read, written, problems


def _cells(cells: Mapping[str, str], ours: Mapping[str, str], nulls: frozenset[str]) -> dict[str, str]:
    """The row's cells by our columns, without what stands for nothing; columns kept in the notes are added there."""
    found: dict[str, str] = {}
    kept = []
    for name, column in ours.items():
        text = "" if cells[name].strip(BLANKS) in nulls else cells[name]
        if column:
            found[column] = text
        elif text.strip(BLANKS):
            kept.append(f"{name}: {text.strip(BLANKS)}")
    if kept:
        found["notes"] = "\n".join(part for part in (found.get("notes", ""), *kept) if part)
    return found


class _Placing:
    """Finds out, row by row, which agreement of the register each one is."""

    def __init__(self, register: Writer, on_conflict: str, columns: tuple[str, ...]) -> None:
        self._register = register
        self._on_conflict = on_conflict
        self._columns = columns
        self._seen: set[Agreement] = set()
        self._lines: dict[object, int] = {}
        self.changes: list[Change] = []
        self.conflicts: list[Placed] = []
        self.problems: list[Placed] = []

    def place(self, line: int, agreement: Agreement) -> None:
        """Decide what the row is; a conflict stops the import unless it is skipped or updates."""
        if agreement in self._seen:
            self.changes.append(Change(line, "duplicate", agreement))
            return
        self._seen.add(agreement)
        column, identity = _identity(agreement)
        if (earlier := self._lines.setdefault(identity, line)) != line:
            self._conflict(line, column, f"line {earlier} is the same agreement, and the two differ")
            return
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
        merged = _merged(there, agreement, self._columns)
        differences = differences_between(there, merged)
        columns = ", ".join(name for name, _, _ in differences)
        if not differences:
            self.changes.append(Change(line, "unchanged", there))
        elif self._on_conflict == "update":
            self.changes.append(Change(line, "updated", merged, differences))
        elif self._on_conflict == "skip":
            self.changes.append(Change(line, "skipped", there, differences))
        else:
            what = f"{there.ref} is there and differs in {columns}"
            self._conflict(
                line, differences[0][0], f"{what}: --on-conflict update takes the file's, skip the register's"
            )

    def _there(self, line: int, agreement: Agreement) -> Agreement | str | None:
        """The same agreement in the register; "new" where there is none; None where that is a conflict."""
        register = self._register
        if agreement.ref:
            there = register.agreement(agreement.ref)
            if there is None:
                if register.ref_was_issued(agreement.ref):
                    self._conflict(line, "ref", f"{agreement.ref} was given to an agreement since removed")
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


def _warnings(register: Writer, change: Change, day: date) -> Iterator[Placed]:
    """What is kept though it contradicts itself or looks odd."""
    if change.kind not in {"added", "updated"}:
        return
    agreement = register.in_context(change.agreement)
    for one in contradictions(agreement, standing_on(agreement, day)):
        yield Placed(change.line, one.column, one.what)
    for remark in warnings(agreement):
        yield Placed(change.line, remark.column, remark.what)


def _with_refs(register: Writer, agreements: Iterable[Agreement]) -> Iterator[Agreement]:
    """Each with its ref; those without one get the next of their parties and year."""
    all_ = list(agreements)
    given = {agreement.ref for agreement in all_ if agreement.ref}
    for agreement in all_:
        ref = agreement.ref
        while not ref:
            prefix = ref_prefix(agreement)
            made = f"{prefix}-{register.next_number(prefix)}"
            ref = "" if made in given else made
        yield agreement._replace(ref=ref)
