"""Programs that die while others are at the register: nothing acknowledged is lost, nothing is half done.

The writers are processes of their own, forked where SQLAlchemy is already imported.
"""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from treatytrack.store.opening import open_for_reading

from .comparing import differences, first_broken_change
from .world import recorded, refs_in, register_of

FORKED = """
import os, sys, traceback
def forked(how_many, work):
    children = []
    for number in range(how_many):
        if not (child := os.fork()):
            try:
                work(number)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        children.append(child)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
"""


def _run(program: str, *arguments: str) -> None:
    source = str(Path(__file__).parents[2] / "src")
    subprocess.run(
        [sys.executable, "-c", FORKED + program, *arguments], check=True, env={**os.environ, "PYTHONPATH": source}
    )


# Each child dies at another statement of the same change. The cache is small, so that SQLite has begun to overwrite the
# file long before the end.
DYING = """
import signal
from datetime import UTC, datetime
from pathlib import Path
from treatytrack.columns import BY_NAME, agreement_from
from treatytrack.store import connection, writing
connection._ROOMY = ("PRAGMA cache_size = 2",)
path, folder = Path(sys.argv[1]), Path(sys.argv[2])
cells = {"title": "New", "party_a": "AZE", "party_b": "IRN", "signed": "2020", "lasts": "5y", "notes": "n" * 3000}
def recorded(ref):
    return agreement_from({name: BY_NAME[name].kind.read(text) for name, text in {"ref": ref, **cells}.items()})
def change(at_statement):
    here = folder / f"{at_statement}.db"
    here.write_bytes(path.read_bytes())
    opened, said = connection.connected, 0
    def dying(*how, **ways):
        made = opened(*how, **ways)
        def count(statement):
            nonlocal said
            said += 1
            if said == at_statement:
                os.kill(os.getpid(), signal.SIGKILL)
        made.set_trace_callback(count)
        return made
    writing.connected = dying
    clock = lambda: datetime(2026, 11, 21, tzinfo=UTC)
    with writing.open_for_writing(here, user="u", command="c", now=clock, is_long=sys.argv[3] == "long") as register:
        register.add(recorded("B-1"))
        register.remove("A-1")
        register.add_all([recorded("B-2"), recorded("B-3")])
for number in range(1, 500, 2):
    (exit_code,) = forked(1, lambda _: change(number))
    if exit_code != -signal.SIGKILL:
        break
"""


BEFORE, AFTER = ["A-1", "A-2"], ["A-2", "B-1", "B-2", "B-3"]


@pytest.mark.parametrize(("how", "beside"), [("short", "-journal"), ("long", "-wal")])
def test_a_writer_killed_at_any_statement_leaves_all_or_nothing(how: str, beside: str, tmp_path: Path) -> None:
    path = register_of(tmp_path / "before.db", recorded(ref="A-1", notes="x" * 20_000), recorded(ref="A-2"))
    folder = tmp_path / "killed"
    folder.mkdir()
    _run(DYING, str(path), str(folder), how)
    found, half_written = [], 0
    for killed in sorted(folder.glob("*.db"), key=lambda one: int(one.stem)):
        half_written += Path(f"{killed}{beside}").exists() and killed.read_bytes() != path.read_bytes()
        found.append(refs_in(killed))
        with open_for_reading(killed) as register:
            assert list(differences(register)) == []
            assert first_broken_change(register) is None
        with closing(sqlite3.connect(killed)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    # Of a long change some statements come after it is kept: they end its log.
    kept = found.index(AFTER)
    assert found == [BEFORE] * kept + [AFTER] * (len(found) - kept)
    assert len(found) - kept == 1 or how == "long"
    assert len(found) > 10
    assert half_written > 3, "no writer died with the file half written: this would prove nothing"


@pytest.mark.parametrize(
    "program",
    [
        "import treatytrack.store.reading",
        "from pathlib import Path; from datetime import date; from treatytrack.domain.query import Query, Term\n"
        "from treatytrack.store.opening import open_for_reading\n"
        "with open_for_reading(Path(sys.argv[1])) as register:\n"
        "    found = register.agreements(Query((Term('words', ('agree',)),)), date(2026, 11, 21))\n"
        "    assert [one.ref for one in found] == ['A-1']",
    ],
    ids=["imported", "used"],
)
def test_reading_imports_nothing_that_is_slow_to_import(program: str, tmp_path: Path) -> None:
    path = register_of(tmp_path / "treatytrack.db", recorded())
    slow = "{'sqlalchemy', 'sqlmodel', 'alembic', 'pydantic', 'difflib', 'rich', 'typer'}"
    _run(f"{program}\nassert not {slow} & set(sys.modules), {slow} & set(sys.modules)", str(path))
