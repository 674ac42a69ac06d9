"""`treatytrack relations`: everything between two parties, or of one with all others."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any

import typer

from treatytrack.actions.relations import of_one, of_two, page_of_one, page_of_two
from treatytrack.actions.relations.of_one import alone
from treatytrack.actions.relations.of_two import party_asked, two_asked
from treatytrack.answers import Table
from treatytrack.answers.report import Report
from treatytrack.cli.asking import KnownOn, Output
from treatytrack.cli.session import Session
from treatytrack.cli.showing import Way, put, report_lines, way_out

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
    known_on: KnownOn = None,
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
    session = Session(ctx, known_on)
    way = way_out(session, format_, output, formats=FORMATS)
    with session.reading() as register:
        known, today = session.parties(), session.today
        whole: Whole
        if b is None:
            one = of_one.of_one(register, party_asked(known, a), today)
            whole = partial(of_one.for_programs, one, known.named)
            report = partial(page_of_one.report_on, one, known.named, session.again)
        else:
            held = of_two.between(register, *two_asked(known, a, b), today)
            each = [alone(register, asked, session.again) for asked in held.parties] if held.is_nothing else []
            whole = partial(of_two.for_programs, held)
            report = partial(page_of_two.report_on, held, known.named, session.again, each)
        _write(session, way, report, whole)


def _write(session: Session, way: Way, report: Callable[[], Report], whole: Whole) -> None:
    """Write the page as it is wanted, or for programs what it is made of."""
    if way.format == "json":
        from treatytrack.formats.json import lines_of_all  # noqa: PLC0415  (only where it is the one)

        head, tables = whole()
        known = {"known_on": session.known_at} if session.known else {}
        put(way, lines_of_all(tables, head | known))
    else:
        page = report()
        put(way, report_lines(session, way, page._replace(title=f"{page.title}{session.as_known}")))
