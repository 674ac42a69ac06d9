"""Periods to be drawn along an axis of days."""

from datetime import date
from typing import NamedTuple


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
