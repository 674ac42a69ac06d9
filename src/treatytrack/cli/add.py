"""`treatytrack add`: record an agreement from options."""

from typing import Annotated

import typer

from treatytrack.actions.add import add
from treatytrack.actions.find import Found
from treatytrack.actions.read import CellReader
from treatytrack.cli.recording import MonthFirst, Order, cells_written, day_order, follows, refuse, warn
from treatytrack.cli.session import Session, answer, say
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.instruments import end_suggested
from treatytrack.errors import WrongRequest


def command(
    ctx: typer.Context,
    title: Annotated[list[str] | None, typer.Argument(metavar="[TITLE]", help="Its title, in quotes.")] = None,
    between: Annotated[tuple[str, str] | None, typer.Option(metavar="A B", help="The two parties.")] = None,
    day_first: Order = None,
    month_first: MonthFirst = False,
) -> None:
    """Record an agreement, and print its new ref. What is not known is left out.

    Parties are codes or names (IRN, Iran, Persia). Dates are days, months or years: 2025-04-28, 28 April 2025,
    2025-04, 2025; 2027? is an uncertain one, 2025-04..2025-06 some day between two. Lengths are 5y, 6m, 90d, 1y6m.

    \b
    Examples:
      treatytrack add "Cultural Exchange Programme 2025-2028" --between AZE IRN \\
        --type programme --signed 2025-04-28 --place Baku --until 2028?
      treatytrack add "Trade Agreement" --between Iran Switzerland --in-force 2017-03-17 \\
        --lasts 5y --renewal tacit --renewal-length 1y --notice 6m
    """
    session = Session(ctx)
    written = cells_written(session, title, between)
    _refuse_incomplete(written)
    with session.writing("add", create=True) as register:
        reader = CellReader(session.today, session.parties, day_order(day_first, month_first))
        agreement, problems = reader.agreement(written)
        if agreement is None:
            raise refuse(problems, between, title="TITLE")
        added = add(register, agreement, session.today)
    answer([added.agreement.ref])
    warn(added.warnings)
    say(follows(Found(added.agreement, added.standing)))
    if hint := _end_in_title(added.agreement):
        say(hint)


def _end_in_title(agreement: Agreement) -> str:
    """What a year range in the title suggests where no end is recorded; offered, never taken."""
    suggested = end_suggested(agreement.title)
    if not suggested or agreement.terms.until or agreement.terms.lasts or agreement.ended:
        return ""
    record = f"treatytrack edit {agreement.ref} --until '{suggested}'"
    return f"Its title suggests an end, some day of {suggested[:4]}: to record that, {record}"


def _refuse_incomplete(written: dict[str, str]) -> None:
    """Off a terminal add never asks: it names what is missing, before a register is made."""
    missing = [name for name, cell in (("a title", "title"), ("--between A B", "party_a")) if not written.get(cell)]
    if missing:
        raise WrongRequest(
            f"An agreement needs {' and '.join(missing)}: "
            'treatytrack add "Cultural Exchange Programme 2025-2028" --between AZE IRN'
        )
