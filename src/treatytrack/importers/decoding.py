"""The text of a file, and what every way in hands on: the names of its columns, and its records."""

import codecs
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import BinaryIO, NamedTuple

from treatytrack.columns import name_meant
from treatytrack.errors import WrongRequest
from treatytrack.importers.written_as import encoding_named
from treatytrack.rows import Record

LARGEST_CELL = 16 * 1024 * 1024
TOO_LARGE = f"a cell is larger than {LARGEST_CELL // 1024 // 1024} MB"
LONGEST_LINE = 4 * LARGEST_CELL
PIECE = 64 * 1024
REJECTED = ("rejected_line", "rejected_because")
"""The columns that a file of rejects has besides: whoever reads it passes over them."""


def is_of_rejects(names: Iterable[str]) -> bool:
    """Whether a heading is that of a file of rejects."""
    return any(name_meant(name) in REJECTED for name in names)


Reasons = Iterable[tuple[int, str]]
"""Refused records: the line on which each begins, in order and once each, and why."""


class Sheet(NamedTuple):
    """The columns' names as written, each with the line on which it first stands, and the rows, to be taken once.

    `within` are what lists of objects hold, by the names that a preset may give it: the column, and the key.
    `as_in_source`: whether the rows stand below each other as their source has them, which rejects do not.
    `may_lack`: whether columns may be missing that other records of its source have, as among rejects of JSON.
    """

    names: Mapping[str, int]
    rows: Iterable[Record]
    within: Mapping[str, tuple[str, str]] = MappingProxyType({})
    as_in_source: bool = False
    may_lack: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """What may be read: the columns, and in the place of one that holds lists of objects what these hold."""
        held: dict[str, list[str]] = {}
        for name, (column, _) in self.within.items():
            held.setdefault(column, []).append(name)
        return tuple(field for name in self.names for field in held.get(name, (name,)))

    @property
    def heading(self) -> int:
        """The line on which the names of the columns begin."""
        return next(iter(self.names.values()), 1)


class Reading(NamedTuple):
    """A file as a way in hands it on: the sheet of each of its parts, and what is to be said of how it is read.

    `rejects` reads the file again and gives the refused records as the text of a file of the same kind.
    """

    sheets: Mapping[str, Sheet]
    remarks: tuple[str, ...]
    rejects: Callable[[Reasons], Iterator[str]]


_MARKS = (
    # the mark, what it marks, what else it may be called, the codec that takes the mark off
    (codecs.BOM_UTF8, "UTF-8", ("utf-8", "utf-8-sig"), "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "UTF-32", ("utf-32", "utf-32-le"), "utf-32"),
    (codecs.BOM_UTF32_BE, "UTF-32", ("utf-32", "utf-32-be"), "utf-32"),
    (codecs.BOM_UTF16_LE, "UTF-16", ("utf-16", "utf-16-le"), "utf-16"),
    (codecs.BOM_UTF16_BE, "UTF-16", ("utf-16", "utf-16-be"), "utf-16"),
)  # fmt: skip


def encoding_of(file: BinaryIO, name: str, asked: str) -> tuple[str, tuple[str, ...]]:
    """The codec that reads a file, `asked` for or told by its first bytes, and what is to be said of that.

    Raises WrongRequest: there is no such encoding, or the file is plainly in another.
    """
    if asked:
        encoding_named(asked)
    file.seek(0)
    start = file.read(PIECE)
    for mark, marked, names, codec in _MARKS:
        if start.startswith(mark):
            if asked and codecs.lookup(asked).name not in names:
                say = f"say --encoding {names[0]}"  # a preset may have named the other
                raise WrongRequest(f"{name} begins with the mark of {marked} and is not {asked}: {say}")
            return codec, () if asked or marked == "UTF-8" else (f"{name} is read as {marked}, as its mark says",)
    if b"\0" in start and not codecs.lookup(asked or "utf-8").name.startswith(("utf-16", "utf-32")):
        even, odd = start[::2].count(0), start[1::2].count(0)
        if max(even, odd) > len(start) // 25 and max(even, odd) > 20 * min(even, odd):
            codec = "utf-16-be" if even > odd else "utf-16-le"
            raise WrongRequest(f"{name} seems to be UTF-16 without a mark: say --encoding {codec}")
    if asked and _is_of_single_bytes(asked) and _is_plainly_utf_8(start):
        raise WrongRequest(f"{name} is UTF-8 by all signs, and not {asked}: say --encoding utf-8")
    return asked or "utf-8", ()


def _is_of_single_bytes(codec: str) -> bool:
    """Whether every byte is a character by itself, so that whatever is read in it reads as something."""
    return len(bytes(range(0x80, 0x100)).decode(codec, "replace")) == 0x80


def _is_plainly_utf_8(start: bytes) -> bool:
    """Whether a text has letters that only UTF-8 writes so, several and nothing else: no other writes it by chance."""
    if start.isascii():
        return False
    with suppress(UnicodeError):
        text = codecs.getincrementaldecoder("utf-8")().decode(start)  # its last letter may be cut off
        return len({letter for letter in text if not letter.isascii()}) >= _NO_CHANCE
    return False


_NO_CHANCE = 3


def lines_of(file: BinaryIO, name: str, codec: str, *, ends: str = "") -> Iterator[str]:
    """The lines of a file from its beginning, with their ends; `ends` is as of `open`.

    Raises WrongRequest for a line without an end, UnicodeError where it is not in that encoding.
    """
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=codec, newline=ends)
    number = 0
    try:
        while line := text.readline(LONGEST_LINE):
            number += 1
            if len(line) == LONGEST_LINE and line[-1] not in "\r\n":
                raise WrongRequest(f"{name}:{number}: the line is longer than {LONGEST_LINE // 1024 // 1024} MB")
            yield line
    finally:
        if not file.closed:  # whoever did not read to the end may have closed it before
            text.detach()


class Undecodable(NamedTuple):
    """The first byte that cannot be read: its place from 0, the line it stands on, and what cannot be read."""

    at: int
    line: int
    what: bytes


def first_undecodable(file: BinaryIO, codec: str) -> Undecodable:
    """Where the text of a file ceases to be in an encoding, which it does."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8" if codec == "utf-8-sig" else codec)()
    ends = io.IncrementalNewlineDecoder(None, translate=True)
    before, line = 0, 1
    while True:
        piece = file.read(PIECE)
        waiting = decoder.getstate()[0]
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeError as error:
            start = getattr(error, "start", 0)
            end = max(getattr(error, "end", 0), start + 1)
            held = waiting + piece
            line += ends.decode(held[:start].decode(codec, "replace"), final=True).count("\n")
            return Undecodable(before - len(waiting) + start, line, held[start:end])
        if not piece:
            return Undecodable(before, line, b"")
        line += ends.decode(text).count("\n")
        before += len(piece)


def not_decoded(file: BinaryIO, name: str, codec: str) -> WrongRequest:
    """What is said of a file that is not in the encoding in which it was read."""
    at, line, what = first_undecodable(file, codec)
    file.seek(max(at - PIECE, 0))
    before = file.read(min(at, PIECE)).replace(b"\r", b"\n").rpartition(b"\n")[2]
    rest = file.read(PIECE).replace(b"\r", b"\n")
    after = rest[:80].partition(b"\n")[0]
    called = "utf-8" if codec == "utf-8-sig" else codec
    read = [
        f'--encoding {codec} reads "{word}"' for codec, word in _as_others_read(_word_that_tells(before, after, rest))
    ]
    others = f": {', '.join(read)}" if read and called == "utf-8" else " with --encoding"
    return WrongRequest(
        f"{name}:{line}: byte {at} (0x{what[:1].hex().upper() or '00'}) is not {called}: "
        f"name the encoding{others}; nothing was changed"
    )


def _word_that_tells(before: bytes, after: bytes, rest: bytes) -> bytes:
    """The word that cannot be read; or a later one, where the two commonest encodings read that one alike."""
    word = re.split(rb"[\s,;|]", before)[-1][-20:] + re.split(rb"[\s,;|]", after)[0][:20]
    later = (one for one in re.split(rb"[\s,;|]", rest) if len(one) <= 40 and not one.isascii())
    return next(
        (one for one in (word, *later) if one.decode("cp1252", "ignore") != one.decode("cp1250", "ignore")), word
    )


_LATIN = ("cp1252", "cp1250", "cp1254")
"""Of western, of central and eastern Europe, Turkish."""


_FAR = (
    ("cp949", ("HANGUL",), 0xB0, 0xC8),
    ("gb18030", ("CJK",), 0xB0, 0xD7),
    ("big5", ("CJK",), 0xA4, 0xC6),
    ("cp932", ("CJK", "HIRAGANA", "KATAKANA"), 0x82, 0x97),
    ("cp1253", ("GREEK",), 0xB8, 0xFE),
    ("cp1255", ("HEBREW",), 0xE0, 0xFA),
    ("cp1256", ("ARABIC",), 0xC0, 0xFF),
)
"""Of other scripts: which, and the bytes with which its usual letters begin."""
_HARDLY_EVER = frozenset("\N{GREEK SMALL LETTER UPSILON WITH DIALYTIKA AND TONOS}")
"""Cyrillic read as Greek is full of it."""


def _as_others_read(word: bytes) -> Iterator[tuple[str, str]]:
    """The word as the most usual encodings read it, each that reads it otherwise: who knows the word can tell."""
    letters = len(re.sub(rb"[^A-Za-z\x80-\xff]", b"", word))
    foreign = len(re.sub(rb"[^\x80-\xff]", b"", word)) > letters / 2
    far = [
        (codec, read)
        for codec, scripts, first, last in _FAR
        if foreign and (read := _as_far_read(word, codec, scripts, first, last))
    ]
    seen: set[str] = set()
    for codec in (*_LATIN, "cp1251") if foreign else _LATIN:
        with suppress(UnicodeError):
            if (read := word.decode(codec)) not in seen and (read.isalpha() or not far):
                seen.add(read)
                yield codec, read
    yield from far


def _as_far_read(word: bytes, codec: str, scripts: tuple[str, ...], first: int, last: int) -> str:
    """The word as that encoding reads it, if it is one of usual letters of its scripts."""
    with suppress(UnicodeError):
        read = word.decode(codec)
        letters = [letter for letter in read if not letter.isascii()]
        if len(letters) > 1 and all(
            first <= letter.encode(codec)[0] <= last
            and unicodedata.name(letter, "").startswith(scripts)
            and letter not in _HARDLY_EVER
            for letter in letters
        ):
            return read
    return ""


def decoded(file: BinaryIO, name: str, asked: str) -> tuple[str, tuple[str, ...]]:
    """The whole text of a file that errors call `name`, without a byte order mark, and what is to be said of it.

    Raises WrongRequest: not in that encoding.
    """
    codec, remarks = encoding_of(file, name, asked)
    file.seek(0)
    try:
        return file.read().decode(codec), remarks
    except UnicodeError:
        raise not_decoded(file, name, codec) from None


def shown(cell: str) -> str:
    """A cell in a sentence: the beginning of a long one."""
    return cell if len(cell) <= 40 else f"{cell[:39]}…"
