"""What the formats of a workbook's numbers show of a date: a day, only its month, or only its year.

The reader of workbooks gives every date as a day: a typed "May 1987", which Excel keeps as its first day, would become
that day.
"""

import re
from collections.abc import Mapping
from html import unescape
from typing import Literal

Shown = Literal["day", "month", "year"]

_BUILT_IN: Mapping[int, Shown] = {**dict.fromkeys((14, 15, 16, 22), "day"), 17: "month"}
_SET_ASIDE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_FORMAT = re.compile(r"<(?:\w+:)?numFmt\s[^>]*>")
_CELL_STYLES = re.compile(r"<(?:\w+:)?cellXfs[\s>].*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(r"<(?:\w+:)?xf[\s>/][^>]*")
_ID = re.compile(r'\bnumFmtId="(\d+)"')
_CODE = re.compile(r'\bformatCode="([^"]*)"')


def shown_by_style(styles: str) -> Mapping[int, Shown]:
    """What each style of cells shows of a date, of those that show one; `styles` is the XML of the styles."""
    formats = dict(_BUILT_IN)
    for one in _FORMAT.findall(styles):
        number, code = _ID.search(one), _CODE.search(one)
        if number and code and (shown := shown_by(unescape(code[1]))):
            formats[int(number[1])] = shown
    cells = _CELL_STYLES.search(styles)
    found = {}
    for style, one in enumerate(_STYLE.findall(cells[0] if cells else "")):
        if (number := _ID.search(one)) and (shown := formats.get(int(number[1]))):
            found[style] = shown
    return found


def shown_by(code: str) -> Shown | None:
    """What a format shows of a date; None where it is of no date, or shows no year, or a time besides."""
    letters = _SET_ASIDE.sub("", code.partition(";")[0]).lower()
    if "0" in letters or "#" in letters:
        return None
    if "d" in letters:
        return "day"
    if "y" not in letters or "h" in letters or "s" in letters:
        return None
    return "month" if "m" in letters else "year"
