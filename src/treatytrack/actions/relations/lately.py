"""What happened between parties within a year: events, signatures, entries into force, acts and ends, counted."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from treatytrack.actions.find import Found
from treatytrack.domain import words
from treatytrack.domain.bounds import Days
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.facts import OVER
from treatytrack.domain.lengths import moved
from treatytrack.domain.relation_events import RelationEvent
from treatytrack.domain.words import how_many

_LATELY = 12
"""Months."""

When = PartialDate | Days | None

# fmt: off
_SAID = {
    "event":       ("event", ""),
    "signed":      ("agreement", " signed"),
    "ratified":    ("ratification", ""),
    "notified":    ("notification", ""),
    "exchanged":   ("exchange", " of instruments"),
    "provisional": ("agreement", " provisionally applied"),
    "in-force":    ("agreement", " entered into force"),
    "extended":    ("extension", ""),
    "notice":      ("notice", " of non-renewal"),
    "denounced":   ("denunciation", ""),
    "revoked":     ("revocation", ""),
    "suspended":   ("suspension", ""),
    "resumed":     ("resumption", ""),
    "terminated":  ("termination", ""),
    "replaced":    ("replacement", ""),
    "amended":     ("amendment", ""),
    "meeting":     ("meeting", ""),
    "review":      ("review", ""),
    "other":       ("other act", ""),
    "ended":       ("agreement", " ended"),
}
# fmt: on
"""What is counted, and what it is called, in the order in which it is told."""
_OF_COLUMNS = {"signed", "provisional", "in-force"}
"""The acts that a column tells of."""
_OF_ENDS = {"terminated", "replaced"}
"""The acts that an end tells of, once it has come."""


def lately(found: Iterable[Found], events: Iterable[RelationEvent], day: date) -> str:
    """What happened within a year, for sure: `Since 21 Nov 2025: 2 events, 1 agreement signed.`"""
    since = moved(day, -_LATELY) if day.year > date.min.year else date.min
    dated = [("event", event.date) for event in events] + [step for one in found for step in _steps(one)]
    counts = Counter(what for what, when in dated if _lies(when, since, day))
    said = [f"{how_many(counts[what], noun)}{done}" for what, (noun, done) in _SAID.items() if counts[what]]
    perhaps = any(_may_lie(when, since, day) for _, when in dated)
    nothing = "nothing for sure" if perhaps else "nothing signed, ended or happened"
    return f"Since {words.brief_day(since)}: {', '.join(said) or nothing}."


def _steps(one: Found) -> Iterator[tuple[str, When]]:
    """What happened in the life of an agreement, each with its day."""
    agreement, standing = one
    over = standing.status in OVER
    yield "signed", agreement.signed
    yield "provisional", agreement.provisional
    if not standing.entry_assumed:
        yield "in-force", standing.effective_in_force
    for act in agreement.events:
        if act.kind not in _OF_COLUMNS and not (over and act.kind in _OF_ENDS):
            yield act.kind, act.date
    if over:
        yield "ended", standing.ends


def _lies(when: When, first: date, last: date) -> bool:
    return bool(when and when.earliest and when.latest and first <= when.earliest and when.latest <= last)


def _may_lie(when: When, first: date, last: date) -> bool:
    return bool(when and (when.earliest or first) <= last and (when.latest or last) >= first)
