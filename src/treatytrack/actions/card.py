"""A card, as people read a record: titled groups of lines; and what the cards of several kinds say alike."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from treatytrack.actions.register import Naming


class Line(NamedTuple):
    """A line of a section: what it is about, what is so, why."""

    label: str
    text: str
    note: str = ""


class Section(NamedTuple):
    """A titled group of lines."""

    title: str
    lines: tuple[Line, ...]


class Card(NamedTuple):
    """An agreement, event or party as people read it."""

    ref: str
    title: str
    about: tuple[str, ...]
    verdict: str
    sections: tuple[Section, ...]


def between(parties: Iterable[str], named: Callable[[str], str], kind: str, *facts: str) -> str:
    """Between whom something is, of what kind it is, and what else is known of it: `A (AAA) and B (BBB) · visit`."""
    sides = " and ".join(with_code(code, named) for code in parties)
    return " · ".join([sides, *(fact for fact in (kind.replace("-", " "), *facts) if fact)])


def with_code(code: str, named: Callable[[str], str]) -> str:
    """A party by its name and code."""
    return f"{named(code)} ({code})" if named(code) != code else code


_FROM_THE_OTHER_SIDE = {
    "replaced-by": "replaces",
    "replaced": "replaces",
    "amends": "amended by",
    "amended": "amends",
    "extends": "extended by",
    "extended": "extends",
    "implements": "implemented by",
    "annex-to": "has the annex",
    "see": "see also",
    "terminated": "terminates",
    "after": "followed by",
}
"""What one that names another is to that one, by how it names it."""


def relations_from(named_by: Iterable[Naming]) -> Iterable[Line]:
    """What it is to those that name it."""
    told = dict.fromkeys((_FROM_THE_OTHER_SIDE.get(one.how, "named by"), one.ref, one.title) for one in named_by)
    return (Line(about, ref, title) for about, ref, title in told)


def together(namings: Iterable[Naming]) -> tuple[Line, ...]:
    """What was signed on one occasion, by ref."""
    return tuple(Line(one.ref, one.title) for one in namings)


def noted(notes: str) -> tuple[Line, ...]:
    """What is noted, line by line under one label; empty lines are left out."""
    written = [line for line in notes.splitlines() if line.strip()]
    return tuple(Line("" if at else "notes", line) for at, line in enumerate(written))
