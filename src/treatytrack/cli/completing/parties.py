"""Parties, by their codes and any of their names."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

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
    found: list[list[Candidate]] = [[] for _ in _ORDER]
    for party in among:
        _offer(wanted.typed, party, found)
    *short, long = found
    return [one for some in short for one in some] or long


_ORDER = _WHOLE, _SHOWN, _OF_ONE_WORD, _LONG = range(4)


def _offer(typed: str, party: "Called", found: Sequence[list[Candidate]]) -> None:
    """Put what of a party begins so where it belongs in the order."""
    if begins(typed, party.code):
        found[_SHOWN].append(Candidate(party.code, party.name))
    elif begins(typed, party.name):
        found[_SHOWN].append(Candidate(party.name, party.code))
    elif names := [name for name in party.names if begins(typed, name)]:
        whole = next((name for name in names if plain(name) == plain(typed)), "")
        of_one_word = next((name for name in names if " " not in name), "")
        name = whole or of_one_word or names[0]
        found[_WHOLE if whole else _OF_ONE_WORD if of_one_word else _LONG].append(
            Candidate(name, f"{party.name} ({party.code})")
        )


def party_alone(wanted: Wanted) -> Iterable[Candidate]:
    """A party, where the words of its name may also stand one by one: after the first there is nothing to offer."""
    return () if wanted.arguments else parties(wanted)


def own_parties(wanted: Wanted) -> Iterable[Candidate]:
    """A party that the register knows by itself."""
    own = wanted.looking.up(lambda register: register.own_party_names()) or []
    return beginning(wanted.typed, {one.code: one.name for one in own if one.code not in wanted.arguments})


def other_names(wanted: Wanted) -> Iterator[Candidate]:
    """One of the other names of the party that the command names."""
    for party in wanted.looking.parties().values():
        if {plain(name) for name in (party.code, party.name, *party.names)} & set(map(plain, wanted.arguments)):
            yield from beginning(wanted.typed, party.names)
