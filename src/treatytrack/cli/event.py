"""`treatytrack event list` and `event show`: what happened between two parties and is no agreement."""

from typing import Annotated

import typer

from treatytrack.actions.event_card import event_card
from treatytrack.actions.event_listing import FIELDS, FOR_SCRIPTS, event_columns_named, event_table, events_for_people
from treatytrack.actions.listing import days_in_words
from treatytrack.actions.relation_events import found_events, the_event
from treatytrack.cli.asking import CALENDAR_FORMATS as FORMATS
from treatytrack.cli.asking import CalendarFormat, ForSpreadsheet, KnownOn, Limit, Output, Query, asked, limited
from treatytrack.cli.clock import now
from treatytrack.cli.session import Session
from treatytrack.cli.showing import FOR_PEOPLE, show_calendar, show_card, show_table, way_out
from treatytrack.cli.speaking import say
from treatytrack.domain.words import how_many
from treatytrack.errors import WrongRequest


def list_(
    ctx: typer.Context,
    query: Query = None,
    sort: Annotated[str | None, typer.Option(metavar="FIELD", help="Sort by a column; -FIELD reverses.")] = None,
    limit: Limit = None,
    columns: Annotated[str | None, typer.Option(metavar="A,B,C", help="Show these columns; also: all.")] = None,
    format_: CalendarFormat = None,
    output: Output = None,
    for_spreadsheet: ForSpreadsheet = False,
    known_on: KnownOn = None,
) -> None:
    """List what happened between parties, in the order in which it happened; what is not dated comes last.

    Each word of QUERY narrows: party:IRN  between:AZE-IRN  concerns:ISR  kind:visit,talks  date:2023..2024
    tag:instc  person:Aliyev  after:REF  not:place:Baku; any other word is searched for in titles, notes, subjects,
    places and persons. A comma inside a term means "or".

    \b
    Examples:
      treatytrack event list between:AZE-IRN date:2023..2024
      treatytrack event list tag:project:instc --format csv
      treatytrack event list party:IRN date:2026.. -o iran.ics
    """
    session = Session(ctx, known_on)
    way = way_out(session, format_, output, for_spreadsheet, formats=FORMATS)
    if way.format == "ics" and columns:
        raise WrongRequest("A calendar has no columns: leave out --columns, or choose another format")
    with session.reading() as register:
        wanted = asked(session, query, FIELDS)
        all_found = found_events(register, wanted, sort or "")
        events = limited(all_found, limit)
        way = way.for_rows(len(events))
        if way.format == "ics":
            from treatytrack.actions.calendar import calendar_of_events  # noqa: PLC0415  (only for a calendar)

            calendar = calendar_of_events(events, session.parties().named, session.today, now())
            show_calendar(way, calendar)
            _count(len(events), len(all_found), undated=len(events) - len(calendar.entries))
            return
    if columns or way.format not in FOR_PEOPLE:
        table = event_table(events, event_columns_named(columns) if columns else FOR_SCRIPTS)
    else:
        table = events_for_people(events)
        table = days_in_words(table) if way.format == "html" else table
    show_table(session, table, way, "Events", query)
    _count(len(events), len(all_found))


def _count(shown: int, found: int, undated: int = 0) -> None:
    few = f"{shown} of " if shown < found else ""
    left_out = f"; {undated} without a first and a last day left out" if undated else ""
    say(f"{few}{how_many(found, 'event')}{left_out}." if found else "No event is found.")


def show(
    ctx: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="REF", help="The event: its ref, or a beginning of it.")],
    known_on: KnownOn = None,
) -> None:
    """Show one event: who, when and where, what it followed, what followed it, what was signed there.

    \b
    Examples:
      treatytrack event show AZE-IRN-2025-E1
      treatytrack event show ARM-IRN-2022 --no-color
    """
    session = Session(ctx, known_on)
    with session.reading() as register:
        shown = event_card(register, the_event(register, ref), session.parties().named)
    show_card(session, shown)
