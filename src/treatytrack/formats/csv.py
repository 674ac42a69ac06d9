"""`--format csv`: exact, RFC 4180, `\\n` line ends: what was stored is what is written."""

import csv
import io
from collections.abc import Iterator

from treatytrack.columns import Table


def lines(table: Table) -> Iterator[str]:
    """The heading and a line a row, without line ends; a cell may hold line ends of its own, in quotes."""
    held = io.StringIO(newline="")
    plain = csv.writer(held, lineterminator="\n")
    # Before Python 3.13 the writer leaves a lone carriage return without quotes, and reading breaks the line there.
    quoting = csv.writer(held, lineterminator="\n", quoting=csv.QUOTE_ALL)
    plain.writerow([heading.name for heading in table.headings])
    yield _taken(held)
    for row in table.rows:
        lone_return = any(isinstance(cell, str) and "\r" in cell for cell in row)
        (quoting if lone_return else plain).writerow(row)
        yield _taken(held)


def _taken(held: io.StringIO) -> str:
    text = held.getvalue()
    held.seek(0)
    held.truncate()
    return text.removesuffix("\n")
