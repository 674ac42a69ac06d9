"""`treatytrack report`: what must be done, what runs out and what was missed, for the weekly mail."""

import sys
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from treatytrack.actions.find import EXPIRING
from treatytrack.actions.report import report_on
from treatytrack.actions.reporting.entries import Wanted
from treatytrack.actions.reporting.in_short import otherwise_in_short
from treatytrack.actions.reporting.page import MOST_URGENT, AboutRegister
from treatytrack.actions.reporting.since import A_WEEK_AGO, since
from treatytrack.actions.saved import as_typed
from treatytrack.cli.asking import ForSpreadsheet, KnownOn, Output, Query, as_written, asked
from treatytrack.cli.bounds import within_end
from treatytrack.cli.clock import now
from treatytrack.cli.reporting.made import FOR_PROGRAMS, FORMATS, Made
from treatytrack.cli.session import Session
from treatytrack.cli.showing import Way, put, way_out
from treatytrack.cli.speaking import say, say_waiting
from treatytrack.errors import TreatytrackError, WrongRequest
from treatytrack.store.layout import utc_text
from treatytrack.store.past.report_runs import Run, remember_report
from treatytrack.store.reading import ReadableRegister

if TYPE_CHECKING:  # only where it is mailed
    from treatytrack.answers.letter import Letter
    from treatytrack.cli.mailing import Outbox

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
        bool, typer.Option("--dry-run", help="Do not mail it nor remember it: the next --since last looks past it.")
    ] = False,
    format_: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help="plain (default), markdown, html, csv, json or ics."),
    ] = None,
    output: Output = None,
    for_spreadsheet: ForSpreadsheet = False,
    known_on: KnownOn = None,
    mail_to: Annotated[
        list[str] | None, typer.Option("--mail-to", metavar="ADDR", help="Mail it there (repeatable).")
    ] = None,
) -> None:
    """Report what comes due, what was missed or ended since the last report, and what people have to settle.

    An agreement with a lead time (--lead 1y) is reported that long ahead, whatever --within says. What renews or enters
    into force on the very day is told as today; deadlines lists it until the day before. --since last looks back to the
    last report with --since last and the same QUERY, so that a missed week is made up for. --exit-code and
    --quiet-if-empty look at what comes due, was missed or ended, and at contradictions that are new. --mail-to sends
    it as text, as a page and with a calendar, by the server that treatytrack config mail.host names, and prints it only
    where that fails, or where --format or -o asks for it. A report of what was --known-on some day is never remembered.

    \b
    Examples:
      treatytrack report
      treatytrack report --within 6m --since last -o report.html
      treatytrack report party:IRN --quiet-if-empty
    """
    session = Session(ctx, known_on)
    way = way_out(session, format_, output, for_spreadsheet, formats=FORMATS)
    with session.reading() as register:
        today = session.today
        run = Run(today, utc_text(now()), session.as_of_named, register.past.last_change_before(), within)
        within_end(today, within)  # refused, before anything is looked for
        outbox, failed = _outbox(mail_to, register) if mail_to else (None, None)
        narrowed = as_typed(as_written(session, query)) if asked(session, query).terms else ""
        runs, known = register.past.report_runs(narrowed), _known(session, register, run)
        back = since(since_, today, runs, known, as_of_named=run.as_of_named)
        wanted = Wanted(register, lambda day: asked(session, query, day=day), today, within, back)
        for_people = way.format not in FOR_PROGRAMS
        if back.how == "first" and not for_people:
            say("No earlier report is remembered, so this one looks back 7 days.")
        if not register.past.history_ends_whole():
            say(_ALTERED.format(session.place.path))
        findings = report_on(wanted, most=MOST_URGENT if for_people and not all_ else None)
        if not for_people and (otherwise := otherwise_in_short(findings)):
            say(f"{', '.join(otherwise)}: a report in plain, markdown or html names what {way.format} has no row for.")
        silent = quiet_if_empty and not findings.calls
        if not silent:
            listing = _listing(session, query)
            name = f"{session.place.path.name}{session.as_known}"
            about = AboutRegister(name, register.past.last_change(), register.count(), narrowed, listing)
            made = Made(session, register, findings, about)
            written = made.written(way)
            letter = made.letter(whole=all_) if outbox else None
    if not silent:
        wanted_here = not mail_to or dry_run or format_ or output
        if wanted_here:  # before it is mailed: a file that cannot be written is known before the mail has gone
            _put(way, written)
        if outbox and letter and not dry_run:
            failed = _mailed(outbox, letter)
        if failed and not wanted_here:
            _put(way, written)
    if failed:
        raise failed
    if back.how and not dry_run and not known_on:
        _remember(session, narrowed, run)
    if exit_code and findings.calls:
        raise typer.Exit(SOMETHING_IS_DUE)


def _known(session: Session, register: ReadableRegister, run: Run) -> Callable[[date], int | None]:
    """What gives the last change that was known when a day began.

    Nothing is told of a day that was only named: when something was recorded says nothing of such a day.
    """
    return lambda day: None if run.as_of_named else register.past.last_change_before(utc_text(session.began(day)))


def _listing(session: Session, query: list[str] | None) -> Callable[[str], str]:
    """What gives the command that lists all that a term more finds, in the same register and on the same day."""
    return lambda term: session.again("list", term, *as_written(session, query))


def _put(way: Way, written: Iterable[Any]) -> None:
    put(way, written)
    sys.stdout.flush()  # what nobody reads is not remembered


def _outbox(addresses: list[str], register: ReadableRegister) -> "tuple[Outbox | None, TreatytrackError | None]":
    """How it is mailed; where too little is set for that, why it will not be, for the report is written all the same.

    Raises WrongRequest: an address is none.
    """
    from treatytrack.cli.mailing import NotSent, Outbox, receivers, usable_server  # noqa: PLC0415  (only to mail it)

    to = receivers(addresses)
    try:
        return Outbox(usable_server(register), to), None
    except WrongRequest as why:
        return None, NotSent(f"The mail was not sent: {why}")


def _mailed(outbox: "Outbox", letter: "Letter") -> TreatytrackError | None:
    """Mail the report; what went wrong, where it did. On a terminal it is said where it went: cron needs no word."""
    from treatytrack.cli.mailing import NotSent, send  # noqa: PLC0415  (only where it is mailed)

    try:
        send(outbox, letter)
    except NotSent as failed:
        return failed
    if sys.stderr.isatty():
        say(f"Mailed to {outbox.route}.")
    return None


def _remember(session: Session, narrowed: str, run: Run) -> None:
    """Remember that the report was written; where that cannot be, it is said, and nothing else fails."""
    try:
        anywhere = bool(session.options.get("allow_network_disk"))
        remember_report(session.place.path, narrowed, run, allow_network_disk=anywhere, told=say_waiting)
    except (TreatytrackError, OSError) as error:
        say(f"This report could not be remembered, so the next --since last looks back past it: {error}.")
    else:
        if sys.stdout.isatty():  # whoever only looks would take it from Monday's report
            say("This report is remembered: the next --since last looks back to it. --dry-run leaves that alone.")
