"""The README is true: what it shows was made by the program, and what it names is there."""

import re
import shutil
import subprocess
from collections.abc import Collection, Iterable
from pathlib import Path

import pytest

from treatytrack import errors
from treatytrack.cli import COMMANDS, door, report
from treatytrack.cli.explaining import manual
from treatytrack.columns import BY_NAME, COMPUTED, RECORDED
from treatytrack.domain.events import EVENT_KINDS
from treatytrack.domain.relation_events import KINDS as RELATION_EVENT_KINDS
from treatytrack.event_columns import RECORDED as EVENT_COLUMNS

from .picture import PICTURE, drawn, picture
from .program import PROGRAM, SCRIPTS, TOP, Ended, piped

README = (TOP / "README.md").read_text(encoding="utf-8")
MAN_PAGE = TOP / "src" / "treatytrack" / "cli" / "explaining" / "manual.py"
"""Lists the variables too: it must not pass for what reads them."""
SOURCES = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((TOP / "src").rglob("*.py")) if path != MAN_PAGE
)
STANDARD = {"NO_COLOR", "FORCE_COLOR"}
OF_THE_READER = {"config.toml"}


def test_its_sessions_and_tables_are_what_the_program_writes_today(tmp_path: Path) -> None:
    done = cog_check(TOP / "README.md", tmp_path)
    assert done.code == 0, f"run .venv/bin/cog -r -I tests README.md\n{done.stdout}{done.stderr}"


def test_a_page_that_shows_what_is_no_longer_so_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    made = "<!-- [[[cog from house import tables; cog.out(tables.computed()) ]]] -->\n{}\n<!-- [[[end]]] -->\n"
    page.write_text(made.format("| `status` | what somebody typed |"))
    assert cog_check(page, tmp_path).code == 5


def test_its_picture_is_what_list_draws_today() -> None:
    assert PICTURE.read_text(encoding="utf-8") == picture(), "run .venv/bin/python tests/house/picture.py"
    assert str(PICTURE.relative_to(TOP)) in README


def test_a_picture_keeps_words_colours_and_places() -> None:
    svg = drawn(["\x1b[1;31m!\x1b[0m  \x1b[33min <force>\x1b[0m"], "list")
    assert '<text x="20.0" y="32" textLength="8.4" class="bold red">!</text>' in svg
    assert '<text x="45.2" y="32" textLength="84.0" class="yellow">in &lt;force&gt;</text>' in svg


@pytest.mark.parametrize("heading", ["Try it", "Run the tests"])
def test_there_is_one_block_to_paste(heading: str) -> None:
    assert len(blocks_under(heading, README)) == 1


def test_blocks_are_counted_under_their_own_heading() -> None:
    page = "## A\n```sh\none\n```\n```sh\ntwo\n```\n## B\n```console\nno\n```\n```sh\nthree &&\nfour\n```\n"
    assert blocks_under("A", page) == ["one\n", "two\n"]
    assert blocks_under("B", page) == ["three &&\nfour\n"]
    assert blocks_under("C", page) == []


def test_ci_runs_the_block_of_the_readme_and_fails_where_it_fails(tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    shutil.copy(TOP / ".ci" / "run", tmp_path / ".ci")
    page = tmp_path / "README.md"
    page.write_text("## Try it\n```sh\necho no\n```\n## Run the tests\nSo:\n```sh\npwd &&\necho 3 passed\n```\n## Z\n")
    assert ci(tmp_path) == (0, f"{tmp_path.resolve()}\n3 passed\n")
    page.write_text("## Run the tests\n```sh\necho one\nfalse\necho two\n```\n")
    assert ci(tmp_path) == (1, "one\n")
    page.write_text("## Run the tests\nNothing to run.\n")
    assert ci(tmp_path) == (1, "")


def test_ci_would_run_exactly_this_block() -> None:
    awk = re.search(r"block=\$\(awk '(.*?)' README\.md\)", (TOP / ".ci" / "run").read_text(), re.DOTALL)
    assert awk
    taken = subprocess.run(["awk", awk[1], TOP / "README.md"], capture_output=True, text=True, check=True).stdout
    assert [taken] == blocks_under("Run the tests", README)


def test_every_file_it_names_is_there() -> None:
    named = files_named(README)
    assert len(named) > 20
    assert [name for name in named if not is_there(name)] == []


def test_a_file_that_is_gone_is_found() -> None:
    named = files_named(
        "`cli/show.py`, `store/attic.py`, [x](examples/gone.md) and `tests/house/tour.py`, `--db ./a.db`"
    )
    assert named == ["cli/show.py", "store/attic.py", "tests/house/tour.py", "examples/gone.md"]
    assert [name for name in named if not is_there(name)] == ["store/attic.py", "examples/gone.md"]


def test_it_names_every_room() -> None:
    package = TOP / "src" / "treatytrack"
    rooms = [f"{room.name}/" for room in package.iterdir() if (room / "__init__.py").is_file()]
    files = [file.name for file in package.glob("*.py") if file.name not in {"__init__.py", "config.py"}]
    assert unnamed([*rooms, *files], README) == []


def test_it_names_every_command_and_column() -> None:
    assert unnamed([f"`{listed.name}`" for listed in COMMANDS], README) == []
    assert unnamed([f"`{column.name}`" for column in (*RECORDED, *COMPUTED, *EVENT_COLUMNS)], README) == []


def test_what_it_does_not_name_is_found() -> None:
    assert unnamed(["`list`", "`undo`"], "`list` and `undone`") == ["`undo`"]


def test_no_kind_of_event_between_parties_is_left_out() -> None:
    told = section("Columns", README).partition("has columns of its own, in this order. The\nkinds are ")[2]
    assert re.split(r",\s+|\s+and\s+", told.partition(".")[0]) == list(RELATION_EVENT_KINDS)


def commands_in(text: str) -> set[str]:
    """The commands that a text names."""
    return set(re.findall(r"`([a-z]+)`", text)) & {listed.words[0] for listed in COMMANDS}


def test_what_is_not_there_yet_is_not_there() -> None:
    assert commands_in(section("Not there yet", README)) == set()
    assert commands_in("- `undo` comes later, and `redo`.") == {"undo"}


def test_it_lists_the_exit_codes_of_the_program() -> None:
    ours = errors.TreatytrackError
    codes = {ours.exit_code, *(error.exit_code for error in ours.__subclasses__())}
    assert codes_listed(README) == {0, report.SOMETHING_IS_DUE, door.INTERRUPTED, *codes}


def test_it_lists_the_variables_that_the_program_reads() -> None:
    listed = set(re.findall(r"^\| `([A-Z_]+)`", section("For scripts", README), re.MULTILINE))
    assert listed == variables_read(SOURCES) == {name for name, _ in manual.ENVIRONMENT}


def test_a_variable_is_seen_wherever_it_is_read() -> None:
    assert variables_read('os.environ.get("TREATYTRACK_X"); environment.get("NO_COLOR"); "TREATYTRACK_Y" in x') == {
        "TREATYTRACK_X", "TREATYTRACK_Y", "NO_COLOR",
    }  # fmt: skip


def test_it_explains_every_rule_that_the_program_cites() -> None:
    told = set(re.findall(r"^\| (R\d+) ", section("The rules it computes with", README), re.MULTILINE))
    cited = set(re.findall(r"\bR\d+\b", SOURCES))
    assert cited
    assert cited <= told


def test_every_query_it_shows_is_understood(filled: Path) -> None:
    shown = r"^    treatytrack (list|report|export|config|event list) (.*?)   "
    queries = re.findall(shown, section("Commands", README), re.MULTILINE)
    assert len(queries) > 9
    for command, query in queries:
        done = piped([PROGRAM, *command.split(), *query.split()], filled)
        assert done.code == 0, f"{query}: {done.stderr}"


def test_the_events_it_shows_can_be_recorded_and_no_kind_is_left_out() -> None:
    shown = section("Columns", README).partition("An event is ")[2]
    events = [" ".join(event.split()) for event in re.findall(r"`([a-z]+\s+\d{4}-[^`]+)`", shown)]
    assert len(events) == 4
    assert [event.kind for event in BY_NAME["events"].kind.read("; ".join(events))] == [
        "notified", "denounced", "extended", "suspended",
    ]  # fmt: skip
    told = re.split(r",\s+|\s+and\s+", shown.partition("The kinds are")[2].partition(".")[0].strip())
    assert told == list(EVENT_KINDS)


def cog_check(page: Path, folder: Path) -> Ended:
    """Whether cog would write the page anew."""
    return piped([SCRIPTS / "cog", "--check", "-I", str(TOP / "tests"), str(page)], folder)


def ci(folder: Path) -> tuple[int, str]:
    """How `.ci/run` of that folder ends, and what it says on stdout."""
    done = subprocess.run([folder / ".ci" / "run"], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def section(heading: str, page: str) -> str:
    """What stands between that heading and the next."""
    return page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0] + "\n"


def blocks_under(heading: str, page: str) -> list[str]:
    """The sh blocks of a section."""
    return re.findall(r"^```sh\n(.*?)^```$", section(heading, "\n" + page), re.DOTALL | re.MULTILINE)


def files_named(page: str) -> list[str]:
    """Files named in code or linked to: relative paths that end like a file of ours."""
    endings = r"(?:py|md|csv|svg|toml|json)"
    shown = re.sub(r"^```.*?^```$", "", page, flags=re.DOTALL | re.MULTILINE)
    in_code = re.findall(rf"`(?:[^`\s]+ )*?([\w./-]+\.{endings})`", shown)
    in_links = re.findall(rf"\]\(([\w./-]+\.{endings})\)", shown)
    return [name for name in (*in_code, *in_links) if name not in OF_THE_READER]


def is_there(name: str) -> bool:
    """Whether a file is in the checkout, as it stands or under the package."""
    return (TOP / name).is_file() or (TOP / "src" / "treatytrack" / name).is_file()


def unnamed(names: Iterable[str], page: str) -> list[str]:
    """Those that the page does not name."""
    return [name for name in names if name not in page]


def codes_listed(page: str) -> Collection[int]:
    """The exit codes in the table for scripts."""
    return {int(code) for code in re.findall(r"^\| (\d+) +\|", section("For scripts", page), re.MULTILINE)}


def variables_read(text: str) -> set[str]:
    """Our own environment variables that a source names, and those that many programs share."""
    return {name for name in re.findall(r'"([A-Z_]+)"', text) if name.startswith("TREATYTRACK_") or name in STANDARD}
