"""A record of any kind as a text in the editor: what is wrong in it is told by key and line, what differs is saved."""

from collections.abc import Callable, Mapping, Sequence, Set
from typing import Generic, NamedTuple, TypeVar

from treatytrack.actions.add import ContradictsItself
from treatytrack.actions.edit import differing
from treatytrack.actions.read import Problem
from treatytrack.cli.editing.editor import WrongText, edited
from treatytrack.domain.lists import joined
from treatytrack.errors import WrongRequest
from treatytrack.formats.toml import Entry, text
from treatytrack.importers import toml
from treatytrack.rows import Broken

REF_STAYS = "is never changed: others may have written it down"

Checked = TypeVar("Checked")
Saved = TypeVar("Saved")

_HOW = (
    "",
    "Save and close to record what you change; what you empty or take out is emptied.",
    "To change nothing, leave the text as it is, or empty the file.",
    'Texts stand in double quotes, dates too: "2025-04-28", "28 April 2025", "2025-04", "2026?".',
)
_HOW_LISTS = 'A list stands in square brackets: ["trade", "transport"].'


class Form(NamedTuple, Generic[Checked]):
    """A record to be edited: its ref, its entries, what is told above them, and what its texts mean.

    `meant` gives the key that a word means, or raises WrongRequest; `fixed` says of keys why they are never changed.
    `check` makes the record of what was written anew and of the keys that were emptied, or tells what is wrong.
    """

    ref: str
    entries: Sequence[Entry]
    above: Sequence[str]
    meant: Callable[[str], str]
    fixed: Mapping[str, str]
    check: Callable[[dict[str, str], list[str]], tuple[Checked | None, Sequence[Problem]]]

    @property
    def cells(self) -> dict[str, str]:
        """What it says when it is opened."""
        return {key: value if isinstance(value, str) else joined(value) for key, value, _ in self.entries}

    @property
    def lists(self) -> Set[str]:
        """The keys that hold lists."""
        return {entry.key for entry in self.entries if not isinstance(entry.value, str)}


def edited_in(form: Form[Checked], save: Callable[[Checked], Saved]) -> Saved | None:
    """What `save` makes of the record as the person leaves it; None where it is left alone. Raises as `edited`."""
    above = (*form.above, *_HOW, *([_HOW_LISTS] if form.lists else ()))
    written = text(form.entries, above)

    def take(left: bytes) -> Saved:
        record = toml.read(left, form.meant, form.lists)
        try:
            return save(_read(form, record))
        except ContradictsItself as wrong:
            said = wrong.mended_by("correct it, or what it contradicts")
            raise WrongText([_told(Problem(wrong.contradiction.column, said), record)]) from None

    return edited(form.ref, written, take)


def _read(form: Form[Checked], record: toml.Record) -> Checked:
    """The record that the text says. Raises WrongText: everything that is wrong with it."""
    # Where a key is misspelt or its value is none, the right one is not there: that is not told a second time.
    cells = form.cells | record.cells if record.broken else record.cells
    written, emptied = differing(form.cells, {key: form.cells[key] for key in form.fixed} | cells)
    problems = [Problem(key, why) for key, why in form.fixed.items() if key in written or key in emptied]
    checked = None
    if not problems:
        try:
            checked, found = form.check(written, emptied)
            problems += found
        except WrongRequest as wrong:
            problems.append(Problem("", str(wrong)))
    broken = [*record.broken, *(_told(one, record) for one in problems)]
    if broken or checked is None:
        raise WrongText(sorted(broken, key=lambda one: one.line))
    return checked


def _told(one: Problem, record: toml.Record) -> Broken:
    return Broken(record.line(one.column), f"{one.column}: {one.what}" if one.column else one.what)
