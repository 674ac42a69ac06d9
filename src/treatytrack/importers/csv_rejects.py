"""Records of CSV that were refused, as they stand in their file, each behind its line and the reason."""

import re
from collections.abc import Iterator
from itertools import islice

from treatytrack.importers.decoding import REJECTED, Reasons


def as_rejects(
    records: Iterator[tuple[int, str]], reasons: Reasons, rows: int, sign: str, *, quotes: bool, are_rejects: bool
) -> Iterator[str]:
    """The refused ones among the records of a file, each given with its line and its text, below their heading.

    The heading is the first of them, of so many `rows`. Where they `are_rejects` already, the line and the reason that
    stand before each are replaced.
    """
    quoted = '"(?:[^"]|"")*"|[^"' if quotes else "[^"
    marks = re.compile(f"(?:(?:{quoted}{re.escape(sign)}\r\n]*){re.escape(sign)}){{2}}")

    def bare(text: str) -> str:
        without = marks.sub("", text, 1) if are_rejects else text
        return without if without.endswith(("\n", "\r")) else f"{without}\n"

    for names, (_, text) in zip((REJECTED, *[("", "")] * (rows - 1)), islice(records, rows), strict=True):
        yield sign.join([*names, bare(text)])
    refused = next(records, None)
    for line, why in reasons:
        while refused and refused[0] < line:
            refused = next(records, None)
        if refused and refused[0] == line:
            yield sign.join([str(line), _as_cell(why, sign, quotes=quotes), bare(refused[1])])


def _as_cell(why: str, sign: str, *, quotes: bool) -> str:
    """What is wrong with a record, as a cell before it; where quotes enclose nothing, without what would part it."""
    if quotes:
        return '"' + why.replace('"', '""') + '"'
    return re.sub(f"[{re.escape(sign)}\r\n]", " ", why)
