"""`treatytrack report`: what must be done and what runs out, for the weekly mail."""

import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from treatytrack.actions.find import EXPIRING, found, window_end
from treatytrack.actions.report import Register, for_people, for_scripts, is_due, parts
from treatytrack.actions.saved import as_typed
from treatytrack.answers import Report
from treatytrack.cells import chosen_from
from treatytrack.cli.asking import Query, as_written, asked
from treatytrack.cli.files import format_by_ending, refuse_the_register, written_whole
from treatytrack.cli.session import Session, answer, terminal_width

FORMATS = ("plain", "markdown", "csv", "json")
SOMETHING_IS_DUE = 10


def command(
    ctx: typer.Context,
    query: Query = None,
    within: Annotated[str, typer.Option(metavar="LENGTH", help="How far ahead to look.")] = EXPIRING,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="End with 10 where something comes due.")] = False,
    quiet_if_empty: Annotated[
        bool, typer.Option("--quiet-if-empty", help="Write nothing where nothing comes due.")
    ] = False,
    format_: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="plain (default), markdown, csv or json.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write this file, whole or not at all.")
    ] = None,
) -> None:
    """Report what comes due: last safe days for notice, ends, renewals, and what people have to settle.

    An agreement with a lead time (--lead 1y) is reported that long ahead, whatever --within says. --exit-code and
    --quiet-if-empty look at what comes due, not at contradictions, To confirm and Waiting.

    \b
    Examples:
      treatytrack report
      treatytrack report --within 6m --format markdown
      treatytrack report party:IRN --quiet-if-empty
    """
    session = Session(ctx)
    refuse_the_register(output, session.place.path)
    chosen = chosen_from(FORMATS, "a format", format_) if format_ else format_by_ending(output, FORMATS)
    with session.reading() as register:
        wanted = asked(session, query)
        today = session.today
        last = window_end(today, within)
        sections, looked_at = parts(found(register, wanted, today), today, last)
        narrowed = as_typed(as_written(session, query)) if wanted.terms else ""
        about = Register(session.place.path.name, register.last_change(), register.count(), narrowed)
        named = session.parties().named
    due = is_due(sections)
    if due or not quiet_if_empty:
        if chosen in {"csv", "json"}:
            written = import_module(f"treatytrack.formats.{chosen}")
            lines: Iterable[str] = written.lines(for_scripts(sections, today))
        else:
            report = for_people(sections, looked_at, today, last, named, about)
            lines = _written(chosen, report, output)
        if output is None or str(output) == "-":
            answer(lines)
        else:
            written_whole(output, (f"{line}\n" for line in lines))
            sys.stderr.write(f"Wrote {output}\n")
    if exit_code and due:
        raise typer.Exit(SOMETHING_IS_DUE)


def _written(chosen: str, report: Report, output: Path | None) -> Iterable[str]:
    if chosen == "markdown":
        from treatytrack.formats import markdown  # noqa: PLC0415

        return markdown.report_lines(report)
    from treatytrack.formats import plain  # noqa: PLC0415

    return plain.report_lines(report, terminal_width() if output is None and sys.stdout.isatty() else None)
