"""A card as text: sections under their titles, labels aligned, long lines wrapped to the width and never cut."""

from collections.abc import Iterator
from typing import Protocol

from treatytrack.formats.readable import padded, readable, styled, width, wrapped

_LABELS = 28
_TEXTS = 28


class _Line(Protocol):
    @property
    def label(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def note(self) -> str: ...


class _Section(Protocol):
    @property
    def title(self) -> str: ...
    @property
    def lines(self) -> "tuple[_Line, ...]": ...


class _Card(Protocol):
    @property
    def ref(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def about(self) -> tuple[str, ...]: ...
    @property
    def verdict(self) -> str: ...
    @property
    def sections(self) -> "tuple[_Section, ...]": ...


def lines(card: _Card, columns: int | None, *, colour: bool) -> Iterator[str]:
    """The card, wrapped to that many columns; None: not wrapped at all (off a terminal)."""
    yield styled(readable(card.ref), "1", colour)
    yield from wrapped(readable(card.title), columns)
    for line in card.about:
        yield from wrapped(readable(line), columns)
    yield ""
    yield from (styled(line, "1", colour) for line in wrapped(readable(card.verdict), columns))
    for section in card.sections:
        yield ""
        if section.title:
            yield styled(section.title.upper(), "1", colour)
        yield from section_lines(section, columns, colour=colour)


def section_lines(section: _Section, columns: int | None, *, colour: bool = False) -> Iterator[str]:
    """The lines of a section without its title, aligned."""
    rows = [(readable(line.label), readable(line.text), readable(line.note)) for line in section.lines]
    labels = min(max(width(label) for label, _, _ in rows), _LABELS)
    texts = min(max((width(text) for _, text, note in rows if note), default=0), _TEXTS)
    for label, text, note in rows:
        head = f"  {padded(label, labels)}  " if labels else "  "
        body = f"{padded(text, texts)}  {note}" if note else text
        first, *rest = wrapped(head + body, columns, " " * width(head))
        yield _dimmed(first, head, colour)
        yield from rest


def _dimmed(line: str, head: str, colour: bool) -> str:
    return f"\x1b[2m{head}\x1b[0m{line[len(head) :]}" if colour and line.startswith(head) and head.strip() else line
