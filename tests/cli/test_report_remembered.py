"""The report that `--since last` looks back to, and what is new since."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from .report_world import DENOUNCED, FIXED, TACIT, add, at, back, listed, morning, since_last
from .world import DONE, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

SOMETHING_IS_DUE = 10


FIRST_EVER = "Looking back 7 days, to Mon 26 Oct 2026; no earlier report is remembered"


def test_the_first_report_looks_back_a_week_and_says_so(treatytrack: Treatytrack) -> None:
    assert back(since_last(treatytrack, morning(0))) == FIRST_EVER


def test_a_missed_week_is_made_up_for(treatytrack: Treatytrack) -> None:
    add(treatytrack, "X", *FIXED, "--until", "2026-11-12", on=morning(0))
    since_last(treatytrack, morning(0))
    ended = since_last(treatytrack, morning(3))
    assert back(ended) == "Looking back to the last report, Mon 2 Nov 2026, 21 days ago"
    assert "11 days ago  Thu 12 Nov 2026  X" in ended.out
    assert back(since_last(treatytrack, morning(3))) == back(ended)


def test_a_report_that_is_run_again_on_the_same_day_says_the_same(treatytrack: Treatytrack) -> None:
    add(treatytrack, "X", *FIXED, "--until", "2026-11-12", on=morning(0))
    since_last(treatytrack, morning(0))
    assert since_last(treatytrack, morning(2)) == since_last(treatytrack, morning(2))


def test_only_the_same_query_is_the_same_report(treatytrack: Treatytrack) -> None:
    since_last(treatytrack, morning(0), "party:IRN")
    assert back(since_last(treatytrack, morning(1), "party:IRN")).startswith("Looking back to the last report")
    assert "no earlier report" in back(since_last(treatytrack, morning(1), "party:RUS"))
    assert "no earlier report" in back(since_last(treatytrack, morning(1)))


@pytest.mark.parametrize("words", [("--since", "7d"), ("--since", "last", "--dry-run")])
def test_other_reports_are_not_remembered(treatytrack: Treatytrack, words: tuple[str, ...]) -> None:
    before = treatytrack.digest
    assert at(morning(0), treatytrack, "report", *words).code == DONE
    assert treatytrack.digest == before
    assert "no earlier report" in back(since_last(treatytrack, morning(1)))


def test_a_report_that_nobody_could_read_is_not_remembered(treatytrack: Treatytrack) -> None:
    ended = since_last(treatytrack, morning(0), "-o", "nowhere/report.txt")
    assert ended.code == 1
    assert "no earlier report" in back(since_last(treatytrack, morning(1)))


@pytest.mark.parametrize("words", [("-o", "report.md"), ("--quiet-if-empty",), ("--format", "csv"), ("--exit-code",)])
def test_a_report_is_remembered_wherever_it_went(treatytrack: Treatytrack, words: tuple[str, ...]) -> None:
    assert since_last(treatytrack, morning(0), *words).code == DONE
    assert back(since_last(treatytrack, morning(1))).startswith("Looking back to the last report, Mon 2 Nov 2026")


def test_it_leaves_no_trace_in_the_history(treatytrack: Treatytrack) -> None:
    add(treatytrack, "X", *FIXED, "--until", "2026-11-12", on=morning(0))
    since_last(treatytrack, morning(1))
    with closing(sqlite3.connect(treatytrack.register)) as connection:
        commands = connection.execute("SELECT DISTINCT command FROM history").fetchall()
        runs = connection.execute("SELECT query, as_of_named, day, at FROM report_run").fetchall()
    assert "report" not in {command for (command,) in commands}
    assert runs == [("", 0, "2026-11-09", "2026-11-08T21:30:00.000Z")]


@pytest.mark.parametrize("day", ["2026-11-05", "2026-12-24", "2020-01-01"])
def test_a_day_that_is_only_named_does_not_disturb_the_real_ones(treatytrack: Treatytrack, day: str) -> None:
    since_last(treatytrack, morning(0))
    assert since_last(treatytrack, morning(1), "--as-of", day).code == DONE
    assert back(since_last(treatytrack, morning(2))) == "Looking back to the last report, Mon 2 Nov 2026, 14 days ago"


def test_named_days_look_back_to_each_other(treatytrack: Treatytrack) -> None:
    treatytrack("report", "--since", "last", as_of="2027-03-01")
    ended = treatytrack("report", "--since", "last", as_of="2027-03-15")
    assert back(ended) == "Looking back to the last report, Mon 1 Mar 2027, 14 days ago"


@pytest.mark.parametrize(("hours", "day"), [(-3, "Sun 1 Nov 2026"), (3, "Mon 2 Nov 2026")])
def test_the_day_is_that_of_the_register(treatytrack: Treatytrack, hours: int, day: str) -> None:
    """Four hours before midnight in UTC it is midnight in Baku."""
    moment = datetime(2026, 11, 1, 20 + hours, 30, tzinfo=UTC)
    since_last(treatytrack, moment)
    assert f"the last report, {day}" in back(since_last(treatytrack, morning(3)))


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
    since_last(treatytrack, morning(0))
    assert new_ones(treatytrack, morning(1)) == new


@pytest.mark.parametrize(("before", "new"), [("30d", ["expiring X"]), ("1y", [])])
def test_it_is_judged_by_how_far_that_one_looked(treatytrack: Treatytrack, before: str, new: list[str]) -> None:
    add(treatytrack, "X", *FIXED, "--until", "2027-06-10", on=datetime(2026, 10, 30, tzinfo=UTC))
    since_last(treatytrack, morning(0), "--within", before)
    assert new_ones(treatytrack, morning(1), "--within", "1y") == new


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
    since_last(treatytrack, morning(0))
    assert at(datetime(2026, 11, 4, tzinfo=UTC), treatytrack, *change).code == DONE
    assert new_ones(treatytrack, morning(1)) == new
    assert new_ones(treatytrack, morning(2)) == []
    shown = since_last(treatytrack, morning(1)).out
    assert ("  new  in " in shown) == bool(new)


def test_so_is_what_its_query_finds_since_it_was_corrected(treatytrack: Treatytrack) -> None:
    """A reader of the reports on one tag has not been told of what has it now, in force or contradicting itself."""
    early, late = datetime(2026, 10, 30, tzinfo=UTC), datetime(2026, 11, 4, tzinfo=UTC)
    add(treatytrack, "X", *FIXED, "--until", "2026-12-24", on=early)
    add(treatytrack, "OVER", *FIXED, "--until", "2026-10-28", on=early)
    add(treatytrack, "KEPT", *FIXED, "--until", "2026-12-24", "--tag", "watch", "--stated-status", "expired", on=early)
    add(treatytrack, "SAYS", *FIXED, "--until", "2030-12-24", "--stated-status", "expired", on=early)
    for words in ((), ("tag:watch",)):
        since_last(treatytrack, morning(0), *words)
    for ref in ("X", "OVER", "SAYS"):
        assert at(late, treatytrack, "edit", ref, "--add-tag", "watch").code == DONE
    assert at(late, treatytrack, "edit", "KEPT", "--title", "Another").code == DONE
    assert new_ones(treatytrack, morning(1)) == []
    assert new_ones(treatytrack, morning(1), "--dry-run", "tag:watch") == ["expiring X", "contradictions SAYS"]
    ended = since_last(treatytrack, morning(1), "--format", "csv", "tag:watch")
    assert listed(ended, "missed-or-ended") == ["OVER expires 2026-10-28 -12"]
    assert new_ones(treatytrack, morning(2), "tag:watch") == []


def test_without_a_remembered_report_it_is_what_was_recorded_since_that_day_began(treatytrack: Treatytrack) -> None:
    add(treatytrack, "X", *FIXED, "--until", "2026-12-24", on=datetime(2026, 11, 1, 19, 59, tzinfo=UTC))
    add(treatytrack, "Y", *FIXED, "--until", "2026-12-24", on=datetime(2026, 11, 1, 20, 0, tzinfo=UTC))
    assert new_ones(treatytrack, morning(1)) == ["expiring Y"]


def test_what_was_recorded_too_late_for_the_last_report_is_made_up_for(treatytrack: Treatytrack) -> None:
    add(treatytrack, "OLD", *DENOUNCED, on=datetime(2026, 10, 1, tzinfo=UTC))
    since_last(treatytrack, morning(0))
    since_last(treatytrack, morning(1))
    late = datetime(2026, 11, 10, tzinfo=UTC)
    add(treatytrack, "X", *FIXED, "--until", "2026-11-05", on=late)
    add(treatytrack, "LONG", *FIXED, "--until", "2026-10-31", on=late)
    assert at(late, treatytrack, "record", "OLD", "denounced", "2026-08-01").code == DONE
    ended = since_last(treatytrack, morning(2), "--format", "csv")
    # what ended long ago was over when it was recorded; what was live then has ended unnoticed
    assert listed(ended, "missed-or-ended") == ["OLD ends 2026-08-31 -77", "X expires 2026-11-05 -11"]
    assert ended.out.count("; recorded since") == 2
    assert listed(since_last(treatytrack, morning(3), "--format", "csv"), "missed-or-ended") == []


UNSEEN = {
    "a notice day, once the length of notice is known": (
        ("--in-force", "2022-03-01", *TACIT, "--notice", "unknown"),
        ("edit", "X", "--notice", "6m"),
        "X notice-by 2026-08-28 -80",
    ),
    "a notice day, once it is known to renew": (
        ("--in-force", "2022-03-01", "--lasts", "5y"),
        ("edit", "X", "--renewal", "tacit", "--notice", "6m"),
        "X notice-by 2026-08-28 -80",
    ),
    "a notice day that was far ahead": (
        ("--in-force", "2022-03-01", *TACIT, "--notice", "10d"),
        ("edit", "X", "--notice", "6m"),
        "X notice-by 2026-08-28 -80",
    ),
    "an entry of which only the latest day is known": (
        ("--signed", "2020-01-01", "--type", "treaty", "--lasts", "open"),
        ("record", "X", "in-force", "[..2026-10-01]"),
        "X enters-into-force 2026-10-01 -46",
    ),
    "an entry of what is suspended, as it was while it was applied provisionally": (
        ("--signed", "2020-01-01", "--provisional", "2021-01-01", "--lasts", "open", "--event", "suspended 2026-09-01"),
        ("record", "X", "in-force", "2026-10-01"),
        "X enters-into-force 2026-10-01 -46",
    ),
}
"""What no report could tell by what was recorded then."""


@pytest.mark.parametrize("what", UNSEEN)
def test_so_is_what_passed_long_ago_unseen(treatytrack: Treatytrack, what: str) -> None:
    terms, words, told = UNSEEN[what]
    add(treatytrack, "X", *terms, on=datetime(2026, 10, 1, tzinfo=UTC))
    for week in (0, 1):
        since_last(treatytrack, morning(week))
    assert at(datetime(2026, 11, 11, tzinfo=UTC), treatytrack, *words).code == DONE
    assert listed(since_last(treatytrack, morning(2), "--format", "csv"), "missed-or-ended") == [told]
    assert listed(since_last(treatytrack, morning(3), "--format", "csv"), "missed-or-ended") == []


def test_so_is_an_end_by_what_replaces_it(treatytrack: Treatytrack) -> None:
    early = datetime(2026, 10, 1, tzinfo=UTC)
    add(treatytrack, "NEW", "--signed", "2020-01-01", on=early)
    add(treatytrack, "OLD", "--in-force", "2000-01-01", "--lasts", "open", "--replaced-by", "NEW", on=early)
    since_last(treatytrack, morning(0))
    assert at(datetime(2026, 11, 4, tzinfo=UTC), treatytrack, "edit", "NEW", "--in-force", "2026-09-01").code == DONE
    ended = since_last(treatytrack, morning(1), "--format", "csv")
    assert listed(ended, "missed-or-ended") == ["OLD ends 2026-08-31 -70", "NEW enters-into-force 2026-09-01 -69"]


def test_also_where_it_was_changed_itself_and_had_expired_long_before(treatytrack: Treatytrack) -> None:
    early, late = datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 11, 11, tzinfo=UTC)
    add(treatytrack, "NEW", "--signed", "2020-01-01", on=early)
    add(treatytrack, "OLD", "--in-force", "2000-01-01", "--lasts", "1y", "--replaced-by", "NEW", on=early)
    for week in (0, 1):
        since_last(treatytrack, morning(week))
    assert at(late, treatytrack, "edit", "NEW", "--in-force", "2026-11-05").code == DONE
    assert at(late, treatytrack, "record", "OLD", "notified", "2026-11-10").code == DONE
    ended = since_last(treatytrack, morning(2), "--format", "csv")
    assert "OLD ends 2026-11-04 -12" in listed(ended, "missed-or-ended")


def test_what_was_taken_out_of_the_register_is_named(treatytrack: Treatytrack) -> None:
    early, late = datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 11, 4, tzinfo=UTC)
    for ref in ("X", "Y", "Z"):
        add(treatytrack, ref, *FIXED, "--until", "2027-12-24", on=early)
    since_last(treatytrack, morning(0))
    assert at(late, treatytrack, "remove", "X", "Z", "--yes").code == DONE
    line = "Taken out of the register since then: X, Z."
    loud = since_last(treatytrack, morning(1), "--quiet-if-empty", "--exit-code")
    assert (loud.code, line in loud.lines) == (SOMETHING_IS_DUE, True)
    assert loud.lines[4].endswith("nothing was missed or ended; 2 taken out of the register")
    assert line not in since_last(treatytrack, morning(2)).lines


def test_what_was_recorded_and_taken_out_since_was_never_there_for_its_reader(treatytrack: Treatytrack) -> None:
    early, late = datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 11, 4, tzinfo=UTC)
    add(treatytrack, "X", *FIXED, "--until", "2040-12-24", on=early)
    since_last(treatytrack, morning(0))
    for ref in ("Y", "Z"):
        add(treatytrack, ref, *FIXED, "--until", "2026-12-24", on=late)
        assert at(late, treatytrack, "edit", ref, "--title", "A mistake").code == DONE
        assert at(late, treatytrack, "remove", ref, "--yes").code == DONE
    assert since_last(treatytrack, morning(1), "--quiet-if-empty", "--exit-code") == Ended("", "", DONE)


CONTRADICTS = "ref,title,party_a,party_b,in_force,until,lasts,renewal\nX,T,AZE,IRN,2020-01-01,2040-01-01,5y,none\n"


def test_a_contradiction_is_an_alarm_while_it_is_new(treatytrack: Treatytrack) -> None:
    since_last(treatytrack, morning(0))
    assert (
        at(datetime(2026, 11, 4, tzinfo=UTC), treatytrack, "import", treatytrack.csv("c.csv", CONTRADICTS)).code == DONE
    )
    loud = since_last(treatytrack, morning(1), "--exit-code", "--quiet-if-empty")
    assert (loud.code, "CONTRADICTIONS (1)\n  new  X  T\n" in loud.out) == (SOMETHING_IS_DUE, True)
    assert since_last(treatytrack, morning(2), "--exit-code", "--quiet-if-empty") == Ended("", "", DONE)
    assert "CONTRADICTIONS (1)\n  X  T\n" in since_last(treatytrack, morning(2)).out


def test_so_is_what_was_missed(treatytrack: Treatytrack) -> None:
    add(treatytrack, "X", *FIXED, "--until", "2026-11-20")
    assert treatytrack("report", "--exit-code", as_of="2026-11-23").code == SOMETHING_IS_DUE
    assert treatytrack("report", "--exit-code", as_of="2026-11-30").code == DONE
    assert treatytrack("report", "--quiet-if-empty", as_of="2026-11-30") == Ended("", "", DONE)


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
    monkeypatch.setattr("treatytrack.store.past.report_runs.may_write", lambda _: False)
    ended = since_last(treatytrack, morning(0), "--format", "csv")
    assert (ended.code, ended.lines) == (
        DONE,
        ["section,ref,title,parties,kind,date,earliest,latest,days_left,certain,why"],
    )
    first, second = ended.err.splitlines()
    assert first == "No earlier report is remembered, so this one looks back 7 days."
    assert second.startswith("This report could not be remembered, so the next --since last looks back past it: ")
    assert "is read-only for you; nothing was changed: make both" in ended.err
    assert "no earlier report" in since_last(treatytrack, morning(1)).lines[3]


def test_a_register_in_use_is_reported_and_not_remembered(
    treatytrack: Treatytrack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("treatytrack.store.connection.WRITER_WAITS", 0.1)
    with closing(sqlite3.connect(treatytrack.register, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        ended = since_last(treatytrack, morning(0))
    assert (ended.code, ended.lines[3]) == (DONE, FIRST_EVER)
    assert ended.err.startswith("This report could not be remembered, so the next --since last looks back past it: ")
    assert "is in use by another program and stayed so" in ended.err
    assert "no earlier report" in back(since_last(treatytrack, morning(1)))
