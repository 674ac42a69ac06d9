"""A page of help: headings, paragraphs, rows of two columns and lines as they are; read from text, drawn as text."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from treatytrack.formats.readable import padded, width, wrapped

WIDEST = 100
"""Longer lines are tiring to read, however wide the terminal."""

_WIDEST_TERM = 52
_LEAST_BESIDE = 20
"""How many columns there are beside the widest term, or what is said of each stands below it."""


class Heading(NamedTuple):
    """A heading, in capitals."""

    text: str


class Paragraph(NamedTuple):
    """Prose, broken anew at every width."""

    text: str


class Rows(NamedTuple):
    """Something and what is to be said of it, line by line."""

    rows: tuple[tuple[str, str], ...]


class AsItIs(NamedTuple):
    """Lines that must not be broken anew."""

    lines: tuple[str, ...]


Block = Heading | Paragraph | Rows | AsItIs


def blocks_of(text: str) -> list[Block]:
    """The blocks of a text, parted by empty lines.

    Two blanks before a line make a row, whose two parts stand two blanks apart; four keep it as it is. One line in
    capitals is a heading.
    """
    found: list[Block] = []
    for block in re.split(r"\n(?:[ \t]*\n)+", text.strip("\n")):
        lines = block.split("\n")
        if block.startswith("    "):
            found.append(AsItIs(tuple(line[4:].rstrip() for line in lines)))
        elif block.startswith("  "):
            parts = (line.strip().partition("  ") for line in lines)
            found.append(Rows(tuple((term, about.strip()) for term, _, about in parts)))
        elif len(lines) == 1 and block.isupper():
            found.append(Heading(block))
        else:
            found.append(Paragraph(" ".join(line.strip() for line in lines)))
    return found


def rows_text(rows: Iterable[tuple[str, str]]) -> str:
    """Rows as `blocks_of` reads them."""
    return "\n".join(f"  {term}  {about}" for term, about in rows)


def lines(page: Iterable[Block], columns: int) -> Iterator[str]:
    """The page as text, so many columns wide."""
    before: Block | None = None
    for block in page:
        if before is not None and not isinstance(before, Heading):
            yield ""
        before = block
        match block:
            case Heading(text):
                yield text
            case Paragraph(text):
                yield from wrapped(text, columns)
            case AsItIs(kept):
                yield from (f"    {line}".rstrip() for line in kept)
            case Rows(rows):
                yield from _rows(rows, columns)


def _rows(rows: tuple[tuple[str, str], ...], columns: int) -> Iterator[str]:
    """Both columns side by side; below each other where a term is long or the terminal narrow."""
    terms = min(max(width(term) for term, _ in rows), _WIDEST_TERM)
    narrow = columns - terms - 4 < _LEAST_BESIDE
    indent = " " * (6 if narrow else terms + 4)
    for term, about in rows:
        beside = not narrow and width(term) <= terms
        if term and not beside:
            yield from wrapped(f"  {term}", columns, "    ")
        yield from wrapped((f"  {padded(term, terms)}  " if beside else indent) + about, columns, indent)
