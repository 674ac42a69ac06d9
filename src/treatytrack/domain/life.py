"""One agreement's life when every date is one day: entry into force, terms, acts, the end (R2, R5, R12).

Uncertain dates are not seen here: `turns.py` takes each at the days that matter and asks for the life of each.
"""

from collections.abc import Container, Mapping
from datetime import date
from typing import NamedTuple

from treatytrack.domain.acts import (
    Act,
    Decision,
    Ending,
    Entered,
    course_of,
    later_that_ends,
    recorded_end,
    suspensions,
)
from treatytrack.domain.agreement import Acting, Agreement
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.instruments import in_force_on_signature
from treatytrack.domain.series import Series, series_of

FULFILS = {"notification": "notified", "ratification": "ratified", "exchange": "exchanged"}
"""R5: the trigger of an entry rule, and the act that fulfils it."""


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
    later: "Reading | None" = None
    """The dates of the later agreement that ends it by entering into force (R9)."""


class Life(NamedTuple):
    """What follows from the terms and the acts known on a day."""

    reading: Reading
    entered: Entered
    start: date | None
    """Where the series starts: the day it counts from, or the day after a recorded last one."""
    series: Series | None
    fixed: Ending | None
    """A recorded end, a notice or a denunciation, whichever decides."""
    given: Ending | None
    """The notice or denunciation that stands, also where a recorded end has the last word."""
    suspensions: tuple[tuple[date, date | None], ...]
    """First day suspended, first day no longer suspended."""
    decisions: tuple[Decision, ...]
    """What each act that is known met and did."""

    @property
    def entry(self) -> date | None:
        """The first day in force, recorded, by rule or assumed."""
        return self.entered.day

    @property
    def begins(self) -> date | None:
        """The first day on which it is in force or applied provisionally."""
        return min((one for one in (self.entry, self.reading.provisional) if one), default=None)

    @property
    def term_out(self) -> date | None:
        """The first day out by the terms alone; what counts from a named day is over with them, entered or not (R2)."""
        return self.series.first_day_out if self.series else None

    @property
    def computed_out(self) -> date | None:
        """The first day out by terms and acts, whatever end is recorded."""
        term_out = self.term_out
        if self.given is None:
            return term_out
        given = self.given.first_day_out
        return min(term_out, given) if term_out else given

    def is_running(self, day: date) -> bool:
        """Whether a term is running on that day, or the first lies ahead."""
        if self.series is None:
            return False
        last = self.series.last_term
        return last is None or day < self.series.boundary(last)


def life_of(agreement: Agreement, reading: Reading, day: date) -> Life:
    """The life as known on that day: acts after it do not count yet (R1b)."""
    acts = tuple(act for act in reading.acts if act.day <= day) if reading.acts else ()
    entered = entry_into_force(agreement, reading, acts)
    start = reading.until + ONE_DAY if reading.until else _start(agreement, reading, entered.day)
    series = series_of(agreement.terms, start, reading.until)
    replaced = _replaced(agreement, reading, day) if reading.later else None
    if not acts:
        recorded = Ending("recorded", reading.ended) if reading.ended else replaced
        return Life(reading, entered, start, series, recorded, None, (), ())
    series, given, decisions = course_of(agreement, series, entered, acts)
    ended = recorded_end(reading.ended, acts)
    fixed = Ending("recorded", ended) if ended else replaced or given
    rests = suspensions(acts, min((one for one in (entered.day, reading.provisional) if one), default=None))
    return Life(reading, entered, start, series, fixed, given, rests, decisions)


def likeness(life: Life) -> object:
    """What series must share for the others to lie between them: all but the base, and which terms were extended.

    An extension counts from the end of the term that it moves: where that may be one or the other, the base leaps.
    """
    return (
        life.series and life.series._replace(base=date.min),
        [decision.term for decision in life.decisions if decision.act.kind == "extended"],
    )


def course_taken(life: Life, *, with_terms: bool) -> object:
    """What the acts decided besides days: which worked or undid another, which ending stands, and whether it decides.

    With the terms also which one each act ended or moved. What later acts decide rests on it: two readings that have it
    in common differ in days only, and these move one way from one to the other.
    """
    done = [(one.act.kind, one.act.by, one.ending is None, bool(one.undone)) for one in life.decisions]
    given = life.given
    stands = given and next(one.act.place for one in life.decisions if one.ending is given)
    terms = [_term_decided(one) for one in life.decisions] if with_terms else []
    return tuple(done), stands, life.fixed is given, tuple(terms)


def _term_decided(decision: Decision) -> int | None:
    """The term whose end an extension moves, or at whose end a notice works."""
    return decision.term if decision.act.kind == "extended" else decision.ending and decision.ending.term


def lives_of(agreement: Agreement, reading: Reading) -> list[tuple[date, Life]]:
    """Every life of a reading, each with the day from which on it is the one known: that of an act (R1b)."""
    acts = (*reading.acts, *reading.later.acts) if reading.later else reading.acts
    known_from = sorted({date.min, *(act.day for act in acts)}) if acts else (date.min,)
    return [(day, life_of(agreement, reading, day)) for day in known_from]


def _replaced(agreement: Agreement, reading: Reading, day: date) -> Ending | None:
    """R9: its end by the later agreement's entry into force, as far as that is known on the day."""
    later = later_that_ends(agreement)
    if later is None or reading.later is None:
        return None
    entered = entry_into_force(later, reading.later, tuple(act for act in reading.later.acts if act.day <= day))
    assumed = ("entry",) if entered.assumed else ()
    return Ending("recorded", entered.day, assumed) if entered.day else None


def entry_into_force(agreement: Agreement, reading: Reading, acts: tuple[Act, ...]) -> Entered:
    """R5, R12: the first day in force, and whether it is assumed; a recorded day wins over the rule."""
    if reading.in_force:
        return Entered(reading.in_force, False)
    rule = agreement.terms.entry_rule
    if rule:
        met = trigger_met(agreement, reading, acts, rule.trigger)
        return Entered(rule.shift.applied(met) if met else None, False)
    if reading.signed and in_force_on_signature(agreement.type) and not reading.provisional:
        if any(act.kind in FULFILS.values() for act in acts):
            return Entered(None, False)
        return Entered(reading.signed, True)
    return Entered(None, False)


def trigger_met(agreement: Agreement, reading: Reading, acts: tuple[Act, ...], trigger: str) -> date | None:
    """The later of the two sides' days; an act without a party, or an exchange, stands for both (R5)."""
    if trigger == "signature":
        return reading.signed
    done = [act for act in acts if act.kind == FULFILS[trigger]]
    joint = [act.day for act in done if not act.by or trigger == "exchange"]
    days: dict[str, date] = {}
    for act in done:
        days[act.by] = max(act.day, days.get(act.by, act.day))
    known = [day for party in agreement.parties if (day := day_of_side(agreement, days, party))]
    return max([*joint, *known]) if joint or len(known) == 2 else None


def day_of_side(agreement: Agreement, days: Mapping[str, date], side: str) -> date | None:
    """The day on which a side acted, of the days on which parties did; None where it has not."""
    return max((days[party] for party in acting_for(agreement, days, side)), default=None)


def acting_for(agreement: Agreement, acted: Container[str], side: str) -> list[str]:
    """Of the parties that acted, those by which a side did; none where it has not.

    A successor acts for it alone, the members of a group together. What is the other side itself, as Azerbaijan may be
    of the Soviet Union, acts for itself.
    """
    acting = next((one for one in agreement.elsewhere.acting if one.side == side), Acting(side))
    successors = (party for party in acting.successors if party not in agreement.parties)
    own = [party for party in (side, *successors) if party in acted]
    together = all(member in acted for member in acting.members)
    return own or (list(acting.members) if together else [])


def _start(agreement: Agreement, reading: Reading, entry: date | None) -> date | None:
    """The day from which the first term counts (R2)."""
    counts_from = agreement.terms.counts_from
    if counts_from is None or counts_from == "in-force":
        return entry
    return reading.signed if counts_from == "signed" else reading.counts_from
