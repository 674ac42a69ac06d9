"""The parties that come with the program, joined with the register's own."""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from treatytrack.domain.parties import Parties, Party

_INDEX = Path(__file__).parent.parent / "data" / "parties.json"


def known_parties(own: Iterable[Party] = ()) -> Parties:
    """Every party a name can resolve to: the built-in ones and those given, which come first where both fit."""
    return Parties(*_built_in(), own)


@cache
def _built_in() -> tuple[dict[str, Party], dict[str, str]]:
    """The parties of the index by code, and the codes that each of its names leads to.

    The index is made by tests/parties_index/generate.py, with its names already normalised.  They stand together for
    each code and are told apart here: that is quicker than to read a JSON object of thousands of members.
    """
    index = json.loads(_INDEX.read_text(encoding="utf-8"))
    known = {row[0]: _party(kind, *row) for kind, rows in index["parties"].items() for row in rows}
    keys = {key: codes for codes, names in index["keys"].items() for key in names.split("|")}
    return known, keys


def _party(
    kind: str,
    code: str,
    name: str,
    names: Sequence[str] = (),
    members: Sequence[str] = (),
    predecessors: Sequence[str] = (),
    until: str = "",
    signs_for_members: bool = False,
) -> Party:
    """A row of the index, which leaves out the empty columns at its end."""
    return Party(code, name, kind, tuple(names), tuple(members), signs_for_members, tuple(predecessors), until)
