"""`treatytrack relations`: everything between two parties, or of one with all others."""

import sys
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from typing import Annotated, Any

import typer

from treatytrack.actions.relations import between, for_programs, party_asked, two_asked
from treatytrack.actions.relations_of_one import alone, of_one, of_one_for_programs, report_on_one
from treatytrack.actions.relations_page import report_on
from treatytrack.answers import Report, Table
from treatytrack.cli.asking import Output
from treatytrack.cli.session import Session, terminal_width
from treatytrack.cli.showing import Way, put, way_out

FORMATS = ("plain", "markdown", "html", "json")

Whole = Callable[[], tuple[dict[str, Any], dict[str, Table]]]


def command(
    ctx: typer.Context,
    a: Annotated[str, typer.Argument(metavar="A", help="A party, by its code or any of its names.")],
    b: Annotated[str | None, typer.Argument(metavar="[B]", help="The other one; without it, all that A has.")] = None,
    format_: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="plain (default), markdown, html or json.")
    ] = None,
    output: Output = None,
) -> None:
    """Show everything between two parties on one page: a summary, what happened, agreements, what is coming, who else.

    With one party: whom it has relations with, and what comes due. As in QUERY a party stands also for the unions that
    sign for it; with a + after its name (AZE+) also for what it belongs to and came from.

    \b
    Examples:
      treatytrack relations AZE IRN
      treatytrack relations Azerbaijan Persia --format markdown
      treatytrack relations IRN
    """
    session = Session(ctx)
    way = way_out(session, format_, output, formats=FORMATS)
    with session.reading() as register:
        known, today = session.parties(), session.today
        whole: Whole
        if b is None:
            one = of_one(register, party_asked(known, a), today)
            whole = partial(of_one_for_programs, one, known.named)
            report = partial(report_on_one, one, known.named)
        else:
            held = between(register, *two_asked(known, a, b), today)
            each = [alone(register, asked) for asked in held.parties] if held.is_nothing else []
            whole, report = partial(for_programs, held), partial(report_on, held, known.named, each)
        _write(session, way, report, whole)


def _write(session: Session, way: Way, report: Callable[[], Report], whole: Whole) -> None:
    """Write the page as it is wanted, or for programs what it is made of."""
    written = import_module(f"treatytrack.formats.{way.format}")
    if way.format == "json":
        head, tables = whole()
        lines: Iterable[str] = written.lines_of_all(tables, head)
    elif way.format == "plain":
        columns = terminal_width() if way.output is None and sys.stdout.isatty() else None
        lines = written.report_lines(report(), columns, colour=session.colour and way.output is None)
    else:
        lines = written.report_lines(report())
    put(way, lines)
