"""What is shown of a file whose headings say nothing: all of them at once, what stands below, and how to go on."""

import json
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice

from treatytrack.columns import COMPUTED_BY_NAME, NAMES, name_meant, nearest_name
from treatytrack.errors import WrongRequest
from treatytrack.importers.decoding import Sheet, shown
from treatytrack.rows import Objects, Row

_LOOKED_AT = 200
"""In so many rows an example is looked for."""

_WIDEST = 40
_A_SLIP = 0.8
"""So alike are two names of which one is the other with a letter more, less or moved."""


def unknown_of(names: Iterable[str], told: Container[str], meant: Container[str]) -> list[str]:
    """The headings of which nothing is known: neither told nor recognised, and not what is computed in an export."""
    free = [name for name in names if name not in told and name not in meant]
    return [name for name in free if name_meant(name) not in COMPUTED_BY_NAME]


def none_known(sheet: Sheet, file: str, names: Sequence[str]) -> WrongRequest:
    """What is said where no heading is one that is known, `names` being those that could be."""
    said = f"{file}:{sheet.heading}: none of its {len(names)} headings is known"
    advice = f'Say what they are with --map "{names[0]}=title" and the like (treatytrack add --help names our columns)'
    return WrongRequest(said, advice, *overview(sheet, names, {}), "Nothing was changed")


def overview(sheet: Sheet, unknown: Sequence[str], meant: Mapping[str, str]) -> Iterator[str]:
    """A preset to begin with: a line for each column, with what stands in it. Takes the rows of the sheet.

    `meant` are our columns for the headings that are known.
    """
    yield "A preset may begin so, with one of our columns for each ?, or in ignore what is not needed (help presets):"
    yield "[columns]"
    names = [*meant, *unknown]
    examples = _examples(sheet, names)
    written = [f"{meant.get(name, '?')} = {json.dumps(name, ensure_ascii=False)}" for name in names]
    widest = min(max(map(len, written)), _WIDEST)
    for name, line in zip(names, written, strict=True):
        hint = f" (did you mean {near}?)" if name in unknown and (near := _misspelt(name)) else ""
        yield f"{line:{widest}}  # {examples.get(name, 'empty, as far as looked')}{hint}"


def _misspelt(name: str) -> str:
    """The column of ours of which a heading can only be a slip of the pen; many foreign words are somewhat alike."""
    from difflib import SequenceMatcher  # noqa: PLC0415  (as in `nearest_name`)

    meant = name_meant(name)
    near = nearest_name(meant, NAMES)
    return near if SequenceMatcher(None, near, meant).ratio() >= _A_SLIP else ""


def _examples(sheet: Sheet, names: Sequence[str]) -> dict[str, str]:
    """What stands first in each of some columns, among the first rows; they may end in what cannot be read."""
    found: dict[str, str] = {}
    with suppress(WrongRequest):
        for row in islice(sheet.rows, _LOOKED_AT):
            if isinstance(row, Row):
                for name in names:
                    if name not in found and (text := " ".join(_held(row.cells, name, sheet).split())):
                        found[name] = shown(text)
            if len(found) == len(names):
                break
    return found


def _held(cells: Mapping[str, str], name: str, sheet: Sheet) -> str:
    """The text of a cell, or all that the objects of its list hold under a key."""
    if name not in sheet.within:
        return cells.get(name, "")
    column, key = sheet.within[name]
    cell = cells.get(column, "")
    return ", ".join(cell.members[key].items) if isinstance(cell, Objects) and key in cell.members else ""
