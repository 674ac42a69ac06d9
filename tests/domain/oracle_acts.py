"""What extensions, notices, denunciations and revocations do, one by one, for the oracle (VALIDITY R6 to R8)."""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from .calendar_of_numbers import plus
from .oracle_reading import Event, length, shifted
from .oracle_terms import Terms, length_is_guessed, terms_after_extension
from .world import Cells


class Ending(NamedTuple):
    """A notice or a denunciation: which, the first day out, whether it rests on an assumption."""

    by_notice: bool
    out: int
    assumed: bool


class Acts:
    """The acts of one agreement, whose entry into force is known or not, or assumed."""

    def __init__(self, cells: Cells, entry: int | None, *, entry_assumed: bool) -> None:
        self.cells = cells
        self.entry = entry
        self.entry_assumed = entry_assumed

    def applied(self, terms: Terms | None, events: Sequence[Event]) -> tuple[Terms | None, list[Ending]]:
        """The terms and the endings that stand after all of them."""
        standing: list[Ending] = []
        for event in events:
            if event.kind == "extended":
                terms = self._extended(terms, standing, event)
                standing = [ending for ending in standing if not ending.by_notice]
            elif event.kind == "notice":
                standing += self._notice(terms, event)
            elif event.kind == "denounced":
                standing += self._denunciation(terms, event)
            elif event.kind == "revoked" and event.day <= self._last_day_in_force(terms, standing):
                standing = standing[:-1]
        return terms, standing

    def _last_day_in_force(self, terms: Terms | None, standing: list[Ending]) -> float:
        """R7: until when a revocation can come, by the terms and by what stands so far."""
        outs = [ending.out for ending in standing] + ([terms.out] if terms and terms.out is not None else [])
        return min(outs, default=inf) - 1

    def _extended(self, terms: Terms | None, standing: list[Ending], event: Event) -> Terms | None:
        """R6: the end moved is that of the term running, or of the last one where a notice has ended them."""
        worked = [ending.out for ending in standing if ending.by_notice and ending.out <= event.day]
        if terms is None:
            if event.until is None:
                return None
            return terms_after_extension(self.cells, event.until)._replace(extended=(-1,))
        k = terms.running(event.day)
        k = terms.last if k is None else k
        while worked and k > 0 and terms.boundary(k) > min(worked):
            k -= 1
        limit = None if terms.limit is None else terms.limit - k
        terms_left = terms._replace(first=(0, 0), limit=limit, extended=(*terms.extended, k))
        if event.until is not None:
            return terms_left._replace(base=event.until + 1, from_entry=False)
        assert event.length
        return terms_left._replace(base=plus(terms.boundary(k), *event.length))

    def _notice(self, terms: Terms | None, event: Event) -> list[Ending]:
        """R7: the end at which a notice works; nothing where nothing would renew."""
        if event.effective is not None:
            return [Ending(True, event.effective, False)]
        k = terms.running(event.day) if terms else None
        if terms is None or k is None or not terms.renews(k):
            return []
        if terms.safe_day(k) is None:
            return [Ending(True, terms.boundary(k), True)]
        while (terms.safe_day(k) or 0) < event.day:
            if terms.renewal != "tacit" or terms.step is None or not terms.renews(k):
                return []
            k += 1
        guessed = (k > 0 and length_is_guessed(self.cells)) or (self.entry_assumed and terms.from_entry)
        return [Ending(True, terms.boundary(k), guessed)]

    def _denunciation(self, terms: Terms | None, event: Event) -> list[Ending]:
        """R8: the first day out that a denunciation gives."""
        rule, minimum = self.cells.get("denunciation", ""), self.cells.get("denunciation_after", "")
        if rule == "term end":
            return self._notice(terms, event)
        if event.effective is not None:
            return [Ending(False, event.effective, False)]
        if rule == "none":
            return []
        assumed = not rule.startswith("receipt")
        received, life = event.day, length(minimum)
        allowed = plus(self.entry, *life) if life and self.entry is not None else None
        early = allowed is not None and minimum.endswith("given") and received < allowed
        out = shifted(allowed if allowed and early else received, "receipt + 12m" if assumed else rule)
        if allowed is None or (out > allowed and not early):
            return [Ending(False, out, assumed)]
        return [Ending(False, max(out, allowed), assumed or self.entry_assumed)]
