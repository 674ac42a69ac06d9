"""`deadlines`: what comes due, nearest first; an uncertain day is listed as soon as it may come."""

import csv
import io
from pathlib import Path

import pytest
from formats.pages import Page

from .world import DONE, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("baku")

HEADING = "ref,title,parties,kind,date,earliest,latest,days_left,certain,why"


def test_what_comes_due_within_90_days_in_a_pipe(treatytrack: Treatytrack) -> None:
    assert treatytrack("deadlines") == Ended(
        "ref             title                                                                                                  parties   kind     date        earliest    latest      days_left  certain  why\n"
        "AZE-IRN-2025-2  Memorandum of Understanding on Comprehensive Cooperation in the Field of Transportation for 2025-2026  AZE; IRN  expires  2026-12-31  2026-01-01  2026-12-31         40  no       until 2026?: some day in 2026; renewal not known\n"
        "AZE-IRN-2025-1  Programme of Political Consultations between the Ministries of Foreign Affairs for 2025-2027           AZE; IRN  expires  2027-01-01  2027-01-01  2027-12-31         41  no       until 2027?: some day in 2027; renewal not known\n",
        "2 deadlines from 2026-11-21 to 2027-02-19.\n",
        DONE,
    )  # fmt: skip


@pytest.mark.usefixtures("trade")
def test_the_columns_in_csv_are_those_of_the_report(treatytrack: Treatytrack) -> None:
    assert treatytrack("deadlines", "party:CHE", "--within", "1y", "--format", "csv") == Ended(
        f"{HEADING}\n"
        "CHE-IRN-ND-1,Agreement on Trade,IRN; CHE,renews,2027-03-17,2027-03-17,2027-03-17,116,yes,"
        "for 1 year; notice was possible until 2026-09-16: locked in until 2028-03-16\n"
        "CHE-IRN-ND-1,Agreement on Trade,IRN; CHE,notice-by,2027-09-16,2027-09-16,2027-09-16,299,yes,"
        "6 months before its term ends on 2028-03-16; without notice it renews for 1 year\n",
        "2 deadlines from 2026-11-21 to 2027-11-21.\n",
        DONE,
    )


def test_on_a_terminal_it_says_when_in_words(treatytrack: Treatytrack) -> None:
    assert treatytrack("deadlines", columns=100, NO_COLOR="1").out == (
        "When        Date             What                            Ref             Agreement\n"
        "in 40 days  Thu 31 Dec 2026  expires, or since 1 Jan 2026 ?  AZE-IRN-2025-2  Memorandum…r 2025-2026\n"
        "in 41 days  Fri 1 Jan 2027   expires, or by 31 Dec 2027 ?    AZE-IRN-2025-1  Programme o…r 2025-2027\n"
    )
    assert treatytrack("deadlines", columns=60, NO_COLOR="1").out == (
        "in 40 days  Thu 31 Dec 2026  expires, or since 1 Jan 2026 ?\n"
        "  AZE-IRN-2025-2\n"
        "    Memorandum of Understanding…ransportation for 2025-2026\n"
        "in 41 days  Fri 1 Jan 2027  expires, or by 31 Dec 2027 ?\n"
        "  AZE-IRN-2025-1\n"
        "    Programme of Political Consu…reign Affairs for 2025-2027\n"
    )


@pytest.mark.usefixtures("trade")
def test_a_table_says_once_what_an_event_is(treatytrack: Treatytrack) -> None:
    treatytrack("record", "CHE-IRN-ND-1", "meeting", "2027-01-12", "--note", "joint commission")
    told = treatytrack("deadlines", "--kind", "event", "--format", "table").out
    assert told.count("joint commission") == 1
    assert treatytrack("deadlines", "--kind", "event", "--format", "csv").out.endswith(",meeting: joint commission\n")


@pytest.mark.usefixtures("trade")
def test_a_page_says_it_in_the_words_of_people(treatytrack: Treatytrack) -> None:
    treatytrack("record", "CHE-IRN-ND-1", "meeting", "2027-01-12", "--note", "signed since 2020-01-01")
    ended = treatytrack("deadlines", "party:CHE", "--within", "2y", "-o", "due.html")
    assert ended.code == DONE, ended.err
    page = Page((treatytrack.folder / "due.html").read_text())
    title = "Agreement on Trade"
    assert page.rows == [
        ["When", "Date", "What", "Ref", "Agreement", "Parties", "Why"],
        ["in 52 days", "Tue 12 Jan 2027", "meeting: signed since 2020-01-01", "CHE-IRN-ND-1", title, "IRN-CHE", ""],
        ["in 116 days", "Wed 17 Mar 2027", "renews", "CHE-IRN-ND-1", title, "IRN-CHE",
         "for 1 year; notice was possible until 16 Sep 2026: locked in until 16 Mar 2028"],
        ["in 299 days", "Thu 16 Sep 2027", "last safe day for notice", "CHE-IRN-ND-1", title, "IRN-CHE",
         "6 months before its term ends on 16 Mar 2028; without notice it renews for 1 year"],
    ]  # fmt: skip
    assert page.texts("h1") == ["Deadlines from 21 Nov 2026 to 21 Nov 2028"]
    assert page.texts("footer") == [
        "3 deadlines from 21 Nov 2026 to 21 Nov 2028; only the next of each kind is listed, no notice day or renewal after it."
    ]


@pytest.mark.usefixtures("trade")
@pytest.mark.parametrize(
    ("words", "due", "said"),
    [
        ((), ["2 expires 2026-12-31", "1 expires 2027-01-01"], "2 deadlines from 2026-11-21 to 2027-02-19."),
        (("--within", "40d"), ["2 expires 2026-12-31"], "1 deadline from 2026-11-21 to 2026-12-31."),
        (("--within", "1d"), ["2 expires 2026-12-31"], "1 deadline from 2026-11-21 to 2026-11-22."),
        (
            ("--kind", "renews", "--within", "1y"),
            ["CHE renews 2027-03-17"],
            "1 deadline from 2026-11-21 to 2027-11-21.",
        ),
        (
            ("--kind", "notice-by,renews", "--within", "1y"),
            ["CHE renews 2027-03-17", "CHE notice-by 2027-09-16"],
            "2 deadlines from 2026-11-21 to 2027-11-21.",
        ),
        # an uncertain end lies in every window that holds one of its possible days
        (
            ("--from", "2027-06-01", "--to", "2027-08-31"),
            ["1 expires 2027-01-01"],
            "1 deadline from 2027-06-01 to 2027-08-31; only the next of each kind is listed, no notice day or renewal after it.",
        ),
        (("--to", "2026-11"), ["2 expires 2026-12-31"], "1 deadline from 2026-11-21 to 2026-11-30."),
        (
            ("--from", "2028", "--to", "2028"),
            ["4 expires 2028-01-01"],
            "1 deadline from 2028-01-01 to 2028-12-31; only the next of each kind is listed, no notice day or renewal after it.",
        ),
        # what comes once cannot come again
        (
            ("--kind", "expires", "--from", "2030", "--to", "2031"),
            [],
            "Nothing comes due from 2030-01-01 to 2031-12-31.",
        ),
        # a second notice day lies in the window, a second renewal does not yet
        (
            ("--kind", "notice-by", "--within", "682d"),
            ["CHE notice-by 2027-09-16"],
            "1 deadline from 2026-11-21 to 2028-10-03; only the next of each kind is listed, no notice day or renewal after it.",
        ),
        (
            ("--kind", "renews", "--to", "2028-03-01"),
            ["CHE renews 2027-03-17"],
            "1 deadline from 2026-11-21 to 2028-03-01.",
        ),
        (
            ("--kind", "renews", "--to", "2028-03-17"),
            ["CHE renews 2027-03-17"],
            "1 deadline from 2026-11-21 to 2028-03-17; only the next of each kind is listed, no notice day or renewal after it.",
        ),
        (("type:programme",), ["1 expires 2027-01-01"], "1 deadline from 2026-11-21 to 2027-02-19."),
        (("--limit", "1"), ["2 expires 2026-12-31"], "1 of 2 deadlines from 2026-11-21 to 2027-02-19."),
        (("--limit", "0"), [], "0 of 2 deadlines from 2026-11-21 to 2027-02-19."),
        (
            ("party:CHE", "--kind", "notice-by", "--kind", "renews,ends", "--within", "1y"),
            ["CHE renews 2027-03-17", "CHE notice-by 2027-09-16"],
            "2 deadlines from 2026-11-21 to 2027-11-21.",
        ),
        (("--kind", "ends"), [], "Nothing comes due from 2026-11-21 to 2027-02-19."),
        (
            ("--from", "2030", "--to", "2031", "not:party:CHE"),
            [],
            "None of the next deadlines lies from 2030-01-01 to 2031-12-31; only the next of each kind is listed, no notice day or renewal after it.",
        ),
    ],
)
def test_the_window_and_the_kinds(treatytrack: Treatytrack, words: tuple[str, ...], due: list[str], said: str) -> None:
    ended = treatytrack("deadlines", *words, "--format", "csv")
    cells = [line.split(",") for line in ended.lines[1:]]
    short = {"CHE-IRN-ND-1": "CHE"}
    assert [f"{short.get(row[0], row[0][-1])} {row[-7]} {row[-6]}" for row in cells] == due
    assert (ended.lines[0], ended.err, ended.code) == (HEADING, f"{said}\n", DONE)


@pytest.mark.parametrize(
    ("day", "due"),
    [
        # its earliest day while that is ahead, afterwards its latest; both ends are given
        ("2025-12-31", "expires,2026-01-01,2026-01-01,2026-12-31,1"),
        ("2026-01-01", "expires,2026-01-01,2026-01-01,2026-12-31,0"),
        ("2026-01-02", "expires,2026-12-31,2026-01-01,2026-12-31,363"),
        ("2026-12-31", "expires,2026-12-31,2026-01-01,2026-12-31,0"),
    ],
)
def test_the_day_shown_of_an_uncertain_deadline(treatytrack: Treatytrack, day: str, due: str) -> None:
    ended = treatytrack("deadlines", "ref:AZE-IRN-2025-2", "--format", "csv", as_of=day)
    assert f",{due},no," in ended.lines[1]


def test_what_is_over_is_no_deadline(treatytrack: Treatytrack) -> None:
    assert treatytrack("deadlines", "ref:AZE-IRN-2025-2", as_of="2027-01-01").out == ""


def test_tomorrow_and_today_are_said_so(treatytrack: Treatytrack) -> None:
    for day, when in (("2026-12-30", "tomorrow"), ("2026-12-31", "today")):
        lines = treatytrack("deadlines", columns=100, NO_COLOR="1", as_of=day).lines
        assert lines[1].split("  ")[0] == when


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--kind", "notice"), '"notice" is not a kind of deadline: did you mean notice-by?\n'),
        (
            ("--kind", "expires,frob"),
            '"frob" is not a kind of deadline: write notice-by, ends, expires, renews, enters-into-force, '
            "survival-ends or event.\n",
        ),
        (
            ("--from", "2020", "--to", "2021"),
            "--to 2021-12-31 lies before today, 2026-11-21: deadlines looks ahead.\n",
        ),
        (
            ("--from", "2028", "--to", "2027"),
            "2027-12-31 lies before 2028-01-01: the last day of a window cannot come before its first.\n",
        ),
        (
            ("--within", "1y", "--to", "2027"),
            "--within already says how far to look: leave out --from and --to, or --within.\n",
        ),
        (
            ("--from", "soon"),
            '--from: "soon" is not a date: write a day 2025-04-28, a month 2025-04, a year 2025, '
            "or a range 2025-04..2025-06.\n",
        ),
        (
            ("--within", "90"),
            '--within: "90" is not a length: write years, months and days as in 5y, 6m, 90d or 1y6m.\n',
        ),
    ],
)
def test_a_wrong_window_or_kind_is_named(treatytrack: Treatytrack, words: tuple[str, ...], said: str) -> None:
    assert treatytrack("deadlines", *words) == Ended("", said, 2)


@pytest.mark.parametrize("window", [("--to", "[2027..]"), ("--from", "[..2027]")])
def test_a_window_without_that_end_is_refused_not_guessed(treatytrack: Treatytrack, window: tuple[str, str]) -> None:
    ended = treatytrack("deadlines", *window)
    assert (ended.out, ended.code) == ("", 2)
    assert ended.err.startswith(f"{window[0]}: ")


@pytest.mark.parametrize(
    ("terms", "why"),
    [
        # what the notice is about, and what comes of giving none
        (("--renewal", "tacit", "--renewal-length", "10y", "--notice", "1y"),
         "1 year before its term ends on 2027-03-16; without notice it renews for 10 years"),
        (("--renewal", "open", "--notice", "6m"),
         "6 months before its term ends on 2027-03-16; without notice it becomes open-ended"),
        (("--renewal", "tacit", "--renewal-length", "1y", "--notice", "none"),
         "through the last day of its term, 2027-03-16; without notice it renews for 1 year"),
        # a day that is not certain is not named
        (("--renewal", "tacit", "--renewal-length", "1y", "--notice", "6m", "--in-force", "2017-03"),
         "6 months before its term ends; without notice it renews for 1 year"),
    ],
)  # fmt: skip
def test_a_last_safe_day_for_notice_says_what_comes_of_giving_none(
    treatytrack: Treatytrack, empty: Path, terms: tuple[str, ...], why: str
) -> None:
    entry = ("--in-force", "2017-03-17") if "--in-force" not in terms else ()
    added = treatytrack("add", "Trade", "--between", "IRN", "CHE", "--ref", "T", *entry, "--lasts", "10y", *terms)
    assert added.code == DONE, added.err
    found = treatytrack("deadlines", "--within", "12y", "--kind", "notice-by", "--format", "csv", as_of="2016-01-01")
    (row,) = csv.DictReader(io.StringIO(found.out))
    assert row["why"] == why


@pytest.mark.parametrize(
    ("event", "why"),
    [
        ("extended 2021-02-03 for 5y", "extended on 2021-02-03 for 5 years; renewed only by consent"),
        ("extended 2021-02-03 until 2026-02-04", "extended on 2021-02-03 until 2026-02-04; renewed only by consent"),
    ],
)
def test_what_an_extension_ends_says_which_it_was(treatytrack: Treatytrack, empty: Path, event: str, why: str) -> None:
    added = treatytrack("add", "New START", "--between", "USA", "RUS", "--ref", "T", "--in-force", "2011-02-05",
                        "--lasts", "10y", "--renewal", "consent", "--event", event)  # fmt: skip
    assert added.code == DONE, added.err
    (row,) = csv.DictReader(io.StringIO(treatytrack("deadlines", "--format", "csv", as_of="2026-01-20").out))
    assert (row["date"], row["why"]) == ("2026-02-04", why)


@pytest.mark.parametrize(
    ("terms", "why"),
    [
        # one can leave at any time, so nobody is locked in; and yet the day for notice has gone
        (("--lasts", "5y", "--renewal", "tacit", "--renewal-length", "5y", "--notice", "6m", "--denunciation", "receipt + 3m"),
         "for 5 years; notice was possible until 2026-06-30: it can still be denounced"),
        (("--lasts", "5y", "--renewal", "tacit", "--renewal-length", "5y", "--notice", "6m"),
         "for 5 years; notice was possible until 2026-06-30: locked in until 2031-12-31"),
        (("--lasts", "5y", "--renewal", "tacit", "--notice", "1m"), "for 5 years (assumed), unless notice is received by 2026-11-30"),
        # a day that is recorded as a range is told once
        (("--until", "[2026-12-10..2026-12-20]", "--renewal", "none"), "until some day from 2026-12-10 to 2026-12-20; no renewal"),
        (("--until", "2026-12?", "--renewal", "none"), "until some day in 2026-12; no renewal"),
        # a day for notice that is not certain
        (("--in-force", "2016-12", "--lasts", "5y", "--renewal", "tacit", "--renewal-length", "5y", "--notice", "6m"),
         "for 5 years; notice was possible until some day from 2026-05-30 to 2026-06-30: locked in until some day from 2031-11-30 to 2031-12-30"),
        (("--in-force", "2016?", "--lasts", "10y", "--renewal", "tacit", "--renewal-length", "5y", "--notice", "6m"),
         "for 5 years; notice was possible until some day from 2025-06-30 to 2026-06-30: "
         "locked in until some day from 2030-12-31 to 2031-12-30"),
        # what runs out was renewed before
        (("--lasts", "5y", "--renewal", "tacit", "--renewal-length", "5y", "--renewal-limit", "1"),
         "5 years from entry into force, then 1 renewal of 5 years; no further renewal"),
    ],
)  # fmt: skip
def test_why_it_renews_or_expires_holds_on_the_day(
    treatytrack: Treatytrack, empty: Path, terms: tuple[str, ...], why: str
) -> None:
    entry = ("--in-force", "2017-01-01") if "--in-force" not in terms else ()
    added = treatytrack("add", "Trade", "--between", "IRN", "CHE", "--ref", "T", *entry, *terms)
    assert added.code == DONE, added.err
    found = treatytrack("deadlines", "--within", "1y", "--kind", "renews,expires", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(found.out))
    assert row["why"] == why
