"""What is listed for people to settle (VALIDITY section 6): to confirm, contradictions, warnings."""

from collections.abc import Container, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from treatytrack.domain.acts import later_that_ends
from treatytrack.domain.admissible import impossible_acts
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.bounds import Days, surely_before
from treatytrack.domain.dates import ONE_DAY, PartialDate
from treatytrack.domain.facts import CONTRADICTIONS, OVER, TO_CONFIRM
from treatytrack.domain.lengths import Impossible, Length, Stated, after
from treatytrack.domain.recording import FILLINGS, disagreement
from treatytrack.domain.validity import Standing, end_is_unknown, standing_on

WINDOW = timedelta(90)


class Contradiction(NamedTuple):
    """Two recorded facts that cannot both be true: its field, what is wrong, and the column that would mend it."""

    field: str
    what: str
    column: str


def to_confirm(agreement: Agreement, standing: Standing, window: timedelta = WINDOW) -> tuple[str, ...]:
    """The fields of To confirm, in the order of section 6."""
    holds = {
        "entry": _entry(agreement, standing),
        "end": _end(agreement, standing),
        "renewal": _renewal(agreement, standing, window),
        "notice": _notice(agreement, standing),
        "date": _other_dates(agreement, standing),
        "other": _other(agreement, standing),
    }
    return tuple(field for field in TO_CONFIRM if holds[field])


def _entry(agreement: Agreement, standing: Standing) -> bool:
    unknown = agreement.in_force is None and agreement.terms.entry_rule is None
    return standing.entry_assumed or (unknown and standing.status in {"signed", "unknown"})


def _end(agreement: Agreement, standing: Standing) -> bool:
    return end_is_unknown(agreement, standing) or any(
        date and (date.is_marked or not (date.is_day or date.is_plain_period))
        for date in (agreement.terms.until, agreement.ended)
    )


def _renewal(agreement: Agreement, standing: Standing, window: timedelta) -> bool:
    """A first term over or ending within the window, while its renewal or the length of it is not known."""
    terms, series = agreement.terms, standing.life.series
    if series is None or standing.life.fixed:
        return False
    known = isinstance(terms.renewal_length, Length) if terms.renewal == "tacit" else bool(terms.renewal)
    soonest = min(days.earliest for days in (standing.ends, Days(series.last_day(0), None)) if days and days.earliest)
    return not known and soonest <= _later(standing.as_of, window)


def _later(day: date, window: timedelta) -> date:
    return day + window if day < date.max - window else date.max


def _notice(agreement: Agreement, standing: Standing) -> bool:
    over = standing.status in OVER
    notice = agreement.terms.notice
    unknown = notice in (None, Stated.UNKNOWN) or isinstance(notice, Impossible)
    return agreement.terms.renewal == "tacit" and unknown and not over


def _other_dates(agreement: Agreement, standing: Standing) -> bool:
    """Any other recorded date that is marked or open on a side; a tacit series that starts on too uncertain a day."""
    dates = [agreement.signed, agreement.provisional, agreement.in_force, agreement.stated_on]
    if isinstance(agreement.terms.counts_from, PartialDate):
        dates.append(agreement.terms.counts_from)
    dates += [day for event in agreement.events for day in (event.date, event.effective, event.until)]
    vague = standing.life.series is not None and standing.term_last_day is None and not standing.life.fixed
    tacit = agreement.terms.renewal == "tacit" and isinstance(agreement.terms.renewal_length, Length)
    unsure = any(day and (day.is_marked or day.earliest is None or day.latest is None) for day in dates)
    return unsure or (vague and tacit and standing.status not in OVER)


def _other(agreement: Agreement, standing: Standing) -> bool:
    """A reference to what is not in the register; a replacement without its day; an assumed end."""
    named = [agreement.replaced_by, agreement.occasion, *(relation.other for relation in agreement.related)]
    fixed = standing.life.fixed
    no_day = agreement.replaced_by is not None and not (fixed and fixed.cause == "recorded")
    absent = bool(agreement.elsewhere.absent) or any(one and not one.ref for one in named)
    return absent or no_day or bool(fixed and fixed.assumed)


def contradictions(agreement: Agreement, standing: Standing) -> tuple[Contradiction, ...]:
    """What contradicts itself, in the order of section 6."""
    found = (
        *_entry_contradictions(agreement, standing),
        *_of_terms(agreement),
        *_end_contradictions(agreement, standing),
        *_of_events(agreement),
    )
    if len(found) > 1:
        found = tuple(one for field in CONTRADICTIONS for one in found if one.field == field)
    if "stated-differs" in standing.flags:
        stated = f"the source states {agreement.stated_status}, the record gives {standing.status}"
        return (*found, Contradiction("stated", stated, "stated_status"))
    return found


def may_contradict(agreement: Agreement) -> bool:
    """Whether more is recorded than days and a length that is counted from the entry into force: these cannot."""
    terms = agreement.terms
    return bool(
        agreement.stated_status
        or agreement.ended
        or agreement.events
        or agreement.replaced_by
        or terms.until
        or terms.entry_rule
        or terms.counts_from
        or any(True for _ in _of_terms(agreement))
    )


def first_contradiction(
    agreement: Agreement, standing: Standing, known: Container[Contradiction] = ()
) -> Contradiction | None:
    """The first that is not `known` and is in the record itself.

    The source's word is no fact of the agreement: where it differs, that is flagged and kept.
    """
    own = (one for one in contradictions(agreement, standing) if one.field != "stated" and one not in known)
    return next(own, None)


def _entry_contradictions(agreement: Agreement, standing: Standing) -> Iterable[Contradiction]:
    recorded, rule = agreement.in_force, agreement.terms.entry_rule
    if recorded and rule:
        by_rule = standing_on(agreement._replace(in_force=None), standing.as_of).effective_in_force
        if by_rule and (surely_before(recorded, by_rule) or surely_before(by_rule, recorded)):
            yield Contradiction("entry", f"in force {recorded.text}, but {rule.text} gives {by_rule.text}", "in_force")
    if agreement.replaced_by and agreement.ref and agreement.replaced_by.ref == agreement.ref:
        yield Contradiction("entry", "replaced_by names the agreement itself", "replaced_by")
    begins = _beginning(agreement, standing)
    end = _recorded_end(agreement, standing)
    if begins and end and surely_before(end.days, begins[1]):
        yield Contradiction("entry", f"{end.said} lies before {begins[0]}", end.column)


def _end_contradictions(agreement: Agreement, standing: Standing) -> Iterable[Contradiction]:
    terms, life = agreement.terms, standing.life
    until = terms.until.as_last_day() if terms.until else None
    begins = _beginning(agreement, standing)
    if begins and until and surely_before(until, begins[1]):
        yield Contradiction("end", f"until {until.text} lies before {begins[0]}", "until")
    elif until and isinstance(terms.lasts, Length):
        by_length = _first_term_ends(agreement, standing, terms.lasts)
        if by_length and (surely_before(until, by_length) or surely_before(by_length, until)):
            what = f"until {until.text}, but lasts {terms.lasts.text} ends on {by_length.text}"
            yield Contradiction("end", what, "until")
    elif begins and standing.effective_in_force and isinstance(terms.lasts, Length):
        by_length = _first_term_ends(agreement, standing, terms.lasts)
        over = terms.renewal not in {"tacit", "open"}
        if over and by_length and surely_before(by_length, begins[1]):
            yield Contradiction("end", f"its term ends on {by_length.text}, before {begins[0]}", "counts_from")
    computed, end = life.computed_out, _recorded_end(agreement, standing)
    if end and computed and surely_before(Days(computed, computed), end.days):
        what = f"{end.said} lies after its computed end ({computed} is the first day out)"
        yield Contradiction("end", what, end.column)


class _End(NamedTuple):
    """The first day no longer in force that is recorded (R9): in words, its days, and the column that says it."""

    said: str
    days: Days
    column: str


def _recorded_end(agreement: Agreement, standing: Standing) -> _End | None:
    if agreement.ended:
        ended = agreement.ended
        return _End(f"ended {ended.text}", Days(ended.earliest, ended.latest), "ended")
    later = later_that_ends(agreement)
    entry = standing_on(later, standing.as_of).effective_in_force if later else None
    if later is None or entry is None:
        return None
    return _End(f"the entry into force of {later.ref}, by which it is replaced, {entry.text},", entry, "replaced_by")


_LENGTHS = ("lasts", "renewal_length", "renewal_limit", "notice", "survival")


def _of_terms(agreement: Agreement) -> Iterable[Contradiction]:
    """Terms that cannot stand together, or cannot be."""
    terms = agreement.terms
    lengths = (terms.lasts, terms.renewal_length, terms.renewal_limit, terms.notice, terms.survival)
    for name, value in zip(_LENGTHS, lengths, strict=True):
        if isinstance(value, Impossible):
            yield Contradiction("end", f"{name}: {value.why}", name)
    if terms.lasts is Stated.OPEN and (terms.renewal in {"tacit", "consent"} or terms.until):
        yield Contradiction("end", "lasts open has no end, so nothing renews it and no day ends it", "lasts")
    nothing_to_renew = terms.renewal not in {"", "none"} and terms.lasts is None and terms.until is None
    if nothing_to_renew and not any(event.kind == "extended" and event.until for event in agreement.events):
        yield Contradiction("end", f"renewal {terms.renewal}, but no term to renew is recorded", "lasts")


def _of_events(agreement: Agreement) -> Iterable[Contradiction]:
    """Events that say another day than their column, and acts that cannot be."""
    if not agreement.events:
        return
    for filling in FILLINGS:
        if what := disagreement(agreement, filling):
            yield Contradiction("end" if filling.column == "ended" else "entry", what, filling.column)
    for what in impossible_acts(agreement):
        yield Contradiction("end", what, "events")


def _beginning(agreement: Agreement, standing: Standing) -> tuple[str, Days] | None:
    """The entry into force, else the signature: in words and as days."""
    if standing.effective_in_force and not standing.entry_assumed:
        return f"its entry into force {standing.effective_in_force.text}", standing.effective_in_force
    signed = agreement.signed
    return (f"signed {signed.text}", Days(signed.earliest, signed.latest)) if signed else None


def _first_term_ends(agreement: Agreement, standing: Standing, lasts: Length) -> Days | None:
    """The last day of the first term by its length, from the day it counts from; None where that is not known."""
    counts_from = agreement.terms.counts_from
    start: Days | PartialDate | None = None if standing.entry_assumed else standing.effective_in_force
    if counts_from == "signed":
        start = agreement.signed
    elif isinstance(counts_from, PartialDate):
        start = counts_from
    if start is None or start.earliest is None or start.latest is None:
        return None
    return Days(after(start.earliest, lasts) - ONE_DAY, after(start.latest, lasts) - ONE_DAY)
