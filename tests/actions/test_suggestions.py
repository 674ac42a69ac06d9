"""What an answer may become while it is typed."""

import pytest

from treatytrack.actions.suggestions import suggesting
from treatytrack.store.party_index import known_parties

PARTIES = known_parties()
USED = {
    "party_a": ["CHE"],
    "party_b": ["IRN", "CHE"],
    "place": ["Baku", "Tehran", "New Baku"],
    "subjects": ["rail", "roads", "rail safety"],
}

# The column, what is typed, and the first answers that it may become.
CASES: tuple[tuple[str, str, list[str]], ...] = (
    # parties: those of this register first, then by code, then by name in any language
    ("party_a", "", ["Switzerland (CHE)", "Iran (IRN)"]),
    ("party_b", "i", ["Iran (IRN)", "Switzerland (CHE)"]),  # İsveçrə is Switzerland
    ("party_a", "irq", ["Iraq (IRQ)"]),
    ("party_a", "azərb", ["Azerbaijan (AZE)"]),
    ("party_a", "Швейц", ["Switzerland (CHE)"]),
    ("party_a", "ایران", ["Iran (IRN)"]),
    ("party_a", "persia", ["Iran (IRN)"]),
    ("party_a", "islamic republic of ir", ["Iran (IRN)"]),
    ("party_a", "kor", ["South Korea (KOR)", "North Korea (PRK)"]),
    ("party_a", "xyzzy", []),
    # types by our word and by what people call them
    ("type", "prog", ["programme"]),
    ("type", "MoU", ["memorandum"]),
    ("type", "m.o.u", ["memorandum"]),
    ("type", "exchange-of", ["exchange-of-notes"]),
    ("renewal", "t", ["tacit"]),
    ("binding", "", ["yes", "no"]),
    # what the register holds: those that begin so first
    ("place", "ba", ["Baku", "New Baku"]),
    ("place", "x", []),
    # the last item of a list
    ("subjects", "ra", ["rail", "rail safety"]),
    ("subjects", "rail; ra", ["rail; rail safety"]),
    ("subjects", "rail;", ["rail; roads", "rail; rail safety"]),
)  # fmt: skip


@pytest.mark.parametrize(("column", "typed", "first"), CASES)
def test_what_is_typed_may_become(column: str, typed: str, first: list[str]) -> None:
    suggest = suggesting(column, PARTIES, USED)
    assert suggest is not None
    found = [one.answer for one in suggest(typed)]
    assert found[: len(first)] == first if first else found == []


@pytest.mark.parametrize("column", ["title", "signed", "until", "tags"])
def test_where_nothing_can_be_suggested_nothing_is(column: str) -> None:
    assert suggesting(column, PARTIES, USED) is None


def test_a_kind_found_by_another_name_says_by_which() -> None:
    suggest = suggesting("type", PARTIES, USED)
    assert suggest is not None
    assert [one.shown for one in suggest("mou")] == ["memorandum (mou)"]


def test_every_party_is_found_again_by_what_is_suggested() -> None:
    assert all(PARTIES.resolve(str(party)) == party for party in PARTIES)


def test_every_party_is_suggested_by_its_code_and_by_its_name() -> None:
    for party in PARTIES:
        assert party in PARTIES.beginning(party.code)
        assert party in PARTIES.beginning(party.name), party
