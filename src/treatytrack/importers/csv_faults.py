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


def said_of(error: csv.Error, sign: str) -> str:
    """What is said of what the reader of CSV refuses in a file whose cells are parted by that sign."""
    text = str(error)
    if "unexpected end of data" in text:
        what = "a double quote is opened and not closed before the end of the file"
    elif "expected after" in text:
        what = "after a closing double quote comes neither a delimiter nor the end of the line"
    else:
        return f"{TOO_LARGE}: is a double quote opened and not closed?" if "field larger" in text else text
    return what + _OF_DATABASES if sign == "\t" else what


_OF_DATABASES = ": where double quotes enclose nothing, as databases write tabs, a preset says quotes = false"


def called(sign: str) -> str:
    """What stands between the cells, in words."""
    return {",": "commas", ";": "semicolons", "\t": "tabs"}.get(sign, f"{sign} signs")
