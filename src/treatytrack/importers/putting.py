"""How each of our columns is filled in a row: taken from theirs, its words translated, its dates and lengths read."""

from collections.abc import Callable

from treatytrack.columns import LISTS
from treatytrack.importers.cell_words import Told
from treatytrack.importers.filling import items_of, taking
from treatytrack.importers.half_read import HalfRead
from treatytrack.importers.preset import Filling
from treatytrack.importers.words import Words

Put = Callable[[HalfRead], None]


def putting(name: str, filling: Filling, words: Words | None, tell: Callable[[str], Told] | None) -> Put:
    """How that column is filled; `tell` reads what has no word of its own."""
    if name in LISTS:
        return _items(name, filling, words)
    if words:
        return _worded(name, filling, words, tell)
    take, default = taking(filling), filling.default

    def put(row: HalfRead) -> None:
        text = take(row.cells) or default
        row.ours[name] = _told(row, name, text, tell) if text and tell else text

    return put


def _worded(name: str, filling: Filling, words: Words, tell: Callable[[str], Told] | None) -> Put:
    """One whose words have rules; the default stands also where none fits."""
    take, default = taking(filling), filling.default

    def put(row: HalfRead) -> None:
        text = take(row.cells)
        said = words.said_in_ours(text, row.cell, row.also)
        if said is None:
            if text and not default:
                words.without_rule[text] += 1
            text = default or text
            said = _told(row, name, text, tell) if text and tell else text
        row.ours[name] = said

    return put


def _items(name: str, filling: Filling, words: Words | None) -> Put:
    take, items, default = taking(filling), items_of(filling), filling.default

    def put(row: HalfRead) -> None:
        text = take(row.cells) or default
        found = items(text) if text else ()
        if words:
            found = [_item(row, item, words) for item in found]
        row.ours[name] = tuple(dict.fromkeys([item for item in found if item]))

    return put


def _item(row: HalfRead, item: str, words: Words) -> str:
    said = words.said_in_ours(item, row.cell, row.also)
    if said is None:
        words.without_rule[item] += 1
        return item
    return said


def _told(row: HalfRead, name: str, text: str, tell: Callable[[str], Told]) -> str:
    told = tell(text)
    if told.wrong:
        row.refuse(name, told.wrong)
    return told.text
