"""A computed day between two bounds: what is known of it over all the days that uncertain dates may be."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from treatytrack.domain.dates import PartialDate
from treatytrack.domain.readings import Chosen


class Days(NamedTuple):
    """A computed day between two bounds, inclusive; None: open on that side."""

    earliest: date | None
    latest: date | None

    @property
    def text(self) -> str:
        """One day where all readings agree, else `[earliest..latest]`."""
        if self.earliest == self.latest and self.earliest:
            return self.earliest.isoformat()
        return f"[{self.earliest or ''}..{self.latest or ''}]"


def bounds_of(chosen: list[Chosen], days: Sequence[date | None]) -> Days | None:
    """The smallest and largest day over the readings that have one."""
    known = [day for day in days if day]
    if not known:
        return None
    earliest: date | None = min(known)
    latest: date | None = max(known)
    if any(one.open_before or one.open_after for one in chosen):
        closed_before = [day for day, one in zip(days, chosen, strict=True) if day and not one.open_before]
        closed_after = [day for day, one in zip(days, chosen, strict=True) if day and not one.open_after]
        earliest = earliest if earliest in closed_before else None
        latest = latest if latest in closed_after else None
    return Days(earliest, latest)


def surely_before(one: Days | PartialDate, other: Days | PartialDate) -> bool:
    """Whether every possible day of one lies before every possible day of the other."""
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest
