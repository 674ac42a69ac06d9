"""Text as roff reads it: signs that mean something to it escaped, every other character as it is or by its number."""

from collections.abc import Iterable, Iterator

from treatytrack.cli.explaining.pages import AsItIs, Block, Heading, Paragraph, Rows
from treatytrack.formats.readable import wrapped

_ESCAPED = {"\\": r"\(rs", "-": r"\-", "'": r"\(aq", '"': r"\(dq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti"}
"""What a page would show as another sign, such as a hyphen that cannot be searched for, or act upon."""

_SHORT = 66


def escaped(text: str) -> str:
    """A line of text that roff shows as it is written, wherever it stands; only ASCII."""
    signs = "".join(_ESCAPED.get(sign, sign if sign.isascii() else rf"\[u{ord(sign):04X}]") for sign in text)
    return rf"\&{signs}" if signs.startswith(".") else signs


def bold(text: str) -> str:
    """The text in bold: what is typed as it stands."""
    return rf"\fB{escaped(text)}\fR" if text else ""


def prose(text: str) -> Iterator[str]:
    """A paragraph in short lines, which roff fills anew; it would take `2027?` at the end of one for a sentence's."""
    *lines, last = wrapped(text, _SHORT)
    yield from (escaped(line) + (r"\&" if line.endswith((".", "?", "!")) else "") for line in lines)
    yield escaped(last)


def item(term: str, about: str) -> Iterator[str]:
    """Something, and what is said of it below, indented."""
    yield from (".TP", bold(term), *prose(about))


def page(blocks: Iterable[Block]) -> Iterator[str]:
    """The blocks of a page, its headings being those of subsections; it stands right below a heading itself."""
    begins = True
    for block in blocks:
        if not begins and isinstance(block, Paragraph | AsItIs):
            yield ".PP"
        begins = isinstance(block, Heading)
        match block:
            case Heading(text):
                yield f".SS {escaped(text.capitalize())}"
            case Paragraph(text):
                yield from prose(text)
            case AsItIs(lines):
                yield from (".RS 4", ".nf", *(escaped(line) for line in lines), ".fi", ".RE")
            case Rows(rows):
                for term, about in rows:
                    yield from item(term, about)
