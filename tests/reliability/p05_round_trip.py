"""P5: export then import is identity.

Random registers (every column, any text that a cell can hold, control characters and list items with `; ` among it,
relation events, parties of their own) go out and in again as exact CSV and TSV, the same for spreadsheets, JSON, JSON
lines and Excel workbooks. Wrong is any value that differs afterwards, any text that was not kept as given, and anything
that an export changes in the register that it came from.
"""

import csv
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

from cli.round_trip import WAYS, differences
from cli.rows import WHOLE
from cli.world import DONE, Treatytrack
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded

from treatytrack import spreadsheets
from treatytrack.formats import csv as way_out

from .promise import Promise, Seen


def prove(trials: int, seed: int, folder: Path) -> Seen:
    """So many registers."""
    treatytrack = _made(folder)
    wrong: list[str] = []
    seen = 0

    @seeded(seed)
    @settings(
        max_examples=trials, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=[*HealthCheck]
    )
    @given(WHOLE)
    def go(whole: dict[str, list[dict[str, object]]]) -> None:
        nonlocal seen
        seen += 1
        wrong.extend(differences(treatytrack, whole))

    go()
    return Seen(seen, "registers", tuple(wrong), f"each by {len(WAYS)} ways")


def plant(folder: Path) -> Seen:
    """A way out that makes a line feed of a carriage return; and one in that takes off a quotation mark too many."""
    treatytrack = _made(folder)
    rows = [{"ref": "R-1", "title": "a\rb", "party_a": "AZE", "party_b": "IRN", "notes": "''x"}]
    found = []
    for place, name, faulty in (
        (way_out, "csv", SimpleNamespace(writer=_as_lines_end_here)),
        (spreadsheets, "undone", lambda text: text.lstrip("'")),
    ):
        with mock.patch.object(place, name, faulty):
            wrong = list(differences(treatytrack, {"agreements": rows}))
        if not wrong:
            return Seen(2, "planted faults")
        found.append(wrong[0])
    return Seen(2, "planted faults", tuple(found))


def _as_lines_end_here(file: Any, **how: Any) -> Any:
    """A writer as of a file that was opened without a word about its line ends."""
    written = SimpleNamespace(write=lambda line: file.write(line.replace("\r", "\n")))
    return csv.writer(written, **how)


def _made(folder: Path) -> Treatytrack:
    """The program in that folder, with an empty register to copy."""
    treatytrack = Treatytrack(folder)
    ended = treatytrack("init", db="empty.db")
    assert ended.code == DONE, ended.err
    return treatytrack


PROMISE = Promise("P5", "export then import is identity", prove, plant, small=6, full=1_000)
