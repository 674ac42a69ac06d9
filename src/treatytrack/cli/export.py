"""`treatytrack export`: agreements as CSV, recorded and computed columns."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from treatytrack.actions.find import found
from treatytrack.actions.listing import columns_named, table_of
from treatytrack.cells import chosen_from
from treatytrack.cli.asking import Query, asked
from treatytrack.cli.files import written_whole
from treatytrack.cli.session import Session, answer
from treatytrack.errors import Conflict, WrongRequest
from treatytrack.formats import csv

FORMATS = ("csv",)
_NOT_YET = frozenset({".tsv", ".json", ".jsonl", ".md", ".markdown", ".html", ".xlsx", ".ods", ".ics", ".pdf"})
"""Endings that promise another format than the one that would be written."""


def command(
    ctx: typer.Context,
    query: Query = None,
    columns: Annotated[
        str,
        typer.Option(
            metavar="A,B,C", help="These columns; also: recorded, computed, all (the default).", show_default=False
        ),
    ] = "all",
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="csv.", show_default=False)] = "csv",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write this file, whole or not at all.")
    ] = None,
) -> None:
    """Write agreements as CSV: every recorded column, then the computed ones for the as-of day; rows by ref.

    What was stored is what is written, exactly: importing the file gives the same register.

    \b
    Examples:
      treatytrack export > register.csv
      treatytrack export party:IRN status:live -o iran.csv
      treatytrack export --columns ref,title,status,ends
    """
    session = Session(ctx)
    chosen_from(FORMATS, "a format of export", format_)
    if output and output.suffix.casefold() in _NOT_YET:
        raise WrongRequest(f"{output}: there is no export to {output.suffix} yet: name a .csv file")
    names = columns_named(columns)
    path = session.place.path
    if output and output.resolve() in {
        path.resolve(),
        *(Path(f"{path.resolve()}{end}") for end in (".lock", "-journal")),
    }:
        raise Conflict(f"{output} is the register itself; nothing was written: name another file")
    with session.reading() as register:
        wanted = asked(session, query)
        lines = csv.lines(table_of(found(register, wanted, session.today), names))
        if output is None or str(output) == "-":
            answer(lines)
        else:
            written_whole(output, (f"{line}\n" for line in lines))
            sys.stderr.write(f"Wrote {output}\n")
