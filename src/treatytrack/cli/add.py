"""`treatytrack add`: record an agreement from options, or in a conversation."""

from collections.abc import Mapping
from typing import Annotated

import typer

from treatytrack.actions.add import add
from treatytrack.actions.find import Found
from treatytrack.actions.read import REQUIRED, CellReader
from treatytrack.actions.suggestions import end_offered
from treatytrack.cli.recording import MonthFirst, Order, cells_written, day_order, follows, parties_by, refuse, warn
from treatytrack.cli.session import Session
from treatytrack.cli.speaking import answer, say, somebody_is_there
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import DayOrder
from treatytrack.domain.instruments import years_ranged
from treatytrack.errors import WrongRequest


def command(
    ctx: typer.Context,
    title: Annotated[list[str] | None, typer.Argument(metavar="[TITLE]", help="Its title, in quotes.")] = None,
    between: Annotated[tuple[str, str] | None, typer.Option(metavar="A B", help="The two parties.")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing.")] = False,
    day_first: Order = None,
    month_first: MonthFirst = False,
) -> None:
    """Record an agreement, and print its new ref. What is not known is left out.

    Parties are codes or names (IRN, Iran, Persia). Dates are days, months or years: 2025-04-28, 28 April 2025,
    2025-04, 2025; 2027? is an uncertain one, 2025-04..2025-06 some day between two. Lengths are 5y, 6m, 90d, 1y6m.

    On a terminal, without a title or a party, it asks for all that the options leave open, shows what it understood,
    and saves it when told to. With title and parties it records at once, and asks one thing at most: whether years in
    the title are its end. With --yes, and off a terminal, it asks nothing.

    \b
    Examples:
      treatytrack add "Cultural Exchange Programme 2025-2028" --between AZE IRN \\
        --type programme --signed 2025-04-28 --place Baku --until 2028?
      treatytrack add "Trade Agreement" --between Iran Switzerland \\
        --in-force 2017-03-17 --lasts 5y \\
        --renewal tacit --renewal-length 1y --notice 6m
    """
    session = Session(ctx)
    written = cells_written(session, title, between)
    order = day_order(day_first, month_first)
    asks = somebody_is_there() and not yes
    if asks and _missing(written):
        _readable(session, written, between, order)
        from treatytrack.cli.conversing.conversation import converse  # noqa: PLC0415  (0.2 s; only a conversation needs it)

        converse(session, written, order)
        return
    _refuse_incomplete(written)
    if asks and years_ranged(written["title"]):
        suggested = _end_in_title(_readable(session, written, between, order), written)
        if suggested and _wants(suggested, written["title"]):
            written["until"] = suggested
    with session.writing("add", create=True) as register:
        reader = CellReader(session.today, session.parties, order)
        agreement, problems = reader.agreement(written)
        if agreement is None:
            raise refuse(problems, {"title": "TITLE", **parties_by(between)})
        added = add(register, agreement, session.today)
    answer([added.agreement.ref])
    warn(added.warnings)
    say(follows(Found(added.agreement, added.standing)))
    if not asks and (suggested := _end_in_title(added.agreement, written)):
        record = f"treatytrack edit {added.agreement.ref} --until '{suggested}'"
        say(f"Its title suggests an end, some day of {suggested[:4]}: to record that, {record}")


_WRITTEN_AS = {"title": "a title", "between": "--between A B", "party_a": "--party-a A", "party_b": "--party-b B"}


def _missing(written: Mapping[str, str]) -> list[str]:
    """What every agreement has and nothing on the command line names; an empty party is told by the reader."""
    named = {column for column, text in written.items() if text.strip() or column != "title"}
    missing = [column for column in REQUIRED if column not in named]
    if missing[-2:] == ["party_a", "party_b"]:
        missing[-2:] = ["between"]
    return [_WRITTEN_AS[column] for column in missing]


def _refuse_incomplete(written: Mapping[str, str]) -> None:
    """Where it does not ask, add names what is missing, before a register is made."""
    if missing := _missing(written):
        raise WrongRequest(
            f"An agreement needs {' and '.join(missing)}: "
            'treatytrack add "Cultural Exchange Programme 2025-2028" --between AZE IRN'
        )


def _readable(
    session: Session, written: Mapping[str, str], between: tuple[str, str] | None, order: DayOrder | None
) -> Agreement:
    """What the options say, before anything is asked. Raises WrongRequest, naming each that cannot be read."""
    with session.reading_if_there(to_be_made=True):
        agreement, problems = CellReader(session.today, session.parties, order).agreement(written, required=())
    if agreement is None:
        raise refuse(problems, {"title": "TITLE", **parties_by(between)})
    return agreement


def _end_in_title(agreement: Agreement, written: Mapping[str, str]) -> str:
    """The end to offer for a year range in the title; none where an option leaves the end open."""
    named = any(column in written for column in ("until", "lasts", "ended"))
    return "" if named else end_offered(agreement)


def _wants(suggested: str, title: str) -> bool:
    """Whether the end that the title suggests is to be recorded."""
    from treatytrack.cli.conversing.asked_line import INPUT_ENDED, is_wanted, plain_line  # noqa: PLC0415  (few are asked about)

    years, year = years_ranged(title), suggested[:4]
    question = f"The title says {years}: record some day of {year}, unconfirmed, as its last day?"
    explained = (
        f"With y its last day in force is recorded as {suggested}, to be confirmed; with n, or Enter, it stays open. "
        "The agreement is recorded either way."
    )
    try:
        return is_wanted(plain_line, question, explained)
    except EOFError:
        raise WrongRequest(f"{INPUT_ENDED}: nothing was changed") from None
