"""What happened between two parties, in time order: events, what followed them, what was signed there, lives of texts.

What follows something (`after`) and what was signed on an occasion stand below it; the rest by its own day.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from treatytrack.actions.find import Found
from treatytrack.domain import words
from treatytrack.domain.agreement import Agreement, Event
from treatytrack.domain.bounds import Days
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.facts import OVER
from treatytrack.domain.relation_events import RelationEvent, in_time

SEPARATOR = " · "

_DEEPEST = 5
"""What follows further down is indented no more."""


class Happening(NamedTuple):
    """One line: when, of what kind, its ref and title, what else is known, how deep below another it stands."""

    when: str
    kind: str
    ref: str
    title: str
    details: str = ""
    depth: int = 0

    @property
    def titled(self) -> str:
        """The title behind the sign of a tree."""
        return f"└{'─' * (self.depth - 1)} {self.title}" if self.depth else self.title


class _Noted(NamedTuple):
    """A line to be, what sorts it among others, and the ref of what it stands below."""

    order: tuple[date, date, int, str]
    below: str
    line: Happening


_ACTS = {
    "extended": "Extended",
    "notice": "Notice given",
    "denounced": "Denounced",
    "revoked": "Notice or denunciation revoked",
    "suspended": "Suspended",
    "resumed": "Resumed",
    "terminated": "Terminated",
    "replaced": "Replaced",
    "amended": "Amended",
    "meeting": "Meeting",
    "review": "Review",
    "other": "Other",
}
"""The acts in an agreement's life that have a line of their own; the steps to its entry into force have that one."""


def happened(
    found: Iterable[Found], events: Iterable[RelationEvent], day: date, named: Callable[[str], str]
) -> Iterator[Happening]:
    """All that is not surely ahead of that day; `named` gives a party's name for its code."""
    noted = [_of_event(event, named) for event in events if not is_ahead(event.date, day)]
    for one in found:
        noted += _of_agreement(one, day, named)
    yield from _in_order(noted)


def is_ahead(when: PartialDate | Days | None, day: date) -> bool:
    """Whether it surely comes after that day."""
    return bool(when and when.earliest and when.earliest > day)


def event_line(event: RelationEvent, named: Callable[[str], str]) -> Happening:
    """An event: where it was, who took part, whom else it concerns, what is noted."""
    until = f"until {words.recorded_words(event.until)}" if event.until else ""
    concerns = f"concerns {', '.join(map(named, event.concerns))}" if event.concerns else ""
    details = filter(None, (until, event.place, ", ".join(event.persons), concerns, on_one_line(event.notes)))
    when = words.recorded_words(event.date) if event.date else ""
    return Happening(when, event.kind, event.ref, event.title, SEPARATOR.join(details))


def on_one_line(notes: str) -> str:
    """Notes of several lines as the details that they are."""
    return SEPARATOR.join(filter(None, map(str.strip, notes.splitlines())))


def _of_event(event: RelationEvent, named: Callable[[str], str]) -> _Noted:
    earliest, latest, ref = in_time(event)
    return _Noted((earliest, latest, 1, ref), event.after, event_line(event, named))


def _of_agreement(one: Found, day: date, named: Callable[[str], str]) -> Iterator[_Noted]:
    """Its signature, or else its entry into force; that too where it is another day; the acts in its life; its end."""
    agreement, standing = one.agreement, one.standing
    if is_ahead(agreement.signed, day):
        return
    entry = None if standing.entry_assumed else standing.effective_in_force
    signed = agreement.signed
    first = (signed.earliest, signed.latest) if signed else entry or (None, None)
    when = words.recorded_words(signed) if signed else words.bounds_words(entry) if entry else ""
    kind = agreement.type.replace("-", " ") or ("signed" if signed else "in force" if entry else "")
    since = _in_force(entry, when) if entry and not signed and agreement.type else ""
    occasion = agreement.occasion.ref if agreement.occasion else ""
    if signed or entry is None or not is_ahead(entry, day):
        line = Happening(when, kind, agreement.ref, agreement.title, since)
        yield _Noted(_order(*first, 0, agreement.ref), occasion, line)
    if entry and signed and entry.latest and (signed.latest or date.max) < entry.latest <= day:
        yield _noted(entry, 2, "in force", "In force", agreement)
    for act in agreement.events:
        if act.kind in _ACTS and not is_ahead(act.date, day):
            about = SEPARATOR.join(filter(None, (act.note, act.source)))
            yield _noted(act.date, 3, act.kind, _act(act, named), agreement, about)
    ends = standing.ends
    if standing.status in OVER and ends and ends.latest and ends.latest <= day:
        yield _noted(ends, 4, standing.status, "Last day in force", agreement)


def _in_force(entry: Days, when: str) -> str:
    """From when it is in force: a day among several must not read as the time for which it was."""
    if entry.earliest is None or entry.latest is None:
        return f"in force {when}"
    return f"in force from {'some day from ' if ' to ' in when else ''}{when}"


def _noted(when: PartialDate | Days, rank: int, kind: str, said: str, agreement: Agreement, about: str = "") -> _Noted:
    """A line on the life of an agreement."""
    shown = words.recorded_words(when) if isinstance(when, PartialDate) else words.bounds_words(when)
    line = Happening(shown, kind, agreement.ref, f"{said}: {agreement.title}", about)
    return _Noted(_order(when.earliest, when.latest, rank, agreement.ref), "", line)


def _act(act: Event, named: Callable[[str], str]) -> str:
    """What was done, by whom, and what it says of days: `Denounced by Iran, effective 3 Oct 2019`."""
    by = f" by {named(act.by)}" if act.by else ""
    effective = f", effective {words.recorded_words(act.effective)}" if act.effective else ""
    until = f", until {words.recorded_words(act.until)}" if act.until else ""
    length = f", for {act.length.in_words}" if act.length else ""
    return f"{_ACTS[act.kind]}{by}{effective}{until}{length}"


def _order(earliest: date | None, latest: date | None, rank: int, ref: str) -> tuple[date, date, int, str]:
    """What sorts lines: by their days, those without a first one last; on one day texts before events before acts."""
    return earliest or date.max, latest or date.max, rank, ref


def _in_order(noted: Sequence[_Noted]) -> Iterator[Happening]:
    """The lines in the order of their days, each followed by those that stand below it.

    What names something that is not among them stands by itself, and so does the first of those that name each other
    in a circle.
    """
    noted = sorted(noted, key=lambda one: one.order)
    places = {one.line.ref: at for at, one in reversed(list(enumerate(noted))) if one.order[2] < 2}
    below: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(noted):
        if one.below in places and places[one.below] != at:
            below[places[one.below]].append(at)
    follows = {at for those in below.values() for at in those}
    told: set[int] = set()
    for first in (*(at for at in range(len(noted)) if at not in follows), *sorted(follows)):
        waiting = [(first, 0)]
        while waiting:
            at, depth = waiting.pop()
            if at not in told:
                told.add(at)
                yield noted[at].line._replace(depth=min(depth, _DEEPEST))
                waiting += [(under, depth + 1) for under in reversed(below[at])]
