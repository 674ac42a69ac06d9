"""A report of sections: for people to read, as text or as a page."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from treatytrack.answers import Table

if TYPE_CHECKING:  # few reports have a drawing
    from treatytrack.answers.timeline import Timeline


class Section(NamedTuple):
    """A part of a report: its stable name, its title, then lines, a table, a drawing, each where there is one."""

    name: str
    title: str
    table: Table | None = None
    after: str = ""
    """A line below the table."""
    lines: tuple[str, ...] = ()
    drawing: "Timeline | None" = None


class Report(NamedTuple):
    """What a report says: a title, the day, lines above, sections, lines below."""

    title: str
    day: date
    above: tuple[str, ...]
    sections: tuple[Section, ...]
    below: tuple[str, ...]
