"""The table of columns of a relation event, in the order in which they are written out.

A new column is one line here, and one in the schema.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from treatytrack import cells
from treatytrack.answers import Heading
from treatytrack.columns import Column, column_named, differing
from treatytrack.domain.relation_events import KINDS, RelationEvent

_KIND = cells.one_of(KINDS, "a kind of event")

# fmt: off
RECORDED = (
    Column("ref",      "Ref",      cells.REFERENCE_ID, "unique name, never reused"),
    Column("title",    "Event",    cells.TEXT,         "what happened, in a line"),
    Column("kind",     "Kind",     _KIND,              "visit, talks, incident, opening, statement ..."),
    Column("between",  "Between",  cells.LIST,         "the two parties: codes or names"),
    Column("concerns", "Concerns", cells.LIST,         "whom else it concerns: ISR,TUR"),
    Column("date",     "Date",     cells.DATE,         "when it happened, or began"),
    Column("until",    "Until",    cells.DATE,         "when it was over"),
    Column("place",    "Place",    cells.TEXT,         "where it happened"),
    Column("persons",  "Persons",  cells.LIST,         "who took part"),
    Column("after",    "After",    cells.REFERENCE_ID, "the ref of what it follows"),
    Column("subjects", "Subjects", cells.LIST,         "what it was about"),
    Column("tags",     "Tags",     cells.LIST,         "free labels, such as project:instc"),
    Column("sources",  "Sources",  cells.LIST,         "where the facts come from"),
    Column("notes",    "Notes",    cells.TEXT,         "anything else"),
)
# fmt: on

BY_NAME = {column.name: column for column in RECORDED}
NAMES = tuple(BY_NAME)
ALWAYS = ("ref", "title", "between")
"""The columns that every event has."""

LISTS = {"persons": "person", "subjects": "subject", "tags": "tag", "sources": "source"}
"""The list columns whose items are texts, and what one item is called."""

ITEMS = {"concerns": "concerns"} | LISTS
"""The list columns that are changed item by item, and what the options for that call one item."""

OPTIONS = LISTS | {"notes": "note"}
"""The columns whose option is not called as they are."""


def event_from(record: Mapping[str, Any]) -> RelationEvent:
    """The event whose columns have these values (not texts); columns left out are empty."""
    return RelationEvent(**{"ref": "", "title": "", **record})


def event_stored(texts: Iterable[str]) -> RelationEvent:
    """The event whose columns hold these stored texts, in the order of RECORDED."""
    return event_from(
        {column.name: column.kind.read(text) for column, text in zip(RECORDED, texts, strict=True) if text}
    )


def texts_of_event(event: RelationEvent) -> tuple[str, ...]:
    """The columns of an event as text, in the order of RECORDED: what is stored is what is exported."""
    return tuple(column.text(event) for column in RECORDED)


def differences_between_events(one: RelationEvent, other: RelationEvent) -> tuple[tuple[str, str, str], ...]:
    """The columns in which two events differ: the name, the text of the one, the text of the other."""
    return differing(NAMES, texts_of_event(one), texts_of_event(other))


def event_column_named(written: str, what: str) -> str:
    """The column meant. Raises WrongRequest, naming the nearest: "x" is not `what`."""
    return column_named(written, NAMES, what, singular=_SINGULAR, listed_by="treatytrack event add --help names them")


_SINGULAR = {one: many for many, one in OPTIONS.items()}


def event_heading(name: str) -> Heading:
    """The heading of a column."""
    return Heading(name, BY_NAME[name].heading, BY_NAME[name].kind.name)
