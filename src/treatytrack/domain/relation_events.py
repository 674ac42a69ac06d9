"""What happened between two parties and is no agreement: a visit, an incident, a joint exercise."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from treatytrack.domain.bounds import surely_before
from treatytrack.domain.dates import PartialDate

KINDS = (
    "visit", "talks", "statement", "incident", "closure", "opening", "expulsion", "exercise", "judgment", "dispute",
    "project", "cooperation", "other",
)  # fmt: skip


class RelationEvent(NamedTuple):
    """One event of a relation as recorded; empty means not known."""

    ref: str
    title: str
    kind: str = ""
    between: tuple[str, str] = ("", "")
    """The codes of the two parties, in the order recorded."""
    concerns: tuple[str, ...] = ()
    """The codes of others whom it touches."""
    date: PartialDate | None = None
    until: PartialDate | None = None
    place: str = ""
    persons: tuple[str, ...] = ()
    after: str = ""
    """The ref of what it follows."""
    subjects: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    notes: str = ""


class Fault(NamedTuple):
    """What cannot be: the column that would mend it, and one sentence."""

    column: str
    what: str


def impossible(event: RelationEvent) -> Iterator[Fault]:
    """What cannot be in an event, whichever days its dates are."""
    one, other = event.between
    if one == other:
        yield Fault("between", f"{one} stands on both sides: an event is between two parties")
    for code in event.concerns:
        if code in event.between:
            yield Fault("concerns", f"{code} is one of the two: name here whom else it concerns")
    if event.date and event.until and surely_before(event.until, event.date):
        yield Fault("until", f"{event.until.text} lies before its date {event.date.text}")
    if event.ref and event.after == event.ref:
        yield Fault("after", f"{event.ref} cannot follow itself")


def in_time(event: RelationEvent) -> tuple[date, date, str]:
    """What sorts events in the order in which they happened: what began on no known day comes last, then by ref."""
    when = event.date
    return (when and when.earliest) or date.max, (when and when.latest) or date.max, event.ref
