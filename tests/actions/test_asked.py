"""Reading a QUERY: the words of a user, and the terms they become."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treatytrack.actions.asked import Asker
from treatytrack.columns import agreement_from
from treatytrack.domain.query import Codes, Numbers, Pair, Query, Refs, Span, Term, Together
from treatytrack.domain.validity import standing_on
from treatytrack.errors import WrongRequest
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
        ('title:say "so" now', ('say "so" now',)),
        ('title: "a, b" , c, "d,e",', ("a, b", "c", "d,e")),
        ("tag:project:instc", ("project:instc",)),
        ("type:MoU,notes", ("memorandum", "exchange-of-notes")),
        ("status:live", ("signed", "provisional", "in-force", "suspended")),
        ("status:over,draft", ("expired", "terminated", "replaced", "draft")),
        # a length however it is spelt
        ("lasts:2w", ("14d",)),
        ("notice:18m", ("18m", "1y6m")),
        ("notice:1y6m,none", ("18m", "1y6m", "none")),
        ("lead:2 years", ("24m", "1y12m", "2y")),
        ("survival:open", ("open",)),
        ("counts-from:In Force", ("in-force",)),
        ("counts-from:1 March 2020", ("2020-03-01",)),
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
    assert ASKER.pairs([("AZE", "Guinea-Bissau")]) == term(f"between:{written}")


def test_blank_words_are_no_terms() -> None:
    assert ASKER.query(["", " "]) == Query()


# The everyday options: the field of each, and values as people write them, right and wrong.
EVERYDAY = {
    "party": ("IRN", "Persia", "AZE+", "Korea, Republic of", "Korea",
              "Serbia", "Montenegro", '"Hong Kong, China"', "Irann"),
    "type": ("MoU", "treaty", "exchange of notes", "treety"),
    "status": ("live", "over", "In Force", "in_force", "lively"),
    "subjects": ("trade", "air transport", '"trade, transport"', "énergie", "@due", "party:IRN"),
    "ends": ("90d", "1y6m", "2027", "today..2027-06-30", "..today", "2027..", "soon"),
}  # fmt: skip


def read_or_refused(read: Callable[[], Term]) -> Term | str:
    """The term, or why it is refused."""
    try:
        return read()
    except WrongRequest as wrong:
        return str(wrong)


@settings(deadline=None)  # the first name that is asked for loads the parties
@given(st.data())
def test_an_everyday_option_is_read_as_its_term(data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(sorted(EVERYDAY)))
    values = data.draw(st.lists(st.sampled_from(EVERYDAY[field]), min_size=1, max_size=4))
    written = ",".join(values)
    as_term = read_or_refused(lambda: term(f"{field}:{written}"))
    assert read_or_refused(lambda: ASKER.term(field, written)) == as_term
    if isinstance(as_term, Term) and field not in {
        "party",
        "between",
    }:  # each value alone says the same as all by commas
        assert ASKER.term(field, *values) == as_term


@settings(deadline=None)
@given(st.lists(st.sampled_from(("AZE", "IRN", "Guinea-Bissau", "RUS+", "Congo", "Irann")), min_size=2, max_size=2))
def test_between_is_read_as_its_term(sides: list[str]) -> None:
    a, b = sides
    written = read_or_refused(lambda: term(f"between:{a}-{b}"))
    assert isinstance(written, str) == isinstance(read_or_refused(lambda: ASKER.pairs([(a, b)])), str)
    if isinstance(written, Term):
        assert ASKER.pairs([(a, b)]) == written


def test_a_comma_in_the_name_of_a_party_is_no_or() -> None:
    (one,) = term("party:Korea, Republic of").values
    assert one == Codes(("KOR",))
    assert len(term("party:Serbia,Montenegro").values) == 2
    with pytest.raises(WrongRequest, match="may be South Korea"):
        term("party:Korea,IRN")


def test_not_may_be_written_twice_and_in_any_case() -> None:
    assert term("not:sport") == term("NOT: sport") == term("not:not:not:sport") == Term("words", ("sport",), True)
    assert term("not:not:sport") == term("sport")


SAVED = {"@trade": "subject:trade status:live", "@old": "@trade not:party:IRN"}
USING = Asker(TODAY, lambda: known_parties(()), lambda: SAVED)


def test_a_saved_query_is_its_terms_and_as_one_value_where_it_must_be() -> None:
    trade = ASKER.query(["subject:trade", "status:live"]).terms
    old = (*trade, *ASKER.query(["not:party:IRN"]).terms)
    assert USING.query(["@old"]) == Query(old)
    assert USING.query(["not:@trade"]) == Query((Term("saved", (Together(trade),), negated=True),))
    assert USING.query(["@trade,@old"]) == Query((Term("saved", (Together(trade), Together(old))),))
    assert USING.query(["@trade", "subject:trade"]) == Query(trade)  # the same again adds nothing


def test_terms_that_are_one_value_are_never_taken_for_true_or_false_before_they_are_looked_up() -> None:
    (one,) = USING.query(["not:@trade"]).terms
    agreement = agreement_from({"ref": "A-1"})
    standing = standing_on(agreement, TODAY)
    with pytest.raises(TypeError):
        one.holds(agreement, standing)
    looked_up = one._replace(values=(Refs(frozenset({"A-1"})),))
    assert not looked_up.holds(agreement, standing)
    assert looked_up.holds(agreement._replace(ref="A-2"), standing)


@given(st.text("aZé-_: ,\n\u00a0", min_size=1, max_size=8).filter(str.strip))
def test_a_word_without_quotes_is_a_field_and_its_values_or_words_to_search_for(word: str) -> None:
    assert ("is not a field" in str(read_or_refused(lambda: ASKER.query([word]).terms[0]))) == (
        re.fullmatch(r"[A-Za-z][A-Za-z_-]*:.*", word.strip(), re.DOTALL) is not None
    )
    if ":" not in word and (parts := [part.strip() for part in word.split(",") if part.strip()]):
        assert term(word).values == tuple(parts)
