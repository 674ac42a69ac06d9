"""Who can be a side of an agreement, and how a name as people write it becomes one party.

Nothing is ever guessed from likeness: Niger is one letter pair from Nigeria.  Near names are only named in the error,
for a person to choose.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from treatytrack.domain.agreement import Acting
from treatytrack.domain.names import folded, names_listed, normalised, several_names, without_formal_words, words_begun
from treatytrack.errors import WrongRequest


class Party(NamedTuple):
    """One state, organisation, territory, institution or group, today's or historic."""

    code: str  # 'IRN'; a short name for organisations and groups: 'EU', 'BLEU'
    name: str  # the English name to show
    kind: str  # one of KINDS
    names: tuple[str, ...] = ()  # other names and spellings found in registers
    members: tuple[str, ...] = ()  # of organisations and groups: codes
    signs_for_members: bool = False  # the Belgium-Luxembourg union does, the EU does not
    predecessors: tuple[str, ...] = ()  # codes: Russia has the Soviet Union
    until: str = ""  # EDTF: the day or year it ceased to exist

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


KINDS = ("state", "organisation", "territory", "institution", "group")


class UnknownParty(WrongRequest):
    """No party has this code or name; `said` is what was read, `nearest` what it may have meant."""

    def __init__(self, said: str, nearest: Sequence[Party]) -> None:
        self.said, self.nearest = said, tuple(nearest)
        advice = (
            f"Did you mean {_either(nearest)}?"
            if nearest
            else "Write its code, such as IRN or EU, or another of its names."
        )
        super().__init__(f'No party is called "{said}". {advice}')


class AmbiguousParty(WrongRequest):
    """The name fits more than one party; `said` is what was read, `parties` all that it may be."""

    def __init__(self, said: str, parties: Sequence[Party]) -> None:
        self.said, self.parties = said, tuple(parties)
        super().__init__(f'"{said}" may be {_either(parties)}: write the code.')


def _either(parties: Sequence[Party]) -> str:
    *others, last = map(str, parties)
    return f"{', '.join(others)} or {last}" if others else last


class Parties:
    """All parties a register knows: those of the built-in index, and its own.

    `known` are the built-in parties by code.  `keys` gives what leads from a normalised name to its code, or to several
    with blanks between them where it is ambiguous; two-letter and withdrawn codes stand there as they are, in capitals.
    It is asked only where a name must be resolved: there are thousands.  `further` gives the same in more languages,
    and is asked only for a name that means nothing by then.
    `own` are whole parties: one with the code of a built-in party takes its place.  A name that an own party carries
    means that party even if the index reads it otherwise, so that a register can settle for itself what "Congo" means.
    """

    def __init__(
        self,
        known: Mapping[str, Party] | None = None,
        keys: Callable[[], Mapping[str, str]] = dict,
        own: Iterable[Party] = (),
        further: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        self._known = known or {}
        self._by_code = dict(self._known)
        self._keys = keys
        self._further = further
        self._own = tuple(own)
        self._own_keys: dict[str, str] = {}
        for party in self._own:
            self._by_code[party.code] = party
            for key in {normalised(name) for name in (party.code, party.name, *party.names)}:
                self._own_keys[key] = f"{self._own_keys.get(key, '')} {party.code}".strip()

    def __iter__(self) -> Iterator[Party]:
        """The built-in parties by kind and name, then the register's own."""
        return iter(self._by_code.values())

    def with_own(self, parties: Iterable[Party]) -> "Parties":
        """These, and more of a register's own; one takes the place of what has its code."""
        own = {party.code: party for party in (*self._own, *parties)}
        return Parties(self._known, self._keys, own.values(), self._further)

    def resolve(self, text: str) -> Party:
        """The party with this code or name, however it is spelled.

        Raises UnknownParty, naming the nearest, and AmbiguousParty, naming all it may be.
        """
        if found := self.understood(text):
            return found
        said = " ".join(text.split())
        raise UnknownParty(said, self.beginning(said)[:3] or self._nearest(said))

    def understood(self, text: str) -> Party | None:
        """As `resolve`; None where it is nobody's name, without looking for the nearest. Raises AmbiguousParty."""
        said = " ".join(text.split())
        parties = [self._by_code[code] for code in self._meanings(said) or self._agreed_by_parts(said)]
        if len(parties) > 1:
            raise AmbiguousParty(said, parties)
        return parties[0] if parties else None

    def beginning(self, typed: str) -> list[Party]:
        """The parties that somebody may be about to name: by a code that begins so, then by the name that is shown.

        Each word typed must begin a word of one and the same of a party's names, in any language of the index.
        """
        words = words_begun(typed)
        begun = folded(typed).strip()
        by_code = [code for code in self._by_code if begun and folded(code).startswith(begun)]
        by_name = [
            code
            for keys in (self._own_keys, self._keys())
            for name, codes in keys.items()
            if words and all(any(part.startswith(word) for part in name.split()) for word in words)
            for code in codes.split()
        ]
        found = [self._by_code[code] for code in dict.fromkeys((*by_code, *by_name))]
        return sorted(
            found,
            key=lambda one: (one.code not in by_code, not folded(one.name).startswith(begun), one.until, one.name),
        )

    def get(self, code: str) -> Party | None:
        """The party with exactly this code, or None."""
        return self._by_code.get(code)

    def named(self, code: str) -> str:
        """The name to show for a code; the code itself where no party has it."""
        party = self._by_code.get(code)
        return party.name if party else code

    def called(self, words: str) -> frozenset[str]:
        """The codes of the parties one of whose names, in any language, holds words that begin as all of these do."""
        begun = normalised(words).split()
        keys = (self._keys(), self._further(), self._own_keys, dict(zip(self._by_code, self._by_code, strict=True)))
        names = [one for named in keys for one in named.items()]
        return frozenset(
            code
            for name, codes in names
            if all(any(word.startswith(one) for word in name.casefold().split()) for one in begun)
            for code in codes.split()
        )

    def successors(self, code: str) -> tuple[str, ...]:
        """The codes of the parties that name this one among their predecessors."""
        return tuple(party.code for party in self if code in party.predecessors)

    def acting_for(self, side: str) -> Acting:
        """Who besides itself can act for a side: its successors, and theirs; the members of a group."""
        successors: list[str] = []
        waiting = [side]
        while waiting:
            new = [code for code in self.successors(waiting.pop(0)) if code not in successors]
            successors += new
            waiting += new
        party = self._by_code.get(side)
        return Acting(side, tuple(successors), party.members if party else ())

    def standing_for(self, code: str, *, wider: bool = False) -> tuple[str, ...]:
        """The codes that a question about this party must look for: itself, and the unions that sign for it.

        `wider` adds the organisations and groups it is a member of, then its predecessors and theirs.
        """
        memberships = [party for party in self if code in party.members]
        found = [code, *(union.code for union in memberships if union.signs_for_members)]
        if wider:
            found += [union.code for union in memberships]
            found += self._all_predecessors(code)
        return tuple(dict.fromkeys(found))

    def _all_predecessors(self, code: str) -> list[str]:
        found: list[str] = []
        waiting = [code]
        while waiting:
            party = self._by_code.get(waiting.pop(0))
            new = [before for before in party.predecessors if before not in found] if party else []
            found += new
            waiting += new
        return found

    def _meanings(self, said: str) -> list[str]:
        """The codes this may mean: as a code, else by the first reading as a name that means anything."""
        key = normalised(said)
        for code in (said, said.upper(), key.upper()):
            if code in self._by_code:
                return [code]
        for name in (said, key, without_formal_words(key)):
            if codes := self._own_keys.get(name) or self._keys().get(name):
                return codes.split()
        return self._further().get(key, "").split()

    def _agreed_by_parts(self, said: str) -> list[str]:
        """Two names given at once, "Iran (Persia)" or "Myanmar / Burma": what all of them may mean, else nothing."""
        for parts in several_names(said):
            first, *others = [self._meanings(part.strip()) for part in parts if part.strip()] or [[]]
            if agreed := [code for code in first if others and all(code in codes for codes in others)]:
                return agreed
        return []

    def _nearest(self, said: str) -> list[Party]:
        """Up to three parties with a name much like this one, the likeliest first; those that it names one by one.

        Each word is put right before the whole is compared: a slip in a first letter would move it in the order.
        """
        from difflib import get_close_matches  # noqa: PLC0415 - only an error needs it

        listed = [self._meanings(one) for one in names_listed(said)]
        if len(listed) > 1 and all(len(codes) == 1 for codes in listed):
            return [self._by_code[code] for (code,) in listed][:3]

        names = [*self._own_keys, *self._keys()]
        words = dict.fromkeys(word for name in names for word in name.split())
        meant = [(get_close_matches(word, words, 1, 0.75) or [word])[0] for word in normalised(said).split()]
        key = " ".join(sorted(meant))
        near = get_close_matches(without_formal_words(key), names, 9, 0.75) or get_close_matches(key, names, 9, 0.75)
        codes = dict.fromkeys(code for name in near for code in self._meanings(name))
        return [self._by_code[code] for code in codes][:3]
