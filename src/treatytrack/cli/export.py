"""`treatytrack export`: agreements for other programs, recorded and computed columns."""

import sys
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from treatytrack.actions.listing import columns_named, exported
from treatytrack.cells import chosen_from
from treatytrack.cli.asking import Query, asked
from treatytrack.cli.files import format_by_ending, refuse_the_register, written_whole
from treatytrack.cli.session import Session, answer
from treatytrack.domain.query import Query as Wanted

if TYPE_CHECKING:
    from treatytrack.actions.export import Carried

FORMATS = ("csv", "json", "jsonl")


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
        str | None, typer.Option("--format", metavar="FORMAT", help="csv (default), json or jsonl.")
    ] = None,
    schema: Annotated[bool, typer.Option("--schema", help="Write the JSON Schema of json, and nothing else.")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write this file, whole or not at all.")
    ] = None,
) -> None:
    """Write agreements as CSV: every recorded column, then the computed ones for the as-of day; rows by ref.

    What was stored is what is written, exactly: importing the file gives the same register. json is one object of
    agreements, and of the events and parties that belong to them; jsonl is an agreement a line. Without --format the
    ending of -o chooses.

    \b
    Examples:
      treatytrack export > register.csv
      treatytrack export party:IRN status:live -o iran.csv
      treatytrack export --columns ref,title,status,ends --format json
    """
    if schema:
        _write_schema()
        return
    session = Session(ctx)
    refuse_the_register(output, session.place.path)
    chosen = chosen_from(FORMATS, "a format of export", format_) if format_ else format_by_ending(output, FORMATS)
    names = columns_named(columns)
    with session.reading() as register:
        wanted = asked(session, query)
        lines = _written(chosen, register, wanted, session.today, names)
        if output is None or str(output) == "-":
            answer(lines)
        else:
            written_whole(output, (f"{line}\n" for line in lines))
            sys.stderr.write(f"Wrote {output}\n")


def _written(chosen: str, register: "Carried", wanted: Wanted, day: date, names: tuple[str, ...]) -> Iterator[str]:
    """What is asked for as text, streamed; each format is imported only when it is the one."""
    if chosen == "json":
        from treatytrack.actions.export import whole  # noqa: PLC0415  (csv has no need of events and parties)
        from treatytrack.formats import json  # noqa: PLC0415

        return json.lines_of_all(whole(register, wanted, day, names))
    lines: Iterator[str] = import_module(f"treatytrack.formats.{chosen}").lines(exported(register, wanted, day, names))
    return lines


def _write_schema() -> None:
    """The schema needs no register."""
    from json import dumps  # noqa: PLC0415  (only here)

    from treatytrack.actions.schema import register_schema  # noqa: PLC0415

    answer([dumps(register_schema(), ensure_ascii=False, indent=2)])
