"""Changes as text, one after the other: a line that says when, who and how, and below it what was changed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from treatytrack.formats.readable import readable, styled, wrapped


class _Line(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def differences(self) -> Sequence[str]: ...


class _Entry(Protocol):
    @property
    def number(self) -> int: ...
    @property
    def at(self) -> str: ...
    @property
    def user(self) -> str: ...
    @property
    def command(self) -> str: ...
    @property
    def standing(self) -> str: ...
    @property
    def lines(self) -> "Sequence[_Line]": ...


def lines(
    entries: "Iterable[_Entry]", when: Callable[[str], str], columns: int | None, *, colour: bool
) -> Iterator[str]:
    """The entries, wrapped to that many columns; None: not wrapped at all. `when` says a moment in words."""
    for entry in entries:
        standing = f"({entry.standing})" if entry.standing else ""
        facts = (when(entry.at), entry.user, entry.command, standing)
        head = readable("  ".join((str(entry.number), *filter(None, facts))))
        yield from (styled(line, "bold", colour) for line in wrapped(head, columns, "    "))
        yield from told(entry.lines, columns, indent="    ")


def told(said: "Iterable[_Line]", columns: int | None, indent: str = "") -> Iterator[str]:
    """What was changed: a line for each record, and its differences below it."""
    for line in said:
        yield from wrapped(indent + readable(line.text), columns, f"{indent}    ")
        for difference in line.differences:
            yield from wrapped(f"{indent}  {readable(difference)}", columns, f"{indent}    ")
