"""What the reader of workbooks passes over in silence: cells that hold an error, or a formula without its value.

They would come as empty cells, and an empty cell says something else.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from posixpath import join, normpath
from typing import BinaryIO, NamedTuple

from treatytrack.errors import WrongRequest

MOST_UNPACKED = 1024 * 1024 * 1024
MOST_CELLS = 50_000_000
"""Between the first and the last cell that hold something: the reader of workbooks takes room for all of them."""

_PIECE = 1024 * 1024
_LONGEST_CELL = 32 * _PIECE
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*[^/>]|)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_LAST_CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")
_PLACE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_FILLED = re.compile(rb'<(?:\w+:)?c\s(?:[^>]*\s)?r="([A-Z]{1,3})([0-9]{1,7})"[^>]*(?<!/)>')
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>([^<]+)</")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")


class Flawed(NamedTuple):
    """A cell that has no value: its column, counted from 0, what is said of it, and what it shows."""

    at: int
    what: str
    shown: str = ""


def refuse_what_is_damaged(file: BinaryIO, name: str) -> None:
    """Raises WrongRequest where a workbook is not whole, or unpacks to more than anybody has written.

    The reader of workbooks does not compare sums: a flipped bit would give another date.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            size = sum(part.file_size for part in archive.infolist())
            damaged = size <= MOST_UNPACKED and archive.testzip()
    except Exception as error:  # of as many kinds as there are ways to be damaged
        raise damage(name, error) from None
    if size > MOST_UNPACKED:
        raise WrongRequest(f"{name} unpacks to more than 1 GB: import it in parts; nothing was changed")
    if damaged:
        raise damage(name, f"{damaged} is not as it was written")


def damage(name: str, what: object) -> WrongRequest:
    """What is said of a workbook that cannot be read."""
    return WrongRequest(
        f"{name} is a damaged Excel workbook ({what}): get it again, or open it in Excel and save it; "
        "nothing was changed"
    )


def flaws_of(file: BinaryIO, name: str, sheet: str) -> Mapping[int, Sequence[Flawed]]:
    """The flawed cells of a sheet by row. Raises WrongRequest where the sheet is kept in no way that is known."""
    found: dict[int, list[Flawed]] = {}
    with zipfile.ZipFile(file) as archive:
        path = _path_of(archive, sheet)
        if not path.endswith(".xml"):
            raise WrongRequest(f'{name}: the sheet "{sheet}" cannot be read: save the workbook as xlsx, or as CSV')
        called = f'{name}: the sheet "{sheet}"'
        _refuse_what_is_too_wide(archive, path, called)
        for attributes, content in _suspicious(archive, path, called):
            place = _PLACE.search(attributes)
            what = _what_is_wrong(attributes, content)
            if place and what:
                found.setdefault(int(place[2]), []).append(what._replace(at=_column(place[1])))
    return found


def _refuse_what_is_too_wide(archive: zipfile.ZipFile, path: str, called: str) -> None:
    """Raises WrongRequest for a sheet with a cell so far out that the memory would not hold what lies between."""
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    for xml in _whole_cells(archive, path, called):
        found = _FILLED.findall(xml)
        columns.update(letters for letters, _ in found)
        rows.update((min(found, key=_row)[1], max(found, key=_row)[1]) if found else ())
    across, down = list(map(_column, columns)), list(map(int, rows))
    if columns and (max(across) - min(across) + 1) * (max(down) - min(down) + 1) > MOST_CELLS:
        far = max(columns, key=_column).decode()
        raise WrongRequest(
            f"{called} has cells as far as column {far} and row {max(down)}, more than could be read: "
            "take out what stands far from the table, and save it again; nothing was changed"
        )


def _row(place: tuple[bytes, bytes]) -> int:
    return int(place[1])


def _what_is_wrong(attributes: bytes, content: bytes) -> Flawed | None:
    value = _VALUE.search(content)
    if b't="e"' in attributes:
        shown = value[1].decode("utf-8", "replace") if value else "#N/A"
        return Flawed(0, f'holds the error {shown}: mend it in the workbook, or say --null "{shown}"', shown)
    if _FORMULA.search(content) and not value and b't="str"' not in attributes:
        return Flawed(0, "is a formula without its value: open the workbook in Excel and save it again", "")
    return None


def _suspicious(archive: zipfile.ZipFile, path: str, called: str) -> Iterator[tuple[bytes, bytes]]:
    """The cells among which a flawed one can be, read piece by piece."""
    for xml in _whole_cells(archive, path, called):
        if b't="e"' in xml or _FORMULA.search(xml):
            for cell in _CELL.finditer(xml):
                yield cell[1], cell[2]


def _whole_cells(archive: zipfile.ZipFile, path: str, called: str) -> Iterator[bytes]:
    """A sheet piece by piece, none of which ends within a cell. Raises WrongRequest where one would be without end."""
    with archive.open(path) as part:
        held = b""
        while piece := part.read(_PIECE):
            held += piece
            if len(held) > _LONGEST_CELL:
                raise WrongRequest(f"{called} holds no cell for {_LONGEST_CELL // _PIECE} MB: save it again in Excel")
            end = 0
            for last in _LAST_CELL.finditer(held, max(len(held) - 200_000, 0)):
                end = last.start()
            whole, held = held[:end], held[end:]
            yield whole
        yield held


def _path_of(archive: zipfile.ZipFile, sheet: str) -> str:
    """Where in the archive a sheet is kept; empty where that cannot be told."""
    books = [path for kind, path in _related(archive, "", "_rels/.rels").values() if kind.endswith("/officeDocument")]
    if not books or books[0] not in archive.namelist():
        return ""
    folder, _, file = books[0].rpartition("/")
    parts = _related(archive, folder, f"{folder}/_rels/{file}.rels")
    book = archive.read(books[0]).decode("utf-8", "replace")
    for element in re.findall(r"<(?:\w+:)?sheet\s[^>]*>", book):
        if _attribute(element, "name") == sheet:
            _, path = parts.get(_attribute(element, r"\w+:id"), ("", ""))
            return path if path in archive.namelist() else ""
    return ""


def _related(archive: zipfile.ZipFile, folder: str, path: str) -> dict[str, tuple[str, str]]:
    """What a part of the archive names: by its id the kind and where it is."""
    if path not in archive.namelist():
        return {}
    found = {}
    for element in re.findall(r"<(?:\w+:)?Relationship\s[^>]*>", archive.read(path).decode("utf-8", "replace")):
        target = _attribute(element, "Target")
        whole = target[1:] if target.startswith("/") else normpath(join(folder, target))
        found[_attribute(element, "Id")] = (_attribute(element, "Type"), whole)
    return found


def _attribute(element: str, name: str) -> str:
    found = re.search(rf'\s{name}=(?:"([^"]*)"|\'([^\']*)\')', element)
    return unescape(found[1] or found[2] or "") if found else ""


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
