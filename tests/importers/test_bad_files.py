"""Files that are not what they are called, in encodings that nobody named, and damaged: one sentence each."""

import codecs
import csv
import gzip
import io
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from treatytrack.errors import WrongRequest
from treatytrack.importers.csv import read
from treatytrack.importers.decoding import LONGEST_LINE, Reading
from treatytrack.rows import Record, Row

HEADING = "title,party_a,party_b\n"
CAFE = f"{HEADING}Café de Flore,AZE,IRN\n"


def zipped(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return held.getvalue()


def reading(content: str | bytes, *, encoding: str = "", delimiter: str = "", usual: str = ",") -> Reading:
    held = io.BytesIO(content.encode() if isinstance(content, str) else content)
    return read(held, "f.csv", encoding=encoding, delimiter=delimiter, usual=usual)


def rows(content: str | bytes, **how: str) -> list[Record]:
    return list(reading(content, encoding=how.get("encoding", "")).sheets["agreements"].rows)


OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
NO_TEXT = [
    (gzip.compress(HEADING.encode(), mtime=0), "packed with gzip, not text: unpack it first; nothing was changed"),
    (b"BZh91AY&SY", "packed with bzip2, not text: unpack it first; nothing was changed"),
    (zipped("f.csv"), "a zip archive, not text: unpack it first; nothing was changed"),
    (zipped("xl/workbook.xml"), "an Excel workbook (xlsx), not text: name it FILE.xlsx, or say --format xlsx; nothing was changed"),
    (zipped("word/document.xml"), "a Word document (docx), not text: save it as CSV or xlsx first; nothing was changed"),
    (zipped("mimetype", "content.xml"), "an OpenDocument file, not text: save it as CSV or xlsx first; nothing was changed"),
    (b"PK\x03\x04 and no more", "a damaged zip archive, not text: get it again; nothing was changed"),
    (OLD_EXCEL, "an old Excel workbook (xls), not text: save it as xlsx or CSV first; nothing was changed"),
    (OLD_EXCEL + "EncryptedPackage".encode("utf-16-le"), "an Excel workbook with a password, not text: take the password off, and save it again; nothing was changed"),
    (b"%PDF-1.7\n", "a PDF, not text: what it holds has to be put into a table first; nothing was changed"),
    (b"SQLite format 3\x00", "an SQLite database, not text: name a register with --db, and import a file of rows; nothing was changed"),
    (b"\x89PNG\r\n", "a picture, not text: what it shows has to be put into a table first; nothing was changed"),
    (b' [\n{"title": 1}]', "JSON: name it FILE.json, or say --format json (jsonl: a record a line)"),
    (b'\xef\xbb\xbf{"agreements": []}', "JSON: name it FILE.json, or say --format json (jsonl: a record a line)"),
    (b"<!DOCTYPE html>", "a web page or XML: save the table in it as CSV first"),
    (b"", "empty: its first line names the columns, such as ref,title,party_a,party_b"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "said"), NO_TEXT)
def test_what_is_no_table_is_called_what_it_is(content: bytes, said: str) -> None:
    with pytest.raises(WrongRequest) as refused:
        reading(content)
    assert str(refused.value) == f"f.csv is {said}"


NOT_READ = [
    # other encodings than the one that is named, or none
    (CAFE.encode("cp1252"), "", 'f.csv:2: byte 25 (0xE9) is not utf-8: name the encoding: --encoding cp1252 reads "Café"; nothing was changed'),
    (CAFE.encode("cp1252") + b"a" * 100_000, "", 'f.csv:2: byte 25 (0xE9) is not utf-8: name the encoding: --encoding cp1252 reads "Café"; nothing was changed'),  # soon
    # of two words the first that tells one encoding from the other
    ("Název,Smlouva o přátelství\n".encode("cp1250"), "", 'f.csv:1: byte 1 (0xE1) is not utf-8: name the encoding: --encoding cp1252 reads "pøátelství", --encoding cp1250 reads "přátelství"; nothing was changed'),
    ("Başlık,Anlaşmanın Adı\n".encode("cp1254"), "", 'f.csv:1: byte 2 (0xFE) is not utf-8: name the encoding: --encoding cp1252 reads "Baþlýk", --encoding cp1250 reads "Baţlýk", --encoding cp1254 reads "Başlık"; nothing was changed'),
    (f"{HEADING}a,b,c\nЗакон,AZE,IRN\n".encode("cp1251"), "", 'f.csv:3: byte 28 (0xC7) is not utf-8: name the encoding: --encoding cp1252 reads "Çàêîí", --encoding cp1250 reads "Çŕęîí", --encoding cp1251 reads "Закон"; nothing was changed'),
    (CAFE.encode(), "ascii", "f.csv:2: byte 25 (0xC3) is not ascii: name the encoding with --encoding; nothing was changed"),
    (f"{HEADING}\x81".encode("latin-1"), "cp1252", "f.csv:2: byte 22 (0x81) is not cp1252: name the encoding with --encoding; nothing was changed"),
    (CAFE.encode("utf-16-le"), "", "f.csv seems to be UTF-16 without a mark: say --encoding utf-16-le"),
    (CAFE.encode("utf-16-be"), "", "f.csv seems to be UTF-16 without a mark: say --encoding utf-16-be"),
    (CAFE.encode("utf-16"), "cp1252", "f.csv begins with the mark of UTF-16 and is not cp1252: say --encoding utf-16"),
    (CAFE.encode("utf-8-sig"), "latin-1", "f.csv begins with the mark of UTF-8 and is not latin-1: say --encoding utf-8"),
    # an encoding in which every byte is a letter reads anything
    ("Übereinkommen über Zölle,é\n".encode(), "cp1252", "f.csv is UTF-8 by all signs, and not cp1252: say --encoding utf-8"),
    ("Договор\n".encode(), "koi8-r", "f.csv is UTF-8 by all signs, and not koi8-r: say --encoding utf-8"),
    # few of the bytes of other scripts are zero
    ("عنوان الاتفاقية\tالدولة\nاتفاقية النقل\tسوريا\n".encode("utf-16-be"), "", "f.csv seems to be UTF-16 without a mark: say --encoding utf-16-be"),
    (CAFE.encode("utf-16-le"), "cp1252", "f.csv seems to be UTF-16 without a mark: say --encoding utf-16-le"),
    (CAFE.encode("utf-16")[:-1], "", "f.csv:2: byte 88 (0x0A) is not utf-16: name the encoding with --encoding; nothing was changed"),
    # cut off in the middle of a letter; what no encoding has
    (b"a,b\n1,\xc3", "", "f.csv:2: byte 6 (0xC3) is not utf-8: name the encoding: --encoding cp1252 reads \"Ã\", --encoding cp1250 reads \"Ă\", --encoding cp1251 reads \"Г\"; nothing was changed"),
    (b"a,b\r1,2\r3,\xff\r", "", "f.csv:3: byte 10 (0xFF) is not utf-8: name the encoding: --encoding cp1252 reads \"ÿ\", --encoding cp1250 reads \"˙\", --encoding cp1251 reads \"я\"; nothing was changed"),
    (b"\0\0\0\0\0\0", "", "f.csv:1: the first line holds a zero byte, so this is no text; nothing was changed"),
    (HEADING.encode(), "rot13", '"rot13" is not an encoding: write utf-8, cp1252, latin-1 ...'),
    (HEADING.encode(), "klingon", '"klingon" is not an encoding: write utf-8, cp1252, latin-1 ...'),
]  # fmt: skip


@pytest.mark.parametrize(("content", "encoding", "said"), NOT_READ)
def test_what_cannot_be_decoded_is_told_with_its_byte(content: bytes, encoding: str, said: str) -> None:
    with pytest.raises(WrongRequest) as refused:
        rows(content, encoding=encoding)
    assert str(refused.value) == said


@pytest.mark.parametrize(
    ("word", "codec", "others"),
    [
        ("조약번호", "cp949", [("gb18030", "炼距锅龋")]),
        ("条约名称", "gb18030", [("cp1250", None), ("cp1251", "МхФјГыіЖ")]),
        ("條約名稱", "big5", []),
        ("条約の名称", "cp932", []),
        ("한국A조약", "cp949", [("gb18030", None)]),
        ("Τίτλος", "cp1253", [("cp1252", "Ôßôëïò"), ("cp1250", None), ("cp1251", "ФЯфлпт")]),
        ("שם", "cp1255", [("cp1252", "ùí"), ("cp1250", None), ("cp1251", "щн"), ("cp1253", "ων")]),
        ("العنوان", "cp1256", [("cp1252", "ÇáÚäæÇä"), ("cp1250", None), ("cp1251", "ЗбЪджЗд"), ("cp1253", None)]),
        ("Страна", "cp1251", [("cp1252", "Ñòðàíà"), ("cp1250", None), ("cp1254", None)]),
    ],
)
def test_a_word_is_shown_as_encodings_of_its_script_read_it(
    word: str, codec: str, others: list[tuple[str, str | None]]
) -> None:
    with pytest.raises(WrongRequest) as refused:
        rows(f"{word},b\n".encode(codec))
    named = dict(re.findall(r'--encoding (\S+) reads "(.*?)"', str(refused.value)))
    assert named.pop(codec) == word
    assert list(named) == [name for name, _ in others]
    assert [named[name] for name, read in others if read] == [read for _, read in others if read]


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1", "cp1254"]
)
def test_the_encodings_that_are_named_or_marked(codec: str) -> None:
    marked = codec in {"utf-8", "utf-8-sig", "utf-16", "utf-32"}
    (row,) = rows(CAFE.encode(codec), encoding="" if marked else codec)
    assert isinstance(row, Row)
    assert row.cells["title"] == "Café de Flore"


def test_an_encoding_that_is_not_the_usual_one_is_said() -> None:
    big = codecs.BOM_UTF16_BE + CAFE.encode("utf-16-be")
    assert reading(big).remarks == ("f.csv is read as UTF-16, as its mark says",)
    assert reading(big, encoding="utf-16-be").remarks == reading(CAFE.encode("utf-8-sig")).remarks == ()


@pytest.mark.parametrize("place", [65_530, 65_536, 131_071])
def test_a_byte_is_found_wherever_it_stands(place: int) -> None:
    lines = b"a,b\r\n" + b"1234567,9\r\n" * 12_000
    with pytest.raises(WrongRequest) as refused:
        rows(lines[:place] + b"\xe9" + lines[place + 1 :])
    line = lines.count(b"\r\n", 0, place + 1) + 1
    assert str(refused.value).startswith(
        (f"f.csv:{line}: byte {place} (0xE9)", f"f.csv:{line - 1}: byte {place} (0xE9)")
    )


PARTED = [
    ("title;party_a\nA,b;AZE\n", "", ";", "semicolons"),
    ('"title";"party_a"\n"A,b";AZE\n', "", ";", "semicolons"),
    ("title\tparty_a\nA,b\tAZE\n", "", "\t", "tabs"),
    ("title|party_a\nA,b|AZE\n", "", "|", "| signs"),
]


@pytest.mark.parametrize(("content", "delimiter", "sign", "called"), PARTED)
def test_the_only_sign_that_parts_the_first_line_parts_the_columns(
    content: str, delimiter: str, sign: str, called: str
) -> None:
    read = reading(content, delimiter=delimiter)
    assert read.remarks == (f"f.csv is read with {called} between its columns, as in its first line",)
    assert [row.cells for row in read.sheets["agreements"].rows if isinstance(row, Row)] == [
        {"title": "A,b", "party_a": "AZE"}
    ]
    assert reading(content, delimiter=sign).remarks == ()


HEADINGS = [
    ("a;b;c|d\n", "", "f.csv:1: the columns may be parted by semicolons (3 columns) or | signs (2 columns): say which with --delimiter"),
    ("a;b;c,d\n", "", "f.csv:1: the columns may be parted by commas (2 columns) or semicolons (3 columns): say which with --delimiter"),
    ("a;b\n", ",", "f.csv:1: the columns seem to be parted by semicolons, not commas: say so with --delimiter"),
    ("a,b,a\n", "", 'f.csv:1: the column "a" stands twice in the heading'),
    (" , \n", "", "f.csv:1: the first line is blank, and should name the columns: title,party_a,party_b ..."),
    ("\na,b\n", "", "f.csv:1: the first line is blank, and should name the columns: title,party_a,party_b ..."),
    ("a,,b\n1,,2\n1,x,2\n", "", 'f.csv:1: column 2 has no name, and on line 3 it holds "x": name it in the first line, or take out what stands above the names; nothing was changed'),
    ("Register,\na,b\n", "", 'f.csv:1: column 2 has no name, and on line 2 it holds "b": name it in the first line, or take out what stands above the names; nothing was changed'),
]  # fmt: skip


@pytest.mark.parametrize(("content", "delimiter", "said"), HEADINGS)
def test_a_heading_that_cannot_be_understood(content: str, delimiter: str, said: str) -> None:
    with pytest.raises(WrongRequest) as refused:
        list(reading(content, delimiter=delimiter).sheets["agreements"].rows)
    assert str(refused.value) == said


def test_blank_names_above_blank_cells_are_passed_over() -> None:
    assert rows("a,,b,\n1,,2,\n") == [Row(2, {"a": "1", "b": "2"})]


def test_the_columns_of_rejects_are_passed_over() -> None:
    read = reading("Rejected line,rejected_because,a\n7,why,1\n")
    assert dict(read.sheets["agreements"].names) == {"a": 1}
    assert list(read.sheets["agreements"].rows) == [Row(2, {"a": "1"})]


def test_a_line_without_an_end_is_refused() -> None:
    with pytest.raises(WrongRequest, match=r"f\.csv:2: the line is longer than 64 MB"):
        rows("a,b\n" + "x" * (LONGEST_LINE + 1))


VALID = 'title,party_a,party_b\n"Über, uns",AZE,IRN\n"A ""b""\nc",RUS,IRN\n'.encode()
MEANT = [Row(2, {"title": "Über, uns", "party_a": "AZE", "party_b": "IRN"}),
         Row(3, {"title": 'A "b"\nc', "party_a": "RUS", "party_b": "IRN"})]  # fmt: skip


def unnoticed(content: bytes, reads: Callable[[bytes], list[Record]]) -> bool:
    """Whether another text was taken for the one that was meant, without a word."""
    try:
        return content != VALID and reads(content) == MEANT
    except WrongRequest:
        return False


@given(st.integers(0, len(VALID) - 1), st.integers(0, 255))
@example(21, 13)
def test_a_byte_that_is_flipped_is_refused_or_changes_what_is_read(place: int, byte: int) -> None:
    flipped = bytearray(VALID)
    flipped[place] = byte
    ends_a_line_otherwise = VALID[place : place + 1] == b"\n" and byte == ord("\r")
    assert not unnoticed(bytes(flipped), rows) or ends_a_line_otherwise


@given(st.binary(max_size=200))
def test_whatever_the_bytes_are_nothing_but_a_sentence_comes_of_it(content: bytes) -> None:
    with suppress(WrongRequest):
        for row in rows(content):
            assert row.line > 1


def test_a_reader_that_forgives_bytes_is_found_out() -> None:
    def forgiving(content: bytes) -> list[Record]:
        names, *records = csv.reader(io.StringIO(content.decode("utf-8", "ignore"), newline=""))
        lines = iter((2, 3))
        return [Row(next(lines), dict(zip(names, record, strict=True))) for record in records]

    assert forgiving(VALID) == MEANT
    assert unnoticed(VALID.replace(b"AZE", b"AZE\xff"), forgiving)
    assert not unnoticed(VALID.replace(b"AZE", b"AZE\xff"), rows)
