"""`--format xlsx`: a workbook to be handed on. Its first sheet is the table, its second says what the table is about.

Dates that are one day are dates, numbers are numbers, and every other cell is the text that is recorded. The headings
are the names of the columns in words, so that the first sheet can be imported as it is.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from treatytrack import __version__
from treatytrack.answers import About, Heading, Table
from treatytrack.columns import name_meant
from treatytrack.errors import TreatytrackError, WrongRequest
from treatytrack.formats.readable import readable, width

LONGEST_CELL = 32_767
"""How many units of UTF-16 a cell of Excel holds."""

MOST_ROWS = 1_048_575
"""How many rows a sheet of Excel holds below the heading."""

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST_DAY = "1900-03-01"
"""Days before this one Excel does not count as the calendar does: it has a 29 February 1900."""

_WIDTHS = {
    "title": 60, "why": 60, "parties": 14, "ref": 18, "text": 36, "list": 30, "extra": 30, "date": 12, "number": 10,
}  # fmt: skip
"""By the name of a column, else by its kind."""
_WRAPPED = ("title", "text", "list", "extra")
_WIDTH = 15
_LINE, _HIGHEST = 15, 409
"""How high a line of a cell is, and at most a row, in points."""
_A4 = 9
_FIT_A_PAGE = 15
"""So many columns can still be read where they are printed on the width of one page."""

_PIECE = 1024 * 1024
_PLAIN_TEXT = {
    "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
}  # fmt: skip


def pieces(table: Table, about: About) -> Iterator[bytes]:
    """The workbook's bytes, in pieces, once it is whole.

    Raises TreatytrackError where XlsxWriter is not installed, WrongRequest for what no sheet of Excel can hold.
    """
    try:
        from xlsxwriter import Workbook  # noqa: PLC0415  (an extra: who never writes xlsx need not have it)
        from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415  (as above)
    except ImportError:
        raise TreatytrackError(
            "xlsx is written by XlsxWriter, which is not installed; nothing was written: pip install XlsxWriter "
            "(where pipx installed treatytrack: pipx inject treatytrack XlsxWriter), or choose another format"
        ) from None
    with TemporaryDirectory(prefix="treatytrack-") as folder:
        whole = Path(folder) / "whole.xlsx"
        book = Workbook(str(whole), _PLAIN_TEXT | {"tmpdir": folder})
        book.use_zip64()
        try:
            _fill(book, table, about)
        except BaseException:
            with suppress(Exception):  # only this closes what it holds open
                book.close()
            raise
        try:
            book.close()
        except FileCreateError as error:
            raise error.args[0] from None
        with whole.open("rb") as file:
            yield from iter(lambda: file.read(_PIECE), b"")


def _fill(book: Any, table: Table, about: About) -> None:
    """Both sheets, and what the file says of itself: nothing of the machine, so the same answer is the same file."""
    styles = _Styles(*(book.add_format({"valign": "top"} | style) for style in _STYLES))
    sheet = book.add_worksheet(about.title.partition(" ")[0])
    widths = [_WIDTHS.get(heading.name) or _WIDTHS.get(heading.kind, _WIDTH) for heading in table.headings]
    for at, heading in enumerate(table.headings):
        sheet.set_column(at, at, widths[at])
        sheet.write_string(0, at, heading_text(heading), styles.head)
    wrapped = [(at, widths[at]) for at, heading in enumerate(table.headings) if heading.kind in _WRAPPED]
    writes = [_writer(sheet, heading, styles) for heading in table.headings]
    number = 0
    for number, row in enumerate(table.rows, 1):
        if number > MOST_ROWS:
            raise WrongRequest(
                f"A sheet of Excel holds {MOST_ROWS:,} rows, and these are more; nothing was written: "
                "ask for fewer with QUERY or --limit, or choose csv"
            )
        if (lines := max((_lines(str(row[at]), wide) for at, wide in wrapped), default=1)) > 1:
            sheet.set_row(number, min(lines * _LINE, _HIGHEST))
        for at, cell in enumerate(row):
            if cell != "" and writes[at](number, at, cell):
                raise _unfit(table, number, row, at)
    _set_up(sheet, table, number)
    _tell(book, about, number, styles)


class _Styles(NamedTuple):
    """How cells look."""

    plain: Any
    wrapped: Any
    day: Any
    small: Any
    number: Any
    head: Any


_STYLES: tuple[dict[str, Any], ...] = (
    {},
    {"text_wrap": True},
    {"num_format": "yyyy-mm-dd", "align": "left"},
    {"align": "left", "shrink": True},
    {"align": "right", "indent": 1},
    {"text_wrap": True, "bold": True, "bottom": 1, "bg_color": "#E8ECF0"},
)


def _lines(text: str, columns: int) -> int:
    """How many lines a text fills, rather one too many: LibreOffice gives each row one, and draws none of the rest."""
    if len(text) < columns // 2 and "\n" not in text:
        return 1
    fit = columns + columns // 8 if text.isascii() else columns
    return sum(1 + width(line) // fit for line in text.split("\n"))


_UNREADABLE = frozenset("\ufffe\uffff")
"""XML has no such characters; who reads a workbook leaves the signs that stand for them as they are."""


def heading_text(heading: Heading) -> str:
    """The heading of a column in words; where these are not its name, the name in words: it has to be known again."""
    meant = name_meant(heading.title) == heading.name
    return heading.title if meant else heading.name.replace("_", " ").capitalize()


def _writer(sheet: Any, heading: Heading, styles: _Styles) -> Callable[[int, int, str | int], int]:
    """What writes the cells of a column; it gives anything but 0 for a text that no cell can hold."""
    style = styles.wrapped if heading.kind in _WRAPPED else styles.small if heading.kind == "date" else styles.plain

    def text(row: int, at: int, cell: str | int) -> int:
        written = str(cell)
        if not _UNREADABLE.isdisjoint(written):
            return -1
        if written.startswith("<r>") and written.endswith("</r>"):  # it would be taken for markup of its own
            done: int = sheet.write_rich_string(row, at, "<", "r", written[2:], style)
        else:
            done = sheet.write_string(row, at, written, style)
        return done

    def day(row: int, at: int, cell: str | int) -> int:
        if not _DAY.fullmatch(str(cell)) or str(cell) < _FIRST_DAY:
            return text(row, at, cell)
        done: int = sheet.write_datetime(row, at, date.fromisoformat(str(cell)), styles.day)
        return done

    def number(row: int, at: int, cell: str | int) -> int:
        done: int = sheet.write_number(row, at, int(cell), styles.number)
        return done

    return {"date": day, "number": number}.get(heading.kind, text)


def _unfit(table: Table, number: int, row: Sequence[str | int], at: int) -> WrongRequest:
    """Of which agreement which column does not fit: a text that is cut or read otherwise would be another text."""
    names = [heading.name for heading in table.headings]
    whose = str(row[names.index("ref")]) if "ref" in names else f"row {number}"
    text = str(row[at])
    if found := sorted(_UNREADABLE.intersection(text)):
        why = f"holds the character {readable(found[0])}, which no workbook gives back"
    else:
        why = f"has {len(text):,} characters, and a cell of Excel holds {LONGEST_CELL:,}"
    return WrongRequest(
        f"{names[at]} of {whose} {why}; nothing was written: leave the column out with --columns, or choose csv"
    )


def _set_up(sheet: Any, table: Table, rows: int) -> None:
    """The heading stays in sight, on every page too; a filter on each column."""
    columns = len(table.headings)
    sheet.freeze_panes(1, 1 if table.headings[0].kind == "ref" else 0)
    sheet.autofilter(0, 0, rows, columns - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_footer("&L&A&RPage &P of &N")
    if columns <= _FIT_A_PAGE:
        sheet.fit_to_pages(1, 0)


def _tell(book: Any, about: About, rows: int, styles: _Styles) -> None:
    """What the table is about: in a sheet, and in the properties of the file."""
    sheet = book.add_worksheet("About")
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 60)
    day, register, query = str(about.day), readable(about.register), readable(about.narrowed)
    told = (("What", about.title), ("On", day), ("Rows", str(rows)), ("Register", register), ("Query", query),
            ("Written by", f"treatytrack {__version__}"))  # fmt: skip
    for at, (what, said) in enumerate((what, said) for what, said in told if said):
        sheet.write_string(at, 0, what, styles.plain)
        sheet.write_string(at, 1, said, styles.wrapped)
    subject = ", ".join(filter(None, (f"on {day}", register, query)))
    made = datetime.combine(about.day, time())
    book.set_properties({"title": about.title, "subject": subject, "created": made})
