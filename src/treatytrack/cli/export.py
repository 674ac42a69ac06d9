"""`treatytrack export`: agreements for other programs and other people, recorded and computed columns."""

from typing import Annotated

import typer

from treatytrack.actions.listing import columns_named, exported
from treatytrack.cli.asking import ForSpreadsheet, KnownOn, Output, Query, asked
from treatytrack.cli.session import Session
from treatytrack.cli.showing import Way, put, show_table, way_out

FORMATS = ("csv", "tsv", "json", "jsonl", "markdown", "html", "xlsx", "plain", "table")


def command(
    ctx: typer.Context,
    query: Query = None,
    columns: Annotated[
        str,
        typer.Option(
            metavar="A,B,C", help="These columns; also: recorded, computed, all (the default).", show_default=False
        ),
    ] = "all",
    format_: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="FORMAT", help="csv (default), tsv, json, jsonl, markdown, html, xlsx, plain or table."
        ),
    ] = None,
    schema: Annotated[bool, typer.Option("--schema", help="Write the JSON Schema of json, and nothing else.")] = False,
    output: Output = None,
    for_spreadsheet: ForSpreadsheet = False,
    known_on: KnownOn = None,
) -> None:
    """Write agreements as CSV: every recorded column, then the computed ones for the as-of day; rows by ref.

    What was stored is what is written, exactly: importing the file gives the same register. json is one object of
    agreements, and of the events and parties that belong to them; jsonl is an agreement a line; html and xlsx are
    files to hand on. Without --format the ending of -o chooses.

    \b
    Examples:
      treatytrack export > register.csv
      treatytrack export party:IRN status:live -o iran.xlsx
      treatytrack export --columns ref,title,status,ends --format json
    """
    session = Session(ctx, known_on)
    if schema:
        _write_schema(
            way_out(session, format_, output, for_spreadsheet, formats=("json",), what="a format of --schema")
        )
        return
    way = way_out(session, format_, output, for_spreadsheet, formats=FORMATS, what="a format of export")
    names = columns_named(columns)
    with session.reading() as register:
        wanted = asked(session, query)
        if way.format == "json":
            from treatytrack.actions.export import whole  # noqa: PLC0415  (only json has events and parties)
            from treatytrack.formats import json  # noqa: PLC0415  (as above)

            put(way, json.lines_of_all(whole(register, wanted, session.today, names)))
        else:
            table = exported(register, wanted, session.today, names)
            show_table(session, table, way, "Agreements", query)


def _write_schema(way: Way) -> None:
    """The schema needs no register."""
    from json import dumps  # noqa: PLC0415  (only here)

    from treatytrack.actions.schema import register_schema  # noqa: PLC0415  (as above)

    put(way, [dumps(register_schema(), ensure_ascii=False, indent=2)])
