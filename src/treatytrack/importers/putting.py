"""How each of our columns is filled in a row: taken from theirs, its words translated, its dates and lengths read."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from treatytrack import cells
from treatytrack.columns import BY_NAME, LISTS
from treatytrack.domain.dates import DayOrder
from treatytrack.importers.cell_words import Told, is_understood
from treatytrack.importers.decoding import shown
from treatytrack.importers.filling import items_of, seeking_in_vain, taking, taking_items
from treatytrack.importers.half_read import HalfRead
from treatytrack.importers.preset import Filling
from treatytrack.importers.taken_over import TakenOver
from treatytrack.importers.words import Take, Words

Put = Callable[[HalfRead], None]
Default = TypeVar("Default", str, Sequence[str])


def putting(
    name: str,
    filling: Filling,
    words: Words | None,
    tell: Callable[[str], Told] | None,
    order: DayOrder | None,
    taken: TakenOver,
) -> Put:
    """How that column is filled; `tell` reads what has no word of its own, and `taken` what a word takes over.

    What `find` finds nothing in is told.
    """
    if name in LISTS:
        put = _items(name, filling, words, taken)
    elif words:
        put = _worded(name, filling, words, tell, is_understood(name, order), taken)
    else:
        put = _plain(name, filling, tell)
    seek = seeking_in_vain(filling)
    if not seek:
        return put

    def put_and_tell(row: HalfRead) -> None:
        put(row)
        if text := seek(row.cells):
            row.wonder(name, f'find fits nothing in "{shown(text)}", so it counts as empty (default = "" allows that)')

    return put_and_tell


def _plain(name: str, filling: Filling, tell: Callable[[str], Told] | None) -> Put:
    take, default = taking(filling), filling.default

    def put(row: HalfRead) -> None:
        text = take(row.cells) or _presumed(row, name, default)
        row.ours[name] = _unless_wrong(row, name, tell(text)) if text and tell else text

    return put


def _worded(
    name: str,
    filling: Filling,
    words: Words,
    tell: Callable[[str], Told] | None,
    is_understood: Callable[[str], bool],
    taken: TakenOver,
) -> Put:
    """One whose words have rules; the default stands also where none fits, and nothing else can be read there."""
    take, default = taking(filling), filling.default
    tell = tell or Told
    needs_rule = BY_NAME[name].kind is not cells.PARTY  # a name that nobody has is refused where it is recorded

    def put(row: HalfRead) -> None:
        text = take(row.cells)
        said = words.said_in_ours(text, row.cell, row.also, _taking_over(row, name, taken, words))
        if said is None:
            told = tell(text) if text else Told("")
            is_read = bool(told.text) and is_understood(told.text)
            if default and not is_read:
                told = tell(_presumed(row, name, default))
            elif text and needs_rule and not is_read and not told.wrong:
                words.without_rule[text] += 1
            row.ours[name] = _unless_wrong(row, name, told)
        else:
            row.ours[name] = said

    return put


def _taking_over(row: HalfRead, name: str, taken: TakenOver, words: Words) -> Take | None:
    if not words.take_over:
        return None
    return lambda column, template, text: taken.read(row, column or name, template, text)


def _items(name: str, filling: Filling, words: Words | None, taken: TakenOver) -> Put:
    """A list; the default stands where it is empty, and for each item that no word fits."""
    take = taking_items(filling)
    default = items_of(filling)(filling.default) if filling.default else ()

    def put(row: HalfRead) -> None:
        found = take(row.cells)
        if words:
            take_over = _taking_over(row, name, taken, words)
            found = [meant for item in found for meant in _item(row, item, words, default, take_over)]
        found = found or _presumed(row, name, default)
        row.ours[name] = tuple(dict.fromkeys(filter(None, found)))

    return put


def _item(row: HalfRead, item: str, words: Words, default: Sequence[str], take_over: Take | None) -> Sequence[str]:
    said = words.said_in_ours(item, row.cell, row.also, take_over)
    if said is not None:
        return (said,)
    if default:
        return default
    words.without_rule[item] += 1
    return (item,)


def _presumed(row: HalfRead, name: str, default: Default) -> Default:
    """The default, which another row of the same agreement may know better."""
    if default:
        row.presumed.add(name)
    return default


def _unless_wrong(row: HalfRead, name: str, told: Told) -> str:
    if told.wrong:
        row.refuse(name, told.wrong)
    if told.odd:
        row.wonder(name, told.odd)
    return told.text
