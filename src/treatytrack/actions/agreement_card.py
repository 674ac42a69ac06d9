"""One agreement as a card: what it is, where it stands on the day, what comes, what is to be settled."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from treatytrack.actions.card import Card, Line, Section, between, noted, relations_from, together
from treatytrack.actions.confirming import lines_to_confirm
from treatytrack.actions.register import Naming, Register
from treatytrack.actions.timeline_words import end_sign
from treatytrack.cells import any_of
from treatytrack.domain import words
from treatytrack.domain.acts import rests_on
from treatytrack.domain.admissible import warnings
from treatytrack.domain.agreement import Agreement, Reference
from treatytrack.domain.bounds import Days
from treatytrack.domain.dates import ONE_DAY, PartialDate
from treatytrack.domain.deadlines import Deadline
from treatytrack.domain.events import NumberedEvent
from treatytrack.domain.explain import changes_next, reasons
from treatytrack.domain.leaving import if_left_today
from treatytrack.domain.lengths import Stated
from treatytrack.domain.settle import contradictions
from treatytrack.domain.validity import Standing
from treatytrack.domain.why import why
from treatytrack.domain.words import UNCERTAIN, days_words, long_day


class Occasion(NamedTuple):
    """At what an agreement was signed: its title, if the register has it, and what else was signed there."""

    title: str | None
    others: tuple[Naming, ...]


def occasion_of(register: Register, agreement: Agreement) -> Occasion | None:
    """What the register tells of the occasion that an agreement names by its ref; None where it names none so."""
    if not (agreement.occasion and agreement.occasion.ref):
        return None
    ref = agreement.occasion.ref
    others = (one for one in register.references_to(ref) if one.how == "occasion" and one.ref != agreement.ref)
    return Occasion(register.titled(ref), tuple(others))


def agreement_card(
    agreement: Agreement,
    standing: Standing,
    named: Callable[[str], str],
    events: Iterable[NumberedEvent] = (),
    named_by: Iterable[Naming] = (),
    occasion: Occasion | None = None,
    titled: Callable[[str], str | None] = lambda _ref: None,
    *,
    explain: bool,
) -> Card:
    """The card of an agreement; `named` gives a party's name for its code, `explain` adds the arithmetic.

    `events` are those of its life, `named_by` what names it, `occasion` what is known of the one that it names, and
    `titled` gives the title that a ref has in the register.
    """
    events = tuple(events)
    sections = (
        Section("", tuple(standing_lines(agreement, standing))),
        Section("Coming", tuple(_coming(agreement, standing))),
        Section("Why", tuple(_why(agreement, standing)) if explain else ()),
        Section("To confirm", tuple(lines_to_confirm(agreement, standing, events))),
        Section("Contradictions", tuple(Line("!", one.what) for one in contradictions(agreement, standing))),
        Section("Worth a second look", tuple(Line("-", one.what) for one in warnings(agreement))),
        Section("Ending it", tuple(Line("", one) for one in [if_left_today(agreement, standing)] if one)),
        Section("Events", tuple(Line(f"/{one.number}", one.text) for one in events)),
        Section("Relations", (*_relations(agreement, standing, titled), *relations_from(named_by))),
        Section("Signed on the same occasion", together(occasion.others if occasion else ())),
        Section("Recorded", tuple(_recorded(agreement))),
    )
    return Card(
        agreement.ref,
        agreement.title,
        tuple(_about(agreement, standing.as_of, named, occasion)),
        verdict(standing),
        tuple(section for section in sections if section.lines),
    )


def verdict(standing: Standing) -> str:
    """The status in a sentence, with what may be true instead."""
    status = words.status_words(standing)
    certain = {"yes": "", "assumed": ", assumed", "no": ", not certain"}[standing.certain]
    said = f"On {long_day(standing.as_of)}: {status}{certain}."
    if others := standing.possible[1:]:
        said += f" It may be {any_of([word.replace('-', ' ') for word in others])} instead."
    return said


def _about(agreement: Agreement, as_of: date, named: Callable[[str], str], occasion: Occasion | None) -> Iterable[str]:
    yield between(agreement.parties, named, agreement.type, *agreement.subjects, *agreement.tags)
    at = ""
    if agreement.occasion:
        known = occasion.title if occasion and occasion.title else "not in the register"
        at = f"on the occasion of {agreement.occasion.text} ({known})"
    if signed := agreement.signed:
        ahead = signed.earliest is not None and signed.earliest > as_of
        place = f" in {agreement.place}" if agreement.place else ""
        said = f"{'To be signed' if ahead else 'Signed'}{place} {_on(signed)}"
        yield f"{said}, {at}" if at else said
    elif at:
        yield f"Signed {at}"


def _on(signed: PartialDate) -> str:
    """The day of signature where a sentence goes on: `on 28 April 2025`, `in May 2010`, `some day from ... to ...`."""
    if signed.is_day and not signed.is_marked:
        return f"on {words.date_words(signed)}"
    said = words.recorded_words(signed)
    if None in (signed.earliest, signed.latest):
        return said if signed.latest else f"some day {said}"
    return f"{'on' if signed.is_day else 'some day from' if ' to ' in said else 'in'} {said}"


def standing_lines(agreement: Agreement, standing: Standing) -> Iterable[Line]:
    """The days of section 5, in words; of what is not in force as usual, since when."""
    if standing.status == "provisional" and (since := agreement.provisional):
        days = Days(since.earliest, since.latest)
        marked = f"; recorded: {since.text}" if since.is_marked else ""
        yield Line("applied from", days_words(days) + _sign(days), f"provisionally{marked}")
    if standing.effective_in_force:
        sign = f" {words.ASSUMED}" if standing.entry_assumed else _sign(standing.effective_in_force)
        note = "assumed on signature: nothing else is recorded (R12)" if standing.entry_assumed else ""
        if agreement.in_force and agreement.in_force.is_marked:
            note = f"recorded: {agreement.in_force.text}"
        yield Line("in force from", days_words(standing.effective_in_force) + sign, note)
    else:
        yield Line("in force from", "not known")
    if standing.status == "suspended" and (rests := _rests(agreement, standing)):
        yield Line("suspended", rests)
    assumed = f" {words.ASSUMED}" if _rests_on_assumption(agreement, standing) else ""
    if standing.term_last_day and not standing.ends:
        yield Line("running term ends", days_words(standing.term_last_day) + (_sign(standing.term_last_day) or assumed))
    if standing.ends:
        yield Line(
            "last day in force", days_words(standing.ends) + end_sign(standing), _recorded_until(agreement, standing)
        )
    elif not standing.term_last_day:
        last = words.last_day_words(agreement, standing) or "not known"
        yield Line("last day in force", f"{last} {UNCERTAIN}" if last == "not known" else last)
    if standing.notice_by:
        passed = standing.notice_by.latest and standing.notice_by.latest < standing.as_of
        note = "passed" if passed else "may have passed" if standing.locked_in_until else ""
        yield Line("notice by", days_words(standing.notice_by) + (_sign(standing.notice_by) or assumed), note)
    if standing.locked_in_until:
        later = f" {words.ASSUMED}" if assumed or agreement.terms.renewal_length is None else ""
        sign = _sign(standing.locked_in_until) or later
        yield Line("locked in until", days_words(standing.locked_in_until) + sign)
    if agreement.terms.lasts is not Stated.OPEN and not agreement.ended:
        yield Line("renewal", words.renewal_words(agreement))
    if standing.survives_until:
        yield Line("survives until", days_words(standing.survives_until) + _sign(standing.survives_until))
    if agreement.stated_status:
        on = f" (said {agreement.stated_on.text})" if agreement.stated_on else ""
        yield Line("the source states", f"{agreement.stated_status}{on}")


def _rests(agreement: Agreement, standing: Standing) -> str:
    """From when and until when it is suspended on the day; nothing where a day of that is uncertain."""
    acts = [event for event in agreement.events if event.kind in {"suspended", "resumed"}]
    days = [event.takes_effect for event in acts] + [event.until.as_last_day() for event in acts if event.until]
    if not all(day.is_day for day in days):
        return ""
    on = standing.as_of
    rests = [(first, out) for first, out in standing.life.suspensions if first <= on and (out is None or on < out)]
    outs = [out for _, out in rests if out]
    until = f"through {max(outs) - ONE_DAY}" if len(outs) == len(rests) else "until it is resumed"
    return f"from {min(first for first, _ in rests)} {until}"


def _rests_on_assumption(agreement: Agreement, standing: Standing) -> bool:
    """Whether the end of the running term does: of the entry into force, or of how long a renewal runs."""
    life = standing.life
    running = life.series.running(standing.as_of) if life.series else None
    return life.series is not None and running is not None and rests_on(agreement, life.series, life.entered, running)


def _sign(days: Days) -> str:
    return "" if days.earliest == days.latest else f" {UNCERTAIN}"


def _recorded_until(agreement: Agreement, standing: Standing) -> str:
    """Where that last day is recorded as such; empty where an act or a count gives another one."""
    if agreement.ended:
        return f"recorded: no longer in force from {agreement.ended.text}"
    until = agreement.terms.until.as_last_day() if agreement.terms.until else None
    same = until and standing.ends == Days(until.earliest, until.latest)
    return f"recorded: until {agreement.terms.until.text}" if same and agreement.terms.until else ""


def _coming(agreement: Agreement, standing: Standing) -> Iterable[Line]:
    for due in standing.deadlines:
        left = due.days_left(standing.as_of)
        far = words.calendar_distance(standing.as_of, due.day) if left > 90 else ""
        when = f"{words.in_days(left)}" + (f" ({far})" if far else "")
        yield Line(due.day.isoformat(), f"{when}: {words.deadline_words(due)}", _possible(due, agreement, standing))


def _possible(due: Deadline, agreement: Agreement, standing: Standing) -> str:
    if due.earliest != due.latest:
        return f"any day from {due.earliest} to {due.latest}"
    return why(due, agreement, standing) if due.kind in {"renews", "notice-by"} else ""


def _why(agreement: Agreement, standing: Standing) -> Iterable[Line]:
    steps = reasons(agreement, standing)
    for number, reason in enumerate(steps, start=1):
        rule = f" [{reason.rule}]" if reason.rule else ""
        yield Line(f"{number:{len(str(len(steps)))}} {reason.about}", reason.days, f"{reason.because}{rule}")
    if change := changes_next(agreement, standing):
        yield Line("then", change.days, change.because)


def _relations(agreement: Agreement, standing: Standing, titled: Callable[[str], str | None]) -> Iterable[Line]:
    """What it is to the agreements that it names."""
    if by := agreement.replaced_by:
        later = agreement.elsewhere.later
        when = words.entry_words(later, standing.as_of) if later else ""
        yield Line("replaced by", by.text, ", ".join(filter(None, (_there(agreement, by, titled), when))))
    for one in agreement.related:
        yield Line(one.kind.replace("-", " "), one.other.text, _there(agreement, one.other, titled))


def _there(agreement: Agreement, named: Reference, titled: Callable[[str], str | None]) -> str:
    """The title of what is named, or why there is none."""
    return _absent(agreement, named) or titled(named.ref) or ""


def _absent(agreement: Agreement, named: Reference) -> str:
    if not named.ref:
        return "named by its title: when it is in the register, write its ref"
    return "not in the register" if named.ref in agreement.elsewhere.absent else ""


def _recorded(agreement: Agreement) -> Iterable[Line]:
    """Facts that the lines above do not show."""
    sides = (agreement.side_a, agreement.side_b)
    lines = (
        ("other titles", "; ".join(agreement.other_titles)),
        *(("signed for", f"{side.party}: {side.signatory}") for side in sides if side.signatory),
        ("territories", ", ".join(agreement.territories)),
        ("binding in law", agreement.binding),
        ("told of ahead", agreement.lead.in_words if agreement.lead else ""),
        ("languages", ", ".join(agreement.languages)),
        ("registration", agreement.registration),
        ("source id", agreement.source_id),
        *(("source", source) for source in agreement.sources),
    )
    return (*(Line(label, text) for label, text in lines if text), *noted(agreement.notes))
