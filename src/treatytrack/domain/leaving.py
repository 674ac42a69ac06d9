"""What leaving an agreement on the as-of day would do (VALIDITY R7, R8)."""

from datetime import date

from treatytrack.domain.acts import Act, Ending, ending_by
from treatytrack.domain.agreement import Agreement, Event
from treatytrack.domain.clauses import DenunciationRule
from treatytrack.domain.dates import ONE_DAY, PartialDate
from treatytrack.domain.lengths import Stated
from treatytrack.domain.readings import latest_reading
from treatytrack.domain.validity import Standing, lives_known_on, standing_on
from treatytrack.domain.words import days_words


def if_left_today(agreement: Agreement, standing: Standing) -> str:
    """What a notice or a denunciation received on the as-of day would do, in a sentence; empty where nothing runs."""
    life = standing.life
    if standing.status not in {"in-force", "suspended"} or life.fixed:
        return ""
    rule = agreement.terms.denunciation
    if rule is Stated.NONE and not (life.series and life.series.ended_by_notice(standing.as_of) is not None):
        return "It cannot be denounced (R8)."
    today, recorded = standing.as_of, isinstance(rule, DenunciationRule)
    kinds = ("denounced", "notice") if recorded else ("notice", "denounced")  # one that is presumed comes last
    ways = [(kind, ending_by(agreement, life.series, life.entered, Act(kind, today))) for kind in kinds]
    leading_out = [(kind, ending) for kind, ending in ways if ending]
    if recorded:
        leading_out.sort(key=lambda way: (bool(way[1].assumed), way[1].first_day_out))
    for kind, ending in leading_out[:1]:
        if life.term_out and life.term_out <= ending.first_day_out:
            if ending.cause == "notice":
                return "A notice received today ends it no sooner than it runs out (R7)."
            return "It runs out before a denunciation received today would end it."
        return _leaving(agreement, ending, today, kind)
    return ""


def _leaving(agreement: Agreement, ending: Ending, today: date, kind: str) -> str:
    """The sentence, with the bounds of the last day in force where dates are uncertain."""
    last_day, if_in_time = str(ending.first_day_out - ONE_DAY), ""
    if latest_reading(agreement)[1]:
        left = agreement._replace(events=(*agreement.events, Event(kind, PartialDate.of(today))))
        ends = standing_on(left, today).ends
        last_day = days_words(ends) if ends else "not known"
        # Where it may have become open-ended, or may do so before it can still be ended, no term is left to end.
        if any(life.computed_out is None for life in lives_known_on(left, today)):
            if_in_time = " if it does not come too late"
    assumed = ", assumed" if ending.assumed else ""
    if ending.cause == "notice":
        return f"A notice received today ends it{if_in_time}: last day in force {last_day}{assumed} (R7)."
    rule = agreement.terms.denunciation
    if isinstance(rule, DenunciationRule):
        return f"A denunciation received today ends it: last day in force {last_day}{assumed} ({rule.text}, R8)."
    clause = "Its clause was not read" if rule is Stated.UNKNOWN else "No clause is recorded"
    return (
        f"{clause}: a denunciation received today would end it, last day in force {last_day}, assumed (VCLT 56(2), R8)."
    )
