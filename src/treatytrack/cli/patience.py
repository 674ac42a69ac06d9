"""An answer on its way to somebody who reads slowly: the register is not kept open for that.

While a register is read nobody can finish a change of it. So a pipe or a terminal is given what it takes; what is not
taken in time is kept in a file without a name, and written when the register is let go.
"""

import os
import select
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedWriter, FileIO, TextIOWrapper
from stat import S_ISREG
from typing import IO, Any

PATIENCE = 1.0
"""How many seconds a slow reader may keep a register open, in all."""

_PIECE = 1024 * 1024


class PatientFile(FileIO):
    """A pipe or a terminal that, while a register is open, keeps for later what is not taken in time."""

    _registers_open = 0
    _patience = PATIENCE
    _kept: IO[bytes] | None = None
    _is_given_up = False

    def __init__(self, number: int) -> None:
        super().__init__(number, "w", closefd=False)
        self._reader = select.poll()
        self._reader.register(number, select.POLLOUT)

    @contextmanager
    def register_open(self) -> Iterator[None]:
        """A register is open within the block; what was kept meanwhile is written after it."""
        self._registers_open += 1
        try:
            yield
        except (OSError, KeyboardInterrupt):
            self._is_given_up = self._kept is not None  # what comes after what was kept would leave a gap
            raise
        finally:
            self._registers_open -= 1
            if not self._registers_open:
                self._patience = PATIENCE
                self._write_kept()

    def write(self, piece: Any, /) -> int:
        """As much of it as is taken now, or as can be kept for later."""
        if self._is_given_up:
            return len(piece)
        if not self._registers_open:
            return super().write(piece)
        heard = self._heard()
        if heard & ~select.POLLOUT:  # nobody reads on, which writing says
            return super().write(piece)
        if heard and not self._kept:
            return super().write(piece[: select.PIPE_BUF])  # so much is taken at once
        return self._keep(piece)

    def _heard(self) -> int:
        """Whether the reader takes something, at once or while there is patience, or is gone; 0 for neither."""
        if found := self._reader.poll(0):
            return found[0][1]
        began = time.monotonic()
        found = self._reader.poll(0 if self._kept else self._patience * 1000)
        self._patience = max(self._patience - (time.monotonic() - began), 0)
        return found[0][1] if found else 0

    def _keep(self, piece: Any) -> int:
        from tempfile import TemporaryFile  # noqa: PLC0415  (only where somebody reads slowly)

        try:
            if self._kept is None:
                self._kept = TemporaryFile(buffering=0)  # noqa: SIM115  (closed when it is written)
            return self._kept.write(piece) or 0
        except OSError:  # no room to keep it: then the register has to stay open after all
            self._write_kept()
            return super().write(piece)

    def _write_kept(self) -> None:
        kept, self._kept = self._kept, None
        if kept is None or self._is_given_up:
            return
        try:
            with kept:
                kept.seek(0)
                while piece := memoryview(kept.read(_PIECE)):
                    while piece:
                        piece = piece[super().write(piece) :]
        except BaseException:
            self._is_given_up = True
            raise


def patient(stream: TextIOWrapper) -> TextIOWrapper:
    """The stream as one that keeps what is not taken in time; a file takes everything, and stays as it is."""
    if sys.platform == "win32" or S_ISREG(os.fstat(stream.fileno()).st_mode):
        return stream
    return TextIOWrapper(
        BufferedWriter(PatientFile(stream.fileno())),
        encoding=stream.encoding,
        errors=stream.errors,
        newline="\n",
        line_buffering=stream.line_buffering,
    )


@contextmanager
def register_open() -> Iterator[None]:
    """A register is open within the block: whoever reads the answer does not keep it open."""
    file = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
    if not isinstance(file, PatientFile):
        yield
        return
    with file.register_open():
        yield
