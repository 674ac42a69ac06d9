"""Relation events that are recorded, changed and taken out."""

from treatytrack.domain.relation_events import RelationEvent
from treatytrack.errors import NotFound
from treatytrack.store.changing import ChangingRegister
from treatytrack.store.event_rows import rows_of
from treatytrack.store.past.remembering import Change, record_of_event


class ChangesRelationEvents(ChangingRegister):
    """A register in which what happened between two parties changes."""

    def next_event_number(self, prefix: str) -> int:
        """The next running number for the refs of relation events, which begin with `prefix` and `-E`."""
        return self._next_number(f"{prefix}-E")

    def add_relation_event(self, event: RelationEvent, *, put_back: bool = False) -> None:
        """Record what happened between two parties under its ref; `put_back` gives a removed one its ref again.

        Raises Conflict: the ref was given before.
        """
        self._refuse_given([event.ref], put_back=put_back)
        self._write.add(rows_of(event, self._next_id("relation_event")))
        if not put_back:
            self._write.add({"issued_ref": [{"ref": event.ref}]})
        self._remember([Change("event", event.ref, "", record_of_event(event))])

    def update_relation_event(self, event: RelationEvent) -> None:
        """Record an event in the place of what has its ref; one that is the same changes nothing. Raises NotFound."""
        before = self._event_there(event.ref)
        if before == event:
            return
        self._write.remove_relation_event(event.ref)
        self._write.add(rows_of(event, self._next_id("relation_event")))
        self._remember([Change("event", event.ref, record_of_event(before), record_of_event(event))])

    def remove_relation_event(self, ref: str) -> None:
        """Take an event out; its ref is not given again, and the history keeps it. Raises NotFound."""
        before = self._event_there(ref)
        self._write.remove_relation_event(ref)
        self._remember([Change("event", ref, record_of_event(before), "")])

    def _event_there(self, ref: str) -> RelationEvent:
        found = self.relation_event(ref)
        if found is None:
            raise NotFound(f"No event is called {ref}")
        return found
