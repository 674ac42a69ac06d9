"""What no register may come to hold by undo and redo, told from its records alone, not by the program."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from treatytrack.columns import NAMES
from treatytrack.store.layout import SIDES

Key = tuple[str, str]
"""What a record is, and its ref, code or name."""

Records = Mapping[Key, tuple[Any, ...]]
"""The rows of each, without the keys that only the program knows."""

_OF_AGREEMENT = [name for name in NAMES if name not in {*SIDES, "ref"}]
_TITLE, _SIGNED, _IN_FORCE = (_OF_AGREEMENT.index(name) for name in ("title", "signed", "in_force"))
_AFTER = 10
"""The place of `after` in a row of a relation event: it stands behind the days that follow from the dates."""


def unsound(records: Records, own: frozenset[str]) -> Iterator[str]:
    """A party that nobody knows (of `own`, which the register must hold), a circle, a saved query that is gone."""
    there = {code for what, code in records if what == "party"}
    for (what, ref), rows in records.items():
        yield from (f"{ref} names {code}, which is gone" for code in _parties(what, rows) if code in own - there)
    follows = {ref: [rows[0][_AFTER]] for (what, ref), rows in records.items() if what == "event"}
    members, predecessors = (
        {code: str(rows[column]).split("; ") for (what, code), rows in records.items() if what == "party"}
        for column in (3, 5)
    )
    for ways in (follows, members, predecessors):
        yield from (f"{one} leads back to itself" for one in ways if _leads_back(one, ways))
    saved = {name: rows[0] for (what, name), rows in records.items() if what == "setting" and name.startswith("@")}
    for name, query in saved.items():
        yield from (f"{name} uses {used}, which is gone" for used in re.findall(r"@[a-z]+", query) if used not in saved)


def named_and_gone(before: Records, after: Records) -> Iterator[str]:
    """What would be named and gone, if the records became those from these."""
    gone = {ref for what, ref in before.keys() - after.keys() if what in {"agreement", "event"}}
    for (what, ref), rows in after.items():
        yield from (f"{ref} names {one}, which would be gone" for one in _named(what, rows) if one in gone)


def twins(before: Records, after: Records) -> Iterator[str]:
    """What would be there twice, if the records became those from these."""
    for what, ref in after.keys() - before.keys():
        if what == "agreement":
            like = [key for key, rows in after.items() if key[0] == what and _alike(rows) == _alike(after[what, ref])]
            yield from (f"{ref} is there as {key[1]} too" for key in like if key[1] != ref)


def _parties(what: str, rows: tuple[Any, ...]) -> Iterable[str]:
    if what == "agreement":
        return [*(row[1] for row in rows[1]), *(row[5] for row in rows[3])]
    if what == "event":
        return [row[2] for row in rows[1]]
    return [code for cell in (rows[3], rows[5]) for code in str(cell).split("; ")] if what == "party" else ()


def _named(what: str, rows: tuple[Any, ...]) -> Iterable[str]:
    if what == "agreement":
        return {row[1] for row in rows[4]}
    return {rows[0][_AFTER]} if what == "event" else ()


def _alike(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    own = rows[0]
    return sorted(row[1] for row in rows[1]), own[_TITLE], own[_SIGNED], own[_IN_FORCE]


def _leads_back(start: str, ways: Mapping[str, Iterable[str]]) -> bool:
    seen: set[str] = set()
    waiting = [*ways[start]]
    while waiting:
        one = waiting.pop()
        if one == start:
            return True
        if one not in seen:
            seen.add(one)
            waiting.extend(ways.get(one, ()))
    return False
