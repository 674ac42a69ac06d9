"""One cell that names both parties: which of its items are the two sides, and which are territories."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from treatytrack.domain.lists import first_of
from treatytrack.importers.filling import Cells, taking_items
from treatytrack.importers.patterns import alike, field_of, test_of
from treatytrack.importers.preset import Filling, Sides
from treatytrack.importers.words import Words
from treatytrack.rows import Listed

_BETWEEN_PARTIES = (";", "|", "\n", " / ", " - ", " – ")


_KEPT = 5_000


class Parted(NamedTuple):
    """The two sides as written, the territories, what goes to the notes, and what is wrong."""

    party_a: str = ""
    party_b: str = ""
    territories: tuple[str, ...] = ()
    notes: str = ""
    wrong: str = ""


def parting(sides: Sides, words: Words | None) -> Callable[[Cells], Parted]:
    """How the cell of a row is parted. `words` translates its items."""
    take = _names_of(sides.filling)
    is_party = test_of(sides.party) if sides.party else None
    is_territory = test_of(sides.territories) if sides.territories else None
    own = frozenset(map(alike, sides.own))
    ours = sides.own[0] if sides.own else ""

    def part(cells: Cells) -> Parted:
        names = list(dict.fromkeys(take(cells)))
        if words:
            names = list(dict.fromkeys(name for one in names if (name := _translated(one, words, cells))))
        named = [name for name in names if alike(name) not in own]
        territories = tuple(name for name in named if is_territory and is_territory(name))
        parties = [name for name in named if name not in territories]
        neither = [name for name in parties if is_party and not is_party(name)]
        if len(parties) == len(territories) == 1 and not ours:  # who else could be the other side?
            parties, territories = [*parties, *territories], ()
        parted = _in_two([ours, *parties] if ours else parties, territories, sides.more_than_two)
        if neither:
            return parted._replace(wrong=_fits_neither(neither))
        if ours and len(named) == len(names) and len(parties) > 1:
            return parted._replace(wrong=f"names {first_of(parties)}, but not {ours}: own stands beside one other side")
        return parted

    if not _is_one_cell(sides.filling) or (words and words.ask_other_cells):
        return part
    name = sides.filling.sources[0].only_field
    known: dict[object, Parted] = {}

    def part_once(cells: Cells) -> Parted:
        text = cells.get(name, "")
        key = text.items if isinstance(text, Listed) else text
        if key not in known:
            if len(known) >= _KEPT:
                known.clear()
            known[key] = part(cells)
        return known[key]

    return part_once


def _is_one_cell(filling: Filling) -> bool:
    """Whether it depends on one cell alone, so that the same cell is always parted so."""
    return len(filling.sources) == 1 and bool(filling.sources[0].only_field)


def _names_of(filling: Filling) -> Callable[[Cells], Sequence[str]]:
    """The names of a row: as `split` says, else parted by what people put between two parties."""
    return taking_items(filling if filling.split or filling.find else replace(filling, split=_BETWEEN_PARTIES))


def _in_two(parties: Sequence[str], territories: tuple[str, ...], more_than_two: str) -> Parted:
    first, second, *others = *parties, *[""] * (2 - len(parties))
    parted = Parted(first, second, territories)
    if not others or more_than_two == "first-two":
        return parted
    if more_than_two == "notes":
        return parted._replace(notes=f"Further parties: {'; '.join(others)}")
    named = ", ".join(parties[:4]) + (" ..." if len(parties) > 4 else "")
    return parted._replace(wrong=f"names {len(parties)} parties ({named}): bilateral means two sides")


def _fits_neither(names: Sequence[str]) -> str:
    fit = "fits" if len(names) == 1 else "fit"
    return (
        f"{first_of(names)} {fit} neither party nor territories: change these patterns, "
        'or drop it with [values.parties] NAME = ""'
    )


def _translated(name: str, words: Words, cells: Cells) -> str:
    said = words.said_in_ours(name, field_of(cells), {})
    return name if said is None else said
