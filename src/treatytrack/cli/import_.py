"""`treatytrack import`: many agreements from a file, all of them or none."""

import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from treatytrack.actions.importing.agreements import NotRead, columns_read
from treatytrack.actions.importing.file import COLUMNS_OF, Naming, Part, import_file
from treatytrack.actions.importing.outcome import Fate
from treatytrack.actions.importing.placing import Wishes
from treatytrack.cells import chosen_from
from treatytrack.cli.import_options import adds_parties, asked_of
from treatytrack.cli.import_words import as_met, none_in_scope, parties_said
from treatytrack.cli.importing import telling
from treatytrack.cli.importing.hearing import Hearing
from treatytrack.cli.importing.interrupting import noticed
from treatytrack.cli.importing.patience import as_they_come, within_reason
from treatytrack.cli.importing.rejects import refuse_rejects, write_rejects
from treatytrack.cli.importing.source import how_far, is_large, opened, rows_of
from treatytrack.cli.importing.ways import (
    STREAMED,
    Ways,
    format_of,
    read,
    refuse_what_does_not_fit,
)
from treatytrack.cli.progress import Bar
from treatytrack.cli.recording import MonthFirst, Order, day_order
from treatytrack.cli.session import Session
from treatytrack.cli.speaking import answer, say, say_each
from treatytrack.errors import Conflict, WrongRequest
from treatytrack.importers.decoding import Sheet
from treatytrack.importers.reading_as import OurSheet, how_written, read_as


class _NothingKept(Exception):
    """Gives up the transaction: of a dry run, and where rows were refused and so all are."""


def command(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A table or JSON; - is standard input.")],
    format_: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help="csv, tsv, xlsx, json or jsonl; else what the name ends in."),
    ] = None,
    on_conflict: Annotated[
        str, typer.Option(metavar="fail|skip|update", help="What to do with one that is there and differs.")
    ] = "fail",
    other_columns: Annotated[
        str | None, typer.Option(metavar="refuse|ignore|notes", help="What to do with columns that nothing reads.")
    ] = None,
    null: Annotated[
        list[str] | None, typer.Option(metavar="VALUE", help="This cell means nothing (repeatable).")
    ] = None,
    day_first: Order = None,
    month_first: MonthFirst = False,
    delimiter: Annotated[
        str | None, typer.Option(metavar="SIGN", help="What parts the cells, if not a comma; tab is a word.")
    ] = None,
    encoding: Annotated[str | None, typer.Option(metavar="NAME", help="cp1252 ..., if it is not UTF-8.")] = None,
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help="The sheet of a workbook, if not the first.")
    ] = None,
    for_spreadsheet: Annotated[
        bool, typer.Option("--for-spreadsheet", help="The file was exported so: undo it.")
    ] = False,
    keep_good: Annotated[
        bool, typer.Option("--keep-good", help="Take what is good, also where rows are refused.")
    ] = False,
    rejects: Annotated[
        Path | None, typer.Option(metavar="FILE", readable=False, help="Write the refused rows here, to be corrected.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen, and change nothing.")] = False,
) -> None:
    """Take agreements in from a file whose first line names recorded columns, or from JSON. All of them, or none.

    Every problem is named as file:line: column. Contradictions are warnings: the rows are kept and flagged. Computed
    columns of an export are passed over, so an export can be imported as it is; the same file twice changes nothing.

    Of a file that is not ours, headings such as "Date of signature" are recognised, and told. A preset says the rest of
    a register that others keep: treatytrack help presets.

    With --keep-good the good rows are taken. The others are written as they stand in the file to --rejects, each with
    its line and the reason; once corrected, that file is imported with the same options.

    \b
    Examples:
      treatytrack import register.json --dry-run
      treatytrack import corrected.csv --on-conflict update
      treatytrack import register.csv --keep-good --rejects refused.csv
    """
    session = Session(ctx)
    chosen_from(("fail", "skip", "update"), "a way to meet conflicts", on_conflict)
    other = (
        chosen_from(("refuse", "ignore", "notes"), "a way with other columns", other_columns) if other_columns else ""
    )
    name = "standard input" if file == "-" else file
    nulls = frozenset(null or ())
    order = day_order(day_first, month_first)
    asked = asked_of(ctx, tuple(null or ()), other, order, lambda: session.today)
    written = how_written(asked)
    naming = Naming(add_unknown=adds_parties(ctx), kind=written.new_parties)
    ways = Ways(format_of(file, format_ or written.format), encoding, delimiter, sheet, for_spreadsheet, nulls)
    refuse_what_does_not_fit(ways)
    ways = ways.or_as(written)
    refuse_rejects(rejects, ways.format, session.place.path, keep_good=keep_good)
    with Hearing(_tell_plan if dry_run else _tell_nothing) as hearing:
        with opened(file) as source, noticed() as interrupt:
            reading = read(source, name, ways)
            say_each(reading.remarks)
            sheets = {
                what: sheet._replace(rows=interrupt.heeded(as_they_come(sheet.rows)))
                for what, sheet in reading.sheets.items()
            }
            ours = read_as(sheets.get("agreements"), name, asked._replace(wondered=hearing.wondered))
            say_each(ours.said)
            parts = _parts(name, {**sheets, **ours.agreements}, other or "refuse")
            wishes = Wishes(order, on_conflict, ours.nulls, ours.key, ours.source_day)
            naming = naming._replace(listed=ours.parties)
            part_read = how_far(source) if ways.format in STREAMED else lambda: None
            bar = Bar(name, part_read, colour=session.may_colour, hidden=dry_run and sys.stdout.isatty())
            with (
                bar,
                suppress(_NothingKept),
                session.writing("import", create=True, to_try=dry_run, is_long=is_large(source)) as register,
            ):
                coming = {
                    what: part._replace(
                        rows=interrupt.between(bar.along(within_reason(rows_of(name, part.rows), name)))
                    )
                    for what, part in parts.items()
                }
                outcome, made = import_file(register, coming, session.today, wishes, hearing, naming)
                outcome = outcome._replace(warnings=outcome.warnings + hearing.odd_as_read)
                hearing.is_complete()
                if dry_run or (outcome.refused and not keep_good):
                    raise _NothingKept
                if outcome.refused and rejects:
                    write_rejects(
                        rejects, reading.rejects(ours.along(telling.reasons(hearing.refusals()))), ways.encoding or ""
                    )
                interrupt.heed()
        if dry_run or not (keep_good and rejects):
            say_each(telling.refusals(name, hearing.refusals()))
        met = ours.met()
        say_each(as_met(name, met))
        if outcome.refused and not keep_good:
            raise (WrongRequest if outcome.wrong else Conflict)(telling.all_refused(outcome))
        say_each(parties_said(made, dry_run=dry_run))
        say_each(telling.warnings(name, hearing.warnings(), kept=not dry_run))
        say_each(none_in_scope(name, outcome, met.left_out))
        say(telling.counts(outcome, dry_run=dry_run))
        if rejects and not dry_run:
            say(
                f"Wrote what was refused to {rejects}"
                if outcome.refused
                else f"Nothing was refused: {rejects} is not written"
            )


def _tell_nothing(fate: Fate) -> None:
    """What becomes of each row is only counted."""


def _tell_plan(fate: Fate) -> None:
    """What would happen to a row; unchanged ones are only counted."""
    answer(telling.plan(fate))


def _parts(name: str, sheets: Mapping[str, Sheet | OurSheet], other_columns: str) -> dict[str, Part]:
    return {what: _part(name, what, sheet, other_columns) for what, sheet in sheets.items()}


def _part(name: str, what: str, sheet: Sheet | OurSheet, other_columns: str) -> Part:
    """The records of a part, and which column each of their names fills."""
    try:
        return Part(sheet.rows, columns_read(sheet.names, COLUMNS_OF[what], other_columns))
    except NotRead as wrong:
        raise WrongRequest(f"{name}:{sheet.names[wrong.name]}: {wrong}; nothing was changed") from None
