"""What lists of objects hold, one object at a time: which day belongs to which party."""

from collections.abc import Iterator, Mapping, Sequence

from treatytrack.domain.lists import first_of
from treatytrack.errors import WrongRequest
from treatytrack.importers.filling import Cells
from treatytrack.rows import Listed, Place


def each_apart(names: Sequence[str], besides: Sequence[str], cells: Cells) -> Iterator[Cells]:
    """The cells as each place in the lists among `names` has them, and those `besides` where they stand there too.

    What an object holds goes with all that a list within it holds. Raises WrongRequest: two lists hold several, and
    neither lies within the other, so that nobody can tell what belongs together.
    """
    lists = _lists(names, cells)
    if not lists:
        yield cells
        return
    deepest = max((_list_of(one.at[0]) for one in lists.values()), key=len)
    apart = {name: one for name, one in lists.items() if _list_of(one.at[0]) != deepest[: len(_list_of(one.at[0]))]}
    if several := [name for name, one in apart.items() if len(one.items) > 1]:
        of_these = next(name for name in lists if name not in apart)
        raise WrongRequest(f"{first_of([of_these, *several])} are lists apart: which items belong together is not told")
    alone = {name: one.items[0] for name, one in apart.items()}
    within = {name: one for name, one in {**lists, **_lists(besides, cells)}.items() if name not in apart}
    places = sorted({at for name in lists if name not in apart for at in lists[name].at})
    for place, after in zip(places, [*places[1:], ()], strict=True):
        if after[: len(place)] != place:  # else it is told with what lies within it
            yield {**cells, **alone, **{name: _held(one, place) for name, one in within.items()}}


def _lists(names: Sequence[str], cells: Cells) -> Mapping[str, Listed]:
    return {name: cell for name in names if isinstance(cell := cells.get(name, ""), Listed) and cell.at}


def _list_of(place: Place) -> Place:
    """In which list an item stands, wherever in it."""
    return place[::2]


def _held(cell: Listed, place: Place) -> str:
    """What a list holds at a place, or around it; all of it where it goes by other places."""
    if _list_of(cell.at[0]) != _list_of(place)[: len(_list_of(cell.at[0]))]:
        return cell
    return Listed(tuple(item for item, at in zip(cell.items, cell.at, strict=True) if at == place[: len(at)]))
