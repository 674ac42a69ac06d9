"""What every format is handed: a table, a report of sections, a calendar, a letter; values before they are text."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple


class Heading(NamedTuple):
    """The head of a table's column: its stable name, what people read, and the kind of its cells."""

    name: str
    title: str
    kind: str


class Table(NamedTuple):
    """Headings, and rows of cells that are text or numbers ('' is none)."""

    headings: tuple[Heading, ...]
    rows: Iterable[tuple[str | int, ...]]


class About(NamedTuple):
    """What a table is about, where it stands alone in a file: what it lists, the as-of day, the register, the query."""

    title: str
    day: date
    register: str = ""
    narrowed: str = ""
    below: str = ""
    """What is said of its rows; '' where that is how many they are."""


class Stretch(NamedTuple):
    """A piece of a bar, both days inclusive: what holds then, and how certain that is.

    `state` is `in-force`, `provisional`, `suspended`, `survival`, or `renewed` (a term that a tacit renewal brings);
    `certain` is `yes`, `assumed` or `no`, as in the column of that name.
    """

    first: date
    last: date
    state: str
    certain: str = "yes"

    @property
    def look(self) -> str:
        """What it is drawn as: its state, unless that is `assumed` or `uncertain`."""
        if self.certain == "yes" or self.state == "survival":
            return self.state
        if self.certain == "no":
            return "uncertain"
        return "assumed" if self.state == "in-force" else self.state


class Mark(NamedTuple):
    """A day on a bar: `signed`, or a kind of deadline: `enters-into-force`, `renews`, `notice-by`, `ends` ..."""

    day: date
    kind: str


class Bar(NamedTuple):
    """One agreement along the axis. `goes_on` says how it is held to last beyond the axis.

    It is `open-ended`, `not known` (nothing tells when it ends), `renews`, or `later` (its end is known, or it begins
    only then); '' where it is over by then.
    """

    ref: str
    label: str
    stretches: tuple[Stretch, ...]
    marks: tuple[Mark, ...] = ()
    goes_on: str = ""
    said: str = ""
    """The same in words, for who cannot see it."""
    until: str = ""
    """Its last day in few words, to stand beside the bar: `31 Dec 2026`, `22 Nov 2026, renews`, `open-ended`."""
    came: bool = False
    """Whether it began before the axis does."""


class Timeline(NamedTuple):
    """Periods along an axis of days, both inclusive; stretches and marks lie within it."""

    first: date
    last: date
    today: date
    bars: tuple[Bar, ...]


class Section(NamedTuple):
    """A part of a report: its stable name, its title, then lines, a table, a drawing, each where there is one."""

    name: str
    title: str
    table: Table | None = None
    after: str = ""
    """A line below the table."""
    lines: tuple[str, ...] = ()
    drawing: Timeline | None = None


class Report(NamedTuple):
    """What a report says: a title, the day, lines above, sections, lines below."""

    title: str
    day: date
    above: tuple[str, ...]
    sections: tuple[Section, ...]
    below: tuple[str, ...]


class CalendarEntry(NamedTuple):
    """Something that fills whole days of a calendar, both inclusive; `uid` is the same in every file that holds it."""

    uid: str
    first: date
    last: date
    summary: str
    description: tuple[str, ...]
    """Line by line."""
    category: str = ""
    certain: bool = True
    alarms: tuple[date, ...] = ()
    """The days on whose morning it is reminded of."""


class Calendar(NamedTuple):
    """Entries, and the moment at which they were told: of two files the later one knows better."""

    name: str
    moment: datetime
    entries: tuple[CalendarEntry, ...]


class Letter(NamedTuple):
    """A report as it is mailed: its text, the same as a page, the calendar; no word of the register is in its subject.

    `html` is empty, and `calendar` None, where there is none.
    """

    subject: str
    day: date
    text: str
    html: str = ""
    calendar: Calendar | None = None
