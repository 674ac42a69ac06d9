"""The file to which refused rows are written, to be corrected and imported again."""

import codecs
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from treatytrack.cells import any_of
from treatytrack.cli.files import refuse_the_register, written_whole
from treatytrack.errors import Conflict, TreatytrackError, WrongRequest

_ENDINGS = {
    "csv": (".csv", ".tsv", ".txt"), "tsv": (".tsv", ".tab", ".csv", ".txt"), "xlsx": (".csv",),
    "json": (".json",), "jsonl": (".jsonl", ".ndjson"),
}  # fmt: skip
"""How its name can end for each format of the source, so that it is read again as it is written."""


def refuse_rejects(rejects: Path | None, format_: str, register: Path, *, keep_good: bool) -> None:
    """Raises WrongRequest where the file cannot be meant so; Conflict where there may be corrections in it already."""
    if rejects is None:
        return
    if not keep_good:
        raise WrongRequest("--rejects is about what --keep-good leaves out: say both, or neither")
    ending = rejects.suffix.casefold()
    if ending and ending not in _ENDINGS[format_]:
        endings = any_of(_ENDINGS[format_])
        raise WrongRequest(f"--rejects {rejects}: what is refused of {format_} is written so that it ends in {endings}")
    refuse_the_register(rejects, register)
    if os.path.isfile(rejects):
        raise Conflict(
            f"{rejects} is there, perhaps with corrections; nothing was changed: "
            "import it first, and name another file or remove it"
        )


def write_rejects(rejects: Path, pieces: Iterable[str], encoding: str) -> None:
    """Writes them whole, before what is good is kept. Raises TreatytrackError: nothing is kept then.

    An `encoding` that was asked for is theirs too, so that the same command reads them; else they are UTF-8.
    """
    try:
        written_whole(rejects, _encoded(pieces, encoding) if encoding else pieces)
    except TreatytrackError as error:
        raise type(error)(f"{error}; nothing was imported") from None
    except OSError as error:  # a pipe or a device is written as it is
        raise TreatytrackError(f"{rejects} cannot be written: {error.strerror}; nothing was imported") from None


def _encoded(pieces: Iterable[str], encoding: str) -> Iterator[bytes]:
    """The rows can all be written so; of the reasons, what cannot is escaped."""
    encoder = codecs.getincrementalencoder(encoding)("backslashreplace")
    return map(encoder.encode, pieces)
