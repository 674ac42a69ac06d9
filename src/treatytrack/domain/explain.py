"""The arithmetic of VALIDITY as short sentences, each with its day, its rule and its source."""

from typing import NamedTuple

from treatytrack.domain.acts import Act, Ending, ending_by
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.clauses import DenunciationRule
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.facts import OVER
from treatytrack.domain.lengths import Length, Stated, moved
from treatytrack.domain.life import Life
from treatytrack.domain.phases import phases
from treatytrack.domain.readings import latest_reading
from treatytrack.domain.series import Series, renewal_step
from treatytrack.domain.validity import Standing
from treatytrack.domain.why import cause_of, counted_from, extensions
from treatytrack.domain.words import days_words, status_words


class Reason(NamedTuple):
    """One step: what it is about, the day or days it gives, why, and the rule of VALIDITY (`R3`)."""

    about: str
    days: str
    because: str
    rule: str = ""


def reasons(agreement: Agreement, standing: Standing) -> tuple[Reason, ...]:
    """Why the agreement stands as it does on that day, in the order in which it is reasoned."""
    steps = [
        _signed(agreement),
        _entry(agreement, standing),
        *_term(agreement, standing),
        *_notice(standing),
        *_ending(agreement, standing),
        *_survival(agreement, standing),
        _word(standing),
    ]
    return tuple(step for step in steps if step)


def changes_next(agreement: Agreement, standing: Standing) -> Reason | None:
    """When the word changes by itself if nothing more happens; None where it never does."""
    life = phases(agreement)
    now = next(phase for phase in life if phase.first <= standing.as_of <= phase.last)
    for phase in life:
        if phase.first > standing.as_of and phase.status != now.status:
            sure = {"yes": "", "assumed": ", assumed", "no": ", not certain"}[phase.certain]
            return Reason(
                "changes by itself", phase.first.isoformat(), f"becomes {phase.status.replace('-', ' ')}{sure}"
            )
    return None


def _signed(agreement: Agreement) -> Reason:
    if agreement.signed:
        return Reason("signed", agreement.signed.text, "recorded")
    return Reason("signed", "not known", "no signature is recorded")


def _entry(agreement: Agreement, standing: Standing) -> Reason:
    days = standing.effective_in_force
    if agreement.in_force:
        return Reason("entry into force", agreement.in_force.text, "recorded", "R5")
    rule = agreement.terms.entry_rule
    if rule and days:
        return Reason("entry into force", days_words(days), f"by its rule: {rule.text}", "R5, VCLT 24")
    if rule:
        return Reason("entry into force", "not yet", f"its rule is not met yet: {rule.text}", "R5, VCLT 24")
    if days:
        what = agreement.type.replace("-", " ")
        because = f"assumed: of this kind ({what}), nothing but the signature recorded"
        return Reason("entry into force", days_words(days), because, "R12")
    return Reason("entry into force", "not known", "neither a day nor a rule is recorded", "R12")


def _term(agreement: Agreement, standing: Standing) -> list[Reason]:
    """The end of the first term, the renewals counted to the running one, and what comes after."""
    terms, series = agreement.terms, standing.life.series
    if series is None:
        if terms.lasts is Stated.OPEN:
            return [Reason("term", "open-ended", "lasts open", "R6")]
        unread = terms.lasts is Stated.UNKNOWN
        because = "it has a term that was not read" if unread else "no term that can be counted is recorded"
        return [Reason("term", "end not known", because, "R6")]
    steps = [Reason("first term ends", *_first_end(agreement, standing.life, series), "R2")]
    running = series.running(standing.as_of)
    if running and series.step:
        count = f"{running} renewal{'s' if running > 1 else ''} of {series.step.text}"
        day = standing.term_last_day
        steps.append(
            Reason(
                "running term ends",
                days_words(day) if day else "not dated closely",
                f"after {count}, counted from the start",
                "R2, R6",
            )
        )
    steps.append(Reason("renewal", *_renewal(agreement, series), "R6"))
    return steps


def _first_end(agreement: Agreement, life: Life, series: Series) -> tuple[str, str]:
    if extended := extensions(life):
        return series.last_day(0).isoformat(), f"extended on {extended[-1].day}"
    until = agreement.terms.until
    if until:
        last = until.as_last_day()
        days = (
            last.text
            if last.is_day and last.earliest
            else f"{last.earliest or 'any day'} to {last.latest or 'any day'}"
        )
        return days, f"until {until.text}"
    lasts = agreement.terms.lasts
    said = lasts.text if isinstance(lasts, Length) else ""
    uncertain = latest_reading(agreement)[1]
    at_latest = " at the latest" if uncertain else ""
    return series.last_day(0).isoformat() + at_latest, f"{said} from {counted_from(agreement)}, {series.base}"


def _renewal(agreement: Agreement, series: Series) -> tuple[str, str]:
    terms = agreement.terms
    match terms.renewal:
        case "":
            return "not known", "assumed: it expires with its term"
        case "none":
            return "none", "it expires with its term"
        case "consent":
            return "by consent", "it ends unless both sides extend it: none is assumed"
        case "open":
            return "open", "after the first term it runs on without end"
    step = renewal_step(terms)
    if step is None:
        return "tacit", "for a length not known: after the first term the end is not known"
    limit = f", {series.limit} more at most" if series.limit is not None else ""
    assumed = " (assumed: as long as the first term)" if terms.renewal_length is None else ""
    return "tacit", f"{step.text} at a time{assumed}{limit}"


def _notice(standing: Standing) -> list[Reason]:
    """R3: the last safe day, and the literal count where it differs."""
    series, days = standing.life.series, standing.notice_by
    if series is None or days is None:
        return []
    steps = []
    term = series.running(standing.as_of)
    if isinstance(series.notice, Length) and days.earliest == days.latest and term is not None:
        out = series.boundary(term)
        literal = moved(out, -series.notice.months, -series.notice.days)
        counted = f"{series.notice.text} before the last day in force, {out - ONE_DAY}"
        other = f"; counted from the first day out, {out}, it would be {literal}" if literal != days.latest else ""
        passed = "; it has passed" if days.latest and standing.as_of > days.latest else ""
        steps.append(Reason("last safe day for notice", days_words(days), counted + other + passed, "R3, VCLT 78"))
    else:
        steps.append(Reason("last safe day for notice", days_words(days), "before the end of the running term", "R3"))
    if standing.locked_in_until:
        steps.append(
            Reason(
                "locked in until",
                days_words(standing.locked_in_until),
                "the first end that notice can still reach",
                "R7",
            )
        )
    return steps


def _ending(agreement: Agreement, standing: Standing) -> list[Reason]:
    life = standing.life
    steps = []
    given, fixed = life.given, life.fixed
    if given:
        steps.append(
            Reason("last day in force", str(given.first_day_out - ONE_DAY), cause_of(agreement, given), _rule(given))
        )
    if fixed and fixed.cause == "recorded":
        ended = agreement.ended.text if agreement.ended else fixed.first_day_out.isoformat()
        days = days_words(standing.ends) if standing.ends else ""
        steps.append(Reason("last day in force", days, f"recorded: no longer in force from {ended}", "R9"))
    elif standing.ends and not fixed:
        steps.append(Reason("last day in force", days_words(standing.ends), "nothing renews the running term", "R6"))
    return steps


def _rule(ending: Ending) -> str:
    return "R7, VCLT 78" if ending.cause == "notice" else "R8, VCLT 56(2)" if ending.assumed else "R8"


def _survival(agreement: Agreement, standing: Standing) -> list[Reason]:
    survival = agreement.terms.survival
    if survival is Stated.OPEN:
        return [Reason("survival", "for ever", "some provisions live on without end", "R10")]
    if isinstance(survival, Length) and standing.survives_until:
        because = f"{survival.text} from the first day no longer in force"
        return [Reason("survives until", days_words(standing.survives_until), because, "R10")]
    return []


def _word(standing: Standing) -> Reason:
    others = [word.replace("-", " ") for word in standing.possible[1:]]
    match standing.certain:
        case "yes":
            because = "certain: every possible reading of the record gives it"
        case "assumed":
            because = "rests on an assumption above"
        case _:
            because = f"not certain: it may be {' or '.join(others)}" if others else "not certain: its end is not known"
    uncertain = standing.ends and standing.ends.earliest != standing.ends.latest
    if standing.certain == "no" and uncertain and standing.status not in OVER:
        because += "; an uncertain end is taken at its latest"
    return Reason(f"on {standing.as_of}", status_words(standing), because)


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
