"""What follows from an act that is recorded, in a sentence (VALIDITY R5 to R9, R11)."""

from datetime import date

from treatytrack.domain.acts import Decision, Ending
from treatytrack.domain.admissible import every_life, is_late, least_life, out_of_time, over_before, too_late
from treatytrack.domain.agreement import Agreement, Event
from treatytrack.domain.bounds import bounds_of
from treatytrack.domain.clauses import DenunciationRule
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.lengths import Stated
from treatytrack.domain.life import FULFILS, Life, day_of_side, entry_into_force, life_of
from treatytrack.domain.readings import AFTER_ALL, in_order, is_dated, latest_reading, recorded_days
from treatytrack.domain.recording import BY_KIND
from treatytrack.domain.validity import Standing, readings_known_on, standing_on
from treatytrack.domain.words import days_words


def consequence(agreement: Agreement, event: Event, day: date) -> str:
    """What that event of the agreement brings about, all acts recorded; '' where there is nothing to say.

    `day` is the as-of day; an act that lies ahead of it is told as it will count.
    """
    life = life_of(agreement, in_order(latest_reading(agreement)[0]), date.max)
    standing = standing_on(agreement, max(day, event.date.latest or day))
    if event.kind in FULFILS.values():
        return _towards_entry(agreement, event, standing)
    if event.kind in {"terminated", "replaced"}:
        out = (agreement.ended or event.takes_effect).text
        return f"ends {days_words(standing.ends)}: no longer in force from {out}" if standing.ends else ""
    if event.kind in BY_KIND:
        missing = _silent_sides(agreement, event.kind)
        waits = getattr(agreement, BY_KIND[event.kind].column) is None
        return f"kept for {event.by}; {_still_missing(missing)}" if waits and missing else ""
    if event.kind == "amended":
        return "kept: an amendment by itself changes neither status nor end"
    decisive = [one.act for one in life.decisions if (one.act.kind, one.act.written) == (event.kind, event.date.text)]
    place = next((act.place for act in reversed(decisive) if act.by == event.by), None)
    if place is None:
        return ""
    if unsure := _unsure(agreement, every_life(agreement), place, max(day, event.date.latest or day)):
        return unsure
    decision = _at(life, place)
    said = decided(agreement, life, decision)
    if not over_before(life, decision.act):
        if decision.ending or decision.undone:
            said += _as_things_stand(agreement, decision.ending and decision.ending.first_day_out)
        elif event.kind == "extended" and decision.series and life.fixed:  # whatever its term is
            said += _as_things_stand(agreement, decision.series.boundary(0))
    return said


def decided_by(agreement: Agreement, lives: list[Life], life: Life, decision: Decision, day: date) -> str:
    """What an act of that life has decided by the as-of day, whichever days the uncertain dates are.

    `lives`: every life of the agreement, as `every_life` gives them.
    """
    return _unsure(agreement, lives, decision.act.place, day) or decided(agreement, life, decision)


def _unsure(agreement: Agreement, lives: list[Life], place: int, day: date) -> str:
    """What an act does where it does not always do the same; '' where it does."""
    if len(lives) == 1:
        return ""
    decisions = [_at(life, place) for life in lives]
    said = {decided(agreement, life, one) for life, one in zip(lives, decisions, strict=True)}
    ends = standing_on(agreement, day).ends
    decides = all(
        life.fixed is not None and life.fixed == one.ending for life, one in zip(lives, decisions, strict=True)
    )
    between = ends is not None and ends.earliest != ends.latest
    if len(said) == 1 and not (decides and between):
        return ""
    if decides and ends:
        return f"ends {days_words(ends)}, by dates that are not certain"
    return "what it does depends on dates that are not certain"


def _at(life: Life, place: int) -> Decision:
    return next(one for one in life.decisions if one.act.place == place)


def _towards_entry(agreement: Agreement, event: Event, standing: Standing) -> str:
    """R5: whether the rule of entry into force is met by now."""
    rule = agreement.terms.entry_rule
    if agreement.in_force:
        return f"kept: its entry into force is recorded, {agreement.in_force.text}"
    if rule is None:
        unknown = "without an entry rule its entry into force is not known (R5)"
        presumed = entry_into_force(agreement, latest_reading(agreement)[0], ()).assumed
        return (
            f"it is no longer presumed in force on signature (R12); {unknown}"
            if presumed
            else f"decides nothing: {unknown}"
        )
    if FULFILS.get(rule.trigger) != event.kind:
        return f"kept: it enters into force by {rule.text}"
    if standing.effective_in_force:
        return f"enters into force {days_words(standing.effective_in_force)} ({rule.text})"
    return f"not in force yet: {_still_missing(_silent_sides(agreement, event.kind))} ({rule.text})"


def _still_missing(sides: list[str]) -> str:
    return f"{' and '.join(sides)} {'is' if len(sides) == 1 else 'are'} still missing"


def _silent_sides(agreement: Agreement, kind: str) -> list[str]:
    """The sides of which no act of that kind is recorded."""
    acted = {event.by: event.date.latest or AFTER_ALL for event in agreement.events if event.kind == kind}
    return [party for party in agreement.parties if day_of_side(agreement, acted, party) is None]


def decided(agreement: Agreement, life: Life, decision: Decision) -> str:
    """What an act that ends, extends, suspends or undoes has decided, whatever else stands."""
    act = decision.act
    if decision.ending and not over_before(life, act):
        return _ends(agreement, decision, decision.ending)
    if odd := out_of_time(agreement, life, decision):
        return odd
    undone = "; ".join(f"undoes the {one.cause} received {one.received}" for one in decision.undone)
    match act.kind:
        case "revoked":
            return undone
        case "extended" if decision.series:
            end = decision.series.last_day(0)
            before = decision.met.last_day(decision.term) if decision.met and decision.term is not None else end
            moved = f", not {before}" if before != end else ""
            return f"its term ends {end}{moved}{f'; {undone}' if undone else ''}"
        case "suspended":
            through = f" through {act.until}" if act.until else ""
            rests = f"performance rests from {act.takes_effect}{through}"
            return f"{rests}; that stops neither the term nor the days for notice"
        case "resumed":
            return f"performed again from {act.takes_effect}"
    return ""


def _ends(agreement: Agreement, decision: Decision, ending: Ending) -> str:
    """R7, R8: the last day in force by a notice or a denunciation, and whether that came in time."""
    ends = f"ends {_last_day(ending)}"
    if ending.effective:
        return f"{ends}: effective {ending.first_day_out} is recorded"
    if is_late(decision):
        return f"{too_late(decision)}: {ends}{', assumed' if ending.assumed else ''}"
    if ending.cause == "notice":
        known = decision.met is not None and decision.term is not None and decision.met.safe_day(decision.term)
        return (
            f"in time: {ends}{', assumed' if ending.assumed else ''}"
            if known
            else f"{ends}, assumed: the length of notice is not known"
        )
    rule, minimum = agreement.terms.denunciation, agreement.terms.denunciation_after
    if ending.counted_from:
        ends = f"early: counts as received on {ending.counted_from}, {least_life(agreement)} in force; {ends}"
    if isinstance(rule, DenunciationRule):
        assumed = ", assumed" if ending.assumed else ""  # its minimum life counts from a presumed entry (R8, R12)
        return f"{ends}{assumed} ({rule.text}{f', not before {minimum.text}' if minimum else ''})"
    clause = "its clause was not read" if rule is Stated.UNKNOWN else "no clause is recorded"
    return f"{ends}, assumed: {clause}, so 12 months from receipt (VCLT 56(2), R8)"


def _as_things_stand(agreement: Agreement, out: date | None) -> str:
    """The end that all terms and acts together give, where it is another than that first day out."""
    recorded = filter(is_dated, recorded_days(latest_reading(agreement)[0]))
    chosen, lives = readings_known_on(agreement, max(recorded, default=AFTER_ALL))  # by then all acts are known
    outs = [life.fixed.first_day_out if life.fixed else life.term_out for life in lives]
    if out and all(one == out for one in outs):
        return ""
    ends = bounds_of(chosen, [one and one - ONE_DAY for one in outs])
    if ends is None:
        return "; as things stand nothing ends it"
    return f"; as things stand it {'ends' if all(outs) else 'may end'} {days_words(ends)}"


def _last_day(ending: Ending) -> date:
    return ending.first_day_out - ONE_DAY
