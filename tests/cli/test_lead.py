"""`lead`: the deadlines of an agreement are told of that long ahead, where that is further than the window."""

import pytest

from .world import DONE, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

HEADING = "ref,title,parties,kind,date,earliest,latest,days_left,certain,why\n"
ENDS_2027 = ("--in-force", "2020-01-01", "--lasts", "8y", "--renewal", "none")
"""Its last day in force is 31 December 2027."""
SOON = ("--in-force", "2020-01-01", "--until", "2027-02-19", "--renewal", "none")
"""Ends on the last day of a window of 90 days."""
TACIT = ("--in-force", "2017-03-17", "--lasts", "5y", "--renewal", "tacit", "--renewal-length", "1y", "--notice", "6m")
"""Renews on 17 March 2027; notice for the term after it is safe until 16 September 2027."""
SOME_DAY = ("--in-force", "2020-01-01", "--until", "2028?", "--renewal", "none")


@pytest.fixture(autouse=True)
def agreements(treatytrack: Treatytrack, empty: object) -> None:
    """Agreements with a long lead, a short one and none."""
    for ref, *terms in (
        ("LONG", *ENDS_2027, "--lead", "2y"),
        ("NONE", *ENDS_2027),
        ("SHORT", *SOON, "--lead", "30d"),
        ("TACIT", *TACIT, "--lead", "299d"),
        ("VAGUE", *SOME_DAY, "--lead", "14m"),
    ):
        ended = treatytrack("add", f"Agreement {ref}", "--between", "AZE", "IRN", "--ref", ref, *terms)
        assert ended.code == DONE, ended.err


def due(treatytrack: Treatytrack, *words: str, as_of: str = "2026-11-21") -> list[str]:
    """What `deadlines` lists: ref, kind and day."""
    ended = treatytrack("deadlines", *words, "--format", "csv", as_of=as_of)
    assert ended.code == DONE, ended.err
    cells = [line.split(",") for line in ended.lines[1:]]
    return [f"{row[0]} {row[3]} {row[4]}" for row in cells]


SHORT = "SHORT expires 2027-02-19"
RENEWS, NOTICE = "TACIT renews 2027-03-17", "TACIT notice-by 2027-09-16"
LONG, NONE = "LONG expires 2027-12-31", "NONE expires 2027-12-31"
VAGUE = "VAGUE expires 2028-01-01"

WINDOWS: list[tuple[tuple[str, ...], list[str]]] = [
    # 90 days, and for each agreement its lead where that is further: 299 days reach 16 September, 14 months 21 January
    ((), [SHORT, RENEWS, NOTICE, LONG, VAGUE]),
    (("--within", "30d"), [RENEWS, NOTICE, LONG, VAGUE]),
    # a lead never narrows a window
    (("--within", "90d"), [SHORT, RENEWS, NOTICE, LONG, VAGUE]),
    (("--within", "2y"), [SHORT, RENEWS, NOTICE, LONG, NONE, VAGUE]),
    # nor does it bring in what is asked to stay out
    (("--kind", "renews"), [RENEWS]),
    (("ref:LONG,NONE",), [LONG]),
    # days that are named are meant as they stand
    (("--to", "2027-12-30"), [SHORT, RENEWS, NOTICE]),
    (("--to", "2027-12-31"), [SHORT, RENEWS, NOTICE, LONG, NONE]),
    (("--from", "2026-11-21"), [SHORT]),
    (("--from", "2027-03-01", "--to", "2027-05-01"), [RENEWS]),
    (("--from", "2027-03-01"), [RENEWS]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), WINDOWS)
def test_deadlines_look_ahead_by_the_lead_unless_days_are_named(
    treatytrack: Treatytrack, words: tuple[str, ...], expected: list[str]
) -> None:
    assert due(treatytrack, *words) == expected


@pytest.mark.parametrize(
    ("day", "told"),
    [
        # 31 December 2025 + 2 years is the last day in force, and the day before is a day too soon
        ("2025-12-30", []),
        ("2025-12-31", [LONG]),
        ("2027-12-31", [LONG]),
        ("2028-01-01", []),
    ],
)
def test_the_first_day_on_which_a_lead_tells(treatytrack: Treatytrack, day: str, told: list[str]) -> None:
    assert due(treatytrack, "ref:LONG", as_of=day) == told


@pytest.mark.parametrize(("day", "told"), [("2026-10-31", []), ("2026-11-01", [VAGUE])])
def test_an_uncertain_day_is_told_of_as_soon_as_it_may_come(
    treatytrack: Treatytrack, day: str, told: list[str]
) -> None:
    """1 November 2026 + 14 months is 1 January 2028, the first day that may be the last."""
    assert due(treatytrack, "ref:VAGUE", as_of=day) == told


def test_a_row_is_the_same_as_in_a_wider_window(treatytrack: Treatytrack) -> None:
    row = (
        "LONG,Agreement LONG,AZE; IRN,expires,2027-12-31,2027-12-31,2027-12-31,405,yes,"
        "8 years from entry into force; no renewal\n"
    )
    by_lead = treatytrack("deadlines", "ref:LONG", "--format", "csv")
    wider = treatytrack("deadlines", "ref:LONG", "--within", "2y", "--format", "csv")
    assert by_lead.out == wider.out == HEADING + row
    assert wider.err == "1 deadline from 2026-11-21 to 2028-11-21.\n"


def marked(treatytrack: Treatytrack, *words: str) -> str:
    """The refs that `list` on a terminal marks with `!`."""
    lines = treatytrack("list", *words, "--sort", "ref", columns=200, NO_COLOR="1").lines
    return " ".join(line.split()[1] for line in lines if line.startswith("!"))


@pytest.mark.parametrize(
    ("words", "refs"),
    [
        ((), "LONG SHORT TACIT VAGUE"),
        (("--within", "30d"), "LONG TACIT VAGUE"),
        (("--within", "2y"), "LONG NONE SHORT TACIT VAGUE"),
    ],
)
def test_the_mark_of_the_list_looks_as_far_ahead(treatytrack: Treatytrack, words: tuple[str, ...], refs: str) -> None:
    assert marked(treatytrack, *words) == refs


def test_a_lead_is_shown_and_can_be_changed(treatytrack: Treatytrack) -> None:
    assert "  told of ahead  2 years" in treatytrack("show", "LONG").lines
    assert treatytrack("edit", "LONG", "--lead", "1y").out == "lead: 2y -> 1y\n"
    assert due(treatytrack, "ref:LONG") == []
    assert treatytrack("edit", "NONE", "--lead", "2 years").out == "lead: (empty) -> 2y\n"
    assert due(treatytrack, "ref:NONE") == [NONE]


def test_a_lead_that_is_none_is_refused(treatytrack: Treatytrack) -> None:
    before = treatytrack.digest
    ended = treatytrack("edit", "LONG", "--lead", "0d")
    assert ended == Ended("", ended.err, 2)
    assert ended.err.startswith("--lead: 0d is no time at all: ")
    assert treatytrack.digest == before
