"""Correcting a recorded agreement: columns written anew or emptied, checked like a new one."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from treatytrack.actions.add import refuse_contradictions, said_otherwise
from treatytrack.actions.read import CellReader, Problem
from treatytrack.actions.register import Writer
from treatytrack.columns import BY_NAME, NAMES, differences_between
from treatytrack.domain.admissible import Remark, warnings
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.settle import contradictions
from treatytrack.domain.validity import Standing, standing_on
from treatytrack.errors import WrongRequest


class Edited(NamedTuple):
    """What is recorded now, where it stands, and the columns that changed: name, before, after."""

    agreement: Agreement
    standing: Standing
    changes: tuple[tuple[str, str, str], ...]
    warnings: tuple[Remark, ...]


def edit(
    register: Writer, there: Agreement, written: Mapping[str, str], clear: Sequence[str], reader: CellReader, day: date
) -> Edited | list[Problem]:
    """Record these cells in the place of what was there, and empty the columns of `clear`.

    Gives what is wrong with the cells, all of it. Raises WrongRequest: the result contradicts itself anew.
    """
    kept = {name: BY_NAME[name].text(there) for name in NAMES if name not in clear}
    unwritten = [name for name in kept if name not in written]
    agreement, problems = reader.agreement(kept | dict(written) | {"ref": there.ref}, kept=unwritten)
    if agreement is None:
        return problems
    for name in clear:
        if BY_NAME[name].of(agreement):
            raise WrongRequest(
                f"{name} is what its events say: correct or remove those, as show {there.ref} numbers them"
            )
    return changed(register, there, agreement, day)


def changed(register: Writer, there: Agreement, agreement: Agreement, day: date) -> Edited:
    """Record another state of an agreement, unless it contradicts itself where it did not before (WrongRequest)."""
    agreement = register.in_context(agreement)
    standing = standing_on(agreement, day)
    refuse_contradictions(agreement, standing, contradictions(there, standing_on(there, day)))
    changes = differences_between(there, agreement)
    if changes:
        register.update(agreement)
    said_before = (*warnings(there), *said_otherwise(there, standing_on(there, day)))
    said = (*warnings(agreement), *said_otherwise(agreement, standing))
    return Edited(agreement, standing, changes, tuple(one for one in said if one not in said_before))
