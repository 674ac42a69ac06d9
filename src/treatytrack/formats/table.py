"""`--format table`: for people at a terminal, in its width; a long title loses its middle, nothing else is cut."""

from collections.abc import Iterator

from rich import box
from rich.console import Console
from rich.table import Table as Drawn
from rich.text import Text

from treatytrack.columns import Table
from treatytrack.formats.readable import readable, width, without_middle

_STYLES = {"ref": "bold", "date": "", "number": "", "mark": "bold red", "extra": "dim", "party": "cyan"}
_LEAST_TITLE = 16
_GAP = 2


def lines(table: Table, columns: int, *, colour: bool) -> Iterator[str]:
    """The table drawn in at most so many columns, line by line. Nothing at all for a table without rows.

    Where it does not fit, columns of kind `extra` go first; a title that would become too short to be recognised
    moves under its row.
    """
    rows = [[readable(str(cell)) for cell in row] for row in table.rows]
    if not rows:
        return
    shown = _that_fit(table, rows, columns)
    kinds = [table.headings[at].kind for at in shown]
    fixed = sum(_widest(table, rows, at) + _GAP for at in shown if table.headings[at].kind != "title")
    room = columns - fixed
    under = "title" in kinds and room < _LEAST_TITLE and room < max(_widest(table, rows, at) for at in _titles(table))
    drawn = Drawn(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, _GAP, 0, 0), show_edge=False, header_style="dim")
    columns_shown = [at for at in shown if not (under and table.headings[at].kind == "title")]
    for at in columns_shown:
        heading = table.headings[at]
        drawn.add_column(
            heading.title,
            justify="right" if heading.kind == "number" else "left",
            no_wrap=True,
            overflow="ignore",
            style=_STYLES.get(heading.kind),
        )
    for row in rows:
        drawn.add_row(*(_cell(row[at], table.headings[at].kind, room) for at in columns_shown))
    console = Console(
        width=max(columns, fixed),
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        highlight=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        console.print(drawn)
    drawn_lines = captured.get().rstrip("\n").split("\n")
    if not under:
        yield from (line.rstrip() for line in drawn_lines)
        return
    yield from (line.rstrip() for line in drawn_lines[:2])
    for line, row in zip(drawn_lines[2:], rows, strict=True):
        yield line.rstrip()
        for at in _titles(table):
            yield "    " + without_middle(row[at], max(columns - 4, _LEAST_TITLE))


def _titles(table: Table) -> list[int]:
    return [at for at, heading in enumerate(table.headings) if heading.kind == "title"]


def _widest(table: Table, rows: list[list[str]], at: int) -> int:
    return max(width(table.headings[at].title), *(width(row[at]) for row in rows))


def _that_fit(table: Table, rows: list[list[str]], columns: int) -> list[int]:
    """The places of the columns to draw: all, or without those of kind `extra` where the title would be short."""
    every = list(range(len(table.headings)))
    needed = sum(_widest(table, rows, at) + _GAP for at in every if table.headings[at].kind != "title")
    titles = sum(min(_widest(table, rows, at), 40) for at in _titles(table))
    if needed + titles <= columns:
        return every
    return [at for at in every if table.headings[at].kind != "extra"]


def _cell(text: str, kind: str, room: int) -> Text:
    if kind == "title":
        return Text(without_middle(text, room))
    if kind == "status":
        return Text(text, style="yellow" if text.endswith(("~", "?")) else "")
    return Text(text)
