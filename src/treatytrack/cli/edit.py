"""`treatytrack edit`: correct an agreement by options."""

from typing import Annotated

import typer

from treatytrack.actions.edit import Edited, edit
from treatytrack.actions.find import Found, the_one
from treatytrack.actions.read import CellReader
from treatytrack.cli.recording import MonthFirst, Order, cells_written, day_order, follows, refuse
from treatytrack.cli.session import Session, answer, say
from treatytrack.columns import NAMES, column_named
from treatytrack.errors import WrongRequest

_ALWAYS = ("ref", "title", "party_a", "party_b")


def command(
    ctx: typer.Context,
    which: Annotated[str, typer.Argument(metavar="REF", help="The agreement, by its whole ref.")],
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="Its title.")] = None,
    clear: Annotated[list[str] | None, typer.Option(metavar="COLUMN", help="Empty this column (repeatable).")] = None,
    between: Annotated[tuple[str, str] | None, typer.Option(metavar="A B", help="The two parties.")] = None,
    day_first: Order = None,
    month_first: MonthFirst = False,
) -> None:
    """Correct an agreement by the same options as add; what is not named stays. The list options replace the list.

    \b
    Examples:
      treatytrack edit AZE-IRN-2025-2 --until 2026-12-31
      treatytrack edit AZE-IRN-2025-2 --in-force 2025-06-01 --renewal none
      treatytrack edit AZE-IRN-2025-2 --clear until --lasts open
    """
    session = Session(ctx)
    written = cells_written(session, [title] if title is not None else None, between)
    emptied = [column_named(name, NAMES, "a recorded column") for name in clear or ()]
    _refuse_senseless(written, emptied)
    with session.writing("edit") as register:
        reader = CellReader(session.today, session.parties, day_order(day_first, month_first))
        there = the_one(register, which, whole=True)
        edited = edit(register, there, written, emptied, reader, session.today)
        if not isinstance(edited, Edited):
            raise refuse(edited, between, title="--title")
    answer(f"{name}: {before or '(empty)'} -> {after or '(empty)'}" for name, before, after in edited.changes)
    if not edited.changes:
        say("Nothing differs: nothing was changed.")
        return
    for warning in edited.warnings:
        say(f"Warning: {warning}.")
    say(follows(Found(edited.agreement, edited.standing)))


def _refuse_senseless(written: dict[str, str], emptied: list[str]) -> None:
    if not written and not emptied:
        raise WrongRequest("Nothing to change is named: treatytrack edit --help shows the options")
    if "ref" in written:
        raise WrongRequest("A ref is never changed: others may have written it down")
    for name in emptied:
        if name in written:
            raise WrongRequest(f"--clear {name} and --{name.replace('_', '-')} contradict each other")
        if name in _ALWAYS:
            raise WrongRequest(f"--clear {name}: every agreement has one")
