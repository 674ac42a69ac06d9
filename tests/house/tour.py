"""The sessions of the README: each is typed at a terminal 80 columns wide, on the fixed day, and shown as it went."""

import atexit
import re
import tempfile
from pathlib import Path

from house.program import on_terminal

COLUMNS = 80
REFUSED = 2
MOMENT = "Sat 21 Nov 2026 at 09:30 UTC"
"""Stands for the moment of the last change, the one thing that is not the same in every run."""
_FOLDER = tempfile.TemporaryDirectory(prefix="treatytrack-tour-")
_SET: dict[str, str] = {}
atexit.register(_FOLDER.cleanup)

SESSIONS = {
    "begin": """
export TREATYTRACK_DB=relations.db
export TREATYTRACK_AS_OF=2026-11-21
treatytrack --db relations.db init
""",
    "record": """
treatytrack add "Memorandum on Transport 2025-2026" --between Azerbaijan Iran \\
    --type MoU --signed 2025-04-28 --until 2026?
treatytrack add "Agreement on Trade" --between Iran Switzerland \\
    --in-force 2017-03-17 --lasts 5y \\
    --renewal tacit --renewal-length 1y --notice 6m
""",
    "look": """
treatytrack list
treatytrack deadlines --within 1y
treatytrack show CHE-IRN --explain
""",
    "periods": """
treatytrack timeline --from 2025
""",
    "correct": """
treatytrack edit AZE-IRN-2025-1 --in-force 2025-04-28 --until 2026-12-31 \\
    --renewal none
treatytrack list party:AZE
treatytrack list party:AZE --as-of 2027-01-01
""",
    "happened": """
treatytrack record CHE-IRN-ND-1 notice 2026-11-21 --by Switzerland
""",
    "report": """
treatytrack report
""",
    "refused": """
treatytrack add "Cultural Programme" --between Azerbaijan Irann
""",
    "carry": """
treatytrack export -o relations.csv
treatytrack --db second.db import relations.csv
treatytrack --db second.db export | cmp - relations.csv && echo the same
""",
}


def session(name: str) -> str:
    """A block of Markdown: the lines of a session as typed one after the other, and what the program said to each."""
    lines = SESSIONS[name].strip("\n").replace("\\\n", "\\\r").split("\n")
    code = REFUSED if name == "refused" else 0
    shown = [_typed_and_answered(line.replace("\r", "\n"), code) for line in lines]
    return "\n```console\n" + "\n".join(shown) + "\n```\n"


def _typed_and_answered(line: str, code: int) -> str:
    """One line as typed and its answer; `export NAME=VALUE` holds for all lines after it."""
    if line.startswith("export "):
        name, _, value = line.removeprefix("export ").partition("=")
        _SET[name] = value
        return f"$ {line}"
    done = on_terminal(["sh", "-c", line], Path(_FOLDER.name), COLUMNS, NO_COLOR="1", **_SET)
    if done.code != code:
        raise AssertionError(f"{line} ended with {done.code}: {done.stdout}")
    answered = re.sub(r"\w{3} \d{1,2} \w{3} \d{4} at \d\d:\d\d UTC", MOMENT, done.stdout)
    return f"$ {line}\n{answered}".rstrip("\n")
