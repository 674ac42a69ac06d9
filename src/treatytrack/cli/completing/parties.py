"""Parties, by their codes and any of their names."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from treatytrack.cli.completing.candidates import Candidate, beginning, begins, plain
from treatytrack.cli.completing.kinds import Wanted

if TYPE_CHECKING:
    from treatytrack.store.party_names import Called


def parties(wanted: Wanted) -> Iterable[Candidate]:
    """A party by its code or the beginning of its name, else of another of its names; those of the register first.

    Another name that is typed whole comes before all: Persia is Iran, and is not to become the Persian Gulf States. One
    of several words, such as United Kingdom of Libya, is offered where nothing shorter begins so.
    Where nothing is typed only the parties of the register are offered, if it has any.
    """
    known = wanted.looking.parties()
    used = wanted.looking.up(lambda register: register.parties_used(wanted.about)) or []
    first = [party for code in used if (party := known.get(code))]
    among = first if first and not wanted.typed else (*first, *known.values())
    found = sorted(filter(None, (_offered(wanted.typed, party) for party in among)), key=lambda one: one.order)
    short = [one for one in found if one.order != _LONG] or found
    return [*_as_it_stands(wanted.typed, short, known), *(one.candidate for one in short)]


_WHOLE, _SHOWN, _OF_ONE_WORD, _LONG = range(4)


class _Offered(NamedTuple):
    """A party, what is offered of it, and how soon."""

    order: int
    code: str
    candidate: Candidate


def _offered(typed: str, party: "Called") -> _Offered | None:
    """What of a party begins so."""
    if begins(typed, party.code):
        order, one = _SHOWN, Candidate(party.code, party.name)
    elif begins(typed, party.name):
        order, one = _SHOWN, Candidate(party.name, party.code)
    elif names := [name for name in party.names if begins(typed, name)]:
        nearest = min(names, key=lambda name: (plain(name) != plain(typed), " " in name))
        order, one = _LONG if " " in nearest else _OF_ONE_WORD, Candidate(nearest, f"{party.name} ({party.code})")
    else:
        return None
    return _Offered(_WHOLE if plain(one.text) == plain(typed) else order, party.code, one)


def _as_it_stands(typed: str, found: Iterable[_Offered], known: "Mapping[str, Called]") -> Iterator[Candidate]:
    """What is typed, where it is the whole name of a party and all that begins so is another: IL is not to become ILO.

    The index knows more spellings than it shows.
    """
    from treatytrack.store.party_names import codes_named  # noqa: PLC0415  (as in `looking`)

    offered = {one.code for one in found}
    meant = offered and (codes_named(typed) or codes_named(" ".join(sorted(plain(typed).split()))))
    if len(meant) == 1 and not offered & set(meant):
        party = known[next(iter(meant))]
        yield Candidate(typed, f"{party.name} ({party.code})")


def party_alone(wanted: Wanted) -> Iterable[Candidate]:
    """A party, where the words of its name may also stand one by one: after the first there is nothing to offer."""
    return () if wanted.arguments else parties(wanted)


def other_party(wanted: Wanted) -> Iterable[Candidate]:
    """A party besides the one that is named already."""
    named = set(map(plain, wanted.arguments))
    return [one for one in parties(wanted) if not named & {plain(one.text), plain(one.about)}]


def own_parties(wanted: Wanted) -> Iterable[Candidate]:
    """A party that the register knows by itself."""
    own = wanted.looking.up(lambda register: register.own_party_names()) or []
    return beginning(wanted.typed, {one.code: one.name for one in own if one.code not in wanted.arguments})


def other_names(wanted: Wanted) -> Iterator[Candidate]:
    """One of the other names of the party that the command names."""
    for party in wanted.looking.parties().values():
        if {plain(name) for name in (party.code, party.name, *party.names)} & set(map(plain, wanted.arguments)):
            yield from beginning(wanted.typed, party.names)
