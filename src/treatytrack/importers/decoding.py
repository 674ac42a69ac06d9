"""The text of a file, and what every way in hands on: the names of its columns, and its records."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from treatytrack.columns import Broken, Row
from treatytrack.errors import WrongRequest

LARGEST_CELL = 16 * 1024 * 1024
TOO_LARGE = f"a cell is larger than {LARGEST_CELL // 1024 // 1024} MB"


class Sheet(NamedTuple):
    """The columns' names as written, each with the line on which it first stands, and the rows."""

    names: Mapping[str, int]
    rows: Iterable[Row | Broken]


def decoded(content: bytes, name: str, encoding: str) -> str:
    """The text of a file that errors call `name`; a byte order mark goes. Raises WrongRequest: not in that encoding."""
    try:
        return content.decode("utf-8-sig" if encoding.casefold().replace("_", "-") in {"utf-8", "utf8"} else encoding)
    except LookupError:
        raise WrongRequest(f'"{encoding}" is not an encoding: write utf-8, cp1252, latin-1 ...') from None
    except UnicodeError as error:
        at = getattr(error, "start", 0) + (len(BOM_UTF8) if content.startswith(BOM_UTF8) else 0)
        line = content.count(b"\n", 0, at) + 1
        raise WrongRequest(f"{name}:{line}: byte {at} is not {encoding}: name the encoding with --encoding") from None
