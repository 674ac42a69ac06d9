"""Which acts make sense in an agreement's life: those that cannot be, and those worth a second look (section 6)."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from treatytrack.domain.acts import Act, Decision, Ending, recorded_end, suspensions
from treatytrack.domain.agreement import Agreement, Event
from treatytrack.domain.bounds import surely_before
from treatytrack.domain.clauses import DenunciationRule
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.events import TAKES, details_of
from treatytrack.domain.facts import MEETINGS
from treatytrack.domain.lengths import Stated
from treatytrack.domain.life import Life, Reading, course_taken, life_of
from treatytrack.domain.readings import AFTER_ALL, latest_reading
from treatytrack.domain.turns import readings_that_matter
from treatytrack.domain.validity import standing_on


def impossible_acts(agreement: Agreement) -> Iterator[str]:
    """What is wrong with each act that cannot be: by who is no party, with odd details, extending nothing (R6).

    An extension is held to the whole life, and refused only if it cannot be whichever days the uncertain dates are.
    """
    for event in agreement.events:
        yield from _odd_in_itself(agreement, event)
    if any(event.kind == "extended" for event in agreement.events):
        lives = every_life(agreement)
        found = [
            [one for decision in life.decisions if (one := _extends_nothing(agreement, decision))] for life in lives
        ]
        if all(found) and not _may_extend(agreement):
            yield from found[-1]


def every_life(agreement: Agreement) -> list[Life]:
    """Each life that may be the true one, all acts known, as far as its acts work otherwise than those of another.

    That with every uncertain date at its latest is the last.
    """
    latest, uncertain = latest_reading(agreement)

    def life(reading: Reading) -> Life:
        return life_of(agreement, reading, date.max)

    def course(reading: Reading) -> object:
        return course_taken(life(reading), with_terms=False)

    return [life(chosen.reading) for chosen in readings_that_matter(latest, uncertain, AFTER_ALL, course)]


def _may_extend(agreement: Agreement) -> bool:
    """Whether, dates being uncertain, the term that an extension moves may end before its new end after all."""
    if not latest_reading(agreement)[1]:
        return False
    for event in agreement.events:
        if event.kind == "extended" and event.until and event.date.latest:
            before = agreement._replace(events=tuple(one for one in agreement.events if one != event))
            on = standing_on(before, event.date.latest)
            end, until = on.term_last_day or on.ends, event.until.as_last_day()
            if end and (end.earliest is None or until.latest is None or until.latest >= end.earliest):
                return True
    return False


def _odd_in_itself(agreement: Agreement, event: Event) -> Iterator[str]:
    said = f"{event.kind} {event.date.text}"
    for word in details_of(event):
        if word not in TAKES[event.kind]:
            yield f"{said} takes no {word}, only {', '.join(TAKES[event.kind])}"
    if event.until and surely_before(event.until, event.date):
        yield f"{said} until {event.until.text}: that lies before it"
    if event.effective and event.kind in {"notice", "denounced"} and surely_before(event.effective, event.date):
        yield f"{said} effective {event.effective.text}: that lies before it was received"
    if event.by in agreement.elsewhere.strangers:
        yield f"{said} is by {event.by}, which is neither of the parties {' and '.join(agreement.parties)}"
    if event.kind == "extended" and (event.until is None) == (event.length is None):
        yield f"{said} needs until or for, one of them: to which day, or by how much"


def _extends_nothing(agreement: Agreement, decision: Decision) -> str:
    """Why an extension cannot be; '' where it can."""
    act, met, term = decision.act, decision.met, decision.term
    if act.kind != "extended":
        return ""
    if agreement.terms.lasts is Stated.OPEN:
        return f"extended {act.day}: it lasts open, so there is no end to move"
    if met is None or term is None:
        return f"extended {act.day} by a length, but no end is known to count from: say until" if act.length else ""
    if act.until and act.until < met.last_day(term):
        return f"extended {act.day} until {act.until}, a day before the end that it moves, {met.last_day(term)}"
    return ""


class Remark(NamedTuple):
    """Something legitimate that is worth a second look, and the column it is about."""

    column: str
    what: str
    act: str = ""
    """For one about when an act came: which, as in `notice 2018-10-01`."""


def warnings(agreement: Agreement) -> tuple[Remark, ...]:
    """What is legitimate and still worth a second look: what lies before the signature, what comes out of its time."""
    return (
        *_long_ago(agreement),
        *_before_signature(agreement),
        *_unused(agreement),
        *_of_itself(agreement),
        *_out_of_their_time(agreement),
    )


_LONG_AGO = date(1500, 1, 1)


def _long_ago(agreement: Agreement) -> Iterator[Remark]:
    """Days of another calendar: 1404-02-08 is a day of 2025 in Iran, and hardly any treaty is so old."""
    dated = (
        ("signed", agreement.signed),
        ("provisional", agreement.provisional),
        ("in_force", agreement.in_force),
        ("until", agreement.terms.until),
        ("ended", agreement.ended),
        ("stated_on", agreement.stated_on),
        *(("events", event.date) for event in agreement.events),
    )
    for column, day in dated:
        if day and day.latest and day.latest < _LONG_AGO:
            yield Remark(column, f"{day.text} lies before 1500 (another calendar? Write the Gregorian day)")


def _before_signature(agreement: Agreement) -> Iterator[Remark]:
    signed = agreement.signed
    if signed is None:
        return
    entry = agreement.in_force
    if entry and surely_before(entry, signed):
        yield Remark("in_force", f"in force {entry.text} lies before signed {signed.text} (retroactive effect?)")
    for event in agreement.events:
        one_side_signs = event.kind == "signed" and event.by
        if surely_before(event.date, signed) and event.kind not in MEETINGS and not one_side_signs:
            yield Remark("events", f"{event.kind} {event.date.text} lies before signed {signed.text}")


def _unused(agreement: Agreement) -> Iterator[Remark]:
    """Terms that nothing uses: of renewal where it does not renew by itself, a minimum life where notice ends it."""
    terms = agreement.terms
    rule = terms.denunciation
    if terms.denunciation_after and isinstance(rule, DenunciationRule) and rule.basis == "term end":
        yield Remark(
            "denunciation_after", "denunciation_after is recorded and not used: it is denounced at a term's end"
        )
    if terms.renewal == "tacit":
        return
    renewal = f"renewal is {terms.renewal}" if terms.renewal else "renewal is not known"
    for name, value in (("renewal_length", terms.renewal_length), ("renewal_limit", terms.renewal_limit)):
        if value is not None and not (terms.renewal == "consent" and name == "renewal_length"):
            yield Remark(name, f"{name} is recorded and not used, because {renewal}")


def _of_itself(agreement: Agreement) -> Iterator[Remark]:
    """Relations of an agreement to itself."""
    for relation in agreement.related:
        if agreement.ref and relation.other.ref == agreement.ref:
            yield Remark("related", f"{relation.kind} {agreement.ref} names the agreement itself")


def _out_of_their_time(agreement: Agreement) -> Iterator[Remark]:
    """Acts that are late, early or without effect (R7, R8, R11)."""
    if not agreement.events:
        return
    told = [
        {one.act.said: out_of_time(agreement, life, one) for one in life.decisions} for life in every_life(agreement)
    ]
    for said, what in told[-1].items():
        if what and all(one.get(said) == what for one in told):  # whichever days the uncertain dates are
            yield Remark("events", f"{said} {what}", said)


def out_of_time(agreement: Agreement, life: Life, decision: Decision) -> str:
    """What is unusual about when an act came, or that it does nothing; '' where it is in time."""
    act, ending = decision.act, decision.ending
    if over := over_before(life, act):
        return f"changes nothing: it is no longer in force from {over}, as is recorded"
    match act.kind:
        case "notice" | "denounced" if ending is None:
            return _why_it_changes_nothing(agreement, decision)
        case "notice" | "denounced" if ending and ending.counted_from:
            return f"came early: it counts as received on {ending.counted_from}, {least_life(agreement)} in force"
        case "notice" | "denounced" if ending and is_late(decision):
            undone = _undone_by(life, ending)
            return f"came {too_late(decision)}{undone or f': it ends with {ending.first_day_out - ONE_DAY}'}"
        case "revoked" if not decision.undone:
            return _why_it_undoes_nothing(life, decision)
        case "resumed" if not _ends_a_rest(life, decision):
            return "changes nothing: it was not suspended"
        case "suspended" if not _runs_on(life, act.takes_effect):
            return "changes nothing: only what is in force or provisionally applied can be suspended"
    return ""


_UNDOING = {"extended": "extension", "revoked": "revocation"}


def _undone_by(life: Life, ending: Ending) -> str:
    """Which later act undid an ending; '' where it stands."""
    by = next((one.act for one in life.decisions if ending in one.undone), None)
    return f", and was undone by the {_UNDOING[by.kind]} of {by.when}" if by else ""


def over_before(life: Life, act: Act) -> date | None:
    """R9: the recorded first day no longer in force, where an act that would end or extend it comes after."""
    over = recorded_end(life.reading.ended, life.reading.acts)
    ends_or_extends = act.kind in {"notice", "denounced", "revoked", "extended"}
    return over if over and over <= act.day and ends_or_extends else None


def _why_it_changes_nothing(agreement: Agreement, decision: Decision) -> str:
    """R7, R8: why a notice or a denunciation does not end it."""
    terms, met, term = agreement.terms, decision.met, decision.term
    if decision.act.kind == "denounced" and terms.denunciation is Stated.NONE:
        return "changes nothing: it cannot be denounced (denunciation none)"
    if met is None and terms.lasts is not Stated.OPEN and terms.renewal in {"tacit", "open"}:
        return "changes nothing: the term that it would end cannot be counted yet"
    if terms.renewal == "open" and met and term is not None and met.safe_day(term):
        late = f"came {too_late(decision)}; after that it runs on without end"
        return late if decision.act.kind == "denounced" else f"{late}: only a denunciation ends it (denounced)"
    if terms.renewal == "tacit" and met and met.step is None:
        return "changes nothing that can be counted: the length of the renewals is not known"
    if not terms.renewal and terms.lasts is not Stated.OPEN:
        return "changes nothing: whether it renews is not known; if it was a denunciation, record denounced"
    nothing = "changes nothing, because nothing would renew"
    return nothing if decision.act.kind == "denounced" else f"{nothing}; if it was a denunciation, record denounced"


def _why_it_undoes_nothing(life: Life, decision: Decision) -> str:
    """R7: why a revocation undoes no notice and no denunciation: there is none, or it came after the last day."""
    before = life.decisions[: life.decisions.index(decision)]
    undone = [ending for one in before for ending in one.undone]
    outs = [one.ending.first_day_out for one in before if one.ending and one.ending not in undone]
    if not outs or max(outs) <= decision.act.day:
        return "changes nothing: no notice or denunciation that has not worked yet stands before it"
    if decision.met and decision.met.first_day_out:
        outs.append(decision.met.first_day_out)
    return f"changes nothing: it came after the last day in force, {min(outs) - ONE_DAY}"


def _ends_a_rest(life: Life, decision: Decision) -> bool:
    """R11: whether a resumption moves the end of a suspension, which may only have been going to begin."""
    acts = tuple(one.act for one in life.decisions[: life.decisions.index(decision) + 1])
    return suspensions(acts, life.begins) != suspensions(acts[:-1], life.begins)


def is_late(decision: Decision) -> bool:
    """R7: whether it came after the last safe day of the term running then, so that it works at a later end."""
    ending, term = decision.ending, decision.term
    return ending is not None and term is not None and ending.term is not None and ending.term > term


def too_late(decision: Decision) -> str:
    """R7: for which end it came too late, and when it would have been in time."""
    met, term = decision.met, decision.term
    if met is None or term is None:
        return "too late"
    return f"too late for {met.last_day(term)} (last safe day {met.safe_day(term)})"


def least_life(agreement: Agreement) -> str:
    """R8: the minimum life as people say it: `after 3 years`."""
    minimum = agreement.terms.denunciation_after
    return f"after {minimum.length.in_words}" if minimum else ""


def _runs_on(life: Life, day: date) -> bool:
    """Whether it is in force or provisionally applied on that day, for all that is known."""
    begins, reading = life.begins, life.reading
    out = recorded_end(reading.ended, reading.acts) or life.computed_out
    return begins is not None and begins <= day and (out is None or day < out)
