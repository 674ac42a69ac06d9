"""The file to take in: open, and such that it can be read a second time."""

import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from treatytrack.errors import NotFound, TreatytrackError, WrongRequest
from treatytrack.rows import Record

LARGEST_FILE = 1024 * 1024 * 1024
_LARGE = 2 * 1024 * 1024
"""Some five thousand agreements: less is written in a moment, and would wait longer for what a long change needs."""

_PIECE = 1024 * 1024


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """A file, or standard input for `-`; what comes through a pipe is kept in a private file while it is read.

    Raises NotFound, TreatytrackError; WrongRequest: too large.
    """
    if name == "-":
        with _kept(sys.stdin.buffer, "standard input") as file:
            yield file
        return
    try:
        file = open(name, "rb")  # noqa: SIM115  (closed below; nothing else may be taken for an error of opening)
    except FileNotFoundError:
        called = name or '""'
        raise NotFound(f"There is no file {called}; nothing was changed") from None
    except IsADirectoryError:
        raise NotFound(f"{name} is a folder, not a file; nothing was changed") from None
    except OSError as error:
        raise unreadable(name, error) from None
    with file:
        if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            _refuse_large(os.fstat(file.fileno()).st_size, name)
            yield file
        else:
            with _kept(file, name) as copy:
                yield copy


def rows_of(name: str, rows: Iterable[Record]) -> Iterator[Record]:
    """The rows of a file. Raises TreatytrackError where it cannot be read to its end."""
    try:
        yield from rows
    except OSError as error:
        raise unreadable(name, error) from None


def is_large(file: BinaryIO) -> bool:
    """Whether it takes long to take in."""
    return os.fstat(file.fileno()).st_size > _LARGE


def how_far(file: BinaryIO) -> Callable[[], float]:
    """What tells how much of a file has been read, from 0 to 1."""
    size = max(os.fstat(file.fileno()).st_size, 1)
    return lambda: file.tell() / size


def unreadable(name: str, error: OSError) -> TreatytrackError:
    """What is said of a file that cannot be read, or not to its end."""
    return TreatytrackError(f"{name} cannot be read: {error.strerror or error}; nothing was changed")


@contextmanager
def _kept(coming: BinaryIO, name: str) -> Iterator[BinaryIO]:
    """All that comes, in a file that has no name and goes when it is closed."""
    with tempfile.TemporaryFile() as copy:
        size = 0
        while piece := _next_of(coming, name):
            size += len(piece)
            _refuse_large(size, name)
            try:
                copy.write(piece)
                copy.flush()
            except OSError as error:
                raise TreatytrackError(
                    f"{name} could not be kept in {tempfile.gettempdir()} while it is read: {error.strerror}; "
                    "nothing was changed: name a folder with room in TMPDIR"
                ) from None
        yield cast(BinaryIO, copy)


def _next_of(coming: BinaryIO, name: str) -> bytes:
    try:
        return coming.read(_PIECE)
    except OSError as error:
        raise unreadable(name, error) from None


def _refuse_large(size: int, name: str) -> None:
    if size > LARGEST_FILE:
        raise WrongRequest(f"{name} is larger than 1 GB: import it in parts; nothing was changed")
