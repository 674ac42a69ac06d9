"""`report --since`: what was missed or ended, what is new, and the report that the register remembers."""

import csv
import io
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from .report_world import at
from .world import DONE, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

SOMETHING_IS_DUE = 10
FIXED = ("--in-force", "2020-01-01", "--renewal", "none")
TACIT = ("--lasts", "5y", "--renewal", "tacit", "--renewal-length", "1y")
DENOUNCED = ("--in-force", "2000-01-01", "--lasts", "open", "--denunciation", "receipt + 1m")


def add(treatytrack: Treatytrack, ref: str, *terms: str, on: datetime | None = None) -> None:
    words = ("add", f"Agreement {ref}", "--between", "AZE", "IRN", "--ref", ref, *terms)
    ended = at(on, treatytrack, *words) if on else treatytrack(*words)
    assert ended.code == DONE, ended.err


def listed(ended: Ended, *sections: str) -> list[str]:
    """`ref kind date days_left` of every row in these sections."""
    assert ended.code == DONE, ended.err
    rows = csv.DictReader(io.StringIO(ended.out))
    return [
        f"{row['ref']} {row['kind']} {row['date']} {row['days_left']}" for row in rows if row["section"] in sections
    ]


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


# --- the report that is remembered -----------------------------------------------------------------------------------


def monday(number: int) -> datetime:
    """Early on that Monday of November 2026 in Baku, where it is Sunday still in UTC."""
    return datetime(2026, 11, (1, 8, 15, 22)[number], 21, 30, tzinfo=UTC)


def since_last(treatytrack: Treatytrack, moment: datetime, *words: str, **how: int) -> Ended:
    return at(moment, treatytrack, "report", "--since", "last", *words, **how)


def back(ended: Ended) -> str:
    """What a report says of how far it looks back."""
    assert (ended.code, ended.err) == (DONE, "")
    return ended.lines[3]


FIRST_EVER = "Looking back 7 days, to Mon 26 Oct 2026; no earlier report is remembered"


def test_the_first_report_looks_back_a_week_and_says_so(treatytrack: Treatytrack) -> None:
    assert back(since_last(treatytrack, monday(0))) == FIRST_EVER


def test_a_missed_week_is_made_up_for(treatytrack: Treatytrack) -> None:
    add(treatytrack, "X", *FIXED, "--until", "2026-11-12", on=monday(0))
    since_last(treatytrack, monday(0))
    ended = since_last(treatytrack, monday(3))
    assert back(ended) == "Looking back to the last report, Mon 2 Nov 2026, 21 days ago"
    assert "11 days ago  Thu 12 Nov 2026  X" in ended.out
    assert back(since_last(treatytrack, monday(3))) == back(ended)


def test_a_report_that_is_run_again_on_the_same_day_says_the_same(treatytrack: Treatytrack) -> None:
    add(treatytrack, "X", *FIXED, "--until", "2026-11-12", on=monday(0))
    since_last(treatytrack, monday(0))
    assert since_last(treatytrack, monday(2)) == since_last(treatytrack, monday(2))


def test_only_the_same_query_is_the_same_report(treatytrack: Treatytrack) -> None:
    since_last(treatytrack, monday(0), "party:IRN")
    assert back(since_last(treatytrack, monday(1), "party:IRN")).startswith("Looking back to the last report")
    assert "no earlier report" in back(since_last(treatytrack, monday(1), "party:RUS"))
    assert "no earlier report" in back(since_last(treatytrack, monday(1)))


@pytest.mark.parametrize("words", [("--since", "7d"), ("--since", "last", "--dry-run")])
def test_other_reports_are_not_remembered(treatytrack: Treatytrack, words: tuple[str, ...]) -> None:
    before = treatytrack.digest
    assert at(monday(0), treatytrack, "report", *words).code == DONE
    assert treatytrack.digest == before
    assert "no earlier report" in back(since_last(treatytrack, monday(1)))


def test_a_report_that_nobody_could_read_is_not_remembered(treatytrack: Treatytrack) -> None:
    ended = since_last(treatytrack, monday(0), "-o", "nowhere/report.txt")
    assert ended.code == 1
    assert "no earlier report" in back(since_last(treatytrack, monday(1)))


@pytest.mark.parametrize("words", [("-o", "report.md"), ("--quiet-if-empty",), ("--format", "csv"), ("--exit-code",)])
def test_a_report_is_remembered_wherever_it_went(treatytrack: Treatytrack, words: tuple[str, ...]) -> None:
    assert since_last(treatytrack, monday(0), *words).code == DONE
    assert back(since_last(treatytrack, monday(1))).startswith("Looking back to the last report, Mon 2 Nov 2026")


def test_it_leaves_no_trace_in_the_history(treatytrack: Treatytrack) -> None:
    add(treatytrack, "X", *FIXED, "--until", "2026-11-12", on=monday(0))
    since_last(treatytrack, monday(1))
    with closing(sqlite3.connect(treatytrack.register)) as connection:
        commands = connection.execute("SELECT DISTINCT command FROM history").fetchall()
        runs = connection.execute("SELECT query, as_of_named, day, at FROM report_run").fetchall()
    assert "report" not in {command for (command,) in commands}
    assert runs == [("", 0, "2026-11-09", "2026-11-08T21:30:00.000Z")]


@pytest.mark.parametrize("day", ["2026-11-05", "2026-12-24", "2020-01-01"])
def test_a_day_that_is_only_named_does_not_disturb_the_real_ones(treatytrack: Treatytrack, day: str) -> None:
    since_last(treatytrack, monday(0))
    assert since_last(treatytrack, monday(1), "--as-of", day).code == DONE
    assert back(since_last(treatytrack, monday(2))) == "Looking back to the last report, Mon 2 Nov 2026, 14 days ago"


def test_named_days_look_back_to_each_other(treatytrack: Treatytrack) -> None:
    treatytrack("report", "--since", "last", as_of="2027-03-01")
    ended = treatytrack("report", "--since", "last", as_of="2027-03-15")
    assert back(ended) == "Looking back to the last report, Mon 1 Mar 2027, 14 days ago"


@pytest.mark.parametrize(("hours", "day"), [(-3, "Sun 1 Nov 2026"), (3, "Mon 2 Nov 2026")])
def test_the_day_is_that_of_the_register(treatytrack: Treatytrack, hours: int, day: str) -> None:
    """Four hours before midnight in UTC it is midnight in Baku."""
    moment = datetime(2026, 11, 1, 20 + hours, 30, tzinfo=UTC)
    since_last(treatytrack, moment)
    assert f"the last report, {day}" in back(since_last(treatytrack, monday(3)))


# --- what is new -----------------------------------------------------------------------------------------------------


def new_ones(treatytrack: Treatytrack, moment: datetime, *words: str) -> list[str]:
    """What the report of that moment calls new."""
    rows = json.loads(since_last(treatytrack, moment, "--format", "json", *words).out)
    return [f"{row['section']} {row['ref']}" for row in rows if row["new"] and row["section"] != "missed-or-ended"]


@pytest.mark.parametrize(
    ("terms", "new"),
    [
        ((*FIXED, "--until", "2026-12-24"), []),
        # its day has come into the window, 90 days from 9 November on
        ((*FIXED, "--until", "2027-01-31"), []),
        ((*FIXED, "--until", "2027-02-01"), ["expiring X"]),
        ((*FIXED, "--until", "2027-02-07"), ["expiring X"]),
        ((*FIXED, "--until", "2027-02-08"), []),
        ((*FIXED, "--until", "2027-02-01", "--lead", "6m"), []),
        # the next notice day is another
        (("--in-force", "2026-10-04", "--lasts", "1m", "--renewal", "tacit", "--renewal-length", "1m", "--notice", "none"), ["give-notice X", "renewing X"]),
    ],
)  # fmt: skip
def test_new_is_what_the_last_report_could_not_tell(
    treatytrack: Treatytrack, terms: tuple[str, ...], new: list[str]
) -> None:
    add(treatytrack, "X", *terms, on=datetime(2026, 10, 30, tzinfo=UTC))
    since_last(treatytrack, monday(0))
    assert new_ones(treatytrack, monday(1)) == new


@pytest.mark.parametrize(
    ("change", "new"),
    [
        (("edit", "X", "--until", "2026-12-20"), ["expiring X"]),
        (("edit", "X", "--title", "Another"), []),
        (("record", "X", "review", "2026-12-01"), ["also-coming X"]),
        (("add", "Y", "--between", "AZE", "GEO", "--ref", "Y", *FIXED, "--until", "2026-12-24"), ["expiring Y"]),
    ],
)
def test_so_is_what_was_recorded_since(treatytrack: Treatytrack, change: tuple[str, ...], new: list[str]) -> None:
    add(treatytrack, "X", *FIXED, "--until", "2026-12-24", on=datetime(2026, 10, 30, tzinfo=UTC))
    since_last(treatytrack, monday(0))
    assert at(datetime(2026, 11, 4, tzinfo=UTC), treatytrack, *change).code == DONE
    assert new_ones(treatytrack, monday(1)) == new
    assert new_ones(treatytrack, monday(2)) == []
    shown = since_last(treatytrack, monday(1)).out
    assert ("  new  in " in shown) == bool(new)


def test_without_a_remembered_report_it_is_what_was_recorded_since_that_day_began(treatytrack: Treatytrack) -> None:
    add(treatytrack, "X", *FIXED, "--until", "2026-12-24", on=datetime(2026, 11, 1, 19, 59, tzinfo=UTC))
    add(treatytrack, "Y", *FIXED, "--until", "2026-12-24", on=datetime(2026, 11, 1, 20, 0, tzinfo=UTC))
    assert new_ones(treatytrack, monday(1)) == ["expiring Y"]


def test_what_was_recorded_too_late_for_the_last_report_is_made_up_for(treatytrack: Treatytrack) -> None:
    add(treatytrack, "OLD", *DENOUNCED, on=datetime(2026, 10, 1, tzinfo=UTC))
    since_last(treatytrack, monday(0))
    since_last(treatytrack, monday(1))
    late = datetime(2026, 11, 10, tzinfo=UTC)
    add(treatytrack, "X", *FIXED, "--until", "2026-11-05", on=late)
    add(treatytrack, "LONG", *FIXED, "--until", "2026-10-31", on=late)
    assert at(late, treatytrack, "record", "OLD", "denounced", "2026-08-01").code == DONE
    ended = since_last(treatytrack, monday(2), "--format", "csv")
    # what ended long ago was over when it was recorded; what was live then has ended unnoticed
    assert listed(ended, "missed-or-ended") == ["OLD ends 2026-08-31 -77", "X expires 2026-11-05 -11"]
    assert listed(since_last(treatytrack, monday(3), "--format", "csv"), "missed-or-ended") == []


def test_so_is_an_end_by_what_replaces_it(treatytrack: Treatytrack) -> None:
    early = datetime(2026, 10, 1, tzinfo=UTC)
    add(treatytrack, "NEW", "--signed", "2020-01-01", on=early)
    add(treatytrack, "OLD", "--in-force", "2000-01-01", "--lasts", "open", "--replaced-by", "NEW", on=early)
    since_last(treatytrack, monday(0))
    assert at(datetime(2026, 11, 4, tzinfo=UTC), treatytrack, "edit", "NEW", "--in-force", "2026-09-01").code == DONE
    ended = since_last(treatytrack, monday(1), "--format", "csv")
    assert listed(ended, "missed-or-ended") == ["OLD ends 2026-08-31 -70", "NEW enters-into-force 2026-09-01 -69"]


def test_what_was_taken_out_of_the_register_is_named(treatytrack: Treatytrack) -> None:
    early, late = datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 11, 4, tzinfo=UTC)
    for ref in ("X", "Y", "Z"):
        add(treatytrack, ref, *FIXED, "--until", "2026-12-24", on=early)
    since_last(treatytrack, monday(0))
    assert at(late, treatytrack, "remove", "X", "Z", "--yes").code == DONE
    line = "Taken out of the register since then: X, Z."
    assert line in since_last(treatytrack, monday(1)).lines
    assert line not in since_last(treatytrack, monday(2)).lines


# --- alarms ----------------------------------------------------------------------------------------------------------

CONTRADICTS = "ref,title,party_a,party_b,in_force,until,lasts,renewal\nX,T,AZE,IRN,2020-01-01,2040-01-01,5y,none\n"


def test_a_contradiction_is_an_alarm_while_it_is_new(treatytrack: Treatytrack) -> None:
    since_last(treatytrack, monday(0))
    assert (
        at(datetime(2026, 11, 4, tzinfo=UTC), treatytrack, "import", treatytrack.csv("c.csv", CONTRADICTS)).code == DONE
    )
    loud = since_last(treatytrack, monday(1), "--exit-code", "--quiet-if-empty")
    assert (loud.code, "CONTRADICTIONS (1)\n  new  X  T\n" in loud.out) == (SOMETHING_IS_DUE, True)
    assert since_last(treatytrack, monday(2), "--exit-code", "--quiet-if-empty") == Ended("", "", DONE)
    assert "CONTRADICTIONS (1)\n  X  T\n" in since_last(treatytrack, monday(2)).out


def test_so_is_what_was_missed(treatytrack: Treatytrack) -> None:
    add(treatytrack, "X", *FIXED, "--until", "2026-11-20")
    assert treatytrack("report", "--exit-code", as_of="2026-11-23").code == SOMETHING_IS_DUE
    assert treatytrack("report", "--exit-code", as_of="2026-11-30").code == DONE
    assert treatytrack("report", "--quiet-if-empty", as_of="2026-11-30") == Ended("", "", DONE)


# --- what cannot be -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--since", "0d"), "--since: 0d is no time at all: a length counts back from today, as in 5y, 6m, 90d or 1y6m.\n"),
        (("--since", "soon"), '--since: "soon" says no time: write a length such as 7d or 1m, a day such as 2026-11-14, or last.\n'),
        (("--since", "lsat"), '--since: "lsat" says no time: write a length such as 7d or 1m, a day such as 2026-11-14, or last.\n'),
        (("--since", "2026-11-22"), "--since: 2026-11-22 lies after 2026-11-21, the day of the report: it looks back.\n"),
        (("--since", "[..2026-11-01]"), "--since: [..2026-11-01] has no first day: name the day from which on to look back.\n"),
        (("--since", "2026-02-30"), "--since: "),
        (("--since", "03/04/2026"), "--since: "),
        (("--since", "-7d"), "--since: -7d is negative"),
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


def test_a_register_that_is_altered_is_reported_and_it_is_said(treatytrack: Treatytrack) -> None:
    add(treatytrack, "X", *FIXED, "--until", "2026-12-24")
    with closing(sqlite3.connect(treatytrack.register)) as connection, connection:
        connection.execute("UPDATE history SET after = '{}' WHERE id = (SELECT max(id) FROM history)")
    ended = treatytrack("report")
    assert (ended.code, "EXPIRING (1)" in ended.out) == (DONE, True)
    assert ended.err.startswith("The last change in the history of relations.db is not as it was written: ")


def test_a_register_that_cannot_be_written_is_reported_and_not_remembered(
    treatytrack: Treatytrack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("treatytrack.store.report_runs.may_write", lambda _: False)
    ended = since_last(treatytrack, monday(0), "--format", "csv")
    assert (ended.code, ended.lines) == (
        DONE,
        ["section,ref,title,parties,kind,date,earliest,latest,days_left,certain,why"],
    )
    first, second = ended.err.splitlines()
    assert first == "No earlier report is remembered, so this one looks back 7 days."
    assert second.startswith("This report could not be remembered, so the next --since last looks back past it: ")
    assert "is read-only for you; nothing was changed: make both" in ended.err
    assert "no earlier report" in since_last(treatytrack, monday(1)).lines[3]


def test_a_register_in_use_is_reported_and_not_remembered(
    treatytrack: Treatytrack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("treatytrack.store.report_runs.READER_WAITS", 0.1)
    with closing(sqlite3.connect(treatytrack.register, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        ended = since_last(treatytrack, monday(0))
    assert (ended.code, ended.lines[3]) == (DONE, FIRST_EVER)
    assert ended.err.startswith("This report could not be remembered, so the next --since last looks back past it: ")
    assert "is in use by another program and stayed so" in ended.err
    assert "no earlier report" in back(since_last(treatytrack, monday(1)))
