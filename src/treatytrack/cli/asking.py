"""QUERY and the everyday options, shared by every command that chooses agreements."""

import sys
from collections.abc import Sequence
from typing import Annotated, TypeVar

import typer

from treatytrack.actions.asked import Asker, Fields
from treatytrack.cells import chosen_from
from treatytrack.cli.options import everyday
from treatytrack.cli.session import MOST_ROWS_DRAWN, Session
from treatytrack.domain import query as asked_for
from treatytrack.errors import WrongRequest

Row = TypeVar("Row")

FORMATS = ("table", "plain", "csv", "json", "jsonl")

Query = Annotated[list[str] | None, typer.Argument(metavar="[QUERY]...", help="Terms, all of which must hold.")]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", help="At most so many.")]
Format = Annotated[
    str | None,
    typer.Option(
        "--format", metavar="FORMAT", help="table (default on a terminal), plain (elsewhere), csv, json or jsonl."
    ),
]


def asked(session: Session, words: list[str] | None, fields: Fields | None = None) -> asked_for.Query:
    """The query of a command's words and everyday options: all of them must hold. `fields` are not the agreements'."""
    asker = session.asker if fields is None else Asker(session.today, session.parties, fields=fields)
    terms = list(asker.query(words or []).terms)
    for field, value in session.everyday.items():
        if field == "between":
            terms.append(asker.pair(*value))
        else:
            terms.append(asker.term(field, *([value] if isinstance(value, str) else value)))
    return asked_for.Query(tuple(terms))


def as_written(session: Session, query: list[str] | None) -> list[str]:
    """The everyday options and the words of QUERY, as they would be written again."""
    written: list[str] = []
    for option in everyday():
        value = session.everyday.get(option.name)
        if value:
            flag = option.opts[0]
            each = [[one] for one in value] if option.multiple else [value if option.nargs > 1 else [value]]
            written += [word for values in each for word in (flag, *values)]
    words = query or []
    return [*written, *(["--"] if any(word.startswith("-") for word in words) else []), *words]


def allowed(limit: int | None) -> int | None:
    """The limit as it was given. Raises WrongRequest for a negative one."""
    if limit is not None and limit < 0:
        raise WrongRequest(f"--limit {limit}: write how many to show, 0 or more")
    return limit


def limited(rows: Sequence[Row], limit: int | None) -> Sequence[Row]:
    """The first so many of the rows, or all. Raises WrongRequest for a negative limit."""
    return rows[: allowed(limit)]


def chosen_format(written: str | None, rows: int) -> str:
    """The format asked for; else a table on a terminal if it is not too long, plain text elsewhere."""
    if written:
        return chosen_from(FORMATS, "a format", written)
    return "table" if sys.stdout.isatty() and rows <= MOST_ROWS_DRAWN else "plain"
