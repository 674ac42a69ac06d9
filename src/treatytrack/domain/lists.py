"""Several items in one cell (CONTRACT, Columns): joined by `; `, quoted only where they would be misread."""

from collections.abc import Callable, Sequence
from operator import eq

from treatytrack.errors import WrongRequest


def joined(items: tuple[str, ...]) -> str:
    """One cell from items; an item that holds `; ` or begins with a double quote is put in double quotes."""
    cell = "; ".join(items)
    if '"' not in cell and cell.count("; ") < len(items):
        return cell  # most cells
    return "; ".join([_quoted(item) if "; " in item or item.startswith('"') else item for item in items])


def separated(cell: str) -> tuple[str, ...]:
    """The items of a cell, exactly as they were joined; empty items are dropped."""
    if '"' not in cell:
        return tuple(filter(None, cell.split("; ")))
    items: list[str] = []
    rest = cell
    while rest:
        if rest.startswith('"') and (end := _closing_quote(rest)) is not None:
            items.append(rest[1:end].replace('""', '"'))
            rest = rest[end + 1 :].removeprefix("; ")
        else:
            item, _, rest = rest.partition("; ")
            items.append(item)
    return tuple(item for item in items if item)


def changed(
    items: Sequence[str], added: Sequence[str], removed: Sequence[str], alike: Callable[[str, str], bool] = eq
) -> tuple[str, ...]:
    """The items without those removed, and with those added after them that are not there yet.

    `alike` tells whether an item is one that is to be removed. Raises WrongRequest: one is both added and removed, or
    one to remove is not there; what is there is named.
    """
    for item in removed:
        if item in added:
            raise WrongRequest(f'"{item}" is both added and removed')
        if not any(alike(one, item) for one in items):
            are = "there is" if len(items) == 1 else "there are"
            there = f"{are} {first_of(_nearest_first(item, items))}" if items else "nothing is"
            raise WrongRequest(f'"{item}" is not there to be removed: {there}')
    left = tuple(one for one in items if not any(alike(one, item) for item in removed))
    return (*left, *(item for item in dict.fromkeys(added) if item not in left))


def first_of(names: Sequence[str]) -> str:
    """The first few of some names, and how many more there are."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"


_NAMED = 5


def _nearest_first(item: str, items: Sequence[str]) -> list[str]:
    """The items in quotes, those most like that one before the others."""
    from difflib import SequenceMatcher  # noqa: PLC0415  (costs 3 ms; only a wrong item needs it)

    unlike = sorted(items, key=lambda one: -SequenceMatcher(None, item.casefold(), one.casefold()).ratio())
    return [f'"{one}"' for one in unlike]


def _quoted(item: str) -> str:
    return '"' + item.replace('"', '""') + '"'


def _closing_quote(text: str) -> int | None:
    """Where the quote that opens the text closes, if the item ends there."""
    at = 1
    while (at := text.find('"', at)) != -1:
        if text.startswith('""', at):
            at += 2
            continue
        return at if at + 1 == len(text) or text.startswith("; ", at + 1) else None
    return None
