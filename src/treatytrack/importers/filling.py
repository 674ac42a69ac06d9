"""What a row has for one of our columns, before its words are translated: the verbs of `[columns]`, one by one."""

import re
from collections.abc import Callable, Mapping, Sequence
from html import unescape

from treatytrack.domain.lists import joined, separated
from treatytrack.importers.patterns import field_of, is_pattern, pattern
from treatytrack.importers.preset import Filling
from treatytrack.rows import Listed

Cells = Mapping[str, str]
Parts = Callable[[str], Sequence[str]]
_CASES: Mapping[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": str.upper,
    "title": str.title,
    "sentence": lambda text: text[:1].upper() + text[1:].lower(),
}
_LINE_BREAK = re.compile(r"<\s*(?:br|/p|/li)\b[^>]*>", re.IGNORECASE)
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>")


def taking(filling: Filling) -> Callable[[Cells], str]:
    """How the cell of a column is taken from a row and made ready; empty where nothing is there."""
    raw = _raw(filling)
    steps = _steps(filling)
    if not steps:
        return raw

    def ready(text: str) -> str:
        for step in steps:
            if not text:
                return ""
            text = step(text)
        return text

    def taken(cells: Cells) -> str:
        text = raw(cells)
        if isinstance(text, Listed):
            each = [ready(item) for item in text.items]
            return Listed(tuple(one for item in each for one in (separated(item) if filling.find else (item,)) if one))
        return ready(text)

    return taken


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
    signs = [
        sign.removeprefix("/").removesuffix("/") if is_pattern(sign) else re.escape(sign) for sign in filling.split
    ]
    if not any(signs):
        return lambda text: (text,)
    parted = re.compile("|".join(sign for sign in signs if sign)).split
    return lambda text: [item for item in map(str.strip, parted(text)) if item]


def without_markup(text: str) -> str:
    """A text of a web page as people read it there."""
    text = _MARKUP.sub("", _LINE_BREAK.sub("\n", text)) if "<" in text else text
    return unescape(text).replace("\u00a0", " ") if "&" in text else text


def _raw(filling: Filling) -> Callable[[Cells], str]:
    if any(filling.day_parts):
        return _day_of(*filling.day_parts)
    fields = [one.only_field for one in filling.sources]
    if len(fields) == 1 and fields[0]:
        only = fields[0]
        return lambda cells: cells.get(only, "")
    if all(fields) and not filling.together:
        return lambda cells: next((text for name in fields if (text := cells.get(name))), "")
    sources = filling.sources
    if filling.together:
        as_items = filling.split is not None

        def all_of(cells: Cells) -> str:
            texts = [text for one in sources if (text := one.filled(field_of(cells)))]
            return (filling.split or ("",))[0].join(texts) if as_items else filling.join.join(texts)

        return all_of
    return lambda cells: next((text for one in sources if (text := one.filled(field_of(cells)))), "")


def _steps(filling: Filling) -> list[Callable[[str], str]]:
    steps: list[Callable[[str], str]] = []
    for written, with_ in filling.replace:
        steps.append(_replacing(written, with_))
    if filling.find:
        steps.append(_finding(pattern(filling.find)))
    if filling.nulls:
        steps.append(lambda text: "" if text in filling.nulls else text)
    if filling.case:
        steps.append(_CASES[filling.case])
    return steps


def _replacing(written: str, with_: str) -> Callable[[str], str]:
    if is_pattern(written):
        every = pattern(written)
        return lambda text: every.sub(with_, text).strip()
    return lambda text: text.replace(written, with_).strip()


def _finding(search: re.Pattern[str]) -> Callable[[str], str]:
    """What the groups of a pattern hold, as items where there are several; the whole that fits where it has none."""

    def found(text: str) -> str:
        match = search.search(text)
        if match is None:
            return ""
        groups = [group.strip() for group in match.groups() if group and group.strip()]
        return (joined(tuple(groups)) if len(groups) > 1 else "".join(groups)) if match.re.groups else match[0]

    return found


def _day_of(year: str, month: str, day: str) -> Callable[[Cells], str]:
    """A date whose parts stand in three columns; a part that is missing or 0 leaves what is known."""

    def taken(cells: Cells) -> str:
        parts = [cells.get(name, "") for name in (year, month, day)]
        if not parts[0]:
            return ""
        known = [parts[0]]
        for part in parts[1:]:
            if not part.strip("0"):
                break
            known.append(part.zfill(2))
        return "-".join(known)

    return taken
