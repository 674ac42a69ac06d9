"""Taking in many agreements, however many: some hundreds are read, placed and written at a time."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice

from treatytrack.actions.add import ref_prefix
from treatytrack.actions.importing.outcome import NOBODY, Fate, Listener, Outcome, Placed, Refusals
from treatytrack.actions.importing.placing import Change, Placing, Wishes, Written
from treatytrack.actions.read import BLANKS, REQUIRED, CellReader
from treatytrack.actions.register import Writer
from treatytrack.columns import COMPUTED_BY_NAME, name_meant, nearest_name
from treatytrack.domain.admissible import warnings
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.phases import phases
from treatytrack.domain.settle import contradictions
from treatytrack.domain.validity import standing_on
from treatytrack.errors import WrongRequest
from treatytrack.rows import Broken, OutOfScope, Record, Row

AT_ONCE = 500
"""How many rows are taken in together."""

_MOST_WAITING = 20_000
"""So many rows without a ref wait for the end of the file, in memory."""


class NotRead(WrongRequest):
    """A column of the file that nothing reads, or that fills what another fills; `name` is the file's."""

    def __init__(self, name: str, what: str) -> None:
        self.name = name
        super().__init__(what)


def columns_read(names: Iterable[str], among: Sequence[str], other_columns: str = "refuse") -> dict[str, str]:
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
            if other := next((before for before, fills in ours.items() if fills == filled), None):
                raise NotRead(name, f'the columns "{other}" and "{name}" both fill {filled}')
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
    listener: Listener = NOBODY,
) -> Outcome:
    """Read every row, some at a time, and write what is new or changed; the listener hears what becomes of each.

    Rows that are refused are not written, the others are: whoever wants all or nothing gives up the transaction then.
    """
    taking = _Taking(register, ours, reader, day, wishes, listener)
    waiting = iter(rows)
    while together := list(islice(waiting, AT_ONCE)):
        taking.take(together)
    return taking.outcome()


class _Taking:
    """Takes in the rows of a file: read, placed, written and warned of, then let go."""

    def __init__(
        self,
        register: Writer,
        ours: Mapping[str, str],
        reader: CellReader,
        day: date,
        wishes: Wishes,
        listener: Listener,
    ) -> None:
        self._register = register
        self._ours = ours
        self._reader = reader
        self._day = day
        self._source_day = wishes.source_day
        self._nulls = wishes.nulls
        self._listener = listener
        self._refusals = Refusals()
        self._placing = Placing(register, wishes, self._refusals)
        self._of_all = _filled_by(ours, ours)
        self._may_give_refs = "ref" in self._of_all
        self._without_ref: list[Written] = []
        self._naming_others: list[tuple[int, str]] = []
        self._read = 0
        self._counts: Counter[str] = Counter()
        self._warnings = 0

    def take(self, rows: Iterable[Record]) -> None:
        """Take some rows. Those without a ref wait for the refs that others give themselves, but not for ever."""
        written: list[Written] = []
        for row in rows:
            self._read += 1
            if isinstance(row, Broken):
                self._refusals.add((Placed(row.line, row.column, row.what),))
            elif isinstance(row, OutOfScope):
                self._counts["out of scope"] += 1
            elif read := self._agreement(row):
                waits = self._may_give_refs and not read.agreement.ref and len(self._without_ref) < _MOST_WAITING
                (self._without_ref if waits else written).append(read)
        self._keep(written)
        self._refusals.tell(self._listener)

    def outcome(self) -> Outcome:
        """What became of all rows, the last of them now."""
        for start in range(0, len(self._without_ref), AT_ONCE):
            self._keep(self._without_ref[start : start + AT_ONCE])
            self._refusals.tell(self._listener)
        for start in range(0, len(self._naming_others), AT_ONCE):  # what they name may have come after them
            self._warn_of_those(self._naming_others[start : start + AT_ONCE])
        return Outcome(self._read, self._counts, self._refusals.wrong, self._refusals.conflicts, self._warnings)

    def _agreement(self, row: Row) -> Written | None:
        columns = self._of_all if len(row.cells) == len(self._ours) else _filled_by(self._ours, row.cells)
        # Columns that the file does not have stay as they are; a row that is new then lacks them (see `Placing`).
        required = REQUIRED if "ref" not in columns else [name for name in REQUIRED if name in columns]
        cells = cells_by_column(row.cells, self._ours, self._nulls)
        agreement, found = self._reader.agreement(cells, required)
        if row.wrong:
            found = [one for one in found if cells.get(one.column) or not _could_not_be_read(row, one.column)]
        wrong = [Placed(row.line, one.column, f"{_where(row, one.column)}{one.what}{one.in_import}") for one in found]
        wrong += [Placed(row.line, one.column, one.what) for one in row.wrong]
        if wrong:
            self._refusals.add(wrong)
        return Written(row.line, agreement, columns) if agreement and not wrong else None

    def _keep(self, written: Sequence[Written]) -> None:
        """Write what is new or changed of some rows, and say what becomes of each."""
        if not written:
            return
        changes = self._written(self._with_refs(self._placing.place(written)), "added", self._add)
        changes = self._written(changes, "updated", self._update)
        recorded = [change.agreement.ref for change in changes if change.kind in {"added", "updated"}]
        against = self._register.contradicting(recorded, self._day) if recorded else ()
        for line, kind, agreement, differences in changes:
            self._counts[kind] += 1
            self._listener.taken(Fate(line, kind, agreement.ref, agreement.title, differences))
            if kind in {"added", "updated"}:
                if agreement.references:
                    self._naming_others.append((line, agreement.ref))
                else:
                    self._warn(line, self._register.in_context(agreement), contradicts=agreement.ref in against)

    def _written(
        self, changes: Sequence[Change], kind: str, write: Callable[[Sequence[Change]], None]
    ) -> Sequence[Change]:
        """Write those of a kind; gives all changes without those that are refused.

        The register counts what follows from each before it writes any. To count here too, for every row, would double
        the work, and hardly ever does a term lead out of the calendar.
        """
        try:
            write([change for change in changes if change.kind == kind])
        except WrongRequest:
            changes = [change for change in changes if change.kind != kind or self._is_countable(change)]
            write([change for change in changes if change.kind == kind])
        return changes

    def _add(self, changes: Sequence[Change]) -> None:
        if changes:
            self._placing.were_written(changes, self._register.add_all(change.agreement for change in changes))

    def _update(self, changes: Sequence[Change]) -> None:
        self._register.update_all([change.agreement for change in changes])

    def _is_countable(self, change: Change) -> bool:
        """Whether its terms stay within the calendar; if not, that is said of its line."""
        try:
            phases(self._register.in_context(change.agreement))
        except WrongRequest as wrong:
            self._refusals.add((Placed(change.line, "", str(wrong)),))
            return False
        return True

    def _with_refs(self, changes: Sequence[Change]) -> list[Change]:
        """Each with its ref; the new ones without get the next of their parties and year that no other gives itself."""
        given = {change.agreement.ref for change in changes}
        return [
            change._replace(agreement=change.agreement._replace(ref=self._next_ref(change.agreement, given)))
            if change.kind == "added" and not change.agreement.ref
            else change
            for change in changes
        ]

    def _next_ref(self, agreement: Agreement, given: Container[str]) -> str:
        prefix, ref = ref_prefix(agreement), ""
        while not ref or ref in given:
            ref = f"{prefix}-{self._register.next_number(prefix)}"
        return ref

    def _warn_of_those(self, naming_others: Sequence[tuple[int, str]]) -> None:
        """The same of agreements that are recorded, each under its line."""
        against = self._register.contradicting([ref for _, ref in naming_others], self._day)
        for line, ref in naming_others:
            if agreement := self._register.agreement(ref):
                self._warn(line, agreement, contradicts=ref in against)

    def _warn(self, line: int, agreement: Agreement, *, contradicts: bool) -> None:
        """What is kept though it contradicts itself, as the register tells, or looks odd."""
        found: list[Placed] = []
        if contradicts:
            against = contradictions(agreement, standing_on(agreement, self._day))
            found += [Placed(line, one.column, one.what, one.field) for one in against]
        found += [Placed(line, one.column, one.what) for one in warnings(agreement)]
        if (signed := agreement.signed) and signed.earliest and signed.earliest > (self._source_day or self._day):
            ahead = f"the day of the source, {self._source_day}" if self._source_day else f"today, {self._day}"
            what = f"signed {signed.text} lies after {ahead} (another calendar or century?)"
            found.append(Placed(line, "signed", what))
        self._warnings += len(found)
        for one in found:
            self._listener.warned(one)


def _could_not_be_read(row: Row, column: str) -> bool:
    """Whether a cell is empty because what should fill it is wrong, which is told."""
    return any(one.column == column or (one.column == "parties" and column in _SIDES) for one in row.wrong)


_SIDES = ("party_a", "party_b")


def _where(row: Row, column: str) -> str:
    """On which other line a cell stands, if not on the first of its record."""
    return f"on line {line}: " if (line := row.elsewhere.get(column)) else ""


def _filled_by(ours: Mapping[str, str], names: Container[str]) -> tuple[str, ...]:
    """Our columns that a record with these names fills; what nothing reads goes to the notes."""
    return tuple(dict.fromkeys(column or "notes" for name, column in ours.items() if name in names))


def cells_by_column(cells: Mapping[str, str], ours: Mapping[str, str], nulls: frozenset[str]) -> dict[str, str]:
    """The row's cells by our columns, without what stands for nothing; columns kept in the notes are added there."""
    if not nulls and "" not in ours.values():
        return {column: cells[name] for name, column in ours.items() if name in cells}
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
