"""What there is between two parties, in a few sentences and in numbers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from treatytrack.actions.find import EXPIRING, Found, window_end
from treatytrack.actions.relations.happened import is_ahead
from treatytrack.actions.relations.lately import lately
from treatytrack.domain import words
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.facts import LIVE, OVER, STATUSES
from treatytrack.domain.gaps import end_is_unknown, in_particular
from treatytrack.domain.lists import first_of
from treatytrack.domain.relation_events import RelationEvent
from treatytrack.domain.settle import contradictions, to_confirm
from treatytrack.domain.words import how_many

_MOST_COUNTED = 10

_CONFIRM = {
    "entry": "the entry into force",
    "end": "the end",
    "renewal": "the renewal",
    "notice": "the notice",
    "date": "a date",
    "denunciation": "the denunciation",
    "replaced": "the entry into force of what replaces it",
    "reference": "a reference",
}


def counted(found: Sequence[Found], events: Sequence[RelationEvent], day: date) -> str:
    """How many agreements by their status, and how many events since when: the first line of a page."""
    if not found:
        return f"No agreement; {_events(events, day)}."
    standing = Counter(one.standing.status for one in found)
    may_be, unknown = sum(map(_may_be_over, found)), sum(map(_end_is_unknown, found))
    unsure = [f"{may_be} may be over already"] if may_be else []
    unsure += [f"the end of {unknown} is not known"] if unknown else []
    perhaps = ", ".join(unsure)
    not_over = [_of_status(status, standing) for status in STATUSES if standing[status] and status not in OVER]
    over = [_of_status(status, standing) for status in OVER if standing[status]] or ["none over"]
    if perhaps and len(not_over) == 1:  # said of these alone; of several it is said apart, as it may be any of them
        not_over, perhaps = [f"{not_over[0]} ({perhaps})"], ""
    said = filter(None, (", ".join([*not_over, *over]), perhaps, _events(events, day)))
    return f"{how_many(len(found), 'agreement')}: {'; '.join(said)}."


def _of_status(status: str, standing: Mapping[str, int]) -> str:
    return f"{standing[status]} {_STATUS.get(status, status)}"


_STATUS = {
    "draft": "not signed yet",
    "unknown": "of unknown status",
    "signed": "signed and not in force",
    "in-force": "in force",
}


def _may_be_over(one: Found) -> bool:
    """Whether a day that is recorded for its end may have passed."""
    over = one.standing.status in LIVE and any(status in OVER for status in one.standing.possible)
    return over and not _end_is_unknown(one)


def _end_is_unknown(one: Found) -> bool:
    return one.standing.status in LIVE and end_is_unknown(*one)


def _events(events: Sequence[RelationEvent], day: date) -> str:
    past = [event for event in events if not is_ahead(event.date, day)]
    first = _first(past)
    said = f"{how_many(len(past), 'event')}{f', the first in {first.year}' if first else ''}" if past else "no event"
    return said if len(past) == len(events) else f"{said}, and {len(events) - len(past)} ahead"


def _first(events: Iterable[RelationEvent]) -> date | None:
    return min((one.date.earliest for one in events if one.date and one.date.earliest), default=None)


def in_short(
    found: Sequence[Found], events: Sequence[RelationEvent], besides: Sequence[RelationEvent], day: date
) -> Iterator[str]:
    """By type and subject, what changed lately, what comes due next, what is to be confirmed: a line each."""
    types = Counter(one.agreement.type.replace("-", " ") or "no type recorded" for one in found)
    about = Counter(subject for one in found for subject in one.agreement.subjects)
    kinds = Counter(event.kind or "no kind recorded" for event in events)
    for title, counts in (("By type", types), ("By subject", about), ("Events by kind", kinds)):
        if counts:
            yield f"{title}: {shares(counts)}."
    if besides:
        yield f"Concerning both besides: {how_many(len(besides), 'event')} with others."
    yield from _last(found, events, day)
    yield lately(found, events, day)
    if found:
        yield _next(found, day)
        yield from _to_settle(found, day)


def shares(counts: Mapping[str, int], most: int | None = _MOST_COUNTED) -> str:
    """What is counted, the largest first: `transport 3, culture 2`; at most so many, and how many more.

    Where a name holds a comma itself, as `loans, credits & grants 6`, semicolons part them.
    """
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0].casefold()))
    said = [f"{value} {number}" for value, number in ordered[:most]]
    more = len(ordered) - len(said)
    apart = "; " if any("," in each for each in said) else ", "
    return apart.join([*said, f"and {more} more"] if more else said)


def _last(found: Sequence[Found], events: Sequence[RelationEvent], day: date) -> Iterator[str]:
    """What was signed last, and what happened last: of what has a day."""
    if signed := last_signed(found, day):
        together = sum(one.agreement.signed == signed for one in found)
        yield f"Last signed: {words.recorded_words(signed)}, {how_many(together, 'agreement')}."
    if event := last_event(events, day):
        when = words.recorded_words(event.date) if event.date else ""
        yield f"Last event: {when}, {event.ref} {event.title}."


def last_signed(found: Iterable[Found], day: date) -> PartialDate | None:
    """The date of the last signature through that day."""
    return max(filter(None, (_past(one.agreement.signed, day) for one in found)), key=_from, default=None)


def last_event(events: Iterable[RelationEvent], day: date) -> RelationEvent | None:
    """The last event through that day; of several the first by ref."""
    past = sorted((event for event in events if _past(event.date, day)), key=attrgetter("ref"))
    return max(past, key=lambda event: _from(event.date), default=None)


def _past(recorded: PartialDate | None, day: date) -> PartialDate | None:
    """A date that has a first day, which is not ahead."""
    return recorded if recorded and recorded.earliest and recorded.earliest <= day else None


def _from(recorded: PartialDate | None) -> tuple[date, date]:
    assert recorded
    return recorded.earliest or date.min, recorded.latest or date.max


def _next(found: Sequence[Found], day: date) -> str:
    """What comes due next, and how much within the usual window."""
    dues = [(due, one.agreement.ref) for one in found for due in one.standing.deadlines]
    if not dues:
        return "Nothing is known to come due."
    last = window_end(day, EXPIRING)
    due, ref = min(dues, key=lambda one: (one[0].day, one[1]))
    soon = sum(one.earliest <= last for one, _ in dues)
    within = f"; {soon} deadlines in all by {words.brief_day(last)}" if soon > 1 else ""
    what = words.deadline_words(due).removesuffix(f" {words.UNCERTAIN}")
    left = words.in_days(due.days_left(day))
    return f"Comes next: {words.short_day(due.day)}, {left}: {ref} {what}{within}."


def _to_settle(found: Sequence[Found], day: date) -> Iterator[str]:
    """What people have to confirm, and what contradicts itself."""
    confirm = Counter(
        what for one in found for what in in_particular(one.agreement, one.standing.life, to_confirm(*one))
    )
    if confirm:
        said = [f"{said} of {confirm[what]}" for what, said in _CONFIRM.items() if confirm[what]]
        yield f"To confirm: {', '.join(said)}."
    contradicted = [one.agreement.ref for one in found if any(contradictions(*one))]
    if contradicted:
        yield f"Contradictions in {first_of(contradicted)}: treatytrack show REF tells."


def numbers(
    found: Sequence[Found], events: Sequence[RelationEvent], besides: Sequence[RelationEvent], day: date
) -> dict[str, Any]:
    """The same for programs; the names are a promise."""
    standing = Counter(one.standing.status for one in found)
    signed, last = last_signed(found, day), last_event(events, day)
    first = _first(events)
    due = min((due.day for one in found for due in one.standing.deadlines), default=None)
    return {
        "agreements": len(found),
        "live": sum(standing[status] for status in LIVE),
        "in_force": standing["in-force"],
        "may_be_over": sum(map(_may_be_over, found)),
        "end_not_known": sum(map(_end_is_unknown, found)),
        "over": sum(standing[status] for status in OVER),
        "events": len(events),
        "events_with_others": len(besides),
        "first_event": first.isoformat() if first else None,
        "last_event": last.date.text if last and last.date else None,
        "last_signed": signed.text if signed else None,
        "next_deadline": due.isoformat() if due else None,
        "to_confirm": sum(bool(to_confirm(*one)) for one in found),
        "contradictions": sum(any(contradictions(*one)) for one in found),
    }
