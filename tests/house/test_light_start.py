"""What only reads starts fast, because it imports nothing that is slow to import."""

import sys
from importlib import import_module
from pathlib import Path

import pytest

from treatytrack.cli.postponed import RARELY_USED

from .program import on_terminal, piped

DATABASE = {"sqlmodel", "sqlalchemy", "alembic", "pydantic"}
TERMINAL = {"rich"}
WEB = {"http"}  # pathlib brings it from Python 3.14 on, where it is asked for a URI
SLOW = DATABASE | TERMINAL | WEB
FOR_A_TAB = SLOW | {"inspect", "dateutil"}  # typer has inspect; its own name is taken by what stands in for it
SELDOM = {
    "treatytrack.actions.asked", "treatytrack.actions.counting", "treatytrack.actions.register",
    "treatytrack.actions.saved", "treatytrack.answers.calendar", "treatytrack.answers.letter",
    "treatytrack.answers.report", "treatytrack.answers.timeline",
    "treatytrack.cli.import_options", "treatytrack.domain.admissible",
    "treatytrack.domain.parties", "treatytrack.domain.recording", "treatytrack.domain.relation_events",
    "treatytrack.domain.settle", "treatytrack.event_columns", "treatytrack.formats.bars",
    "treatytrack.formats.report_text", "treatytrack.formats.whole_days", "treatytrack.store.event_asking",
    "treatytrack.store.event_rows", "treatytrack.store.nearest", "treatytrack.store.past", "platformdirs", "shlex",
    "tempfile",
}  # fmt: skip
"""What only some QUERY or option of a reading command needs; each takes up to a hundredth of its start."""
EVEN_FOR_A_VERSION = SLOW | {"typer", "dateutil", "sqlite3", "platformdirs"}

_SPY = """
import atexit, pathlib, sys
atexit.register(lambda: pathlib.Path("imported").write_text("\\n".join(sys.modules)))
from treatytrack.__main__ import main
main()
"""

READING = (
    ("--version", EVEN_FOR_A_VERSION),
    ("--help", SLOW),
    ("add --help", SLOW),
    ("", SLOW),
    ("list", SLOW),
    ("list party:Iran status:live --sort signed", SLOW),
    ("list --count-by subject", SLOW),
    ("config", SLOW),
    ("config timezone", SLOW),
    ("deadlines --within 1y", SLOW),
    ("timeline --to 5y", SLOW),
    ("timeline --format svg", SLOW),
    ("timeline --format html", SLOW),
    ("show AZE-IRN-2025-2 --explain", SLOW),
    ("export", SLOW),
    ("export --format tsv --for-spreadsheet", SLOW),
    ("list --format html", SLOW),
    ("list -o - --format markdown", SLOW),
    ("event list between:AZE-IRN date:2025 --sort title --format json", SLOW),
    ("relations AZE IRN", SLOW),
    ("relations AZE IRN --format html", SLOW),
    ("relations Iran --format json", SLOW),
    ("party list --used", SLOW),
    ("party show Persia", SLOW),
    ("party edit --help", SLOW),
    ("report", SLOW | {"treatytrack.actions.register", "treatytrack.actions.reporting.register"}),
    ("report --since last --format markdown", SLOW),
    ("schedule", SLOW),
    ("history", SLOW),
    ("history AZE-IRN-2025-2/1 --format json", SLOW),
    ("undo --help", SLOW),
    ("backup copy.db", SLOW),
    ("backup --to . --keep 3", SLOW),
    ("check", SLOW),
    ("check --quick", SLOW | {"treatytrack.domain.settle"}),
    ("help", SLOW),
    ("help query", SLOW),
    ("help validity", SLOW),
    ("help --man", SLOW),
    ("completion bash", SLOW),
    ("__complete zsh list party:az", FOR_A_TAB),
    ("__complete zsh edit AZE --t", FOR_A_TAB),
    ("__complete zsh show AZE", FOR_A_TAB),
)


@pytest.mark.parametrize(("words", "too_slow"), READING)
def test_reading_in_a_pipe_imports_nothing_slow(words: str, too_slow: set[str], filled: Path) -> None:
    done = piped([sys.executable, "-c", _SPY, *words.split()], filled)
    assert done.code == 0, done.stderr
    assert done.stdout
    assert imported(filled) & too_slow == set()


@pytest.mark.parametrize("words", ["restore copy.db --force", "backup --verify copy.db"])
def test_nor_does_putting_a_backup_back(words: str, filled: Path) -> None:
    assert piped([sys.executable, "-m", "treatytrack", "backup", "copy.db"], filled).code == 0
    done = piped([sys.executable, "-c", _SPY, *words.split()], filled)
    assert done.code == 0, done.stderr
    assert imported(filled) & SLOW == set()


@pytest.mark.parametrize(
    ("words", "besides"),
    [
        ("list", {"csv", "json", "treatytrack.domain.why"}),
        ("list --columns all --within 1y", {"csv", "json", "treatytrack.domain.why"}),
        ("list --format markdown", {"csv", "json", "treatytrack.domain.why"}),
        ("deadlines", {"csv", "json", "treatytrack.actions.listing"}),
        ("export", {"json", "treatytrack.domain.why"}),
        ("export --columns recorded", {"json", "treatytrack.domain.why"}),
    ],
)
def test_the_everyday_commands_import_only_what_they_use(words: str, besides: set[str], filled: Path) -> None:
    (register,) = filled.rglob("treatytrack.db")  # named, so that nobody has to look for the default place
    done = piped([sys.executable, "-c", _SPY, *words.split()], filled, TREATYTRACK_DB=str(register))
    assert done.code == 0, done.stderr
    assert modules_imported(filled) & (SELDOM | besides) == set()


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        ("list ends:1y", {"treatytrack.actions.asked", "treatytrack.actions.saved"}),
        ("list party:Iran", {"treatytrack.domain.parties"}),
        ("list confirm:renewal", {"treatytrack.domain.settle", "treatytrack.domain.recording"}),
        ("report", {"treatytrack.domain.settle", "treatytrack.domain.admissible"}),
        ("list --count-by subject", {"treatytrack.actions.counting"}),
        ("list --limit 2", {"treatytrack.store.nearest"}),
        ("list -o list.csv", {"tempfile"}),
        ("report", {"treatytrack.formats.report_text", "treatytrack.formats.whole_days"}),
        ("timeline", {"treatytrack.formats.bars", "treatytrack.answers.timeline"}),
        ("report", {"treatytrack.answers.report", "treatytrack.store.past"}),
        ("report --format ics", {"treatytrack.answers.calendar"}),
        ("list status:live --format html", {"shlex"}),
        ("export --format json", {"treatytrack.store.event_rows", "json"}),
        ("event list kind:visit", {"treatytrack.store.event_asking", "treatytrack.domain.relation_events"}),
        ("import --help", {"treatytrack.cli.import_options"}),
    ],
)
def test_the_spy_sees_what_is_seldom_needed(words: str, needed: set[str], filled: Path) -> None:
    done = piped([sys.executable, "-c", _SPY, *words.split()], filled)
    assert done.code == 0, done.stderr
    assert modules_imported(filled) >= needed


@pytest.mark.parametrize("words", ["list @iran", "export not:@iran", "list @iran,@old --count-by type", "config @iran"])
def test_so_does_a_saved_query(words: str, filled: Path) -> None:
    for saved in ("@iran party:Iran ends:1y", "@old status:over"):
        assert piped([sys.executable, "-m", "treatytrack", "config", *saved.split()], filled).code == 0
    done = piped([sys.executable, "-c", _SPY, *words.split()], filled)
    assert done.code == 0, done.stderr
    assert imported(filled) & SLOW == set()


def test_adding_from_options_imports_nothing_that_asks(filled: Path) -> None:
    words = ["add", "Plan 2025-2028", "--between", "AZE", "IRN"]
    done = piped([sys.executable, "-c", _SPY, *words], filled)
    assert done.code == 0, done.stderr
    assert "prompt_toolkit" not in imported(filled)
    not_saved = "T\nAZE\nIRN\n" + 7 * "\n" + "n\n"
    asked = on_terminal([sys.executable, "-c", _SPY, "add"], filled, typed=not_saved)
    assert asked.code == 0, asked.stdout
    assert imported(filled) >= {"prompt_toolkit"}
    assert not imported(filled) & DATABASE


@pytest.mark.parametrize("words", ["list", "deadlines"])
def test_a_table_on_a_terminal_imports_what_draws_it_and_no_database(words: str, filled: Path) -> None:
    done = on_terminal([sys.executable, "-c", _SPY, words], filled)
    assert done.code == 0, done.stdout
    assert imported(filled) & SLOW == TERMINAL


def test_the_spy_sees_what_is_slow(filled: Path) -> None:
    done = piped([sys.executable, "-c", _SPY, *["remove", "AZE-IRN-2025-5", "--yes"]], filled)
    assert done.code == 0, done.stderr
    assert imported(filled) >= {"sqlmodel", "sqlalchemy", "typer"}


_SPY_ON_THE_POSTPONED = """
import atexit, sys
from treatytrack.cli import postponed
if {here}:
    postponed.postpone = lambda: None
kinds = lambda: [f"{{name}} {{type(module).__name__}}" for name, module in sys.modules.items()]
atexit.register(lambda: open("imported", "w").write("\\n".join(kinds())))
from treatytrack.__main__ import main
main()
"""


@pytest.mark.parametrize(
    "words", ["list", "list --sort -signed --limit 2 --format csv", "deadlines", "report", "export"]
)
def test_what_is_rarely_used_is_imported_and_does_not_run(words: str, filled: Path) -> None:
    done = piped([sys.executable, in_a_file(_SPY_ON_THE_POSTPONED.format(here=False), filled), *words.split()], filled)
    assert done.code == 0, done.stderr
    assert modules_imported(filled) >= {f"{name} _Postponed" for name in RARELY_USED}


def test_each_of_them_would_be_imported_at_every_start(filled: Path) -> None:
    done = piped([sys.executable, in_a_file(_SPY_ON_THE_POSTPONED.format(here=True), filled), "list"], filled)
    assert done.code == 0, done.stderr
    assert modules_imported(filled) >= {f"{name} module" for name in RARELY_USED}


@pytest.mark.parametrize("name", RARELY_USED)
def test_a_postponed_module_is_whole_at_the_first_look(name: str, tmp_path: Path) -> None:
    program = f"""
from treatytrack.cli.postponed import postpone
postpone()
import {name} as module
assert type(module).__name__ == "_Postponed"
assert not hasattr(module, "nothing of this name")
assert type(module).__name__ == "module"
print(*vars(module), sep=chr(10))
"""
    done = piped([sys.executable, in_a_file(program, tmp_path)], tmp_path)
    assert done.code == 0, done.stderr
    assert set(done.stdout.split("\n")) >= set(vars(import_module(name)))


def in_a_file(program: str, folder: Path) -> str:
    """A file there with the program: given by -c, a newer interpreter imports more before it begins."""
    file = folder / "program_of_the_test.py"
    file.write_text(program)
    return str(file)


def imported(folder: Path) -> set[str]:
    """The packages that a spied-on run had imported when it ended."""
    return {name.partition(".")[0] for name in modules_imported(folder)}


def modules_imported(folder: Path) -> set[str]:
    """The same, module by module."""
    return set((folder / "imported").read_text().split("\n"))
