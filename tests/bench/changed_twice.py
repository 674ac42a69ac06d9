"""Gives a register a long past: each agreement added in 2020, its notes changed in 2021, and changed back in 2022.

    python tests/bench/changed_twice.py register.db changed.db

The history is written straight into a copy, hashes and all, because 200,000 edits would take an hour; what the register
holds now is what its history ends with.
"""

import json
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from treatytrack.store.layout import HISTORY
from treatytrack.store.past.hashes import json_of
from treatytrack.store.past.remembering import Change, history_rows

AT_ONCE = 1000
YEARS = (2020, 2021, 2022)


def changes(records: sqlite3.Connection, year: int) -> Iterator[Change]:
    """What happened in a year to every agreement, in the order in which they were added."""
    found = records.execute("SELECT ref, after FROM history WHERE subject = 'agreement' AND before = '' ORDER BY id")
    for ref, record in found:
        cells = json.loads(record)
        checked = json_of({**cells, "notes": f"{cells.get('notes', '')} Checked against the original.".strip()})
        before, after = {2020: ("", record), 2021: (record, checked), 2022: (checked, record)}[year]
        yield Change("agreement", ref, before, after)


def write(source: Path, copy: Path) -> None:
    """Copy the register, and put the long past in the place of its own."""
    shutil.copy(source, copy)
    named = (*HISTORY, "hash")
    insert = f"INSERT INTO history ({', '.join(named)}) VALUES ({', '.join('?' * len(named))})"
    with closing(sqlite3.connect(source)) as records, closing(sqlite3.connect(copy)) as changed, changed:
        changed.execute("DELETE FROM history")
        last = (0, "")
        for year in YEARS:
            by = {"at": f"{year}-06-30T12:00:00.000Z", "user_name": "bench", "command": "edit", "undoes": ""}
            waiting = changes(records, year)
            while together := list(islice(waiting, AT_ONCE)):
                operation = f"{last[0]:016x}"
                rows = history_rows(together, {**by, "operation": operation}, last)
                changed.executemany(insert, rows)
                last = (int(rows[-1][0]), str(rows[-1][-1]))


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
