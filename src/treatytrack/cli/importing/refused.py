"""What is wrong with a file, kept until it is read: beside, because every row of a million may be refused."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from heapq import merge
from typing import IO, NamedTuple

from treatytrack.errors import TreatytrackError

_IN_MEMORY = 1024 * 1024
"""So many characters of it need no file."""


class Refused(NamedTuple):
    """A record that is kept out: its line, and each column with what is wrong there."""

    line: int
    places: Sequence[tuple[str, str]]


class RefusedRecords:
    """The records that are kept out. They come by line but for a few stretches, each of which is kept by itself."""

    def __init__(self) -> None:
        self._stretches: list[IO[str]] = []
        self._last = 0

    def add(self, record: Refused) -> None:
        """Keep one more. Raises TreatytrackError: no room."""
        if record.line < self._last or not self._stretches:
            beside = tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="\n")  # noqa: SIM115  (below)
            self._stretches.append(beside)
        self._last = record.line
        try:
            self._stretches[-1].write(f"{json.dumps(record)}\n")
        except OSError as error:
            raise _no_room(error) from None

    def is_complete(self) -> None:
        """No more come. Raises TreatytrackError: no room."""
        try:
            for stretch in self._stretches:
                stretch.flush()
        except OSError as error:
            raise _no_room(error) from None

    def by_line(self) -> Iterator[Refused]:
        """All of them, in the order of their lines, once they are complete."""
        return merge(*map(_kept, self._stretches), key=lambda record: record.line)

    def close(self) -> None:
        """Let go of them."""
        for stretch in self._stretches:
            with suppress(OSError):  # no room: that was told
                stretch.close()


def _kept(stretch: IO[str]) -> Iterator[Refused]:
    stretch.seek(0)
    for line in stretch:
        yield Refused(*json.loads(line))


def _no_room(error: OSError) -> TreatytrackError:
    return TreatytrackError(
        f"What is refused could not be kept in {tempfile.gettempdir()} while the file is read: {error.strerror}; "
        "nothing was changed: name a folder with room in TMPDIR"
    )
