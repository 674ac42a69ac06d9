"""Letters as they are compared: without case and accents, and one for those that keyboards write otherwise."""

from unicodedata import category, combining, normalize

# Letters that Unicode does not take apart, and the Arabic forms of letters that Persian keyboards write differently.
# The apostrophes count as letters for Unicode (Uzbek and Hawaiian use them so); here they part words like any other.
# A soft hyphen and the Arabic stretching stroke are only there for the line to look well, a variation selector for the
# sign before it, and a joiner for those beside it.
_LETTERS = str.maketrans(
    {"ə": "e", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
    | {"\N{LATIN SMALL LETTER DOTLESS I}": "i"}
    | {"ي": "ی", "ى": "ی", "ك": "ک", "ة": "\N{ARABIC LETTER HEH}"}
    | dict.fromkeys("\N{MODIFIER LETTER TURNED COMMA}\N{MODIFIER LETTER APOSTROPHE}\N{MODIFIER LETTER PRIME}", " ")
    | dict.fromkeys("\N{SOFT HYPHEN}\N{ARABIC TATWEEL}\N{ZERO WIDTH JOINER}", "")
)
_LETTERS.update(dict.fromkeys((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)), ""))

# Vowels and tones of Devanagari, Bengali, Thai or Burmese are marks, but no accents: without them it is another word.
_MARKS = frozenset({"Mn", "Mc"})
_NO_ACCENTS = frozenset({0, 9, *range(84, 133)})
"""The combining classes of letters, and of marks that belong to these scripts alone."""


def plain(text: str) -> str:
    """A text whose letters can be compared one by one; everything that is no letter stays.

    >>> plain("Azərbaycan Kâğıt")
    'azerbaycan kagit'
    """
    if text.isascii():
        return text.lower()
    apart = normalize("NFKD", normalize("NFKD", text).casefold())
    return "".join([letter for letter in apart if combining(letter) in _NO_ACCENTS]).translate(_LETTERS)


def only_words(letters: str) -> str:
    """A text that is `plain`, with a blank in the place of all that parts words.

    >>> only_words("d'ivoire, हिंदी")
    'd ivoire  हिंदी'
    """
    return "".join([one if one.isalnum() or category(one) in _MARKS else " " for one in letters])
