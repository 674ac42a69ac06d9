"""What is said of records of CSV that cannot be told apart into the columns of their heading."""

import csv
from collections.abc import Sequence

from treatytrack.importers.decoding import TOO_LARGE, shown


def ragged(cells: Sequence[str], names: Sequence[str]) -> str:
    """What is said of a record that has more or fewer cells than the heading."""
    counted = f"has {len(cells)} cell{'s' if len(cells) > 1 else ''}, but the heading names {len(names)}"
    if len(cells) < len(names):
        missing = names[len(cells) :]
        return f"{counted}: {missing[0]}{' and what follows' if len(missing) > 1 else ''} is missing"
    return f'{counted}: the first too many is "{shown(cells[len(names)])}" (a sign within a cell wants double quotes)'


def said_of(error: csv.Error) -> str:
    """What is said of what the reader of CSV refuses."""
    text = str(error)
    if "unexpected end of data" in text:
        return "a double quote is opened and not closed before the end of the file"
    if "expected after" in text:
        return "after a closing double quote comes neither a delimiter nor the end of the line"
    if "field larger" in text:
        return f"{TOO_LARGE}: is a double quote opened and not closed?"
    return text
