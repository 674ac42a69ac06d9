"""`treatytrack import`: many agreements from a file, all of them or none."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from treatytrack.actions.import_ import NotRead, Outcome, columns_read
from treatytrack.actions.import_file import COLUMNS_OF, Naming, Part, import_file
from treatytrack.actions.placing import Placed, Wishes
from treatytrack.cells import chosen_from
from treatytrack.cli.files import content_of
from treatytrack.cli.import_options import adds_parties, asked_of
from treatytrack.cli.import_words import parties_said, words_without_rule
from treatytrack.cli.recording import MonthFirst, Order, day_order
from treatytrack.cli.session import Session, answer, say
from treatytrack.errors import Conflict, WrongRequest
from treatytrack.importers.decoding import Sheet
from treatytrack.importers.reading_as import OurSheet, how_written, read_as

FORMATS = ("csv", "json", "jsonl")
_FATES = ("added", "updated", "unchanged", "skipped", "duplicate")


def command(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A CSV or JSON file; - is standard input.")],
    format_: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="csv, json or jsonl; else what the name ends in.")
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
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen, and change nothing.")] = False,
) -> None:
    """Take agreements in from a file: CSV whose first line names recorded columns, or JSON. All of them, or none.

    Every problem is named as file:line: column. Contradictions are warnings: the rows are kept and flagged. Computed
    columns of an export are passed over, so an export can be imported as it is; the same file twice changes nothing.

    Of a file that is not ours, headings such as "Date of signature" are recognised, and told. A preset says the rest of
    a register that others keep: treatytrack help presets.

    \b
    Examples:
      treatytrack import register.csv
      treatytrack import register.json --dry-run
      treatytrack import corrected.csv --on-conflict update
    """
    session = Session(ctx)
    chosen_from(("fail", "skip", "update"), "a way to meet conflicts", on_conflict)
    other = (
        chosen_from(("refuse", "ignore", "notes"), "a way with other columns", other_columns) if other_columns else ""
    )
    name = "standard input" if file == "-" else file
    order = day_order(day_first, month_first)
    add_unknown = adds_parties(ctx)
    asked = asked_of(ctx, tuple(null or ()), other, order)
    written = how_written(asked)
    format_ = format_ or written.format
    chosen = chosen_from(FORMATS, "a format of import", format_) if format_ else _by_ending(file)
    sheets = _sheets(
        content_of(file),
        name,
        chosen,
        encoding or written.encoding or "utf-8",
        written.delimiter or "," if delimiter is None else delimiter,
    )
    read = read_as(sheets.pop("agreements", None), name, asked)
    for words in read.said:
        say(words)
    parts = {what: _part(name, what, sheet, other or "refuse") for what, sheet in sheets.items()}
    if read.sheet:
        parts["agreements"] = _part(name, "agreements", read.sheet, other or "refuse")
    wishes = Wishes(order, on_conflict, read.nulls, keep=not dry_run, key=read.key)
    with session.writing("import", create=not dry_run) as register:
        outcome, made = import_file(register, parts, session.today, wishes, Naming(read.parties, add_unknown))
        _refuse(name, outcome)
    for warning in outcome.warnings:
        say(_at(name, warning, "warning: "))
    if dry_run:
        answer(_plan(outcome))
    for words in (*words_without_rule(read.without_rule()), *parties_said(made, dry_run=dry_run)):
        say(words)
    say(_counts(outcome, dry_run=dry_run))


def _by_ending(file: str) -> str:
    ending = Path(file).suffix.casefold().removeprefix(".")
    return ending if ending in FORMATS else "csv"


def _sheets(content: bytes, name: str, chosen: str, encoding: str, delimiter: str) -> dict[str, Sheet]:
    """The parts of the file, only agreements where it is not JSON; the way in is imported only when it is the one."""
    if chosen == "csv":
        from treatytrack.importers import csv  # noqa: PLC0415

        sign = "\t" if delimiter in {"tab", "\\t"} else delimiter
        if len(sign) != 1 or sign in '"\r\n':
            raise WrongRequest(f'--delimiter: "{delimiter}" is not one sign')
        return {"agreements": csv.read(content, name, encoding=encoding, delimiter=sign)}
    from treatytrack.importers import json  # noqa: PLC0415

    return json.read(content, name, encoding=encoding, lines=chosen == "jsonl")


def _part(name: str, what: str, sheet: Sheet | OurSheet, other_columns: str) -> Part:
    """The records of a part, and which column each of their names fills."""
    try:
        return Part(sheet.rows, columns_read(sheet.names, other_columns, COLUMNS_OF[what]))
    except NotRead as wrong:
        raise WrongRequest(f"{name}:{sheet.names[wrong.name]}: {wrong}; nothing was changed") from None


def _refuse(name: str, outcome: Outcome) -> None:
    """Raises for every problem and every conflict at once: nothing is written then."""
    if places := sorted((*outcome.problems, *outcome.conflicts), key=lambda place: place.line):
        lines = [_at(name, place) for place in places]
        rows = len({place.line for place in places})
        error = WrongRequest if outcome.problems else Conflict
        raise error("\n".join([*lines, f"{rows} of {outcome.read} rows refused; nothing was changed"]))


def _at(name: str, place: Placed, kind: str = "") -> str:
    column = f"{place.column}: " if place.column else ""
    return f"{name}:{place.line}: {column}{kind}{place.what}"


def _plan(outcome: Outcome) -> Iterable[str]:
    """What would happen, row by row; unchanged ones are only counted."""
    for fate in outcome.fates:
        if fate.kind != "unchanged":
            ref = f"{fate.ref}  " if fate.ref else ""
            yield f"line {fate.line}: {fate.kind}  {ref}{fate.title}"
            for name, before, after in fate.differences:
                yield f"  {name}: {before or '(empty)'} -> {after or '(empty)'}"


def _counts(outcome: Outcome, *, dry_run: bool) -> str:
    counts = outcome.counts
    fates = ", ".join(f"{fate}{'s' if fate == 'duplicate' else ''} {counts[fate]}" for fate in _FATES)
    out = f"out of scope {outcome.out_of_scope}, " if outcome.out_of_scope else ""
    said = f"read {outcome.read}, {fates}, {out}refused 0, warnings {len(outcome.warnings)}"
    return f"Would have {said}; nothing was changed." if dry_run else f"{said[0].upper()}{said[1:]}."
