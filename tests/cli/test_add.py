"""`add`: an agreement from options, as people write them; its new ref on stdout, what follows on stderr."""

from pathlib import Path

import pytest

from .world import CONFLICT, DONE, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")


def recorded(treatytrack: Treatytrack, ref: str, columns: str) -> str:
    """Those columns of one agreement, as csv."""
    return treatytrack("list", f"ref:{ref}", "--columns", columns, "--format", "csv").lines[1]


def test_the_new_ref_is_the_answer_and_what_follows_is_said(treatytrack: Treatytrack) -> None:
    assert treatytrack(
        "add", "Cultural Exchange Programme 2025-2028", "--between", "AZE", "IRN", "--type", "programme",
        "--signed", "2025-04-28", "--place", "Baku", "--until", "2028?",
    ) == Ended(
        "AZE-IRN-2025-1\n",
        "On 2026-11-21: in force ~; last day in force in 2028; next: 2028-01-01, in 406 days, "
        "expires at the earliest ?.\n",
        DONE,
    )  # fmt: skip
    assert treatytrack(
        "add", "Agreement on Trade", "--between", "Iran", "Switzerland", "--in-force", "2017-03-17", "--lasts", "5y",
        "--renewal", "tacit", "--renewal-length", "1y", "--notice", "6m",
    ) == Ended(
        "CHE-IRN-ND-1\n",
        "On 2026-11-21: in force; running term ends 2027-03-16; next: 2027-03-17, in 116 days, renews.\n",
        DONE,
    )  # fmt: skip


def test_the_first_agreement_makes_the_register_where_the_command_says(treatytrack: Treatytrack, empty: Path) -> None:
    empty.unlink()
    ended = treatytrack("add", "Agreement on Trade", "--between", "AZE", "IRN")
    said = "Made a new register at relations.db\nOn 2026-11-21: draft.\n"
    assert ended == Ended("AZE-IRN-ND-1\n", said, DONE)
    assert treatytrack.refs() == ["AZE-IRN-ND-1"]


# The same two parties, as registers and people write them.
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AZE", "IRN"),
        ("aze", "irn"),
        ("Azerbaijan", "Persia"),
        ("AZERBAIJAN", "IRAN, ISLAMIC REPUBLIC OF"),
        ("Republic of Azerbaijan", "Islamic Republic of Iran"),
        ("Azərbaycan", "İran"),
        ("Азербайджан", "Иран"),
        ("Azerbaïdjan", "Iran (République islamique d')"),
        ("Aserbaidschan", "Iran"),
        ("آذربایجان", "ایران"),
        ("أذربيجان", "إيران"),
    ],
)
def test_parties_are_known_by_their_names_in_many_languages(treatytrack: Treatytrack, one: str, other: str) -> None:
    ended = treatytrack("add", "Agreement on Trade", "--between", one, other)
    assert (ended.out, ended.code) == ("AZE-IRN-ND-1\n", DONE), ended.err
    assert recorded(treatytrack, "AZE-IRN-ND-1", "party_a,party_b") == "AZE,IRN"


def test_the_sides_keep_their_order_and_the_ref_is_alphabetical(treatytrack: Treatytrack) -> None:
    assert treatytrack("add", "T", "--party-a", "Switzerland", "--party-b", "AZE").out == "AZE-CHE-ND-1\n"
    assert recorded(treatytrack, "AZE-CHE-ND-1", "party_a,party_b") == "CHE,AZE"


# What people call a kind of agreement, and ours.
@pytest.mark.parametrize(
    ("written", "ours"),
    [
        ("MoU", "memorandum"),
        ("M.o.U.", "memorandum"),
        ("Memorandum of Understanding", "memorandum"),
        ("notes", "exchange-of-notes"),
        ("Exchange of Notes", "exchange-of-notes"),
        ("program", "programme"),
        ("action plan", "plan"),
        ("Communiqué", "joint-statement"),
        ("TREATY", "treaty"),
    ],
)
def test_a_type_may_be_what_people_call_it(treatytrack: Treatytrack, written: str, ours: str) -> None:
    assert treatytrack("add", "T", "--between", "AZE", "IRN", "--type", written).code == DONE
    assert recorded(treatytrack, "AZE-IRN-ND-1", "type") == ours


# What people write for a day, and how it is recorded.
@pytest.mark.parametrize(
    ("written", "recorded_as"),
    [
        ("2025-04-28", "2025-04-28"),
        ("28 April 2025", "2025-04-28"),
        ("28 Apr 2025", "2025-04-28"),
        ("April 28, 2025", "2025-04-28"),
        ("28.04.2025", "2025-04-28"),
        ("28/04/2025", "2025-04-28"),  # reads one way only
        ("05/05/2025", "2025-05-05"),  # reads two ways that are the same
        ("2025/4/28", "2025-04-28"),
        ("today", "2026-11-21"),
        ("April 2025", "2025-04"),
        ("2025-04", "2025-04"),
        ("2025", "2025"),
        ("2025?", "2025?"),
        ("2025~", "2025~"),
        ("28 April 2025?", "2025-04-28?"),
        ("1981-09..1981-10", "[1981-09..1981-10]"),
        ("[..2019-01-01]", "[..2019-01-01]"),
        ("201X", "201X"),
        ("1964-XX-16", "1964-XX-16"),
    ],
)
def test_dates_are_read_as_people_write_them(treatytrack: Treatytrack, written: str, recorded_as: str) -> None:
    ended = treatytrack("add", "T", "--between", "AZE", "IRN", "--signed", written)
    assert ended.code == DONE, ended.err
    assert recorded(treatytrack, ended.out.strip(), "signed") == recorded_as


@pytest.mark.parametrize(("order", "day"), [("--day-first", "2025-04-03"), ("--month-first", "2025-03-04")])
def test_a_date_that_reads_two_ways_is_read_as_one_says(treatytrack: Treatytrack, order: str, day: str) -> None:
    added = treatytrack("add", "T", "--between", "AZE", "IRN", "--signed", "03/04/2025", order)
    assert (added.out, recorded(treatytrack, "AZE-IRN-2025-1", "signed")) == ("AZE-IRN-2025-1\n", day)


def test_list_options_are_singular_and_repeatable(treatytrack: Treatytrack) -> None:
    lists = [
        "--tag",
        "project:instc",
        "--tag",
        "a; b",
        "--subject",
        '"quoted"',
        "--subject",
        "rail",
        "--language",
        "fa",
    ]
    assert treatytrack("add", "T", "--between", "AZE", "IRN", *lists).code == DONE
    cells = recorded(treatytrack, "AZE-IRN-ND-1", "tags,subjects,languages")
    assert cells == '"project:instc; ""a; b""","""""""quoted""""""; rail",fa'


def test_an_empty_item_of_a_list_is_dropped_and_harms_no_other(treatytrack: Treatytrack) -> None:
    added = treatytrack("add", "T", "--between", "AZE", "IRN", "--subject", "a; b", "--subject", "", "--tag", "")
    assert added.code == DONE
    assert recorded(treatytrack, "AZE-IRN-ND-1", "title,subjects,tags") == 'T,"""a; b""",'


# The number runs on for its parties and year, and is never given twice.
def test_refs_are_numbered_and_never_reused(treatytrack: Treatytrack) -> None:
    def ref(title: str, *words: str) -> str:
        return treatytrack("add", title, "--between", "AZE", "IRN", *words).out.strip()

    assert [ref("A", "--signed", "2025"), ref("B", "--signed", "2025-04"), ref("C")] == [
        "AZE-IRN-2025-1", "AZE-IRN-2025-2", "AZE-IRN-ND-1",
    ]  # fmt: skip
    assert treatytrack("remove", "AZE-IRN-2025-2", "--yes").code == DONE
    assert ref("D", "--signed", "2025") == "AZE-IRN-2025-3"
    assert ref("E", "--signed", "2025", "--ref", "AZE-IRN-2025-7") == "AZE-IRN-2025-7"
    assert ref("F", "--signed", "2025") == "AZE-IRN-2025-8"
    assert ref("G", "--signed", "[2024-12..2025-01]") == "AZE-IRN-ND-2"
    again = treatytrack("add", "H", "--between", "AZE", "IRN", "--ref", "AZE-IRN-2025-2")
    assert again == Ended(
        "",
        "The ref AZE-IRN-2025-2 was given already (to one since removed), and a ref is never used twice.\n",
        CONFLICT,
    )


def test_an_entry_into_force_before_the_signature_is_kept_and_warned_of(treatytrack: Treatytrack) -> None:
    ended = treatytrack("add", "T", "--between", "AZE", "IRN", "--signed", "2025-02-01", "--in-force", "2025-01-01")
    assert (ended.out, ended.code) == ("AZE-IRN-2025-1\n", DONE)
    assert ended.err.splitlines()[0] == (
        "Warning: in force 2025-01-01 lies before signed 2025-02-01 (retroactive effect?)."
    )


def test_the_same_agreement_again_names_the_one_that_is_there(treatytrack: Treatytrack) -> None:
    words = ("add", "Agreement on Trade", "--between", "AZE", "IRN", "--signed", "2025-04-28")
    assert treatytrack(*words).code == DONE
    before = treatytrack.digest
    swapped = ("add", "Agreement on Trade", "--between", "Persia", "Azerbaijan", "--signed", "28.4.2025")
    for again in (words, swapped):
        assert treatytrack(*again) == Ended(
            "", "This agreement is recorded already as AZE-IRN-2025-1: Agreement on Trade.\n", CONFLICT
        )
    assert treatytrack.digest == before


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ((), "a title and --between A B"),
        (("T",), "--between A B"),
        (("--between", "AZE", "IRN"), "a title"),
        (("", "--between", "AZE", "IRN"), "a title"),
    ],
)
def test_off_a_terminal_add_asks_nothing_and_names_what_is_missing(
    treatytrack: Treatytrack, empty: Path, words: tuple[str, ...], missing: str
) -> None:
    empty.unlink()
    ended = treatytrack("add", *words, given="AZE\nIRN\n")
    assert (ended.out, ended.code) == ("", WRONG)
    assert ended.err.startswith(f"An agreement needs {missing}: treatytrack add ")
    assert list(treatytrack.folder.iterdir()) == []


# A ref that is named and not there, and what is said of it.
@pytest.mark.parametrize(
    ("option", "ref", "told"),
    [
        ("--occasion", "AZE-IRN-2025-E9", "; did you mean AZE-IRN-2025-E1 or AZE-IRN-2025-E2?"),
        ("--occasion", "AZE-IRN-2024-E11", "; did you mean AZE-IRN-2024-E1 or AZE-IRN-2024-E2?"),
        ("--replaced-by", "AZE-IRN-2025-44", "; did you mean AZE-IRN-2025-4 or AZE-IRN-2025-5?"),
        ("--related", "amends CHE-IRN-1967-1", "."),
        ("--occasion", "SUMMIT", "."),
        # of the same parties and year, and still not like it
        ("--occasion", "AZE-IRN-2025-ESomethingElseAltogether", "."),
    ],
)
def test_a_ref_that_is_not_in_the_register_is_kept_and_warned_of(
    treatytrack: Treatytrack, relations: Path, option: str, ref: str, told: str
) -> None:
    ended = treatytrack("add", "T", "--between", "AZE", "IRN", option, ref)
    assert (ended.out, ended.code) == ("AZE-IRN-ND-1\n", DONE)
    assert ended.err.splitlines()[0] == f"Warning: {ref.removeprefix('amends ')} is not in the register{told}"


def test_a_ref_that_is_in_the_register_is_not_warned_of(treatytrack: Treatytrack, relations: Path) -> None:
    ended = treatytrack(
        "add", "T", "--between", "AZE", "IRN", "--occasion", "AZE-IRN-2025-E1", "--related", "see AZE-IRN-2025-1"
    )
    assert (ended.code, "Warning" in ended.err) == (DONE, False)
