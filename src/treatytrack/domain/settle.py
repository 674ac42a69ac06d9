"""What is listed for people to settle (VALIDITY section 6): to confirm, contradictions, warnings."""

from collections.abc import Container, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from treatytrack.domain.acts import later_that_ends
from treatytrack.domain.admissible import impossible_acts
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.bounds import Days, surely_before
from treatytrack.domain.dates import ONE_DAY, PartialDate
from treatytrack.domain.facts import CONTRADICTIONS, TO_CONFIRM
from treatytrack.domain.gaps import gaps_of, lasting_to_confirm, renewal_open
from treatytrack.domain.lengths import Impossible, Length, Stated, after
from treatytrack.domain.life import Life
from treatytrack.domain.recording import FILLINGS, disagreement
from treatytrack.domain.stated import STATED_DIFFERS
from treatytrack.domain.validity import Standing, standing_on, status_on

WINDOW = timedelta(90)


class Lived(NamedTuple):
    """What a contradiction shows in, on a day: the life, and the entry into force that is computed."""

    as_of: date
    life: Life
    effective_in_force: Days | None
    entry_assumed: bool


class Contradiction(NamedTuple):
    """Two recorded facts that cannot both be true: its field, what is wrong, and the column that would mend it."""

    field: str
    what: str
    column: str


def to_confirm(agreement: Agreement, standing: Standing, window: timedelta = WINDOW) -> tuple[str, ...]:
    """The fields of To confirm, in the order of section 6."""
    gaps, life, day = gaps_of(agreement), standing.life, standing.as_of
    running, told = life.is_running(day), standing.term_last_day is not None
    holds = {*lasting_to_confirm(agreement, gaps, standing.status, life, running=running, told=told)}
    renewal = renewal_open(gaps, life, standing.ends and standing.ends.earliest)
    if renewal and renewal <= through(day, window):
        holds.add("renewal")
    if agreement.elsewhere.absent:
        holds.add("other")
    return tuple(field for field in TO_CONFIRM if field in holds)


def through(day: date, window: timedelta = WINDOW) -> date:
    """The last day of a window that begins on that day."""
    return day + window if day < date.max - window else date.max


def contradictions(agreement: Agreement, standing: Standing) -> tuple[Contradiction, ...]:
    """What contradicts itself, in the order of section 6."""
    entered = standing.effective_in_force, standing.entry_assumed
    found = in_the_record(agreement, Lived(standing.as_of, standing.life, *entered))
    if STATED_DIFFERS in standing.flags:
        return (*found, Contradiction("stated", _stated_otherwise(agreement, standing), "stated_status"))
    return found


def _stated_otherwise(agreement: Agreement, standing: Standing) -> str:
    """What the source says and the record gives: on the day on which it spoke, else on the as-of day."""
    stated, spoken = agreement.stated_status, agreement.stated_on
    if spoken and (day := spoken.latest or spoken.earliest):
        return f"the source states {stated} (said {spoken.text}), the record gives {status_on(agreement, day)[0]} then"
    return f"the source states {stated}, the record gives {standing.status}"


def in_the_record(agreement: Agreement, lived: Lived) -> tuple[Contradiction, ...]:
    """The same without what the source says of its status, which is no fact of the agreement."""
    found = (
        *_entry_contradictions(agreement, lived),
        *_of_terms(agreement),
        *_end_contradictions(agreement, lived),
        *_of_events(agreement),
    )
    if len(found) > 1:
        found = tuple(one for field in CONTRADICTIONS for one in found if one.field == field)
    return found


def may_contradict_itself(agreement: Agreement) -> bool:
    """Whether more is recorded than days and a length that is counted from the entry into force: these cannot."""
    terms = agreement.terms
    return bool(
        agreement.ended
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


def _entry_contradictions(agreement: Agreement, lived: Lived) -> Iterable[Contradiction]:
    recorded, rule = agreement.in_force, agreement.terms.entry_rule
    if recorded and rule:
        by_rule = standing_on(agreement._replace(in_force=None), lived.as_of).effective_in_force
        if by_rule and (surely_before(recorded, by_rule) or surely_before(by_rule, recorded)):
            yield Contradiction("entry", f"in force {recorded.text}, but {rule.text} gives {by_rule.text}", "in_force")
    if agreement.replaced_by and agreement.ref and agreement.replaced_by.ref == agreement.ref:
        yield Contradiction("entry", "replaced_by names the agreement itself", "replaced_by")
    begins = _beginning(agreement, lived)
    end = _recorded_end(agreement, lived)
    if begins and end and surely_before(end.days, begins[1]):
        yield Contradiction("entry", f"{end.said} lies before {begins[0]}", end.column)


def _end_contradictions(agreement: Agreement, lived: Lived) -> Iterable[Contradiction]:
    terms = agreement.terms
    until = terms.until.as_last_day() if terms.until else None
    begins = _beginning(agreement, lived)
    if begins and until and surely_before(until, begins[1]):
        yield Contradiction("end", f"until {until.text} lies before {begins[0]}", "until")
    elif until and isinstance(terms.lasts, Length):
        by_length = _first_term_ends(agreement, lived, terms.lasts)
        if by_length and (surely_before(until, by_length) or surely_before(by_length, until)):
            what = f"until {until.text}, but lasts {terms.lasts.text} ends on {by_length.text}"
            yield Contradiction("end", what, "until")
    elif begins and lived.effective_in_force and isinstance(terms.lasts, Length):
        by_length = _first_term_ends(agreement, lived, terms.lasts)
        over = terms.renewal not in {"tacit", "open"}
        if over and by_length and surely_before(by_length, begins[1]):
            yield Contradiction("end", f"its term ends on {by_length.text}, before {begins[0]}", "counts_from")
    computed, end = lived.life.computed_out, _recorded_end(agreement, lived)
    if end and computed and surely_before(Days(computed, computed), end.days):
        what = f"{end.said} lies after its computed end ({computed} is the first day out)"
        yield Contradiction("end", what, end.column)


class _End(NamedTuple):
    """The first day no longer in force that is recorded (R9): in words, its days, and the column that says it."""

    said: str
    days: Days
    column: str


def _recorded_end(agreement: Agreement, lived: Lived) -> _End | None:
    if agreement.ended:
        ended = agreement.ended
        return _End(f"ended {ended.text}", Days(ended.earliest, ended.latest), "ended")
    later = later_that_ends(agreement)
    entry = standing_on(later, lived.as_of).effective_in_force if later else None
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


def _beginning(agreement: Agreement, lived: Lived) -> tuple[str, Days] | None:
    """The entry into force, else the signature: in words and as days."""
    if lived.effective_in_force and not lived.entry_assumed:
        return f"its entry into force {lived.effective_in_force.text}", lived.effective_in_force
    signed = agreement.signed
    return (f"signed {signed.text}", Days(signed.earliest, signed.latest)) if signed else None


def _first_term_ends(agreement: Agreement, lived: Lived, lasts: Length) -> Days | None:
    """The last day of the first term by its length, from the day it counts from; None where that is not known."""
    counts_from = agreement.terms.counts_from
    start: Days | PartialDate | None = None if lived.entry_assumed else lived.effective_in_force
    if counts_from == "signed":
        start = agreement.signed
    elif isinstance(counts_from, PartialDate):
        start = counts_from
    if start is None or start.earliest is None or start.latest is None:
        return None
    return Days(after(start.earliest, lasts) - ONE_DAY, after(start.latest, lasts) - ONE_DAY)
