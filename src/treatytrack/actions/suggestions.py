"""What an answer may be about to become: parties, our words, and what the register holds already."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from treatytrack.cells import LIST, PARTY
from treatytrack.columns import BY_NAME
from treatytrack.domain.agreement import BINDING, RENEWALS, Agreement
from treatytrack.domain.bounds import surely_before
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.instruments import INSTRUMENTS, end_suggested
from treatytrack.domain.parties import Parties, Party

MOST = 50
"""More than so many nobody looks through."""


class Suggestion(NamedTuple):
    """An answer in full, and how it is shown among others."""

    answer: str
    shown: str


Suggest = Callable[[str], Sequence[Suggestion]]
"""From what is typed so far to what it may become."""

USED = ("party_a", "party_b", "place", "subjects", "sources", "signatory_a", "signatory_b", "languages", "tags")
"""The columns that suggest what the register holds in them."""

_WORDS = {"renewal": RENEWALS, "binding": BINDING}


def suggesting(column: str, parties: Parties, used: Mapping[str, Sequence[str]]) -> Suggest | None:
    """What suggests answers about that column, if anything does; `used` is what the register holds, by column."""
    kind = BY_NAME[column].kind
    if kind is PARTY:
        codes = list(dict.fromkeys((*used.get("party_a", ()), *used.get("party_b", ()))))
        return lambda typed: _parties(typed, parties, codes)
    if column == "type":
        return _instruments
    held = _WORDS.get(column) or used.get(column, ())
    if not held:
        return None
    if kind is LIST:
        return lambda typed: _items(typed, held)
    return lambda typed: [Suggestion(one, one) for one in _like(typed, held)]


def end_offered(agreement: Agreement) -> str:
    """The end that a year range in the title suggests (`2028?`); '' where one is recorded or it would be over before.

    It is offered, never taken (R12).
    """
    terms = agreement.terms
    suggested = end_suggested(agreement.title)
    if not suggested or terms.until or terms.lasts or agreement.ended:
        return ""
    end = PartialDate.parse(suggested)
    begins = (agreement.signed, agreement.provisional, agreement.in_force)
    return "" if any(begin and surely_before(end, begin) for begin in begins) else suggested


def _parties(typed: str, parties: Parties, used: Sequence[str]) -> list[Suggestion]:
    """First those that the register deals with; of these and of the others, first those shown as they are typed."""
    found = parties.beginning(typed) if typed.strip() else [party for code in used if (party := parties.get(code))]
    rank = {code: place for place, code in enumerate(used)}
    begun = typed.strip().casefold()

    def order(party: Party) -> tuple[bool, bool, int]:
        shown_so = party.code.casefold().startswith(begun) or party.name.casefold().startswith(begun)
        return party.code not in rank, not shown_so, rank.get(party.code, 0)

    ordered = sorted(found, key=order) if begun else found
    return [Suggestion(str(party), str(party)) for party in ordered[:MOST]]


def _instruments(typed: str) -> list[Suggestion]:
    """Our words for what is typed; with the name by which one was found, where that is another."""
    begun = " ".join(typed.casefold().replace(".", "").replace("-", " ").split())
    found = []
    for one in INSTRUMENTS:
        names = (one.word.replace("-", " "), *one.also)
        if name := next((name for name in names if name.startswith(begun)), ""):
            shown = one.word if name == names[0] else f"{one.word} ({name})"
            found.append(Suggestion(one.word, shown))
    return found


def _items(typed: str, held: Iterable[str]) -> list[Suggestion]:
    """The last item of a list, after what stands before it."""
    before, semicolon, begun = typed.rpartition(";")
    head = f"{before}; " if semicolon else ""
    given = {item.strip().casefold() for item in before.split(";")}
    items = (item for item in _like(begun, held) if item.casefold() not in given and ";" not in item)
    return [Suggestion(head + item, item) for item in items]


def _like(typed: str, held: Iterable[str]) -> list[str]:
    """Those that begin so, then those in which a later word does."""
    begun = typed.strip().casefold()
    first = [one for one in held if one.casefold().startswith(begun)]
    later = [one for one in held if one not in first and f" {begun}" in one.casefold()]
    return [*first, *later][:MOST]
