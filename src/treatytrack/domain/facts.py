"""What holds on a day in a life without uncertain dates: the word of section 4 and the days of section 5."""

from collections.abc import Container
from datetime import date
from typing import NamedTuple

from treatytrack.domain.acts import rests_on
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.clauses import DenunciationRule
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.lengths import Length, Stated, after, moved
from treatytrack.domain.life import Life
from treatytrack.domain.series import Series

LIVE = ("signed", "provisional", "in-force", "suspended")
OVER = ("expired", "terminated", "replaced")
WAITING = ("signed", "provisional")
STATUSES = ("draft", "unknown", *LIVE, *OVER)

MEETINGS = ("meeting", "review", "other")
"""Events that are deadlines while they lie ahead."""

TO_CONFIRM = ("entry", "end", "renewal", "notice", "date", "other")
CONTRADICTIONS = ("entry", "end", "stated")
"""The fields of what people have to settle (section 6), in that order; `settle` tells which it is."""


class Word(NamedTuple):
    """A status, what it rests on (`yes`, `assumed`, `no`) and the words that may be true instead."""

    status: str
    certain: str = "yes"
    instead: tuple[str, ...] = ()


DRAFT = Word("draft")
UNKNOWN = Word("unknown", "no", ("signed", "in-force"))
SIGNED = Word("signed")
SIGNED_AT_LEAST = Word("signed", "no", ("in-force",))
PROVISIONAL = Word("provisional")
SUSPENDED = Word("suspended")


class Lasting(NamedTuple):
    """What stays as it is for a whole phase of a life: the word, the end, and what comes once."""

    word: Word
    ends: date | None
    survives_until: date | None
    flags: tuple[str, ...]
    once: dict[str, date]
    """Deadlines that come once, by kind: `ends`, `expires`, `enters-into-force`, `survival-ends`."""
    assumed: Container[str]
    """The deadlines of `once` that rest on an assumption."""


class Facts(NamedTuple):
    """The days that follow for one as-of day; None: there is none. Last days are inclusive."""

    word: Word
    effective_in_force: date | None
    term: int | None
    """The number of the running term."""
    term_last_day: date | None
    notice_by: date | None
    locked_term: int | None
    """The number of the first term at whose end one can still leave."""
    locked_in_until: date | None
    ends: date | None
    survives_until: date | None
    flags: tuple[str, ...]
    once: dict[str, date]
    assumed: Container[str]


def facts_on(agreement: Agreement, life: Life, day: date) -> Facts:
    """Everything of section 5 for that day, each date being one day."""
    word, ends, survives, flags, once, assumed = lasting_on(agreement, life, day)
    entry, series = life.entered.day, life.series
    term = series.running(day) if series and word.status not in OVER else None
    if series is None or term is None:
        return Facts(word, entry, None, None, None, None, None, ends, survives, flags, once, assumed)
    term_last_day = series.last_day(term)
    notice_by, locked = None, None
    if life.fixed is None and series.would_renew(term):
        notice_by = series.safe_day(term)
        if notice_by and day > notice_by and series.renewal == "tacit":
            locked = _locked_term(agreement, series, term, day)
    locked_in_until = None if locked is None else series.last_day(locked)
    return Facts(
        word, entry, term, term_last_day, notice_by, locked, locked_in_until, ends, survives, flags, once, assumed
    )


def lasting_on(agreement: Agreement, life: Life, day: date) -> Lasting:
    """What is so on that day and stays so until the life turns, each date being one day."""
    word = word_on(agreement, life, day)
    over = word.status in OVER
    ends = _ends(life, day)
    survives = survives_until(agreement, ends) if ends else None
    flags = _flags(agreement, life, day, over=over, survives=survives) if over or life.given else ()
    if ends or life.entered.day:
        once, assumed = _once(agreement, life, over=over, ends=ends, survives=survives)
    else:
        once, assumed = {}, ()
    return Lasting(word, ends, survives, flags, once, assumed)


def word_on(agreement: Agreement, life: Life, day: date) -> Word:
    """Section 4: the first of the precedence that holds on that day."""
    fixed, given, computed_out = life.fixed, life.given, life.computed_out
    if fixed and fixed.first_day_out <= day:
        return Word(_over_by(agreement, life, fixed.cause), "assumed" if fixed.assumed else "yes")
    if computed_out is None or day < computed_out:
        return _word_before_the_end(agreement, life, day)
    if fixed is None or fixed.cause != "recorded":
        return Word("expired", "assumed" if _term_assumed(agreement, life) else "yes")
    # R9: the end recorded for a later day has the last word, and not for certain.
    word = _word_before_the_end(agreement, life, day)
    over = "terminated" if given and given.cause == "denunciation" else "expired"
    return word._replace(certain="no", instead=(*word.instead, over))


def _word_before_the_end(agreement: Agreement, life: Life, day: date) -> Word:
    """The first of the precedence that holds on a day on which nothing has ended it."""
    reading, entry = life.reading, life.entered.day
    in_force = entry is not None and entry <= day
    if in_force or (reading.provisional is not None and reading.provisional <= day):
        rests = bool(life.suspensions) and any(
            first <= day and (out is None or day < out) for first, out in life.suspensions
        )
        if not in_force:
            return SUSPENDED if rests else PROVISIONAL
        certain, instead = _certainty_in_force(agreement, life, day)
        return Word("suspended" if rests else "in-force", certain, instead)
    if reading.signed and reading.signed <= day:
        known = agreement.terms.entry_rule is not None or entry is not None
        return SIGNED if known else SIGNED_AT_LEAST
    return UNKNOWN if reading.signed is None and _anything_dated(agreement, life) else DRAFT


def _over_by(agreement: Agreement, life: Life, cause: str) -> str:
    """R9: the word for what ended it."""
    if cause == "recorded":
        by_act = not life.reading.ended and any(one.act.kind == "replaced" for one in life.decisions)
        if agreement.replaced_by or agreement.ended_by == "replacement" or (by_act and not agreement.ended_by):
            return "replaced"
        return "expired" if agreement.ended_by == "expiry" else "terminated"
    return "terminated" if cause == "denunciation" else "expired"


def _term_assumed(agreement: Agreement, life: Life) -> bool:
    """R6, R12: whether the end of the last term rests on an assumption."""
    series = life.series
    if series is None:
        return False
    terms = agreement.terms
    length_assumed = terms.renewal == "tacit" and terms.renewal_length is None
    return not terms.renewal or length_assumed or rests_on(agreement, series, life.entered, series.last_term or 0)


def _certainty_in_force(agreement: Agreement, life: Life, day: date) -> tuple[str, tuple[str, ...]]:
    """How sure "in force" is: no, where the end is unknown (R6); assumed, where the entry is (R12)."""
    fixed = life.fixed
    unfixed = _certainty_by_the_terms(agreement, life, day)
    if fixed is None or fixed.cause != "recorded":
        return unfixed
    # A recorded end settles what the terms leave open; one that a later agreement only presumably brings does not.
    presumed = bool(fixed.assumed) and unfixed[0] != "yes"
    return ("assumed" if presumed or life.entered.assumed else "yes"), ()


def _certainty_by_the_terms(agreement: Agreement, life: Life, day: date) -> tuple[str, tuple[str, ...]]:
    """The same by the terms and by what was given, whatever end is recorded."""
    series, given = life.series, life.given
    if given is None and _end_not_known(agreement, series, day):
        return "no", OVER
    counted = series is not None and series.limit is not None and agreement.terms.renewal_length is None
    if counted and series and day >= series.boundary(0):
        # How many renewals it has had, and so whether the last one is over, rests on the length assumed for each.
        return "assumed", ()
    return ("assumed" if life.entered.assumed or (given and given.assumed) else "yes"), ()


def _end_not_known(agreement: Agreement, series: Series | None, day: date) -> bool:
    """R6: whether the terms tell no end: none that can be counted, or a tacit renewal for a length not known."""
    if series is None:
        return agreement.terms.lasts is not Stated.OPEN
    return series.renewal == "tacit" and series.step is None and day >= series.boundary(0)


def no_end_is_told(agreement: Agreement, status: str, life: Life, *, running: bool, told: bool) -> bool:
    """R6: whether nothing tells when what has that status ends.

    `running`: whether a term of the life is running; `told`: whether the end of a running term is told, which may be
    that of another reading.
    """
    if status in OVER or life.fixed or agreement.terms.lasts is Stated.OPEN:
        return False
    if life.series is None:
        return not told
    return life.series.renewal != "open" and not running


def _anything_dated(agreement: Agreement, life: Life) -> bool:
    reading = life.reading
    columns = (reading.provisional, reading.in_force, reading.until, reading.ended, reading.counts_from)
    return any(columns) or bool(agreement.events) or life.fixed is not None


def _ends(life: Life, day: date) -> date | None:
    """The last day in force once something fixes it: an act, a record, or a running term that nothing renews.

    Raises WrongRequest where the first day out is that of the calendar.
    """
    if life.fixed:
        return moved(life.fixed.first_day_out, 0, -1)
    if life.series and (out := life.term_out):
        last_term = life.series.last_term
        if not last_term or life.series.boundary(last_term - 1) <= day:
            return out - ONE_DAY
    return None


def _locked_term(agreement: Agreement, series: Series, term: int, day: date) -> int | None:
    """The first term that can still be ended by notice, or that nothing renews; none where one can leave any time."""
    if series.step is None or can_be_left_any_time(agreement):
        return None
    term += 1
    while series.would_renew(term) and (safe := series.safe_day(term)) and safe < day:
        term += 1
    return term


def can_be_left_any_time(agreement: Agreement) -> bool:
    """Whether a rule is recorded by which it can be denounced on any day."""
    rule = agreement.terms.denunciation
    return isinstance(rule, DenunciationRule) and rule.basis == "receipt"


def survives_until(agreement: Agreement, ends: date) -> date | None:
    """R10: the last day of survival, from the first day no longer in force."""
    survival = agreement.terms.survival
    return after(ends + ONE_DAY, survival) - ONE_DAY if isinstance(survival, Length) else None


def _flags(agreement: Agreement, life: Life, day: date, *, over: bool, survives: date | None) -> tuple[str, ...]:
    given, fixed = life.given, life.fixed
    if given and fixed and given.first_day_out == fixed.first_day_out and day < given.first_day_out:
        return ("notice-given",)  # and so not over
    survival = over and ((survives and day <= survives) or agreement.terms.survival is Stated.OPEN)
    return ("survival",) if survival else ()


def _once(
    agreement: Agreement, life: Life, *, over: bool, ends: date | None, survives: date | None
) -> tuple[dict[str, date], Container[str]]:
    """The deadlines that come once; those that have passed stay, so that their bounds can be told."""
    once: dict[str, date] = {}
    assumed: set[str] = set()
    if ends:
        kind = "ends" if life.fixed else "expires"
        once[kind] = ends
        if (life.fixed and life.fixed.assumed) or (not life.fixed and _term_assumed(agreement, life)):
            assumed.add(kind)
    entry, entry_assumed = life.entered
    if entry and not over:
        once["enters-into-force"] = entry
        if entry_assumed:
            assumed.add("enters-into-force")
    if over and survives:
        once["survival-ends"] = survives
    return once, assumed
