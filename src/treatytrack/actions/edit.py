"""Correcting a recorded agreement: columns written anew, emptied or changed item by item, checked like a new one."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from treatytrack.actions.add import named_in_vain, refuse_contradictions, said_otherwise
from treatytrack.actions.read import BLANKS, CellReader, Problem
from treatytrack.actions.register import Remembers, Writer
from treatytrack.columns import BY_NAME, LISTS, NAMES, Column, differences_between, texts_of
from treatytrack.domain.admissible import Remark, warnings
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.lists import changed as list_changed
from treatytrack.domain.lists import joined, separated
from treatytrack.domain.settle import contradictions
from treatytrack.domain.validity import Standing, standing_on
from treatytrack.errors import Conflict, WrongRequest


class Edited(NamedTuple):
    """What is recorded now, where it stands, and the columns that changed: name, before, after."""

    agreement: Agreement
    standing: Standing
    changes: tuple[tuple[str, str, str], ...]
    warnings: tuple[Remark, ...]


class ChangedMeanwhile(Conflict):
    """Somebody changed or removed what was being edited."""


def corrected(
    there: Agreement, written: Mapping[str, str], clear: Sequence[str], reader: CellReader
) -> tuple[Agreement | None, list[Problem]]:
    """The agreement with these cells in the place of what was there, or what is wrong with them, all of it.

    Raises WrongRequest: a column of `clear` is filled by its events.
    """
    kept = {name: BY_NAME[name].text(there) for name in NAMES if name not in clear}
    unwritten = [name for name in kept if name not in written]
    agreement, problems = reader.agreement(kept | dict(written) | {"ref": there.ref}, kept=unwritten)
    for name in clear:
        if agreement and BY_NAME[name].of(agreement):
            raise WrongRequest(
                f"{name} is what its events say: correct or remove those, as show {there.ref} numbers them"
            )
    return agreement, problems


class ListColumns(NamedTuple):
    """The list columns of a kind of record: what one item of each is called, and the columns by name."""

    items: Mapping[str, str]
    columns: Mapping[str, Column]


AGREEMENTS = ListColumns(LISTS, BY_NAME)


def lists_changed(
    lists: ListColumns,
    there: object,
    added: Mapping[str, Sequence[str]],
    removed: Mapping[str, Sequence[str]],
    reader: CellReader,
) -> tuple[dict[str, str], list[Problem]]:
    """The cells of the list columns with items added and removed, and what is wrong with the items, all of it.

    An item is read as its column reads it: `notified 5 July 2023 by Japan` is `notified 2023-07-05 by JPN`.
    """
    cells: dict[str, str] = {}
    problems: list[Problem] = []
    for name, one in lists.items.items():
        if name not in added and name not in removed:
            continue
        new, wrong = reader.items(name, added.get(name, ()), f"add_{one}")
        old, also_wrong = reader.items(name, removed.get(name, ()), f"remove_{one}")
        problems += [*wrong, *also_wrong]
        try:
            cells[name] = joined(list_changed(separated(lists.columns[name].text(there)), new, old))
        except WrongRequest as not_there:
            problems.append(Problem(f"remove_{one}", str(not_there)))
    return cells, problems


def differing(opened: Mapping[str, str], cells: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """What was changed in an opened record: the cells that were written anew, and the names of those emptied.

    A cell that is gone is an empty one.
    """
    other = {name: cells.get(name, "") for name, text in opened.items() if cells.get(name, "") != text}
    emptied = [name for name, text in other.items() if not text.strip(BLANKS)]
    return {name: text for name, text in other.items() if name not in emptied}, emptied


def refuse_changed_meanwhile(register: Writer, opened: Agreement) -> None:
    """Raises ChangedMeanwhile, saying who did it, where an agreement is no longer recorded as it was opened."""
    there = register.agreement(opened.ref)
    if there is None or texts_of(there) != texts_of(opened):
        raise changed_meanwhile(register, "agreement", opened.ref, there)


def changed_meanwhile(register: Remembers, subject: str, ref: str, there: object | None) -> ChangedMeanwhile:
    """The error that says who changed what had that ref, or removed it: nothing is there then."""
    last = register.past.last_change_of(subject, ref)
    done = "changed" if there else "removed"
    return ChangedMeanwhile(
        f"{ref} was {done} by {last.user} at {last.at} meanwhile ({last.command}): nothing was changed"
    )


def changed(register: Writer, there: Agreement, agreement: Agreement, day: date) -> Edited:
    """Record another state of an agreement. Raises ContradictsItself: it does so where it did not before."""
    agreement = register.in_context(agreement)
    standing = standing_on(agreement, day)
    refuse_contradictions(agreement, standing, contradictions(there, standing_on(there, day)))
    changes = differences_between(there, agreement)
    if changes:
        register.update(agreement)
    said_before = (*warnings(there), *said_otherwise(there, standing_on(there, day)), *named_in_vain(register, there))
    said = (*warnings(agreement), *said_otherwise(agreement, standing), *named_in_vain(register, agreement))
    return Edited(agreement, standing, changes, tuple(one for one in said if one not in said_before))
