"""What is refused of a party: each time with its reason, and nothing is changed."""

import pytest

from .world import CONFLICT, DONE, NOT_FOUND, UNUSABLE, WRONG, Ended, Treatytrack

KINDS = "write state, organisation, territory, institution or group"
UNKNOWN = "Write its code, such as IRN or EU, or another of its names."

# What is typed after `party`, the exit code, and what is said.
REFUSED: list[tuple[list[str], int, str]] = [
    # a code that exists, or could not stand in a ref
    (["add", "IRN", "Persia", "--kind", "state"], CONFLICT,
     "IRN is Iran (IRN) already; nothing was changed: treatytrack party edit IRN changes it"),
    (["add", "tat", "Tataria", "--kind", "state"], CONFLICT,
     "TAT is Tatarstan (TAT) already; nothing was changed: treatytrack party edit TAT changes it"),
    (["add", "A-B", "Both", "--kind", "state"], WRONG,
     '"A-B" cannot be a code, because codes stand in refs and in between:AZE-IRN: '
     "write Latin letters and figures only, a letter first, such as TAT or OPEC2"),
    (["add", "A", "One", "--kind", "state"], WRONG, '"A" cannot be a code: write 2 to 20 letters and figures'),
    # what is missing
    (["add", "NEW"], WRONG, "Missing argument 'NAME'. See treatytrack party add --help"),
    (["add", "NEW", "Caspian", "Pair", "--kind", "group", "--member", "AZE", "IRN"], WRONG,
     "Too many words: write the name in quotes (Pair IRN came after Caspian)"),
    (["add", "NEW", "New"], WRONG, "A party needs a --kind: state, organisation, territory, institution or group"),
    (["edit", "TAT"], WRONG, "Nothing to change is named: treatytrack party edit --help shows the options"),
    (["edit", "TAT", "--day-first"], WRONG,
     "Nothing to change is named: treatytrack party edit --help shows the options"),
    (["remove", "TAT"], WRONG, "Off a terminal party remove wants --yes; nothing was changed"),
    # every option that is wrong, at once
    (["add", "NEW", "!", "--kind", "stat", "--member", "Irann", "--until", "2026-13", "--successor", "Korea"], WRONG,
     '"!" is no name: write one with a letter in it\n'
     '--kind: "stat" is not a kind of party: did you mean state?\n'
     '--until: 2026-13 is not a day that exists: there is no month 13\n'
     '--member: No party is called "Irann". Did you mean Iran (IRN), Ireland (IRL) or Iraq (IRQ)?\n'
     '--successor: "Korea" may be South Korea (KOR) or North Korea (PRK): write the code'),
    (["edit", "TAT", "--kind", "republic"], WRONG, f'--kind: "republic" is not a kind of party: {KINDS}'),
    (["edit", "TAT", "--name", ""], WRONG, '"" is no name: write one with a letter in it'),
    (["edit", "TAT", "--other-name", " "], WRONG, '--other-name: " " is no name: write one with a letter in it'),
    (["edit", "Nowhere", "--until", "2030"], NOT_FOUND, f'No party is called "Nowhere". {UNKNOWN}'),
    (["edit", "PAIR", "--add-member", "IRN", "--remove-member", "Iran"], WRONG,
     '--remove-member: "IRN" is both added and removed'),
    (["edit", "PAIR", "--clear", "membres"], WRONG,
     '--clear: "membres" is not what a party can be without: did you mean members?'),
    (["edit", "PAIR", "--clear", "name"], WRONG,
     '--clear: "name" is not what a party can be without: '
     "write other-names, members, predecessors, successors or until"),
    # options that contradict each other
    (["edit", "PAIR", "--clear", "members", "--add-member", "IRN"], WRONG,
     "--clear members and --add-member contradict each other"),
    (["edit", "PAIR", "--clear", "until", "--until", "2030"], WRONG,
     "--clear until and --until contradict each other"),
    (["edit", "PAIR", "--member", "IRN", "--remove-member", "TAT"], WRONG,
     "--member names all of them: leave out --add-member and --remove-member"),
    (["edit", "PAIR", "--remove-member", "IRN"], WRONG,
     '--remove-member: "IRN" is not there to be removed: there are "AZE", "TAT"'),
    (["edit", "TAT", "--remove-successor", "IRN"], WRONG,
     '--remove-successor: "IRN" is not there to be removed: nothing is'),
    (["edit", "TAT", "--remove-other-name", "X"], WRONG,
     '--remove-other-name: "X" is not there to be removed: nothing is'),
    # what has no members
    (["edit", "TAT", "--add-member", "IRN"], WRONG,
     "Tatarstan (TAT) has members recorded (IRN), and a state has none: "
     "only organisation, territory or group can be its --kind"),
    (["edit", "PAIR", "--kind", "institution"], WRONG,
     "A Pair (PAIR) has members recorded (AZE, TAT), and an institution has none: "
     "only organisation, territory or group can be its --kind"),
    (["edit", "TAT", "--signs-for-members"], WRONG,
     "Tatarstan (TAT) cannot sign for its members, because it has none: name them with --member"),
    # circles
    (["add", "NEW", "New", "--kind", "state", "--predecessor", "NEW"], WRONG,
     "New (NEW) would become its own successor: NEW comes after NEW; nothing was changed"),
    (["edit", "TAT", "--add-successor", "TAT"], WRONG,
     "Tatarstan (TAT) would become its own successor: TAT comes after TAT; nothing was changed"),
    (["edit", "SUN", "--add-predecessor", "RUS"], WRONG,
     "Soviet Union (SUN) would become its own successor: SUN comes after RUS, RUS comes after SUN; "
     "nothing was changed"),
    (["edit", "Russia", "--add-successor", "SUN"], WRONG,
     "Russia (RUS) would become its own successor: RUS comes after SUN, SUN comes after RUS; nothing was changed"),
    (["edit", "SUN", "--add-predecessor", "LATER"], WRONG,
     "Soviet Union (SUN) would become its own successor: SUN comes after LATER, LATER comes after RUS, "
     "RUS comes after SUN; nothing was changed"),
    (["add", "NEW", "New", "--kind", "state", "--predecessor", "RUS", "--successor", "SUN"], WRONG,
     "New (NEW) would become its own successor: NEW comes after RUS, RUS comes after SUN, SUN comes after NEW; "
     "nothing was changed"),
    (["edit", "PAIR", "--add-member", "PAIR"], WRONG,
     "A Pair (PAIR) would be its own member: PAIR has the member PAIR; nothing was changed"),
    (["edit", "PAIR", "--add-member", "WIDER"], WRONG,
     "A Pair (PAIR) would be its own member: PAIR has the member WIDER, WIDER has the member PAIR; "
     "nothing was changed"),
    (["remove", "TAT", "Nowhere", "--yes"], NOT_FOUND, f'No party is called "Nowhere". {UNKNOWN}'),
    # what is in use, or built in
    (["remove", "IRN", "--yes"], WRONG, "Iran (IRN) is built in and cannot be removed; nothing was changed"),
    (["remove", "USED", "IRN", "--yes"], WRONG, "Iran (IRN) is built in and cannot be removed; nothing was changed"),
    (["remove", "TAT", "--yes"], CONFLICT,
     "Tatarstan (TAT) is in use 1 time: party PAIR; nothing was changed: correct those first"),
    (["remove", "PAIR", "LATER", "--yes"], CONFLICT,
     "A Pair (PAIR) is in use 1 time: party WIDER; nothing was changed: correct those first"),
    (["remove", "USED", "--yes"], CONFLICT,
     "A Used One (USED) is in use 7 times: IRN-USED-ND-1, IRN-USED-ND-2, IRN-USED-ND-3, IRN-USED-ND-4, "
     "IRN-USED-ND-5 and 2 more; nothing was changed: correct those first"),
    (["remove", "ACTED", "--yes"], CONFLICT,
     "One Who Acted (ACTED) is in use 1 time: IRN-SUN-ND-1; nothing was changed: correct those first"),
]  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Treatytrack:
    """A register in which parties are used in every way; nobody changes it."""
    program = Treatytrack(tmp_path_factory.mktemp("parties"))
    for words in (
        ["init"],
        ["party", "add", "TAT", "Tatarstan", "--kind", "state"],
        ["party", "add", "PAIR", "A Pair", "--kind", "group", "--member", "TAT", "--member", "AZE"],
        ["party", "edit", "PAIR", "--member", "AZE", "--member", "TAT"],
        ["party", "add", "WIDER", "A Wider One", "--kind", "organisation", "--member", "PAIR"],
        ["party", "add", "LATER", "A Later One", "--kind", "state", "--predecessor", "RUS"],
        ["party", "add", "USED", "A Used One", "--kind", "state"],
        ["party", "add", "ACTED", "One Who Acted", "--kind", "state", "--predecessor", "SUN"],
        *(["add", f"Agreement {number}", "--between", "IRN", "USED"] for number in range(7)),
        ["add", "Trade", "--between", "IRN", "SUN"],
        ["record", "IRN-SUN-ND-1", "notified", "1992", "--by", "ACTED"],
    ):
        ended = program(*words)
        assert ended.code == DONE, ended.err
    return program


@pytest.mark.parametrize(("words", "code", "said"), REFUSED)
def test_what_cannot_be_is_refused_and_nothing_is_changed(
    made: Treatytrack, words: list[str], code: int, said: str
) -> None:
    before = made.digest
    end = "" if said.endswith(("?", ".")) else "."
    assert made("party", *words) == Ended("", f"{said}{end}\n", code)
    assert made.digest == before


@pytest.mark.usefixtures("empty")
def test_a_built_in_party_does_not_come_back_where_that_would_close_a_circle(treatytrack: Treatytrack) -> None:
    assert treatytrack("party", "edit", "RUS", "--remove-predecessor", "SUN").code == DONE
    assert treatytrack("party", "edit", "SUN", "--add-predecessor", "RUS").code == DONE
    assert treatytrack("party", "remove", "RUS", "--yes") == Ended(
        "",
        "Russia (RUS) would become its own successor: RUS comes after SUN, SUN comes after RUS; nothing was changed.\n",
        WRONG,
    )
    assert treatytrack("party", "remove", "RUS", "SUN", "--yes").code == DONE


@pytest.mark.parametrize("words", [["edit", "IRN", "--until", "2030"], ["remove", "IRN", "--yes"]])
def test_only_add_makes_a_register(treatytrack: Treatytrack, words: list[str]) -> None:
    ended = treatytrack("party", *words)
    assert (ended.out, ended.code) == ("", UNUSABLE)
    assert list(treatytrack.folder.iterdir()) == []


def test_a_party_that_is_refused_leaves_no_new_register_behind(treatytrack: Treatytrack) -> None:
    assert treatytrack("party", "add", "IRN", "Persia", "--kind", "state").code == CONFLICT
    assert treatytrack("party", "add", "NEW", "New", "--kind", "stat").code == WRONG
    assert treatytrack.digest == ""
