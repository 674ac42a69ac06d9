"""Parties as a file names them: by other names for this import, those that its preset brings, those made for it."""

import re
from collections.abc import Callable, Iterable, Sequence

from treatytrack.actions.party import PartyRegister, record_party
from treatytrack.domain.names import folded, normalised, without_formal_words
from treatytrack.domain.own_parties import name_for
from treatytrack.domain.parties import Parties, Party
from treatytrack.errors import WrongRequest

# fmt: off
_KINDS = {
    "institution": ("ministry", "university", "institute", "company", "corporation", "chamber", "academy", "authority",
                    "department", "ministerio", "ministere", "ministerium", "universidade", "universite", "instituto"),
    "organisation": ("organisation", "organization", "organizacao", "organizacion", "org", "union", "uniao", "unioni",
                     "community", "comunidade", "communaute", "league", "bank", "banco", "banque", "fund", "fundo",
                     "fonds", "agency", "agencia", "agence", "association", "commission", "council", "committee",
                     "nations", "secretariat", "conference", "programme", "office", "centre", "center", "conselho"),
    "group": ("states", "countries", "members", "governments"),
    "territory": ("territory", "territories", "colony", "protectorate", "island", "islands", "province", "region"),
}
# fmt: on
_NOBODY = frozenset(("n a", "na", "none", "nil", "unknown", "not known", "various", "several", "tbd", "tba"))
"""What people write where they know no name, without its punctuation."""
_BETWEEN = re.compile(r"[,/&+]|\b(?:and|und|et|y|e|ve)\b", re.IGNORECASE)
"""What stands between the names of several parties in one cell."""

_LONGEST_CODE = 12
_LEAST_INITIALS = 3
_ACRONYM = re.compile(r"(?:^|\()([A-Z][A-Z0-9]{1,11})(?:\)|\s*[(–-])")


class FileParties(Parties):
    """The parties of a register, and those of a file beside them: its names come first.

    `listed` are the preset's: one without a kind only has other names, for as long as the file is read. With
    `add_unknown` a name that means nobody becomes a party, of that `kind` if one is said. `met` are the new ones that
    were named, by code.
    """

    def __init__(self, known: Parties, listed: Sequence[Party], *, add_unknown: bool, kind: str = "") -> None:
        super().__init__()
        self._there = known
        self._here = Parties(own=[_as_named(party, known) for party in listed])
        self._new = {party.code: whole for party in listed if (whole := _new(party, known))}
        self._made: dict[str, Party] = {}
        self._add_unknown = add_unknown
        self._kind = kind
        self.met: dict[str, Party] = {}

    def resolve(self, text: str) -> Party:
        """As Parties does; a name of the file means what the file says."""
        found = self._here.understood(text) or self._made_before(text) or self._elsewhere(text)
        if found.code in self._new:
            return self.met.setdefault(found.code, self._new[found.code])
        return found

    def _made_before(self, text: str) -> Party | None:
        """The party that an unknown name became; found at once, because a file may have thousands."""
        key = normalised(text)
        return self._made.get(key) or self._made.get(without_formal_words(key))

    def _elsewhere(self, text: str) -> Party:
        if found := self._there.understood(text):
            return found
        if not self._add_unknown or "; " in text:
            return self._there.resolve(text)  # which says who may be meant
        if not any(map(str.isalpha, text)) or " ".join(folded(text).split()) in _NOBODY:
            raise WrongRequest(f'"{text}" names nobody: if it stands for nothing, say --null "{text}"')
        several = [part for part in _BETWEEN.split(text) if part.strip()]
        if len(several) > 1 and all(self._there.understood(part.strip()) for part in several):
            raise WrongRequest(
                f'"{text}" names several parties: bilateral means two sides, so a side of several is a group party'
            )
        made = party_called(text, self._kind, lambda code: self._there.get(code) or self._new.get(code))
        self._new[made.code] = made
        for name in (made.code, made.name):
            self._made[normalised(name)] = made
        return made


def write_met(register: PartyRegister, met: Iterable[Party]) -> list[Party]:
    """Record the parties that the register's agreements name now, as its own; gives them."""
    used = [party for party in met if register.refs_naming_party(party.code)]
    for party in used:
        record_party(register, party)
    return used


def party_called(name: str, kind: str, there: Callable[[str], object]) -> Party:
    """A party of that name: its code from an acronym, one word or initials, its kind as said, or as its words tell."""
    plain = name_for(name)
    code = first = _code(plain)
    number = 2
    while there(code):
        code, number = f"{first}{number}", number + 1
    return Party(code, plain, kind or _told_kind(plain))


def _code(name: str) -> str:
    if acronym := _ACRONYM.search(name):
        return acronym[1]
    words = [word for word in re.findall(r"[A-Z0-9]+", folded(name).upper()) if word]
    if not words or not words[0][0].isalpha():
        return f"P{''.join(words)}"[:_LONGEST_CODE].ljust(2, "X")
    initials = "".join(word[0] for word in words if word not in {"OF", "THE", "AND", "DE", "DA", "DO", "DU", "DES"})
    code = initials if len(initials) >= _LEAST_INITIALS else "".join(words)
    return code[:_LONGEST_CODE].ljust(2, "X")


def _told_kind(name: str) -> str:
    words = folded(name).split()
    told = (kind for kind, hints in _KINDS.items() if any(word in hints for word in words))
    return next(told, "organisation" if _ACRONYM.search(name) else "state")


def _as_named(party: Party, known: Parties) -> Party:
    """A party with the names that the file has for it, and no other: what else it is called the register knows."""
    there = known.get(party.code)
    name = party.name or (there.name if there else party.code)
    return Party(party.code, name, party.kind or "state", party.names)


def _new(party: Party, known: Parties) -> Party | None:
    """The party to be recorded: one that the register does not know, or that signs for members as it did not."""
    there = known.get(party.code)
    members, predecessors = (_codes(party.code, names, known) for names in (party.members, party.predecessors))
    party = party._replace(members=members, predecessors=predecessors)
    if there is None:
        name = party.name or (party.names[0] if party.names else party.code)
        others = tuple(one for one in party.names if one != name)
        return party._replace(name=name, names=others, kind=party.kind or "state")
    if party.signs_for_members and not there.signs_for_members:
        return there._replace(members=party.members, signs_for_members=True)
    return None


def _codes(code: str, names: Iterable[str], known: Parties) -> tuple[str, ...]:
    try:
        return tuple(known.resolve(name).code for name in names)
    except WrongRequest as wrong:
        raise WrongRequest(f"[[party]] {code} of the preset: {wrong}") from None
