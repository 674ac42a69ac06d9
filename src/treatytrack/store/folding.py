"""Words as they are searched: without case, accents and punctuation, so that "Azerbaycan" finds "AZƏRBAYCAN"."""

from functools import lru_cache

from treatytrack.domain.letters import only_words, plain

BETWEEN_TEXTS = "|"
"""Stands between two texts in one search text; no folded word holds it, so that no phrase runs from one to the next."""

_ASCII = "".join(plain(letter) if letter.isalnum() else " " for letter in map(chr, range(128)))
"""What each ASCII letter is folded to: most words are of these, and a table is ten times as fast as looking at each."""


@lru_cache(maxsize=4096)  # subjects, languages and places come again and again
def folded(text: str) -> str:
    """The words of a text, folded, each between single blanks, with a blank at both ends; '' where it has none.

    >>> folded("Maritime  Transport (Caspian)")
    ' maritime transport caspian '
    """
    words = text.translate(_ASCII).split() if text.isascii() else only_words(plain(text)).split()
    return f" {' '.join(words)} " if words else ""


def folded_tag(tag: str) -> str:
    """A tag as it is compared: its own punctuation stays, because `project:instc` is asked for by its parts."""
    return " ".join(plain(tag).split())


def search_text(texts: tuple[str, ...]) -> str:
    """What free words are looked for in: several texts folded into one."""
    parts = [words.strip() for words in map(folded, texts) if words]
    return f" {f' {BETWEEN_TEXTS} '.join(parts)} " if parts else ""
