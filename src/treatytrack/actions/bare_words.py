"""What a word of QUERY without a field may have been meant for: somebody who writes `Iran` may want the party.

Such a word is searched for in texts, and few titles name their parties. So what is found looks whole, and is not.
"""

import re
from collections.abc import Iterator
from contextlib import suppress

from treatytrack.domain.facts import STATUSES
from treatytrack.domain.names import folded
from treatytrack.domain.parties import AmbiguousParty, Parties
from treatytrack.domain.query import Query

_STATUSES = {*STATUSES, "live", "over"}
_REF = re.compile(r"(.+?-.+?)-((?:\d{4}|ND)-(E?)\d+)", re.IGNORECASE)


def fields_meant(query: Query, parties: Parties, *, of_agreements: bool) -> Iterator[tuple[str, str]]:
    """Each bare word that is a party, a pair of them, a ref or a status, with the term that asks for that."""
    words = [word for term in query.terms if term.field == "words" for word in term.values if isinstance(word, str)]
    together = " ".join(words)
    if term := _party(together, parties) or _status(together, of_agreements):
        yield together, term
        return
    for word in words:
        if term := _party(word, parties) or _pair(word, parties, of_agreements) or _status(word, of_agreements):
            yield word, term


def _status(word: str, of_agreements: bool) -> str:
    status = word.casefold().replace(" ", "-")
    return f"status:{status}" if of_agreements and status in _STATUSES else ""


def _party(word: str, parties: Parties) -> str:
    """`party:IRN`; a code only in its capitals, because `and` and `can` are words."""
    try:
        party = parties.understood(word)
    except AmbiguousParty:
        return f"party:{word}"
    if party is None or (word != party.code and folded(word) == folded(party.code)):
        return ""
    return f"party:{party.code}"


def _pair(word: str, parties: Parties, of_agreements: bool) -> str:
    """`between:AZE-IRN`, and of a ref `ref:AZE-IRN-2025-1`, as it is made: its case matters, and which comes first."""
    ref = _REF.fullmatch(word)
    if ref and bool(ref[3]) == of_agreements:  # E1 is an event, and only these are asked for there
        return ""
    first, _, second = (ref[1] if ref else word).partition("-")
    with suppress(AmbiguousParty):
        if second and (one := parties.understood(first)) and (other := parties.understood(second)):
            return f"ref:{'-'.join(sorted((one.code, other.code)))}-{ref[2].upper()}" if ref else f"between:{word}"
    return ""
