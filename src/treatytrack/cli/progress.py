"""How far an import or a check is: a bar on a terminal, once it takes long enough that somebody would wonder."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from treatytrack.cli.speaking import terminal_width

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

Row = TypeVar("Row")

PATIENCE = 0.5
"""Seconds after which the bar comes; drawing it costs as much as importing a small file."""
_ROWS = 256
"""So many rows are read between two looks at the clock."""


class Bar:
    """A bar on stderr while its block runs, gone when it ends, however it ends; nothing where that is no terminal.

    `part` tells which part of the file is read, from 0 to 1; None where that is not known. It is `hidden` where an
    answer comes to the same terminal. `doing` says what takes so long.
    """

    def __init__(
        self,
        name: str,
        part: Callable[[], float | None],
        *,
        colour: bool,
        hidden: bool = False,
        doing: str = "Importing",
    ) -> None:
        self._name = name
        self._doing = doing
        self._part = part
        self._colour = colour
        self._shown = sys.stderr.isatty() and not hidden
        self._began = time.monotonic()
        self._drawn: Progress | None = None
        self._task: TaskID
        self._read = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._drawn:
            self._drawn.stop()

    def along(self, rows: Iterable[Row]) -> Iterable[Row]:
        """The rows, each counted as it is taken."""
        return self._counting(rows) if self._shown else rows

    def _counting(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self._read += 1
            if not self._read % _ROWS:
                self._draw()
            yield row
        if self._drawn:
            self._drawn.update(self._task, description=f"Finishing {self._name}", rows=f"{self._read:,} rows")

    def _draw(self) -> None:
        if self._drawn is None:
            if time.monotonic() - self._began < PATIENCE:
                return
            self._begin()
        if self._drawn:
            part = self._part()
            self._drawn.update(
                self._task, description=f"{self._doing} {self._name}", completed=part or 0,
                total=None if part is None else 1, rows=f"{self._read:,} rows",
            )  # fmt: skip

    def _begin(self) -> None:
        from rich.console import Console  # noqa: PLC0415  (50 ms: only where a bar is drawn)
        from rich.markup import escape  # noqa: PLC0415  (as above)
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn  # noqa: PLC0415  (as above)

        from treatytrack.formats.readable import readable, without_middle  # noqa: PLC0415  (as above)

        self._name = escape(without_middle(readable(self._name), 24))
        width = max(terminal_width() - 4, 20)  # the terminal writes ^C behind the bar, and must not break the line
        self._drawn = Progress(
            TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[rows]}"),
            console=Console(stderr=True, no_color=not self._colour, width=width), transient=True, refresh_per_second=4,
            redirect_stdout=False,  # an answer stays where it goes
        )  # fmt: skip
        self._task = self._drawn.add_task(f"{self._doing} {self._name}", total=1, rows="")
        self._drawn.start()
