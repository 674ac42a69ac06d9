"""`party list` and `party show`: who can be a party, also where there is no register yet."""

import json

import pytest

from .process import Process
from .world import DONE, NOT_FOUND, UNUSABLE, WRONG, Ended, Treatytrack


@pytest.mark.usefixtures("many")
def test_the_sides_of_agreements_are_listed_with_how_many_they_have(treatytrack: Treatytrack) -> None:
    ended = treatytrack("party", "list", "--used", "--format", "csv")
    assert ended.lines[0] == "code,name,kind,until,own,agreements"
    counted = {line.split(",")[0]: int(line.rsplit(",")[-1]) for line in ended.lines[1:]}
    assert len(counted) > 3
    assert sum(counted.values()) == 2 * len(treatytrack.refs())


@pytest.mark.usefixtures("baku")
def test_off_a_terminal_a_party_is_a_line(treatytrack: Treatytrack) -> None:
    assert treatytrack("party", "list", "--used") == Ended(
        "code  name        kind   until  own  agreements\n"
        "AZE   Azerbaijan  state  -      -             5\n"
        "IRN   Iran        state  -      -             5\n",
        "2 parties.\n",
        DONE,
    )


@pytest.mark.usefixtures("baku")
def test_on_a_terminal_it_is_a_table(treatytrack: Treatytrack) -> None:
    wide = treatytrack("party", "list", "belgium", "--kind", "group", "--no-color", columns=80)
    assert wide.lines == [
        "Code  Name                               Kind   Until  Own  Agreements",
        "BLEU  Belgium-Luxembourg Economic Union  group                       0",
    ]
    narrow = treatytrack("party", "list", "belgium", "--kind", "group", "--no-color", columns=55)
    assert narrow.lines == [
        "Code  Name                       Until  Own  Agreements",
        "BLEU  Belgium-Luxe…onomic Union                       0",
    ]


# What is asked for, and who is found.
WORDS = [
    (["korea"], ["PRK", "KOR"]),
    (["Congo"], ["COG", "COD"]),
    (["IRN"], ["IRN"]),
    (["irn"], ["IRN"]),
    (["ایران"], ["IRN"]),
    (["Персия"], ["IRN"]),
    (["伊朗"], ["IRN"]),
    (["azərb"], ["AZE"]),
    (["afganisztán"], ["AFG"]),  # of the further languages
    (["republic", "islamic", "iran"], ["IRN"]),
    (["Iran, Islamic Republic of"], ["IRN"]),
    (["Islamic Republic of", "Pakistan"], ["PAK"]),
    # each of these is in a name, but no name has both
    (["persia", "islamic"], ["IRN"]),
    (["persia islamic"], []),
    (["nobody"], []),
]


@pytest.mark.parametrize(("words", "codes"), WORDS)
def test_a_word_is_looked_for_at_the_beginning_of_the_words_of_every_name(
    treatytrack: Treatytrack, words: list[str], codes: list[str]
) -> None:
    ended = treatytrack("party", "list", *words, "--kind", "state", "--format", "csv", db=None)
    assert [line.split(",")[0] for line in ended.lines[1:]] == codes
    assert ended.code == DONE


@pytest.mark.parametrize("kinds", [("--kind", "group", "--kind", "Territory"), ("--kind", "territory, group")])
def test_any_of_several_kinds_may_be_asked_for(treatytrack: Treatytrack, kinds: tuple[str, ...]) -> None:
    rows = treatytrack("party", "list", *kinds, "--format", "jsonl", db=None).lines
    assert {json.loads(row)["kind"] for row in rows} == {"group", "territory"}


def test_without_a_register_the_parties_of_the_program_are_there_and_nothing_is_made(treatytrack: Treatytrack) -> None:
    ended = treatytrack("party", "list", db=None)
    assert (len(ended.lines), ended.err, ended.code) == (485, "484 parties.\n", DONE)
    shown = treatytrack("party", "show", "Belgium", db=None)
    assert shown == Ended(
        "BEL\nBelgium\nBuilt in\n\nA state.\n\nOTHER NAMES\n" + shown.out.partition("OTHER NAMES\n")[2],
        "",
        DONE,
    )
    assert "AGREEMENTS" not in shown.out
    assert list(treatytrack.folder.iterdir()) == []
    assert list((treatytrack.folder.parent / "home").iterdir()) == []


@pytest.mark.parametrize("command", [["list"], ["show", "IRN"]])
def test_a_register_that_is_named_must_be_there(treatytrack: Treatytrack, command: list[str]) -> None:
    ended = treatytrack("party", *command)
    assert (ended.out, ended.code) == ("", UNUSABLE)
    assert ended.err.startswith("There is no register at ")
    assert ended == treatytrack("party", *command, db=None, TREATYTRACK_DB="relations.db")
    assert list(treatytrack.folder.iterdir()) == []


def test_a_register_that_cannot_be_read_is_named(treatytrack: Treatytrack) -> None:
    treatytrack.csv("relations.db", "title\nno register\n")
    assert treatytrack("party", "list").code == UNUSABLE
    assert treatytrack("party", "show", "IRN").code == UNUSABLE


@pytest.mark.usefixtures("empty")
def test_a_limit_and_a_search_without_an_answer(treatytrack: Treatytrack) -> None:
    assert len(treatytrack("party", "list", "--limit", "3", "--format", "csv").lines) == 4
    assert treatytrack("party", "list", "--used") == Ended("", "No party is found.\n", DONE)
    assert treatytrack("party", "list", "--own", "--format", "csv").out == "code,name,kind,until,own,agreements\n"


@pytest.mark.usefixtures("empty")
def test_kinds_stand_together_and_names_in_order_whatever_their_accents(treatytrack: Treatytrack) -> None:
    rows = [line.split(",") for line in treatytrack("party", "list", "--format", "csv").lines[1:]]
    kinds = list(dict.fromkeys(row[-4] for row in rows))
    assert kinds == ["state", "organisation", "territory", "group"]
    names = [row[1] for row in rows if row[-4] == "territory"]
    assert names.index("Åland Islands") < names.index("Bermuda")


@pytest.mark.usefixtures("baku")
def test_a_party_is_shown_with_all_that_is_known_of_it(treatytrack: Treatytrack) -> None:
    treatytrack("add", "Trade Agreement", "--between", "BLEU", "IRN")
    assert treatytrack("party", "show", "belgium", "and", "luxembourg").lines == [
        "BLEU",
        "Belgium-Luxembourg Economic Union",
        "Built in",
        "",
        "A group that signs for its members.",
        "",
        "OTHER NAMES",
        "  Belgo-Luxembourg Economic Union",
        "  Belgium and Luxembourg",
        "  Belgo-Luxemburg Economic Union",
        "  Belgo-Luxembourg Union",
        "  Union économique belgo-luxembourgeoise",
        "  UEBL",
        "  União Econômica Belgo-Luxemburguesa",
        "  Unión Económica Belgo-Luxemburguesa",
        "  Belgisch-Luxemburgische Wirtschaftsunion",
        "  Belgisch-Luxemburgse Economische Unie",
        "",
        "MEMBERS",
        "  BEL  Belgium",
        "  LUX  Luxembourg",
        "",
        "AGREEMENTS",
        "  a side of 1 agreement: treatytrack list party:BLEU",
    ]
    of_belgium = treatytrack("party", "show", "BEL")
    assert "MEMBER OF\n" in of_belgium.out
    assert "\n  BLEU     Belgium-Luxembourg Economic Union, which signs for it\n" in of_belgium.out
    assert (
        of_belgium.lines[-1] == "  a side of 0 agreements, and 1 signed for it by a union: treatytrack list party:BEL"
    )
    assert treatytrack.refs("party:BEL") == ["BLEU-IRN-ND-1"]


@pytest.mark.usefixtures("baku")
def test_predecessors_and_successors_are_told_from_both_sides(treatytrack: Treatytrack) -> None:
    union = treatytrack("party", "show", "USSR").out
    assert "\nA state, until 26 December 1991.\n" in union
    assert "\nSUCCESSORS\n  ARM  Armenia\n  AZE  Azerbaijan\n" in union
    assert "\nAGREEMENTS\n  none in this register\n" in union
    assert "\nPREDECESSORS\n  SUN  Soviet Union, until 1991-12-26\n" in treatytrack("party", "show", "AZE").out


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["show", "Congo"], WRONG,
         '"Congo" may be Congo (Brazzaville) (COG) or Congo (Kinshasa) (COD): write the code.\n'),
        (["show", "Irann"], NOT_FOUND,
         'No party is called "Irann". Did you mean Iran (IRN), Ireland (IRL) or Iraq (IRQ)?\n'),
        (["show"], WRONG, "Missing argument 'NAME'. See treatytrack party show --help.\n"),
        (["list", "--kind", "stat"], WRONG, '"stat" is not a kind of party: did you mean state?\n'),
        (["list", "--kind", ""], WRONG, "--kind names nothing: write its value, or leave it out.\n"),
        (["list", ""], WRONG, '"" asks for nothing: write a word of a name, or leave it out.\n'),
        (["list", "--limit", "-1"], WRONG, "--limit -1: write how many to show, 0 or more.\n"),
        (["list", "--limit", "x"], WRONG,
         "Invalid value for '--limit': 'x' is not a whole number. See treatytrack party list --help.\n"),
        (["list", "--format", "cvs"], WRONG, '"cvs" is not a format: did you mean csv?\n'),
        (["lst"], WRONG, "No such command 'lst'. Did you mean 'list'? See treatytrack party --help.\n"),
    ],
)  # fmt: skip
def test_a_wrong_word_is_answered_with_the_nearest_right_one(
    treatytrack: Treatytrack, words: list[str], code: int, said: str
) -> None:
    assert treatytrack("party", *words) == Ended("", said, code)


@pytest.mark.usefixtures("empty")
def test_in_a_narrow_terminal_the_card_is_wrapped_and_nothing_is_cut(treatytrack_process: Process) -> None:
    seen = treatytrack_process.on_terminal("party", "show", "EUROCONTROL", columns=40, NO_COLOR="1")
    assert seen.code == DONE
    assert all(len(line) <= 40 for line in seen.out.splitlines())
    assert "\x1b" not in seen.out
