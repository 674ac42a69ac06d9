"""What a row has for one of our columns, before its words are translated: the verbs of `[columns]`, one by one."""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace
from html import unescape

from treatytrack.domain.lists import joined, separated
from treatytrack.importers.patterns import field_of, is_pattern, pattern, replacing
from treatytrack.importers.preset import Filling
from treatytrack.rows import Listed

Cells = Mapping[str, str]
Step = Callable[[str], str]
Parts = Callable[[str], Sequence[str]]
_CASES: Mapping[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": str.upper,
    "title": str.title,
    "sentence": lambda text: text[:1].upper() + text[1:].lower(),
}
_LINE_BREAK = re.compile(r"(?:(?<![ \t])[ \t]+)?<\s*br\b[^>]*>[ \t]*", re.IGNORECASE)
_BLOCKS = re.compile(r"(?:<\s*/?(?:p|div|tr|li|ul|ol|dl|dt|dd|hr|table|blockquote|h[1-6])\b[^<>]*>\s*)+", re.IGNORECASE)
"""What begins or ends a line of its own."""
_CELL = re.compile(r"(?<!\s)<\s*t[dh]\b[^<>]*>", re.IGNORECASE)
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>")


def taking(filling: Filling) -> Callable[[Cells], str]:
    """How the cell of a column is taken from a row and made ready; empty where nothing is there."""
    raw, steps = _raw(filling), _steps(filling)
    if not steps:
        return raw
    ready = _one_by_one(steps)

    def taken(cells: Cells) -> str:
        text = raw(cells)
        if isinstance(text, Listed):
            each = [ready(item) for item in text.items]
            return Listed(tuple(one for item in each for one in (separated(item) if filling.find else (item,)) if one))
        return ready(text)

    return taken


def taking_items(filling: Filling) -> Callable[[Cells], Sequence[str]]:
    """How the items of a list are taken from a row: each cell is parted by itself, and `find` finds all that fit."""
    items = items_of(filling)
    if filling.together and (filling.join is None or any(filling.split or ())):
        each = [taking_items(replace(filling, sources=(one,), together=False)) for one in filling.sources]
        return lambda cells: [item for take in each for item in take(cells)]
    if not filling.find:
        take = taking(filling)
        return lambda cells: items(text) if (text := take(cells)) else ()
    take = taking(replace(filling, find="", nulls=frozenset(), case=""))
    ready = _one_by_one(_last_steps(filling))
    every = pattern(filling.find)

    def found(cells: Cells) -> Sequence[str]:
        text = take(cells)
        searched = text.items if isinstance(text, Listed) else (text,)
        matches = [match for one in searched for match in every.finditer(one)]
        texts = [one for match in matches for held in _held(match) if (one := ready(held))]
        if isinstance(text, Listed) or (len(texts) > 1 and filling.split is None):
            return texts
        return [item for one in texts for item in items(one)]

    return found


def seeking_in_vain(filling: Filling) -> Callable[[Cells], str] | None:
    """Gives what `find` found nothing in; None where nothing is looked for, or a default says what that is.

    A pattern that fits and whose groups hold nothing has found nothing either.
    """
    if not filling.find or filling.may_be_empty:
        return None
    take = taking(replace(filling, find="", nulls=frozenset(), case=""))
    search = pattern(filling.find).search

    def sought(cells: Cells) -> str:
        text = take(cells)
        searched = text.items if isinstance(text, Listed) else (text,)
        return "" if any(match and any(_held(match)) for match in map(search, searched)) else text

    return sought


def _but_of_a_list_its_own(parting: Callable[[Filling], Parts]) -> Callable[[Filling], Parts]:
    """The same, but items that the file itself holds apart are not parted again."""

    def whole(filling: Filling) -> Parts:
        part = parting(filling)
        return lambda text: text.items if isinstance(text, Listed) else part(text)

    return whole


@_but_of_a_list_its_own
def items_of(filling: Filling) -> Callable[[str], Sequence[str]]:
    """How a cell is parted into items: by the signs of `split`, else as our own lists are written."""
    if filling.split is None:
        return separated
    partings = [_parted_by(sign) for sign in filling.split if sign]
    if not partings:
        return lambda text: (text,)

    def items(text: str) -> list[str]:
        parts = [text]
        for parted in partings:
            parts = [piece for part in parts for piece in parted(part)]
        return [item for item in map(str.strip, parts) if item]

    return items


def _parted_by(sign: str) -> Callable[[str], Sequence[str]]:
    """Parts a text by a sign or a `/pattern/`, whatever its groups."""
    if not is_pattern(sign):
        return lambda text: text.split(sign)
    every = pattern(sign)

    def parted(text: str) -> list[str]:
        spans = [match.span() for match in every.finditer(text)]
        starts, ends = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(text)]
        return [text[start:end] for start, end in zip(starts, ends, strict=True)]

    return parted


def without_markup(text: str) -> str:
    """A text of a web page as people read it there."""
    if "<" in text:
        text = _MARKUP.sub("", _CELL.sub(" ", _LINE_BREAK.sub("\n", _BLOCKS.sub("\n", text))))
    return unescape(text).replace("\u00a0", " ") if "&" in text else text


def _raw(filling: Filling) -> Callable[[Cells], str]:
    if any(filling.day_parts):
        return _day_of(filling.day_parts, filling.nulls)
    fields = [one.only_field for one in filling.sources]
    if len(fields) == 1 and fields[0]:
        only = fields[0]
        return lambda cells: cells.get(only, "")
    if all(fields) and not filling.together:
        return lambda cells: next((text for name in fields if (text := cells.get(name))), "")
    sources = filling.sources
    if filling.together:
        between = " " if filling.join is None else filling.join
        return lambda cells: between.join(text for one in sources if (text := one.filled(field_of(cells))))
    return lambda cells: next((text for one in sources if (text := one.filled(field_of(cells)))), "")


def _one_by_one(steps: Sequence[Step]) -> Step:
    def ready(text: str) -> str:
        for step in steps:
            if not text:
                return ""
            text = step(text)
        return text

    return ready


def _steps(filling: Filling) -> list[Step]:
    finding = [_finding(pattern(filling.find))] if filling.find else []
    return [*(replacing(written, with_) for written, with_ in filling.replace), *finding, *_last_steps(filling)]


def _last_steps(filling: Filling) -> list[Step]:
    steps: list[Step] = []
    if filling.nulls:
        steps.append(lambda text: "" if text in filling.nulls else text)
    if filling.case:
        steps.append(_CASES[filling.case])
    return steps


def _finding(search: re.Pattern[str]) -> Step:
    """What the groups of a pattern hold, as items where there are several; the whole that fits where it has none."""

    def found(text: str) -> str:
        match = search.search(text)
        held = _held(match) if match else ()
        return joined(tuple(held)) if len(held) > 1 else "".join(held)

    return found


def _held(match: re.Match[str]) -> Sequence[str]:
    """What the groups of a pattern hold; the whole that fits where it has none."""
    if not match.re.groups:
        return (match[0],)
    return [group.strip() for group in match.groups() if group and group.strip()]


def _day_of(names: Sequence[str], nulls: Container[str]) -> Callable[[Cells], str]:
    """A date whose year, month and day stand in columns; what is missing at its end leaves what is known.

    A part that is one of the `nulls` is missing: 99 may be no month, and elsewhere in the file a number.

    A part that is missing before one that is there leaves a gap, which no date has: it is refused, as a 0 is unless
    the preset says what that means.
    """

    def taken(cells: Cells) -> str:
        parts = ["" if (text := cells.get(name, "")) in nulls else text for name in names]
        while parts and not parts[-1]:
            parts.pop()
        return "-".join([*parts[:1], *(part.zfill(2) if part else "" for part in parts[1:])])

    return taken
