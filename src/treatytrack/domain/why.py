"""Why a deadline falls on its day, in one line; and what the steps of an explanation are made of."""

from typing import NamedTuple

from treatytrack.domain.acts import Decision, Ending
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.clauses import DenunciationRule
from treatytrack.domain.deadlines import Deadline
from treatytrack.domain.lengths import Length
from treatytrack.domain.life import Life
from treatytrack.domain.validity import Standing
from treatytrack.domain.words import days_words


class Reason(NamedTuple):
    """One step: what it is about, the day or days it gives, why, the rule and its source (`R3, VCLT 78`)."""

    about: str
    days: str
    because: str
    rule: str = ""


def why(due: Deadline, agreement: Agreement, standing: Standing) -> str:
    """Why that deadline falls on that day, in one line."""
    life = standing.life
    match due.kind:
        case "notice-by":
            return _why_notice(due, life)
        case "renews":
            return _why_renews(standing)
        case "expires":
            return _why_expires(agreement, standing)
        case "ends":
            return cause_of(agreement, life.fixed) if life.fixed else ""
        case "enters-into-force":
            rule = agreement.terms.entry_rule
            if agreement.in_force:
                return f"in force {agreement.in_force.text}"
            return rule.text if rule else "assumed on signature: nothing else is recorded"
        case "survival-ends":
            survival = agreement.terms.survival
            return f"survives {survival.in_words} after the end" if isinstance(survival, Length) else ""
        case _:
            return due.what


def _why_notice(due: Deadline, life: Life) -> str:
    """How long before which day, and what comes of giving none: for that people have to decide."""
    series = life.series
    if series is None:
        return ""
    ends = str(series.last_day(due.number - series.before)) if due.earliest == due.latest else ""
    given = f"through the last day of its term{ends and f', {ends}'}"
    if isinstance(series.notice, Length):
        given = f"{series.notice.in_words} before its term ends{ends and f' on {ends}'}"
    renews = f"renews for {series.step.in_words}" if series.step else "runs on for a length not known"
    return f"{given}; without notice it {'becomes open-ended' if series.renewal == 'open' else renews}"


def _why_renews(standing: Standing) -> str:
    series, passed, locked = standing.life.series, standing.notice_by, standing.locked_in_until
    said = f"for {series.step.in_words}" if series and series.step else "for a length not known"
    if locked and passed:
        return f"{said}; notice was possible until {days_words(passed)}: locked in until {days_words(locked)}"
    return f"{said}, unless notice is received by {days_words(passed)}" if passed else said


def _why_expires(agreement: Agreement, standing: Standing) -> str:
    terms, extended = agreement.terms, extensions(standing.life)
    known = {"": "renewal not known", "none": "no renewal", "consent": "renewed only by consent"}
    renewal = known.get(terms.renewal, "its last renewal")
    if terms.until and not extended:
        uncertain = standing.ends and standing.ends.earliest != standing.ends.latest
        words = days_words(standing.ends) if uncertain and standing.ends else ""
        span = f": some day {'' if words.startswith('in ') else 'from '}{words}" if words else ""
        return f"until {terms.until.text}{span}; {renewal}"
    if isinstance(terms.lasts, Length) and not extended:
        return f"{terms.lasts.in_words} from {counted_from(agreement)}; {renewal}"
    return f"extended; {renewal}"


def extensions(life: Life) -> list[Decision]:
    """The extensions that count by now (R1b), in the order of their days."""
    return [one for one in life.decisions if one.act.kind == "extended"]


def counted_from(agreement: Agreement) -> str:
    counts_from = agreement.terms.counts_from
    if counts_from is None or counts_from == "in-force":
        return "entry into force"
    return "signature" if isinstance(counts_from, str) else counts_from.text


def cause_of(agreement: Agreement, ending: Ending) -> str:
    if ending.cause == "recorded":
        return f"ended {agreement.ended.text} is recorded" if agreement.ended else "an end is recorded"
    received = f"received {ending.received}" if ending.received else ""
    if ending.effective:
        return f"{ending.cause} {received}: effective {ending.first_day_out} is recorded"
    if ending.cause == "notice":
        assumed = " (assumed: the length of notice is not known)" if ending.assumed else ""
        return f"notice {received} works at the end of that term{assumed}"
    rule = agreement.terms.denunciation
    shown = rule.text if isinstance(rule, DenunciationRule) else "receipt + 12m, assumed"
    minimum = agreement.terms.denunciation_after
    least = f", not before {minimum.text} in force" if minimum else ""
    return f"denunciation {received}: {shown}{least}"
