"""What can be asked of relation events, and the tables of those that were found: for people and for scripts."""

from collections.abc import Iterable, Sequence
from datetime import date

from treatytrack.actions.asked import Fields
from treatytrack.actions.listing import columns_named
from treatytrack.answers import Heading, Table
from treatytrack.domain.relation_events import RelationEvent
from treatytrack.domain.words import when_words
from treatytrack.event_columns import BY_NAME, NAMES, OPTIONS, event_column_named, event_heading

FOR_SCRIPTS = ("ref", "title", "kind", "between", "concerns", "date", "until", "place", "after")
"""The columns of a list off a terminal."""


def _words(field: str, written: str, _: date) -> Sequence[str]:
    """The values of a field of words, ours for what was written."""
    return (BY_NAME["kind"].kind.read(written),) if field == "kind" else (written,)


FIELDS = Fields(
    (*NAMES, "party"),
    {"parties": "party"} | {one: many for many, one in OPTIONS.items()},
    dates={"date", "until"},
    parties={"party", "concerns"},
    naming={"party", "concerns", "between"},
    words=_words,
)


def event_columns_named(written: str) -> tuple[str, ...]:
    """The columns of `--columns a,b,c`; `recorded` and `all` stand for all. Refuses with the nearest."""
    return columns_named(
        written, {"recorded": NAMES, "all": NAMES}, lambda part: event_column_named(part, "a column of an event")
    )


def event_table(events: Iterable[RelationEvent], names: tuple[str, ...]) -> Table:
    """Columns by name, one row an event."""
    rows = (tuple(BY_NAME[name].text(event) for name in names) for event in events)
    return Table(tuple(map(event_heading, names)), rows)


# fmt: off
_FOR_PEOPLE = (
    Heading("ref",      "Ref",      "ref"),
    Heading("when",     "When",     "date"),
    Heading("kind",     "Kind",     "word"),
    Heading("title",    "Event",    "title"),
    Heading("between",  "Between",  "party"),
    Heading("concerns", "Concerns", "extra"),
)
# fmt: on


def events_for_people(events: Iterable[RelationEvent]) -> Table:
    """The events as people read them."""
    rows = [
        (event.ref, when_words(event), event.kind, event.title, "-".join(event.between), ", ".join(event.concerns))
        for event in events
    ]
    return Table(_FOR_PEOPLE, rows)
