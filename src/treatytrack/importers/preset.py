"""What a preset says of a register that others keep: plain values, as `preset_file` reads them from TOML."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from treatytrack.domain.parties import Party
from treatytrack.importers.heading_rows import WHOLE, Extent
from treatytrack.importers.patterns import Template

Test = Callable[[str], bool]
_FIELD = r"\{\s*([^{}]*?)\s*\}"


@dataclass(frozen=True)
class Reading:
    """How the cells of the file are to be understood."""

    languages: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    date_forms: tuple[str, ...] = ()
    zeros: str = "refuse"
    nulls: frozenset[str] = frozenset()
    html: bool = False
    end_is: str = "first-day-out"
    source_day: str = ""
    key: tuple[str, ...] = ()
    only: Mapping[str, Test] = field(default_factory=dict)
    without: Mapping[str, Test] = field(default_factory=dict)
    other_columns: str = "refuse"
    ignore: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    as_above: tuple[str, ...] = ()
    join_rows: tuple[str, ...] = ()
    format: str = ""
    encoding: str = ""
    delimiter: str = ""
    quotes: bool = True
    sheet: str = ""
    records: str = ""
    extent: Extent = WHOLE
    new_parties: str = ""


@dataclass(frozen=True)
class Filling:
    """How one of our columns is filled out of theirs: from where, and what is done with the cell, in this order."""

    sources: tuple[Template, ...] = ()
    together: bool = False  # all that are filled; else the first
    day_parts: tuple[str, str, str] = ("", "", "")  # the columns of year, month and day
    find: str = ""
    replace: tuple[tuple[str, str], ...] = ()
    nulls: frozenset[str] = frozenset()
    split: tuple[str, ...] | None = None
    join: str | None = None  # what stands between all that are filled; in a list each is an item without it
    case: str = ""
    date_forms: tuple[str, ...] = ()
    default: str = ""
    may_be_empty: bool = False  # a default is named, be it an empty one

    @property
    def names(self) -> tuple[str, ...]:
        """Their columns that it reads."""
        return tuple(name for name in (*(f for s in self.sources for f in s.fields), *self.day_parts) if name)


@dataclass(frozen=True)
class Sides:
    """One cell that names both parties, and perhaps territories."""

    filling: Filling
    own: tuple[str, ...] = ()
    party: str = ""
    territories: str = ""
    more_than_two: str = "refuse"


@dataclass(frozen=True)
class EventForm:
    """An event, written where its fields are filled, `when` holds, and the days in the columns `differ` are not one."""

    template: Template
    differ: tuple[str, ...] = ()
    when: Mapping[str, Test] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Their columns that are days."""
        return (*self.template.fields, *self.differ)

    @cached_property
    def days(self) -> tuple[str, ...]:
        """Those that stand where only a day can: behind the kind of the event, and what may lie ahead."""
        first = re.match(rf"\s*(?:\{{[^{{}}]*\}}|[^\s{{}}]+)\s+{_FIELD}(?=\s|:|$)", self.template.written)
        return tuple(dict.fromkeys((*(first.groups() if first else ()), *sorted(self.ahead))))

    @cached_property
    def ahead(self) -> frozenset[str]:
        """Those that may lie ahead of all that is known: until when, or with effect from when."""
        return frozenset(re.findall(rf"\b(?:until|effective) {_FIELD}", self.template.written))


@dataclass(frozen=True)
class Meaning:
    """What a word or pattern of theirs is in our columns; in "" the column whose words these are."""

    word: str
    ours: Mapping[str, Template]


@dataclass(frozen=True)
class Rule:
    """Where all of `when` holds, `fill` is set; or the row is left out of scope, or refused."""

    when: Mapping[str, Test]
    fill: Mapping[str, Template]
    out_of_scope: bool = False
    refuse: str = ""


@dataclass(frozen=True)
class Preset:
    """How to read one register; `columns` by our names, `words` by our column, then `parties` as it names them.

    A party without a kind only has more names here; one with a kind is new, or has members that it signs for.
    """

    name: str
    title: str = ""
    header: tuple[str, ...] = ()
    reading: Reading = Reading()
    constants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    columns: Mapping[str, Filling] = field(default_factory=dict)
    sides: Sides | None = None
    events: tuple[EventForm, ...] = ()
    words: Mapping[str, tuple[Meaning, ...]] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    parties: tuple[Party, ...] = ()

    def made_of(self, ours: str) -> tuple[str, ...]:
        """Their columns out of which one of ours is filled."""
        names = self.columns[ours].names if ours in self.columns else ()
        return (*names, *self.sides.filling.names) if self.sides and ours in {"party_a", "party_b"} else names
