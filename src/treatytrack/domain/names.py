"""How a name is compared: by its words.

Case, accents, punctuation, articles and the order of the words make no difference, so "IRAN, ISLAMIC REPUBLIC OF" is
"Islamic Republic of Iran" and "Korea (South)" is "South Korea".
"""

import re

from treatytrack.domain.letters import only_words, plain

# People's is people, whatever stands for the apostrophe.
_APOSTROPHES = "'`\N{ACUTE ACCENT}\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
_POSSESSIVE = rf"[{_APOSTROPHES}][sS]\b"

# What stands between two letters of an abbreviation: U.S.A. is one word, St.Lucia is two.
_DOT_OF_INITIALS = r"(?<=\b\w)\.(?=\w\b)"

# Words that say nothing about which party is meant: articles and "of", "and" in the languages of the index.  The single
# letters are what an apostrophe leaves: d'Ivoire, l'Iran.
# fmt: off
_LEFT_OUT = frozenset([
    "the", "of", "and", "d", "l",
    "la", "le", "les", "du", "de", "des", "et",
    "el", "los", "las", "del", "y",
    "da", "do", "das", "dos", "e",
    "di", "della", "dello", "dell", "dei", "degli", "delle",
    "der", "die", "und",
    "van", "het", "en",
    "ve", "и", "و",
])
# fmt: on

_READ_AS = {
    "dem": "democratic",
    "fed": "federal",
    "govt": "government",
    "intl": "international",
    "is": "islands",
    "labor": "labour",
    "org": "organisation",
    "organization": "organisation",
    "peoples": "people",
    "program": "programme",
    "rep": "republic",
    "st": "saint",
    "utd": "united",
}

# "Republic of X" is X where no party is called exactly so (Republic of Korea is).  Words that tell two states of one
# name apart, such as democratic, people's, federal or Islamic, are not among these; nor is state: there is a State of
# Georgia, and an Estado de México.
# fmt: off
_FORMAL = frozenset([
    "government", "republic", "kingdom", "principality", "sultanate",
    "republique", "royaume", "principaute", "sultanat",
    "republica", "reino", "principado", "sultanato",
    "republik", "konigreich", "furstentum",
    "repubblica", "regno", "principato",
    "republiek", "koninkrijk", "vorstendom", "sultanaat",
    "cumhuriyeti", "kralligi", "prensligi", "sultanligi", "respublikasi",
    "республика", "королевство", "княжество", "султанат",
    "جمهوری", "پادشاهی", "جمهوریه", "الجمهوریه", "مملکه", "المملکه", "سلطنه", "اماره",
])
# fmt: on

_BETWEEN_NAMES = r"[()\[\]/,;]| [-\N{EN DASH}\N{EM DASH}] "


def normalised(name: str) -> str:
    """The words of a name as they are compared: folded, without articles, in alphabetical order.

    >>> normalised("Korea, Dem. People's Rep. of") == normalised("Democratic People's Republic of Korea")
    True
    """
    words = [_READ_AS.get(word, word) for word in folded(name).split()]
    return " ".join(sorted([word for word in words if word not in _LEFT_OUT] or words))


def folded(name: str) -> str:
    """A name without case, accents and punctuation, its words in their order."""
    if any(sign in name for sign in _APOSTROPHES):
        name = re.sub(_POSSESSIVE, "", name)
    name = plain(name)
    if "." in name:
        name = re.sub(_DOT_OF_INITIALS, "", name)
    return only_words(name)


def without_formal_words(key: str) -> str:
    """A normalised name without republic, kingdom or government, in the languages of the index."""
    return " ".join(word for word in key.split() if word not in _FORMAL)


def words_begun(typed: str) -> list[tuple[str, str]]:
    """The words of a name that is being typed: each as it stands, and what it is read as if it is whole."""
    said = " ".join(word for word in folded(typed).split() if word not in _LEFT_OUT)
    return [(word, _READ_AS.get(word, word)) for word in (without_formal_words(said) or said).split()]


def several_names(text: str) -> tuple[list[str], list[str]]:
    """The names that a text may hold: that before brackets and that within them, or all that signs part."""
    before, _, bracketed = text.rstrip(")").rpartition("(")
    return [before, bracketed], re.split(_BETWEEN_NAMES, text)


_AND = re.compile(r"\s*(?:[,;&/+]|\b(?:and|und|et|y|e|ve|və|en|и|و)\b)\s*", re.IGNORECASE)


def names_listed(text: str) -> list[str]:
    """The names that a text may list, one after the other: Iran, Iraq and Turkey."""
    return [name for name in _AND.split(text) if name]
