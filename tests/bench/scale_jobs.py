"""The jobs of at_scale.py: what the program does on a register of some size, and what its peers do beside it."""

import csv
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from shlex import join
from typing import NamedTuple

from measuring import TODAY, Job, run

HERE = Path(__file__).parent
BACK, AHEAD = "2006-11-21", "2046-11-21"
UNTIL = "2027-02-19"
"""90 days from TODAY."""
YESTERDAY, AFTER = "2026-11-20", "2027-02-20"
"""The days around those 90."""
SEARCHED = ("title", "notes", "subjects", "place", "signatory_a", "signatory_b")
SHOWN = ("ref", "title", "type", "party_a", "party_b", "signed", "ends")

QUERY, SEARCH, PLAIN, TASKS = "sqlite-utils query", "sqlite-utils search", "sqlite3 + csv", "task due.before limit:20"
INSERT, INSERT_AS_TEXT = "sqlite-utils insert, enable-fts", "the same, --no-detect-types"
LIST, DEADLINES = "list ends:90d --limit 20", "deadlines --within 90d --limit 20"
FOUND, EXPORT_RECORDED, EXPORT_ALL = "list caspian", "export --columns recorded", "export"
IMPORT, ADD = "import", "add"
LIST_KNOWN, EXPORT_KNOWN = (f"{words} --known-on 2021-12-31" for words in ("list party:IRN", "export --format csv"))
SHOW_KNOWN = "show REF --known-on 2022-12-31"
"""On registers of which each agreement was changed in 2021 and 2022: in the middle of their past, and after it."""
WHOLE_LIST, CHECK, QUICK = "list", "check", "check --quick"


class Tools(NamedTuple):
    """The installed program, the interpreter that it runs with, sqlite-utils and Taskwarrior ('' if not installed)."""

    program: Path
    python: str
    sqlite_utils: str
    taskwarrior: str


class Comparison(NamedTuple):
    """A job beside another: what the ratio of their CPU should be at most; None where nothing was promised.

    `size` is the size of the other, where it is not the same; `per_row` divides both by how many agreements there are.
    `only` names the sizes for which the ratio was promised, if not for all.
    """

    job: str
    beside: str
    ratio: float | None
    size: int = 0
    per_row: bool = False
    only: tuple[int, ...] = ()


COMPARISONS: dict[str, tuple[Comparison, ...]] = {
    "list": (
        Comparison(LIST, QUERY, 0.6, only=(100_000,)),
        Comparison(LIST, TASKS, None),
        Comparison(LIST, LIST, 1.5, size=1000, only=(1_000_000,)),
        Comparison(f"{LIST}, 20 years back", LIST, 1.5),
        Comparison(f"{LIST}, 20 years ahead", LIST, 1.5),
    ),
    "deadlines": (
        Comparison(DEADLINES, QUERY, 0.6, only=(100_000,)),
        Comparison(DEADLINES, TASKS, None),
        Comparison(DEADLINES, DEADLINES, 1.5, size=1000, only=(1_000_000,)),
        Comparison(f"{DEADLINES}, 20 years back", DEADLINES, 1.5),
        Comparison(f"{DEADLINES}, 20 years ahead", DEADLINES, 1.5),
    ),
    "search": (Comparison(FOUND, SEARCH, 0.6),),
    "export": (Comparison(EXPORT_RECORDED, PLAIN, 1.5), Comparison(EXPORT_ALL, PLAIN, 5)),
    "import": (
        Comparison(IMPORT, INSERT, 0.3, only=(100_000,)),
        Comparison(IMPORT, INSERT_AS_TEXT, 1.0, only=(100_000,)),
        Comparison(IMPORT, IMPORT, 1.3, size=10_000, per_row=True, only=(1_000_000,)),
    ),
    "add": (Comparison(ADD, ADD, 1.3, size=1000),),
    "known-on": (
        Comparison(LIST_KNOWN, LIST_KNOWN, 1.3, size=10_000, per_row=True, only=(100_000,)),
        Comparison(EXPORT_KNOWN, EXPORT_KNOWN, 1.3, size=10_000, per_row=True, only=(100_000,)),
        Comparison(SHOW_KNOWN, SHOW_KNOWN, 1.3, size=1000),
    ),
    "check": (Comparison(CHECK, WHOLE_LIST, 20, only=(100_000,)), Comparison(QUICK, WHOLE_LIST, 2, only=(100_000,))),
}
MEMORY = {
    EXPORT_RECORDED: (60, (1_000_000,)), EXPORT_ALL: (60, (1_000_000,)), IMPORT: (300, (100_000,)),
    LIST_KNOWN: (60, (100_000,)), EXPORT_KNOWN: (60, (100_000,)),
}  # fmt: skip
"""The most megabytes that were promised, and for which sizes."""


class Register(NamedTuple):
    """What is kept of one size in a folder of its own: the CSV, the register, and the plain table of the peers."""

    folder: Path
    size: int

    @property
    def csv(self) -> Path:
        return self.folder / "register.csv"

    @property
    def own(self) -> Path:
        return self.folder / "register.db"

    @property
    def changed(self) -> Path:
        """The register with a long past."""
        return self.folder / "changed.db"

    @property
    def plain(self) -> Path:
        return self.folder / "plain.db"

    @property
    def tasks(self) -> Path:
        return self.folder / "tasks"

    @property
    def _searched(self) -> Path:
        """There once the plain table has its search index."""
        return self.folder / "searched"

    def make(self, tools: Tools, jobs: Sequence[str], say: Callable[[str], None]) -> None:
        """Make what the jobs need and is not there yet; each file is whole or not there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._made(self.csv, [tools.python, str(HERE / "generator.py"), str(self.size)], say)
        if set(jobs) - {"import"}:
            self._made(self.own, [str(tools.program), "import", str(self.csv), "--db"], say)
        if "known-on" in jobs:
            self._made(self.changed, [tools.python, str(HERE / "changed_twice.py"), str(self.own)], say)
        if {"list", "deadlines", "search", "export"} & set(jobs):
            self._made(self.plain, [tools.python, str(HERE / "plain_table.py"), "make", str(self.csv)], say)
        if {"list", "deadlines"} & set(jobs) and tools.taskwarrior:
            self._made(self.tasks, [tools.python, str(HERE / "task_list.py"), str(self.csv)], say)
        if "search" in jobs and tools.sqlite_utils and not self._searched.exists():
            run([tools.sqlite_utils, "enable-fts", str(self.plain), "agreement", *SEARCHED])
            self._searched.touch()

    def tidy(self) -> None:
        """Take away what the measuring left, which a run makes anew."""
        for left in ("imported.db", "growing.db", "half-made.db"):
            gone(self.folder / left)

    def forget(self) -> None:
        """Take away what this version of the program, or of the generator, might make otherwise."""
        self.csv.unlink(missing_ok=True)
        self._searched.unlink(missing_ok=True)
        gone(self.own)
        gone(self.changed)
        gone(self.plain)
        gone(self.tasks)

    def _made(self, path: Path, command: Sequence[str], say: Callable[[str], None]) -> None:
        if path.exists():
            return
        say(f"making {path}")
        half = path.with_name(f"half-made{path.suffix}")
        gone(half)
        run([*command, str(half)])
        half.rename(path)


def gone(path: Path) -> None:
    """Take a database or a folder away, with what SQLite and the program keep beside it."""
    if path.is_dir():
        shutil.rmtree(path)
    for beside in ("", "-wal", "-shm", "-journal", ".lock"):
        Path(f"{path}{beside}").unlink(missing_ok=True)


def jobs_of(kind: str, register: Register, tools: Tools) -> list[Job]:
    """What is run to measure jobs of that kind on that register, the peers beside it."""
    plain, utils = str(register.plain), tools.sqlite_utils

    def ours(name: str, *words: str) -> Job:
        command = [str(tools.program), "--db", str(register.own), *words]
        return Job(name, lambda _: command)

    def theirs(name: str, *words: str) -> list[Job]:
        return [Job(name, lambda _: [utils, *words])] if utils else []

    def on_three_days(name: str) -> list[Job]:
        words = name.split()
        due = f"ends BETWEEN '{TODAY}' AND '{UNTIL}'"
        asked = [f"due.after:{YESTERDAY}", f"due.before:{AFTER}", "limit:20", "export"]
        tasks = [Job(TASKS, lambda _: [*_task(register, tools), *asked])] if tools.taskwarrior else []
        sql = f"SELECT {', '.join(SHOWN)} FROM agreement WHERE {due} ORDER BY ends LIMIT 20"
        return [
            ours(name, *words),
            *theirs(QUERY, "query", plain, sql),
            *tasks,
            ours(f"{name}, 20 years back", *words, "--as-of", BACK),
            ours(f"{name}, 20 years ahead", *words, "--as-of", AHEAD),
        ]

    match kind:
        case "list":
            return on_three_days(LIST)
        case "deadlines":
            return on_three_days(DEADLINES)
        case "search":
            columns = [word for column in SHOWN for word in ("-c", column)]
            return [ours(FOUND, *FOUND.split()), *theirs(SEARCH, "search", plain, "agreement", "caspian", *columns)]
        case "export":
            script = [tools.python, "-I", str(HERE / "plain_table.py"), "export", plain]
            return [
                ours(EXPORT_RECORDED, *EXPORT_RECORDED.split(), "--format", "csv"),
                ours(EXPORT_ALL, "export", "--format", "csv"),
                Job(PLAIN, lambda _: script),
            ]
        case "check":
            return [ours(name, *name.split()) for name in (WHOLE_LIST, CHECK, QUICK)]
        case "import":
            return _imports(register, tools)
        case "known-on":
            return _known_on(register, tools)
        case _:
            return [_add(register, tools)]


def _task(register: Register, tools: Tools) -> list[str]:
    """Taskwarrior with nothing but these tasks; without its tidying up, which would rewrite them all."""
    here = [f"TASKRC={register.tasks / 'taskrc'}", f"TASKDATA={register.tasks}"]
    return ["env", *here, tools.taskwarrior, "rc.verbose=nothing", "rc.gc=off"]


def _imports(register: Register, tools: Tools) -> list[Job]:
    new, source = register.folder / "imported.db", str(register.csv)

    def job(name: str, command: Sequence[str]) -> Job:
        return Job(name, lambda _: command, before=lambda _: gone(new))

    def inserted(*words: str) -> list[str]:
        insert = [tools.sqlite_utils, "insert", str(new), "agreement", source, "--csv", *words]
        enable = [tools.sqlite_utils, "enable-fts", str(new), "agreement", *SEARCHED]
        return ["/bin/sh", "-c", f"{join(insert)} && {join(enable)}"]

    found = [job(IMPORT, [str(tools.program), "--db", str(new), "import", source])]
    if tools.sqlite_utils:
        found += [job(INSERT, inserted()), job(INSERT_AS_TEXT, inserted("--no-detect-types"))]
    return found


def _known_on(register: Register, tools: Tools) -> list[Job]:
    """What is asked of a register as it was known; the first agreement is the same at every size."""
    with register.csv.open(encoding="utf-8", newline="") as file:
        ref = next(csv.DictReader(file))["ref"]

    def job(name: str) -> Job:
        command = [str(tools.program), "--db", str(register.changed), *name.replace("REF", ref).split()]
        return Job(name, lambda _: command)

    return [job(name) for name in (LIST_KNOWN, EXPORT_KNOWN, SHOW_KNOWN)]


def _add(register: Register, tools: Tools) -> Job:
    """One agreement added to a copy of the register, which grows by a handful."""
    growing = register.folder / "growing.db"

    def begun(turn: int) -> None:
        if turn == 0:
            gone(growing)
            shutil.copy(register.own, growing)

    words = ["add", "--between", "AZE", "IRN", "--signed", "2025-04-28", "--type", "memorandum"]
    command = [str(tools.program), "--db", str(growing), *words]
    return Job(ADD, lambda turn: [*command, f"Memorandum number {turn} on Media"], before=begun)


def tools_beside(program: Path) -> Tools:
    """The program with the tools of its venv, else of the PATH."""
    folder = program.resolve().parent
    search = os.pathsep.join((str(folder), os.environ.get("PATH", os.defpath)))
    peers = (shutil.which(name, path=search) or "" for name in ("sqlite-utils", "task"))
    return Tools(program, str(folder / "python"), *peers)
