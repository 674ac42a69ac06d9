"""What holds on a day, worked out from VALIDITY by other means than the program's.

It shares no code with the program. It counts in whole numbers, walks from the start of an agreement boundary after
boundary instead of estimating, and where a date is uncertain it tries every day that it may be, one after the other.
It is slow and plain on purpose: where the two disagree, one of them has misread the rules.
"""

from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from .calendar_of_numbers import FAR_AHEAD, LONG_AGO, plus, written
from .oracle_acts import Acts
from .oracle_entry import Assumed, entry_into_force, entry_on, recorded_end
from .oracle_reading import Choice, bounds, choices, known_on, length
from .oracle_status import OVER, Facts
from .oracle_terms import Terms, terms_recorded
from .world import Cells

KINDS = ("notice-by", "ends", "expires", "renews", "enters-into-force", "survival-ends", "event")
FIRST_DAYS = ("renews", "enters-into-force")
AGAIN = ("notice-by", "renews")
OF_TERMS = ("term_last_day", "notice_by", "locked_in_until")
DAYS = ("effective_in_force", *OF_TERMS, "ends", "survives_until")


class Answer(NamedTuple):
    """What holds in one choice of days."""

    status: str
    certain: str
    words: frozenset[str]
    series_from: int | None
    """The day on which a tacit series starts."""
    effective_in_force: int | None
    term_last_day: int | None
    notice_by: int | None
    locked_in_until: int | None
    ends: int | None
    survives_until: int | None
    flags: tuple[str, ...]
    deadlines: dict[tuple[str, int], int]
    shape: Terms | None
    """The terms that give notice days and renewals, wherever they start."""


class Oracle:
    """Answers for one agreement, given by its cells, and by those of the agreement that `replaced_by` names."""

    def __init__(self, cells: Cells, later: Cells | None = None) -> None:
        self.cells = cells
        self.choices = choices(cells)
        self.later = later or {}
        self.choices_of_the_later = choices(later) if later else []

    # one choice of days

    def answers(self, day: int) -> list[Answer]:
        """The answer for every choice there is: of the agreement's own days and of the later one's."""
        entries = set(self._entries_of_the_later(day))
        return [self.answer(choice, entry, day) for choice, entry in product(self.choices, entries)]

    def reported(self, day: int) -> Answer:
        """The answer that is reported: every start and every end is taken at its latest."""
        return self.answer(self.choices[-1], self._entries_of_the_later(day)[-1], day)

    def _entries_of_the_later(self, day: int) -> list[Assumed]:
        """When the later agreement enters into force, for every choice of its days; last the latest one."""
        return [entry_on(self.later, choice, day) for choice in self.choices_of_the_later] or [(None, False)]

    def answer(self, choice: Choice, entry_of_the_later: Assumed, day: int) -> Answer:
        """Sections 4 and 5 where every date is one day."""
        known = known_on(choice, day)
        entry, entry_assumed = entry_into_force(self.cells, choice, known)
        recorded = terms_recorded(self.cells, choice, entry)
        terms, endings = Acts(self.cells, entry, entry_assumed=entry_assumed).applied(recorded, known)
        term_out = terms.out if terms else None
        decided = min(endings, key=lambda ending: (ending.out, ending.by_notice), default=None)
        if decided and term_out is not None and term_out < decided.out:
            decided = None
        ended = recorded_end(self.cells, choice, known, entry_of_the_later)
        computed_out = decided.out if decided else term_out
        fixed = ended[0] if ended[0] is not None else decided.out if decided else None

        facts = Facts(self.cells, choice, known, (entry, entry_assumed), terms, ended, decided, computed_out)
        word = facts.word_on(day)
        over = word.status in OVER
        k = terms.running(day) if terms and not over else None
        term_last = terms.boundary(k) - 1 if terms and k is not None else None
        notice_by = locked = None
        if terms and k is not None and fixed is None and terms.renews(k):
            notice_by = terms.safe_day(k)
            leaves_at_any_time = self.cells.get("denunciation", "").startswith("receipt")
            if notice_by is not None and day > notice_by and not leaves_at_any_time:
                locked = terms.locked_in_until(k, day)
        ends = None
        if fixed is not None:
            ends = fixed - 1
        elif term_out is not None and terms and (over or k is None or k == terms.last):
            ends = term_out - 1
        survival = length(self.cells.get("survival", ""))
        survives = plus(ends + 1, *survival) - 1 if ends is not None and survival else None
        flags = []
        if decided and fixed == decided.out and day < decided.out:
            flags.append("notice-given")
        if over and (self.cells.get("survival") == "open" or (survives is not None and day <= survives)):
            flags.append("survival")

        deadlines: dict[tuple[str, int], int] = {}
        if ends is not None:
            deadlines["expires" if fixed is None else "ends", 0] = ends
        if entry is not None and not over:
            deadlines["enters-into-force", 0] = entry
        if over and survives is not None:
            deadlines["survival-ends", 0] = survives
        shape = terms._replace(base=0) if terms and fixed is None and not over else None
        if terms and shape:
            deadlines |= terms.deadlines(day)
        return Answer(
            word.status, word.certain, frozenset({word.status, *word.instead}), _start_of_series(recorded, terms),
            entry, term_last, notice_by, locked, ends, survives, tuple(flags), deadlines, shape,
        )  # fmt: skip

    # every choice of days

    def shown(self, day: int) -> dict[str, str]:
        """The computed cells on that day."""
        answers, reported = self.answers(day), self.reported(day)
        words = frozenset({reported.status}).union(*(answer.words for answer in answers))
        certain = {answer.certain for answer in answers}
        sure = "no" if len(words) > 1 or "no" in certain else "assumed" if "assumed" in certain else "yes"
        flags = list(reported.flags)
        if self._stated_differs(day, words):
            flags.append("stated-differs")
        possible = " ".join(sorted(words))
        cells = {"status": reported.status, "certain": sure, "possible": possible, "flags": "; ".join(flags)}
        starts = [answer.series_from for answer in answers if answer.series_from is not None]
        vague = bool(starts) and max(starts) > plus(min(starts), 12, 0)
        for name in DAYS:
            days = [value for answer in answers if (value := getattr(answer, name)) is not None]
            cells[name] = "" if vague and name in OF_TERMS else _between(days)
        due = self._next_deadline(day, answers, vague=vague)
        cells["next_deadline"] = written(due[0]) if due else ""
        cells["next_deadline_kind"] = KINDS[due[1]] if due else ""
        cells["days_left"] = str(due[0] - day) if due else ""
        return cells

    def _stated_differs(self, day: int, words: frozenset[str]) -> bool:
        stated = self.cells.get("stated_status", "")
        if stated not in {*OVER, "over", "signed", "in-force", "provisional", "suspended", "draft", "unknown"}:
            return False
        if self.cells.get("stated_on"):
            first, last = bounds(self.cells["stated_on"])
            answers = (answer for spoken in range(first, last + 1) for answer in self.answers(spoken))
            words = frozenset[str]().union(*(answer.words for answer in answers))
        return not words & set(OVER) if stated == "over" else stated not in words

    def _next_deadline(self, day: int, answers: Iterable[Answer], *, vague: bool) -> tuple[int, int] | None:
        """The nearest of the next deadline of each kind (the first term that may still be ahead) and of every event.

        Where an extension may have moved the terms, one term is not the same in each choice: each has its own next.
        """
        days: dict[tuple[str, int], list[int]] = {}
        answers = list(answers)
        moved = len({answer.shape for answer in answers if answer.shape}) > 1
        for answer in answers:
            for (kind, k), value in answer.deadlines.items():
                if kind not in AGAIN or not (vague or moved):
                    days.setdefault((kind, k), []).append(value)
                elif moved and not vague and value == _next(answer, kind, day):
                    days.setdefault((kind, 0), []).append(value)
        for place, event in enumerate(self.cells.get("events", "").split("; ")):
            kind, _, rest = event.partition(" ")
            if kind in {"meeting", "review", "other"}:
                days["event", place] = list(bounds(rest.split()[0]))
        found = []
        told: set[str] = set()
        for (kind, _), possible in sorted(days.items()):
            soonest = day + 1 if kind in FIRST_DAYS else day
            first, last = min(possible), max(possible)
            if last >= soonest and (kind == "event" or kind not in told) and not (_open(first) or _open(last)):
                told.add(kind)
                found.append((first if first >= soonest else last, KINDS.index(kind)))
        return min(found, default=None)


def _start_of_series(recorded: Terms | None, terms: Terms | None) -> int | None:
    """The day on which tacit terms start: the recorded one, which an extension only moves on."""
    return recorded.base if recorded and terms and terms.renewal == "tacit" else None


def _next(answer: Answer, kind: str, day: int) -> int | None:
    """The next notice day or renewal in one choice."""
    soonest = day + 1 if kind in FIRST_DAYS else day
    return min(
        (value for (one, _), value in answer.deadlines.items() if one == kind and value >= soonest), default=None
    )


def _open(day: int) -> bool:
    """Whether a day is one that stands for none on its side, or was counted from one."""
    return not LONG_AGO + 400_000 < day < FAR_AHEAD - 400_000


def _between(days: list[int]) -> str:
    """A day, or the range written where it is uncertain; an open side is left open."""
    if not days:
        return ""
    first, last = (("" if _open(day) else written(day)) for day in (min(days), max(days)))
    return first if first == last else f"[{first}..{last}]"
