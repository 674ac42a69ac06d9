"""Every column is a field: what a cell of `list` shows, asked for as it stands there, finds its agreement."""

import csv
import io

import pytest

from treatytrack.columns import BY_NAME, EVERY, LISTS
from treatytrack.domain.lists import separated

from .world import WRONG, Treatytrack

pytestmark = pytest.mark.usefixtures("many")


def cells(treatytrack: Treatytrack) -> list[dict[str, str]]:
    """Every cell of every agreement, by column."""
    shown = treatytrack("list", "--columns", "all", "--format", "csv").out
    return list(csv.DictReader(io.StringIO(shown)))


def in_quotes(value: str) -> str:
    """A value that may hold commas and quotes, as QUERY takes it."""
    return '"' + value.replace('"', '""') + '"'


@pytest.mark.parametrize("column", EVERY)
def test_what_a_cell_holds_finds_its_agreement(treatytrack: Treatytrack, column: str) -> None:
    held: dict[str, set[str]] = {}
    for row in cells(treatytrack):
        several = column == "flags" or column in LISTS
        for value in separated(row[column]) if several else [row[column]]:
            held[value] = {*held.get(value, ()), row["ref"]}
    asked = {value: refs for value, refs in held.items() if value}
    for value, refs in asked.items():
        for field in {column, column.replace("_", "-"), LISTS.get(column, column), column.upper()}:
            assert refs <= set(treatytrack.refs(f"{field}:{in_quotes(value)}")), value
        assert not refs & set(treatytrack.refs(f"not:{column}:{in_quotes(value)}")), value
    if len(asked) > 1 and column != "ref":
        either = set(treatytrack.refs(f"{column}:{','.join(map(in_quotes, asked))}"))
        assert either >= set().union(*asked.values())


def test_this_register_holds_something_in_every_column(treatytrack: Treatytrack) -> None:
    filled = {name for row in cells(treatytrack) for name, cell in row.items() if cell}
    assert set(EVERY) - filled == {"signatory_b"}  # like signatory_a


WORDED = [name for name, column in BY_NAME.items() if column.kind.name in {"type", "word", "length", "number", "date"}]


@pytest.mark.parametrize("column", [*WORDED, "status", "certain", "flags", "ends", "days_left", "next_deadline_kind"])
def test_a_value_that_cannot_be_one_is_refused(treatytrack: Treatytrack, column: str) -> None:
    ended = treatytrack("list", f"{column}:xyzzy")
    assert (ended.out, ended.code, ended.err.count("\n")) == ("", WRONG, 1)
    assert "xyzzy" in ended.err
