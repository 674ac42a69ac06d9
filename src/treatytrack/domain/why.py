"""Why a deadline falls on its day, in one line; and what the steps of an explanation are made of."""

from typing import NamedTuple

from treatytrack.domain.acts import Act, Decision, Ending
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.clauses import DenunciationRule
from treatytrack.domain.deadlines import Deadline
from treatytrack.domain.lengths import Length
from treatytrack.domain.life import Life
from treatytrack.domain.telling import with_deadline
from treatytrack.domain.validity import Standing
from treatytrack.domain.words import how_many, some_day


class Reason(NamedTuple):
    """One step: what it is about, the day or days it gives, why, the rule and its source (`R3, VCLT 78`)."""

    about: str
    days: str
    because: str
    rule: str = ""


def why(due: Deadline, agreement: Agreement, standing: Standing) -> str:
    """Why that deadline falls on that day, in one line."""
    reported, standing = standing.life, with_deadline(due, agreement, standing)
    life = standing.life
    match due.kind:
        case "notice-by":
            return _why_notice(due, agreement, life)
        case "renews":
            return _why_renews(agreement, standing)
        case "expires":
            return _why_expires(agreement, standing)
        case "ends":
            return f"{cause_of(agreement, life.fixed)}{if_by_then(life, reported)}" if life.fixed else ""
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


def if_by_then(life: Life, reported: Life) -> str:
    """What the end of a life rests on that is not the reported one: its act may still lie ahead."""
    return ", if received by then" if life is not reported and life.fixed and life.fixed.received else ""


def _why_notice(due: Deadline, agreement: Agreement, life: Life) -> str:
    """How long before which day, and what comes of giving none: for that people have to decide."""
    series = life.series
    if series is None:
        return ""
    ends = str(series.last_day(due.number - series.before)) if due.earliest == due.latest else ""
    given = f"through the last day of its term{ends and f', {ends}'}"
    if isinstance(series.notice, Length):
        given = f"{series.notice.in_words} before its term ends{ends and f' on {ends}'}"
    renews = f"renews {renewed_for(series.step, agreement)}" if series.step else "runs on for a length not known"
    return f"{given}; without notice it {'becomes open-ended' if series.renewal == 'open' else renews}"


def _why_renews(agreement: Agreement, standing: Standing) -> str:
    series, safe, locked = standing.life.series, standing.notice_by, standing.locked_in_until
    said = renewed_for(series.step if series else None, agreement)
    gone = bool(safe and safe.latest and safe.latest < standing.as_of)
    if locked and safe:
        until = f"locked in until {some_day(locked)}"
        if gone:
            return f"{said}; notice was possible until {some_day(safe)}: {until}"
        return f"{said}; the last day for notice, {some_day(safe)}, may have passed: then {until}"
    if safe and gone:  # and yet not locked in
        return f"{said}; notice was possible until {some_day(safe)}: it can still be denounced"
    return f"{said}, unless notice is received by {some_day(safe)}" if safe else said


def renewed_for(step: Length | None, agreement: Agreement) -> str:
    """`for 5 years`; a length that is not recorded is the first term's, and that is assumed (R6)."""
    if step is None:
        return "for a length not known"
    return f"for {step.in_words}{'' if agreement.terms.renewal_length else ' (assumed)'}"


def _why_expires(agreement: Agreement, standing: Standing) -> str:
    terms, extended = agreement.terms, extensions(standing.life)
    known = {"": "renewal not known", "none": "no renewal", "consent": "renewed only by consent"}
    renewal = known.get(terms.renewal, "no further renewal")
    if terms.until and not extended:
        ends = standing.ends
        one_of = some_day(ends) if ends and ends.earliest != ends.latest else ""
        if one_of and terms.until.text.startswith("["):  # the brackets say the same
            return f"until {one_of}; {renewal}"
        return f"until {terms.until.text}{one_of and f': {one_of}'}; {renewal}"
    if isinstance(terms.lasts, Length) and not extended:
        first = f"{terms.lasts.in_words} from {counted_from(agreement)}"
        series = standing.life.series
        if series and series.step and series.last_term:
            length = renewed_for(series.step, agreement).removeprefix("for ")
            return f"{first}, then {how_many(series.last_term, 'renewal')} of {length}; {renewal}"
        return f"{first}; {renewal}"
    return f"{_extended(extended[-1].act)}; {renewal}" if extended else renewal


def _extended(act: Act) -> str:
    """`extended on 2021-02-03 for 5 years`: the last that counts decides when it ends."""
    by = f" until {act.until}" if act.until else f" for {act.length.in_words}" if act.length else ""
    return f"extended on {act.when}{by}"


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
