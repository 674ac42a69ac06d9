"""Terms one after the other, for the oracle: walked from the first, boundary after boundary (VALIDITY R2, R3, R6)."""

from typing import NamedTuple

from .calendar_of_numbers import Length, last_safe_day, plus
from .oracle_reading import Choice, length
from .world import Cells


class Terms(NamedTuple):
    """What runs before the first boundary, how far each renewal runs, how many."""

    base: int
    first: Length
    step: Length | None
    renewal: str
    limit: int | None
    from_entry: bool
    """Whether they count from entry into force, so that they are assumed where that is."""
    notice: str
    extended: tuple[int, ...] = ()
    """Which terms were extended, each as it was numbered then; -1 where none was known."""

    def boundary(self, k: int) -> int:
        """R2: the first day after term k, in one addition from the start."""
        months, days = self.first
        if k:
            assert self.step
            months, days = months + k * self.step[0], days + k * self.step[1]
        return plus(self.base, months, days)

    def renews(self, k: int) -> bool:
        """R6: whether term k would be followed by another, or by an open-ended one."""
        if self.renewal == "tacit":
            return self.limit is None or k < self.limit
        return self.renewal == "open"

    def running(self, day: int) -> int | None:
        """The term running on that day (before the start: the first), found by walking from the first."""
        k = 0
        while self.boundary(k) <= day:
            if self.renewal != "tacit" or self.step is None or not self.renews(k):
                return None
            k += 1
        return k

    @property
    def last(self) -> int:
        """The last term whose end is known."""
        return self.limit if self.renewal == "tacit" and self.step and self.limit is not None else 0

    @property
    def out(self) -> int | None:
        """The first day after the last term; None where the terms alone never end it, or nobody knows when."""
        if self.renewal == "open" or (self.renewal == "tacit" and (self.limit is None or self.step is None)):
            return None
        return self.boundary(self.last)

    def safe_day(self, k: int) -> int | None:
        """R3: the last safe day of term k."""
        if self.notice == "none":
            return self.boundary(k) - 1
        days = length(self.notice)
        return last_safe_day(self.boundary(k) - 1, days) if days else None

    def locked_in_until(self, k: int, day: int) -> int | None:
        """Section 5: the last day of the first term after k whose last safe day is still ahead."""
        if self.renewal != "tacit" or self.step is None:
            return None
        k += 1
        while self.renews(k) and (self.safe_day(k) or day) < day:
            k += 1
        return self.boundary(k) - 1

    def deadlines(self, day: int) -> dict[tuple[str, int], int]:
        """The notice day and the renewal of every term that would renew, to well after the as-of day."""
        found: dict[tuple[str, int], int] = {}
        k, ahead = 0, 0
        while self.renews(k) and ahead < 3:
            safe, boundary = self.safe_day(k), self.boundary(k)
            if safe is not None:
                found["notice-by", k] = safe
            if self.renewal == "tacit":
                found["renews", k] = boundary
            if self.step is None:
                break
            ahead += (safe is None or safe >= day) and boundary > day
            k += 1
        return found


def length_is_guessed(cells: Cells) -> bool:
    """R6: tacit with an empty length renews for the first term's, assumed."""
    return cells.get("renewal") == "tacit" and not cells.get("renewal_length")


def terms_recorded(cells: Cells, choice: Choice, entry: int | None) -> Terms | None:
    """R2, R6: the terms, where their start and their length are known; `until` wins over `lasts`."""
    if choice.until is not None:
        return _after(choice.until, cells, None)
    first, counts_from = length(cells.get("lasts", "")), cells.get("counts_from", "")
    start = {"": entry, "in-force": entry, "signed": choice.signed}.get(counts_from, choice.counts_from)
    if start is None or first is None:
        return None
    return _after(start - 1, cells, first)._replace(first=first, from_entry=counts_from in {"", "in-force"})


def terms_after_extension(cells: Cells, until: int) -> Terms:
    """R6: what runs after an extension until a day where no term was known: renewals as recorded."""
    return _after(until, cells, length(cells.get("lasts", "")))


def _after(last_day: int, cells: Cells, guess: Length | None) -> Terms:
    """Terms whose boundary 0 is the day after this one; `guess`: how long a renewal of empty length runs."""
    renewal, written = cells.get("renewal", ""), cells.get("renewal_length", "")
    limit = int(cells["renewal_limit"]) if cells.get("renewal_limit") else None
    step = (length(written) if written else guess) if renewal == "tacit" else None
    return Terms(last_day + 1, (0, 0), step, renewal, limit, from_entry=False, notice=cells.get("notice", ""))
