"""The numbers of an agreement's events (`REF/3`): given once, kept through edits, never given to another event."""

from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from treatytrack.domain.agreement import Agreement, Event
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.events import event_text
from treatytrack.domain.recording import column_days


class Happening(NamedTuple):
    """One event as it is numbered; `from_column` names the column that says it in full, '' where none does."""

    event: Event
    from_column: str = ""

    @property
    def mark(self) -> str:
        """What tells it from the others: its column, or what it says (as a hash: notes can be long)."""
        return self.from_column or sha256(event_text(self.event).encode()).hexdigest()


class Issued(NamedTuple):
    """The numbers given so far: (number, mark) of every event that ever was, (number, kind, mark) of those that are."""

    ever: tuple[tuple[int, str], ...] = ()
    now: tuple[tuple[int, str, str], ...] = ()


NONE_ISSUED = Issued()
"""Of what was never recorded before."""


def happenings(agreement: Agreement) -> tuple[Happening, ...]:
    """What happened: first what the columns say in full, in their order, then the recorded events."""
    events = agreement.events
    in_full = [
        Happening(Event(kind, day, other=agreement.replaced_by if kind == "replaced" else None), column)
        for column, kind, day in column_days(agreement)
        if day and not (events and _is_an_event(events, kind, day))
    ]
    return (*in_full, *map(Happening, events))


def _is_an_event(events: tuple[Event, ...], kind: str, day: PartialDate) -> bool:
    """Whether one of the events is what the column shows: a party's own day, or an act that took effect on it."""
    return any(event.kind == kind and event.takes_effect.text == day.text for event in events)


def numbered(found: Iterable[Happening], issued: Issued = NONE_ISSUED) -> list[tuple[int, Happening]]:
    """Give each its number, in the order given.

    What was there before keeps its own; so does what comes back by undo, and what was edited (the next of its kind
    that is no longer there as it was). Only what is left is new.
    """
    waiting = list(found)
    if not issued.ever and not issued.now:
        return list(enumerate(waiting, start=1))
    given: dict[int, int] = {}  # place among the waiting -> number
    taken: set[int] = set()
    marked_now = [(number, mark) for number, _, mark in issued.now]
    # What is there keeps its number before what comes back; what was edited takes the place of one of its kind.
    for marked in (marked_now, sorted(issued.ever)):
        for place, one in enumerate(waiting):
            own = next((number for number, mark in marked if mark == one.mark and number not in taken), None)
            if place not in given and own is not None:
                given[place] = own
                taken.add(own)
    for place, one in enumerate(waiting):
        edited = (number for number, kind, _ in issued.now if kind == one.event.kind and number not in taken)
        if place not in given and (own := next(edited, None)) is not None:
            given[place] = own
            taken.add(own)
    following = max((number for number, _ in issued.ever), default=0) + 1
    for place in range(len(waiting)):
        if place not in given:
            given[place] = following
            following += 1
    return [(given[place], one) for place, one in enumerate(waiting)]
