"""What holds on a day, worked out from VALIDITY by other means than the program's.

It shares no code with the program. It counts in whole numbers, walks from the start of an agreement boundary after
boundary instead of estimating, and where a date is uncertain it tries every day that it may be, one after the other.
It is slow and plain on purpose: where the two disagree, one of them has misread the rules.
"""

from typing import NamedTuple

from .calendar_of_numbers import Length, last_safe_day, plus, written
from .oracle_reading import Choice, Event, bounds, choices, length, shifted
from .world import Cells

LESSER = {"memorandum", "programme", "plan", "minutes", "joint-statement", "exchange-of-notes"}
OVER = ("expired", "terminated", "replaced")
KINDS = ("notice-by", "ends", "expires", "renews", "enters-into-force", "survival-ends", "event")
FIRST_DAYS = ("renews", "enters-into-force")
TRIGGERS = {"notification": "notified", "ratification": "ratified", "exchange": "exchanged"}


class Terms(NamedTuple):
    """Terms one after the other: what runs before the first boundary, how far each renewal runs, how many."""

    base: int
    first: Length
    step: Length | None
    renewal: str
    limit: int | None
    from_entry: bool
    """Whether they count from entry into force, so that they have begun only if that is known."""

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


class Ending(NamedTuple):
    """A notice or a denunciation: which, the first day out, whether it rests on an assumption."""

    by_notice: bool
    out: int
    assumed: bool


class Answer(NamedTuple):
    """What holds in one choice of days."""

    status: str
    certain: str
    words: frozenset[str]
    effective_in_force: int | None
    term_last_day: int | None
    notice_by: int | None
    locked_in_until: int | None
    ends: int | None
    survives_until: int | None
    flags: tuple[str, ...]
    deadlines: dict[tuple[str, int], int]


class Oracle:
    """Answers for one agreement, given by its cells."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.latest, self.choices = choices(cells)

    def _cell(self, name: str) -> str:
        return self.cells.get(name, "")

    # entry into force

    def entry(self, choice: Choice, events: list[Event]) -> tuple[int | None, bool]:
        """R5, R12: the first day in force, and whether it is assumed."""
        if choice.in_force is not None:
            return choice.in_force, False
        rule = self._cell("entry_rule")
        if rule:
            met = self._trigger(choice, events, rule.split(" + ")[0])
            return (None if met is None else shifted(met, rule)), False
        other_facts = choice.provisional is not None or any(event.kind in TRIGGERS.values() for event in events)
        if self._cell("type") in LESSER and not other_facts:
            return choice.signed, choice.signed is not None
        return None, False

    def _trigger(self, choice: Choice, events: list[Event], trigger: str) -> int | None:
        if trigger == "signature":
            return choice.signed
        done = [event for event in events if event.kind == TRIGGERS[trigger]]
        for_both = [event.day for event in done if trigger == "exchange" or not event.by]
        if for_both:
            return max(for_both)
        sides = {side: [event.day for event in done if event.by == side] for side in ("AZE", "IRN")}
        return max(max(days) for days in sides.values()) if all(sides.values()) else None

    # terms

    def terms(self, choice: Choice, entry: int | None) -> Terms | None:
        """R2, R6: the terms recorded."""
        first, step = length(self._cell("lasts")), length(self._cell("renewal_length"))
        counts_from = self._cell("counts_from")
        start = {"": entry, "in-force": entry, "signed": choice.signed}.get(counts_from, choice.counts_from)
        if not self._cell("renewal_length") and choice.until is None:
            step = first
        if self._cell("renewal") != "tacit":
            step = None
        limit = int(self._cell("renewal_limit")) if self._cell("renewal_limit") else None
        if choice.until is not None:
            return Terms(choice.until + 1, (0, 0), step, self._cell("renewal"), limit, from_entry=False)
        if start is not None and first:
            from_entry = counts_from in {"", "in-force"}
            return Terms(start, first, step, self._cell("renewal"), limit, from_entry)
        return None

    def safe_day(self, terms: Terms, k: int) -> int | None:
        """R3: the last safe day of term k."""
        notice = self._cell("notice")
        if notice == "none":
            return terms.boundary(k) - 1
        days = length(notice)
        return last_safe_day(terms.boundary(k) - 1, days) if days else None

    # acts

    def after_acts(
        self, terms: Terms | None, entry: int | None, events: list[Event], *, entry_assumed: bool
    ) -> tuple[Terms | None, list[Ending]]:
        """R6, R7, R8: the terms and the endings that stand after every act known, one after the other."""
        standing: list[Ending] = []
        for event in events:
            if event.kind == "extended":
                terms = self._extended(terms, standing, event)
                standing = [ending for ending in standing if not ending.by_notice]
            elif event.kind == "notice":
                standing += self._by_notice(terms, event, entry_assumed=entry_assumed)
            elif event.kind == "denounced":
                standing += self._by_denunciation(terms, entry, event, entry_assumed=entry_assumed)
            elif event.kind == "revoked" and standing and event.day <= standing[-1].out - 1:
                standing = standing[:-1]
        return terms, standing

    def _extended(self, terms: Terms | None, standing: list[Ending], event: Event) -> Terms | None:
        """R6: the end moved is that of the term running, or of the last one where a notice has ended them."""
        worked = [ending.out for ending in standing if ending.by_notice and ending.out <= event.day]
        if terms is None:
            if event.until is None:
                return None
            step = length(self._cell("renewal_length")) if self._cell("renewal") == "tacit" else None
            if self._cell("renewal") == "tacit" and not self._cell("renewal_length"):
                step = length(self._cell("lasts"))
            limit = int(self._cell("renewal_limit")) if self._cell("renewal_limit") else None
            return Terms(event.until + 1, (0, 0), step, self._cell("renewal"), limit, from_entry=False)
        k = terms.running(event.day)
        k = terms.last if k is None else k
        while worked and k > 0 and terms.boundary(k) > min(worked):
            k -= 1
        if event.until is not None:
            end = event.until + 1
        else:
            assert event.length
            end = plus(terms.boundary(k), *event.length)
        left = None if terms.limit is None else terms.limit - k
        from_entry = terms.from_entry and event.until is None
        return terms._replace(base=end, first=(0, 0), limit=left, from_entry=from_entry)

    def _by_notice(self, terms: Terms | None, event: Event, *, entry_assumed: bool) -> list[Ending]:
        """R7: the end at which a notice works; nothing where nothing would renew."""
        if event.effective is not None:
            return [Ending(True, event.effective, False)]
        k = terms.running(event.day) if terms else None
        if terms is None or k is None or not terms.renews(k):
            return []
        if self.safe_day(terms, k) is None:
            return [Ending(True, terms.boundary(k), True)]
        while (self.safe_day(terms, k) or 0) < event.day:
            if terms.renewal != "tacit" or terms.step is None or not terms.renews(k):
                return []
            k += 1
        guessed = (k > 0 and self._length_is_guessed()) or (entry_assumed and terms.from_entry)
        return [Ending(True, terms.boundary(k), guessed)]

    def _by_denunciation(
        self, terms: Terms | None, entry: int | None, event: Event, *, entry_assumed: bool
    ) -> list[Ending]:
        """R8: the first day out that a denunciation gives."""
        rule, minimum = self._cell("denunciation"), self._cell("denunciation_after")
        if rule == "term end":
            return self._by_notice(terms, event, entry_assumed=entry_assumed)
        if event.effective is not None:
            return [Ending(False, event.effective, False)]
        if rule == "none":
            return []
        assumed = not rule.startswith("receipt")
        received, life = event.day, length(minimum)
        allowed = plus(entry, *life) if life and entry is not None else None
        if allowed is not None and minimum.endswith("given") and received < allowed:
            received = allowed
        out = shifted(received, "receipt + 12m" if assumed else rule)
        if allowed is None or out > allowed:
            return [Ending(False, out, assumed)]
        return [Ending(False, allowed, assumed or entry_assumed)]

    # one choice of days

    def answer(self, choice: Choice, day: int) -> Answer:
        """Sections 4 and 5 where every date is one day."""
        known = [event for event in choice.events if event.day <= day]
        entry, entry_assumed = self.entry(choice, known)
        terms, endings = self.after_acts(self.terms(choice, entry), entry, known, entry_assumed=entry_assumed)
        term_out = terms.out if terms and (entry is not None or not terms.from_entry) else None
        decided = min(endings, key=lambda ending: (ending.out, ending.by_notice), default=None)
        given = decided
        if decided and term_out is not None and term_out < decided.out:
            decided = given = None
        ended = choice.ended
        if ended is None:
            recorded = [event.effective or event.day for event in known if event.kind in {"terminated", "replaced"}]
            ended = max(recorded, default=None)
        computed = [out for out in (term_out, given.out if given else None) if out is not None]
        computed_out = min(computed, default=None)
        fixed = ended if ended is not None else decided.out if decided else None

        status, certain, instead = self._status(
            choice, known, day, entry, entry_assumed, terms, ended, decided, computed_out
        )
        over = status in OVER
        k = terms.running(day) if terms and not over else None
        term_last = terms.boundary(k) - 1 if terms and k is not None else None
        notice_by = locked = None
        if terms and k is not None and fixed is None and terms.renews(k):
            notice_by = self.safe_day(terms, k)
            if notice_by is not None and day > notice_by:
                locked = self._locked(terms, k, day)
        ends = None
        if fixed is not None:
            ends = fixed - 1
        elif term_out is not None and terms and (over or k is None or k == terms.last):
            ends = term_out - 1
        survival = length(self._cell("survival"))
        survives = plus(ends + 1, *survival) - 1 if ends is not None and survival else None
        flags = []
        if given and fixed == given.out and day < given.out:
            flags.append("notice-given")
        if over and (self._cell("survival") == "open" or (survives is not None and day <= survives)):
            flags.append("survival")

        deadlines: dict[tuple[str, int], int] = {}
        if ends is not None:
            deadlines["expires" if fixed is None else "ends", 0] = ends
        if entry is not None and not over:
            deadlines["enters-into-force", 0] = entry
        if over and survives is not None:
            deadlines["survival-ends", 0] = survives
        if terms and fixed is None and not over:
            deadlines |= self._of_terms(terms, day)
        return Answer(
            status, certain, frozenset({status, *instead}), entry, term_last, notice_by, locked, ends, survives,
            tuple(flags), deadlines,
        )  # fmt: skip

    def _status(
        self,
        choice: Choice,
        known: list[Event],
        day: int,
        entry: int | None,
        entry_assumed: bool,
        terms: Terms | None,
        ended: int | None,
        decided: Ending | None,
        computed_out: int | None,
    ) -> tuple[str, str, tuple[str, ...]]:
        """Section 4, line after line of its precedence; how certain; the other possible words."""
        if ended is not None and ended <= day:
            by = self._cell("ended_by")
            replaced = bool(self._cell("replaced_by")) or by == "replacement"
            return ("replaced" if replaced else "expired" if by == "expiry" else "terminated"), "yes", ()
        computed_over = computed_out is not None and computed_out <= day
        if ended is None and computed_over:
            if decided:
                word = "expired" if decided.by_notice else "terminated"
                return word, "assumed" if decided.assumed else "yes", ()
            from_entry = terms is not None and terms.from_entry
            guessed = self._cell("renewal") == "" or self._length_is_guessed() or (entry_assumed and from_entry)
            return "expired", "assumed" if guessed else "yes", ()
        in_force = entry is not None and entry <= day
        applied = choice.provisional is not None and choice.provisional <= day
        certain, instead = "yes", tuple[str, ...]()
        if in_force or applied:
            after_first = terms is not None and terms.boundary(0) <= day
            no_end = terms is None and self._cell("lasts") != "open"
            unread = terms is not None and terms.renewal == "tacit" and terms.step is None and after_first
            if computed_over:
                denounced = decided is not None and not decided.by_notice and decided.out <= day
                certain, instead = "no", ("terminated" if denounced else "expired",)
            elif ended is None and decided is None and (no_end or unread):
                certain, instead = "no", OVER
            elif (
                entry_assumed
                or (ended is None and decided is not None and decided.assumed)
                or (ended is None and after_first and self._length_is_guessed() and self._cell("renewal_limit"))
            ):
                certain = "assumed"
            if self._suspended(known, day):
                return "suspended", certain, instead
            return ("in-force", certain, instead) if in_force else ("provisional", "yes", ())
        if choice.signed is not None and choice.signed <= day:
            expected = bool(self._cell("entry_rule")) or choice.in_force is not None
            return ("signed", "yes", ()) if expected else ("signed", "no", ("in-force",))
        dated = (choice.provisional, choice.in_force, choice.until, choice.ended)
        if choice.signed is None and (choice.events or any(fact is not None for fact in dated)):
            return "unknown", "no", ("signed", "in-force")
        return "draft", "yes", ()

    def _length_is_guessed(self) -> bool:
        return self._cell("renewal") == "tacit" and not self._cell("renewal_length")

    def _suspended(self, known: list[Event], day: int) -> bool:
        """R11: whether performance rests on that day."""
        resting: list[int | None] = []
        for event in known:
            if event.kind == "suspended":
                resting.append(event.until)
            elif event.kind == "resumed":
                resting = []
        return any(until is None or day <= until for until in resting)

    def _locked(self, terms: Terms, k: int, day: int) -> int | None:
        """Section 5: the last day of the first term whose last safe day is still ahead."""
        if terms.renewal != "tacit" or terms.step is None or self._cell("denunciation").startswith("receipt"):
            return None
        k += 1
        while terms.renews(k) and (self.safe_day(terms, k) or day) < day:
            k += 1
        return terms.boundary(k) - 1

    def _of_terms(self, terms: Terms, day: int) -> dict[tuple[str, int], int]:
        """The notice day and the renewal of every term that would renew, to well after the as-of day."""
        found: dict[tuple[str, int], int] = {}
        k, ahead = 0, 0
        while terms.renews(k) and ahead < 3:
            safe, boundary = self.safe_day(terms, k), terms.boundary(k)
            if safe is not None:
                found["notice-by", k] = safe
            if terms.renewal == "tacit":
                found["renews", k] = boundary
            if terms.step is None:
                break
            ahead += (safe is None or safe >= day) and boundary > day
            k += 1
        return found

    # every choice of days

    def shown(self, day: int) -> dict[str, str]:
        """The computed cells on that day."""
        answers = [self.answer(choice, day) for choice in self.choices]
        reported = self.answer(self.latest, day)
        words = frozenset[str]().union(*(answer.words for answer in answers), reported.words)
        certain = {answer.certain for answer in answers}
        sure = "no" if len(words) > 1 or "no" in certain else "assumed" if "assumed" in certain else "yes"
        flags = list(reported.flags)
        if self._stated_differs(day, words):
            flags.append("stated-differs")
        cells = {"status": reported.status, "certain": sure, "flags": "; ".join(flags)}
        for name in (
            "effective_in_force", "term_last_day", "notice_by", "locked_in_until", "ends", "survives_until",
        ):  # fmt: skip
            days = [value for answer in answers if (value := getattr(answer, name)) is not None]
            cells[name] = _between(days)
        due = self._next_deadline(day, answers)
        cells["next_deadline"] = written(due[0]) if due else ""
        cells["next_deadline_kind"] = KINDS[due[1]] if due else ""
        return cells

    def _stated_differs(self, day: int, words: frozenset[str]) -> bool:
        stated = self._cell("stated_status")
        if not stated:
            return False
        if self._cell("stated_on"):
            day = bounds(self._cell("stated_on"))[1]
            words = frozenset[str]().union(*(self.answer(choice, day).words for choice in self.choices))
        return not words & set(OVER) if stated == "over" else stated not in words

    def _next_deadline(self, day: int, answers: list[Answer]) -> tuple[int, int] | None:
        """The nearest of the next deadline of each kind (the first term that may still be ahead) and of every event."""
        days: dict[tuple[str, int], list[int]] = {}
        for answer in answers:
            for key, value in answer.deadlines.items():
                days.setdefault(key, []).append(value)
        for place, event in enumerate(self._cell("events").split("; ")):
            kind, _, rest = event.partition(" ")
            if kind in {"meeting", "review", "other"}:
                days["event", place] = list(bounds(rest.split()[0]))
        found = []
        told: set[str] = set()
        for (kind, _), possible in sorted(days.items()):
            soonest = day + 1 if kind in FIRST_DAYS else day
            if max(possible) >= soonest and (kind == "event" or kind not in told):
                told.add(kind)
                shown = min(possible) if min(possible) >= soonest else max(possible)
                found.append((shown, KINDS.index(kind)))
        return min(found, default=None)


def _between(days: list[int]) -> str:
    if not days:
        return ""
    first, last = min(days), max(days)
    return written(first) if first == last else f"[{written(first)}..{written(last)}]"
