"""Who and what is named in agreements and events: third parties, projects, subjects, places, persons; and where."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from treatytrack.actions.find import Found
from treatytrack.answers import Heading, Table
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.relation_events import RelationEvent

_PROJECT = "project:"


class Named(NamedTuple):
    """One that is named, and the refs of the agreements and events that name it."""

    name: str
    refs: tuple[str, ...]


def third_parties(events: Iterable[RelationEvent], codes: Iterable[str]) -> list[Named]:
    """The codes of those besides `codes` who take part in events or are concerned by them."""
    own = {*codes}
    return _counted((code, event.ref) for event in events for code in _all_of(event) if code not in own)


def _all_of(event: RelationEvent) -> tuple[str, ...]:
    return (*event.between, *event.concerns)


def projects(found: Sequence[Found], events: Sequence[RelationEvent]) -> list[Named]:
    """What the tags `project:NAME` name."""
    named = _listed("tags", found, events)
    return _counted((tag.removeprefix(_PROJECT), ref) for tag, ref in named if tag.startswith(_PROJECT))


def subjects(found: Sequence[Found], events: Sequence[RelationEvent]) -> list[Named]:
    """What they are about."""
    return _counted(_listed("subjects", found, events))


def places(found: Sequence[Found], events: Sequence[RelationEvent]) -> list[Named]:
    """Where texts were signed and events happened."""
    return _counted((one.place, one.ref) for one in _records(found, events) if one.place)


def persons(events: Iterable[RelationEvent]) -> list[Named]:
    """Who took part in events."""
    return _counted((person, event.ref) for event in events for person in event.persons)


def sources(found: Sequence[Found], events: Sequence[RelationEvent]) -> list[Named]:
    """Where the facts come from."""
    return _counted(_listed("sources", found, events))


def _listed(column: str, found: Sequence[Found], events: Sequence[RelationEvent]) -> Iterable[tuple[str, str]]:
    return ((item, one.ref) for one in _records(found, events) for item in getattr(one, column))


def _records(found: Sequence[Found], events: Sequence[RelationEvent]) -> Iterator[Agreement | RelationEvent]:
    yield from (one.agreement for one in found)
    yield from events


def _counted(named: Iterable[tuple[str, str]]) -> list[Named]:
    """Each that is named with its refs, those of most refs first, then by name."""
    refs: dict[str, set[str]] = {}
    for name, ref in named:
        refs.setdefault(name, set()).add(ref)
    found = [Named(name, tuple(sorted(those))) for name, those in refs.items()]
    return sorted(found, key=lambda one: (-len(one.refs), one.name.casefold(), one.name))


def as_table(name: str, all_named: Iterable[Named]) -> Table:
    """For programs: the name, how many refs, the refs."""
    headings = (Heading(name, name.capitalize(), "word"), Heading("count", "Count", "number"))
    rows = [(one.name, len(one.refs), "; ".join(one.refs)) for one in all_named]
    return Table((*headings, Heading("refs", "Refs", "list")), rows)
