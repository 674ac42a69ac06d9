"""Ctrl-C in the middle of a long import: noticed wherever it comes, and acted on where it can be.

Python drops an interrupt that comes while it clears away objects, and prints a traceback. So it is kept here, and
raised between two rows, or where the rows are all read at once and again before anything is kept.
"""

import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from treatytrack.cli.interrupts import ENDING
from treatytrack.rows import Record


class Interrupt:
    """Whether somebody pressed Ctrl-C."""

    def __init__(self) -> None:
        self.came = False
        self._is_awaited = False
        self._is_heeded = False

    def between(self, rows: Iterable[Record]) -> Iterator[Record]:
        """The rows, until it comes."""
        self._is_awaited = True
        for row in rows:
            self.heed()
            yield row
        self._is_awaited = False
        self.heed()

    def heeded(self, rows: Iterable[Record]) -> Iterator[Record]:
        """The rows as the file has them, of which many may be read before the first is handed on; until it comes."""
        for row in rows:
            self.heed()
            yield row

    def heed(self) -> None:
        """Raises KeyboardInterrupt if it came, and nobody heard it."""
        if self.came:
            self._is_heeded = True
            raise KeyboardInterrupt

    def come(self, _signal: int, _frame: FrameType | None) -> None:
        """It comes; whoever presses again while all is being given up disturbs nothing."""
        self.came = True
        if not (self._is_awaited or self._is_heeded):
            raise KeyboardInterrupt


@contextmanager
def noticed() -> Iterator[Interrupt]:
    """Ctrl-C within the block is kept; where it is not to be heard at all, as in the background, nothing changes."""
    interrupt = Interrupt()
    heard = [number for number in ENDING if signal.getsignal(number) is signal.default_int_handler]
    if not heard:
        yield interrupt
        return
    said, sys.unraisablehook = sys.unraisablehook, _without_interrupts(sys.unraisablehook)
    for number in heard:
        signal.signal(number, interrupt.come)
    try:
        yield interrupt
    finally:
        for number in heard:  # what is left is to say so
            signal.signal(number, signal.SIG_IGN if interrupt.came else signal.default_int_handler)
        sys.unraisablehook = said


def _without_interrupts(said: Any) -> Any:
    return lambda unraised: None if unraised.exc_type is KeyboardInterrupt else said(unraised)
