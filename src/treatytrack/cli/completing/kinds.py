"""The kinds of values, each a source of candidates: words, files, days, zones, what `help` explains."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from treatytrack.cli import COMMANDS, Listed, function_of
from treatytrack.cli.completing.candidates import Candidate, Candidates, Files, beginning, begins
from treatytrack.cli.completing.looking import Looking
from treatytrack.cli.completing.signature import Argument, Option

if TYPE_CHECKING:
    from treatytrack.store.glance import About


class Wanted(NamedTuple):
    """A value to complete: what is typed of it, what the help calls it, whose it is, and what stands before it."""

    typed: str
    what: str
    whose: Option | Argument | None
    listed: Listed | None
    arguments: Sequence[str]
    looking: Looking

    @property
    def about(self) -> "About":
        """What the command is about: `event` in the group of that name, else `agreement`."""
        return "event" if self.listed and self.listed.words[0] == "event" else "agreement"


Source = Callable[[Wanted], Candidates]
Words = Callable[[Wanted], Iterable[Candidate]]


def free(_: Wanted) -> Iterable[Candidate]:
    """A text, a day or a number of one's own: there is nothing to offer."""
    return ()


def files(_: Wanted) -> Candidates:
    """A file or a folder."""
    return Files()


def words(fixed: Iterable[str]) -> Words:
    """One of these words."""
    there = tuple(fixed)
    return lambda wanted: beginning(wanted.typed, there)


def each(source: Source) -> Source:
    """Several of them, with commas between: what stands before the last comma stays, and is not offered again."""

    def several(wanted: Wanted) -> Candidates:
        done, comma, last = wanted.typed.rpartition(",")
        found = source(wanted._replace(typed=last))
        if isinstance(found, Files):
            return found
        return (one.after(done + comma) for one in found if one.text not in done.split(","))

    return several


def of_command(name: str) -> Words:
    """One of the words that the command's own module keeps under that name, else those that commands share."""

    def source(wanted: Wanted) -> Iterable[Candidate]:
        from treatytrack.cli import asking  # noqa: PLC0415  (the name of a command needs it not)

        own = sys.modules[function_of(wanted.listed).__module__] if wanted.listed else asking
        return beginning(wanted.typed, getattr(own, name, getattr(asking, name, ())))

    return source


def of_module(module: str, name: str) -> Words:
    """One of the words that a module of the program keeps under that name; it is imported only for them."""
    return lambda wanted: beginning(wanted.typed, getattr(import_module(f"treatytrack.{module}"), name))


def zones(wanted: Wanted) -> Iterable[Candidate]:
    """A time zone, as the files of this machine name it: its area first, or the whole by the name of a place."""
    names = sorted(set(_zones_there()))
    return list(_by_area(wanted.typed, names)) or _by_place(wanted.typed, names)


def _zones_there() -> Iterator[str]:
    """The names of the files alone: to look into each, as `available_timezones` does, takes four times as long."""
    from zoneinfo import TZPATH  # noqa: PLC0415  (as above)

    for root in TZPATH:
        for folder, within, there in os.walk(root):
            within[:] = [name for name in within if name[0].isupper()]
            area = os.path.relpath(folder, root)
            for name in there:
                if name[0].isupper() and name != "Factory":
                    yield name if area == os.curdir else f"{area}/{name}"


def _by_area(typed: str, names: Iterable[str]) -> Iterator[Candidate]:
    for name in names:
        if begins(typed, name):
            rest, slash, _ = name[len(typed) :].partition("/")
            yield Candidate(name[: len(typed)] + rest + slash, unfinished=bool(slash))


def _by_place(typed: str, names: Iterable[str]) -> Iterator[Candidate]:
    return (Candidate(name) for name in names if begins(typed, name.rpartition("/")[2]))


def topics(wanted: Wanted) -> Iterable[Candidate]:
    """What `help` explains: the commands, and the topics that its module names."""
    at = len(wanted.arguments)
    named = {one.words[at]: one.about for one in COMMANDS if one.words[:at] == [*wanted.arguments] and one.words[at:]}
    yield from beginning(wanted.typed, named)
    if not at:
        yield from of_command("TOPICS")(wanted)
