"""The parties that come with the program, joined with the register's own."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from treatytrack.domain.parties import Parties, Party

_DATA = Path(__file__).parent.parent / "data"
_INDEX = _DATA / "parties.json"
_FURTHER = _DATA / "further_names.json"


def known_parties(own: Iterable[Party] = ()) -> Parties:
    """Every party a name can resolve to: the built-in ones and those given, which come first where both fit."""
    return Parties(_built_in(), _keys, own, _further)


@cache
def _index() -> Any:
    """What tests/parties_index/generate.py has made, with its names already normalised."""
    return json.loads(_INDEX.read_text(encoding="utf-8"))


@cache
def _built_in() -> dict[str, Party]:
    """The parties of the index by code."""
    return {row[0]: _party(kind, *row) for kind, rows in _index()["parties"].items() for row in rows}


@cache
def _keys() -> dict[str, str]:
    """The codes that each name of the index leads to.

    The names stand together for each code and are told apart here: that is quicker than to read a JSON object of
    thousands of members.
    """
    return _by_name(_index()["keys"])


@cache
def _further() -> dict[str, str]:
    """The same of further languages, in a file that is read only where the first knows no such name."""
    return _by_name(json.loads(_FURTHER.read_text(encoding="utf-8")))


def _by_name(names_of: Mapping[str, str]) -> dict[str, str]:
    return {key: codes for codes, names in names_of.items() for key in names.split("|")}


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
