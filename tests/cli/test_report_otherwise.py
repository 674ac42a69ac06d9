"""What a report told and was recorded otherwise since: the next one says so, whatever it was."""

from datetime import UTC, datetime

import pytest

from .report_world import DENOUNCED, FIXED, add, at, listed, morning, since_last
from .world import DONE, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

EARLY = datetime(2026, 10, 1, tzinfo=UTC)
BETWEEN = datetime(2026, 11, 11, tzinfo=UTC)
SOMETHING_IS_DUE = 10

TACIT = ("--lasts", "5y", "--renewal", "tacit", "--renewal-length", "5y")
TRADE = ("--in-force", "2017-07-01", *TACIT, "--notice", "6m")
TRANSIT = (
    "--in-force",
    "2017-01-10",
    "--lasts",
    "10y",
    "--renewal",
    "tacit",
    "--renewal-length",
    "10y",
    "--notice",
    "none",
)
MONTHLY = ("--in-force", "2025-12-15", "--lasts", "1m", "--renewal", "tacit", "--renewal-length", "1m")
EXPIRES = (*FIXED, "--until", "2026-12-20")
MEETING = ("--in-force", "2020-01-01", "--lasts", "open", "--event")

Words = tuple[str, ...]
# what is recorded, what is done after the report of 9 November, what that of 16 November says to have passed, and what
# to be no longer as it was told
CHANGES: dict[str, tuple[Words, Words, list[str], str]] = {
    "a longer notice": (TRADE, ("edit", "X", "--notice", "12m"), ["X notice-by 2026-06-30 -139"], ""),
    "a longer notice, of a term that an extension moved": (("--in-force", "2010-07-01", *TACIT, "--notice", "6m", "--event", "extended 2016-01-01 until 2022-06-30"), ("edit", "X", "--notice", "12m"), ["X notice-by 2026-06-30 -139"], ""),
    "a shorter notice": (TRADE, ("edit", "X", "--notice", "3m"), [], "last safe day for notice 30 Dec 2026, now 30 Mar 2027"),
    "another start": (TRANSIT, ("edit", "X", "--in-force", "2016-09-01"), ["X notice-by 2026-08-31 -77", "X renews 2026-09-01 -76"], ""),
    "a start ten years before": (TRANSIT, ("edit", "X", "--in-force", "2007-01-05"), [], ""),
    "a notice that counts for the term before": ((*MONTHLY, "--notice", "10d"), ("edit", "X", "--notice", "40d"), ["X notice-by 2026-10-05 -42", "X notice-by 2026-11-04 -12", "X renews 2026-11-15 -1"], ""),
    "a notice": (TRADE, ("record", "X", "notice", "2026-11-10", "--by", "AZE"), [], "last safe day for notice 30 Dec 2026; its last day in force is now 30 Jun 2027"),
    "a last day far ahead": (EXPIRES, ("edit", "X", "--until", "2062-12-20"), [], "expires 20 Dec 2026, now 20 Dec 2062"),
    "some day far ahead": ((*FIXED, "--until", "[2026-12-20..2027-02-10]"), ("edit", "X", "--until", "[2062-12-20..2063-02-10]"), [], "expires 20 Dec 2026 to 10 Feb 2027, now 20 Dec 2062 to 10 Feb 2063"),
    "no last day": (EXPIRES, ("edit", "X", "--clear", "until", "--lasts", "open", "--clear", "renewal"), [], "expires 20 Dec 2026"),
    "a last day in the window": (EXPIRES, ("edit", "X", "--until", "2026-12-10"), [], ""),
    "a last day long ago": (EXPIRES, ("edit", "X", "--until", "2026-08-20"), ["X expires 2026-08-20 -88"], ""),
    "a last day that would have passed, long ago": ((*FIXED, "--until", "2026-11-12"), ("edit", "X", "--until", "2026-08-20"), ["X expires 2026-08-20 -88"], ""),
    "a last day that had passed, ahead": ((*FIXED, "--until", "2026-11-08"), ("edit", "X", "--until", "2062-11-08"), [], "expires 8 Nov 2026, now 8 Nov 2062"),
    "a last day that had passed long before, ahead": ((*FIXED, "--until", "2026-05-08"), ("edit", "X", "--until", "2062-11-08"), [], "expires 8 May 2026, now 8 Nov 2062"),
    "an uncertain day that has passed": ((*FIXED, "--until", "[2026-10-01..2026-12-31]"), ("edit", "X", "--until", "2026-10-20"), ["X expires 2026-10-20 -27"], ""),
    "an end": (TRADE, ("record", "X", "terminated", "2026-09-01"), ["X ends 2026-08-31 -77"], ""),
    "a denunciation": ((*DENOUNCED, "--event", "denounced 2026-11-20"), ("record", "X", "denounced", "2026-08-01"), ["X ends 2026-08-31 -77"], ""),
    "an entry long ago": (("--in-force", "2027-01-01", "--lasts", "open"), ("edit", "X", "--in-force", "2026-01-01"), ["X enters-into-force 2026-01-01 -319"], ""),
    "an entry later": (("--signed", "2026-01-01", "--in-force", "2027-01-01", "--lasts", "open"), ("edit", "X", "--in-force", "2028-01-01"), [], "enters into force 1 Jan 2027, now 1 Jan 2028"),
    "no entry": (("--signed", "2026-01-01", "--in-force", "2026-05-01", "--lasts", "open"), ("edit", "X", "--clear", "in_force"), [], "enters into force 1 May 2026"),
    "a meeting that was held": ((*MEETING, "meeting 2026-12-01: experts"), ("edit", "X/2", "--date", "2026-10-20"), ["X event 2026-10-20 -27"], ""),
    "a meeting put off": ((*MEETING, "meeting 2026-12-01: experts"), ("edit", "X/2", "--date", "2027-12-01"), [], "meeting: experts 1 Dec 2026, now 1 Dec 2027"),
    "a meeting put off, and another that is called": ((*MEETING, "meeting 2027-02-01: experts"), ("edit", "X", "--event", "meeting 2026-12-01: experts", "--event", "meeting 2027-03-15: experts"), [], "meeting: experts 1 Feb 2027, now 15 Mar 2027"),
    "a meeting taken out": ((*MEETING, "meeting 2026-12-01", "--event", "meeting 2026-12-20"), ("remove", "X/2", "--yes"), [], "meeting 1 Dec 2026"),
    "another survival": (("--in-force", "2000-01-01", "--ended", "2016-12-11", "--survival", "10y"), ("edit", "X", "--survival", "9y"), ["X survival-ends 2025-12-10 -341"], ""),
    "longer terms after one that was told": (("--in-force", "2020-01-01", "--until", "2026-11-05", "--renewal", "tacit", "--renewal-length", "30d"), ("edit", "X", "--renewal-length", "1y"), [], "renews 6 Dec 2026, now 6 Nov 2027"),
    "another title": (TRADE, ("edit", "X", "--title", "Another"), [], ""),
    "another lead": ((*TRADE, "--lead", "1y"), ("edit", "X", "--clear", "lead"), [], ""),
}  # fmt: skip


def no_longer(ended: Ended) -> str:
    """What is said to be no longer as it was told."""
    assert ended.code == DONE, ended.err
    _, _, after = ended.out.partition("NO LONGER AS TOLD BEFORE (1)\n  X  Agreement X\n      Azerbaijan, Iran: ")
    return after.partition("\n")[0]


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_told_is_told_again_or_how_it_is_now(treatytrack: Treatytrack, change: str) -> None:
    terms, words, passed, otherwise = CHANGES[change]
    add(treatytrack, "X", *terms, on=EARLY)
    since_last(treatytrack, morning(0))
    since_last(treatytrack, morning(1))
    ended = at(BETWEEN, treatytrack, *words)
    assert ended.code == DONE, ended.err
    assert no_longer(since_last(treatytrack, morning(2), "--dry-run")) == otherwise
    assert sorted(listed(since_last(treatytrack, morning(2), "--format", "csv"), "missed-or-ended")) == passed
    assert listed(since_last(treatytrack, morning(3), "--format", "csv"), "missed-or-ended") == []
    assert "NO LONGER" not in since_last(treatytrack, morning(3)).out


# an end or a notice day that was recorded late, and so told as passed, and then was corrected
AGAIN: dict[str, tuple[Words, Words, Words, list[str], str]] = {
    "another end": (TRADE, ("record", "X", "terminated", "2026-09-01"), ("edit", "X", "--ended", "2026-08-01"), ["X ends 2026-07-31 -115"], ""),
    "another notice": (TRADE, ("edit", "X", "--notice", "12m"), ("edit", "X", "--notice", "3m"), [], "last safe day for notice 30 Jun 2026, now 30 Mar 2027"),
    "as it was": (TRADE, ("edit", "X", "--notice", "12m"), ("edit", "X", "--notice", "6m"), [], ""),
    "a length of notice that is not known after all": (("--in-force", "2022-03-01", *TACIT), ("edit", "X", "--notice", "6m"), ("edit", "X", "--clear", "notice"), [], "last safe day for notice 28 Aug 2026"),
}  # fmt: skip


@pytest.mark.parametrize("change", AGAIN)
def test_so_is_what_was_told_as_recorded_late(treatytrack: Treatytrack, change: str) -> None:
    terms, first, second, passed, otherwise = AGAIN[change]
    add(treatytrack, "X", *terms, on=EARLY)
    since_last(treatytrack, morning(0))
    since_last(treatytrack, morning(1))
    assert at(BETWEEN, treatytrack, *first).code == DONE
    assert listed(since_last(treatytrack, morning(2), "--format", "csv"), "missed-or-ended") != []
    assert at(datetime(2026, 11, 18, tzinfo=UTC), treatytrack, *second).code == DONE
    assert no_longer(since_last(treatytrack, morning(3), "--dry-run")) == otherwise
    assert listed(since_last(treatytrack, morning(3), "--format", "csv"), "missed-or-ended") == passed


def test_so_is_what_was_told_of_what_was_new(treatytrack: Treatytrack) -> None:
    for week in (0, 1):
        since_last(treatytrack, morning(week))
    add(treatytrack, "X", "--in-force", "2026-11-05", "--lasts", "open", on=BETWEEN)
    told = listed(since_last(treatytrack, morning(2), "--format", "csv"), "missed-or-ended")
    assert told == ["X enters-into-force 2026-11-05 -11"]
    assert at(datetime(2026, 11, 18, tzinfo=UTC), treatytrack, "edit", "X", "--in-force", "2026-11-06").code == DONE
    told = listed(since_last(treatytrack, morning(3), "--format", "csv"), "missed-or-ended")
    assert told == ["X enters-into-force 2026-11-06 -17"]


def test_so_is_an_end_by_what_is_taken_out(treatytrack: Treatytrack) -> None:
    add(treatytrack, "LATER", "--in-force", "2026-05-01", "--lasts", "open", on=EARLY)
    add(treatytrack, "X", "--in-force", "2020-01-01", "--lasts", "open", "--replaced-by", "LATER", on=EARLY)
    for week in (0, 1):
        since_last(treatytrack, morning(week))
    assert at(BETWEEN, treatytrack, "remove", "LATER", "--yes").code == DONE
    assert no_longer(since_last(treatytrack, morning(2))) == "last day in force 30 Apr 2026"
    assert no_longer(since_last(treatytrack, morning(3))) == ""


# an act that is recorded with the agreement, before its day, and what the report after that day says to be no longer so
ACTS: dict[str, tuple[Words, str]] = {
    "a notice": ((*TRADE, "--event", "notice 2026-11-12 by AZE"), "last safe day for notice 30 Dec 2026; its last day in force is now 30 Jun 2027"),
    "a notice known to the month": ((*TRADE, "--event", "notice [2026-10..2026-11-12] by AZE"), "last safe day for notice 30 Dec 2026; its last day in force is now 30 Jun 2027"),
    "an extension": ((*EXPIRES, "--event", "extended 2026-11-12 until 2040-12-31"), "expires 20 Dec 2026, now 31 Dec 2040"),
    "an extension of what has expired": ((*FIXED, "--until", "2026-11-04", "--event", "extended 2026-11-12 until 2040-12-31"), "expires 4 Nov 2026, now 31 Dec 2040"),
    "an act of an agreement that replaces it": ((*EXPIRES, "--replaced-by", "LATER"), ""),
    "a meeting": ((*MEETING, "meeting 2026-11-12"), ""),
}  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
def test_so_is_what_an_act_alters_that_was_recorded_before_its_day(treatytrack: Treatytrack, act: str) -> None:
    terms, otherwise = ACTS[act]
    later = (
        "--signed",
        "2020-01-01",
        "--entry-rule",
        "notification",
        "--event",
        "notified 2026-11-12",
        "--lasts",
        "open",
    )
    add(treatytrack, "LATER", *later, on=EARLY)
    add(treatytrack, "X", *terms, on=EARLY)
    for week in (0, 1):
        since_last(treatytrack, morning(week))
    assert no_longer(since_last(treatytrack, morning(2))) == otherwise
    assert no_longer(since_last(treatytrack, morning(3))) == ""


@pytest.mark.parametrize("format_", ["csv", "json", "ics"])
def test_a_file_for_programs_has_no_row_for_it_and_that_is_said(treatytrack: Treatytrack, format_: str) -> None:
    add(treatytrack, "X", *EXPIRES, on=EARLY)
    add(treatytrack, "Y", *EXPIRES, on=EARLY)
    for week in (0, 1):
        since_last(treatytrack, morning(week))
    assert at(BETWEEN, treatytrack, "edit", "X", "--until", "2062-12-20").code == DONE
    assert at(BETWEEN, treatytrack, "remove", "Y", "--yes").code == DONE
    said = (
        "1 no longer as told before, 1 taken out of the register: a report in plain, markdown or html names what "
        f"{format_} has no row for.\n"
    )
    assert since_last(treatytrack, morning(2), "--format", format_).err == said
    assert since_last(treatytrack, morning(3), "--format", format_).err == ""


def test_it_is_an_alarm(treatytrack: Treatytrack) -> None:
    add(treatytrack, "X", *EXPIRES, on=EARLY)
    for week in (0, 1):
        since_last(treatytrack, morning(week))
    assert at(BETWEEN, treatytrack, "edit", "X", "--until", "2062-12-20").code == DONE
    loud = since_last(treatytrack, morning(2), "--quiet-if-empty", "--exit-code")
    assert (loud.code, "; 1 no longer as told before\n" in loud.out) == (SOMETHING_IS_DUE, True)
    assert since_last(treatytrack, morning(3), "--quiet-if-empty", "--exit-code") == Ended("", "", DONE)


LEFT = "; this report's QUERY no longer finds it"
PUT_OFF = ("edit", "X", "--until", "2062-12-20", "--party-b", "RUS")
# a QUERY, what is recorded, what is done after the report of 9 November, what the next is to say of X
LEAVES: dict[str, tuple[Words, Words, Words, str]] = {
    "another party": (("party:IRN",), EXPIRES, ("edit", "X", "--party-b", "RUS"), "expires 20 Dec 2026"),
    "another party and day": (("party:IRN",), EXPIRES, PUT_OFF, "expires 20 Dec 2026, now 20 Dec 2062"),
    "a day that passed since": (("party:IRN",), (*FIXED, "--until", "2026-11-12"), ("edit", "X", "--party-b", "RUS"), "expires 12 Nov 2026"),
    "a tag taken off": (("tag:pipeline",), (*EXPIRES, "--tag", "pipeline"), ("edit", "X", "--clear", "tags"), "expires 20 Dec 2026"),
    "another title": (("agreement",), EXPIRES, ("edit", "X", "--title", "Transit"), "expires 20 Dec 2026"),
    "an end long ago": (("status:live",), EXPIRES, ("record", "X", "terminated", "2020-09-01"), "expires 20 Dec 2026"),
    "two that must hold": (("party:IRN", "not:tag:done"), EXPIRES, ("edit", "X", "--tag", "done"), "expires 20 Dec 2026"),
    "an option": (("--subject", "transit"), (*EXPIRES, "--subject", "transit"), ("edit", "X", "--subject", "trade"), "expires 20 Dec 2026"),
    "nothing that was told": (("party:IRN",), (*FIXED, "--until", "2040-12-20"), ("edit", "X", "--party-b", "RUS"), ""),
    "what was not asked for": (("party:RUS",), EXPIRES, ("edit", "X", "--tag", "done"), ""),
    "what is found all the same": (("party:AZE",), EXPIRES, ("edit", "X", "--party-b", "RUS"), ""),
}  # fmt: skip


@pytest.mark.parametrize("change", LEAVES)
def test_what_leaves_the_query_by_a_correction_is_told(treatytrack: Treatytrack, change: str) -> None:
    query, terms, words, said = LEAVES[change]
    add(treatytrack, "X", *terms, on=EARLY)
    for week in (0, 1):
        since_last(treatytrack, morning(week), *query)
    ended = at(BETWEEN, treatytrack, *words)
    assert ended.code == DONE, ended.err
    told = since_last(treatytrack, morning(2), *query)
    assert [line.partition(": ")[2] for line in told.lines if LEFT in line] == ([f"{said}{LEFT}"] if said else [])
    assert LEFT not in since_last(treatytrack, morning(3), *query).out


def test_so_is_what_had_left_it_by_a_day_that_is_looked_back_to(treatytrack: Treatytrack) -> None:
    add(treatytrack, "X", *EXPIRES, on=EARLY)
    add(treatytrack, "Y", *EXPIRES, on=EARLY)
    for week in (0, 1):
        since_last(treatytrack, morning(week), "party:IRN")
    assert at(BETWEEN, treatytrack, "edit", "X", "--party-b", "RUS").code == DONE
    then = since_last(treatytrack, morning(2), "party:IRN")
    assert LEFT in then.out
    assert at(morning(3), treatytrack, "remove", "Y", "--yes").code == DONE
    back = ("--known-on", "2026-11-16", "--as-of", "2026-11-16")
    again = since_last(treatytrack, morning(3), "party:IRN", *back)
    assert again.lines[3:] == then.lines[3:]


def test_only_of_what_the_query_finds(treatytrack: Treatytrack) -> None:
    add(treatytrack, "X", *EXPIRES, on=EARLY)
    for week in (0, 1):
        for query in ("party:IRN", "party:RUS"):
            since_last(treatytrack, morning(week), query)
    assert at(BETWEEN, treatytrack, "edit", "X", "--until", "2062-12-20").code == DONE
    assert no_longer(since_last(treatytrack, morning(2), "party:IRN")) != ""
    assert no_longer(since_last(treatytrack, morning(2), "party:RUS")) == ""
