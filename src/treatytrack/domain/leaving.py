"""What leaving an agreement on the as-of day would do (VALIDITY R7, R8)."""

from treatytrack.domain.acts import Act, Ending, ending_by
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.clauses import DenunciationRule
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.lengths import Stated
from treatytrack.domain.validity import Standing


def if_left_today(agreement: Agreement, standing: Standing) -> str:
    """What a notice or a denunciation received on the as-of day would do, in a sentence; empty where nothing runs."""
    life = standing.life
    if standing.status not in {"in-force", "suspended"} or life.fixed:
        return ""
    rule = agreement.terms.denunciation
    if rule is Stated.NONE and not (life.series and life.series.ended_by_notice(standing.as_of) is not None):
        return "It cannot be denounced (R8)."
    for kind in ("denounced", "notice") if isinstance(rule, DenunciationRule) else ("notice", "denounced"):
        ending = ending_by(agreement, life.series, life.entered, Act(kind, standing.as_of))
        if ending and not (life.term_out and life.term_out <= ending.first_day_out and ending.cause != "notice"):
            return _leaving(agreement, ending)
        if ending:
            return "It runs out before a denunciation received today would end it."
    return ""


def _leaving(agreement: Agreement, ending: Ending) -> str:
    last_day = ending.first_day_out - ONE_DAY
    assumed = ", assumed" if ending.assumed else ""
    if ending.cause == "notice":
        return f"A notice received today ends it: last day in force {last_day}{assumed} (R7)."
    rule = agreement.terms.denunciation
    if isinstance(rule, DenunciationRule):
        return f"A denunciation received today ends it: last day in force {last_day}{assumed} ({rule.text}, R8)."
    clause = "Its clause was not read" if rule is Stated.UNKNOWN else "No clause is recorded"
    return (
        f"{clause}: a denunciation received today would end it, last day in force {last_day}, assumed (VCLT 56(2), R8)."
    )
