"""`report --since`: what was missed or ended, how far it looks back, and what cannot be said."""

import pytest

from .report_world import DENOUNCED, FIXED, TACIT, add, listed
from .world import DONE, WRONG, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")


def missed(treatytrack: Treatytrack, *words: str, as_of: str = "2026-11-23") -> list[str]:
    return listed(treatytrack("report", "--format", "csv", *words, as_of=as_of), "missed-or-ended")


# what passed, each kind: the terms, the day of the report, what it says
KINDS: dict[str, tuple[tuple[str, ...], str, list[str]]] = {
    "a last safe day for notice": (("--in-force", "2017-03-21", *TACIT, "--notice", "4m"), "2026-11-23", ["X notice-by 2026-11-20 -3"]),
    "a renewal": (("--in-force", "2015-11-19", *TACIT, "--notice", "6m"), "2026-11-23", ["X renews 2026-11-19 -4"]),
    "a last day": ((*FIXED, "--until", "2026-11-20"), "2026-11-23", ["X expires 2026-11-20 -3"]),
    "a recorded end": (("--in-force", "2020-01-01", "--ended", "2026-11-20"), "2026-11-23", ["X ends 2026-11-19 -4"]),
    "an end by denunciation": ((*DENOUNCED, "--event", "denounced 2026-10-20"), "2026-11-23", ["X ends 2026-11-19 -4"]),
    "an entry into force": (("--in-force", "2026-11-18", "--lasts", "open"), "2026-11-23", ["X enters-into-force 2026-11-18 -5"]),
    "a meeting": (("--in-force", "2020-01-01", "--lasts", "open", "--event", "meeting 2026-11-18: experts"), "2026-11-23", ["X event 2026-11-18 -5"]),
    "a survival": (("--in-force", "2000-01-01", "--ended", "2016-11-19", "--survival", "10y"), "2026-11-23", ["X survival-ends 2026-11-18 -5"]),
    # once the latest day has gone
    "an uncertain day": ((*FIXED, "--until", "[2026-09-01..2026-11-20]"), "2026-11-23", ["X expires 2026-11-20 -3"]),
    "an uncertain day to come": ((*FIXED, "--until", "[2026-09-01..2026-11-23]"), "2026-11-23", []),
    # a last day is today's until tonight, and that of a report a week ago was told by that one as today's
    "the last day of today": ((*FIXED, "--until", "2026-11-23"), "2026-11-23", []),
    "the day of the last report": ((*FIXED, "--until", "2026-11-16"), "2026-11-23", ["X expires 2026-11-16 -7"]),
    "the day before it": ((*FIXED, "--until", "2026-11-15"), "2026-11-23", []),
    # what was met is not missed
    "a notice given": (("--in-force", "2017-03-21", *TACIT, "--notice", "4m", "--event", "notice 2026-11-20 by AZE"), "2026-11-23", []),
    "a notice given too late": (("--in-force", "2017-03-21", *TACIT, "--notice", "4m", "--event", "notice 2026-11-21 by AZE"), "2026-11-23", ["X notice-by 2026-11-20 -3"]),
    "an extension": ((*FIXED[:2], "--until", "2026-11-20", "--renewal", "consent", "--event", "extended 2026-11-19 until 2027-11-20"), "2026-11-23", []),
    # two of a kind between two reports
    "a short rhythm": (("--in-force", "2026-09-01", "--lasts", "3d", "--renewal", "tacit", "--renewal-length", "3d", "--notice", "none"), "2026-09-10",
                       ["X notice-by 2026-09-03 -7", "X notice-by 2026-09-06 -4", "X notice-by 2026-09-09 -1", "X renews 2026-09-04 -6", "X renews 2026-09-07 -3"]),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_what_passed_is_told_with_its_day(treatytrack: Treatytrack, kind: str) -> None:
    terms, day, expected = KINDS[kind]
    add(treatytrack, "X", *terms)
    assert sorted(missed(treatytrack, as_of=day)) == expected


@pytest.mark.parametrize("kind", ["renews", "enters-into-force"])
def test_a_first_day_is_told_as_today_before_it_has_passed(treatytrack: Treatytrack, kind: str) -> None:
    if kind == "renews":
        add(treatytrack, "X", "--in-force", "2016-11-23", *TACIT, "--notice", "6m")
    else:
        add(treatytrack, "X", "--in-force", "2026-11-23", "--lasts", "open")
    ended = treatytrack("report", "--format", "csv", as_of="2026-11-23")
    assert listed(ended, "renewing", "also-coming") == [f"X {kind} 2026-11-23 0"]
    assert missed(treatytrack, as_of="2026-11-23") == []
    assert missed(treatytrack, as_of="2026-11-24") == [f"X {kind} 2026-11-23 -1"]


def test_people_read_how_late_it_is_and_what_came_of_it(treatytrack: Treatytrack) -> None:
    add(treatytrack, "X", "--in-force", "2017-03-21", *TACIT, "--notice", "4m")
    shown = treatytrack("report", as_of="2026-11-22").out
    assert (
        "MISSED OR ENDED SINCE Sun 15 Nov 2026 (1)\n"
        "  2 days late  Fri 20 Nov 2026  X  Agreement X\n"
        "      Azerbaijan, Iran: no notice is recorded: locked in until 20 Mar 2028, next notice by 20 Nov 2027\n"
    ) in shown
    assert "  1 day late  " in treatytrack("report", as_of="2026-11-21").out


@pytest.mark.parametrize(
    ("since", "seen"),
    [
        ("7d", True), ("2d", False), ("3d", True), ("1m", True), ("1w", True),
        ("2026-11-20", True), ("2026-11-21", False), ("2026-11", True), ("20 November 2026", True),
        ("today", False), ("last", True), ("LAST", True),
    ],
)  # fmt: skip
def test_how_far_back_is_a_length_a_day_or_the_last_report(treatytrack: Treatytrack, since: str, seen: bool) -> None:
    add(treatytrack, "X", *FIXED, "--until", "2026-11-20")
    assert missed(treatytrack, "--since", since) == (["X expires 2026-11-20 -3"] if seen else [])


LEAVE = ("--in-force", "2020-01-01", "--lasts", "open", "--denunciation", "receipt")
RULE = ("--signed", "2020-01-01", "--type", "treaty", "--lasts", "open", "--entry-rule")
WITH_ITS_ACT = {
    "a denunciation that works on receipt": (LEAVE, ("denounced", "2026-11-20", "--by", "AZE"), "X ends 2026-11-19 -4"),
    "a notification": ((*RULE, "notification"), ("notified", "2026-11-20"), "X enters-into-force 2026-11-20 -3"),
    "an exchange": (
        (*RULE, "exchange"),
        ("exchanged", "[2026-11-18..2026-11-21]"),
        "X enters-into-force 2026-11-21 -2",
    ),
    "an entry of which only the latest day is known": (
        RULE[:-1],
        ("in-force", "[..2026-11-20]"),
        "X enters-into-force 2026-11-20 -3",
    ),
    "an end of which only the latest day is known": (
        LEAVE,
        ("terminated", "[..2026-11-20]"),
        "X ends 2026-11-19 -4",
    ),
}
"""What comes due on no day before: decided by an act of the same day, or never sure to be ahead."""


@pytest.mark.parametrize("kind", WITH_ITS_ACT)
def test_what_comes_with_the_act_that_decides_it_is_told_once(treatytrack: Treatytrack, kind: str) -> None:
    terms, act, told = WITH_ITS_ACT[kind]
    add(treatytrack, "X", *terms)
    assert treatytrack("record", "X", *act).code == DONE
    assert missed(treatytrack, "--since", "last", as_of="2026-11-23") == [told]
    for week in ("2026-11-30", "2026-12-07"):
        assert treatytrack("edit", "X", "--title", f"As of {week}").code == DONE
        assert missed(treatytrack, "--since", "last", as_of=week) == []


def test_an_end_that_is_sure_only_when_a_month_has_gone_is_told_again_then(treatytrack: Treatytrack) -> None:
    add(treatytrack, "X", *LEAVE)
    assert treatytrack("record", "X", "denounced", "2026-10", "--effective", "2026-10-10").code == DONE
    told = {"2026-10-12": ["X ends 2026-10-09 -3"], "2026-10-30": [], "2026-10-31": ["X ends 2026-10-09 -22"]}
    for week in ("2026-10-12", "2026-10-19", "2026-10-30", "2026-10-31", "2026-11-01", "2026-11-09"):
        assert missed(treatytrack, "--since", "last", as_of=week) == told.get(week, []), week


def test_what_enters_into_force_by_an_act_of_today_is_told_today(treatytrack: Treatytrack) -> None:
    add(treatytrack, "X", *RULE, "notification")
    add(treatytrack, "Y", "--in-force", "2000-01-01", "--lasts", "open", "--replaced-by", "X")
    assert treatytrack("record", "X", "notified", "2026-11-20").code == DONE
    ended = treatytrack("report", "--format", "csv", as_of="2026-11-20")
    assert listed(ended, "also-coming") == ["X enters-into-force 2026-11-20 0"]
    assert listed(ended, "missed-or-ended") == ["Y ends 2026-11-19 -1"]


@pytest.mark.parametrize("since", ["7d", "last"])
def test_in_the_first_weeks_of_the_calendar_it_looks_back_to_no_day(treatytrack: Treatytrack, since: str) -> None:
    for day in ("0001-01-08", "0001-01-09", "0001-02-01"):
        ended = treatytrack("report", "--since", since, as_of=day)
        assert (ended.code, ended.err) == (DONE, "")


def test_the_query_may_hold_of_it_before_it_passed_or_after(treatytrack: Treatytrack) -> None:
    add(treatytrack, "X", *FIXED, "--until", "2026-11-20")
    treatytrack("config", "@live", "status:live")
    for term in (
        "status:live",
        "status:over",
        "status:in-force",
        "ends:90d",
        "ends:2026-11-20",
        "@live",
        "ref:X",
        "next-deadline:1d",
    ):
        assert missed(treatytrack, term) == ["X expires 2026-11-20 -3"], term
    for term in ("status:signed", "ref:Y", "party:RUS", "not:party:IRN", "ends:2027"):
        assert missed(treatytrack, term) == [], term


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--since", "0d"), "--since: 0d is no time at all: a length counts back from today, as in 5y, 6m, 90d or 1y6m.\n"),
        (("--since", "7"), '--since: "7" says no time: write a length such as 7d or 1m, a day such as 2026-11-14, or last.\n'),
        (("--since", "soon"), '--since: "soon" says no time: write a length such as 7d or 1m, a day such as 2026-11-14, or last.\n'),
        (("--since", "lsat"), '--since: "lsat" says no time: write a length such as 7d or 1m, a day such as 2026-11-14, or last.\n'),
        (("--since", "2026-11-22"), "--since: 2026-11-22 lies after 2026-11-21, the day of the report: it looks back.\n"),
        (("--since", "[..2026-11-01]"), "--since: [..2026-11-01] has no first day: name the day from which on to look back.\n"),
        (("--since", "2026-02-30"), "--since: "),
        (("--since", "03/04/2026"), "--since: "),
        (("--since", "-7d"), "--since: -7d is negative"),
        (("--since", "11y"), "--since: 11y is too long ago: a report looks back 10 years at most, and treatytrack list ends:"),
        (("--since", "1900"), "--since: 1900 is too long ago: "),
        (("--since", "1000y"), "--since: 1000y is longer than 999 years.\n"),
        (("--since", ""), "--since names nothing: write its value, or leave it out.\n"),
        (("--within", "0d"), "--within: 0d is no time at all: a length counts forward, as in 5y, 6m, 90d or 1y6m.\n"),
        (("--within", "9000y"), "--within: 9000y is longer than 999 years.\n"),
        (("--format", "pdf"), '"pdf" is not a format: '),
    ],
)  # fmt: skip
def test_a_wrong_word_is_said(treatytrack: Treatytrack, words: tuple[str, ...], said: str) -> None:
    ended = treatytrack("report", *words)
    assert (ended.out, ended.code) == ("", WRONG)
    assert ended.err.startswith(said)


@pytest.mark.parametrize(
    ("terms", "as_of", "came_of_it"),
    [
        (TACIT, "2027-02-28", "no notice is recorded: locked in until 20 Mar 2028, next notice by 20 Nov 2027"),
        (TACIT, "2027-03-20", "no notice is recorded: locked in until 20 Mar 2028, next notice by 20 Nov 2027"),
        (TACIT, "2027-03-21", "no notice is recorded, so it renewed; it now runs to 20 Mar 2028, next notice by 20 Nov 2027"),
        (("--lasts", "10y", "--renewal", "open"), "2027-03-20", "no notice is recorded, so it becomes open-ended"),
        (("--lasts", "10y", "--renewal", "open"), "2027-03-21", "no notice is recorded, so it became open-ended"),
    ],
)  # fmt: skip
def test_once_the_term_has_ended_what_came_of_no_notice_is_said_of_the_past(
    treatytrack: Treatytrack, terms: tuple[str, ...], as_of: str, came_of_it: str
) -> None:
    add(treatytrack, "X", "--in-force", "2017-03-21", *terms, "--notice", "4m")
    assert f"      Azerbaijan, Iran: {came_of_it}\n" in treatytrack("report", "--since", "2026-11-01", as_of=as_of).out


def test_a_renewal_whose_length_is_assumed_says_so_afterwards_too(treatytrack: Treatytrack) -> None:
    add(treatytrack, "X", "--in-force", "2016-11-20", "--lasts", "10y", "--renewal", "tacit")
    shown = treatytrack("report").out
    assert "      Azerbaijan, Iran: renewed for 10 years (assumed); it now runs to 19 Nov 2036\n" in shown


@pytest.mark.parametrize(("within", "fields"), [("90d", []), ("1y", ["X renewal  "])])
def test_a_renewal_is_to_be_confirmed_within_the_window_of_the_report(
    treatytrack: Treatytrack, within: str, fields: list[str]
) -> None:
    add(treatytrack, "X", "--in-force", "2017-07-01", "--until", "2027-06-10")
    rows = listed(treatytrack("report", "--within", within, "--format", "csv", as_of="2026-11-22"), "to-confirm")
    shown = treatytrack("report", "--within", within, as_of="2026-11-22").out
    assert (rows, "TO CONFIRM (1)" in shown) == (fields, bool(fields))
