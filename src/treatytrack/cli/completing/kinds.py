"""The kinds of values, each a source of candidates: words, columns, parties, refs, what the register holds."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from treatytrack.cli import COMMANDS, Listed, function_of
from treatytrack.cli.completing.candidates import MOST, Candidate, Candidates, Files, beginning, begins
from treatytrack.cli.completing.looking import Looking
from treatytrack.cli.completing.signature import Argument, Option
from treatytrack.columns import BY_NAME, COMPUTED_BY_NAME

if TYPE_CHECKING:
    from treatytrack.store.party_names import Called


class Wanted(NamedTuple):
    """A value to complete: what is typed of it, what the help calls it, whose it is, and what stands before it."""

    typed: str
    what: str
    whose: Option | Argument | None
    listed: Listed | None
    arguments: Sequence[str]
    looking: Looking


Source = Callable[[Wanted], Candidates]
Words = Callable[[Wanted], Iterable[Candidate]]


def free(_: Wanted) -> Candidates:
    """A text, a day or a number of one's own: there is nothing to offer."""
    return ()


def files(_: Wanted) -> Candidates:
    """A file or a folder."""
    return Files()


def words(fixed: Iterable[str]) -> Source:
    """One of these words."""
    there = tuple(fixed)
    return lambda wanted: beginning(wanted.typed, there)


def of_command(name: str) -> Words:
    """One of the words that the command's own module keeps under that name, else those that commands share."""

    def source(wanted: Wanted) -> Iterable[Candidate]:
        from treatytrack.cli import asking  # noqa: PLC0415  (the name of a command needs it not)

        own = sys.modules[function_of(wanted.listed).__module__] if wanted.listed else asking
        return beginning(wanted.typed, getattr(own, name, getattr(asking, name, ())))

    return source


def columns(names: Iterable[str], *others: str) -> Source:
    """A column by its name, spelt with `-` where one is typed; a `-` before it reverses an order."""
    abouts = {name: (BY_NAME.get(name) or COMPUTED_BY_NAME[name]).about for name in names} | dict.fromkeys(others, "")

    def source(wanted: Wanted) -> Iterator[Candidate]:
        sign = "-" if wanted.what == "FIELD" and wanted.typed.startswith("-") else ""
        typed = wanted.typed.removeprefix(sign)
        spelt = {name.replace("_", "-") if "-" in typed else name: about for name, about in abouts.items()}
        return (one.after(sign) for one in beginning(typed, spelt))

    return source


def parties(wanted: Wanted) -> Iterable[Candidate]:
    """A party by its code or the beginning of its name, else of another of its names; those of the register first.

    Where nothing is typed only those of the register, if it has any.
    """
    known = wanted.looking.parties()
    used = wanted.looking.up(lambda register: register.parties_used()) or []
    first = [party for code in used if (party := known.get(code))]
    among = first if first and not wanted.typed else (*first, *known.values())
    return list(_by_code_or_name(wanted.typed, among)) or _by_another_name(wanted.typed, among)


def _by_code_or_name(typed: str, among: "Iterable[Called]") -> Iterator[Candidate]:
    for party in among:
        if begins(typed, party.code):
            yield Candidate(party.code, party.name)
        elif begins(typed, party.name):
            yield Candidate(party.name, party.code)


def _by_another_name(typed: str, among: "Iterable[Called]") -> Iterator[Candidate]:
    for party in among:
        if name := next((name for name in party.names if begins(typed, name)), ""):
            yield Candidate(name, f"{party.name} ({party.code})")


def refs(wanted: Wanted) -> Iterable[Candidate]:
    """A ref with its title, or after a slash the events of an agreement where the command takes these too."""
    ref, slash, number = wanted.typed.partition("/")
    if slash and wanted.whose and "REF/3" in wanted.whose.about:
        there = wanted.looking.up(lambda register: register.numbered_events(ref)) or []
        return (Candidate(f"{ref}/{one.number}", one.text) for one in there if str(one.number).startswith(number))
    found = wanted.looking.up(lambda register: register.refs_and_titles(wanted.typed, MOST)) or {}
    return (Candidate(ref, title) for ref, title in found.items() if ref not in wanted.arguments)


def event_refs(wanted: Wanted) -> Iterable[Candidate]:
    """The ref of what happened between parties, with its title."""
    found = wanted.looking.up(lambda register: register.refs_and_titles(wanted.typed, MOST, "relation_event")) or {}
    return (Candidate(ref, title) for ref, title in found.items())


def own_refs(wanted: Wanted) -> Iterable[Candidate]:
    """A ref of what the command is about: an agreement, or in the group `event` what happened between parties."""
    return event_refs(wanted) if wanted.listed and wanted.listed.words[0] == "event" else refs(wanted)


def items(column: str) -> Source:
    """What stands in that list column of the register."""
    return lambda wanted: beginning(
        wanted.typed, wanted.looking.up(lambda register: register.items(column, MOST)) or []
    )


def places(wanted: Wanted) -> Iterable[Candidate]:
    """Where agreements of the register were signed."""
    return beginning(wanted.typed, wanted.looking.up(lambda register: register.places(MOST)) or [])


def tags(wanted: Wanted) -> Iterable[Candidate]:
    """A tag of the register, whole or by what follows its last colon."""
    there = wanted.looking.up(lambda register: register.items("tags", MOST)) or []
    yield from beginning(wanted.typed, there)
    if wanted.typed:
        yield from (Candidate(tag, tag) for tag in there if begins(wanted.typed, tag.rpartition(":")[2]))


def topics(wanted: Wanted) -> Iterable[Candidate]:
    """What `help` explains: the commands, and the topics that its module names."""
    at = len(wanted.arguments)
    named = {one.words[at]: one.about for one in COMMANDS if one.words[:at] == [*wanted.arguments] and one.words[at:]}
    yield from beginning(wanted.typed, named)
    if not at:
        yield from of_command("TOPICS")(wanted)
