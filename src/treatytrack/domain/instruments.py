"""The kinds of instrument, what people call them, and what is presumed of each (VALIDITY R12).

A new kind is one line here; it is stored as text, so it needs no migration.
"""

import re
from typing import NamedTuple

from treatytrack.errors import WrongRequest


class Instrument(NamedTuple):
    """A kind of agreement: our word, what else it is called, whether it is presumed in force on signature."""

    word: str
    on_signature: bool
    also: tuple[str, ...] = ()


# fmt: off
INSTRUMENTS = (
    Instrument("treaty",            False, ("pact", "accord")),
    Instrument("agreement",         False, ("agreements", "bilateral agreement", "framework agreement")),
    Instrument("convention",        False),
    Instrument("protocol",          False),
    Instrument("supplement",        False, ("supplementary agreement", "additional agreement", "annex", "amendment")),
    Instrument("exchange-of-notes", True,  ("notes", "exchange of letters", "notes verbales", "letters", "eon")),
    Instrument("memorandum",        True,  ("mou", "memorandum of understanding", "memo", "memoranda", "moc",
                                            "memorandum of cooperation", "arrangement")),
    Instrument("programme",         True,  ("program", "programs", "programmes", "work programme")),
    Instrument("plan",              True,  ("action plan", "plan of action", "roadmap", "road map", "work plan")),
    Instrument("joint-statement",   True,  ("statement", "joint declaration", "declaration", "communique",
                                            "joint communique")),
    Instrument("minutes",           True,  ("agreed minutes", "record of discussions")),
    Instrument("other",             False),
)
# fmt: on

BY_WORD = {instrument.word: instrument for instrument in INSTRUMENTS}
_BY_NAME = {name: i.word for i in INSTRUMENTS for name in (i.word, i.word.replace("-", " "), *i.also)}


def instrument_named(written: str) -> str:
    """Our word for a kind of instrument as people write it (`MoU`: memorandum).

    Raises WrongRequest, naming the nearest kinds.
    """
    if written in BY_WORD:
        return written
    name = " ".join(written.replace("-", " ").replace("_", " ").casefold().replace("é", "e").replace(".", "").split())
    if name in _BY_NAME:
        return _BY_NAME[name]
    from difflib import get_close_matches  # noqa: PLC0415  (costs 3 ms; only a wrong word needs it)

    near = list(dict.fromkeys(_BY_NAME[n] for n in get_close_matches(name, _BY_NAME, 3, 0.6)))
    kinds = f"did you mean {' or '.join(near)}?" if near else f"the kinds are {', '.join(BY_WORD)}"
    raise WrongRequest(f'"{written}" is not a type of agreement: {kinds}')


def in_force_on_signature(word: str) -> bool:
    """R12: whether this kind is presumed to enter into force on signature when nothing else is recorded."""
    return word in BY_WORD and BY_WORD[word].on_signature


def end_suggested(title: str) -> str:
    """R12: the `until` that a year range in a title suggests (`2025-2028`: `2028?`); empty where there is none.

    It is offered, never taken: of 27 real programmes with such a title 18 ended on 31 December, 9 did not.
    """
    years = years_ranged(title)
    return f"{years[-4:]}?" if years else ""


def years_ranged(title: str) -> str:
    """The range of years in a title as it stands there (`2025-2028`); empty where there is none."""
    ranged = re.search(r"\b(1[89]\d\d|20\d\d)\s*[-/\u2010-\u2015]\s*(1[89]\d\d|20\d\d)\b", title)
    return ranged[0] if ranged and ranged[2] > ranged[1] else ""
