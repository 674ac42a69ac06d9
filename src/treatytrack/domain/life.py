"""One agreement's life when every date is one day: entry into force, terms, acts, the end (R4-R11).

Uncertain dates are not seen here: `readings.py` takes each at the days that matter and asks for the life of each.
"""

from datetime import date
from typing import NamedTuple

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.clauses import DenunciationRule
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.instruments import in_force_on_signature
from treatytrack.domain.lengths import Length, Shift, Stated, after
from treatytrack.domain.series import Series, series_of

TWELVE_MONTHS = Length.parse("12m")
"""The notice of VCLT 56(2), presumed where an agreement says nothing of denunciation."""

DECISIVE = frozenset({
    "ratified", "notified", "exchanged", "extended", "notice", "denounced", "revoked", "suspended", "resumed",
    "terminated", "replaced",
})  # fmt: skip
"""The acts that change a life; the columns say the rest, and meetings or amendments change neither status nor end."""

_FULFILS = {"notification": "notified", "ratification": "ratified", "exchange": "exchanged"}


class Act(NamedTuple):
    """An event on one day."""

    kind: str
    day: date
    by: str = ""
    effective: date | None = None
    until: date | None = None
    length: Length | None = None


class Reading(NamedTuple):
    """The recorded dates of an agreement, each as one day; acts in the order of their days."""

    signed: date | None = None
    provisional: date | None = None
    in_force: date | None = None
    until: date | None = None
    """The last day in force."""
    ended: date | None = None
    """The first day no longer in force."""
    counts_from: date | None = None
    acts: tuple[Act, ...] = ()


class Ending(NamedTuple):
    """What ends it: `recorded`, `denunciation`, `notice` or `term`; the first day out; whether that is assumed."""

    cause: str
    first_day_out: date
    assumed: bool = False
    received: date | None = None


class Life(NamedTuple):
    """What follows from the terms and the acts known on a day."""

    reading: Reading
    entry: date | None
    entry_assumed: bool
    series: Series | None
    fixed: Ending | None
    """A recorded end, a notice or a denunciation, whichever decides."""
    given: Ending | None
    """The notice or denunciation that stands, also where a recorded end has the last word."""
    term_out: date | None
    """The first day out by the terms alone."""
    suspensions: tuple[tuple[date, date | None], ...]
    """First day suspended, first day no longer suspended."""

    @property
    def computed_out(self) -> date | None:
        """The first day out by terms and acts, whatever end is recorded."""
        given = self.given.first_day_out if self.given else None
        return min((day for day in (self.term_out, given) if day), default=None)


def life_of(agreement: Agreement, reading: Reading, day: date) -> Life:
    """The life as known on that day: acts after it do not count yet (R1b)."""
    acts = tuple(act for act in reading.acts if act.day <= day) if reading.acts else ()
    entry, assumed = entry_into_force(agreement, reading, acts)
    start = _start(agreement, reading, entry)
    series = series_of(agreement.terms, start, reading.until)
    decided: Ending | None = None
    if acts:
        series, decided = _after_acts(agreement, series, entry, acts)
    # A term counted from a day has begun only if the agreement entered into force; `until` needs no such day.
    term_out = series.first_day_out if series and (entry is not None or reading.until is not None) else None
    recorded = _recorded_end(reading, acts)
    fixed = Ending("recorded", recorded) if recorded else decided
    return Life(reading, entry, assumed, series, fixed, decided, term_out, _suspensions(acts))


def entry_into_force(agreement: Agreement, reading: Reading, acts: tuple[Act, ...]) -> tuple[date | None, bool]:
    """R5, R12: the first day in force, and whether it is assumed; a recorded day wins over the rule."""
    if reading.in_force:
        return reading.in_force, False
    rule = agreement.terms.entry_rule
    if rule:
        met = _trigger_met(agreement, reading, acts, rule.trigger)
        return (rule.shift.applied(met) if met else None), False
    if reading.signed and in_force_on_signature(agreement.type) and not reading.provisional:
        if any(act.kind in _FULFILS.values() for act in acts):
            return None, False
        return reading.signed, True
    return None, False


def _trigger_met(agreement: Agreement, reading: Reading, acts: tuple[Act, ...], trigger: str) -> date | None:
    """The later of the two sides' days; an act without a party, or an exchange, stands for both (R5)."""
    if trigger == "signature":
        return reading.signed
    done = [act for act in acts if act.kind == _FULFILS[trigger]]
    joint = [act.day for act in done if not act.by or trigger == "exchange"]
    if joint:
        return max(joint)
    days = [max((act.day for act in done if act.by == party), default=None) for party in agreement.parties]
    known = [day for day in days if day]
    return max(known) if len(known) == 2 else None


def _start(agreement: Agreement, reading: Reading, entry: date | None) -> date | None:
    """The day from which the first term counts (R2)."""
    counts_from = agreement.terms.counts_from
    if counts_from is None or counts_from == "in-force":
        return entry
    return reading.signed if counts_from == "signed" else reading.counts_from


def _after_acts(
    agreement: Agreement, series: Series | None, entry: date | None, acts: tuple[Act, ...]
) -> tuple[Series | None, Ending | None]:
    """The series and the ending after each act in turn (R6 extension, R7 notice and revocation, R8 denunciation)."""
    pending: list[Ending] = []
    for act in acts:
        if act.kind == "extended":
            pending = [ending for ending in pending if ending.cause != "notice"]
            if series:
                series = series.extended(act.day, act.until, act.length)
            elif act.until:
                series = series_of(agreement.terms, None, act.until)
        elif act.kind in {"notice", "denounced"}:
            ending = ending_by(agreement, series, entry, act)
            if ending:
                pending.append(ending)
        elif act.kind == "revoked" and pending and act.day < pending[-1].first_day_out:
            pending.pop()
    decided = min(pending, key=lambda ending: ending.first_day_out, default=None)
    term_out = series.first_day_out if series else None
    if decided and term_out and term_out <= decided.first_day_out:
        decided = None
    return series, decided


def ending_by(agreement: Agreement, series: Series | None, entry: date | None, act: Act) -> Ending | None:
    """R7, R8: how a notice or a denunciation ends the agreement; None where it changes nothing."""
    rule = agreement.terms.denunciation
    by_notice = act.kind == "notice" or (isinstance(rule, DenunciationRule) and rule.basis == "term end")
    if act.effective:
        return Ending("notice" if by_notice else "denunciation", act.effective, False, act.day)
    if by_notice:
        if series is None:
            return None
        k = series.ended_by_notice(act.day)
        if k is None:
            return None
        return Ending("notice", series.boundary(k), not isinstance(series.notice, Length), act.day)
    if rule is Stated.NONE:
        return None
    shift = rule.shift if isinstance(rule, DenunciationRule) else Shift((TWELVE_MONTHS,))
    received, minimum = act.day, agreement.terms.denunciation_after
    earliest = after(entry, minimum.length) if minimum and entry else None
    if earliest and minimum and minimum.given:
        received = max(received, earliest)
    out = shift.applied(received)
    return Ending(
        "denunciation", max(out, earliest) if earliest else out, not isinstance(rule, DenunciationRule), act.day
    )


def _recorded_end(reading: Reading, acts: tuple[Act, ...]) -> date | None:
    """R9: the first day no longer in force that is recorded, in the column or by an act."""
    if reading.ended:
        return reading.ended
    ends = [act.effective or act.day for act in acts if act.kind in {"terminated", "replaced"}]
    return max(ends, default=None)


def _suspensions(acts: tuple[Act, ...]) -> tuple[tuple[date, date | None], ...]:
    """R11: from which day to which day performance rests; `until` is the last day suspended."""
    found: list[tuple[date, date | None]] = []
    for act in acts:
        if act.kind == "suspended":
            found.append((act.effective or act.day, act.until + ONE_DAY if act.until else None))
        elif act.kind == "resumed":
            resumed = act.effective or act.day
            found = [(a, resumed if b is None or resumed < b else b) for a, b in found]
    return tuple(found)
