"""Letters as they are compared: without case and accents, and one for those that keyboards write otherwise."""

import unicodedata

# Letters that Unicode does not take apart, and the Arabic forms of letters that Persian keyboards write differently.
# The apostrophes count as letters for Unicode (Uzbek and Hawaiian use them so); here they part words like any other.
# A soft hyphen and the Arabic stretching stroke are only there for the line to look well.
_LETTERS = str.maketrans(
    {"ə": "e", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
    | {"\N{LATIN SMALL LETTER DOTLESS I}": "i"}
    | {"ي": "ی", "ى": "ی", "ك": "ک", "ة": "\N{ARABIC LETTER HEH}"}
    | dict.fromkeys("\N{MODIFIER LETTER TURNED COMMA}\N{MODIFIER LETTER APOSTROPHE}\N{MODIFIER LETTER PRIME}", " ")
    | dict.fromkeys("\N{SOFT HYPHEN}\N{ARABIC TATWEEL}", "")
)


def plain(text: str) -> str:
    """A text whose letters can be compared one by one; everything that is no letter stays.

    >>> plain("Azərbaycan Kâğıt")
    'azerbaycan kagit'
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join([letter for letter in apart if not unicodedata.combining(letter)]).translate(_LETTERS)
