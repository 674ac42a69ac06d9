"""What a record leaves open, and what of that is to be confirmed for a whole phase of a life (VALIDITY section 6)."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from treatytrack.domain.agreement import Agreement, Event
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.facts import OVER, no_end_is_told
from treatytrack.domain.lengths import Impossible, Length, Stated
from treatytrack.domain.life import Life
from treatytrack.domain.validity import Standing


class Gaps(NamedTuple):
    """What a record leaves open, whatever the day."""

    entry: bool
    """Neither a day of its entry into force nor a rule."""
    end: bool
    """A last day that is marked, or neither a day nor a plain period."""
    renewal: bool
    """Whether it renews, or for how long."""
    notice: bool
    """How long before the end of a term notice must be given."""
    date: bool
    """Any other date that is marked or open on a side."""
    other: bool
    """Which agreement or event it names: there is only a title."""


def gaps_of(agreement: Agreement) -> Gaps:
    """What the record leaves open."""
    terms = agreement.terms
    tacit = terms.renewal == "tacit"
    notice_unknown = terms.notice in (None, Stated.UNKNOWN) or isinstance(terms.notice, Impossible)
    return Gaps(
        agreement.in_force is None and terms.entry_rule is None,
        _is_vague(terms.until) or _is_vague(agreement.ended),
        not (isinstance(terms.renewal_length, Length) if tacit else terms.renewal),
        tacit and notice_unknown,
        any(map(_is_unsure, [day for day in _other_dates(agreement) if day and len(day.text) != _PLAIN])),
        _names_by_title(agreement),
    )


def _names_by_title(agreement: Agreement) -> bool:
    """Whether it names another by a title, as it may while that is not in the register."""
    if not (agreement.replaced_by or agreement.occasion or agreement.related):
        return False  # most agreements
    named = [agreement.replaced_by, agreement.occasion, *[relation.other for relation in agreement.related]]
    return any(one and not one.ref for one in named)


def _is_vague(day: PartialDate | None) -> bool:
    return day is not None and (day.is_marked or not (day.is_day or day.is_plain_period))


_PLAIN = len("2026-11-21")
"""So long is the text of a day without a mark, a dot or a bracket."""


def _is_unsure(day: PartialDate) -> bool:
    return day.is_marked or day.earliest is None or day.latest is None


def _other_dates(agreement: Agreement) -> list[PartialDate | None]:
    """All dates but its last day."""
    dates = [agreement.signed, agreement.provisional, agreement.in_force, agreement.stated_on]
    if isinstance(agreement.terms.counts_from, PartialDate):
        dates.append(agreement.terms.counts_from)
    for event in agreement.events:
        dates += (event.date, event.effective, event.until)
    return dates


def unsure_dates(agreement: Agreement) -> Iterator[str]:
    """The columns whose dates are to be confirmed, but its last day; of an event that fills one, that column.

    Where none is marked or open, it is the day from which a term is counted that is spread over more than a year.
    """
    dates = {name: getattr(agreement, name) for name in ("signed", "provisional", "in_force", "stated_on")}
    counts_from = agreement.terms.counts_from
    dates["counts_from"] = counts_from if isinstance(counts_from, PartialDate) else None
    unsure = [name for name, day in dates.items() if day and _is_unsure(day)]
    if unsure or any(True for event in agreement.events for _ in unsure_details(event)):
        yield from unsure
        return
    start = counts_from if counts_from == "signed" else "counts_from" if dates["counts_from"] else "in_force"
    if dates[start]:
        yield start


def unsure_details(event: Event) -> Iterator[str]:
    """The dates of an event that are marked or open, by what they are called."""
    dates = (("date", event.date), ("effective", event.effective), ("until", event.until))
    return (name for name, day in dates if day and _is_unsure(day))


def lasting_to_confirm(
    agreement: Agreement, gaps: Gaps, status: str, life: Life, *, running: bool, told: bool
) -> tuple[str, ...]:
    """The fields that are to be confirmed for a whole phase, whatever the window and the register.

    `running`: whether the life, as it is reported, has a running term; `told`: whether the last day of that is told.
    """
    found = []
    over, fixed = status in OVER, life.fixed
    if life.entered.assumed or (gaps.entry and status in {"signed", "unknown"}):
        found.append("entry")
    if gaps.end or no_end_is_told(agreement, status, life, running=running, told=told):
        found.append("end")
    if (gaps.notice and not over) or (fixed and "notice" in fixed.assumed):
        found.append("notice")
    # A tacit series that starts on too uncertain a day.
    vague = life.series is not None and not told and fixed is None and not over
    if gaps.date or (vague and agreement.terms.renewal == "tacit" and not gaps.renewal):
        found.append("date")
    if gaps.other or _replaced_on_no_sure_day(agreement, life) or _denounced_by_presumption(life):
        found.append("other")
    return tuple(found)


def _replaced_on_no_sure_day(agreement: Agreement, life: Life) -> bool:
    """Whether it is replaced, and the day of that is not known (R9) or only presumed (R12)."""
    fixed = life.fixed
    return agreement.replaced_by is not None and not (fixed and fixed.cause == "recorded" and not fixed.assumed)


def _denounced_by_presumption(life: Life) -> bool:
    return life.fixed is not None and "denunciation" in life.fixed.assumed


def in_particular(agreement: Agreement, life: Life, fields: Iterable[str]) -> Iterator[str]:
    """The fields to be confirmed, `other` as what it is: `denunciation`, `replaced` (on which day), `reference`."""
    for field in fields:
        if field != "other":
            yield field
            continue
        denounced = _denounced_by_presumption(life)
        replaced = agreement.elsewhere.later is not None and _replaced_on_no_sure_day(agreement, life)
        if denounced:
            yield "denunciation"
        if replaced:
            yield "replaced"
        if not (denounced or replaced) or agreement.elsewhere.absent or gaps_of(agreement).other:
            yield "reference"


def renewal_open(gaps: Gaps, life: Life, ends: date | None) -> date | None:
    """The last day of a first term of which neither is known whether it renews nor for how long; None: there is none.

    It is to be confirmed once that day is over or lies within the window. `ends`: the earliest day on which it may end.
    Where something else fixes the end there is none, unless that rests on the length assumed.
    """
    if not gaps.renewal or life.series is None or (life.fixed and "renewal" not in life.fixed.assumed):
        return None
    last_day = life.series.last_day(0)
    return min(last_day, ends) if ends else last_day


def end_is_unknown(agreement: Agreement, standing: Standing) -> bool:
    """Whether nothing tells when it ends: no fixed end, not open-ended, and no term whose end can be computed (R6)."""
    life, told = standing.life, standing.term_last_day is not None
    return no_end_is_told(agreement, standing.status, life, running=life.is_running(standing.as_of), told=told)
