"""The clauses that are rules rather than dates: how they are written, stored, and refused (R5, R8)."""

import pytest

from treatytrack.domain.clauses import DenunciationRule, EntryRule, MinimumLife, length_or
from treatytrack.domain.lengths import Length, Stated
from treatytrack.errors import WrongRequest

# written, stored as
ENTRY_RULES = [
    # a trigger alone
    ("signature", "signature"),
    ("notification", "notification"),
    ("ratification", "ratification"),
    ("exchange", "exchange"),
    ("Ratification", "ratification"),
    # and a shift
    ("notification + 30d", "notification + 30d"),
    ("exchange + first of month 2", "exchange + first of month 2"),
    ("notification+60d", "notification + 60d"),
    ("notification + 30 days", "notification + 30d"),
    # shifts chain
    ("ratification + 3m + first of month 1", "ratification + 3m + first of month 1"),
    ("signature + start of year", "signature + start of year"),
]

ENTRY_RULES_REFUSED = [
    ("acceptance", "signature, notification, ratification or exchange"),
    ("notification 30d", "does not start an entry into force"),
    ("30d", "does not start an entry into force"),
    ("", "does not start an entry into force"),
    ("+ 30d", "does not start an entry into force"),
    ("notification +", "ends with +"),
    ("notification + soon", '"soon" is not a shift'),
    ("notification + -3d", "is not a shift"),
    ("exchange + first of month 0", "first of month 1 for the next one"),
]

DENUNCIATIONS = [
    ("receipt", "receipt"),
    ("receipt + 12m", "receipt + 12m"),
    ("Receipt + 1 year", "receipt + 1y"),
    ("receipt + 6m + start of year", "receipt + 6m + start of year"),
    ("receipt + 12m + first of month 1", "receipt + 12m + first of month 1"),
    ("term end", "term end"),
    ("Term  End", "term end"),
]

DENUNCIATIONS_REFUSED = [
    ("12m", "receipt + 12m"),
    ("", "term end, none or unknown"),
    ("term end + 3m", "is not a denunciation rule"),
    ("receipt +", "ends with +"),
    ("receipt + soon", '"soon" is not a shift'),
]

# written, stored as, months, received only after it
MINIMUM_LIVES = [
    ("3y", "3y", 36, False),
    ("3y given", "3y given", 36, True),
    ("3 years given", "3y given", 36, True),
    ("18m GIVEN", "18m given", 18, True),
]


@pytest.mark.parametrize(("written", "stored"), ENTRY_RULES)
def test_an_entry_rule_is_a_trigger_and_shifts(written: str, stored: str) -> None:
    rule = EntryRule.parse(written)
    assert rule.text == stored
    assert EntryRule.parse(stored) == rule


@pytest.mark.parametrize(("written", "words"), ENTRY_RULES_REFUSED)
def test_what_is_no_entry_rule_is_refused_in_so_many_words(written: str, words: str) -> None:
    with pytest.raises(WrongRequest) as refused:
        EntryRule.parse(written)
    assert words in str(refused.value)


@pytest.mark.parametrize(("written", "stored"), DENUNCIATIONS)
def test_a_denunciation_counts_from_receipt_or_works_at_the_end_of_a_term(written: str, stored: str) -> None:
    rule = DenunciationRule.parse(written)
    assert rule.text == stored
    assert DenunciationRule.parse(stored) == rule


@pytest.mark.parametrize(("written", "words"), DENUNCIATIONS_REFUSED)
def test_what_is_no_denunciation_is_refused_in_so_many_words(written: str, words: str) -> None:
    with pytest.raises(WrongRequest) as refused:
        DenunciationRule.parse(written)
    assert words in str(refused.value)


@pytest.mark.parametrize(("written", "stored", "months", "given"), MINIMUM_LIVES)
def test_a_minimum_life_bars_the_effect_or_the_receipt(written: str, stored: str, months: int, given: bool) -> None:
    minimum = MinimumLife.parse(written)
    assert (minimum.text, minimum.length.months, minimum.given) == (stored, months, given)


@pytest.mark.parametrize("written", ["given", "0y", "-3y", "three years", ""])
def test_what_is_no_minimum_life_is_refused(written: str) -> None:
    with pytest.raises(WrongRequest):
        MinimumLife.parse(written)


def test_a_word_may_stand_where_a_length_is_recorded() -> None:
    allowed = (Stated.NONE, Stated.UNKNOWN)
    assert length_or("none", allowed) is Stated.NONE
    assert length_or("Unknown", allowed) is Stated.UNKNOWN
    assert length_or("6m", allowed) == Length.parse("6m")


@pytest.mark.parametrize("written", ["open", "soon", ""])
def test_a_word_that_may_not_stand_there_is_refused_naming_those_that_may(written: str) -> None:
    with pytest.raises(WrongRequest, match="or none or unknown"):
        length_or(written, (Stated.NONE, Stated.UNKNOWN))
