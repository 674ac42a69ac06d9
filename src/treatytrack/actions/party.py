"""Recording who can be a party: a new one, another state of one, a built-in one as this register knows it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from treatytrack.actions.edit import changed_meanwhile
from treatytrack.actions.party_words import PartyReader, Written
from treatytrack.actions.register import Remembers
from treatytrack.domain.lists import first_of, joined
from treatytrack.domain.own_parties import refuse_circles, refuse_impossible
from treatytrack.domain.parties import AmbiguousParty, Parties, Party, UnknownParty
from treatytrack.domain.words import how_many
from treatytrack.errors import Conflict, NotFound, WrongRequest


class KnowsParties(Protocol):
    """What the commands on parties need of a register, whether it is read or written."""

    def parties(self) -> Parties:
        """Every party that a name can mean."""

    def own_party(self, code: str) -> Party | None:
        """This register's own party of exactly that code."""

    def built_in_party(self, code: str) -> Party | None:
        """The built-in party of exactly that code, as it is without this register."""

    def own_parties(self) -> Sequence[Party]:
        """All that it knows by itself."""

    def refs_naming_party(self, code: str) -> list[str]:
        """The refs of the agreements and relation events that name a party."""


class PartyRegister(KnowsParties, Remembers, Protocol):
    """The same of one that is written, in one transaction."""

    def add_party(self, party: Party) -> list[str]:
        """Record one of its own; gives the refs of the agreements in which others act for a side now."""

    def update_party(self, party: Party) -> list[str]:
        """Record one of its own in the place of what has its code; gives refs as `add_party` does."""

    def remove_party(self, code: str) -> list[str]:
        """Take one of its own out; gives refs as `add_party` does."""


class Changed(NamedTuple):
    """What is recorded of a party now, what changed (column, before, after), and what else is worth telling."""

    party: Party
    changes: tuple[tuple[str, str, str], ...]
    remarks: tuple[str, ...]
    acted_for: tuple[str, ...]
    """The refs of the agreements in which others act for a side than before."""


def the_party(known: Parties, name: str) -> Party:
    """The party that a command is about. Raises NotFound, naming the nearest; AmbiguousParty, naming all it may be."""
    try:
        return known.resolve(name)
    except UnknownParty as unknown:
        raise NotFound(str(unknown)) from None


def add_party(register: PartyRegister, code: str, written: Written, today: date) -> Changed:
    """Record a party under a code that none has yet.

    Raises Conflict: one has it. WrongRequest: a word that cannot be read, what cannot be, or a circle.
    """
    known = register.parties()
    if there := known.get(code):
        raise Conflict(f"{code} is {there} already; nothing was changed: treatytrack party edit {code} changes it")
    if not written.kind:
        raise WrongRequest("A party needs a --kind: state, organisation, territory, institution or group")
    party, successors = PartyReader(known, code, today).read(Party(code, "", ""), (), written)
    return _keep(register, None, party, successors)


def edit_party(register: PartyRegister, there: Party, written: Written, today: date) -> Changed:
    """Record a party otherwise; a built-in one is kept as this register's own from then on, while it differs.

    Raises WrongRequest as `add_party` does.
    """
    known = register.parties()
    successors = known.successors(there.code)
    party, after = PartyReader(known, there.code, today).read(there, successors, written)
    return _keep(register, there, party, after)


def refuse_party_changed_meanwhile(register: PartyRegister, shown: Party) -> None:
    """Raises ChangedMeanwhile, saying who did it, where a party is no longer recorded as it was shown."""
    there = register.parties().get(shown.code)
    if there != shown:
        raise changed_meanwhile(register, "party", shown.code, there)


def refuse_removal(register: KnowsParties, parties: Sequence[Party]) -> None:
    """Of parties that are to be removed together, raises the reason why one cannot be.

    WrongRequest: it is built in and was not changed, or a circle would be back. Conflict: others name it.
    """
    codes = [party.code for party in parties]
    for party in parties:
        if register.own_party(party.code) is None:
            raise WrongRequest(f"{party} is built in and cannot be removed; nothing was changed")
    built_in = {code: there for code in codes if (there := register.built_in_party(code))}
    refuse_circles(built_in, register.parties().get)
    for party in parties:
        if party.code not in built_in and (users := _users(register, party.code, codes)):
            raise Conflict(
                f"{party} is in use {how_many(len(users), 'time')}: "
                f"{first_of(users)}; nothing was changed: correct those first"
            )


def _users(register: KnowsParties, code: str, leaving: Sequence[str]) -> list[str]:
    """What names a party besides those that are leaving too."""
    staying = (one for one in register.own_parties() if one.code not in leaving)
    of_parties = (f"party {one.code}" for one in staying if code in (*one.members, *one.predecessors))
    return [*register.refs_naming_party(code), *of_parties]


def facts(party: Party, successors: Sequence[str]) -> dict[str, str]:
    """What is recorded of a party, as text by the names that its options have."""
    return {
        "name": party.name,
        "kind": party.kind,
        "other_names": joined(party.names),
        "members": joined(party.members),
        "signs_for_members": "yes" if party.signs_for_members else "",
        "predecessors": joined(party.predecessors),
        "successors": joined(tuple(successors)),
        "until": party.until,
    }


def differences(one: Mapping[str, str], other: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    """The facts in which two parties differ: the name of each, the text of the one, the text of the other."""
    return tuple((name, text, other[name]) for name, text in one.items() if text != other[name])


def _keep(register: PartyRegister, before: Party | None, party: Party, successors: Sequence[str]) -> Changed:
    """Record a party and, in those that follow it, that they do."""
    known = register.parties()
    changed = _with_successors(known, party, successors)
    refuse_impossible(party)
    refuse_circles(changed, known.get)
    said = facts(before or Party(party.code, "", ""), known.successors(party.code))
    acted_for = {ref for one in changed.values() for ref in record_party(register, one)}
    now = register.parties()
    remarks = (*_other_meanings(known, now, before, party), *_still_meant(now, before, party))
    return Changed(
        party, differences(said, facts(party, now.successors(party.code))), remarks, tuple(sorted(acted_for))
    )


def _with_successors(known: Parties, party: Party, successors: Sequence[str]) -> dict[str, Party]:
    """The parties to record, by code: a successor is kept as a party that names its predecessor."""
    changed = {party.code: party}
    for code in sorted({*known.successors(party.code)} ^ {*successors}):
        other = changed.get(code) or known.get(code)
        if other:
            kept = tuple(one for one in other.predecessors if one != party.code)
            follows = (party.code,) if code in successors else ()
            changed[code] = other._replace(predecessors=(*kept, *follows))
    return changed


def record_party(register: PartyRegister, party: Party) -> list[str]:
    """Keep a party as this register's own only where it differs from what is built in."""
    own = register.own_party(party.code)
    if party == register.built_in_party(party.code):
        return register.remove_party(party.code) if own else []
    return register.update_party(party) if own else register.add_party(party)


def _names(party: Party | None) -> tuple[str, ...]:
    return (party.code, party.name, *party.names) if party else ()


def _other_meanings(known: Parties, now: Parties, before: Party | None, party: Party) -> Iterator[str]:
    """Of each new name that meant another party before, or does not mean this one alone now."""
    for text in dict.fromkeys(_names(party)):
        if text in _names(before):
            continue
        meant, means = _meant(known, text), _meant(now, text)
        if means != (party.code,):
            yield f'"{text}" means {_either(now, means)}: write {party.code} for {party.name}'
        elif meant not in ((), (party.code,)):
            yield f'"{text}" meant {_either(known, meant)} until now, and means {party} in this register'


def _still_meant(now: Parties, before: Party | None, party: Party) -> Iterator[str]:
    """Of each other name taken away that the built-in index reads so all the same."""
    for text in before.names if before else ():
        if text not in _names(party) and _meant(now, text) == (party.code,):
            yield f'"{text}" still means {party}: it is among the built-in names'


def _meant(parties: Parties, text: str) -> tuple[str, ...]:
    """The codes that a name may mean."""
    try:
        return (parties.resolve(text).code,)
    except AmbiguousParty as ambiguous:
        return tuple(party.code for party in ambiguous.parties)
    except UnknownParty:
        return ()


def _either(parties: Parties, codes: Sequence[str]) -> str:
    return " or ".join(str(parties.get(code)) for code in codes)
