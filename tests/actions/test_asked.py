"""Reading a QUERY: the words of a user, and the terms they become."""

from datetime import date

import pytest

from treatytrack.actions.asked import Asker
from treatytrack.domain.query import Codes, Numbers, Pair, Query, Span, Term
from treatytrack.store.party_index import known_parties

TODAY = date(2026, 11, 21)
ASKER = Asker(TODAY, lambda: known_parties(()))


def term(word: str) -> Term:
    """The one term of a word."""
    (found,) = ASKER.query([word]).terms
    return found


def span(first: str, last: str) -> Span:
    return Span(*(date.fromisoformat(day) if day else None for day in (first, last)))


# Dates: what is written, the first and the last day meant.
@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2027-06-30", "2027-06-30", "2027-06-30"),
        ("30 June 2027", "2027-06-30", "2027-06-30"),
        ("30.06.2027", "2027-06-30", "2027-06-30"),
        ("2027-06", "2027-06-01", "2027-06-30"),
        ("June 2027", "2027-06-01", "2027-06-30"),
        ("2027", "2027-01-01", "2027-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("today", "2026-11-21", "2026-11-21"),
        # from A to B, ends included
        ("2020..2025", "2020-01-01", "2025-12-31"),
        ("2020-03..2020-04-05", "2020-03-01", "2020-04-05"),
        ("today..2027-06-30", "2026-11-21", "2027-06-30"),
        ("..1999", "", "1999-12-31"),
        ("1999..", "1999-01-01", ""),
        ("today..", "2026-11-21", ""),
        ("[2020..2025]", "2020-01-01", "2025-12-31"),
        # a length: from today on
        ("90d", "2026-11-21", "2027-02-19"),
        ("1y", "2026-11-21", "2027-11-21"),
        ("1y6m", "2026-11-21", "2028-05-21"),
        ("2w", "2026-11-21", "2026-12-05"),
        ("P1Y", "2026-11-21", "2027-11-21"),
    ],
)
def test_days(written: str, first: str, last: str) -> None:
    assert term(f"ends:{written}") == Term("ends", (span(first, last),))


@pytest.mark.parametrize(
    ("written", "least", "most"), [("40", 40, 40), ("..40", None, 40), ("10..", 10, None), ("10..40", 10, 40)]
)
def test_numbers(written: str, least: int | None, most: int | None) -> None:
    assert term(f"days-left:{written}") == Term("days_left", (Numbers(least, most),))


# Fields: `-` and `_` alike, any case, list columns in singular and plural.
@pytest.mark.parametrize(
    ("word", "field"),
    [
        ("in-force:2020", "in_force"),
        ("in_force:2020", "in_force"),
        ("IN-FORCE:2020", "in_force"),
        ("subject:x", "subjects"),
        ("subjects:x", "subjects"),
        ("territory:x", "territories"),
        ("other-title:x", "other_titles"),
        ("flag:survival", "flags"),
        ("parties:IRN", "party"),
        ("Party:IRN", "party"),
    ],
)
def test_fields(word: str, field: str) -> None:
    assert term(word).field == field


# Values: a comma is "or", a quoted value may hold commas; the field ends at the first colon.
@pytest.mark.parametrize(
    ("word", "values"),
    [
        ("title:a,b", ("a", "b")),
        ("title: a , b ", ("a", "b")),
        ('title:"a, b",c', ("a, b", "c")),
        ('title:"say ""so"""', ('say "so"',)),
        ("tag:project:instc", ("project:instc",)),
        ("type:MoU,notes", ("memorandum", "exchange-of-notes")),
        ("status:live", ("signed", "provisional", "in-force", "suspended")),
        ("status:over,draft", ("expired", "terminated", "replaced", "draft")),
        ("lasts:2w", ("14d",)),
    ],
)
def test_values(word: str, values: tuple[str, ...]) -> None:
    assert term(word).values == values


@pytest.mark.parametrize(
    ("word", "values"),
    [
        ("transport", ("transport",)),
        ("transport,rail", ("transport", "rail")),
        ('"transport, rail"', ("transport, rail",)),
        ('"party:IRN"', ("party:IRN",)),
        ("2025-2028", ("2025-2028",)),
    ],
)
def test_other_words_are_searched_for(word: str, values: tuple[str, ...]) -> None:
    assert term(word) == Term("words", values)
    assert term(f"not:{word}") == Term("words", values, negated=True)


def test_parties_are_codes_with_the_unions_that_sign_for_them() -> None:
    assert term("party:Persia") == Term("party", (Codes(("IRN",)),))
    (belgium,) = term("party:BEL").values
    assert isinstance(belgium, Codes)
    assert {"BEL", "BLEU"} <= set(belgium.codes)
    assert "EU" not in belgium.codes
    (wider,) = term("party:RUS+").values
    assert isinstance(wider, Codes)
    assert {"RUS", "SUN"} <= set(wider.codes)


@pytest.mark.parametrize("written", ["AZE-Guinea-Bissau", "Azerbaijan - Guinea-Bissau"])
def test_a_pair_may_hold_a_hyphenated_name(written: str) -> None:
    assert term(f"between:{written}") == Term("between", (Pair(("AZE",), ("GNB",)),))
    assert ASKER.pair("AZE", "Guinea-Bissau") == term(f"between:{written}")


def test_blank_words_are_no_terms() -> None:
    assert ASKER.query(["", " "]) == Query()
