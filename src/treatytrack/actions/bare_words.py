"""What a word of QUERY without a field may have been meant for: somebody who writes `Iran` may want the party.

Such a word is searched for in texts, and few titles name their parties. So what is found looks whole, and is not.
"""

import re
from collections.abc import Iterator
from contextlib import suppress

from treatytrack.domain.facts import STATUSES
from treatytrack.domain.names import folded
from treatytrack.domain.parties import AmbiguousParty, Parties, Party
from treatytrack.domain.query import Codes, Pair, Query, Value

_STATUSES = {*STATUSES, "live", "over"}
_REF = re.compile(r"(?P<sides>.+?-.+?)-(?P<number>(?:\d{4}|ND)-(?P<event>E?)\d+)", re.IGNORECASE)


def fields_meant(query: Query, parties: Parties, *, of_agreements: bool) -> Iterator[tuple[str, str]]:
    """Each bare word that is a party, a pair of them, a ref or a status, with the term that asks for that.

    As in `party:IRN asks for the party Iran`: a word may also be a name in a language that nobody thought of. Of who
    asks for the party already nothing else is thought.
    """
    asked = {code for term in query.terms for value in term.values for code in _parties_of(value)}
    words = [word for term in query.terms if term.field == "words" for word in term.values if isinstance(word, str)]
    together = " ".join(words)
    if len(words) > 1 and (meant := _party(together, parties) or _status(together, of_agreements)):
        yield together, meant
        return
    for word in words:
        meant = _party(word, parties) or _two(word, parties, of_agreements) or _status(word, of_agreements)
        if meant and not any(meant.startswith(f"party:{code} ") for code in asked):
            yield word, meant


def _parties_of(value: Value) -> tuple[str, ...]:
    """The parties for which a field asks."""
    match value:
        case Codes():
            return value.codes
        case Pair():
            return (*value.a, *value.b)
        case _:
            return ()


def _status(word: str, of_agreements: bool) -> str:
    status = word.casefold().replace(" ", "-")
    return f"status:{status} asks for the status" if of_agreements and status in _STATUSES else ""


def _party(word: str, parties: Parties) -> str:
    """A party by name; by code only in its capitals, because `and` and `can` are words. All that a name may mean."""
    try:
        party = parties.understood(word)
    except AmbiguousParty as several:
        first, *others = several.parties
        return ", ".join([_asks_for(first), *(f"party:{one.code} for {one.name}" for one in others)])
    if party is None or (word != party.code and folded(word) == folded(party.code)):
        return ""
    return _asks_for(party)


def _asks_for(party: Party) -> str:
    return f"party:{party.code} asks for the party {party.name}"


def _two(word: str, parties: Parties, of_agreements: bool) -> str:
    """Two parties, or a ref, which begins with them; where a query is about events, that of an event."""
    ref = _REF.fullmatch(word)
    first, _, second = (ref["sides"] if ref else word).partition("-")
    with suppress(AmbiguousParty):
        a, b = parties.understood(first), parties.understood(second) if second else None
        if not (a and b) or a.code == b.code:
            return ""
        if ref is None:
            return f"between:{a.code}-{b.code} asks for what is between {a.name} and {b.name}"
        codes = sorted((a.code, b.code))
        by_codes = sorted((first.upper(), second.upper())) == codes
        written = f"{'-'.join(codes)}-{ref['number'].upper()}" if by_codes else word  # as refs are made: case matters
        if bool(ref["event"]) != of_agreements:
            return f"ref:{written} asks for that ref"
        return f"occasion:{written} asks for what was signed on that occasion" if of_agreements else ""
    return ""
