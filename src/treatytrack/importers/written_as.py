"""How a file may be written, as an option or a preset names it: its format, its encoding, its delimiter."""

import io

from treatytrack.errors import WrongRequest

FORMATS = ("csv", "tsv", "xlsx", "json", "jsonl")
_SIGNS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}


def encoding_named(written: str) -> str:
    """An encoding as it is written. Raises WrongRequest: there is none of that name."""
    try:
        io.TextIOWrapper(io.BytesIO(), encoding=written)
    except (LookupError, ValueError):
        raise WrongRequest(f'"{written}" is not an encoding: write utf-8, cp1252, latin-1 ...') from None
    return written


def delimiter_named(written: str) -> str:
    """The sign that parts the cells of a line. Raises WrongRequest: it is not one sign."""
    sign = _SIGNS.get(written, written)
    if len(sign) != 1 or sign in '"\r\n':
        raise WrongRequest(f'"{written}" is not one sign')
    return sign
