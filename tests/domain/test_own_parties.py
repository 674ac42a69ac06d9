"""What a party must be that a register records of its own."""

import pytest

from treatytrack.domain.own_parties import code_for, name_for, refuse_circles, refuse_impossible
from treatytrack.domain.parties import Parties, Party
from treatytrack.errors import WrongRequest


@pytest.mark.parametrize(
    ("written", "code"),
    [("TAT", "TAT"), ("tat", "TAT"), (" BLEU ", "BLEU"), ("caspian5", "CASPIAN5"), ("AB", "AB"), ("A" * 20, "A" * 20)],
)
def test_a_code_is_kept_like_the_built_in_ones(written: str, code: str) -> None:
    assert code_for(written) == code


@pytest.mark.parametrize("written", [
    # what stands between codes in refs and queries
    "A-B", "A,B", "A:B", "TAT+", "A/B", "A;B", '"TAT"',
    # what looks like something else there, or cannot be typed everywhere
    "2025", "5CS", "A B", "A_B", "ТАТ", "ƏZƏ", "straße", "T\u200bT", "TAT\n1", "",
    # too short or too long
    "A", "A" * 21,
])  # fmt: skip
def test_a_code_that_could_not_stand_in_a_ref_or_a_query_is_refused(written: str) -> None:
    with pytest.raises(WrongRequest, match="cannot be a code"):
        code_for(written)


def test_a_name_is_kept_without_needless_blanks() -> None:
    assert name_for("  Five   Caspian\tStates ") == "Five Caspian States"
    assert name_for("جزایر") == "جزایر"


@pytest.mark.parametrize("written", ["", "  ", "!?", "-", "\u200b"])
def test_a_name_that_nobody_could_be_found_by_is_refused(written: str) -> None:
    with pytest.raises(WrongRequest, match="is no name"):
        name_for(written)


POSSIBLE = [
    Party("ABC", "A", "state", predecessors=("XYZ",)),
    Party("ABC", "A", "institution"),
    Party("ABC", "A", "organisation", members=("XYZ",)),
    Party("ABC", "A", "territory", members=("XYZ",)),
    Party("ABC", "A", "group", members=("XYZ",), signs_for_members=True),
]
IMPOSSIBLE = [
    (Party("ABC", "A", "state", members=("XYZ", "UVW")),
     r"A \(ABC\) has members recorded \(XYZ, UVW\), and a state has none: only organisation, territory or group"),
    (Party("ABC", "A", "institution", members=("XYZ",)), "and an institution has none"),
    (Party("ABC", "A", "group", signs_for_members=True), "cannot sign for its members, because it has none"),
]  # fmt: skip


@pytest.mark.parametrize("party", POSSIBLE)
def test_what_can_be_is_taken(party: Party) -> None:
    refuse_impossible(party)


@pytest.mark.parametrize(("party", "said"), IMPOSSIBLE)
def test_only_what_has_members_has_some_recorded_and_signs_for_them(party: Party, said: str) -> None:
    with pytest.raises(WrongRequest, match=said):
        refuse_impossible(party)


Links = dict[str, tuple[str, ...]]

# What each party already follows, what is recorded anew, and the chain that is told; '' where there is none.
CIRCLES: list[tuple[Links, Links, str]] = [
    # none
    ({}, {"A": ("B",)}, ""),
    ({"B": ("C",), "C": ("D",)}, {"A": ("B", "C")}, ""),
    ({"B": ("D",), "C": ("D",)}, {"A": ("B", "C")}, ""),
    # directly
    ({}, {"A": ("A",)}, "A > A"),
    ({"B": ("A",)}, {"A": ("B",)}, "A > B, B > A"),
    # around
    ({"B": ("C",), "C": ("A",)}, {"A": ("B",)}, "A > B, B > C, C > A"),
    ({"B": ("X", "C"), "X": ("Y",), "C": ("D",), "D": ("A",)}, {"A": ("Z", "B")}, "A > B, B > C, C > D, D > A"),
    # the shortest of two ways back
    ({"B": ("C",), "C": ("A",), "D": ("A",)}, {"A": ("B", "D")}, "A > D, D > A"),
    # two that are changed together, each of which is right by itself
    ({}, {"A": ("B",), "B": ("A",)}, "A > B, B > A"),
    # what was there is no longer so
    ({"B": ("A",)}, {"A": ("B",), "B": ()}, ""),
    # a circle among others is not what this change makes, and must not run for ever
    ({"B": ("C",), "C": ("B",)}, {"A": ("B",)}, ""),
    # a code that no party has any more
    ({}, {"A": ("GONE",)}, ""),
]


@pytest.mark.parametrize(("there", "changed", "chain"), CIRCLES)
def test_nobody_is_its_own_successor_directly_or_around(there: Links, changed: Links, chain: str) -> None:
    said = refused(
        [Party(code, code, "state", predecessors=links) for code, links in there.items()],
        [Party(code, code, "state", predecessors=links) for code, links in changed.items()],
    )
    told = f"A (A) would become its own successor: {chain.replace('>', 'comes after')}; nothing was changed"
    assert said == (told if chain else "")


@pytest.mark.parametrize(("there", "changed", "chain"), CIRCLES)
def test_nobody_is_its_own_member_directly_or_around(there: Links, changed: Links, chain: str) -> None:
    said = refused(
        [Party(code, code, "group", members=links) for code, links in there.items()],
        [Party(code, code, "group", members=links) for code, links in changed.items()],
    )
    told = f"A (A) would be its own member: {chain.replace('>', 'has the member')}; nothing was changed"
    assert said == (told if chain else "")


def test_a_member_may_come_after_what_it_is_a_member_of() -> None:
    assert refused([Party("B", "B", "group", members=("A",))], [Party("A", "A", "group", predecessors=("B",))]) == ""


def refused(there: list[Party], changed: list[Party]) -> str:
    """What is said against these changes."""
    try:
        refuse_circles({party.code: party for party in changed}, Parties(own=there).get)
    except WrongRequest as wrong:
        return str(wrong)
    return ""
