"""`treatytrack list`: the agreements in a table, what comes due flagged."""

from collections.abc import Sequence
from typing import Annotated

import typer

from treatytrack.actions.find import EXPIRING, Found, found, nearest_first, sorted_by, window_end
from treatytrack.actions.listing import FOR_SCRIPTS, columns_named, for_people, table_of
from treatytrack.cli.asking import (
    Format,
    Limit,
    Query,
    asked,
    chosen_format,
    limited,
)
from treatytrack.cli.session import Session, say
from treatytrack.cli.showing import show_table
from treatytrack.domain.words import ASSUMED, DUE, UNCERTAIN, signs


def command(
    ctx: typer.Context,
    query: Query = None,
    within: Annotated[
        str, typer.Option(metavar="LENGTH", help="Flag with ! what comes due within that time.")
    ] = EXPIRING,
    sort: Annotated[str | None, typer.Option(metavar="FIELD", help="Sort by a column; -FIELD reverses.")] = None,
    limit: Limit = None,
    columns: Annotated[
        str | None, typer.Option(metavar="A,B,C", help="Show these columns; also: recorded, computed, all.")
    ] = None,
    format_: Format = None,
) -> None:
    """List agreements with their status on the day, nearest deadline first, and flag what comes due.

    Each word of QUERY narrows: party:IRN  between:AZE-IRN  type:memorandum  status:live  subject:transport
    signed:2020..2025  ends:90d  certain:no  confirm:end  not:party:RUS; any other word is searched for. A comma
    inside a term means "or".

    Marks: ! comes due within 90 days (--within); ~ rests on an assumption; ? is not certain.

    \b
    Examples:
      treatytrack list
      treatytrack list between:AZE-IRN status:live
      treatytrack list transport ends:1y --format csv
    """
    session = Session(ctx)
    with session.reading() as register:
        wanted = asked(session, query)
        last = window_end(session.today, within)
        rows = found(register, wanted, session.today)
        ordered = limited(sorted_by(rows, sort) if sort else nearest_first(rows), limit)
    chosen = chosen_format(format_, len(ordered))
    if columns or chosen != "table":
        table = table_of(ordered, columns_named(columns) if columns else FOR_SCRIPTS)
    else:
        table = for_people(ordered, last)
    show_table(session, table, chosen)
    say(_summary(session, ordered, within, [one for one in ordered if one.is_due(last)]))


def _summary(session: Session, rows: Sequence[Found], within: str, due: Sequence[Found]) -> str:
    """How many there are, and what the marks stand for."""
    if not rows:
        return f"No agreement is found on {session.today}."
    said = [f"{len(rows)} agreement{'' if len(rows) == 1 else 's'} on {session.today}."]
    if due:
        lead = " or the agreement's lead time" if any(one.agreement.lead for one in due) else ""
        said.append(f"{DUE} {len(due)} may come due within {within}{lead}.")
    if assumed := sum(ASSUMED in signs(one.standing) for one in rows):
        said.append(f"{ASSUMED} {assumed} rest{'s' if assumed == 1 else ''} on an assumption.")
    if uncertain := sum(UNCERTAIN in signs(one.standing) for one in rows):
        said.append(f"{UNCERTAIN} {uncertain} not certain.")
    return " ".join(said)
