"""Agreements written as a register holds them, and what the program shows of them on a day."""

from datetime import date

from treatytrack.columns import BY_NAME, COMPUTED, agreement_from
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.validity import standing_on

Cells = dict[str, str]
"""The cells of one row: a recorded column and its text."""


Statements = dict[str, tuple[Cells, tuple[str, ...]]]
"""By a sentence: the recorded cells, and lines as `differences` reads them."""

# Plain agreements to change one thing of

YEARLY = {"signed": "2020-01-01", "in_force": "2020-01-01", "lasts": "1y", "renewal": "tacit", "notice": "3m"}
"""Renews from year to year; notice is safe until 30 September."""
TWO_PERIODS = {"signed": "2010-01-01", "in_force": "2010-01-01", "lasts": "5y", "renewal": "tacit",
               "renewal_length": "5y", "notice": "6m"}  # fmt: skip
OPEN = {"signed": "2010-01-01", "in_force": "2010-01-01", "lasts": "open"}
NOTE = {"type": "memorandum", "signed": "2020-01-15", "lasts": "1y", "renewal": "tacit", "renewal_length": "1y",
        "notice": "3m"}  # fmt: skip


def agreement_of(cells: Cells) -> Agreement:
    """The agreement that these cells record; two sides are named where none are."""
    named = {"ref": "A-1", "title": "Agreement", "party_a": "AZE", "party_b": "IRN", **cells}
    return agreement_from({name: BY_NAME[name].kind.read(text) for name, text in named.items() if text})


def recorded(**cells: str) -> Agreement:
    """The same, from keywords: `recorded(signed="2020-01-01", lasts="5y")`."""
    return agreement_of(cells)


def shown(agreement: Agreement, day: str) -> dict[str, str]:
    """Every computed cell for that as-of day, as text."""
    standing = standing_on(agreement, date.fromisoformat(day))
    return {column.name: str(column.of(standing)) for column in COMPUTED}


def differences(agreement: Agreement, line: str) -> list[str]:
    """Where the computed cells differ from a line such as `2026-11-21: status=in-force ends=-`; `-` is an empty cell.

    In `flags` a `_` stands for a blank.
    """
    day, _, words = line.partition(": ")
    cells = shown(agreement, day)
    found = []
    for word in words.split():
        name, _, expected = word.partition("=")
        wanted = "" if expected == "-" else expected.replace("_", " ") if name == "flags" else expected
        if cells[name] != wanted:
            found.append(f"{day}: {name} is {cells[name] or '-'}, not {expected}")
    return found


def check(cells: Cells, *lines: str) -> None:
    """That agreement shows these cells on these days."""
    found = [one for line in lines for one in differences(agreement_of(cells), line)]
    assert found == [], "; ".join(found)
