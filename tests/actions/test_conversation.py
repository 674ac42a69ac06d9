"""What a conversation asks next, how it takes an answer, and what it says was understood."""

from datetime import date

import pytest

from treatytrack.actions.conversation import Draft, known_by_occasion, same_occasion
from treatytrack.actions.questions import QUESTIONS, question_about
from treatytrack.actions.read import CellReader
from treatytrack.actions.suggestions import end_offered
from treatytrack.actions.understood import presumed_lines, recorded_lines
from treatytrack.columns import NAMES
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import read_date
from treatytrack.domain.parties import Parties, Party
from treatytrack.domain.relation_events import RelationEvent
from treatytrack.domain.validity import standing_on

DAY = date(2026, 11, 21)
PARTIES = Parties(own=[Party("AZE", "Azerbaijan", "state"), Party("IRN", "Iran", "state", ("Persia",))])
SIDES = {"party_a": "AZE", "party_b": "IRN"}


def draft(**cells: str) -> Draft:
    """A draft of which these columns are written."""
    return Draft(CellReader(DAY, lambda: PARTIES), cells)


def asked(one: Draft) -> list[str]:
    """The questions that come if every one that may be is left open, by their first columns."""
    found = []
    while question := one.next_question():
        found.append(question.columns[0])
        if question.required:
            one.answer(question, {"title": "T"}.get(question.columns[0], SIDES.get(question.columns[0], "")))
        else:
            one.answer(question, "")
    return found


FIRST = ["title", "party_a", "party_b", "type", "signed", "place", "in_force", "until"]

# What is written already, and the questions left.
CASES: tuple[tuple[dict[str, str], list[str]], ...] = (
    ({}, [*FIRST, "subjects", "sources"]),
    # a term: what happens when it is over
    ({"until": "2028"}, [*FIRST[:-1], "renewal", "subjects", "sources"]),
    ({"lasts": "5y"}, [*FIRST[:-1], "renewal", "subjects", "sources"]),
    # no term: nothing to renew
    ({"lasts": "open"}, [*FIRST[:-1], "subjects", "sources"]),
    ({"ended": "2020"}, [*FIRST[:-1], "subjects", "sources"]),
    # what each renewal wants to know
    ({"lasts": "5y", "renewal": "tacit"}, [*FIRST[:-1], "renewal_length", "notice", "subjects", "sources"]),
    ({"lasts": "5y", "renewal": "open"}, [*FIRST[:-1], "notice", "subjects", "sources"]),
    ({"lasts": "5y", "renewal": "none"}, [*FIRST[:-1], "subjects", "sources"]),
    ({"lasts": "5y", "renewal": "consent"}, [*FIRST[:-1], "subjects", "sources"]),
    # an option that says "not known" is an answer, but not to what every agreement has
    ({"place": "", "signed": " ", "title": ""}, [*FIRST[:4], "in_force", "until", "subjects", "sources"]),
)  # fmt: skip


@pytest.mark.parametrize(("written", "questions"), CASES)
def test_only_what_is_missing_and_makes_sense_is_asked(written: dict[str, str], questions: list[str]) -> None:
    assert asked(draft(**written)) == questions


# An answer about the end, and the column that it fills.
ENDS: tuple[tuple[str, dict[str, str]], ...] = (
    ("2028-12-31", {"until": "2028-12-31"}),
    ("31 December 2028", {"until": "31 December 2028"}),
    ("2028?", {"until": "2028?"}),
    ("2028", {"until": "2028"}),
    ("5y", {"lasts": "5y"}),
    ("18 months", {"lasts": "18 months"}),
    ("Open", {"lasts": "Open"}),
    ("unknown", {"lasts": "unknown"}),
    ("-", {}),
    ("", {}),
)


@pytest.mark.parametrize(("said", "cells"), ENDS)
def test_an_end_is_a_day_or_a_length(said: str, cells: dict[str, str]) -> None:
    one = draft()
    assert one.answer(question_about("lasts"), said) == ""
    assert one.cells == cells


def test_another_answer_about_the_end_takes_the_place_of_the_first() -> None:
    one = draft(until="2028")
    one.answer(question_about("until"), "5y")
    assert one.cells == {"lasts": "5y"}


def test_where_both_are_recorded_each_is_changed_by_itself() -> None:
    one = draft(until="2028", lasts="5y")
    one.answer(one.question_again("lasts"), "4y")
    assert one.cells == {"until": "2028", "lasts": "4y"}


# The column, the answer, and how the sentence begins that is said of it.
WRONG = (
    ("title", "", "Every agreement has one"),
    ("title", "-", "Every agreement has one"),
    ("title", "a\udc80", '"a\udc80" is not UTF-8 text'),
    ("party_a", "Irann", 'No party is called "Irann". Did you mean Iran (IRN)?'),
    ("party_a", "Persia", "IRN stands on both sides"),
    ("signed", "03/04/2025", "03/04/2025 reads two ways, 2025-04-03 (day first) or 2025-03-04 (month first): write"),
    ("until", "soon", '"soon" is neither a day nor a length: write 2028-12-31, 2028?, 5y, 18m, or open'),
    ("until", "2027-02-30", "2027-02-30 is not a day that exists"),
    ("until", "0y", "0y is no time at all"),
    ("renewal", "tacitly", '"tacitly" is not a renewal: did you mean tacit?'),
    ("type", "agrement", '"agrement" is not a type of agreement: did you mean agreement'),
)


@pytest.mark.parametrize(("column", "said", "told"), WRONG)
def test_a_wrong_answer_is_told_and_not_taken(column: str, said: str, told: str) -> None:
    one = draft(party_b="IRN")
    wrong = one.answer(question_about(column), said)
    assert wrong.startswith(told)
    assert "--" not in wrong
    assert one.cells == {"party_b": "IRN"}


def test_line_breaks_in_an_answer_are_blanks() -> None:
    one = draft()
    one.answer(question_about("title"), " Memorandum \r\n on\nTransport\n")
    assert one.cells == {"title": "Memorandum on Transport"}


def test_an_end_is_offered_only_where_it_is_asked_for() -> None:
    one = draft(title="Programme 2025-2028")
    offers = {question.columns[0]: one.offered(question) for question in QUESTIONS if one.offered(question)}
    assert offers == {"until": "2028?"}
    assert draft(title="Programme 2028").offered(question_about("until")) == ""


# What is known of an agreement whose title names 2025-2028, and the end that is offered.
OFFERS: tuple[tuple[dict[str, str], str], ...] = (
    ({"signed": "2025"}, "2028?"),
    ({"signed": "2028-12-31"}, "2028?"),
    ({"signed": "2028?"}, "2028?"),
    ({"signed": "2028..2030"}, "2028?"),
    # over before it began: the years are none of its term
    ({"signed": "2029-01-01"}, ""),
    ({"in_force": "2029"}, ""),
    ({"provisional": "2029"}, ""),
    # an end is known
    ({"until": "2027"}, ""),
    ({"lasts": "open"}, ""),
    ({"ended": "2027"}, ""),
)


@pytest.mark.parametrize(("known", "end"), OFFERS)
def test_an_end_in_the_title_is_offered_where_it_may_be_one(known: dict[str, str], end: str) -> None:
    assert end_offered(draft(title="Programme 2025-2028", **known).agreement) == end


def test_it_is_recognisable_once_signature_and_entry_are_answered() -> None:
    one = draft(title="T", signed="2025", **SIDES)
    assert not one.is_recognisable
    one.answer(question_about("in_force"), "")
    assert one.is_recognisable


def test_every_column_can_be_asked_about() -> None:
    assert all(name in question_about(name).columns for name in NAMES)
    assert question_about("notes").asks == "Notes"


def test_every_question_explains_itself_with_examples_that_it_would_take() -> None:
    parties = Parties(own=[*PARTIES, Party("EU", "European Union", "organisation", ("Azərbaycan",))])
    for question in QUESTIONS:
        assert question.explained.endswith(".")
        for example, _ in question.examples:
            assert Draft(CellReader(DAY, lambda: parties), {}).answer(question, example) == "", example


def test_the_next_of_a_series_keeps_what_belongs_to_the_occasion() -> None:
    one = draft(
        title="T", type="MoU", signed="28 April 2025", place="Baku", signatory_a="A. Minister", until="2028",
        occasion="AZE-IRN-2025-E1", sources="a; b", subjects="rail", notes="n", **SIDES,
    ).agreement  # fmt: skip
    assert same_occasion(one) == {
        **SIDES, "signatory_a": "A. Minister", "signed": "2025-04-28", "place": "Baku", "occasion": "AZE-IRN-2025-E1",
        "sources": "a; b",
    }  # fmt: skip


VISIT = RelationEvent(
    "AZE-IRN-2025-E1", "Visit", "visit", ("AZE", "IRN"), date=read_date("2025-04-28", DAY), place="Baku"
)
WHERE_AND_WHEN = {"signed": "2025-04-28", "place": "Baku"}

# What is written of an agreement signed at the visit, and what the visit adds.
OCCASIONS: tuple[tuple[RelationEvent, dict[str, str], dict[str, str]], ...] = (
    (VISIT, {}, SIDES | WHERE_AND_WHEN),
    (VISIT, {"signed": "2025", "place": ""}, SIDES),
    (VISIT, {"party_a": "Persia"}, {"party_b": "AZE"} | WHERE_AND_WHEN),
    (VISIT, {"party_b": "IRN"}, {"party_a": "AZE"} | WHERE_AND_WHEN),
    (VISIT, {"party_a": "CHE"}, WHERE_AND_WHEN),
    (VISIT, {"party_a": "AZE", "party_b": "CHE"}, WHERE_AND_WHEN),
    (VISIT._replace(date=None, place=""), {}, SIDES),
    (VISIT._replace(until=read_date("2025-04-30", DAY), place=""), {}, SIDES | {"signed": "2025-04-28..2025-04-30"}),
)  # fmt: skip


@pytest.mark.parametrize(("event", "written", "known"), OCCASIONS)
def test_an_event_tells_what_is_not_written_of_what_was_signed_at_it(
    event: RelationEvent, written: dict[str, str], known: dict[str, str]
) -> None:
    codes = {"Persia": "IRN"}
    one, other = (written.get(name, "") for name in SIDES)
    assert known_by_occasion(event, written, (codes.get(one, one), codes.get(other, other))) == known


def understood(**cells: str) -> dict[str, str]:
    """What is said to be recorded, by its label."""
    return {line.label: line.text for line in recorded_lines(draft(**cells).agreement, PARTIES.named)}


# A cell, and how it reads.
WORDS = (
    ("party_a", "Persia", "Iran (IRN)"),
    ("type", "notes", "exchange of notes"),
    ("signed", "28/04/2025", "28 April 2025"),
    ("signed", "2025-04-28?", "2025-04-28?: 28 April 2025, unconfirmed"),
    ("signed", "2025-04", "2025-04: some day in 2025-04"),
    ("signed", "2025-04-01..2025-06-02", "[2025-04-01..2025-06-02]: 2025-04-01 to 2025-06-02"),
    ("until", "2028", "31 December 2028"),
    ("until", "2028?", "2028?: some day in 2028, unconfirmed"),
    ("lasts", "18m", "18 months"),
    ("lasts", "open", "open"),
    ("notice", "1y6m", "1 year 6 months"),
    ("subjects", "rail; road", "rail; road"),
)


@pytest.mark.parametrize(("column", "cell", "words"), WORDS)
def test_what_was_understood_is_said_in_words(column: str, cell: str, words: str) -> None:
    assert list(understood(**{column: cell}).values()) == [words]


def presumed(agreement: Agreement) -> dict[str, str]:
    """What is said to follow, by its label."""
    return {line.label: line.text for line in presumed_lines(agreement, standing_on(agreement, DAY))}


def test_what_is_presumed_is_marked_and_named_as_to_be_confirmed() -> None:
    assert presumed(draft(title="T", type="MoU", signed="2025-04-28", **SIDES).agreement) == {
        "status": "in force ~?",
        "in force from": "2025-04-28 ~",
        "last day in force": "not known ?",
        "renewal": "not known; notice not known",
        "to confirm": "entry into force, last day in force",
    }
    assert "to confirm" not in presumed(draft(title="T", in_force="2025-04-28", lasts="open", **SIDES).agreement)
