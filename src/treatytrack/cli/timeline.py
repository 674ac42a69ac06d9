"""`treatytrack timeline`: the periods of agreements drawn along a time axis."""

import os
import sys
from typing import Annotated

import typer

from treatytrack.actions.find import found, nearest, nearest_first, sorted_by
from treatytrack.actions.saved import as_typed
from treatytrack.actions.timeline import records, report_of, stretches_table, timeline_of
from treatytrack.answers.timeline import Timeline
from treatytrack.cli.asking import ForSpreadsheet, KnownOn, Limit, Output, Query, allowed, as_written, asked, limited
from treatytrack.cli.bounds import bound_or_length
from treatytrack.cli.session import Session
from treatytrack.cli.showing import Way, in_colour, put, report_lines, show_table, way_out
from treatytrack.cli.speaking import say
from treatytrack.domain.words import how_many, with_brief_days

FORMATS = ("plain", "csv", "tsv", "json", "jsonl", "markdown", "html", "svg", "xlsx")
_OF_ROWS = {"csv", "tsv", "xlsx"}
_NO_BLOCKS = {"linux", "dumb"}
"""Terminals that have no characters to draw with."""


def command(
    ctx: typer.Context,
    query: Query = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Begin there: a date, a year, or 10y before today.")
    ] = None,
    to: Annotated[
        str | None, typer.Option(metavar="DATE", help="End there: a date, a year, or 5y after today.")
    ] = None,
    sort: Annotated[str | None, typer.Option(metavar="FIELD", help="Sort by a column; -FIELD reverses.")] = None,
    limit: Limit = None,
    ascii_: Annotated[bool, typer.Option("--ascii", help="Draw with plain ASCII characters.")] = False,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="FORMAT", help="plain (default), csv, tsv, json, jsonl, markdown, html, svg or xlsx."
        ),
    ] = None,
    output: Output = None,
    for_spreadsheet: ForSpreadsheet = False,
    known_on: KnownOn = None,
) -> None:
    """Draw the periods of agreements along a time axis, what comes due first at the top.

    Each bar is an agreement as it is known on the day: in force, assumed, only possible, renewed if nobody gives
    notice, provisional, suspended, survived by some provisions. An uncertain end is drawn as uncertain on every day
    that it may be. The axis is chosen so that the present can be seen; --from and --to say it otherwise.

    csv, tsv and xlsx have a row for each stretch of a bar; json and jsonl a record for each agreement.

    \b
    Examples:
      treatytrack timeline between:AZE-IRN
      treatytrack timeline status:live --from 2020 --to 5y --sort in-force
      treatytrack timeline party:IRN --limit 20 -o iran.svg
    """
    session = Session(ctx, known_on)
    way = way_out(session, format_, output, for_spreadsheet, formats=FORMATS, what="a format of timeline")
    allowed(limit)
    with session.reading() as register:
        wanted = asked(session, query)
        today = session.today
        first = bound_or_length("--from", from_, today, first=True) if from_ is not None else None
        last = bound_or_length("--to", to, today, first=False) if to is not None else None
        if sort or limit is None:
            rows = found(register, wanted, today)
            ordered, complete = sorted_by(rows, sort) if sort else nearest_first(rows), True
        else:
            ordered, complete = nearest(register, wanted, today, limit)
        shown = limited(ordered, limit)
    timeline = timeline_of(shown, today, first, last)
    summary = _summary(timeline, len(ordered) if complete else None)
    _show(session, timeline, way, query, summary, in_ascii=ascii_ or _no_blocks())
    say(summary)


def _show(
    session: Session, timeline: Timeline, way: Way, query: list[str] | None, summary: str, *, in_ascii: bool
) -> None:
    """Put it out in the format that was chosen; each is imported only where it is the one."""
    if way.format in _OF_ROWS:
        show_table(session, stretches_table(timeline), way, "Timeline", query)
    elif way.format in {"json", "jsonl"}:
        from treatytrack.formats import json  # noqa: PLC0415

        all_records = records(timeline)
        put(way, json.lines_of_records(all_records) if way.format == "json" else map(json.encoded, all_records))
    elif way.format in {"markdown", "html"}:
        above = filter(None, (as_typed(as_written(session, query)), with_brief_days(summary)))
        report = report_of(timeline, tuple(above))
        put(way, report_lines(session, way, report._replace(title=f"{report.title}{session.as_known}")))
    elif way.format == "svg":
        from treatytrack.formats import svg  # noqa: PLC0415

        put(way, svg.lines(timeline, session.as_known))
    else:
        from treatytrack.formats import bars  # noqa: PLC0415

        put(way, bars.lines(timeline, way.columns, colour=in_colour(session, way), in_ascii=in_ascii))


def _no_blocks() -> bool:
    """Whether the terminal is known to have nothing but plain characters. Elsewhere text is UTF-8."""
    if not sys.stdout.isatty():
        return False
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_CTYPE", "LANG"))), "")
    charset = locale.partition(".")[2].partition("@")[0].casefold().replace("-", "")
    return os.environ.get("TERM") in _NO_BLOCKS or charset not in {"", "utf8"}


def _summary(timeline: Timeline, in_all: int | None) -> str:
    """How many are drawn, of how many (None: there are more), and how far the axis reaches."""
    if in_all == 0:
        return f"No agreement is found on {timeline.today}."
    few = f"{len(timeline.bars)} of " if in_all is not None and len(timeline.bars) < in_all else ""
    count = how_many(len(timeline.bars) if in_all is None else in_all, "agreement")
    more = "; there are more (--limit)" if in_all is None else ""
    return f"{few}{count} from {timeline.first} to {timeline.last}, as of {timeline.today}{more}."
