"""The commands that change something, as the harnesses of P1 and P2 run them. A new one is a line in `COMMANDS`."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from cli.world import EXAMPLE

from treatytrack.cli import COMMANDS as KNOWN
from treatytrack.store.schema import migrations_folder

from .program import Program

_ROWS = 300
_FEW_PAGES = "from treatytrack.store import connection; connection._ROOMY = ('PRAGMA cache_size = 10',)\n"
"""Changed pages are then written before the change is whole, as in an import that does not fit into memory."""
_LONG = "from treatytrack.cli.importing import source; source._LARGE = 0\n"
"""A file is then large enough for a change beside which others read on."""
_NEWER = """
from pathlib import Path
from treatytrack.store import migrate, schema
migrate.migrations_folder = schema.migrations_folder = lambda: Path({!r})
"""
_REBUILDS = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0002", "0001"
def upgrade():
    with op.batch_alter_table("agreement", recreate="always") as table:
        table.add_column(sa.Column("depositary", sa.Text(), server_default="nobody", nullable=False))
"""
_ADD = ["add", "Follow-on Agreement", "--between", "AZE", "IRN", "--signed", "2026-11-20"]


class Command(NamedTuple):
    """What is typed, and then next, whatever became of it: that must work.

    `on_nothing` is for what is typed where there is no register yet, `first` is typed before the trials begin, and
    `patch` is the Python that the process runs before the command.
    """

    name: str
    words: list[str]
    then: list[str] = _ADD
    on_nothing: bool = False
    first: list[str] | None = None
    patch: Callable[[Path], str] = lambda folder: ""


COMMANDS = (
    Command(
        "add", ["add", "Agreement on Rail", "--between", "AZE", "IRN", "--in-force", "2026-11-20", "--lasts", "5y"]
    ),
    Command("add, the first", ["add", "Agreement on Rail", "--between", "AZE", "IRN"], on_nothing=True),
    Command("record", ["record", "AZE-IRN-2025-2", "ratified", "2026-10-01", "--by", "AZE"]),
    Command("edit", ["edit", "AZE-IRN-2025-1", "--until", "2031-01-01", "--add-tag", "energy"]),
    Command("remove", ["remove", "AZE-IRN-2025-3", "--yes"]),
    Command("event add", ["event", "add", "Visit", "--between", "AZE", "IRN", "--date", "2026-11-20"]),
    Command("party add", ["party", "add", "XKA", "A Party", "--kind", "organisation"]),
    Command("import", ["import", "../many.csv"]),
    Command("import that spills", ["import", "../many.csv"], patch=lambda folder: _FEW_PAGES),
    Command("import beside readers", ["import", "../many.csv"], patch=lambda folder: _LONG),
    Command("init", ["init"], on_nothing=True),
    Command("config", ["config", "@due", "status:live"]),
    Command("upgrade", ["list"], patch=lambda folder: _NEWER.format(str(folder / "migrations"))),
    Command("undo", ["undo"]),
    Command("undo --redo", ["undo", "--redo"], first=["undo"]),
    Command("backup", ["backup", "copy.db"], ["backup", "copy.db", "--force"]),
    Command("backup, dated", ["backup", "--to", ".", "--keep", "1"], ["backup", "--to", ".", "--keep", "1"]),
    Command("restore", ["restore", "../earlier.db", "--force"], ["restore", "../earlier.db", "--force"]),
)


def commands() -> list[Command]:
    """Those that this program has."""
    return [command for command in COMMANDS if knows(command.words[0])]


def knows(name: str) -> bool:
    """Whether this program has a command of that name."""
    return any(listed.words[0] == name for listed in KNOWN)


class World:
    """A folder for the trials: registers to begin with, a file to import, and a program that knows a newer schema."""

    def __init__(self, program: Program, folder: Path) -> None:
        self.program = program
        self.folder = folder
        self._trials = 0
        (folder / "begin").mkdir()
        (folder / "nothing").mkdir()
        _write_rows(folder / "many.csv")
        write_migrations(folder / "migrations")
        for words in (["import", str(EXAMPLE)], ["edit", "AZE-IRN-2025-4", "--place", "Ganja"]):
            ended = program(folder / "begin", words)
            assert ended.code == 0, ended.err
        shutil.copy(folder / "begin" / "relations.db", folder / "earlier.db")
        ended = program(folder / "begin", ["edit", "AZE-IRN-2025-5", "--place", "Shusha"])
        assert ended.code == 0, ended.err

    def begun(self, command: Command) -> Path:
        """A folder of its own with what the command begins with."""
        self._trials += 1
        folder = self.folder / f"trial-{self._trials}"
        shutil.copytree(self._beginning(command), folder)
        return folder

    def _beginning(self, command: Command) -> Path:
        begin = self.folder / ("nothing" if command.on_nothing else "begin")
        if command.first is None:
            return begin
        folder = self.folder / f"after {' '.join(command.first)}"
        if not folder.exists():
            shutil.copytree(begin, folder)
            ended = self.program(folder, command.first)
            assert ended.code == 0, ended.err
        return folder

    def patch(self, command: Command) -> str:
        """The Python that the process of the command runs first."""
        return command.patch(self.folder)


def _write_rows(path: Path) -> None:
    lines = [f'"Agreement number {number} on trade",AZE,GEO,{2000 + number % 25}-05-{1 + number % 28:02},5y,tacit,6m'
             for number in range(_ROWS)]  # fmt: skip
    path.write_text("\n".join(["title,party_a,party_b,in_force,lasts,renewal,notice", *lines, ""]), encoding="utf-8")


def write_migrations(folder: Path) -> None:
    """Write the migrations of a program that knows one more, which rebuilds the parent of most tables."""
    shutil.copytree(migrations_folder(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "0002_depositary.py").write_text(_REBUILDS, encoding="utf-8")
