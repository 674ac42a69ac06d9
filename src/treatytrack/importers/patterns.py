"""How a preset says which words it means: a word, a `/pattern/`, a list; and templates, `{column}` in a text."""

import re
from collections.abc import Callable, Mapping, Sequence

from treatytrack.errors import WrongRequest

_WRITTEN_AS_PATTERN = re.compile(r"/(.+)/([a-z]*)", re.DOTALL)
_FIELD = re.compile(r"\{([^{}]+)\}")
_GROUP = re.compile(r"\\([0-9])")


def alike(word: str) -> str:
    """A word as it is compared: without regard to case and to how many blanks stand in it."""
    return " ".join(word.casefold().split())


def is_pattern(written: str) -> bool:
    """Whether it is written between slashes: `/.../` or `/.../i`."""
    return _WRITTEN_AS_PATTERN.fullmatch(written) is not None


def pattern(written: str) -> re.Pattern[str]:
    """The regular expression of `/.../`, with `i` after it without regard to case. Raises WrongRequest: it is none."""
    found = _WRITTEN_AS_PATTERN.fullmatch(written)
    body, flags = found.groups() if found else (written, "")
    if set(flags) - {"i"}:
        raise WrongRequest(f"{written} ends in {flags}: after the last slash only i may stand (case does not matter)")
    try:
        return re.compile(body, re.IGNORECASE if flags else 0)
    except (re.error, RecursionError, OverflowError) as error:
        raise WrongRequest(f"{written} is not a regular expression: {error}") from None


def test_of(written: str) -> Callable[[str], bool]:
    """Whether a cell is this: a word, a `/pattern/`, "" (empty), "*" (filled); or is not, with `not:` before it."""
    if written.startswith("not:"):
        unwanted = test_of(written.removeprefix("not:"))
        return lambda cell: not unwanted(cell)
    if written == "*":
        return bool
    if is_pattern(written):
        search = searching(written)
        return lambda cell: search(cell) is not None
    word = alike(written)
    return lambda cell: alike(cell) == word


def beginning_of(written: str) -> Callable[[str], bool]:
    """Whether a text begins with these words, whatever sign follows; a pattern, "" and `not:` are as in `test_of`."""
    words = alike(written)
    if not words or written.startswith("not:") or is_pattern(written):
        return test_of(written)

    def begins(text: str) -> bool:
        said = alike(text)
        return said.startswith(words) and not (words[-1].isalnum() and said[len(words) :][:1].isalnum())

    return begins


def any_test(tests: Sequence[Callable[[str], bool]]) -> Callable[[str], bool]:
    """Whether one of the tests holds."""
    return tests[0] if len(tests) == 1 else lambda cell: any(test(cell) for test in tests)


def searching(written: str) -> Callable[[str], re.Match[str] | None]:
    """Searches a cell for a pattern whose groups nobody asks for.

    Without regard to case it is quicker to search for small letters in small letters, where the pattern allows that.
    """
    compiled = pattern(written)
    body = compiled.pattern
    if compiled.flags & re.IGNORECASE and body.isascii() and not re.search(r"\\[A-Z]|\[[^\]]*[A-Z]-|\(\?", body):
        small = re.compile(body.lower())
        return lambda cell: small.search(cell.lower())
    return compiled.search


def replacing(written: str, with_: str) -> Callable[[str], str]:
    """Puts a text in the place of a word, or of what a `/pattern/` fits.

    Raises WrongRequest: it is no pattern, or has not the group that the text asks for.
    """
    if not is_pattern(written):
        return lambda text: text.replace(written, with_).strip()
    every = pattern(written)
    try:
        every.sub(with_, "")
    except (re.error, IndexError) as error:
        raise WrongRequest(f'"{with_}" cannot stand for {written}: {error}') from None
    return lambda text: every.sub(with_, text).strip()


class Template:
    """A text in which `{name}` stands for a cell and `\\1` for a group of the pattern that fitted."""

    def __init__(self, written: str) -> None:
        self.written = written
        self.fields = tuple(dict.fromkeys(name.strip() for name in _FIELD.findall(written)))
        self.groups = max(map(int, _GROUP.findall(written)), default=-1)
        self.takes_groups = self.groups >= 0
        self.is_plain = not self.fields and not self.takes_groups
        self.only_field = self.fields[0] if self.fields and written == f"{{{self.fields[0]}}}" else ""
        self._without: dict[tuple[bool, ...], str] = {}

    def filled(self, cell_of: Callable[[str], str], match: re.Match[str] | None = None) -> str:
        """The text with its fields filled; empty where all of them are, and no sign is left of one that is."""
        if self.is_plain:
            return self.written
        if self.only_field:
            return cell_of(self.only_field)
        cells = {name: cell_of(name) for name in self.fields}
        text = self.written
        if cells and not all(cells.values()):
            if not any(cells.values()):
                return ""
            text = self._with_these(tuple(map(bool, cells.values())))

        def fill(place: re.Match[str]) -> str:
            if place[1] is not None:
                return cells[place[1].strip()]
            return place[0] if match is None else _group(match, int(place[2]))

        return _PLACE.sub(fill, text)  # once, so that what a cell or a group holds is never filled itself

    def _with_these(self, there: tuple[bool, ...]) -> str:
        """The text without the fields that are empty, and without the signs that go with them."""
        if there not in self._without:
            filled = {name for name, is_there in zip(self.fields, there, strict=True) if is_there}
            text = _FIELD.sub(lambda field: field[0] if field[1].strip() in filled else _NOTHING, self.written)
            self._without[there] = _AROUND_NOTHING.sub(_between, _IN_BRACKETS.sub(_NOTHING, text))
        return self._without[there]


_PLACE = re.compile(f"{_FIELD.pattern}|{_GROUP.pattern}")
_NOTHING = "\0"
_SIGNS = r"[\s,;:/|–-]*"
_IN_BRACKETS = re.compile(rf'\s*[(\["«“„]{_SIGNS}\0(?:{_SIGNS}\0)*{_SIGNS}[)\]"»”“]')
_AROUND_NOTHING = re.compile(rf"({_SIGNS})\0(?:{_SIGNS}\0)*({_SIGNS})")
_OPENING, _CLOSING = ("", "("), ("", ")")
_PARTS = re.compile(r"[,;:|]|\s[/–-]|[/–-]\s")
"""What parts two texts; the signs of a date, as in {y}-{m}-{d}, say which of its parts is missing."""


def _between(nothing: re.Match[str]) -> str:
    """What stands where fields were empty: of the signs before and after them, one parting what is on both sides."""
    before, after = nothing.groups()
    if nothing.string[: nothing.start()][-1:] in _OPENING or nothing.string[nothing.end() :][:1] in _CLOSING:
        return ""
    sign = after if after.strip() else before
    return sign if _PARTS.search(sign) else before + after


def _group(match: re.Match[str], number: int) -> str:
    return (match[number] or "") if number <= match.re.groups else ""


def slug(text: str) -> str:
    """A text as part of a tag: `Tramitação MRE` is `tramitacao-mre`."""
    from treatytrack.domain.names import folded  # noqa: PLC0415  (few presets make tags)

    return "-".join(folded(text).split())


def field_of(cells: Mapping[str, str]) -> Callable[[str], str]:
    """Gives the cell of a name, empty where there is none."""
    return lambda name: cells.get(name, "")
