"""`undo`: what was changed is taken back, and brought back again, unless a later change stands on it."""

import json
import re

import pytest
import time_machine

from .process import Process
from .world import CONFLICT, DONE, NOT_FOUND, WRONG, Ended, Treatytrack

MOMENT = "2026-11-21T09:00:00Z"
WHEN = "2026-11-21 13:00:00+04:00"
AGAIN = "treatytrack undo --redo brings it back.\n"
BACK_AGAIN = "treatytrack undo takes it back again.\n"
NOTHING = "There is nothing to take back: nothing was changed since the register was made, or all is taken back.\n"
NOTHING_BACK = "There is nothing to bring back: nothing was taken back, or something else was changed since.\n"

pytestmark = pytest.mark.usefixtures("empty")


@pytest.fixture(autouse=True)
def one_moment() -> object:
    """All happens at a known moment."""
    with time_machine.travel(MOMENT, tick=False):
        yield


@pytest.fixture
def leyla(treatytrack: Treatytrack, monkeypatch: pytest.MonkeyPatch) -> Treatytrack:
    """The program as Leyla uses it, in a register that holds one agreement."""
    monkeypatch.setenv("TREATYTRACK_USER", "leyla")
    assert treatytrack("add", "Agreement on Trade", "--between", "AZE", "IRN", "--signed", "2025").code == DONE
    return treatytrack


def _done(treatytrack: Treatytrack, *words: str) -> None:
    ended = treatytrack(*words)
    assert ended.code == DONE, ended.err


def test_the_last_change_is_taken_back_and_brought_back(leyla: Treatytrack) -> None:
    _done(leyla, "edit", "AZE-IRN-2025-1", "--until", "2027-12-31")
    there = leyla("export").out
    assert leyla("undo") == Ended(
        "AZE-IRN-2025-1  Agreement on Trade\n  until: 2027-12-31 -> (empty)\n",
        f"Took back change 3 (edit by leyla, {WHEN}); {AGAIN}",
        DONE,
    )
    assert "2027-12-31" not in leyla("export").out
    assert leyla("undo", "--redo") == Ended(
        "AZE-IRN-2025-1  Agreement on Trade\n  until: (empty) -> 2027-12-31\n",
        f"Brought back change 3 (edit by leyla, {WHEN}); {BACK_AGAIN}",
        DONE,
    )
    assert leyla("export").out == there


def test_again_and_again_it_goes_further_back_and_forward_in_the_same_steps(leyla: Treatytrack) -> None:
    _done(leyla, "event", "add", "Visit", "--between", "AZE", "IRN", "--date", "2025-04-28")
    _done(leyla, "party", "add", "TAT", "Tatarstan", "--kind", "territory")
    _done(leyla, "config", "@due", "ends:90d")
    back = [leyla("undo") for _ in range(5)]
    assert [ended.out for ended in back] == [
        "@due: ends:90d -> (empty)\n",
        "party TAT  taken out: Tatarstan\n",
        "AZE-IRN-2025-E1  taken out: Visit\n",
        "AZE-IRN-2025-1  taken out: Agreement on Trade\n",
        "",
    ]
    assert back[-1] == Ended("", NOTHING, NOT_FOUND)
    assert leyla.refs() == []
    forward = [leyla("undo", "--redo") for _ in range(5)]
    assert [ended.out for ended in forward] == [
        "AZE-IRN-2025-1  recorded: Agreement on Trade\n",
        "AZE-IRN-2025-E1  recorded: Visit\n",
        "party TAT  recorded: Tatarstan\n",
        "@due: (empty) -> ends:90d\n",
        "",
    ]
    assert forward[-1] == Ended("", NOTHING_BACK, NOT_FOUND)
    assert leyla("list", "@due").code == DONE


@pytest.mark.parametrize("words", [(), ("--timezone", "Europe/Zurich")])
def test_the_making_of_the_register_stays(treatytrack: Treatytrack, words: tuple[str, ...]) -> None:
    _done(treatytrack, "--db", "new.db", "init", *words)
    assert treatytrack("history", "--format", "csv", db="new.db").out.count("timezone") == 1
    assert treatytrack("undo", db="new.db") == Ended("", NOTHING, NOT_FOUND)
    assert treatytrack("undo", "1", db="new.db") == Ended(
        "", "Change 1 made the register, and that is not taken back; nothing was changed.\n", NOT_FOUND
    )


def test_of_the_change_that_also_made_the_register_the_rest_is_taken_back(treatytrack: Treatytrack) -> None:
    _done(treatytrack, "--db", "new.db", "add", "Plan", "--between", "AZE", "IRN")
    assert treatytrack("undo", db="new.db").out == "AZE-IRN-ND-1  taken out: Plan\n"
    assert treatytrack("config", "timezone", db="new.db").out == "Asia/Baku\n"
    assert treatytrack("undo", db="new.db").code == NOT_FOUND


def test_another_change_ends_what_can_be_brought_back(leyla: Treatytrack) -> None:
    _done(leyla, "edit", "AZE-IRN-2025-1", "--until", "2027-12-31")
    _done(leyla, "undo")
    _done(leyla, "edit", "AZE-IRN-2025-1", "--notes", "x")
    assert leyla("undo", "--redo") == Ended("", NOTHING_BACK, NOT_FOUND)
    assert leyla("undo", "3", "--redo").code == CONFLICT


def test_a_removed_agreement_comes_back_with_its_ref_and_the_numbers_of_its_events(leyla: Treatytrack) -> None:
    for words in (("meeting", "2026-12-01"), ("meeting", "2026-12-02"), ("meeting", "2026-12-03")):
        _done(leyla, "record", "AZE-IRN-2025-1", *words)
    _done(leyla, "remove", "AZE-IRN-2025-1/3", "--yes")
    _done(leyla, "remove", "AZE-IRN-2025-1", "--yes")
    _done(leyla, "undo")
    assert leyla("edit", "AZE-IRN-2025-1/3", "--note", "x").code == NOT_FOUND
    assert leyla("edit", "AZE-IRN-2025-1/4", "--note", "x").code == DONE
    _done(leyla, "undo")
    _done(leyla, "undo")
    assert leyla("edit", "AZE-IRN-2025-1/3", "--note", "x").code == DONE


def test_numbers_are_right_also_where_the_same_event_had_two(leyla: Treatytrack) -> None:
    """A mark alone does not tell them: 3 was `2026-12-02` once, is `2026-12-05` now, and 4 is `2026-12-02`."""
    for day in ("2026-12-01", "2026-12-02"):
        _done(leyla, "record", "AZE-IRN-2025-1", "meeting", day)
    _done(leyla, "edit", "AZE-IRN-2025-1/3", "--date", "2026-12-05")
    _done(leyla, "record", "AZE-IRN-2025-1", "meeting", "2026-12-02")
    _done(leyla, "edit", "AZE-IRN-2025-1", "--event", "meeting 2026-12-02", "--event", "meeting 2026-12-05")
    numbered = leyla("show", "AZE-IRN-2025-1").out
    _done(leyla, "remove", "AZE-IRN-2025-1", "--yes")
    _done(leyla, "undo")
    assert leyla("show", "AZE-IRN-2025-1").out == numbered


def test_an_older_change_is_taken_back_by_its_number(leyla: Treatytrack) -> None:
    _done(leyla, "edit", "AZE-IRN-2025-1", "--until", "2027-12-31")
    _done(leyla, "add", "Plan", "--between", "AZE", "IRN")
    assert leyla("undo", "3").err == f"Took back change 3 (edit by leyla, {WHEN}); {AGAIN}"
    assert leyla("undo", "3") == Ended(
        "",
        "Change 3 is taken back already, by 5; nothing was changed: treatytrack undo 3 --redo brings it back.\n",
        CONFLICT,
    )
    standing = [line for line in leyla("history").lines if not line.startswith(" ")]
    assert standing[0].endswith("leyla  undo  (takes back 3)")
    assert standing[2].endswith("leyla  edit  (taken back by 5)")
    brought = f"Brought back change 3 (edit by leyla, {WHEN}); treatytrack undo 3 takes it back again.\n"
    assert leyla("undo", "5").err == brought
    assert [row["undone"] for row in json.loads(leyla("history", "--format", "json").out)][:4] == [
        False, True, False, False,
    ]  # fmt: skip


def test_what_a_later_change_stands_on_is_refused_with_its_name(leyla: Treatytrack) -> None:
    _done(leyla, "edit", "AZE-IRN-2025-1", "--until", "2027-12-31")
    assert leyla("edit", "AZE-IRN-2025-1", "--notes", "x", TREATYTRACK_USER="samir").code == DONE
    before = leyla.digest
    assert leyla("undo", "3") == Ended(
        "",
        "Change 3 (edit by leyla) cannot be taken back, because AZE-IRN-2025-1 was changed again by change 4 "
        f"(edit by samir, {WHEN}); nothing was changed: take that back first.\n",
        CONFLICT,
    )
    assert leyla.digest == before
    _done(leyla, "undo", "4", "--yes")
    _done(leyla, "undo", "3")


def test_what_another_record_came_to_name_is_not_taken_out(leyla: Treatytrack) -> None:
    _done(leyla, "add", "Plan", "--between", "AZE", "IRN", "--related", "see AZE-IRN-2025-1")
    _done(leyla, "event", "add", "Talks", "--between", "AZE", "IRN", "--date", "2026")
    _done(leyla, "event", "add", "Visit", "--between", "AZE", "IRN", "--date", "2026", "--after", "AZE-IRN-2026-E1")
    assert leyla("undo", "2").err == (
        "Change 2 (add by leyla) cannot be taken back, because AZE-IRN-2025-1 would be gone, which AZE-IRN-ND-1 names "
        f"since change 3 (add by leyla, {WHEN}); nothing was changed: take that back first.\n"
    )
    assert leyla("undo", "4").code == CONFLICT
    assert leyla("undo", "3").code == DONE
    assert leyla("undo", "2").code == DONE


def test_what_was_named_before_it_was_there_can_go_again(leyla: Treatytrack) -> None:
    treatytrack = leyla
    _done(treatytrack, "remove", "AZE-IRN-2025-1", "--yes")
    treatytrack.csv("later.csv", "ref,title,party_a,party_b,related\nB-1,Plan,AZE,IRN,see A-1\n")
    _done(treatytrack, "import", "later.csv")
    _done(treatytrack, "add", "Agreement", "--ref", "A-1", "--between", "AZE", "RUS")
    _done(treatytrack, "edit", "B-1", "--notes", "x")
    assert treatytrack("undo", "5").code == DONE


@pytest.mark.parametrize(
    ("taken_back", "then", "wrong"),
    [
        (
            ("party", "add", "TAT", "Tatarstan", "--kind", "territory"),
            ("add", "Plan", "--between", "AZE", "TAT"),
            "AZE-TAT-ND-1 names TAT, which would be gone",
        ),
        (
            ("party", "add", "TAT", "Tatarstan", "--kind", "territory"),
            ("party", "add", "GRP", "Group", "--kind", "group", "--member", "TAT"),
            "GRP names TAT, which would be gone",
        ),
        (("config", "@due", "ends:90d"), ("config", "@all", "not:@due"), "@all uses @due"),
        (
            ("remove", "AZE-IRN-2025-1", "--yes"),
            ("add", "Agreement on Trade", "--between", "AZE", "IRN", "--signed", "2025"),
            "AZE-IRN-2025-1 is recorded again as AZE-IRN-2025-2",
        ),
    ],
)
def test_nor_is_what_would_no_longer_fit_together(
    leyla: Treatytrack, taken_back: tuple[str, ...], then: tuple[str, ...], wrong: str
) -> None:
    _done(leyla, *taken_back)
    _done(leyla, *then)
    before = leyla.digest
    ended = leyla("undo", "3")
    assert (ended.out, ended.code) == ("", CONFLICT)
    assert ended.err.endswith(f" cannot be taken back, because {wrong}; nothing was changed.\n")
    assert leyla.digest == before


def test_what_comes_back_must_not_name_what_is_gone(leyla: Treatytrack) -> None:
    _done(leyla, "party", "add", "TAT", "Tatarstan", "--kind", "territory")
    _done(leyla, "add", "Plan", "--between", "AZE", "TAT")
    _done(leyla, "remove", "AZE-TAT-ND-1", "--yes")
    _done(leyla, "party", "remove", "TAT", "--yes")
    assert leyla("undo", "5").err.endswith(
        "because AZE-TAT-ND-1 names the party TAT, which is gone; nothing was changed.\n"
    )


def test_a_whole_import_is_taken_back_at_once(leyla: Treatytrack) -> None:
    rows = "".join(f"R-{number},Agreement {number},AZE,NEW\n" for number in range(1, 1203))
    leyla.csv("many.csv", f"ref,title,party_a,party_b\n{rows}")
    _done(leyla, "import", "many.csv", "--parties", "add")
    there = leyla("export").out
    assert leyla("undo").out == "1 party taken out\n1202 agreements taken out\n"
    assert leyla.refs() == ["AZE-IRN-2025-1"]
    assert leyla("list", "Agreement", "--format", "csv").out.count("\n") == 2
    assert leyla("undo", "--redo").out == "1 party recorded\n1202 agreements recorded\n"
    assert leyla("export").out == there


def test_what_somebody_else_changed_wants_yes_off_a_terminal(leyla: Treatytrack) -> None:
    before = leyla.digest
    assert leyla("undo", TREATYTRACK_USER="samir") == Ended(
        "",
        "Change 2 was made by leyla: to take it back off a terminal add --yes; nothing was changed.\n",
        WRONG,
    )
    assert leyla.digest == before
    assert leyla("undo", "--yes", TREATYTRACK_USER="samir").code == DONE
    assert leyla("undo", "--redo").code == WRONG


def test_on_a_terminal_it_is_shown_and_asked_about(leyla: Treatytrack, treatytrack_process: Process) -> None:
    before = leyla.digest
    asked = f"2  {WHEN}  leyla  add\n    AZE-IRN-2025-1  recorded: Agreement on Trade\nTake it back? [y/N]: "
    kept = treatytrack_process.on_terminal("undo", typed="n\n", TREATYTRACK_USER="samir")
    assert kept == Ended(f"n\n{asked}Nothing was changed.\n", "", DONE)
    assert leyla.digest == before
    taken = treatytrack_process.on_terminal("undo", typed="y\n", TREATYTRACK_USER="samir")
    assert asked in taken.out
    assert taken.out.endswith(f"Took back change 2 (add by leyla, {WHEN}); treatytrack undo\n--redo brings it back.\n")
    own = treatytrack_process.on_terminal("undo", "--redo", TREATYTRACK_USER="samir")
    assert "[y/N]" not in own.out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("99",), NOT_FOUND, "No change has the number 99: treatytrack history shows what there is.\n"),
        (
            ("AZE-IRN-2025-1",), WRONG,
            '"AZE-IRN-2025-1" is not the number of a change: treatytrack history begins each with its number; '
            "nothing was changed.\n",
        ),
        (("2", "--redo"), CONFLICT, "Change 2 stands: there is nothing to bring back; nothing was changed.\n"),
        (("--redo",), NOT_FOUND, NOTHING_BACK),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(leyla: Treatytrack, words: tuple[str, ...], code: int, said: str) -> None:
    before = leyla.digest
    assert leyla("undo", *words) == Ended("", said, code)
    assert leyla.digest == before


_STANDS_ON_WHAT_CAME_BACK = {
    "a party": (
        (
            "party add TAT Tatarstan --kind territory", "add One --between AZE TAT --signed 2020-01-01",
            "remove AZE-TAT-2020-1 --yes", "party remove TAT --yes", "party add TAT Tatarstan --kind territory",
            "undo 5",
        ),
        "AZE-TAT-2020-1 names TAT, which would be gone",
    ),
    "an event that follows": (
        (
            "event add E1 --between AZE IRN --date 2020 --ref E1",
            "event add E2 --between AZE IRN --date 2020 --ref E2 --after E1", "event edit E2 --clear after",
            "event edit E1 --after E2", "event edit E1 --clear after", "undo 5",
        ),
        "E2 follows E1 now",
    ),
    "a member": (
        (
            "party add G1 One --kind group", "party add G2 Two --kind group --member G1",
            "party edit G2 --clear members", "party edit G1 --member G2", "party edit G1 --clear members", "undo 5",
        ),
        "would be its own member: G1 has the member G2",
    ),
    "a saved query": (
        (
            "config @a status:live", "config @b @a", "config @b --clear", "config @a --clear", "config @a status:over",
            "undo 5",
        ),
        "@b uses @a",
    ),
    "its twin": (
        (
            "add One --between AZE CHE --signed 2020", "remove AZE-CHE-2020-1 --yes",
            "add One --between AZE CHE --signed 2020", "remove AZE-CHE-2020-2 --yes", "undo 4",
        ),
        "is recorded again as",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", _STANDS_ON_WHAT_CAME_BACK)
def test_the_last_change_stays_where_what_came_back_since_stands_on_it(leyla: Treatytrack, name: str) -> None:
    commands, why = _STANDS_ON_WHAT_CAME_BACK[name]
    for command in commands:
        _done(leyla, *command.split())
    before = leyla.digest
    refused = leyla("undo")
    assert (refused.code, refused.out, leyla.digest) == (CONFLICT, "", before)
    assert why in refused.err


def test_what_was_taken_back_stays_so_where_it_was_brought_back_by_number_since(leyla: Treatytrack) -> None:
    for command in (
        "party add TAT Tatarstan --kind territory", "add One --between AZE TAT --signed 2020", "undo 4",
        "party remove TAT --yes", "undo", "undo 4 --redo",
    ):  # fmt: skip
        _done(leyla, *command.split())
    before = leyla.digest
    refused = leyla("undo", "--redo")
    assert (refused.code, leyla.digest) == (CONFLICT, before)
    assert "AZE-TAT-2020-1 names TAT, which would be gone" in refused.err


def test_what_is_taken_back_and_brought_back_again_leaves_the_last_change_the_last(leyla: Treatytrack) -> None:
    _done(leyla, "edit", "AZE-IRN-2025-1", "--until", "2027-12-31")
    _done(leyla, "edit", "AZE-IRN-2025-1", "--notes", "x")
    there = leyla("export").out
    for number in ("2", "3"):
        assert leyla("undo", number).code == CONFLICT
    for command in ("undo", "undo", "undo --redo", "undo --redo", "undo", "undo --redo"):
        _done(leyla, *command.split())
    assert leyla("export").out == there


def test_on_a_terminal_no_word_of_what_was_changed_is_broken(treatytrack: Treatytrack) -> None:
    title = "Memorandum of Understanding on Cooperation in the Fields of Culture, Sport and Youth"
    said = [
        (("add", title, "--between", "AZE", "IRN"), ""),
        (("edit", "AZE-IRN-ND-1", "--title", f"{title}, and Tourism"), f"title: {title} -> {title}, and Tourism"),
        (("undo",), f"AZE-IRN-ND-1  {title} title: {title}, and Tourism -> {title}"),
        (("record", "AZE-IRN-ND-1", "amended", "2026-01-01"), "AZE-IRN-ND-1/1 kept: an amendment by itself changes neither status nor end"),
    ]  # fmt: skip
    for words, told in said:
        ended = treatytrack(*words, columns=40)
        assert max(map(len, ended.lines)) <= 40
        assert " ".join(ended.out.split()) == " ".join(told.split()) or not told


def test_what_is_undone_of_a_party_is_called_as_it_was_when_it_was_changed(treatytrack: Treatytrack) -> None:
    _done(treatytrack, "party", "add", "TAT", "Tatarstan", "--kind", "territory")
    words = (
        "--other-name", "Tatarie", "--until", "2030", "--member", "IRN", "--predecessor", "RUS", "--name", "Tataria",
        "--kind", "group", "--signs-for-members",
    )  # fmt: skip
    changed = treatytrack("party", "edit", "TAT", *words).lines
    undone = treatytrack("undo").lines[1:]
    assert {line.partition(":")[0] for line in changed} == {line.strip().partition(":")[0] for line in undone}
    assert "  other_names: Tatarie -> (empty)" in undone


def test_the_way_back_that_is_told_leads_back(leyla: Treatytrack) -> None:
    _done(leyla, "add", "Agreement on Sport", "--between", "AZE", "IRN")
    _done(leyla, "edit", "AZE-IRN-2025-1", "--notes", "x")
    steps = [("undo", "3"), ("undo", "4"), ("undo", "4", "--redo"), ("undo", "3", "--redo"), ("undo",), ("undo", "3")]
    for step in steps:
        before = leyla("export").out
        said = leyla(*step).err
        after = leyla("export").out
        _, *back = re.findall(r"treatytrack (undo.*?) (?:takes|brings) it", said)[0].split()
        _done(leyla, "undo", *back)
        assert leyla("export").out == before, (step, said)
        _done(leyla, *step)
        assert leyla("export").out == after != before
