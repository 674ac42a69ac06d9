"""What the options of an import say, as it is understood: which column is which, what stands in every row."""

from collections.abc import Callable
from typing import Any

from treatytrack.columns import BY_NAME, LISTS, column_named, name_meant
from treatytrack.domain.lists import separated
from treatytrack.errors import WrongRequest
from treatytrack.importers.decoding import Sheet
from treatytrack.importers.preset_keys import recorded_column


def maps(written: tuple[str, ...], sheet: Sheet, file: str) -> dict[str, str]:
    """Our column for each of theirs that --map names; empty for what is to be left out."""
    found: dict[str, str] = {}
    for one in written:
        theirs, sign, ours = one.rpartition("=")
        if not sign or not theirs:
            raise WrongRequest(f'--map: "{one}" should be THEIRS=OURS, such as --map "Signed on=signed"')
        if theirs not in sheet.names and theirs not in sheet.within:
            theirs = tried("--map", _naming(sheet, file), theirs)
        if ours not in ("", "parties"):
            ours = tried("--map", recorded_column, ours)
        if theirs in found:
            raise WrongRequest(
                f'--map: "{theirs}" is mapped twice: a preset fills several columns from one; nothing was changed'
            )
        if ours and ours in found.values():
            raise WrongRequest(f"--map: {ours} is filled twice; nothing was changed")
        found[theirs] = ours
    return found


def _naming(sheet: Sheet, file: str) -> Callable[[str], str]:
    """Gives the column of the file that is meant, in any case. Raises WrongRequest, naming the nearest."""
    by_meant = {name_meant(name, {}): name for name in sheet.names}
    there = tuple(by_meant)
    return lambda theirs: by_meant[
        column_named(theirs, there, f"a column of {file}", singular={}, listed_by="its first line names them")
    ]


def constants_of(written: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """What `--set` says of each of our columns. Raises WrongRequest: it is none, or no such value."""
    found: dict[str, tuple[str, ...]] = {}
    for one in written:
        ours, sign, text = one.partition("=")
        if not sign:
            raise WrongRequest(f'--set: "{one}" should be OURS=VALUE, such as --set party_a=AZE')
        name = tried("--set", recorded_column, ours)
        if text and name not in LISTS:
            tried(f"--set {name}", BY_NAME[name].kind.read, text)
        found[name] = (*found.get(name, ()), *separated(text)) if name in LISTS else (text,)
    return found


def key_of(written: str) -> tuple[str, ...]:
    """The columns that `--key` names. Raises WrongRequest: one is not recorded."""
    names = [one for one in written.replace(",", " ").split() if one]
    return tuple(tried("--key", recorded_column, name) for name in names)


def tried(option: str, read: Callable[[str], Any], written: str) -> Any:
    """What an option says. Raises WrongRequest with its name in front."""
    try:
        return read(written)
    except WrongRequest as wrong:
        raise WrongRequest(f"{option}: {wrong}") from None
