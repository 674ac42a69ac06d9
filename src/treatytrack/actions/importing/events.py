"""Taking in relation events beside the agreements of a file."""

from collections.abc import Iterable, Mapping

from treatytrack.actions.add import prefix_of
from treatytrack.actions.importing.agreements import cells_by_column
from treatytrack.actions.importing.outcome import (
    Fate,
    Listener,
    Outcome,
    Placed,
    Refusals,
    counted,
    differ_in,
    differs,
    kind_of,
)
from treatytrack.actions.importing.placing import Wishes
from treatytrack.actions.read_event import RelationEventReader
from treatytrack.actions.register import Writer
from treatytrack.domain.relation_events import RelationEvent
from treatytrack.event_columns import BY_NAME, differences_between_events
from treatytrack.rows import Broken, Record, Row


def import_events(
    register: Writer,
    rows: Iterable[Record],
    ours: Mapping[str, str],
    reader: RelationEventReader,
    wishes: Wishes,
    listener: Listener,
) -> Outcome:
    """Read every record, and write what is new or changed; the listener hears what becomes of each.

    What an event follows need not be in the register.
    """
    placed = _Placing(register, reader, wishes.on_conflict)
    for row in rows:
        placed.read += 1
        if isinstance(row, Broken):
            placed.refusals.add((Placed(row.line, row.column, row.what),))
        elif isinstance(row, Row):
            placed.place(row.line, cells_by_column(row.cells, ours, wishes.nulls))
    for event in placed.new:
        register.add_relation_event(event if event.ref else event._replace(ref=_next_ref(register, event)))
    for event in placed.changed:
        register.update_relation_event(event)
    for fate in placed.fates:
        listener.taken(fate)
    placed.refusals.tell(listener)
    return counted(placed.read, placed.fates, placed.refusals)


def _next_ref(register: Writer, event: RelationEvent) -> str:
    prefix = prefix_of(event.between, event.date)
    return f"{prefix}-E{register.next_event_number(prefix)}"


class _Placing:
    """Finds out, record by record, which event of the register each one is."""

    def __init__(self, register: Writer, reader: RelationEventReader, on_conflict: str) -> None:
        self._register = register
        self._reader = reader
        self._on_conflict = on_conflict
        self._seen: dict[object, tuple[int, RelationEvent]] = {}
        self.read = 0
        self.new: list[RelationEvent] = []
        self.changed: list[RelationEvent] = []
        self.fates: list[Fate] = []
        self.refusals = Refusals()

    def place(self, line: int, cells: Mapping[str, str]) -> None:
        """Decide what the record with these cells is; a conflict stops the import unless it is skipped or updates."""
        there = self._register.relation_event(ref) if (ref := cells.get("ref", "").strip()) else None
        event = self._event(line, cells, there)
        if event is None:
            return
        if not event.ref and (alike := self._alike(event)):
            there = alike
            event = self._event(line, {**cells, "ref": alike.ref}, alike) or event
        earlier = self._seen.setdefault(_identity(event), (line, event))
        if earlier[1] is not event:
            if earlier[1] == event:
                self._fate(line, "duplicate", event)
            else:
                how = differ_in(differences_between_events(earlier[1], event))
                self._conflict(line, "ref", f"line {earlier[0]} is the same event, and {how}")
        elif there is not None:
            self._there(line, there, event)
        elif event.ref and self._register.ref_was_issued(event.ref):
            to = "one since removed" if self._register.titled(event.ref) is None else "an agreement"
            self._conflict(line, "ref", f"{event.ref} was given to {to}")
        else:
            self.new.append(event)
            self._fate(line, "added", event)

    def _event(self, line: int, cells: Mapping[str, str], there: RelationEvent | None) -> RelationEvent | None:
        event, wrong = self._reader.relation_event(cells, there)
        if wrong:
            self.refusals.add([Placed(line, problem.column, problem.what + problem.in_import) for problem in wrong])
        return event

    def _alike(self, event: RelationEvent) -> RelationEvent | None:
        found = self._register.relation_events_like(event.between, event.title, BY_NAME["date"].text(event))
        return found[0] if found else None

    def _there(self, line: int, there: RelationEvent, event: RelationEvent) -> None:
        if set(there.between) != set(event.between):
            self._conflict(line, "ref", f"{there.ref} is there, between {' and '.join(there.between)}")
            return
        differences = differences_between_events(there, event)
        kind = kind_of(differences, self._on_conflict)
        if not kind:
            self._conflict(line, differences[0][0], differs(there.ref, differences))
            return
        if kind == "updated":
            self.changed.append(event)
        self._fate(line, kind, event, differences)

    def _fate(
        self, line: int, kind: str, event: RelationEvent, differences: tuple[tuple[str, str, str], ...] = ()
    ) -> None:
        self.fates.append(Fate(line, kind, event.ref, event.title, differences))

    def _conflict(self, line: int, column: str, what: str) -> None:
        self.refusals.add_conflict(Placed(line, column, what))


def _identity(event: RelationEvent) -> object:
    """What a record is known by in its file: its ref, else between whom it was, its title and its date."""
    return event.ref or (frozenset(event.between), event.title, event.date)
