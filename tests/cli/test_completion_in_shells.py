"""Completion in real shells at a real terminal: what is typed with Tabs, and the words that the program then gets."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from .shell import KINDS, Shell
from .world import TRANSPORT, Treatytrack


@pytest.fixture(scope="module", params=KINDS)
def shell(
    request: pytest.FixtureRequest, registers: dict[str, Path], visited: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shell]:
    """A shell in a folder with the five agreements, and what else happened; and in another register a hostile tag."""
    if not shutil.which(request.param):
        pytest.skip(f"{request.param} is not installed here")
    home = tmp_path_factory.mktemp("home")
    folder = tmp_path_factory.mktemp("work")
    shutil.copy(visited, home / "relations.db")
    assert Treatytrack(home)("config", "@due-soon", "status:live", "ends:90d").code == 0
    shutil.copy(home / "relations.db", folder)
    shutil.copy(registers["empty"], folder / "hostile.db")
    (folder / "my file.csv").write_text("title\n")
    for tag in ("$(touch pwned)", "road 'n rail", "project:instc"):
        ended = Treatytrack(folder)("add", tag[:4], "--between", "AZE", "IRN", "--tag", tag, db="hostile.db")
        assert ended.code == 0, ended.err
    with Shell(request.param, folder, home) as started:
        yield started


# fmt: off
TABS = (
    # a whole word gets a blank after it, a field and its colon none
    ("sh\tx",                              ["show", "x"]),
    ("list st\tlive",                      ["list", "status:live"]),
    ("list status:in\tx",                  ["list", "status:in-force", "x"]),
    ("list party:AZ\tx",                   ["list", "party:AZE", "x"]),
    ("list not:party:azerb\tx",            ["list", "not:party:Azerbaijan", "x"]),
    ("list type:memorandum,prot\tx",       ["list", "type:memorandum,protocol", "x"]),
    ("list --st\tover",                    ["list", "--status", "over"]),
    ("list --type=mem\tx",                 ["list", "--type=memorandum", "x"]),
    ("list --type mem\tx",                 ["list", "--type", "memorandum", "x"]),
    ("list --columns ref,titl\tx",         ["list", "--columns", "ref,title", "x"]),
    # in quotes and out of them
    ("list --party united\\ k\tx",         ["list", "--party", "United Kingdom", "x"]),
    ("list 'party:united k\t x",           ["list", "party:United Kingdom", "x"]),
    ("list \"party:az\t x",                ["list", "party:AZE", "x"]),
    # a name typed whole does not become another party
    ("list --party Persia\t x",            ["list", "--party", "Persia", "x"]),
    ("list party:IL\t x",                  ["list", "party:IL", "x"]),
    # what the register holds
    ("--db relations.db show aze-irn-2025-2\tx", ["--db", "relations.db", "show", TRANSPORT, "x"]),
    ("show --db relations.db AZE-IRN-2025-2\tx", ["show", "--db", "relations.db", TRANSPORT, "x"]),
    ("--db=relations.db edit AZE-IRN-2025-2/\tx", ["--db=relations.db", "edit", f"{TRANSPORT}/1", "x"]),
    ("--db relations.db list between:AZE-\tx", ["--db", "relations.db", "list", "between:AZE-IRN", "x"]),
    ("--db relations.db list subject:mar\tx", ["--db", "relations.db", "list", "subject:maritime transport", "x"]),
    ("--db relations.db list @d\tx",       ["--db", "relations.db", "list", "@due-soon", "x"]),
    ("--db relations.db list not:@d\tx",   ["--db", "relations.db", "list", "not:@due-soon", "x"]),
    ("--db relations.db list '@d\t x",     ["--db", "relations.db", "list", "@due-soon", "x"]),
    ("--db relations.db config @d\tx",     ["--db", "relations.db", "config", "@due-soon", "x"]),
    ("--db relations.db event list kind:visit,ta\tx", ["--db", "relations.db", "event", "list", "kind:visit,talks", "x"]),
    ("--db relations.db event add --concerns ISR,azerb\tx",
     ["--db", "relations.db", "event", "add", "--concerns", "ISR,Azerbaijan", "x"]),
    ("--db relations.db event list person:mas\tx",
     ["--db", "relations.db", "event", "list", "person:Masoud Pezeshkian (IRN)", "x"]),
    # hostile and odd text is quoted, and nothing of it runs
    ("--db hostile.db list tag:\\$\tx",    ["--db", "hostile.db", "list", "tag:$(touch pwned)", "x"]),
    ("--db hostile.db list tag:road\tx",   ["--db", "hostile.db", "list", "tag:road 'n rail", "x"]),
    ("--db hostile.db list tag:project:\tx", ["--db", "hostile.db", "list", "tag:project:instc", "x"]),
    # files are the shell's
    ("import my\tx",                       ["import", "my file.csv", "x"]),
    ("--db=rel\tlist",                     ["--db=relations.db", "list"]),
    # nothing fits: nothing changes
    ("list nosuch:\tx",                    ["list", "nosuch:x"]),
    ("nosuch \tx",                         ["nosuch", "x"]),
)
# fmt: on


@pytest.mark.parametrize(("typed", "words"), TABS)
def test_a_tab(shell: Shell, typed: str, words: list[str]) -> None:
    assert shell.typed(f"treatytrack {typed}") == words
    assert not (shell.folder / "pwned").exists()


def test_two_tabs_show_what_there_is(shell: Shell) -> None:
    assert "in-force" in shell.listed("treatytrack --db relations.db list status:\t\t", "suspended", "terminated")


@pytest.mark.parametrize("before", ["~/bin/", "true; ", "X=1 "])
def test_it_completes_by_its_path_too_and_after_other_words_of_the_shell(shell: Shell, before: str) -> None:
    assert shell.typed(f"{before}treatytrack sh\tx") == ["show", "x"]


@pytest.mark.parametrize("shell", ["zsh", "fish"], indirect=True)
def test_what_a_candidate_means_is_shown(shell: Shell) -> None:
    assert "record" in shell.listed("treatytrack re\t\t", "Record what happened")
