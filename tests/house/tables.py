"""The tables of the README that the program itself can fill."""

from collections.abc import Iterable, Mapping

from treatytrack import event_columns
from treatytrack.cli import COMMANDS
from treatytrack.columns import COMPUTED, LISTS, RECORDED


def commands() -> str:
    """Every command and what it does."""
    return table(("Command", "What it does"), ((f"`{listed.name}`", listed.about) for listed in COMMANDS))


def recorded() -> str:
    """Every recorded column: what it means, and the option of `add` and `edit` that writes it."""
    return table(
        ("Column", "Option", "What it holds"),
        ((f"`{column.name}`", f"`{option_of(column.name)}`", column.about) for column in RECORDED),
    )


def of_events() -> str:
    """Every column of a relation event: what it means, and the option of `event add` and `event edit`."""
    return table(
        ("Column", "Option", "What it holds"),
        (
            (f"`{column.name}`", f"`{option_of(column.name, event_columns.OPTIONS)}`", column.about)
            for column in event_columns.RECORDED
        ),
    )


def computed() -> str:
    """Every computed column."""
    return table(("Column", "What it shows"), ((f"`{column.name}`", column.about) for column in COMPUTED))


def option_of(column: str, called: Mapping[str, str] = LISTS) -> str:
    """How a recorded column is written on the command line; `called` has the options that are called otherwise."""
    if column == "title":
        return "TITLE"
    return f"--{called.get(column, column).replace('_', '-')}"


def table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table in Markdown that can also be read as it is: its columns are aligned, except the last."""
    cells = [headings, *rows]
    widths = [max(len(row[at]) for row in cells) for at in range(len(headings) - 1)]
    lines = ["| " + " | ".join(_padded(row, widths)) + " |" for row in cells]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in [*widths, len(headings[-1])]) + "|")
    return "\n" + "\n".join(lines) + "\n"


def _padded(row: tuple[str, ...], widths: list[int]) -> list[str]:
    return [*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]
