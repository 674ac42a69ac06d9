"""The picture of `treatytrack list` in the README, drawn from what the program writes on a terminal.

python tests/house/picture.py     draws examples/azerbaijan-iran/list.svg anew
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from house.program import PROGRAM, TOP, fill, on_terminal

PICTURE = TOP / "examples" / "azerbaijan-iran" / "list.svg"
COLUMNS = 104

_WIDE, _HIGH, _EDGE = 8.4, 21, 20
_CLASSES = {"1": "bold", "2": "dim", "31": "red", "33": "yellow", "36": "cyan"}
_STYLE = """\
text { font: 14px ui-monospace, SFMono-Regular, Menlo, "DejaVu Sans Mono", Consolas, monospace; fill: #d5dae3;
       white-space: pre; }
.bold { font-weight: bold; fill: #ffffff } .dim { fill: #8b94a5 }
.red { fill: #ff8d85 } .yellow { fill: #e6c86e } .cyan { fill: #7fc4dd }"""


class Run(NamedTuple):
    """A piece of a line in one style: where it starts, its text, its classes."""

    column: int
    text: str
    classes: tuple[str, ...]


def runs(line: str) -> Iterator[Run]:
    """The pieces of a line with colours, without blanks at their ends; neighbours of one style are one piece."""
    column = 0
    on: tuple[str, ...] = ()
    pieces: list[Run] = []
    for codes, text in re.findall(r"\x1b\[([\d;]*)m|([^\x1b]+)", line):
        if text:
            if pieces and pieces[-1].classes == on:
                pieces[-1] = pieces[-1]._replace(text=pieces[-1].text + text)
            else:
                pieces.append(Run(column, text, on))
            column += len(text)
        else:
            on = tuple(_CLASSES[code] for code in codes.split(";")) if codes not in {"", "0"} else ()
    for piece in pieces:
        for word in re.finditer(r"\S+(?: \S+)*", piece.text):
            yield Run(piece.column + word.start(), word.group(), piece.classes)


def drawn(lines: list[str], title: str) -> str:
    """The lines as an SVG: every piece takes the room of its characters, whatever the font."""
    wide, high = COLUMNS * _WIDE + 2 * _EDGE, len(lines) * _HIGH + 2 * _EDGE - 6
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.0f} {high}" width="{wide:.0f}" role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>\n{_STYLE}\n</style>",
        f'<rect width="{wide:.0f}" height="{high}" rx="8" fill="#1c2029"/>',
    ]
    for number, line in enumerate(lines):
        for run in runs(line):
            named = f' class="{" ".join(run.classes)}"' if run.classes else ""
            out.append(
                f'<text x="{_EDGE + run.column * _WIDE:.1f}" y="{_EDGE + 12 + number * _HIGH}" '
                f'textLength="{len(run.text) * _WIDE:.1f}"{named}>{escape(run.text)}</text>'
            )
    return "\n".join([*out, "</svg>", ""])


def picture() -> str:
    """What `treatytrack list` shows of the example, drawn."""
    with tempfile.TemporaryDirectory() as folder:
        said = on_terminal([PROGRAM, "list"], fill(Path(folder)), COLUMNS).stdout
    typed = "\x1b[2m$ \x1b[0m\x1b[1mtreatytrack list\x1b[0m"
    return drawn([typed, *said.rstrip("\n").split("\n")], "treatytrack list, on 21 November 2026")


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
