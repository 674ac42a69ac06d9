"""A record that is never finished: a pattern of a preset can look for hours at a cell that it does not fit.

The patterns are those of somebody's preset, the cells those of somebody's file, and Ctrl-C is kept until a record is
read. So a record has a time in which it must be.
"""

import signal
from collections.abc import Iterable, Iterator
from threading import current_thread, main_thread
from types import FrameType
from typing import NoReturn

from treatytrack.errors import WrongRequest
from treatytrack.rows import Record

LONGEST = 30.0
"""So many seconds a record may take to be read; most take less than a thousandth of one."""


class _TooLong(BaseException):
    """The time is up: nothing on the way takes it for an error of its own."""


def within_reason(rows: Iterable[Record], name: str) -> Iterator[Record]:
    """The rows. Raises WrongRequest where one takes too long; where a system has no such clock, none does."""
    if not hasattr(signal, "setitimer") or current_thread() is not main_thread():
        yield from rows
        return
    line = 0
    following = iter(rows)
    before = signal.signal(signal.SIGALRM, _is_up)
    try:
        while True:
            signal.setitimer(signal.ITIMER_REAL, LONGEST)
            try:
                row = next(following, None)
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
            if row is None:
                return
            yield row
            line = row.line
    except _TooLong:
        raise WrongRequest(
            f"{name}: the record after line {line} was not read within {LONGEST:g} seconds, which a pattern with "
            "repetitions inside repetitions can cause, as /(a+)+$/ does; nothing was changed: mend the pattern"
        ) from None
    finally:
        signal.signal(signal.SIGALRM, before)


def as_they_come(rows: Iterable[Record]) -> Iterator[Record]:
    """The rows of a file: where many are read before the first record is made of them, each has its own time."""
    for row in rows:
        if hasattr(signal, "setitimer") and signal.getitimer(signal.ITIMER_REAL)[0]:
            signal.setitimer(signal.ITIMER_REAL, LONGEST)
        yield row


def _is_up(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise _TooLong
