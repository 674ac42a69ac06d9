"""`treatytrack history`: who changed what and when, newest first."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Annotated, NamedTuple

import typer

from treatytrack.actions.past.listing import (
    About,
    Undoings,
    about,
    entries,
)
from treatytrack.actions.past.tables import records, table_for_people, table_for_scripts
from treatytrack.cli.asking import ForSpreadsheet, Limit, Output, allowed
from treatytrack.cli.bounds import bound_or_length
from treatytrack.cli.session import Session
from treatytrack.cli.showing import Way, in_colour, put, show_table, way_out
from treatytrack.cli.speaking import say
from treatytrack.domain.words import how_many
from treatytrack.errors import WrongRequest
from treatytrack.store.layout import moment_told, utc_text
from treatytrack.store.past.looking_back import Past
from treatytrack.store.past.operations import Remembered

FORMATS = ("plain", "table", "csv", "tsv", "json", "jsonl", "markdown", "html", "xlsx")

ON_A_TERMINAL = 20
"""So many changes are shown on a terminal where nobody says how many."""


class _Asked(NamedTuple):
    """Whose history is wanted, None for all; and after which row."""

    of: About | None
    after: int


def command(
    ctx: typer.Context,
    ref: Annotated[
        str | None,
        typer.Argument(metavar="[REF]", help="Of an agreement, REF/3, a relation event, a party, a setting."),
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only what was changed from that day on; also 7d.")
    ] = None,
    limit: Limit = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="plain (default), table, csv, tsv, json, jsonl, markdown, html or xlsx.",
        ),
    ] = None,
    output: Output = None,
    for_spreadsheet: ForSpreadsheet = False,
) -> None:
    """Tell who changed what and when, the newest first: of the whole register, or of what REF names, also what is gone.

    Each change begins with its number, by which treatytrack undo takes it back. Times are in the register's time zone,
    with its distance from UTC. What more than 10 records were changed by is told by their count; name one to see it.
    csv, tsv, json and jsonl give every record whole, before and after, and the time in UTC.

    On a terminal the last 20 changes are shown, unless --limit says how many.

    \b
    Examples:
      treatytrack history
      treatytrack history AZE-IRN-2025-2
      treatytrack history --since 30d --format json
    """
    session = Session(ctx)
    way = way_out(session, format_, output, for_spreadsheet, formats=FORMATS)
    if allowed(limit) is None and way.columns is not None:
        limit = ON_A_TERMINAL
    with session.reading() as register:
        of = None if ref is None else about(register, ref)
        first = _first_day(session, since) if since else None
        after = register.past.last_change_before(utc_text(session.began(first))) if first else 0
        asked = _Asked(of, after)
        rows = _rows(register.past, asked)
        shown = rows if limit is None else _of_first(rows, limit)
        _show(session, way, shown, undoings_of(register.past))
        _count(_all(register.past, asked), limit)


def _first_day(session: Session, since: str) -> date:
    """The day with which it begins. Raises WrongRequest: it is none, or also says when it ends."""
    first, and_on, _ = since.partition("..")
    if and_on:
        raise WrongRequest(f"--since: {since} has an end too: write only the first day{first and f', {first}'}")
    return bound_or_length("--since", since, session.today, first=True)


def undoings_of(past: Past) -> Undoings:
    """What is taken back in a register, and by what."""
    known: dict[str, tuple[int, int | None]] = {}

    def numbers(operation: str) -> tuple[int, int | None]:
        if operation not in known:
            found = past.operation_called(operation)
            undone = past.operation_called(found.undoes) if found and found.undoes else None
            known[operation] = (found.number if found else 0, undone.number if undone else None)
        return known[operation]

    return Undoings(past.taken_back(), numbers)


def when_in(session: Session) -> Callable[[str], str]:
    """What says a moment of the history in the register's time zone: `2026-11-21 13:30:00+04:00`."""
    zone = session.zone_to_tell_times_in()
    return lambda at: moment_told(at).astimezone(zone).isoformat(" ", "seconds")


def _rows(past: Past, asked: _Asked) -> Iterable[Remembered]:
    if asked.of is None or asked.of.event is None:
        return past.remembered(asked.of and asked.of.records, asked.after)
    ((_, ref),) = asked.of.records
    return [row for row in past.remembered_event(ref, asked.of.event) if row.id > asked.after]


def _all(past: Past, asked: _Asked) -> int:
    if asked.of is None or asked.of.event is None:
        return past.operations_counted(asked.of and asked.of.records, asked.after)
    return len({row.operation for row in _rows(past, asked)})


def _of_first(rows: Iterable[Remembered], limit: int) -> Iterator[Remembered]:
    """The rows of the first so many changes."""
    seen = ""
    for row in rows:
        if row.operation != seen:
            seen, limit = row.operation, limit - 1
        if limit < 0:
            return
        yield row


def _show(session: Session, way: Way, rows: Iterable[Remembered], undoings: Undoings) -> None:
    """Each format is imported only when it is the one."""
    when = when_in(session)
    if way.format == "plain":
        from treatytrack.formats.changes import lines  # noqa: PLC0415  (as said)

        put(way, lines(entries(rows, undoings), when, way.columns, colour=in_colour(session, way)))
    elif way.format in {"json", "jsonl"}:
        from treatytrack.formats.json import encoded, lines_of_records  # noqa: PLC0415  (as said)

        found = records(rows, undoings)
        put(way, lines_of_records(found) if way.format == "json" else map(encoded, found))
    elif way.format in {"csv", "tsv"}:
        show_table(session, table_for_scripts(rows, undoings), way, "Changes")
    else:
        show_table(session, table_for_people(entries(rows, undoings), when), way, "Changes")


def _count(found: int, limit: int | None) -> None:
    if limit is not None and limit < found:
        say(f"{limit} of {how_many(found, 'change')}; --limit {found} shows all.")
    else:
        say(f"{how_many(found, 'change')}." if found else "Nothing was changed.")
