"""Files that a command reads and writes."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from treatytrack.cells import any_of
from treatytrack.errors import Conflict, TreatytrackError, WrongRequest

_ENDINGS = {
    ".txt": "plain", ".csv": "csv", ".tsv": "tsv", ".json": "json", ".jsonl": "jsonl", ".md": "markdown",
    ".markdown": "markdown", ".html": "html", ".htm": "html", ".xlsx": "xlsx",
    ".svg": "svg",
    ".ics": "ics",
}  # fmt: skip
"""The format that each ending of a file promises."""

_PARTS = (".lock", "-journal", "-wal", "-shm", ".new", ".new-journal")
"""What may lie beside a register and is a part of it: by the ends of their names."""


def format_by_ending(output: Path, formats: Sequence[str], without: str) -> str:
    """The format that a file's ending promises; `without` an ending, as for a pipe or a device, that one.

    Raises WrongRequest for an ending that promises none of these.
    """
    ending = output.suffix.casefold()
    promised = _ENDINGS.get(ending, "")
    if promised in formats:
        return promised
    if not ending or _is_no_file(output):
        return without
    of = f"{promised}, which is not written here" if promised else "no format"
    first_of = {named: each for each, named in reversed(_ENDINGS.items())}
    there = [first_of[named] for named in formats if named in first_of]
    raise WrongRequest(
        f"{output} cannot be written: {ending} is the ending of {of}; nothing was written: "
        f"end the name in {any_of(there)}, or choose with --format {any_of(formats)}"
    )


def refuse_the_register(output: Path | None, register: Path) -> None:
    """Raises Conflict where the file to write is the register, or lies beside it as a part of it."""
    if not output:
        return
    whole = os.path.realpath(register)
    if os.path.realpath(output) in {f"{whole}{end}" for end in ("", *_PARTS)}:
        raise Conflict(f"{output} is the register itself; nothing was written: name another file")


def written_whole(path: Path, pieces: Iterable[str] | Iterable[bytes]) -> None:
    """Write a file whole or not at all: beside it first, then in its place; through a link, the file behind it.

    A pipe or a device is written as it is. Raises TreatytrackError; WrongRequest for a folder.
    """
    import tempfile  # noqa: PLC0415  (4 ms; most answers go to stdout)

    target = Path(os.path.realpath(path))
    if os.path.isdir(target):
        raise WrongRequest(f"{path} is a folder; nothing was written: name a file in it")
    if _is_no_file(path):
        with path.open("wb") as device:
            device.writelines(map(_encoded, pieces))
        return
    try:
        handle, beside = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise TreatytrackError(f"{path} cannot be written: {error.strerror}; nothing was written") from None
    try:
        with open(handle, "wb") as file:
            file.writelines(map(_encoded, pieces))
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes it private; what is exported obeys the umask as any other file.
        os.chmod(beside, 0o666 & ~_umask())
        os.replace(beside, target)
    except OSError as error:
        Path(beside).unlink(missing_ok=True)
        raise TreatytrackError(f"{path} could not be written: {error.strerror}; it is as it was") from None
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _encoded(piece: str | bytes) -> bytes:
    return piece if isinstance(piece, bytes) else piece.encode("utf-8", "surrogateescape")


def _is_no_file(path: Path) -> bool:
    """Whether it is a pipe or a device. The path itself is asked: /dev/stdout leads to one that goes by no name."""
    return os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask
