"""Who can be a party, in a table: all of them, or those that some words and narrower wishes leave."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from treatytrack.answers import Heading, Table
from treatytrack.domain.names import folded
from treatytrack.domain.parties import KINDS, Parties, Party


class Listed(NamedTuple):
    """A party, whether it is this register's own (`yes`, `changed` or ''), and in how many agreements it is a side."""

    party: Party
    own: str
    agreements: int


def parties_called(
    known: Parties,
    own: Iterable[Party],
    built_in: Callable[[str], Party | None],
    sides: Mapping[str, int],
    words: Sequence[str],
) -> list[Listed]:
    """The parties that every one of the words fits, each by some name in any language; by kind and name.

    `own` are those that the register has itself, `built_in` gives those that it would have without them, `sides` counts
    its agreements by party.
    """
    standing = whose(own, built_in)
    fitting = [known.called(word) for word in words]
    found = (party for party in known if all(party.code in codes for codes in fitting))
    listed = [Listed(party, standing.get(party.code, ""), sides.get(party.code, 0)) for party in found]
    return sorted(listed, key=lambda one: (KINDS.index(one.party.kind), folded(one.party.name)))


def whose(own: Iterable[Party], built_in: Callable[[str], Party | None]) -> dict[str, str]:
    """By code: `yes` for a party that only this register knows, `changed` for one that is built in otherwise."""
    return {party.code: "changed" if built_in(party.code) else "yes" for party in own}


# fmt: off
_HEADINGS = (
    Heading("code",       "Code",       "ref"),
    Heading("name",       "Name",       "title"),
    Heading("kind",       "Kind",       "extra"),
    Heading("until",      "Until",      "date"),
    Heading("own",        "Own",        "word"),
    Heading("agreements", "Agreements", "number"),
)
# fmt: on


def parties_table(listed: Iterable[Listed]) -> Table:
    """One row a party."""
    rows = [
        (one.party.code, one.party.name, one.party.kind, one.party.until, one.own, one.agreements) for one in listed
    ]
    return Table(_HEADINGS, rows)
