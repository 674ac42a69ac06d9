"""What acts do to an agreement: extension, notice, denunciation, revocation, recorded end, suspension (R6-R9, R11)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.clauses import DenunciationRule
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.lengths import Length, Shift, Stated, after
from treatytrack.domain.series import Series, series_of

TWELVE_MONTHS = Length.parse("12m")
"""The notice of VCLT 56(2), presumed where an agreement says nothing of denunciation."""

DECISIVE = frozenset({
    "ratified", "notified", "exchanged", "extended", "notice", "denounced", "revoked", "suspended", "resumed",
    "terminated", "replaced",
})  # fmt: skip
"""The acts that change a life; the columns say the rest, and meetings or amendments change neither status nor end."""


class Act(NamedTuple):
    """A decisive event on one day."""

    kind: str
    day: date
    by: str = ""
    effective: date | None = None
    until: date | None = None
    length: Length | None = None
    place: int = 0
    """Which of the decisive events it is."""
    written: str = ""
    """Its day as it is recorded."""

    @property
    def takes_effect(self) -> date:
        """The day recorded for its effect, else its own."""
        return self.effective or self.day

    @property
    def when(self) -> str:
        """Its day, as recorded."""
        return self.written or self.day.isoformat()

    @property
    def said(self) -> str:
        """It, by its kind and its day as recorded."""
        return f"{self.kind} {self.when}"


class Ending(NamedTuple):
    """What ends it: `recorded`, `denunciation` or `notice`; the first day out; the term that a notice ends."""

    cause: str
    first_day_out: date
    assumed: tuple[str, ...] = ()
    """On which assumptions it rests: `entry`, `renewal` (its length), `notice` (its length), `denunciation`."""
    received: str = ""
    """The day of the act, as recorded."""
    term: int | None = None
    effective: bool = False
    """Whether its day is recorded with the act, and not computed."""
    counted_from: date | None = None
    """R8: the first day on which it could be received, for one that came before; it counts as received then."""


class Decision(NamedTuple):
    """What an act met and did."""

    act: Act
    met: Series | None
    """The series of terms before it."""
    term: int | None
    """The number of the term running on its day; for an extension, of the one whose end it moves."""
    ending: Ending | None
    """The ending that it brought about."""
    undone: tuple[Ending, ...] = ()
    """The endings that it undid."""
    series: Series | None = None
    """The series of terms after it."""


class Entered(NamedTuple):
    """Entry into force as far as it is known, and whether it is assumed (R12)."""

    day: date | None
    assumed: bool


class Course(NamedTuple):
    """The series of terms and the ending that stand after all acts, and what each of them decided."""

    series: Series | None
    given: Ending | None
    decisions: tuple[Decision, ...]


def course_of(agreement: Agreement, series: Series | None, entered: Entered, acts: tuple[Act, ...]) -> Course:
    """What the acts, in the order of their days, make of the series that the terms describe."""
    pending: list[Ending] = []
    decisions: list[Decision] = []
    for act in acts:
        met = series
        term = series.running(act.day) if series else None
        ending = None
        undone: tuple[Ending, ...] = ()
        if act.kind == "extended":
            term = series.extended_term(act.day, _worked_before(act, pending)) if series else None
            series = _extended(agreement, series, act, term)
            undone = tuple(one for one in pending if one.cause == "notice")
            pending = [one for one in pending if one.cause != "notice"]
        elif act.kind in {"notice", "denounced"}:
            ending = ending_by(agreement, series, entered, act)
            pending += [ending] if ending else []
        elif act.kind == "revoked" and pending and not _over_on(act.day, series, pending):
            undone = (pending.pop(),)
        decisions.append(Decision(act, met, term, ending, undone, series))
    # Section 4: where both fall on one day, a denunciation is told before a notice, and either before the term's end.
    given = min(pending, key=lambda one: (one.first_day_out, one.cause != "denunciation"), default=None)
    term_out = series.first_day_out if series else None
    if given and term_out and term_out < given.first_day_out:
        given = None
    return Course(series, given, tuple(decisions))


def _extended(agreement: Agreement, series: Series | None, act: Act, term: int | None) -> Series | None:
    """R6: the series after an extension of that term."""
    if series is None or term is None:
        return series_of(agreement.terms, None, act.until) if act.until else None
    return series.extended(term, act.until, act.length)


def _over_on(day: date, series: Series | None, given: Iterable[Ending]) -> bool:
    """Whether, by its terms and by what was given until then, it is no longer in force on that day."""
    outs = [series.first_day_out if series else None, *(one.first_day_out for one in given)]
    return any(out is not None and out <= day for out in outs)


def _worked_before(act: Act, given: Iterable[Ending]) -> date | None:
    """The first day out by a notice that had worked when an act happened; None where none had."""
    worked = [one.first_day_out for one in given if one.cause == "notice" and one.first_day_out <= act.day]
    return min(worked, default=None)


def ending_by(agreement: Agreement, series: Series | None, entered: Entered, act: Act) -> Ending | None:
    """R7, R8: how a notice or a denunciation ends the agreement; None where it changes nothing."""
    rule = agreement.terms.denunciation
    if act.kind == "notice" or (isinstance(rule, DenunciationRule) and rule.basis == "term end"):
        return _by_notice(agreement, series, entered, act)
    if act.effective:
        return Ending("denunciation", act.effective, (), act.when, effective=True)
    return None if rule is Stated.NONE else _by_denunciation(agreement, rule, entered, act)


def _by_notice(agreement: Agreement, series: Series | None, entered: Entered, act: Act) -> Ending | None:
    if act.effective:
        return Ending("notice", act.effective, (), act.when, effective=True)
    k = series.ended_by_notice(act.day) if series else None
    if series is None or k is None:
        return None
    rests = (
        ("entry", _from_assumed_entry(agreement, series, entered)),
        ("renewal", _of_assumed_length(agreement, k)),
        ("notice", series.notice is None or series.notice is Stated.UNKNOWN),
    )
    return Ending("notice", series.boundary(k), tuple(what for what, does in rests if does), act.when, k)


def _by_denunciation(
    agreement: Agreement, rule: DenunciationRule | Stated | None, entered: Entered, act: Act
) -> Ending:
    """R8: counted from receipt; not before the minimum life is over, nor received before it where it says `given`."""
    recorded = isinstance(rule, DenunciationRule)
    shift = rule.shift if isinstance(rule, DenunciationRule) else Shift((TWELVE_MONTHS,))
    minimum = agreement.terms.denunciation_after
    allowed = after(entered.day, minimum.length) if minimum and entered.day else None
    early = allowed if allowed and minimum and minimum.given and act.day < allowed else None
    out = shift.applied(early or act.day)
    rests: tuple[str, ...] = () if recorded else ("denunciation",)
    if allowed and (early or out <= allowed):  # the minimum life decides, and with it the day from which it counts
        out = max(out, allowed)
        rests = (*rests, "entry") if entered.assumed else rests
    return Ending("denunciation", out, rests, act.when, counted_from=early)


def rests_on(agreement: Agreement, series: Series, entered: Entered, k: int) -> bool:
    """Whether the end of term k rests on an assumption: of the entry into force (R12), or a renewal's length (R6)."""
    return _from_assumed_entry(agreement, series, entered) or _of_assumed_length(agreement, k)


def _from_assumed_entry(agreement: Agreement, series: Series, entered: Entered) -> bool:
    return entered.assumed and not series.to_a_day and agreement.terms.counts_from in (None, "in-force")


def _of_assumed_length(agreement: Agreement, k: int) -> bool:
    return k > 0 and agreement.terms.renewal_length is None


def recorded_end(ended: date | None, acts: tuple[Act, ...]) -> date | None:
    """R9: the first day no longer in force that is recorded, in the column or by an act."""
    ends = [act.takes_effect for act in acts if act.kind in {"terminated", "replaced"}]
    return ended or max(ends, default=None)


def later_that_ends(agreement: Agreement) -> Agreement | None:
    """R9: the later agreement whose entry into force ends this one; none where an end is recorded."""
    if agreement.replaced_by is None or agreement.ended:
        return None
    recorded = any(event.kind in {"terminated", "replaced"} for event in agreement.events)
    return None if recorded else agreement.elsewhere.later


def suspensions(acts: tuple[Act, ...], begins: date | None) -> tuple[tuple[date, date | None], ...]:
    """R11: from which day to which day performance rests; `until` is the last day suspended.

    Only what is in force or applied can be suspended; `begins` is the first day on which it is.
    """
    found: list[tuple[date, date | None]] = []
    for act in acts:
        first = act.takes_effect
        if act.kind == "suspended" and begins and begins <= first:
            found.append((first, act.until + ONE_DAY if act.until else None))
        elif act.kind == "resumed":
            found = [(a, first if b is None or first < b else b) for a, b in found]
    return tuple(found)
