"""What several parts of a preset have in common: names of our columns, and tests of cells."""

from collections.abc import Mapping

from treatytrack.columns import NAMES, column_named
from treatytrack.importers.keys import Keys
from treatytrack.importers.patterns import any_test, test_of
from treatytrack.importers.preset import Test


def recorded_column(written: str) -> str:
    """The recorded column that is meant. Raises WrongRequest, naming the nearest."""
    return column_named(written, NAMES, "a column that is recorded")


def our_column(keys: Keys, name: str) -> str:
    """The recorded column that is meant; empty, and said, where none is."""
    return keys.tried(name, recorded_column, name, "")


def tests(keys: Keys) -> Mapping[str, Test]:
    """A test of the cell for each name."""
    found: dict[str, Test] = {}
    for name in keys.every():
        found[name] = any_test(keys.each(name, test_of))
    return found
