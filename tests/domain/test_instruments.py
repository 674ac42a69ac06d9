"""The kinds of agreement, what people call them, and which are presumed in force on signature (R12)."""

import pytest

from treatytrack.domain.instruments import INSTRUMENTS, in_force_on_signature, instrument_named
from treatytrack.errors import WrongRequest

# written, our word
NAMED = [
    # our own words, in any writing
    ("treaty", "treaty"),
    ("TREATY", "treaty"),
    ("exchange-of-notes", "exchange-of-notes"),
    ("Exchange of Notes", "exchange-of-notes"),
    ("exchange_of_notes", "exchange-of-notes"),
    ("joint statement", "joint-statement"),
    ("  action   plan ", "plan"),
    # what people call them
    ("MoU", "memorandum"),
    ("M.O.U.", "memorandum"),
    ("Memorandum of Understanding", "memorandum"),
    ("notes", "exchange-of-notes"),
    ("exchange of letters", "exchange-of-notes"),
    ("supplementary agreement", "supplement"),
    ("program", "programme"),
    ("road map", "plan"),
    ("joint declaration", "joint-statement"),
    ("Communiqué", "joint-statement"),
    ("agreed minutes", "minutes"),
]

REFUSED = [
    # the nearest are named
    ("treatys", "did you mean treaty?"),
    ("Programm", "did you mean programme?"),
    # or all of them
    ("xyz", "treaty, agreement, convention"),
    ("", "the kinds are"),
]

# R12, word by word
ON_SIGNATURE = {"memorandum", "programme", "plan", "minutes", "joint-statement", "exchange-of-notes"}
NOT_ON_SIGNATURE = {"treaty", "convention", "agreement", "protocol", "supplement", "other"}


@pytest.mark.parametrize(("written", "word"), NAMED)
def test_an_instrument_is_known_by_the_names_people_use(written: str, word: str) -> None:
    assert instrument_named(written) == word


@pytest.mark.parametrize(("written", "words"), REFUSED)
def test_an_unknown_name_is_refused_naming_the_nearest(written: str, words: str) -> None:
    with pytest.raises(WrongRequest) as refused:
        instrument_named(written)
    assert words in str(refused.value)


@pytest.mark.parametrize("name", [name for instrument in INSTRUMENTS for name in (instrument.word, *instrument.also)])
def test_every_name_of_the_table_is_understood(name: str) -> None:
    assert instrument_named(name) in ON_SIGNATURE | NOT_ON_SIGNATURE


def test_the_kinds_are_those_of_the_columns() -> None:
    assert {instrument.word for instrument in INSTRUMENTS} == ON_SIGNATURE | NOT_ON_SIGNATURE


@pytest.mark.parametrize("word", sorted(ON_SIGNATURE))
def test_lesser_instruments_are_presumed_in_force_on_signature(word: str) -> None:
    assert in_force_on_signature(word)


@pytest.mark.parametrize("word", [*sorted(NOT_ON_SIGNATURE), ""])
def test_treaties_and_untyped_ones_are_not(word: str) -> None:
    assert not in_force_on_signature(word)
