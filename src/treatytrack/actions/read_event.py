"""Reading what was written, cell by cell, into a relation event."""

from collections.abc import Mapping, Sequence
from typing import Any

from treatytrack import cells
from treatytrack.actions.read import BLANKS, CellReader, Problem, all_read, stripped
from treatytrack.domain.lists import separated
from treatytrack.domain.relation_events import RelationEvent, impossible
from treatytrack.errors import WrongRequest
from treatytrack.event_columns import ALWAYS, BY_NAME, event_from


class RelationEventReader(CellReader):
    """Reads the written cells of a relation event on one day."""

    def relation_event(
        self, written: Mapping[str, str], there: RelationEvent | None = None
    ) -> tuple[RelationEvent | None, list[Problem]]:
        """The event that these cells record, or what is wrong with them, all of it.

        They are written over those of `there`, an event that is recorded; an empty cell empties its column.
        """
        filled = {name: cell for name, cell in written.items() if cell.strip(BLANKS)}
        values, problems = all_read(filled, self._event_value)
        required = written if there else ALWAYS[1:]
        problems += [
            Problem(name, "is empty, and every event has one")
            for name in ALWAYS
            if name in required and name not in filled
        ]
        if problems:
            return None, problems
        kept = there._asdict() if there else {}
        event = event_from({name: value for name, value in kept.items() if name not in written} | values)
        known = set(impossible(there)) if there else set()
        problems = [Problem(one.column, one.what) for one in impossible(event) if one not in known]
        return (None if problems else event), problems

    def _items_of(self, name: str, cell: str) -> tuple[str, ...]:
        return separated(BY_NAME[name].kind.write(self._event_value(name, cell)))

    def _event_value(self, name: str, cell: str) -> Any:
        if name == "between":
            return self._two(separated(cell))
        if name == "concerns":
            return tuple(dict.fromkeys(code for item in separated(cell) for code in self._codes_of(item)))
        kind = BY_NAME[name].kind
        if kind is cells.LIST:  # with the blank at its end, as in a list column of an agreement
            return stripped(kind.read(cell.lstrip(BLANKS)))
        return cells.read_typed(kind, cell.strip(BLANKS), self._today, self._order)

    def _two(self, names: Sequence[str]) -> tuple[str, str]:
        if len(names) != 2:
            raise WrongRequest("an event is between two parties: write both")
        return self.code(names[0].strip(BLANKS)), self.code(names[1].strip(BLANKS))

    def _codes_of(self, item: str) -> list[str]:
        """The party that an item names, or several with commas between them; a name may hold a comma itself."""
        parts = [part.strip(BLANKS) for part in item.split(",")]
        try:
            return [self.code(item.strip(BLANKS))]
        except WrongRequest:
            if len(parts) < 2:
                raise
        return [self.code(part) for part in parts if part]
