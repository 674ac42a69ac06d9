"""What the register holds: refs, places, the items of its lists, saved queries."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from treatytrack.cli.completing.candidates import MOST, Candidate, beginning, begins
from treatytrack.cli.completing.kinds import Wanted, Words

if TYPE_CHECKING:
    from treatytrack.store.glance import About, Glimpse
    from treatytrack.store.past.operations import Operation


def refs(wanted: Wanted) -> Iterable[Candidate]:
    """A ref of what the command is about, or after a slash the events of an agreement where it takes these too."""
    ref, slash, number = wanted.typed.partition("/")
    if slash and wanted.whose and "REF/3" in wanted.whose.about:
        there = wanted.looking.up(
            lambda register: register.numbered_events(ref) or register.numbered_events(ref.upper())
        )
        return (Candidate(f"{ref}/{one.number}", one.text) for one in there or () if str(one.number).startswith(number))
    return _refs(wanted.about, wanted)


def refs_of(*kept: "About") -> Words:
    """A ref with its title: of an `agreement`, of an `event`, or of either."""
    return lambda wanted: (one for about in kept for one in _refs(about, wanted))


def _refs(about: "About", wanted: Wanted) -> Iterator[Candidate]:
    found = wanted.looking.up(lambda register: register.refs_and_titles(wanted.typed, MOST, about)) or {}
    if len(found) == MOST:  # the first of many would hide the others: how they go on is told instead
        begun = wanted.looking.up(lambda register: register.ref_beginnings(wanted.typed, MOST, about)) or []
        return (Candidate(text, unfinished=True) for text in begun)
    return (Candidate(ref, title) for ref, title in found.items() if ref not in wanted.arguments)


def changes(wanted: Wanted) -> Iterator[Candidate]:
    """The number of one of the last changes, and who made it how."""

    def last(register: "Glimpse") -> "Iterator[Operation]":
        number = register.past.last_change_before()
        while number and (change := register.past.operation_at(number)):
            yield change
            number = change.number - 1

    found = wanted.looking.up(lambda register: list(islice(last(register), MOST))) or []
    about = {str(change.number): f"{change.command} by {change.user}" for change in found}
    return (Candidate(number, said) for number, said in about.items() if begins(wanted.typed, number))


def items(column: str) -> Words:
    """What stands in that list column of the register."""
    return lambda wanted: beginning(wanted.typed, _items(column, wanted))


def items_there(column: str) -> Words:
    """What stands in that list column of the agreement that the command names, else of any."""

    def source(wanted: Wanted) -> Iterable[Candidate]:
        ref = next(iter(wanted.arguments), "")
        there = wanted.looking.up(lambda register: register.items_of(ref, column)) if ref else None
        return beginning(wanted.typed, there or _items(column, wanted))

    return source


def places(wanted: Wanted) -> Iterable[Candidate]:
    """Where agreements of the register were signed, or where something happened."""
    return beginning(wanted.typed, wanted.looking.up(lambda register: register.places(MOST, wanted.about)) or [])


def tags(wanted: Wanted) -> Iterable[Candidate]:
    """A tag of the register, whole or by what follows its last colon."""
    there = _items("tags", wanted)
    yield from beginning(wanted.typed, there)
    if wanted.typed:
        yield from (Candidate(tag, tag) for tag in there if begins(wanted.typed, tag.rpartition(":")[2]))


def saved_queries(wanted: Wanted) -> Iterable[Candidate]:
    """A saved query by its name with the `@`, and its words."""
    return beginning(wanted.typed, wanted.looking.up(lambda register: register.saved_queries()) or {})


def _items(column: str, wanted: Wanted) -> list[str]:
    return wanted.looking.up(lambda register: register.items(column, MOST, wanted.about)) or []
