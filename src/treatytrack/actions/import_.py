"""Taking in many agreements: every row is read before any is written, and all are written or none."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from treatytrack.actions.add import ref_prefix
from treatytrack.actions.placing import Change, Fate, Placed, Placing, Wishes
from treatytrack.actions.read import BLANKS, REQUIRED, CellReader
from treatytrack.actions.register import Writer
from treatytrack.columns import (
    COMPUTED_BY_NAME,
    NAMES,
    Broken,
    OutOfScope,
    Record,
    name_meant,
    nearest_name,
)
from treatytrack.domain.admissible import warnings
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.settle import contradictions
from treatytrack.domain.validity import standing_on
from treatytrack.errors import WrongRequest


class Outcome(NamedTuple):
    """What an import did, or would do."""

    read: int = 0
    fates: tuple[Fate, ...] = ()
    problems: tuple[Placed, ...] = ()
    conflicts: tuple[Placed, ...] = ()
    warnings: tuple[Placed, ...] = ()
    out_of_scope: int = 0

    @property
    def counts(self) -> Counter[str]:
        """How many rows met each fate."""
        return Counter(fate.kind for fate in self.fates)

    def and_also(self, other: "Outcome") -> "Outcome":
        """What two parts of a file did together."""
        return Outcome(
            self.read + other.read,
            self.fates + other.fates,
            self.problems + other.problems,
            self.conflicts + other.conflicts,
            self.warnings + other.warnings,
            self.out_of_scope + other.out_of_scope,
        )


class NotRead(WrongRequest):
    """A column of the file that nothing reads, or that fills what another fills; `name` is the file's."""

    def __init__(self, name: str, what: str) -> None:
        self.name = name
        super().__init__(what)


def columns_read(names: Iterable[str], other_columns: str = "refuse", among: Sequence[str] = NAMES) -> dict[str, str]:
    """Which recorded column, one of `among`, each column of the file fills; computed ones are passed over.

    `other_columns` says what happens to a column that nothing reads: `refuse`, `ignore`, or `notes`.
    Raises NotRead, naming the nearest column; also where a column is filled twice.
    """
    ours: dict[str, str] = {}
    plain = {name: name_meant(name) for name in names}
    exported = "as_of" in plain.values()
    for name, column in plain.items():
        if exported and column in COMPUTED_BY_NAME:
            continue
        filled = "stated_status" if column == "status" else column
        if filled in among:
            if filled in ours.values():
                raise NotRead(name, f'the columns "{name}" and another both fill {filled}')
            ours[name] = filled
        elif other_columns == "refuse":
            near = nearest_name(column, among)
            meant = f"did you mean {near}? Or to" if near else "to"
            leave = "leave it out say --other-columns ignore, to keep it in the notes --other-columns notes"
            raise NotRead(name, f'"{name}" is not a column of a register: {meant} {leave}')
        elif other_columns == "notes" and "notes" in among:
            ours[name] = ""
    return ours


def import_rows(
    register: Writer,
    rows: Iterable[Record],
    ours: Mapping[str, str],
    reader: CellReader,
    day: date,
    wishes: Wishes,
) -> Outcome:
    """Read every row, and write what is new or changed if nothing is wrong and it is to be kept."""
    read, out, written, problems = _read(rows, ours, reader, wishes.nulls)
    placed = Placing(register, wishes.on_conflict)
    for line, agreement, columns in written:
        placed.place(line, agreement, columns)
    warned = [warning for change in placed.changes for warning in _warnings(register, change, day)]
    problems += placed.problems
    fates = tuple(change.fate for change in placed.changes)
    outcome = Outcome(read, fates, tuple(problems), tuple(placed.conflicts), tuple(warned), out)
    if wishes.keep and not problems and not placed.conflicts:
        register.add_all(_with_refs(register, (c.agreement for c in placed.changes if c.kind == "added")))
        for change in placed.changes:
            if change.kind == "updated":
                register.update(change.agreement)
    return outcome


_Written = tuple[int, Agreement, tuple[str, ...]]
"""A row that was read: its line, what it records, and the columns that it has."""


def _read(
    rows: Iterable[Record], ours: Mapping[str, str], reader: CellReader, nulls: frozenset[str]
) -> tuple[int, int, list[_Written], list[Placed]]:
    of_all = _filled_by(ours, ours)
    written: list[_Written] = []
    problems: list[Placed] = []
    read = out = 0
    for row in rows:
        read += 1
        if isinstance(row, OutOfScope):
            out += 1
            continue
        if isinstance(row, Broken):
            problems.append(Placed(row.line, row.column, row.what))
            continue
        columns = of_all if len(row.cells) == len(ours) else _filled_by(ours, row.cells)
        # Columns that the file does not have stay as they are; a row that is new then lacks them (see `Placing`).
        required = [name for name in REQUIRED if name in columns or "ref" not in columns]
        agreement, wrong = reader.agreement(cells_by_column(row.cells, ours, nulls), required)
        problems += [Placed(row.line, problem.column, problem.what + problem.in_import) for problem in wrong]
        problems += [Placed(one.line, one.column, one.what) for one in row.wrong]
        if agreement and not row.wrong:
            written.append((row.line, agreement, columns))
    return read, out, written, problems


def _filled_by(ours: Mapping[str, str], names: Container[str]) -> tuple[str, ...]:
    """Our columns that a record with these names fills; what nothing reads goes to the notes."""
    return tuple(dict.fromkeys(column or "notes" for name, column in ours.items() if name in names))


def cells_by_column(cells: Mapping[str, str], ours: Mapping[str, str], nulls: frozenset[str]) -> dict[str, str]:
    """The row's cells by our columns, without what stands for nothing; columns kept in the notes are added there."""
    found: dict[str, str] = {}
    kept = []
    for name, column in ours.items():
        if name not in cells:
            continue
        text = "" if cells[name].strip(BLANKS) in nulls else cells[name]
        if column:
            found[column] = text
        elif text.strip(BLANKS):
            kept.append(f"{name}: {text.strip(BLANKS)}")
    if kept:
        found["notes"] = "\n".join(part for part in (found.get("notes", ""), *kept) if part)
    return found


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
