"""Which word holds on a day, and how certain it is, for the oracle: VALIDITY section 4, line after line."""

from collections.abc import Sequence
from typing import NamedTuple

from .oracle_acts import Ending
from .oracle_entry import Assumed
from .oracle_reading import Choice, Event
from .oracle_terms import Terms, length_is_guessed
from .world import Cells

OVER = ("expired", "terminated", "replaced")


class Word(NamedTuple):
    """The word, how certain it is, the other possible words."""

    status: str
    certain: str = "yes"
    instead: tuple[str, ...] = ()


class Facts(NamedTuple):
    """What one choice of days comes to on a day."""

    cells: Cells
    choice: Choice
    known: Sequence[Event]
    entry: Assumed
    terms: Terms | None
    ended: Assumed
    """R9: the first day out that is recorded, or that the later agreement's entry into force gives."""
    decided: Ending | None
    """The notice or denunciation that works first, unless the terms run out before it."""
    computed_out: int | None
    """The first day out by the terms and by that notice or denunciation."""

    def word_on(self, day: int) -> Word:
        """The first line of the precedence that holds."""
        ended, ended_assumed = self.ended
        if ended is not None and ended <= day:
            return Word(self._word_of_a_recorded_end(), "assumed" if ended_assumed else "yes")
        if not self._computed_over(day):
            return self._word_before_the_end(day)
        if ended is None:
            return self._word_of_a_computed_end()
        word = self._word_before_the_end(day)
        denounced = self.decided is not None and not self.decided.by_notice and self.decided.out <= day
        return word._replace(certain="no", instead=(*word.instead, "terminated" if denounced else "expired"))

    def _word_before_the_end(self, day: int) -> Word:
        """The first line of the precedence that holds where nothing has ended it."""
        ended = self.ended[0]
        in_force = self.entry[0] is not None and self.entry[0] <= day
        applied = self.choice.provisional is not None and self.choice.provisional <= day
        if in_force or applied:
            certain, instead = self._certain_while_it_runs(day)
            begins = min(one for one in (self.entry[0], self.choice.provisional) if one is not None)
            if _suspended(self.known, begins, day):
                return Word("suspended", certain, instead) if in_force else Word("suspended")
            return Word("in-force", certain, instead) if in_force else Word("provisional")
        if self.choice.signed is not None and self.choice.signed <= day:
            expected = bool(self.cells.get("entry_rule")) or self.choice.in_force is not None
            return Word("signed") if expected else Word("signed", "no", ("in-force",))
        choice = self.choice
        dated = (choice.provisional, choice.in_force, choice.until, choice.counts_from, ended)
        if choice.signed is None and (choice.events or any(fact is not None for fact in dated)):
            return Word("unknown", "no", ("signed", "in-force"))
        return Word("draft")

    def _word_of_a_recorded_end(self) -> str:
        """R9."""
        by = self.cells.get("ended_by")
        by_event = self.choice.ended is None and any(event.kind == "replaced" for event in self.known)
        if self.cells.get("replaced_by") or by == "replacement" or (by_event and not by):
            return "replaced"
        return "expired" if by == "expiry" else "terminated"

    def _computed_over(self, day: int) -> bool:
        return self.computed_out is not None and self.computed_out <= day

    def _word_of_a_computed_end(self) -> Word:
        if self.decided:
            word = "expired" if self.decided.by_notice else "terminated"
            return Word(word, "assumed" if self.decided.assumed else "yes")
        from_entry = self.terms is not None and self.terms.from_entry
        guessed = not self.cells.get("renewal") or length_is_guessed(self.cells) or (self.entry[1] and from_entry)
        return Word("expired", "assumed" if guessed else "yes")

    def _certain_while_it_runs(self, day: int) -> tuple[str, tuple[str, ...]]:
        """How certain it is that it runs on that day, and what else may be."""
        ended, ended_assumed = self.ended
        unfixed = self._certain_without_a_recorded_end(day)
        if ended is None:
            return unfixed
        return ("assumed" if self.entry[1] or (ended_assumed and unfixed[0] != "yes") else "yes"), ()

    def _certain_without_a_recorded_end(self, day: int) -> tuple[str, tuple[str, ...]]:
        terms = self.terms
        after_first = terms is not None and terms.boundary(0) <= day
        no_end = terms is None and self.cells.get("lasts") != "open"
        unread = terms is not None and terms.renewal == "tacit" and terms.step is None and after_first
        if self.decided is None and (no_end or unread):
            return "no", OVER
        guessed = after_first and length_is_guessed(self.cells) and self.cells.get("renewal_limit")
        if self.entry[1] or (self.decided is not None and self.decided.assumed) or guessed:
            return "assumed", ()
        return "yes", ()


def _suspended(known: Sequence[Event], begins: int, day: int) -> bool:
    """R11: whether performance rests on that day; what is neither in force nor applied cannot be suspended."""
    resting: list[Event] = []
    for event in known:
        if event.kind == "suspended" and (event.effective or event.day) >= begins:
            resting.append(event)
        elif event.kind == "resumed" and event.day <= day:  # one that is known of a later day undoes nothing before it
            resting = []
    return any((rest.effective or rest.day) <= day and (rest.until is None or day <= rest.until) for rest in resting)
