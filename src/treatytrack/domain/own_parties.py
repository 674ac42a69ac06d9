"""What a party must be that a register records of its own: well named, and in no circle with others."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from treatytrack.domain.names import normalised
from treatytrack.domain.parties import Party
from treatytrack.errors import WrongRequest

HAVE_MEMBERS = ("organisation", "territory", "group")
"""The kinds of the built-in parties that have members; a territory is one of several islands."""

_LONGEST_CODE = 20


def code_for(written: str) -> str:
    """A code as it is kept: like the built-in ones, capital letters and figures.

    Codes are joined by hyphens in refs and in `between:AZE-IRN`, by commas in a query, and `+` follows them there.
    Raises WrongRequest where it could not stand in one of these.
    """
    code = written.strip()
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", code):
        raise WrongRequest(
            f'"{written}" cannot be a code, because codes stand in refs and in between:AZE-IRN: '
            "write Latin letters and figures only, a letter first, such as TAT or OPEC2"
        )
    if not 2 <= len(code) <= _LONGEST_CODE:
        raise WrongRequest(f'"{written}" cannot be a code: write 2 to {_LONGEST_CODE} letters and figures')
    return code.upper()


def name_for(written: str) -> str:
    """A name as it is kept, without needless blanks. Raises WrongRequest where it has no letter to be found by."""
    if not normalised(written):
        raise WrongRequest(f'"{written}" is no name: write one with a letter in it')
    return " ".join(written.split())


def refuse_impossible(party: Party) -> None:
    """Raises WrongRequest where members are recorded of what has none, or it signs for nobody."""
    if party.members and party.kind not in HAVE_MEMBERS:
        article = "an" if party.kind == "institution" else "a"
        raise WrongRequest(
            f"{party} has members recorded ({', '.join(party.members)}), and {article} {party.kind} has none: "
            f"only {', '.join(HAVE_MEMBERS[:-1])} or {HAVE_MEMBERS[-1]} can be its --kind"
        )
    if party.signs_for_members and not party.members:
        raise WrongRequest(f"{party} cannot sign for its members, because it has none: name them with --member")


def refuse_circles(changed: Mapping[str, Party], known: Callable[[str], Party | None]) -> None:
    """Raises WrongRequest where a changed party would be its own successor or its own member, naming the chain.

    `changed` are the parties as they would be, by code; `known` gives all others.
    """

    def party_of(code: str) -> Party | None:
        return changed.get(code) or known(code)

    def predecessors(code: str) -> Sequence[str]:
        party = party_of(code)
        return party.predecessors if party else ()

    def members(code: str) -> Sequence[str]:
        party = party_of(code)
        return party.members if party else ()

    for code, party in changed.items():
        if chain := _circle(code, predecessors):
            raise WrongRequest(
                f"{party} would become its own successor: {_told(chain, 'comes after')}; nothing was changed"
            )
        if chain := _circle(code, members):
            raise WrongRequest(
                f"{party} would be its own member: {_told(chain, 'has the member')}; nothing was changed"
            )


def _circle(start: str, following: Callable[[str], Sequence[str]]) -> list[str]:
    """The shortest way that leads from a code back to it, with the code at both ends; empty where none does."""
    waiting = [[start]]
    seen: set[str] = set()
    while waiting:
        way = waiting.pop(0)
        for code in following(way[-1]):
            if code == start:
                return [*way, start]
            if code not in seen:
                seen.add(code)
                waiting.append([*way, code])
    return []


def _told(chain: Sequence[str], how: str) -> str:
    return ", ".join(f"{one} {how} {other}" for one, other in pairwise(chain))
