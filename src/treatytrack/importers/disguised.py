"""What a file is that is called something else: told by its first bytes, with what to do about it."""

import re
import zipfile
from typing import BinaryIO

from treatytrack.errors import WrongRequest

XLSX = "an Excel workbook (xlsx)"
XLS = "an old Excel workbook (xls)"
ENCRYPTED = "an Excel workbook with a password"
_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_UNPACK = "unpack it first"
_SAVE = "save it as CSV or xlsx first"

# fmt: off
_BEGINNINGS = (
    (b"\x1f\x8b",                "packed with gzip",          _UNPACK),
    (b"BZh",                     "packed with bzip2",         _UNPACK),
    (b"\xfd7zXZ\x00",            "packed with xz",            _UNPACK),
    (b"\x28\xb5\x2f\xfd",        "packed with zstd",          _UNPACK),
    (b"7z\xbc\xaf\x27\x1c",      "a 7z archive",              _UNPACK),
    (b"%PDF-",                   "a PDF",                     "what it holds has to be put into a table first"),
    (b"{\\rtf",                  "a text document (rtf)",     _SAVE),
    (b"SQLite format 3\x00",     "an SQLite database",        "name a register with --db, and import a file of rows"),
    (b"\x89PNG",                 "a picture",                 "what it shows has to be put into a table first"),
    (b"\xff\xd8\xff",            "a picture",                 "what it shows has to be put into a table first"),
)
_IN_A_ZIP = (
    ("xl/",      XLSX,                     "name it FILE.xlsx, or say --format xlsx"),
    ("word/",    "a Word document (docx)", _SAVE),
    ("mimetype", "an OpenDocument file",   _SAVE),
)
# fmt: on
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*\"")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml)", re.IGNORECASE)


def what_it_is(file: BinaryIO) -> tuple[str, str]:
    """What a file plainly is, and what to do with it; both empty where it may be text."""
    file.seek(0)
    start = file.read(1024)
    if start.startswith(_ZIP):
        return _in_a_zip(file)
    if start.startswith(_EXCEL):
        encrypted = "EncryptedPackage".encode("utf-16-le") in start + file.read(1024 * 1024)
        if encrypted:
            return ENCRYPTED, "take the password off, and save it again"
        return XLS, "save it as xlsx or CSV first"
    for beginning, what, advice in _BEGINNINGS:
        if start.startswith(beginning):
            return what, advice
    return "", ""


def refuse_what_is_no_table(file: BinaryIO, name: str) -> None:
    """Raises WrongRequest where a file that should hold cells and their delimiters is plainly something else."""
    refuse_what_is_no_text(file, name)
    file.seek(0)
    start = file.read(1024)
    if _JSON.match(start):
        raise WrongRequest(f"{name} is JSON: name it FILE.json, or say --format json (jsonl: a record a line)")
    if _MARKUP.match(start):
        raise WrongRequest(f"{name} is a web page or XML: save the table in it as CSV first")


def refuse_what_is_no_text(file: BinaryIO, name: str) -> None:
    """Raises WrongRequest where a file that should be text is plainly something else."""
    what, advice = what_it_is(file)
    if what:
        raise WrongRequest(f"{name} is {what}, not text: {advice}; nothing was changed")


def _in_a_zip(file: BinaryIO) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "a damaged zip archive", "get it again"
    for inside, what, advice in _IN_A_ZIP:
        if any(held.startswith(inside) for held in names):
            return what, advice
    return "a zip archive", _UNPACK
