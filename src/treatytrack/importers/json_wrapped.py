"""Where the records lie in an object that others have put around them: `{"meta": {...}, "results": [{...}, ...]}`."""

from collections.abc import Sequence
from typing import NamedTuple

from treatytrack.domain.lists import first_of
from treatytrack.errors import WrongRequest
from treatytrack.importers.headings import column_recognised
from treatytrack.importers.json_walk import Walk

_DEEPEST = 4  # so deep objects may lie within each other
_OF_ONE_RECORD = frozenset(("party_a", "party_b", "parties", "signed", "in_force", "until", "ended"))
"""What an agreement says of itself, and no wrapping does."""


class Wrapped(NamedTuple):
    """Where the records are: the keys that lead there, joined by full stops; and what is to be said of that."""

    records: str
    remark: str


class _Lists(NamedTuple):
    """The lists of an object by the keys that lead there, each with how many objects it holds; and all other keys.

    `of_lists` are those of the others that hold lists.
    """

    objects: dict[str, int]
    empty: list[str]
    others: list[str]
    of_lists: list[str]


def wrapped_in(text: str, name: str, named: str) -> Wrapped | None:
    """Where the records of an object are: in the list that is `named`, else in its only list of objects.

    None where it has none, is itself one record, or is not all of the text.
    Raises WrongRequest: several may be meant, none is called so, or it is not JSON.
    """
    walk = Walk(text, name)
    lists = _Lists({}, [], [], [])
    _look_into(walk, lists, "", 1)
    if named in lists.of_lists:
        raise _of_lists(name, named)
    if named:
        if named not in lists.objects and named not in lists.empty:
            raise WrongRequest(f'{name} has no list "{named}"{_instead(lists)}; nothing was changed')
        return Wrapped(named, "")
    if walk.sign or any(column_recognised(key) in _OF_ONE_RECORD for key in lists.others):
        return None
    found = tuple(lists.objects) or tuple(lists.empty)
    if lists.of_lists and not found:
        raise _of_lists(name, lists.of_lists[0])
    if len(found) > 1 and lists.objects:
        meant = " or ".join(f'"{key}" ({number})' for key, number in lists.objects.items())
        raise WrongRequest(
            f"{name}: the records may be in {meant}: say which in a preset, "
            f'as records = "{found[0]}" under [read]; nothing was changed'
        )
    if len(found) != 1:
        return None
    beside = [key for key in (*lists.empty, *lists.others) if key != found[0]]
    passed_over = f"; what stands beside it is passed over: {first_of(beside)}" if beside else ""
    return Wrapped(found[0], f'{name}: the records are those of the list "{found[0]}"{passed_over}')


def _of_lists(name: str, named: str) -> WrongRequest:
    """What is said of a list whose records are lists themselves."""
    return WrongRequest(
        f'{name}: the list "{named}" holds lists, and a record is an object in braces: '
        "get it as CSV, or as objects, from where it comes; nothing was changed"
    )


def _instead(lists: _Lists) -> str:
    """What could be named."""
    found = [f'"{key}"' for key in lists.objects]
    return f": it has {first_of(found)}" if found else ""


def _look_into(walk: Walk, lists: _Lists, within: str, depth: int) -> None:
    """Note what the object that begins here holds; nothing of it is kept."""
    for key in walk.members():
        name = f"{within}{key}"
        if any(name in noted for noted in lists[:3]):
            raise walk.wrong(f'"{name}" stands twice')
        if walk.sign == "[":
            _count(walk, lists, name)
        elif walk.sign == "{" and depth < _DEEPEST:
            before = _sizes(lists)
            _look_into(walk, lists, f"{name}.", depth + 1)
            if _sizes(lists)[:2] == before[:2]:  # nothing in it can be meant
                del lists.others[before[2] :]
                lists.others.append(name)
        else:
            walk.value()
            lists.others.append(name)


def _sizes(lists: _Lists) -> Sequence[int]:
    return tuple(map(len, lists))


def _count(walk: Walk, lists: _Lists, name: str) -> None:
    """Note a list: of objects, empty, or of what are no records."""
    objects = elements = parts = 0
    for _ in walk.elements():
        elements += 1
        held = walk.value()
        objects += isinstance(held, dict)
        parts += isinstance(held, list)
    if parts and parts == elements:
        lists.of_lists.append(name)
    if objects:
        lists.objects[name] = objects
    else:
        (lists.others if elements else lists.empty).append(name)
