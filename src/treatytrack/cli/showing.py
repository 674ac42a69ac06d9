"""Putting an answer where it is wanted: a table in the format that was chosen, on stdout or in a file; a card."""

import sys
from collections.abc import Iterable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from treatytrack.answers import About, Table
from treatytrack.cells import chosen_from
from treatytrack.cli.asking import FORMATS, as_written
from treatytrack.cli.files import format_by_ending, refuse_the_register, written_whole
from treatytrack.cli.session import MOST_ROWS_DRAWN, Session
from treatytrack.cli.speaking import answer, answer_bytes, answered_width, say
from treatytrack.errors import WrongRequest

if TYPE_CHECKING:  # what shows a table needs none of them
    from treatytrack.actions.card import Card
    from treatytrack.answers.calendar import Calendar
    from treatytrack.answers.report import Report

NOT_CUT = 100_000
"""The width of a table that is not shown on a terminal: no cell is cut short there."""

_DELIMITED = {"csv", "tsv"}
_STANDS_ALONE = {"html", "xlsx"}
"""Formats that are a file of their own, and say what it is about."""

FOR_PEOPLE = frozenset({"table", "html"})
"""Formats in which a list is told in words, with days in the reader's form."""

_BYTES = {"xlsx", "ics"}
"""Formats that are written as bytes."""


class Way(NamedTuple):
    """How rows go out: their format ('' while that depends on how many they are), the file (None is stdout).

    `for_spreadsheet` is None where the command cannot be asked for that.
    """

    format: str
    output: Path | None
    for_spreadsheet: bool | None

    @property
    def columns(self) -> int | None:
        """How many columns of a terminal it may fill; None where it goes elsewhere, and nothing is cut or broken."""
        return answered_width() if self.output is None else None

    def for_rows(self, rows: int) -> "Way":
        """The same, once it is known how many there are: a table on a terminal if it is not too long, else plain."""
        return self._replace(format=self.format or ("table" if rows <= MOST_ROWS_DRAWN else "plain"))


def way_out(
    session: Session,
    format_: str | None,
    output: Path | None = None,
    for_spreadsheet: bool | None = None,
    *,
    formats: tuple[str, ...] = FORMATS,
    what: str = "a format",
) -> Way:
    """The way that the options ask for: `--format`, else what the ending of `-o` names, else the first of the formats.

    Where that is a table, it is one on a terminal only, and plain text elsewhere. Raises WrongRequest, Conflict for
    what cannot be written, or not there.
    """
    refuse_the_register(output, session.place.path)
    file = None if output is None or str(output) == "-" else output
    on_terminal = file is None and sys.stdout.isatty()
    elsewhere = "plain" if formats[0] == "table" else formats[0]
    if format_ and format_.casefold() == "ics" and "ics" not in formats:
        raise WrongRequest("ics is a calendar, which deadlines, event list and report write: choose another format")
    if format_:
        chosen = chosen_from(formats, what, format_)
    elif file:
        chosen = format_by_ending(file, formats, elsewhere)
    else:
        chosen = "" if on_terminal and elsewhere != formats[0] else elsewhere
    if chosen == "xlsx" and on_terminal:
        raise WrongRequest("xlsx is no text that a terminal could show: name a file, as in -o agreements.xlsx")
    if for_spreadsheet and chosen == "xlsx":
        raise WrongRequest("xlsx keeps every text a text by itself: leave out --for-spreadsheet")
    if for_spreadsheet and chosen not in _DELIMITED:
        raise WrongRequest("--for-spreadsheet is for csv and tsv: leave it out, or add --format csv")
    return Way(chosen, file, for_spreadsheet)


def show_table(
    session: Session,
    table: Table,
    way: Way,
    title: str,
    query: list[str] | None = None,
    *,
    day: date | None = None,
    below: str = "",
) -> None:
    """Write the table that lists what `title` says, chosen by QUERY and the everyday options.

    Each format is imported only when it is the one (rich: 40 ms). `day` is named where it is not the as-of day, `below`
    is what is said of the rows to who has the page only, where its days stand in the reader's form.
    """
    written = import_module(f"treatytrack.formats.{way.format}")
    if way.format in _STANDS_ALONE:
        from treatytrack.actions.saved import as_typed  # noqa: PLC0415  (only here it is said what was asked)
        from treatytrack.domain.words import with_brief_days  # noqa: PLC0415  (as above)

        path = session.place.path
        narrowed = as_typed(as_written(session, query))
        named = path.name if path.exists() else ""
        said = with_brief_days(below)
        about = About(f"{title}{session.as_known}", day or session.today, named, narrowed, said)
        put(way, written.pieces(table, about) if way.format == "xlsx" else written.lines(table, about))
    elif way.format in _DELIMITED:
        told = None if way.for_spreadsheet is None else _warn
        put(way, written.lines(table, for_spreadsheet=bool(way.for_spreadsheet), told=told))
    elif way.format == "table":
        put(way, written.lines(table, way.columns or NOT_CUT, colour=in_colour(session, way)))
    else:
        put(way, written.lines(table))


def report_lines(session: Session, way: Way, report: "Report") -> Iterable[str]:
    """The lines of a report as people read it: plain, markdown or html; each is imported only when it is the one."""
    written = import_module(f"treatytrack.formats.{way.format}")
    lines: Iterable[str]
    if way.format == "plain":
        lines = written.report_lines(report, way.columns, colour=in_colour(session, way))
    else:
        lines = written.report_lines(report)
    return lines


def in_colour(session: Session, way: Way) -> bool:
    """Whether it goes out in colour: into a file never."""
    return session.colour and way.output is None


def show_calendar(way: Way, calendar: "Calendar") -> None:
    """Write a calendar."""
    from treatytrack.formats import ics  # noqa: PLC0415  (only where one is asked for)

    put(way, ics.pieces(calendar))


def put(way: Way, written: Iterable[Any]) -> None:
    """Write lines, or bytes where the format has line ends of its own, where they are wanted."""
    binary = way.format in _BYTES
    if way.output is None:
        (answer_bytes if binary else answer)(written)
        return
    written_whole(way.output, written if binary else (f"{line}\n" for line in written))
    say(f"Wrote {way.output}", whole=True)


def _warn(cells: int) -> None:
    """Of cells that a spreadsheet would run: they are written as they are recorded, because scripts rely on that."""
    if cells:
        begin = "1 cell begins" if cells == 1 else f"{cells:,} cells begin"
        say(f"{begin} as a formula does, and a spreadsheet would run that: --for-spreadsheet neutralises it.")


def show_card(session: Session, card: "Card") -> None:
    """Write a card: broken at the terminal's width, elsewhere a line for each of its lines."""
    from treatytrack.formats.card import lines  # noqa: PLC0415  (only where one is shown)

    answer(lines(card, answered_width(), colour=session.colour))
