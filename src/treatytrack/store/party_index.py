"""The parties that come with the program, joined with the register's own."""

import json
from collections.abc import Iterable
from pathlib import Path

from treatytrack.domain.parties import Parties, Party

_INDEX = Path(__file__).parent.parent / "data" / "parties.json"


def known_parties(own: Iterable[Party] = ()) -> Parties:
    """Every party a name can resolve to: the built-in ones and those given, which come first where both fit.

    The index is made by tests/parties_index/generate.py, with its names already normalised, so that looking one up costs
    no more than reading the file.
    """
    index = json.loads(_INDEX.read_text(encoding="utf-8"))
    known = {
        code: Party(code, name, kind, tuple(names), tuple(members), signs, tuple(predecessors), until)
        for code, name, kind, names, members, signs, predecessors, until in index["parties"]
    }
    return Parties(known, index["keys"], own)
