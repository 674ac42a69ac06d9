"""The agreements as tasks of Taskwarrior, the peer whose users ask every day what comes due.

    python tests/bench/task_list.py register.csv FOLDER

Each agreement is a task, due on the last day that its text names; what has ended by then is a completed one. FOLDER
holds what `task` then reads, with a configuration that says nothing more.
"""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import UUID

from measuring import TODAY


def tasks(rows: Iterator[Mapping[str, str]]) -> Iterator[dict[str, str]]:
    """A task of each row. Taskwarrior has no days before 1970, and needs none here: they are long completed."""
    for number, row in enumerate(rows, start=1):
        written = (row["ended"] or row["until"]).strip("[.")
        day = written if len(written) == len(TODAY) else f"{written[:4]}-12-31"
        task = {"uuid": str(UUID(int=number)), "description": row["title"], "project": row["type"], "entry": _at(TODAY)}
        if written and day < TODAY:
            yield task | {"status": "completed", "end": _at(TODAY)}
        else:
            yield task | {"status": "pending"} | ({"due": _at(day)} if written else {})


def _at(day: str) -> str:
    return f"{day.replace('-', '')}T120000Z"


def make(source: str, folder: Path) -> None:
    """The tasks, imported into a new folder."""
    folder.mkdir()
    (folder / "taskrc").touch()
    with open(source, encoding="utf-8", newline="") as file:
        written = json.dumps([*tasks(csv.DictReader(file))])
    here = os.environ | {"TASKRC": str(folder / "taskrc"), "TASKDATA": str(folder)}
    command = ["task", "rc.confirmation=off", "rc.verbose=nothing", "import", "-"]
    subprocess.run(command, input=written.encode(), env=here, stdout=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    make(sys.argv[1], Path(sys.argv[2]))
