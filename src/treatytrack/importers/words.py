"""The words of a source in ours: `[values.COLUMN]` of a preset."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from treatytrack.importers.patterns import Template, alike, is_pattern, pattern, searching, slug
from treatytrack.importers.preset import Meaning

_REMEMBERED = 60
"""Longer texts are titles: none comes twice."""

_KEPT = 5_000


Take = Callable[[str, Template, str], str]
"""What becomes of a text that a template made for a column; in "" for the column whose words these are."""


class Meant(NamedTuple):
    """The entry that a word has, and the match where it is a pattern whose groups are asked for."""

    meaning: Meaning
    match: re.Match[str] | None = None


class Words:
    """Finds the entry of a word: as it is, else the first pattern that fits, else `*`. Empty cells have one only as "".

    `without_rule` counts the words that have none. `ask_other_cells`: what one means may depend on the rest of its row.
    `take_over`: whether one means something that is made of the word itself, or of the rest of its row.
    """

    def __init__(self, meanings: Sequence[Meaning]) -> None:
        self._exact = {alike(one.word): one for one in meanings if not is_pattern(one.word)}
        self._patterns = [(_looking(one), one) for one in meanings if is_pattern(one.word)]
        self._other = self._exact.pop("*", None)
        self.ask_other_cells = any(
            name not in _OWN for one in meanings for template in one.ours.values() for name in template.fields
        )
        self.take_over = any(not template.is_plain for one in meanings for template in one.ours.values())
        self._remembered: dict[str, Meant | None] = {}
        self.without_rule: Counter[str] = Counter()

    def meant(self, text: str) -> Meant | None:
        """The entry of a word; None where it has none."""
        if len(text) > _REMEMBERED:
            return self._found(text)
        if text not in self._remembered:
            if len(self._remembered) >= _KEPT:
                self._remembered.clear()
            self._remembered[text] = self._found(text)
        return self._remembered[text]

    def _found(self, text: str) -> Meant | None:
        if exact := self._exact.get(alike(text)):
            return Meant(exact)
        if text:
            for search, meaning in self._patterns:
                if match := search(text):
                    return Meant(meaning, match)
            if self._other:
                return Meant(self._other)
        return None

    def said_in_ours(
        self, text: str, cell_of: Callable[[str], str], also: dict[str, str], take: Take | None = None
    ) -> str | None:
        """A word as ours, what it is in other columns going into `also`; None where it has no entry.

        What is made of the word or of other cells is as `take` reads it.
        """
        meant = self.meant(text)
        if meant is None:
            return None
        own = ""
        for column, template in meant.meaning.ours.items():
            if template.is_plain:
                filled = template.written
            else:
                filled = template.filled(_with(text, cell_of), meant.match)
                filled = take(column, template, filled) if take else filled
            if column:
                also[column] = filled
            else:
                own = filled
        return own


def _looking(meaning: Meaning) -> Callable[[str], re.Match[str] | None]:
    takes_groups = any(template.takes_groups for template in meaning.ours.values())
    return pattern(meaning.word).search if takes_groups else searching(meaning.word)


def _with(text: str, cell_of: Callable[[str], str]) -> Callable[[str], str]:
    """The cells of the row, and the word itself: `{cell}`, or as part of a tag `{slug}`."""
    return lambda name: _OWN[name](text) if name in _OWN else cell_of(name)


_OWN: Mapping[str, Callable[[str], str]] = {"cell": str, "slug": slug}
