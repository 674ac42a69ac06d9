"""Why a deadline falls on its day, in one line; and what the steps of an explanation are made of."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from treatytrack.domain.acts import Act, Decision, later_that_ends
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.bounds import Days
from treatytrack.domain.clauses import DenunciationRule, EntryRule
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.deadlines import Deadline
from treatytrack.domain.facts import can_be_left_any_time, facts_on
from treatytrack.domain.lengths import Length
from treatytrack.domain.life import FULFILS, Life
from treatytrack.domain.series import Series
from treatytrack.domain.telling import with_deadline
from treatytrack.domain.validity import Standing, lives_known_on
from treatytrack.domain.words import entry_words, how_many, some_day


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
            return _why_renews(due, agreement, standing)
        case "expires":
            return _why_expires(agreement, standing)
        case "ends":
            return cause_of(agreement, standing) + if_by_then(life, reported)
        case "enters-into-force":
            rule = agreement.terms.entry_rule
            if agreement.in_force:
                return f"in force {_said(agreement.in_force)}"
            return rule.text if rule else "assumed on signature: nothing else is recorded"
        case "survival-ends":
            survival = agreement.terms.survival
            return f"survives {survival.in_words} after the end" if isinstance(survival, Length) else ""
        case _:
            return due.what


def if_by_then(life: Life, reported: Life) -> str:
    """What the end of a life rests on that is not the reported one: its act may still lie ahead, or be undone."""
    if life is reported or not life.fixed or not life.fixed.received:
        return ""
    known = {one.act.when for one in reported.decisions if one.act.kind in {"notice", "denounced"}}
    return ", by dates that are not certain" if life.fixed.received in known else ", if received by then"


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


def _why_renews(due: Deadline, agreement: Agreement, standing: Standing) -> str:
    series, today = standing.life.series, standing.as_of
    said = renewed_for(series.step if series else None, agreement)
    safe, locked = _bound_by(due, agreement, standing)
    if safe is None or safe.earliest is None or safe.latest is None:
        return said
    if today <= safe.earliest:
        return f"{said}, unless notice is received by {some_day(safe)}"
    then = f"locked in until {some_day(locked)}" if locked else "until when it is then bound is not known"
    if can_be_left_any_time(agreement):
        then = "it can still be denounced"
    if safe.latest < today:
        return f"{said}; notice was possible until {some_day(safe)}: {then}"
    return f"{said}; the last day for notice, {some_day(safe)}, may have passed: then {then}"


def _bound_by(due: Deadline, agreement: Agreement, standing: Standing) -> tuple[Days | None, Days | None]:
    """The last safe day for notice against a renewal, and the first end still to be reached where that has passed."""
    many = due.earliest != due.latest or due.certain == "no"
    lives = lives_known_on(agreement, standing.as_of) if many else [standing.life]
    day = standing.as_of
    not_over = (life for life in lives if life.term_out is None or day < life.term_out)
    open_ = [(life, life.series) for life in not_over if life.series and not life.fixed]
    term = due.number - max((series.before for _, series in open_), default=0)
    renewed = [(life, series.safe_day(term)) for life, series in open_ if term >= 0 and series.would_renew(term)]
    gone = [life for life, safe in renewed if safe and safe < day]
    return _between([safe for _, safe in renewed]), _first_ends(agreement, gone, day)


def bound_until(agreement: Agreement, standing: Standing) -> Days | None:
    """Where it is locked in, the first end that can still be reached, over every reading; None where it is not.

    `locked_in_until` has it of those readings alone in which the running term can no longer be left at its end.
    """
    locked, term = standing.locked_in_until, standing.term_last_day
    if locked is None or None in locked:
        return None
    if term and term.earliest == term.latest:
        return locked
    lives = [life for life in lives_known_on(agreement, standing.as_of) if not life.fixed]
    return _first_ends(agreement, lives, standing.as_of)


def _first_ends(agreement: Agreement, lives: Iterable[Life], day: date) -> Days | None:
    """The first end of each that notice received on that day still reaches; None where one can leave at any time."""
    if can_be_left_any_time(agreement):
        return None
    ends = []
    for life in lives:
        facts = facts_on(agreement, life, day)
        gone = facts.notice_by is not None and facts.notice_by < day
        ends.append(facts.locked_in_until if gone else facts.term_last_day)
    return _between(ends)


def _between(days: Iterable[date | None]) -> Days | None:
    known = [day for day in days if day]
    return Days(min(known), max(known)) if known else None


def renewed_for(step: Length | None, agreement: Agreement) -> str:
    """`for 5 years`; a length that is not recorded is the first term's, and that is assumed (R6)."""
    if step is None:
        return "for a length not known"
    return f"for {step.in_words}{'' if agreement.terms.renewal_length else ' (assumed)'}"


def _why_expires(agreement: Agreement, standing: Standing) -> str:
    terms, extended = agreement.terms, extensions(standing.life)
    known = {"": "renewal not known", "none": "no renewal", "consent": "renewed only by consent"}
    renewal = known.get(terms.renewal, "no further renewal")
    renewed = _renewals_before(standing.life.series, agreement)
    if terms.until and not extended:
        ends = standing.ends
        one_of = some_day(ends) if ends and ends.earliest != ends.latest and not renewed else ""
        if one_of and len(terms.until.text) > len("2026?"):  # it says the same
            return f"until {one_of}; {renewal}"
        return f"until {terms.until.text}{one_of and f': {one_of}'}{renewed}; {renewal}"
    if isinstance(terms.lasts, Length) and not extended:
        return f"{terms.lasts.in_words} from {counted_from(agreement)}{renewed}; {renewal}"
    return f"{_extended(extended[-1].act)}; {renewal}" if extended else renewal


def _renewals_before(series: Series | None, agreement: Agreement) -> str:
    """`, then 2 renewals of 1 year`, where there are so many at most and nothing more; else nothing."""
    if series is None or series.step is None or not series.last_term:
        return ""
    length = renewed_for(series.step, agreement).removeprefix("for ")
    return f", then {how_many(series.last_term, 'renewal')} of {length}"


def _extended(act: Act) -> str:
    """`extended on 2021-02-03 for 5 years`: the last that counts decides when it ends."""
    by = f" until {act.until}" if act.until else f" for {act.length.in_words}" if act.length else ""
    on = PartialDate.parse(act.when)
    return f"extended {'on ' if on.is_day else ''}{_said(on)}{by}"


def _said(recorded: PartialDate) -> str:
    """A recorded date where a sentence goes on; one that may be several days as `some day in 2020-12`."""
    return recorded.text if recorded.is_day else some_day(Days(recorded.earliest, recorded.latest))


def extensions(life: Life) -> list[Decision]:
    """The extensions that count by now (R1b), in the order of their days."""
    return [one for one in life.decisions if one.act.kind == "extended"]


def counted_from(agreement: Agreement) -> str:
    """From what its first term is counted, in words: `entry into force`, `signature`, or a day (R2)."""
    counts_from = agreement.terms.counts_from
    if counts_from is None or counts_from == "in-force":
        return "entry into force"
    return "signature" if isinstance(counts_from, str) else _said(counts_from)


def done_towards(rule: EntryRule, agreement: Agreement, standing: Standing) -> Iterator[str]:
    """What has happened by then of what brings it into force: `ratified 2026-10-15 by CHN`."""
    if rule.trigger == "signature" and agreement.signed:
        yield f"signed {agreement.signed.text}"
    for event in agreement.events:
        known = event.date.earliest is None or event.date.earliest <= standing.as_of
        if event.kind == FULFILS.get(rule.trigger) and known:
            yield f"{event.kind} {event.date.text}{f' by {event.by}' if event.by else ''}"


_ASSUMED = {
    "entry": "it entered into force on signature",
    "renewal": "it renews for as long as its first term",
    "notice": "the length of notice is not known",
}
"""What the end by a notice rests on."""


def cause_of(agreement: Agreement, standing: Standing) -> str:
    """What fixes its end; nothing where nothing does."""
    ending = standing.life.fixed
    if ending is None:
        return ""
    if ending.cause == "recorded":
        if later := later_that_ends(agreement):
            return f"replaced by {later.ref}, {entry_words(later, standing.as_of)}"
        return f"ended {_said(agreement.ended)} is recorded" if agreement.ended else "an end is recorded"
    received = f"received {_said(PartialDate.parse(ending.received))}" if ending.received else ""
    if ending.effective:
        return f"{ending.cause} {received}: effective {ending.first_day_out} is recorded"
    if ending.cause == "notice":
        reasons = " and ".join(_ASSUMED[what] for what in ending.assumed)
        return f"notice {received} works at the end of that term{reasons and f' (assumed: {reasons})'}"
    rule = agreement.terms.denunciation
    shown = rule.text if isinstance(rule, DenunciationRule) else "receipt + 12m, assumed"
    minimum = agreement.terms.denunciation_after
    least = ""
    if minimum:
        counted = "counted as received not before" if minimum.given else "not before"
        least = f", {counted} {minimum.length.text} in force"
    return f"denunciation {received}: {shown}{least}"
