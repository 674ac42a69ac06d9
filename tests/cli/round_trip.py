"""A register out into a file and in again, in every format that can be read: what differs afterwards."""

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from treatytrack.columns import BY_NAME, LISTS, NAMES
from treatytrack.domain.lists import separated

from .world import DONE, Treatytrack

Whole = Mapping[str, Sequence[Mapping[str, Any]]]
"""Agreements, events and parties, as `export --format json` writes them and `import` takes them."""

BLANKS = " \t\r\n\u00a0"
NOT_IN_XML = frozenset("\ufffe\uffff")


class Way(NamedTuple):
    """A way out and in again: how the file is called, and the words for both."""

    file: str
    words: tuple[str, ...] = ()


WAYS = (
    Way("exact.csv"),
    Way("guarded.csv", ("--for-spreadsheet",)),
    Way("exact.tsv"),
    Way("guarded.tsv", ("--for-spreadsheet",)),
    Way("whole.json"),
    Way("lines.jsonl"),
    Way("book.xlsx"),
)


def differences(treatytrack: Treatytrack, whole: Whole, ways: Sequence[Way] = WAYS) -> Iterator[str]:
    """What differs between a register and what comes of its exports; `empty.db` is there to be copied."""
    shutil.copy(treatytrack.folder / "empty.db", treatytrack.folder / "first.db")
    if said := _taken(treatytrack, "given.json", "first.db", whole):
        yield said
        return
    kept = held(treatytrack, "first.db")
    yield from _altered(whole, kept)
    # Only JSON carries the parties along.
    shutil.copy(treatytrack.folder / "empty.db", treatytrack.folder / "parties.db")
    if said := _taken(treatytrack, "parties.json", "parties.db", {"parties": whole.get("parties", [])}):
        yield said
        return
    for way in ways:
        if way.file.endswith(".xlsx") and not NOT_IN_XML.isdisjoint(json.dumps(kept, ensure_ascii=False)):
            continue  # refused, as a test of that format shows
        yield from (f"{way.file}: {found}" for found in _there_and_back(treatytrack, way, kept))


def held(treatytrack: Treatytrack, db: str) -> dict[str, Any]:
    """All that is recorded in a register."""
    ended = treatytrack("export", "--columns", "recorded", "--format", "json", db=db)
    assert ended.code == DONE, ended.err
    found: dict[str, Any] = json.loads(ended.out)
    return found


def _there_and_back(treatytrack: Treatytrack, way: Way, kept: Whole) -> Iterator[str]:
    whole = way.file.endswith(".json")
    other = f"{way.file}.db"
    shutil.copy(treatytrack.folder / ("empty.db" if whole else "parties.db"), treatytrack.folder / other)
    (treatytrack.folder / way.file).unlink(missing_ok=True)
    # what a spreadsheet would run is warned of, and written all the same
    out = treatytrack("export", *way.words, "-o", way.file, db="first.db")
    back = treatytrack("import", way.file, *way.words, db=other)
    if (out.code, back.code) != (DONE, DONE):
        yield f"{out.err}{back.err}"
        return
    came = held(treatytrack, other)
    for part in kept if whole else ("agreements",):
        yield from (f"{part}: {one}" for one in _unlike(kept[part], came[part]))
    again = treatytrack("import", way.file, *way.words, db="first.db")
    number = sum(map(len, kept.values())) if whole else len(kept["agreements"])
    if f"Read {number}, added 0, updated 0, unchanged {number}," not in again.err:
        yield f"into the same register again: {again.err}"


def _unlike(before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    if len(before) != len(after):
        yield f"{len(before)} went, {len(after)} came"
    for went, came in zip(before, after, strict=False):
        for name in went:
            if went[name] != came[name]:
                yield f"{name} was {went[name]!r}, is {came[name]!r}"


def _taken(treatytrack: Treatytrack, file: str, db: str, whole: Whole) -> str:
    """What is wrong with how a register takes records in; nothing where it does."""
    treatytrack.csv(file, json.dumps(whole))
    ended = treatytrack("import", file, db=db)
    return "" if ended.code == DONE else f"{file} is not taken: {ended.err}"


def _altered(given: Whole, kept: Whole) -> Iterator[str]:
    """Texts and lists of texts that are not kept as they were given, but for blanks around them."""
    by_ref = {row["ref"]: row for row in kept["agreements"]}
    for row in given["agreements"]:
        for name in NAMES:
            value = row.get(name)
            if BY_NAME[name].kind.name == "text":
                expected: Any = (value or "").strip(BLANKS) or None
            elif name in LISTS and name not in {"events", "related"}:
                items = separated(value) if isinstance(value, str) else value or ()
                expected = [item for one in items if (item := one.strip(BLANKS))]
            else:
                continue
            if by_ref[row["ref"]][name] != expected:
                yield f"{name} was given as {value!r}, is kept as {by_ref[row['ref']][name]!r}"
