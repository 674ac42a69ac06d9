"""`treatytrack` alone, `--version`, `--help` and `demo`: what somebody meets first."""

import shutil
from pathlib import Path

import pytest

from treatytrack import __version__
from treatytrack.cli import COMMANDS, GROUPS

from .world import DONE, EXAMPLE, UNUSABLE, WRONG, Ended, Treatytrack

LAST = "\ntreatytrack help lists all commands, and pages on dates, keys, presets, query, tables and validity\n"

TO_GO_ON = """\

  treatytrack --db relations.db list                    what there is, and what comes due
  treatytrack --db relations.db show AZE-IRN-2025-2 --explain
                                                        why it stands as it does
  treatytrack --db relations.db report                  what comes due, and what is to be settled
  treatytrack record --help                             record what happened to an agreement
  treatytrack --db relations.db add                     record an agreement: it asks for what it needs
"""

TO_BEGIN = """\

  treatytrack demo                    a worked example, in a temporary register
  treatytrack --db relations.db init  make the register
  treatytrack --db relations.db add   record an agreement: it asks for what it needs
  treatytrack import --help           take many in from a file
  treatytrack help dates              what dates and lengths you may write
"""

TO_FILL = """\

  treatytrack --db relations.db add  record an agreement: it asks for what it needs
  treatytrack import --help          take many in from a file
  treatytrack help dates             what dates and lengths you may write
  treatytrack demo                   a worked example, in a temporary register
  treatytrack help validity          how status and last day are computed
"""


def test_alone_it_says_where_the_register_is_what_is_in_it_and_what_comes_next(
    treatytrack: Treatytrack, baku: Path
) -> None:
    held = """\
  Register  relations.db (named by --db)
            5 agreements; 2 deadlines from 2026-11-21 to 2027-02-19
  Next      2026-12-31, in 40 days: AZE-IRN-2025-2 expires at the latest ?
"""
    assert treatytrack() == Ended(held + TO_GO_ON + LAST, "", DONE)


def test_alone_where_nothing_comes_due_it_names_no_agreement(treatytrack: Treatytrack, baku: Path) -> None:
    ended = treatytrack(as_of="2030-01-01")
    assert ended.lines[:2] == [
        "  Register  relations.db (named by --db)",
        "            5 agreements; no deadlines from 2030-01-01 to 2030-04-01",
    ]
    assert "treatytrack --db relations.db show REF --explain " in ended.out
    assert "Next" not in ended.out


def test_alone_on_a_narrow_terminal_what_is_said_of_a_command_stands_below_it(
    treatytrack: Treatytrack, baku: Path
) -> None:
    ended = treatytrack(columns=40)
    assert max(map(len, ended.lines)) <= 40
    assert (
        """
  treatytrack --db relations.db show
    AZE-IRN-2025-2 --explain
      why it stands as it does
  treatytrack --db relations.db report
      what comes due, and what is to be
      settled
"""
        in ended.out
    )


@pytest.mark.parametrize(
    ("columns", "held"),
    [
        (32, ["  Register  relations.db (named", "            by --db)", "            5 agreements; 2"]),
        (31, ["  Register", "      relations.db (named by", "      --db)", "      5 agreements; 2 deadlines"]),
    ],
)
def test_alone_on_a_very_narrow_terminal_all_of_a_label_stands_below_it(
    treatytrack: Treatytrack, baku: Path, columns: int, held: list[str]
) -> None:
    assert treatytrack(columns=columns).lines[: len(held)] == held


def test_alone_with_an_empty_register_it_says_how_to_fill_it(treatytrack: Treatytrack, empty: Path) -> None:
    held = "  Register  relations.db (named by --db)\n            empty\n"
    assert treatytrack() == Ended(held + TO_FILL + LAST, "", DONE)


def test_alone_without_a_register_it_says_how_to_make_one_and_makes_none(treatytrack: Treatytrack) -> None:
    how = "not there yet: treatytrack --db relations.db init makes it, and so does the first add or import"
    held = f"  Register  relations.db (named by --db)\n            {how}\n"
    assert treatytrack() == Ended(held + TO_BEGIN + LAST, "", DONE)
    assert list(treatytrack.folder.iterdir()) == []


def test_where_a_variable_names_the_register_it_says_what_really_makes_it(treatytrack: Treatytrack) -> None:
    ended = treatytrack(db=None, TREATYTRACK_DB="my relations.db")
    assert ended.lines[:2] == [
        "  Register  my relations.db (named by TREATYTRACK_DB)",
        "            not there yet: treatytrack --db 'my relations.db' init makes it",
    ]
    assert treatytrack("init", db=None, TREATYTRACK_DB="my relations.db").code == UNUSABLE
    assert treatytrack("init", db="my relations.db").code == DONE


@pytest.mark.parametrize("held", ["none", "empty", "baku"])
def test_the_commands_that_it_names_work(treatytrack: Treatytrack, registers: dict[str, Path], held: str) -> None:
    if held in registers:
        shutil.copy(registers[held], treatytrack.register)
    named = [line.strip().partition("  ")[0].split() for line in treatytrack().lines if "  treatytrack " in f"  {line}"]
    assert len(named) == 6
    for _, *words in named[:5]:
        # in a pipe add cannot ask, and says what it needs
        assert treatytrack(*words, db=None).code == (WRONG if words[-1] == "add" else DONE), words
    assert named[5][:2] == ["treatytrack", "help"]


@pytest.mark.parametrize("words", [("--version",), ("--no-color", "--version")])
def test_the_version_is_told_without_a_register(treatytrack: Treatytrack, words: tuple[str, ...]) -> None:
    assert treatytrack(*words) == Ended(f"treatytrack {__version__}\n", "", DONE)


def test_help_lists_every_command_in_a_line(treatytrack: Treatytrack) -> None:
    ended = treatytrack("--help")
    assert (ended.err, ended.code) == ("", DONE)
    abouts = {listed.name: listed.about for listed in COMMANDS if len(listed.words) == 1} | GROUPS
    widest = max(map(len, abouts))
    for name, about in abouts.items():
        assert f"  {name.ljust(widest)}  {about}" in ended.lines


@pytest.mark.parametrize("command", [listed.name for listed in COMMANDS])
def test_the_help_of_a_command_opens_with_what_it_is_for_and_shows_examples(
    treatytrack: Treatytrack, command: str
) -> None:
    ended = treatytrack(*command.split(), "--help")
    assert (ended.err, ended.code) == ("", DONE)
    assert ended.lines[0].startswith(f"Usage: treatytrack {command}")
    assert ended.lines[2].strip()
    shown = ended.out.partition("  Examples:\n")[2].partition("\n\n")[0]
    assert 1 < shown.count(f"    treatytrack {command}") <= 3
    assert treatytrack(*command.split(), "-h") == ended


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("lst",), "No such command 'lst'. Did you mean 'list'? See treatytrack --help.\n"),
        (("frobnicate",), "No such command 'frobnicate'. See treatytrack --help.\n"),
        (("show",), "Missing argument 'REF'. See treatytrack show --help.\n"),
        (
            ("add", "T", "--singed", "2025"),
            "No such option: --singed (Possible options: --ended, --signed). See treatytrack add --help.\n",
        ),
    ],
)
def test_a_wrong_word_names_the_right_one_and_the_help(
    treatytrack: Treatytrack, words: tuple[str, ...], said: str
) -> None:
    assert treatytrack(*words) == Ended("", said, WRONG)


def test_the_options_of_every_command_stand_before_or_after_it(treatytrack: Treatytrack, baku: Path) -> None:
    before = treatytrack("--as-of", "2027-06-01", "--no-color", "list")
    after = treatytrack("list", "--as-of", "2027-06-01", "--no-color")
    last = treatytrack("list", "--as-of", "2027-06-01", "--db", "relations.db", db=None)
    assert before == after == last
    assert "on 2027-06-01" in before.err


def test_the_demo_shows_the_list_one_agreement_explained_the_report_and_the_relations(treatytrack: Treatytrack) -> None:
    assert treatytrack("import", str(EXAMPLE.with_name("register.json"))).code == DONE
    before = treatytrack.digest
    ended = treatytrack("demo")
    typed = ("list", "show AZE-IRN-2025-2 --explain", "report", "relations AZE IRN")
    parts = [treatytrack(*words.split()) for words in typed]
    shown = "\n".join(f"$ treatytrack {words}\n{part.out}" for words, part in zip(typed, parts, strict=True))
    told = shown + "\nTo go on with these in a register of your own:\n"
    assert ended.out.startswith(told.replace("relations.db:", "azerbaijan-iran.db:"))  # a register of its own
    alone = "The demo uses a temporary register of its own; relations.db is left alone\n"
    assert (ended.err, ended.code) == (alone + "".join(part.err for part in parts), DONE)
    assert treatytrack.digest == before


def test_the_line_with_which_the_demo_ends_works(treatytrack: Treatytrack) -> None:
    program, *words = treatytrack("demo").lines[-1].split()
    assert program == "treatytrack"
    assert treatytrack(*words, db=None).code == DONE
    assert len(treatytrack("list", "--columns", "ref", "--format", "csv", db="try.db").lines) == 1 + 5


def test_the_demo_on_a_terminal_draws_tables(treatytrack: Treatytrack) -> None:
    assert "!  AZE-IRN-2025-2  Memorandum" in treatytrack("demo", columns=100, NO_COLOR="1").out
