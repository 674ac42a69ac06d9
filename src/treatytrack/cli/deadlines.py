"""`treatytrack deadlines`: what comes due, nearest first."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Annotated

import typer

from treatytrack.actions.deadline_listing import deadlines_for_people, deadlines_table, deadlines_to_read
from treatytrack.actions.find import EXPIRING, Due, coming_due, next_due
from treatytrack.cli.asking import CALENDAR_FORMATS as FORMATS
from treatytrack.cli.asking import (
    CalendarFormat,
    ForSpreadsheet,
    KnownOn,
    Limit,
    Output,
    Query,
    allowed,
    asked,
    kinds_named,
    limited,
)
from treatytrack.cli.bounds import bound, within_end
from treatytrack.cli.clock import now
from treatytrack.cli.session import Session
from treatytrack.cli.showing import show_calendar, show_table, way_out
from treatytrack.cli.speaking import say
from treatytrack.domain.deadlines import AGAIN, KINDS, comes_again
from treatytrack.domain.words import brief_day, how_many
from treatytrack.errors import WrongRequest


def command(
    ctx: typer.Context,
    query: Query = None,
    within: Annotated[str | None, typer.Option(metavar="LENGTH", help="How far ahead to look [default: 90d].")] = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="DATE", help="From that day on.")] = None,
    to: Annotated[str | None, typer.Option(metavar="DATE", help="Through that day.")] = None,
    kind: Annotated[
        list[str] | None, typer.Option(metavar="KIND,...", help="Only such: notice-by, ends, expires, renews ...")
    ] = None,
    limit: Limit = None,
    format_: CalendarFormat = None,
    output: Output = None,
    for_spreadsheet: ForSpreadsheet = False,
    known_on: KnownOn = None,
) -> None:
    """List what comes due, nearest first: last safe days for notice, ends, renewals, entries into force.

    A deadline whose day is uncertain is listed as soon as it may come: its earliest day while that is ahead,
    afterwards its latest. A renewal or an entry into force is listed until the day before it, everything else
    through its day. Those of an agreement with a lead time (--lead 1y) are listed that long ahead.

    \b
    Examples:
      treatytrack deadlines --within 1y --kind notice-by,expires
      treatytrack deadlines party:IRN --from 2027-01-01 --to 2027-12-31 \\
        --format csv
      treatytrack deadlines --within 1y -o deadlines.ics
    """
    session = Session(ctx, known_on)
    way = way_out(session, format_, output, for_spreadsheet, formats=FORMATS)
    if within and (from_ or to):
        raise WrongRequest("--within already says how far to look: leave out --from and --to, or --within")
    kinds = kinds_named(KINDS, "a kind of deadline", kind)
    allowed(limit)
    with session.reading() as register:
        wanted = asked(session, query)
        today = session.today
        begin = max(bound("--from", from_, today, first=True) if from_ else today, today)
        last = bound("--to", to, today, first=False) if to else within_end(begin, within or EXPIRING)
        if last < today:
            raise WrongRequest(f"--to {last} lies before today, {today}: deadlines looks ahead")
        if last < begin:
            raise WrongRequest(f"{last} lies before {begin}: the last day of a window cannot come before its first")
        leads = not (from_ or to)
        if limit is None:
            dues, complete = coming_due(register, wanted, today, begin, last, kinds, leads=leads), True
        else:
            dues, complete = next_due(register, wanted, today, begin, last, kinds, leads=leads, limit=limit)
        shown = limited(dues, limit)
        way = way.for_rows(len(shown))
        if way.format == "ics":
            from treatytrack.actions.calendar import calendar_of_deadlines, coming  # noqa: PLC0415  (only for a calendar)

            told = coming(shown)
            show_calendar(way, calendar_of_deadlines(register, told, session.parties().named, today, now()))
    summary = _summary(shown, dues if complete else None, begin, last, today, kinds)
    if way.format == "html":
        title = f"Deadlines from {brief_day(begin)} to {brief_day(last)}"
        show_table(session, deadlines_to_read(shown), way, title, query, below=summary)
    elif way.format != "ics":
        table = deadlines_for_people(shown) if way.format == "table" else deadlines_table(shown)
        show_table(session, table, way, f"Deadlines from {begin} to {last}", query)
    say(summary)


def _summary(
    shown: Sequence[Due], in_all: Sequence[Due] | None, begin: date, last: date, today: date, kinds: Collection[str]
) -> str:
    """How many are shown, of how many (None: there are more), and what the window cannot hold."""
    dues = shown if in_all is None else in_all
    ahead = _ahead(dues, last)
    within = len(dues) - ahead
    if begin > today:
        # What comes round in a series may do so in a later window, and its next day lie before that.
        more = not kinds or any(kind in kinds for kind in AGAIN)
    else:
        more = any(comes_again(due.deadline, due.standing.life, last) for due in dues)
    if within or in_all is None:
        said = f"{_few(len(shown) - _ahead(shown, last), within)}{how_many(within, 'deadline')}"
    else:
        said = "None of the next deadlines lies" if more else "Nothing comes due"
    said += f" from {begin} to {last}"
    said += f"; {_few(_ahead(shown, last), ahead)}{ahead} later, by the lead time of the agreement" if ahead else ""
    said += "; only the next of each kind is listed, no notice day or renewal after it" if more else ""
    return f"{said}{'; there are more (--limit)' if in_all is None else ''}."


def _ahead(dues: Sequence[Due], last: date) -> int:
    return sum(due.deadline.earliest > last for due in dues)


def _few(shown: int, found: int) -> str:
    return f"{shown} of " if shown < found else ""
