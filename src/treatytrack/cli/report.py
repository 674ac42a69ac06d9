"""`treatytrack report`: what must be done, what runs out and what was missed, for the weekly mail."""

import sys
from collections.abc import Callable, Iterable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from treatytrack.actions.find import EXPIRING, window_end
from treatytrack.actions.report import Findings, report_on
from treatytrack.actions.reporting.entries import Wanted
from treatytrack.actions.reporting.page import MOST_URGENT, About, for_people
from treatytrack.actions.reporting.rows import for_scripts
from treatytrack.actions.reporting.since import A_WEEK_AGO, LAST, since
from treatytrack.actions.saved import as_typed
from treatytrack.answers import Report
from treatytrack.cli.asking import Query, as_written, asked
from treatytrack.cli.session import Session, now, say, terminal_width
from treatytrack.cli.showing import Way, put, way_out
from treatytrack.errors import TreatytrackError, WrongRequest
from treatytrack.store.layout import utc_text
from treatytrack.store.reading import ReadableRegister
from treatytrack.store.report_runs import Run, remember_report

FORMATS = ("plain", "markdown", "csv", "json")
FOR_PROGRAMS = ("csv", "json")
SOMETHING_IS_DUE = 10

_ALTERED = (
    "The last change in the history of {} is not as it was written: something other than treatytrack has changed the "
    "register, and what is reported may not be what was recorded; put a copy of the register in its place."
)


def command(
    ctx: typer.Context,
    query: Query = None,
    within: Annotated[str, typer.Option(metavar="LENGTH", help="How far ahead to look.")] = EXPIRING,
    since_: Annotated[
        str,
        typer.Option(
            "--since", metavar="7d|DATE|last", help="How far back; last is the last report with --since last."
        ),
    ] = A_WEEK_AGO,
    all_: Annotated[bool, typer.Option("--all", help="Show all of To confirm and Waiting, not 10 of each.")] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="End with 10 where something comes due or was missed.")
    ] = False,
    quiet_if_empty: Annotated[
        bool, typer.Option("--quiet-if-empty", help="Write nothing where nothing comes due or was missed.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Do not remember this run: the next --since last looks past it.")
    ] = False,
    format_: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="plain (default), markdown, csv or json.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write this file, whole or not at all.")
    ] = None,
) -> None:
    """Report what comes due, what was missed or ended since the last report, and what people have to settle.

    An agreement with a lead time (--lead 1y) is reported that long ahead, whatever --within says. --since last looks
    back to the last report with --since last and the same QUERY, so that a missed week is made up for. --exit-code and
    --quiet-if-empty look at what comes due, was missed or ended, and at contradictions that are new.

    \b
    Examples:
      treatytrack report
      treatytrack report --within 6m --since last --format markdown
      treatytrack report party:IRN --quiet-if-empty
    """
    session = Session(ctx)
    way = way_out(session, format_, output, formats=FORMATS)
    with session.reading() as register:
        today = session.today
        run = Run(today, utc_text(now()), session.as_of_named, register.last_change_before())
        _refuse_no_window(today, within)
        narrowed = as_typed(as_written(session, query)) if asked(session, query).terms else ""
        runs, known = register.report_runs(narrowed), _known(session, register, run)
        back = since(since_, today, runs, known, as_of_named=run.as_of_named)
        wanted = Wanted(register, lambda day: asked(session, query, day=day), today, within, back)
        for_people_ = way.format not in FOR_PROGRAMS
        if back.how == "first" and way.format in FOR_PROGRAMS:
            say("No earlier report is remembered, so this one looks back 7 days.")
        if not register.history_ends_whole():
            say(_ALTERED.format(session.place.path))
        findings = report_on(wanted, most=MOST_URGENT if for_people_ and not all_ else None)
        written: Iterable[str] = ()
        if findings.calls or not quiet_if_empty:
            listing = _listing(session, query)
            about = About(session.place.path.name, register.last_change(), register.count(), narrowed, listing)
            report = for_people(findings, session.parties().named, about) if for_people_ else None
            written = _written(session, way, findings, report)
    if findings.calls or not quiet_if_empty:
        put(way, written)
        sys.stdout.flush()  # what nobody reads is not remembered
    if since_.strip().casefold() == LAST and not dry_run:
        _remember(session, narrowed, run)
    if exit_code and findings.calls:
        raise typer.Exit(SOMETHING_IS_DUE)


def _refuse_no_window(today: date, within: str) -> None:
    try:
        window_end(today, within)
    except WrongRequest as wrong:
        raise WrongRequest(f"--within: {wrong}") from None


def _known(session: Session, register: ReadableRegister, run: Run) -> Callable[[date], int | None]:
    """What gives the last change that was known when a day began.

    Nothing is told of a day that was only named: when something was recorded says nothing of such a day.
    """
    return lambda day: None if run.as_of_named else register.last_change_before(utc_text(session.began(day)))


def _listing(session: Session, query: list[str] | None) -> Callable[[str], str]:
    """What gives the command that lists all that a term more finds, in the same register and on the same day."""
    named = [("--db", session.options.get("db")), ("--as-of", session.options.get("as_of"))]
    begin = ["treatytrack", *(word for option, value in named if value for word in (option, str(value))), "list"]
    return lambda term: as_typed([*begin, term, *as_written(session, query)])


def _written(session: Session, way: Way, findings: Findings, report: Report | None) -> Iterable[str]:
    """The lines of the report in its format; each is imported only when it is the one."""
    written = import_module(f"treatytrack.formats.{way.format}")
    lines: Iterable[str]
    if report is None:
        lines = written.lines(for_scripts(findings.parts, findings.wanted.today, telling_new=way.format == "json"))
    elif way.format == "plain":
        on_terminal = way.output is None and sys.stdout.isatty()
        colour = session.colour and way.output is None
        lines = written.report_lines(report, terminal_width() if on_terminal else None, colour=colour)
    else:
        lines = written.report_lines(report)
    return lines


def _remember(session: Session, narrowed: str, run: Run) -> None:
    """Remember that the report was written; where that cannot be, it is said, and nothing else fails."""
    try:
        anywhere = bool(session.options.get("allow_network_disk"))
        remember_report(session.place.path, narrowed, run, allow_network_disk=anywhere)
    except (TreatytrackError, OSError) as error:
        say(f"This report could not be remembered, so the next --since last looks back past it: {error}.")
