"""The names of the built-in parties as the index has them: for completion, which compares beginnings and no more."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

INDEX = Path(__file__).parent.parent / "data" / "parties.json"


class Called(NamedTuple):
    """What a party is called: its code, the name to show, its other names."""

    code: str
    name: str
    names: tuple[str, ...] = ()


def party_names() -> Iterator[Called]:
    """Every built-in party by kind and name. Whole parties cost three times as much to read."""
    for rows in _index()["parties"].values():
        for code, name, *others in rows:
            yield Called(code, name, tuple(others[0]) if others else ())


def codes_named(key: str) -> list[str]:
    """The codes that a whole name may mean, as the index has it: a two-letter code, or words in alphabetical order."""
    keys: dict[str, str] = _index()["keys"]
    return next((codes.split() for codes, names in keys.items() if key in names.split("|")), [])


@cache
def _index() -> Any:
    return json.loads(INDEX.read_text(encoding="utf-8"))
