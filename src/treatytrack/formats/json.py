"""`--format json`: an array of records, one a line; lists are arrays, numbers are numbers, empty is null."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from treatytrack.answers import Table
from treatytrack.domain.lists import separated


def lines(table: Table) -> Iterator[str]:
    """An array of the rows, without line ends."""
    yield from _array("[", table, "]")


def lines_of_all(tables: Mapping[str, Table], head: Mapping[str, object] | None = None) -> Iterator[str]:
    """One object that holds several tables under their names, after what stands at its `head`."""
    opening = "{"
    for name, value in (head or {}).items():
        yield f"{opening}{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}"
        opening = ", "
    for name, table in tables.items():
        yield from _array(f"{opening}{json.dumps(name)}: [", table, "]")
        opening = ", "
    yield "}"


def lines_of_records(all_records: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """An array of records that are no rows of a table, without line ends."""
    yield from _bracketed("[", map(encoded, all_records), "]")


encoded: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False).encode
"""A value on one line."""


def records(table: Table) -> Iterator[str]:
    """Each row as an object, its keys in the order of the columns."""
    names = [heading.name for heading in table.headings]
    others = [
        (at, heading.name, _READ[heading.kind]) for at, heading in enumerate(table.headings) if heading.kind in _READ
    ]
    for row in table.rows:
        record: dict[str, Any] = {name: cell or None for name, cell in zip(names, row, strict=True)}
        for at, name, read in others:
            record[name] = read(row[at])
        yield encoded(record)


def _array(opening: str, table: Table, closing: str) -> Iterator[str]:
    """The rows between two brackets."""
    yield from _bracketed(opening, records(table), closing)


def _bracketed(opening: str, encoded_records: Iterable[str], closing: str) -> Iterator[str]:
    """Records between two brackets; each is known to be the last only when no other comes."""
    yield opening
    waiting = ""
    for record in encoded_records:
        if waiting:
            yield f"  {waiting},"
        waiting = record
    if waiting:
        yield f"  {waiting}"
    yield closing


# fmt: off
_READ: dict[str, Callable[[str | int], Any]] = {
    "list":   lambda cell: list(separated(str(cell))) if cell else [],
    "number": lambda cell: None if cell == "" else int(cell),
    "truth":  bool,
    "maybe":  lambda cell: None if cell == "" else bool(cell),
}
# fmt: on
"""What the cells of a kind are in JSON, where it is no text."""
