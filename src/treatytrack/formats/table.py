"""`--format table`: for people at a terminal, in its width; a long title loses its middle, nothing else is cut.

What is longer than the others in its column, such as what a meeting is about, goes on in the lines below it.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest

from rich.console import Console
from rich.table import Table as Drawn
from rich.text import Text

from treatytrack.answers import Heading, Table
from treatytrack.formats.readable import padded, readable, width, without_middle
from treatytrack.formats.whole_days import wrapped_around

_STYLES = {"ref": "bold", "mark": "bold red", "extra": "dim", "party": "cyan"}
_LEFT_OUT_FIRST = ("extra", "party")
_LEAST_TITLE = 20
_LEAST_WORDS, _MOST_WORDS = 24, 40
"""Between so many columns a cell of words takes where there is not room for all."""
_GAP = 2


def lines(table: Table, columns: int, *, colour: bool) -> Iterator[str]:
    """The table drawn in at most so many columns, line by line. Nothing at all for a table without rows.

    Where it does not fit, long words are folded; columns that say least are left out; then the title moves under its
    row; and where even the other columns do not fit side by side, each row is written as a few short lines.
    """
    cells = list(table.rows)
    rows = [[readable(str(cell)) for cell in row] for row in cells]
    if not rows:
        return
    widths = [max(width(heading.title), *(width(row[at]) for row in rows)) for at, heading in enumerate(table.headings)]
    for row, written in zip(rows, cells, strict=True):  # rich aligns no text whose overflow it ignores
        row[:] = [
            padded(text, wide, right=True) if isinstance(cell, int) else text
            for text, cell, wide in zip(row, written, widths, strict=True)
        ]
    whole, widths = widths, _with_words_folded(table, widths, columns)
    shown, room = _that_fit(table, widths, columns)
    if room >= min(_LEAST_TITLE, _title_width(table, widths)):
        every = [line for row in rows for line in _folded(row, widths, whole)]
        yield from _drawn(table, every, shown, widths, room, colour=colour)
        return
    titles = [at for at in shown if table.headings[at].kind == "title"]
    others = [at for at in shown if at not in titles]
    if room + _GAP >= 0:
        folded = [_folded(row, widths, whole) for row in rows]
        head, *drawn = _drawn(table, [line for each in folded for line in each], others, widths, room, colour=colour)
        yield head
        lines_drawn = iter(drawn)
        for row, each in zip(rows, folded, strict=True):
            yield from islice(lines_drawn, len(each))
            yield from ("    " + without_middle(row[at], columns - 4) for at in titles)
        return
    labels = [_label(heading, table.headings) for heading in table.headings]
    for row in rows:
        yield from _stacked([labels[at] + row[at] for at in others if row[at]], columns)
        yield from ("    " + without_middle(row[at], columns - 4) for at in titles)


def _with_words_folded(table: Table, widths: list[int], columns: int) -> list[int]:
    """The widths of the columns, those of words narrower where not all fit."""
    if sum(widths) + _GAP * (len(widths) - 1) <= columns:
        return widths
    kinds = [heading.kind for heading in table.headings]
    beside = {"status", "title", *_LEFT_OUT_FIRST}
    room = columns - sum(wide + _GAP for wide, kind in zip(widths, kinds, strict=True) if kind not in beside)
    most = max(_LEAST_WORDS, min(_MOST_WORDS, room))
    return [min(wide, most) if kind == "status" else wide for wide, kind in zip(widths, kinds, strict=True)]


def _folded(row: list[str], widths: list[int], whole: list[int]) -> list[list[str]]:
    """A row as the lines that it takes: what is wider than its column goes on in those below it."""
    if widths == whole:
        return [row]
    columns = [
        wrapped_around(cell, wide) if wide < before else [cell]
        for cell, wide, before in zip(row, widths, whole, strict=True)
    ]
    return [list(line) for line in zip_longest(*columns, fillvalue="")]


def _that_fit(table: Table, widths: list[int], columns: int) -> tuple[list[int], int]:
    """The places of the columns to draw, and the room they leave for the title."""
    shown = list(range(len(table.headings)))
    for leave_out in (*_LEFT_OUT_FIRST, None):
        others = [at for at in shown if table.headings[at].kind != "title"]
        room = columns - sum(widths[at] + _GAP for at in others)
        if leave_out is None or room >= min(2 * _LEAST_TITLE, _title_width(table, widths)):
            break
        if leave_out == "party" and room >= _LEAST_TITLE:
            break
        shown = [at for at in shown if table.headings[at].kind != leave_out]
    return shown, room


def _title_width(table: Table, widths: list[int]) -> int:
    return max((widths[at] for at, heading in enumerate(table.headings) if heading.kind == "title"), default=0)


def _drawn(
    table: Table, rows: list[list[str]], shown: list[int], widths: list[int], room: int, *, colour: bool
) -> list[str]:
    """The heading and the rows, each a line, every column as wide as its widest cell."""
    drawn = Drawn(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="dim")
    for at in shown:
        heading = table.headings[at]
        wide = min(widths[at], room) if heading.kind == "title" else widths[at]
        drawn.add_column(
            heading.title, width=wide, no_wrap=True, overflow="ignore", style=_STYLES.get(heading.kind),
        )  # fmt: skip
    for row in rows:
        drawn.add_row(*(_cell(row[at], table.headings[at].kind, room) for at in shown))
    console = Console(
        width=sum(widths) + _GAP * len(widths) + max(room, 0),
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        highlight=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        console.print(drawn)
    return [line.rstrip() for line in captured.get().rstrip("\n").split("\n")]


def _cell(text: str, kind: str, room: int) -> Text:
    if kind == "title":
        return Text(without_middle(text, room))
    if kind == "status":
        return Text(text, style="yellow" if text.endswith(("~", "?")) else "")
    return Text(text)


def _label(heading: Heading, headings: Sequence[Heading]) -> str:
    """What stands before a cell that has no heading above it: where people chose the columns, it would not be known."""
    ours = any(each.kind == "title" for each in headings)
    return "" if ours or heading.name in {"ref", "title"} else f"{heading.title}: "


def _stacked(cells: list[str], columns: int) -> Iterator[str]:
    """The cells one after the other, as many in a line as fit; later lines are indented, a cell's own further still."""
    line = ""
    for cell in cells:
        longer = f"{line}  {cell}" if line else cell
        if line and width(longer) > columns:
            yield from wrapped_around(line, columns, "    ")
            line = f"  {cell}"
        else:
            line = longer
    yield from wrapped_around(line, columns, "    ")
