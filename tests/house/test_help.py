"""Every command's --help says what it is for, shows examples that work, and leaves out no column."""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from treatytrack.cli import COMMANDS, GROUPS
from treatytrack.columns import RECORDED
from treatytrack.event_columns import NAMES as EVENT_NAMES
from treatytrack.event_columns import OPTIONS

from .program import EXAMPLE, on_terminal, treatytrack
from .tables import option_of

NAMES = [listed.name for listed in COMMANDS]
HAPPENED = {"event show": 1, "event edit": 1, "event remove": 2}


@pytest.fixture(scope="module")
def helps(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The --help of every command."""
    nowhere = tmp_path_factory.mktemp("nowhere")
    return {name: treatytrack(nowhere, *name.split(), "--help").stdout for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_help_opens_with_what_the_command_is_for(name: str, helps: dict[str, str]) -> None:
    usage, blank, purpose, *_ = helps[name].split("\n")
    assert usage.startswith(f"Usage: treatytrack {name} ")
    assert blank == ""
    assert re.match(r"  [A-Z][a-z]+ \w+", purpose)


@pytest.mark.parametrize("name", NAMES)
def test_help_shows_two_or_more_examples_of_the_command(name: str, helps: dict[str, str]) -> None:
    examples = examples_in(helps[name])
    assert len(examples) >= 2
    assert all(example.startswith(f"treatytrack {name}") for example in examples)


@pytest.mark.parametrize("name", NAMES)
def test_no_line_of_help_is_wider_than_80_columns(name: str, helps: dict[str, str]) -> None:
    assert too_wide(helps[name]) == []


def test_a_line_that_is_too_wide_is_found() -> None:
    assert too_wide(f"{'x' * 80}\n{'y' * 81}\nz\n") == ["y" * 81]


@pytest.mark.parametrize("name", NAMES)
def test_every_example_works_on_a_terminal(
    name: str, helps: dict[str, str], filled_once: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for example in examples_in(helps[name]):
        home = a_home_for(name, filled_once, tmp_path_factory.mktemp("home"))
        done = on_terminal(["sh", "-c", example], home, typed="y\n")
        assert done.code == 0, f"{example}\n{done.stdout}"


def test_an_example_that_does_not_work_is_found(filled_once: Path, tmp_path: Path) -> None:
    home = a_home_for("list", filled_once, tmp_path / "home")
    assert on_terminal(["sh", "-c", "treatytrack list --no-such-option"], home).code == 2


def test_examples_are_read_with_their_continued_lines() -> None:
    text = '  Examples:\n    treatytrack add "A B" \\\n      --until 2028?\n    treatytrack add C\n\nOptions:\n'
    assert examples_in(text) == ['treatytrack add "A B" --until 2028?', "treatytrack add C"]
    assert examples_in("Usage: x\n\nOptions:\n") == []


@pytest.mark.parametrize("name", ["add", "edit"])
def test_every_recorded_column_has_an_option(name: str, helps: dict[str, str]) -> None:
    options = [option_of(column.name) for column in RECORDED if column.name != "title"]
    assert lacking(options, helps[name]) == []


@pytest.mark.parametrize("name", ["event add", "event edit"])
def test_every_column_of_an_event_has_an_option(name: str, helps: dict[str, str]) -> None:
    options = [option_of(column, OPTIONS) for column in EVENT_NAMES if column != "title"]
    assert lacking(options, helps[name]) == []


def test_a_missing_option_is_found() -> None:
    assert lacking(["--until", "--ref"], "  --until-then TEXT  x\n  --ref TEXT\n") == ["--until"]


def test_the_help_of_all_names_every_command_in_the_order_of_the_table(tmp_path: Path) -> None:
    said = treatytrack(tmp_path, "--help").stdout
    listed = re.findall(r"^  ([a-z]+)  +(.*)$", said.partition("Commands:")[2], re.MULTILINE)
    abouts = {one.words[0]: GROUPS.get(one.words[0], one.about) for one in COMMANDS}
    assert listed == list(abouts.items())


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_alone_names_its_commands(group: str, tmp_path: Path) -> None:
    done = treatytrack(tmp_path, group)
    listed = re.findall(r"^  ([a-z]+)  +(.*)$", done.stdout.partition("Commands:")[2], re.MULTILINE)
    assert listed == [(one.words[1], one.about) for one in COMMANDS if one.words[0] == group]
    assert (done.code, done.stderr) == (0, "")


def examples_in(text: str) -> list[str]:
    """The commands below "Examples:", each on one line."""
    found = re.search(r"^  Examples:\n((?:    .*\n)+)", text, re.MULTILINE)
    lines = re.sub(r" \\\n *", " ", found[1]) if found else ""
    return [line.strip() for line in lines.splitlines()]


def too_wide(text: str) -> list[str]:
    """The lines that a terminal of 80 columns breaks."""
    return [line for line in text.splitlines() if len(line) > 80]


def lacking(options: Iterable[str], text: str) -> list[str]:
    """The options that the help does not list."""
    listed = re.findall(r"^  (?:-\w, )?(--[a-z-]+)", text, re.MULTILINE)
    return [option for option in options if option not in listed]


def a_home_for(name: str, filled: Path, home: Path) -> Path:
    """A home in which the command's examples make sense: an empty one, or one with the five agreements in it.

    Those about events that happened are given as many as they name; undo has a change, and one that was taken back.
    """
    home.mkdir(exist_ok=True)
    if name not in {"init", "add"}:
        shutil.copytree(filled, home, dirs_exist_ok=True)
    for number in range(HAPPENED.get(name, 0)):
        added = treatytrack(home, "event", "add", f"Visit {number}", "--between", "AZE", "IRN", "--date", "2025-04-28")
        assert added.code == 0, added.stderr
    if name == "event show":
        added = treatytrack(home, "event", "add", "Consulate in Kapan", "--between", "ARM", "IRN", "--date", "2022")
        assert added.code == 0, added.stderr
    if name == "party remove":
        for code in ("TAT", "CASPIAN5"):
            assert treatytrack(home, "party", "add", code, code, "--kind", "group").code == 0
    if name == "undo":
        for words in ("edit AZE-IRN-2025-2 --until 2026-12-31", "config @due ends:90d", "undo"):
            assert treatytrack(home, *words.split()).code == 0
    for file in ("register.csv", "corrected.csv"):
        shutil.copy(EXAMPLE, home / file)
    if name == "import":
        treatytrack(home, "export", "-o", "register.json")
    if name in {"backup", "restore"}:
        treatytrack(home, "backup", "register.db")
        (home / "backups").mkdir()
    return home
