"""Makes the frozen register of the newest schema anew, with the same words in it every time; see README.md here.

python tests/schemas/freeze.py [--answers | --hashes]
"""

import json
import os
import sqlite3
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import time_machine
from cli import agreements, visit
from cli.world import DAY, DONE, EXAMPLE, Treatytrack

from schemas.frozen import HERE, answers_about, as_text, hash_of, migration_of, register_at, schema_made_by
from schemas.released import RELEASED
from treatytrack.columns import NAMES
from treatytrack.store.schema import newest_known
from treatytrack.store.writing import open_for_writing

BEGAN = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
BELGIANS = ("--kind", "group", "--member", "BEL", "--member", "LUX", "--signs-for-members")
MEMO = 'Memorandum on \N{LATIN CAPITAL LETTER S WITH CEDILLA}eki \N{EM DASH} it\'s a "draft"\twith a tab\nand two lines'

SAID: tuple[tuple[str, ...], ...] = (
    ("party", "add", "CASPIAN5", "Five Caspian States", "--kind", "group", "--other-name", "Caspian Five",
     "--member", "AZE", "--member", "IRN", "--member", "KAZ", "--member", "RUS", "--member", "TKM"),
    ("party", "add", "TRA", "Transcaucasia", "--kind", "state", "--until", "1922-12-30", "--successor", "SUN"),
    ("party", "add", "OLDGROUP", "Two of Europe", *BELGIANS),
    ("party", "edit", "TRA", "--add-other-name", "Zakavkazie"),
    ("party", "remove", "OLDGROUP", "--yes"),
    ("add", MEMO, "--between", "AZE", "CASPIAN5", "--ref", "tab", "--type", "memorandum", "--signed", "2026-03",
     "--notes", "line one\r\nline two", "--yes"),
    ("add", "Agreement on fisheries", "--between", "RUS", "KAZ", "--signed", "2010-01-01", "--in-force", "2010-02-01",
     "--lasts", "5y", "--renewal", "tacit", "--renewal-length", "5y", "--notice", "6m", "--yes"),
    ("record", "AZE-IRN-2025-2", "notified", "2026-05-01", "--by", "AZE", "--source", "Note 12"),
    ("record", "AZE-IRN-2025-2", "extended", "2026-10-20", "--until", "2028", "--note", "by exchange of notes"),
    ("record", "AZE-IRN-2025-4", "meeting", "2026-09-09", "--note", "joint commission"),
    ("record", "gsomia", "review", "2026-01-15"),
    ("edit", "AZE-IRN-2025-4", "--add-tag", "culture", "--lead", "6m"),
    ("remove", "gsomia/2", "--yes"),
    ("remove", "soviet", "--yes"),
    ("remove", "draft", "--yes"),
    ("event", "edit", visit.KAPAN, "--note", "Opened by the foreign minister"),
    ("event", "remove", visit.ACCUSED, "--yes"),
    ("config", "@due", "status:live", "ends:90d"),
    ("config", "@old", "status:over"),
    ("config", "@old", "--clear"),
    ("config", "mail.host", "smtp.example.org"),
    ("report", "--since", "last"),
    ("report", "party:IRN", "--since", "last"),
)  # fmt: skip


def made(folder: Path) -> Path:
    """A register of the newest schema, after some weeks of use."""
    program = Treatytrack(folder)
    hours = count()
    with mock.patch("treatytrack.store.changing.token_hex", _numbered()), time_machine.travel(BEGAN, tick=False) as now:

        def said(*words: str) -> None:
            now.move_to(BEGAN + timedelta(hours=next(hours)))
            ended = program(*words)
            assert ended.code == DONE, f"{' '.join(words)}: {ended.err}"

        said("init", "--timezone", "Asia/Baku")
        said("import", str(EXAMPLE))
        for event, _ in visit.lines():
            said(*event)
        for number in range(1, 6):
            said("edit", f"AZE-IRN-2025-{number}", "--occasion", visit.VISIT)
        said("import", program.csv("relations.csv", agreements.as_csv()))
        for words in SAID:
            said(*words)
        _put_back(program.register, "draft")
        said("report", "--since", "last", "--as-of", DAY)
    return program.register


def empty_places(path: Path) -> list[str]:
    """The tables and recorded columns that hold nothing: there should be none."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for name in schema_made_by(path) if not name.startswith(("search", "ix_", "sqlite_"))]
        empty = [name for name in tables if not connection.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone()]
        own = {column[1] for column in connection.execute("PRAGMA table_info('agreement')")}
        filled = "SELECT 1 FROM agreement WHERE {} <> '' LIMIT 1"
        columns = [name for name in NAMES if name in own and not connection.execute(filled.format(name)).fetchone()]
    return [*empty, *columns]


def _put_back(path: Path, ref: str) -> None:
    """What was removed, put in again under its ref, as an undo does."""
    with closing(sqlite3.connect(path)) as connection:
        (change,) = connection.execute("SELECT max(id) FROM history WHERE ref = ? AND after = ''", (ref,)).fetchone()
    at = BEGAN + timedelta(days=7)
    with open_for_writing(path, user="leyla", command="undo", now=lambda: at) as register:
        before = register.past.as_it_was(ref, change)
        assert before is not None
        register.add(before, put_back=True)


def _numbered() -> mock.Mock:
    numbers = count(1)
    return mock.Mock(side_effect=lambda _: f"{next(numbers):016x}")


def main(words: list[str]) -> int:
    """Do what the words say."""
    schema = newest_known()
    if "--hashes" in words:
        hashes = hash_of(migration_of(schema)), hash_of(HERE / f"{schema}.sql")
        sys.stdout.write(f'    "{schema}": Hashes({hashes[0]!r}, {hashes[1]!r}),\n')
        return 0
    if schema in RELEASED and "--answers" not in words:
        sys.stderr.write(f"Schema {schema} is released: its register is never made anew.\n")
        return 1
    environment = {"HOME": "/nowhere", "PATH": os.defpath, "TREATYTRACK_USER": "leyla", "TZ": "Asia/Baku"}
    with (
        tempfile.TemporaryDirectory() as one,
        tempfile.TemporaryDirectory() as other,
        mock.patch.dict(os.environ, environment, clear=True),
    ):
        if "--answers" not in words:
            path = made(Path(one))
            if empty := empty_places(path):
                sys.stderr.write(f"Nothing is in {', '.join(empty)}: fill it in SAID.\n")
                return 1
            (HERE / f"{schema}.sql").write_text(as_text(path), encoding="utf-8")
        program = Treatytrack(Path(other))
        register_at(schema, program.register)
        answers = answers_about(program)
    text = json.dumps(answers, ensure_ascii=False, indent=1)
    (HERE / f"{schema}.json").write_text(f"{text}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
