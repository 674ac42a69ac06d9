"""Why the terms run and end as they do: the part of the explanation that follows the course of an agreement."""

from collections.abc import Iterator

from treatytrack.domain.acts import Ending, later_that_ends
from treatytrack.domain.admissible import every_life
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.bounds import Days
from treatytrack.domain.clauses import DenunciationRule
from treatytrack.domain.consequences import decided_by
from treatytrack.domain.dates import ONE_DAY, PartialDate
from treatytrack.domain.facts import OVER
from treatytrack.domain.lengths import Length, Stated, moved
from treatytrack.domain.series import Series, renewal_step
from treatytrack.domain.telling import with_an_end, with_terms
from treatytrack.domain.validity import Standing, lives_known_on
from treatytrack.domain.why import Reason, cause_of, counted_from, extensions, if_by_then
from treatytrack.domain.words import days_words, entry_words

_RULES = {
    "extended": "R6, VCLT 39",
    "notice": "R7, VCLT 78",
    "denounced": "R8",
    "revoked": "R7, VCLT 68",
    "suspended": "R11, VCLT 57",
    "resumed": "R11, VCLT 72",
}
"""The acts that are told one by one, and the rule of each; the others are told by what they fill or bring about."""


def terms(agreement: Agreement, standing: Standing) -> Iterator[Reason]:
    """The end of the first term, the renewals counted to the running one, and what comes after."""
    standing = with_terms(agreement, standing)
    lasts, life = agreement.terms.lasts, standing.life
    extended = extensions(life)
    first = extended[0].met if extended else life.series
    if first:
        yield Reason("first term ends", *_first_end(agreement, standing, first), "R2, clause")
    elif lasts is Stated.OPEN:
        yield Reason("term", "open-ended", "lasts open", "R6, clause")
    else:
        unread = lasts is Stated.UNKNOWN
        because = "it has a term that was not read" if unread else "no term that can be counted is recorded"
        yield Reason("term", "end not known", because, "R6")
    if life.series:
        yield from _running_term(standing, life.series, "the extended end" if extended else "the start")
        yield Reason("renewal", *_renewal(agreement, life.series, life.series.running(standing.as_of)))


def _first_end(agreement: Agreement, standing: Standing, series: Series) -> tuple[str, str]:
    until, lasts = agreement.terms.until, agreement.terms.lasts
    if until:
        last = until.as_last_day()
        if last.is_day and last.earliest:
            return last.text, f"until {until.text}"
        return f"{last.earliest or 'any day'} to {last.latest or 'any day'}", f"until {until.text}"
    said = f"{lasts.text if isinstance(lasts, Length) else ''} from {counted_from(agreement)}"
    start = _start(agreement, standing)
    if start is None or start.latest is None:
        return "not known", said
    if start.earliest == start.latest:
        return series.last_day(0).isoformat(), f"{said}, {start.latest}"
    latest = series._replace(base=start.latest).last_day(0)
    if start.earliest is None:
        return f"{latest} at the latest", f"{said}, {days_words(start)}"
    ends = Days(series._replace(base=start.earliest).last_day(0), latest)
    return days_words(ends), f"{said}, {days_words(start)}"


def _start(agreement: Agreement, standing: Standing) -> Days | None:
    """The day from which the first term counts, with its bounds (R2)."""
    counts_from = agreement.terms.counts_from
    day = agreement.signed if counts_from == "signed" else counts_from
    if isinstance(day, PartialDate):
        return Days(day.earliest, day.latest)
    return standing.effective_in_force


def _running_term(standing: Standing, series: Series, counted: str) -> Iterator[Reason]:
    running, day = series.running(standing.as_of), standing.term_last_day
    if running and series.step and standing.status not in OVER:
        count = f"after {running} renewal{'s' if running > 1 else ''} of {series.step.text}, counted from {counted}"
        yield Reason("running term ends", days_words(day) if day else "not dated closely", count, "R2, R6")


def _renewal(agreement: Agreement, series: Series, running: int | None) -> tuple[str, str, str]:
    """What comes after a term: in a word, why, the rule."""
    match agreement.terms.renewal:
        case "":
            return "not known", "assumed: it expires with its term", "R6"
        case "none":
            return "none", "it expires with its term", "R6, clause"
        case "consent":
            return "by consent", "it ends unless both sides extend it: none is assumed", "R6, clause"
        case "open":
            return "open", "after the first term it runs on without end", "R6, clause"
    step = renewal_step(agreement.terms)
    if step is None:
        return "tacit", "for a length not known: after the first term the end is not known", "R6, clause"
    left = None if series.limit is None or running is None else series.limit - running
    limit = "" if left is None else f", {left} more at most" if left else ", no more after this term"
    assumed = " (assumed: as long as the first term)" if agreement.terms.renewal_length is None else ""
    return "tacit", f"{step.text} at a time{assumed}{limit}", "R6, clause"


def acts(agreement: Agreement, standing: Standing) -> Iterator[Reason]:
    """What each act that counts by then did, in the order of their days; also of those that may not have been yet."""
    known = {one.act.place: (standing.life, one) for one in standing.life.decisions}
    lives = lives_known_on(agreement, standing.as_of)
    may_count = {one.act.place: (life, one) for life in lives for one in life.decisions}
    every = every_life(agreement)
    for life, decision in sorted((may_count | known).values(), key=lambda one: one[1].act.day):
        act = decision.act
        if act.kind in _RULES:
            because = decided_by(agreement, every, life, decision, standing.as_of)
            if act.place not in known:
                because += f", if {'received' if act.kind in {'notice', 'denounced'} else 'that was'} by then"
            rule = _of_denunciation(agreement) if act.kind == "denounced" else _RULES[act.kind]
            yield Reason(act.kind, act.written, f"by {act.by}: {because}" if act.by else because, rule)


def notice(agreement: Agreement, standing: Standing) -> Iterator[Reason]:
    """R3: the last safe day, and the literal count where it differs."""
    standing = with_terms(agreement, standing)
    series, days = standing.life.series, standing.notice_by
    if series is None or days is None:
        return
    term = series.running(standing.as_of)
    if isinstance(series.notice, Length) and days.earliest == days.latest and term is not None:
        out = series.boundary(term)
        literal = moved(out, -series.notice.months, -series.notice.days)
        counted = f"{series.notice.text} before the last day in force, {out - ONE_DAY}"
        other = f"; counted from the first day out, {out}, it would be {literal}" if literal != days.latest else ""
        passed = "; it has passed" if days.latest and standing.as_of > days.latest else ""
        yield Reason("last safe day for notice", days_words(days), counted + other + passed, "R3, VCLT 78")
    elif series.notice is Stated.NONE:
        because = "no notice is asked for: the last day of the running term itself"
        yield Reason("last safe day for notice", days_words(days), because, "R3, clause")
    else:
        yield Reason("last safe day for notice", days_words(days), "before the end of the running term", "R3, VCLT 78")
    if locked := standing.locked_in_until:
        yield Reason("locked in until", days_words(locked), "the first end that notice can still reach", "R7")


def ending(agreement: Agreement, standing: Standing) -> Iterator[Reason]:
    """What fixes the last day in force."""
    if standing.ends is None:
        return
    days = days_words(standing.ends)
    reported, standing = standing.life, with_an_end(agreement, standing)
    fixed = standing.life.fixed
    if fixed and fixed.cause == "recorded":
        yield Reason("last day in force", days, *_recorded(agreement, standing, fixed))
    elif fixed:
        rule = "R7, VCLT 78" if fixed.cause == "notice" else _of_denunciation(agreement)
        because = cause_of(agreement, standing) + if_by_then(standing.life, reported)
        yield Reason("last day in force", days, because, rule)
    else:
        yield Reason("last day in force", days, "nothing renews the running term", "R6")


def _recorded(agreement: Agreement, standing: Standing, fixed: Ending) -> tuple[str, str]:
    if later := later_that_ends(agreement):
        return f"replaced by {later.ref}, {entry_words(later, standing.as_of)}", "R9, VCLT 59"
    out = agreement.ended.text if agreement.ended else fixed.first_day_out.isoformat()
    replaced = agreement.replaced_by or agreement.ended_by == "replacement"
    return f"recorded: no longer in force from {out}", "R9, VCLT 59" if replaced else "R9, VCLT 54"


def _of_denunciation(agreement: Agreement) -> str:
    rule = agreement.terms.denunciation
    return "R8, clause" if isinstance(rule, DenunciationRule) or rule is Stated.NONE else "R8, VCLT 56(2)"


def survival(agreement: Agreement, standing: Standing) -> Iterator[Reason]:
    """R10: how long named provisions live on."""
    length = agreement.terms.survival
    if length is Stated.OPEN:
        yield Reason("survival", "for ever", "some provisions live on without end", "R10, clause")
    elif isinstance(length, Length) and standing.survives_until:
        because = f"{length.text} from the first day no longer in force"
        yield Reason("survives until", days_words(standing.survives_until), because, "R10, clause")
