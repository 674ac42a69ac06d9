"""Small Excel workbooks, written by hand so that they hold just what a test is about."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from html import escape

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DAY = 1
"""The style of a cell that shows a day."""

FORMATS = (
    "mmm yyyy",
    "mmm-yy",
    "mm/yyyy",
    "yyyy",
    "[$-409]mmmm\\ yyyy;@",
    'yyyy"d"',
    "d mmm yyyy",
    "mmm",
    "[h]:mm",
)
"""Formats of a workbook's own; the style of the first is `OWN`, of the second one more."""

OWN = 3
MONTH = 2
"""The style of a cell that shows a month, by a format that Excel knows itself."""


def text(words: str) -> str:
    """A cell that holds a text."""
    return f't="inlineStr"><is><t xml:space="preserve">{escape(words)}</t></is>'


def number(value: object, style: int = 0) -> str:
    """A cell that holds a number, or with the style of a day a date."""
    return f's="{style}"><v>{value}</v>'


def truth(value: int) -> str:
    """A cell that holds true or false."""
    return f't="b"><v>{value}</v>'


def error(shown: str) -> str:
    """A cell in which something failed."""
    return f't="e"><v>{shown}</v>'


def formula(value: str | None) -> str:
    """A cell with a formula, and its value where it has been computed."""
    return "><f>1+1</f><v/>" if value is None else f't="str"><f>"a"</f><v>{value}</v>'


def sheet(rows: Iterable[Sequence[str]], first_row: int = 1, first_column: str = "A") -> str:
    """A sheet: each row its cells, '' for none."""
    found = []
    for at, cells in enumerate(rows, start=first_row):
        letters = (chr(ord(first_column) + place) for place in range(len(cells)))
        held = "".join(f'<c r="{letter}{at}" {cell}</c>' for letter, cell in zip(letters, cells, strict=True) if cell)
        found.append(f'<row r="{at}">{held}</row>')
    return "".join(found)


def workbook(sheets: dict[str, str], hidden: Sequence[str] = ()) -> bytes:
    """A workbook of these sheets."""
    named = "".join(
        f'<sheet name="{name}" sheetId="{at}" {"state=" + chr(34) + "hidden" + chr(34) if name in hidden else ""} '
        f'r:id="rId{at}"/>'
        for at, name in enumerate(sheets, start=1)
    )
    formats = "".join(f'<numFmt numFmtId="{at}" formatCode="{escape(one)}"/>' for at, one in enumerate(FORMATS, 164))
    styles = "".join(f'<xf numFmtId="{at}" applyNumberFormat="1"/>' for at, _ in enumerate(FORMATS, 164))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>',
        "_rels/.rels": _related([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{named}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _related(
            [("worksheet", f"worksheets/sheet{at + 1}.xml") for at in range(len(sheets))] + [("styles", "styles.xml")]
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts>{formats}</numFmts><cellStyleXfs><xf numFmtId="0"/>'
        '</cellStyleXfs><cellXfs count="9"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="17"><x/></xf>'
        f"{styles}</cellXfs></styleSheet>",
    }  # fmt: skip
    for at, rows in enumerate(sheets.values(), start=1):
        parts[f"xl/worksheets/sheet{at}.xml"] = f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return held.getvalue()


def _related(parts: Iterable[tuple[str, str]]) -> str:
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(parts, start=1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{related}</Relationships>'
