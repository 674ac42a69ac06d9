"""`treatytrack list`: the agreements in a table, what comes due flagged."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from treatytrack.actions.find import EXPIRING, Found, found, nearest, nearest_first, sorted_by
from treatytrack.actions.listing import FOR_SCRIPTS, columns_named, days_in_words, for_people, table_of
from treatytrack.cli.asking import (
    Format,
    ForSpreadsheet,
    KnownOn,
    Limit,
    Output,
    Query,
    allowed,
    asked,
    limited,
)
from treatytrack.cli.bounds import within_end
from treatytrack.cli.session import Session
from treatytrack.cli.showing import FOR_PEOPLE, Way, show_table, way_out
from treatytrack.cli.speaking import say
from treatytrack.domain.words import ASSUMED, DUE, UNCERTAIN, how_many, signs
from treatytrack.errors import WrongRequest

if TYPE_CHECKING:
    from treatytrack.actions.counting import Counted


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
    count_by: Annotated[
        str | None,
        typer.Option("--count-by", metavar="COLUMN", help="Count instead: by a column, or by party (either side)."),
    ] = None,
    format_: Format = None,
    output: Output = None,
    for_spreadsheet: ForSpreadsheet = False,
    known_on: KnownOn = None,
) -> None:
    """List agreements with their status on the day, nearest deadline first, and flag what comes due.

    Each word of QUERY narrows: party:IRN  between:AZE-IRN  type:memorandum  status:live  subject:transport
    signed:2020..2025  ends:90d  certain:no  confirm:end  not:party:RUS; any other word is searched for. A comma
    inside a term means "or"; @due is a query saved by treatytrack config @due QUERY.

    --count-by counts a date by its year, and an agreement with two subjects under both.

    Marks: ! comes due within 90 days (--within); ~ rests on an assumption; ? is not certain.

    \b
    Examples:
      treatytrack list between:AZE-IRN status:live
      treatytrack list transport ends:1y -o transport.html
      treatytrack list status:live --count-by type
    """
    session = Session(ctx, known_on)
    way = way_out(session, format_, output, for_spreadsheet)
    if count_by:
        if sort or columns:
            raise WrongRequest("--count-by shows values and counts, largest first: leave out --sort and --columns")
        _count(session, query, count_by, limit, way)
        return
    allowed(limit)
    with session.reading() as register:
        wanted = asked(session, query)
        last = within_end(session.today, within)
        if sort or limit is None:
            rows = found(register, wanted, session.today)
            ordered = sorted_by(rows, sort) if sort else nearest_first(rows)
            in_all: int | None = len(ordered)
        else:
            ordered, complete = nearest(register, wanted, session.today, limit)
            in_all = len(ordered) if complete else None
    shown = limited(ordered, limit)
    way = way.for_rows(len(shown))
    if columns or way.format not in FOR_PEOPLE:
        table = table_of(shown, columns_named(columns) if columns else FOR_SCRIPTS)
    else:
        table = for_people(shown, last)
        table = days_in_words(table) if way.format == "html" else table
    summary = _summary(session, shown, in_all, within, [one for one in shown if one.is_due(last)])
    show_table(session, table, way, "Agreements", query, below=summary)
    say(summary)


def _count(session: Session, query: Query, count_by: str, limit: int | None, way: Way) -> None:
    """The values of a column with how many agreements have each, instead of the agreements."""
    from treatytrack.actions.counting import column_to_count, counted, counts_table  # noqa: PLC0415  (only here)

    name = column_to_count(count_by)
    with session.reading() as register:
        wanted = asked(session, query)
        counts = counted(register, wanted, session.today, name)
    way = way.for_rows(len(counts.counts))
    table = counts_table(counts, none="(none)" if way.format == "table" else "")
    shown = limited(list(table.rows), limit)
    show_table(session, table._replace(rows=shown), way, f"Agreements by {name.replace('_', ' ')}", query)
    say(_count_summary(session, counts, len(shown)))


def _count_summary(session: Session, counts: "Counted", shown: int) -> str:
    if not counts.agreements:
        return f"No agreement is found on {session.today}."
    name = counts.name.replace("_", "-")
    said = [f"{how_many(counts.agreements, 'agreement')} counted by {name}."]
    if sum(counts.counts.values()) > counts.agreements:
        said.append("An agreement with several counts under each.")
    if shown < len(counts.counts):
        said.append(f"{shown} of {len(counts.counts)} values are shown.")
    return " ".join(said)


def _summary(session: Session, rows: Sequence[Found], in_all: int | None, within: str, due: Sequence[Found]) -> str:
    """How many there are (None: more than were looked at), and what the marks of those that are shown stand for."""
    if in_all == 0:
        return f"No agreement is found on {session.today}."
    if in_all is None:
        said = [f"{how_many(len(rows), 'agreement')} on {session.today}; there are more (--limit)."]
    else:
        few = f"{len(rows)} of " if len(rows) < in_all else ""
        said = [f"{few}{how_many(in_all, 'agreement')} on {session.today}."]
    if due:
        lead = " or the agreement's lead time" if any(one.agreement.lead for one in due) else ""
        said.append(f"{DUE} {len(due)} may come due within {within}{lead}.")
    if assumed := sum(ASSUMED in signs(one.standing) for one in rows):
        said.append(f"{ASSUMED} {assumed} rest{'s' if assumed == 1 else ''} on an assumption.")
    if uncertain := sum(UNCERTAIN in signs(one.standing) for one in rows):
        said.append(f"{UNCERTAIN} {uncertain} not certain.")
    return " ".join(said)
