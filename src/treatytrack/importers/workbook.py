"""What the reader of workbooks passes over in silence: cells that hold an error, or a formula without its value.

They would come as empty cells, and an empty cell says something else. And cells that show a month or a year would come
as its first day.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from posixpath import join, normpath
from typing import BinaryIO, NamedTuple

from treatytrack.errors import WrongRequest
from treatytrack.importers.failed_cells import said_of_sign
from treatytrack.importers.number_formats import Shown, shown_by_style

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
_STYLE = re.compile(rb'\bs="([0-9]{1,6})"')
_DAY_60 = re.compile(rb">60(?:\.[0-9]+)?</")
_FORMULA = re.compile(rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>([^<]*))")


class Flawed(NamedTuple):
    """A cell that has no value: its column, counted from 0, what is said of it, and what it shows."""

    at: int
    what: str
    shown: str = ""


class Remarks(NamedTuple):
    """What is to be known of a sheet besides its values: by row its flawed cells, and those that show no day.

    Of the latter each is a column, counted from 0, and what it shows instead: `month` or `year`.
    """

    flaws: Mapping[int, Sequence[Flawed]]
    shown: Mapping[int, Mapping[int, Shown]]


def refuse_what_is_damaged(file: BinaryIO, name: str) -> None:
    """Raises WrongRequest where a workbook is not whole, or unpacks to more than anybody has written.

    The reader of workbooks does not compare sums: a flipped bit would give another date.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            size = sum(part.file_size for part in archive.infolist())
            damaged = archive.testzip() if size <= MOST_UNPACKED else None
    except Exception as error:  # of as many kinds as there are ways to be damaged
        raise damage(name, error) from None
    if size > MOST_UNPACKED:
        raise WrongRequest(f"{name} unpacks to more than 1 GB: import it in parts; nothing was changed")
    if damaged is not None:  # a damaged name may have nothing left of it
        raise damage(name, f"{damaged or 'the name of a part'} is not as it was written")


def damage(name: str, what: object) -> WrongRequest:
    """What is said of a workbook that cannot be read."""
    return WrongRequest(
        f"{name} is a damaged Excel workbook ({what}): get it again, or open it in Excel and save it; "
        "nothing was changed"
    )


def remarks_on(file: BinaryIO, name: str, sheet: str) -> Remarks:
    """What is to be known of a sheet. Raises WrongRequest where it is kept in no way that is known."""
    found: dict[int, list[Flawed]] = {}
    shown: dict[int, dict[int, Shown]] = {}
    with zipfile.ZipFile(file) as archive:
        path = _path_of(archive, sheet)
        if not path.endswith(".xml"):
            raise WrongRequest(f'{name}: the sheet "{sheet}" cannot be read: save the workbook as xlsx, or as CSV')
        called = f'{name}: the sheet "{sheet}"'
        _refuse_what_is_too_wide(archive, path, called)
        dates = _dates_of(archive)
        for attributes, content in _suspicious(archive, path, called, dates):
            if not (place := _PLACE.search(attributes)):
                continue
            row, column = int(place[2]), _column(place[1])
            dated = dates.shown.get(int(style[1])) if (style := _STYLE.search(attributes)) else None
            if what := _what_is_wrong(attributes, content, never_was=dated is not None and dates.from_1900):
                found.setdefault(row, []).append(what._replace(at=column))
            elif dated in ("month", "year"):
                shown.setdefault(row, {})[column] = dated
    return Remarks(found, shown)


class _Dates(NamedTuple):
    """How a workbook keeps dates: what its styles show of one, and whether its days are counted from 1900."""

    shown: Mapping[int, Shown]
    from_1900: bool

    @property
    def suspicious(self) -> re.Pattern[bytes]:
        """What stands in a sheet with a date that is no day."""
        styles = [b"%d" % style for style, shown in self.shown.items() if shown != "day"]
        short = rb'\bs="(?:%s)"' % b"|".join(styles)
        return re.compile(b"|".join([_DAY_60.pattern, *([short] if styles else [])]))


def _dates_of(archive: zipfile.ZipFile) -> _Dates:
    book, parts = _book_of(archive)
    styles = next((path for kind, path in parts.values() if kind.endswith("/styles")), "")
    text = archive.read(styles).decode("utf-8", "replace") if styles in archive.namelist() else ""
    return _Dates(shown_by_style(text), not re.search(r'\bdate1904="(?:1|true)"', book))


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


def _what_is_wrong(attributes: bytes, content: bytes, *, never_was: bool) -> Flawed | None:
    value = _VALUE.search(content)
    if never_was and _DAY_60.search(content):
        return Flawed(0, "holds 1900-02-29, a day that never was: write the day that is meant", "1900-02-29")
    if b't="e"' in attributes:
        shown = value[1].decode("utf-8", "replace") if value else "#N/A"
        return Flawed(0, said_of_sign(shown), shown)
    if (formula := _FORMULA.search(content)) and not value and b't="str"' not in attributes:
        shown = f"={unescape((formula[1] or b'').decode('utf-8', 'replace'))}"
        return Flawed(0, "is a formula without its value: open the workbook in Excel and save it again", shown)
    return None


def _suspicious(archive: zipfile.ZipFile, path: str, called: str, dates: "_Dates") -> Iterator[tuple[bytes, bytes]]:
    """The cells among which a flawed one can be, or one that shows no day, read piece by piece."""
    no_day = dates.suspicious
    for xml in _whole_cells(archive, path, called):
        if b't="e"' in xml or _FORMULA.search(xml) or no_day.search(xml):
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
    book, parts = _book_of(archive)
    for element in re.findall(r"<(?:\w+:)?sheet\s[^>]*>", book):
        if _attribute(element, "name") == sheet:
            _, path = parts.get(_attribute(element, r"\w+:id"), ("", ""))
            return path if path in archive.namelist() else ""
    return ""


def _book_of(archive: zipfile.ZipFile) -> tuple[str, dict[str, tuple[str, str]]]:
    """The XML of the workbook itself and what it names; nothing where that cannot be told."""
    books = [path for kind, path in _related(archive, "", "_rels/.rels").values() if kind.endswith("/officeDocument")]
    if not books or books[0] not in archive.namelist():
        return "", {}
    folder, _, file = books[0].rpartition("/")
    book = archive.read(books[0]).decode("utf-8", "replace")
    return book, _related(archive, folder, f"{folder}/_rels/{file}.rels")


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
