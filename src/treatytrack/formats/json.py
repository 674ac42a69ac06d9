"""`--format json`: an array of records, one a line; lists are arrays, numbers are numbers, empty is null."""

import json
from collections.abc import Iterator, Mapping

from treatytrack.columns import Heading, Table
from treatytrack.domain.lists import separated


def lines(table: Table) -> Iterator[str]:
    """An array of the rows, without line ends."""
    yield from _array("[", table, "]")


def lines_of_all(tables: Mapping[str, Table]) -> Iterator[str]:
    """One object that holds several tables under their names."""
    opening = "{"
    for name, table in tables.items():
        yield from _array(f"{opening}{json.dumps(name)}: [", table, "]")
        opening = ", "
    yield "}"


def records(table: Table) -> Iterator[str]:
    """Each row as an object, its keys in the order of the columns."""
    headings = table.headings
    for row in table.rows:
        record = {heading.name: _value(heading, cell) for heading, cell in zip(headings, row, strict=True)}
        yield json.dumps(record, ensure_ascii=False)


def _array(opening: str, table: Table, closing: str) -> Iterator[str]:
    """The rows between two brackets; each is known to be the last only when no other comes."""
    yield opening
    waiting = ""
    for record in records(table):
        if waiting:
            yield f"  {waiting},"
        waiting = record
    if waiting:
        yield f"  {waiting}"
    yield closing


def _value(heading: Heading, cell: str | int) -> str | int | bool | list[str] | None:
    match heading.kind:
        case "list":
            return list(separated(str(cell)))
        case "number":
            return int(cell) if cell != "" else None
        case "truth":
            return bool(cell)
    return cell or None
