"""QUERY and the everyday options, shared by every command that chooses agreements."""

import re
import sys
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from treatytrack.cells import chosen_from
from treatytrack.cli.options import everyday, option_meant
from treatytrack.cli.session import Session
from treatytrack.cli.speaking import say
from treatytrack.domain import query as asked_for
from treatytrack.errors import WrongRequest

if TYPE_CHECKING:
    from treatytrack.actions.asked import Fields

Row = TypeVar("Row")

FORMATS = ("table", "plain", "csv", "tsv", "json", "jsonl", "markdown", "html", "xlsx")
"""The formats of every command that lists."""
CALENDAR_FORMATS = (*FORMATS, "ics")
"""Those of a command that lists days to come, too."""

Query = Annotated[list[str] | None, typer.Argument(metavar="[QUERY]...", help="Terms, all of which must hold.")]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", help="At most so many.")]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="table (default on a terminal), plain (elsewhere), csv, tsv, json, jsonl, markdown, html or xlsx.",
    ),
]
CalendarFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="table (default on a terminal), plain (elsewhere), csv, tsv, json, jsonl, markdown, html, xlsx or ics.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        readable=False,
        help="Write this file, whole or not at all; its ending chooses.",
    ),
]
KnownOn = Annotated[
    str | None,
    typer.Option(
        "--known-on",
        metavar="DATETIME",
        help="As known then: 2026-01-31 (at its end), 2026-01-31T12:00 (UTC), or with +04:00.",
    ),
]
ForSpreadsheet = Annotated[
    bool, typer.Option("--for-spreadsheet", help="csv and tsv: neutralise what a spreadsheet would run.")
]


def asked(
    session: Session, words: list[str] | None, fields: "Fields | None" = None, *, day: date | None = None
) -> asked_for.Query:
    """The query of a command's words and everyday options: all of them must hold. `fields` are not the agreements'.

    `day` is the day on which it is meant to be asked, where that is not the as-of day.
    """
    today = session.today  # a wrong --as-of is refused also where nothing is asked for
    if not words and not session.everyday:
        return asked_for.Query()
    from treatytrack.actions.asked import Asker  # noqa: PLC0415  (only where something is asked for)

    asker = session.asker_on(day or today) if fields is None else Asker(today, session.parties, fields=fields)
    terms = list(asker.query(words or []).terms)
    for field, values in session.everyday.items():
        terms.append(asker.pairs(values) if field == "between" else asker.term(field, *values))
    query = asked_for.Query(tuple(terms))
    if day is None and (sys.stderr.isatty() or session.options.get("verbose")):  # cron would mail it every week
        _say_what_lacks_hyphens(session, words or [])
        say_what_was_meant(session, query, of_agreements=fields is None)
    return query


def _say_what_lacks_hyphens(session: Session, words: Sequence[str]) -> None:
    """Say of `within 30d`, `since last` or `limit 5` that they are searched for, and no option."""
    for word, value in pairwise(words):
        if re.match(r"\d|last$|today$", value) and (option := option_meant(session.command, [word])):
            say(f'"{word}" is searched for in titles and other texts only: did you mean {option} {value}?')


def say_what_was_meant(session: Session, query: asked_for.Query, *, of_agreements: bool = True) -> None:
    """Say of words that are searched for in texts what asks for the party or the status of that name."""
    if not any(term.field == "words" for term in query.terms):
        return
    from treatytrack.actions.bare_words import fields_meant  # noqa: PLC0415  (only where words are searched for)

    for word, meant in fields_meant(query, session.parties(), of_agreements=of_agreements):
        say(f'"{word}" is searched for in titles and other texts only: {meant}.')


def as_written(session: Session, query: list[str] | None) -> list[str]:
    """The everyday options and the words of QUERY, as they would be written again."""
    written: list[str] = []
    for option in everyday():
        for value in session.everyday.get(option.name, ()):
            written += [option.opts[0], *(value if option.nargs > 1 else [value])]
    words = query or []
    return [*written, *(["--"] if any(word.startswith("-") for word in words) else []), *words]


def kinds_named(kinds: tuple[str, ...], what: str, written: Sequence[str] | None) -> tuple[str, ...]:
    """What `--kind` names, given once or more, with commas or without. Raises WrongRequest."""
    return tuple(chosen_from(kinds, what, one.strip()) for each in written or () for one in each.split(","))


def allowed(limit: int | None) -> int | None:
    """The limit as it was given. Raises WrongRequest for a negative one."""
    if limit is not None and limit < 0:
        raise WrongRequest(f"--limit {limit}: write how many to show, 0 or more")
    return limit


def limited(rows: Sequence[Row], limit: int | None) -> Sequence[Row]:
    """The first so many of the rows, or all. Raises WrongRequest for a negative limit."""
    return rows[: allowed(limit)]
