"""The value behind a timeline: the worked cases of section 7 as bars, and how far a chosen axis reaches."""

from datetime import date

import pytest

from treatytrack.actions.axis import Span, axis_of
from treatytrack.actions.find import Found
from treatytrack.actions.timeline import timeline_of
from treatytrack.answers.timeline import Bar, Timeline
from treatytrack.columns import BY_NAME, agreement_from
from treatytrack.domain.validity import standing_on
from treatytrack.errors import WrongRequest

TODAY = date(2026, 11, 21)
FIRST, LAST = date(2020, 1, 1), date(2030, 12, 31)

Cells = dict[str, str]


def drawn(*all_cells: Cells, first: date | None = None, last: date | None = None) -> Timeline:
    """The agreements with these cells along an axis, as known today."""
    found = []
    for cells in all_cells:
        named = {"ref": "A-1", "title": "Agreement", "party_a": "AZE", "party_b": "IRN", **cells}
        agreement = agreement_from({name: BY_NAME[name].kind.read(text) for name, text in named.items()})
        found.append(Found(agreement, standing_on(agreement, TODAY)))
    return timeline_of(found, TODAY, first, last)


def told(bar: Bar) -> list[str]:
    """A bar in lines: its stretches, its marks, and where it comes from and goes to."""
    held = [f"{one.first} to {one.last}: {one.state} {one.certain}" for one in bar.stretches]
    marks = [f"{mark.day} {mark.kind}" for mark in bar.marks]
    return [
        *held,
        *marks,
        *(["came before"] if bar.came else []),
        *([f"goes on: {bar.goes_on}"] if bar.goes_on else []),
    ]


WORKED: dict[str, tuple[Cells, list[str], str]] = {
    "GSOMIA, were it renewed by three years": (
        {"in_force": "2016-11-23", "lasts": "1y", "renewal": "tacit", "renewal_length": "3y", "notice": "90d"},
        ["2020-01-01 to 2026-11-22: in-force yes", "2026-11-23 to 2030-12-31: renewed yes", "2020-11-23 renews",
         "2023-11-23 renews", "2026-08-24 notice-by", "2026-11-23 renews", "2029-08-24 notice-by", "2029-11-23 renews",
         "came before", "goes on: renews"],
        "renews 23 Nov 2026",
    ),
    "New START": (
        {"in_force": "2011-02-05", "lasts": "10y", "renewal": "consent", "events": "extended 2021-02-03 for 5y"},
        ["2020-01-01 to 2026-02-04: in-force yes", "2026-02-04 expires", "came before"],
        "to 4 Feb 2026",
    ),
    "Bolivia and Switzerland": (
        {"in_force": "1991-05-17", "lasts": "10y", "renewal": "tacit", "renewal_length": "2y", "notice": "6m",
         "survival": "10y", "ended": "2019-05-17"},
        ["2020-01-01 to 2029-05-16: survival yes", "2029-05-16 survival-ends", "came before"],
        "to 16 May 2019",
    ),
    "Russia and Ukraine": (
        {"in_force": "1999-04-01", "lasts": "10y", "renewal": "tacit", "renewal_length": "10y", "notice": "6m"},
        ["2020-01-01 to 2029-03-31: in-force yes", "2029-04-01 to 2030-12-31: renewed yes", "2028-09-30 notice-by",
         "2029-04-01 renews", "came before", "goes on: renews"],
        "renews 1 Apr 2029",
    ),
    "Japan and Azerbaijan": (
        {"party_b": "JPN", "signed": "2022-12-27", "entry_rule": "notification + 30d", "lasts": "open",
         "events": "notified 2023-01-20 by AZE; notified 2023-07-05 by JPN"},
        ["2023-08-04 to 2030-12-31: in-force yes", "2022-12-27 signed", "2023-08-04 enters-into-force",
         "goes on: open-ended"],
        "open-ended",
    ),
    "Amity": (
        {"in_force": "1957-06-16", "denunciation": "receipt + 1y", "events": "denounced 2020-10-03"},
        ["2020-01-01 to 2021-10-02: in-force yes", "2021-10-02 ends", "came before"],
        "to 2 Oct 2021",
    ),
    "Transport": (
        {"type": "memorandum", "signed": "2025-04-28", "until": "2026?"},
        ["2025-04-28 to 2026-01-01: in-force assumed", "2026-01-02 to 2026-12-31: in-force no",
         "2025-04-28 enters-into-force", "2025-04-28 signed"],
        "some day in 2026 ?",
    ),
    "a memorandum without an end": (
        {"type": "memorandum", "signed": "2025-04-28"},
        ["2025-04-28 to 2030-12-31: in-force no", "2025-04-28 enters-into-force", "2025-04-28 signed",
         "goes on: not known"],
        "end not known",
    ),
    "one that is applied provisionally, nobody knows until when": (
        {"signed": "2025-02-01", "provisional": "2025-02-01"},
        ["2025-02-01 to 2030-12-31: provisional yes", "2025-02-01 signed", "goes on: not known"],
        "end not known",
    ),
    "one whose provisions survive without end": (
        {"in_force": "2020-01-01", "ended": "2025-01-01", "survival": "open"},
        ["2020-01-01 to 2024-12-31: in-force yes", "2025-01-01 to 2030-12-31: survival yes",
         "2020-01-01 enters-into-force", "2024-12-31 ends", "goes on: open-ended"],
        "to 31 Dec 2024",
    ),
    "one that begins only after the axis": (
        {"signed": "2026-01-01", "in_force": "2031-01-01", "until": "2040", "renewal": "none"},
        ["2026-01-01 signed", "goes on: later"],
        "to 31 Dec 2040",
    ),
    "a meeting ahead": (
        {"in_force": "2020-01-01", "lasts": "open", "events": "meeting 2027-03-01: joint commission"},
        ["2020-01-01 to 2030-12-31: in-force yes", "2020-01-01 enters-into-force", "2027-03-01 event",
         "goes on: open-ended"],
        "open-ended",
    ),
    "a draft": ({}, [], "draft"),
}  # fmt: skip


@pytest.mark.parametrize("name", WORKED)
def test_it_is_drawn_so(name: str) -> None:
    cells, lines, until = WORKED[name]
    (bar,) = drawn(cells, first=FIRST, last=LAST).bars
    assert told(bar) == lines
    assert bar.until == until


SAID = {
    "On 21 Nov 2026: in force; in force from 23 Nov 2016; renews 23 Nov 2026; last safe day for notice 24 Aug 2026, "
    "passed; locked in until 22 Nov 2027.": {
        "in_force": "2016-11-23", "lasts": "1y", "renewal": "tacit", "renewal_length": "1y", "notice": "90d"
    },
    "On 21 Nov 2026: in force; in force from some day in May 2017; renews some day in May 2027; last safe day for "
    "notice 30 Oct 2026 to 30 Nov 2026, may have passed; may be locked in until 30 Apr 2032 to 20 May 2032.": {
        "in_force": "2017-05", "lasts": "10y", "renewal": "tacit", "renewal_length": "5y", "notice": "6m"
    },
    "On 21 Nov 2026: terminated; in force from 17 May 1991; last day in force 16 May 2019; some provisions survive "
    "until 16 May 2029.": {"in_force": "1991-05-17", "lasts": "open", "survival": "10y", "ended": "2019-05-17"},
    "On 21 Nov 2026: in force, not certain; signed 28 Apr 2025; in force from 28 Apr 2025, assumed; last day in force "
    "some day in 2026.": {"type": "memorandum", "signed": "2025-04-28", "until": "2026?"},
    "On 21 Nov 2026: signed, not in force, not certain; signed 1 Jan 2020.": {"type": "treaty", "signed": "2020-01-01"},
    "On 21 Nov 2026: in force; in force from some day in Mar 2020; open-ended.": {
        "in_force": "2020-03", "lasts": "open"
    },
    "On 21 Nov 2026: in force; in force from some day from 13 Oct 2014 to 6 Aug 2015; open-ended.": {
        "in_force": "[2014-10-13..2015-08-06]", "lasts": "open"
    },
    "On 21 Nov 2026: draft.": {},
}  # fmt: skip


@pytest.mark.parametrize("said", SAID)
def test_a_bar_is_said_in_a_sentence(said: str) -> None:
    (bar,) = drawn(SAID[said]).bars
    assert bar.said == said


@pytest.mark.parametrize(
    ("spans", "axis"),
    [
        # nothing to show: this year and the next
        ([], "2026-01-01 2028-12-31"),
        ([None], "2026-01-01 2028-12-31"),
        # from the first day to the last, with room to see that it ends
        (["2025-04-28 2028-12-31"], "2025-01-01 2029-12-31"),
        (["2025-04-28 2028-06-30"], "2025-01-01 2028-12-31"),
        # an end of 2099 does not make the present narrow, nor does a beginning of 1930
        (["2025-04-28 2099-12-31"], "2025-01-01 2037-12-31"),
        (["1930-01-01 2026-11-21"], "2001-01-01 2028-12-31"),
        # what begins only long after today has today before it
        (["2031-01-01 2040-01-01"], "2026-01-01 2037-12-31"),
        (["2099-01-01 2101-01-01"], "2026-01-01 2037-12-31"),
        # what was over long ago is seen where nothing else is asked for
        (["1930-01-01 1950-05-05"], "1930-01-01 1950-12-31"),
        (["1930-01-01 1950-05-05", "2020-01-01 2027-01-01"], "2001-01-01 2028-12-31"),
    ],
)
def test_an_axis_is_chosen_so_that_the_present_can_be_seen(spans: list[str | None], axis: str) -> None:
    worth_seeing = [span and Span(*map(date.fromisoformat, span.split())) for span in spans]
    chosen = axis_of([span or None for span in worth_seeing], TODAY)
    assert f"{chosen.first} {chosen.last}" == axis


@pytest.mark.parametrize(
    ("first", "last", "axis"),
    [
        ("2020-03-03", None, "2020-03-03 2028-12-31"),
        (None, "2026-12-24", "2025-01-01 2026-12-24"),
        # an end that the other would not reach moves it
        ("2050-03-03", None, "2050-03-03 2051-12-31"),
        (None, "2010-03-03", "2010-01-01 2010-03-03"),
        ("9999-12-01", None, "9999-12-01 9999-12-31"),
    ],
)
def test_an_end_that_is_given_is_kept(first: str | None, last: str | None, axis: str) -> None:
    given = [date.fromisoformat(one) if one else None for one in (first, last)]
    chosen = axis_of([Span(date(2025, 4, 28), date(2027, 1, 1))], TODAY, *given)
    assert f"{chosen.first} {chosen.last}" == axis


def test_an_axis_does_not_end_before_it_begins() -> None:
    with pytest.raises(WrongRequest, match="2026-01-01 lies before 2027-01-01"):
        axis_of([], TODAY, date(2027, 1, 1), date(2026, 1, 1))


def test_the_oldest_days_of_the_calendar_can_be_asked_for() -> None:
    assert axis_of([], date(1, 1, 1)) == (date(1, 1, 1), date(2, 12, 31))
    assert axis_of([], date(9999, 12, 31)) == (date(9999, 1, 1), date(9999, 12, 31))
