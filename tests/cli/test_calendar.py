"""Calendars: what comes due and what happened, as entries that a newer file brings up to date and never doubles."""

from pathlib import Path
from typing import Any

import icalendar
import pytest
import time_machine

from .process import Process
from .world import DONE, WRONG, Ended, Treatytrack

TRADE = ("add", "Agreement on Trade", "--between", "Iran", "Switzerland", "--in-force", "2017-03-17", "--lasts", "5y")
TACIT = ("--renewal", "tacit", "--renewal-length", "1y", "--notice", "6m")
REF = "CHE-IRN-ND-1"
RENEWS, NOTICE = f"{REF}.renews.5@treatytrack", f"{REF}.notice-by.6@treatytrack"


@pytest.fixture
def trade(treatytrack: Treatytrack, empty: Path) -> None:
    """An agreement that renews by a year, alone in the register."""
    assert treatytrack(*TRADE, *TACIT).out == f"{REF}\n"


def entries(ended: Ended) -> dict[str, Any]:
    """The entries by what a calendar knows them by."""
    assert ended.code == DONE, ended.err
    found = list(icalendar.Calendar.from_ical(ended.out).events)
    by_uid = {str(entry["UID"]): entry for entry in found}
    assert len(by_uid) == len(found)
    return by_uid


def days(entry: Any) -> str:
    """The days that an entry covers; the last one is not its own."""
    return f"{entry.decoded('DTSTART')}/{entry.decoded('DTEND')}"


def alarm_days(entry: Any) -> list[str]:
    """The days on which it reminds."""
    first = entry.decoded("DTSTART")
    return [(first + alarm.decoded("TRIGGER")).isoformat() for alarm in entry.walk("VALARM")]


def due(treatytrack: Treatytrack, as_of: str = "2026-11-21") -> dict[str, str]:
    found = entries(treatytrack("deadlines", "--within", "1y", "--format", "ics", as_of=as_of))
    return {uid: days(entry) for uid, entry in found.items()}


@pytest.mark.usefixtures("baku")
def test_deadlines_as_a_calendar(treatytrack: Treatytrack) -> None:
    with time_machine.travel("2026-11-21T05:00:00+00:00", tick=False):
        ended = treatytrack("deadlines", "--within", "40d", "--format", "ics")
    title = "Memorandum of Understanding on Comprehensive Cooperation in the Field of Transportation for 2025-2026"
    assert ended.out.replace("\r\n ", "").split("\r\n")[4:] == [
        "NAME:Treaty deadlines",
        "X-WR-CALNAME:Treaty deadlines",
        "BEGIN:VEVENT",
        "UID:AZE-IRN-2025-2.expires.0@treatytrack",
        "DTSTAMP:20261121T050000Z",
        "SEQUENCE:29920620",
        "DTSTART;VALUE=DATE:20260101",
        "DTEND;VALUE=DATE:20270101",
        f"SUMMARY:Expires (some day in 2026): {title}",
        rf"DESCRIPTION:AZE-IRN-2025-2: {title}\n"
        r"Parties: Azerbaijan\, Iran\n"
        r"Why: until 2026?: some day in 2026\; renewal not known\n"
        r"The day is not certain: it may be any day in 2026\, and the entry covers them all.\n"
        r"On 21 November 2026\, when this was written\, it may have passed already.\n"
        r"More: treatytrack show AZE-IRN-2025-2 --explain",
        "CATEGORIES:expires",
        "STATUS:TENTATIVE",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:Expires (some day in 2026): {title}",
        "TRIGGER:P350DT9H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    assert (ended.err, ended.code) == ("1 deadline from 2026-11-21 to 2026-12-31.\n", DONE)


@pytest.mark.usefixtures("trade")
def test_a_newer_file_moves_the_entries_of_an_older_one(treatytrack: Treatytrack) -> None:
    assert due(treatytrack) == {RENEWS: "2027-03-17/2027-03-18", NOTICE: "2027-09-16/2027-09-17"}
    assert due(treatytrack, "2026-11-28") == due(treatytrack)
    treatytrack("record", REF, "extended", "2026-11-28", "--until", "2027-05-01")
    assert due(treatytrack, "2026-11-28") == {RENEWS: "2027-05-02/2027-05-03", NOTICE: "2027-11-01/2027-11-02"}
    treatytrack("edit", REF, "--in-force", "2017-03-01", "--notice", "3m")
    # After the renewal the same notice day stands under its number, and the next renewal under one of its own.
    assert due(treatytrack, "2027-05-02")[f"{REF}.notice-by.6@treatytrack"] == "2028-02-01/2028-02-02"
    assert f"{REF}.renews.6@treatytrack" not in due(treatytrack, "2027-05-01")
    assert f"{REF}.renews.6@treatytrack" in due(treatytrack, "2027-05-02")


@pytest.mark.usefixtures("trade")
def test_why_it_renews_is_a_sentence_with_days_in_the_readers_form(treatytrack: Treatytrack) -> None:
    entry = entries(treatytrack("deadlines", "--within", "1y", "--format", "ics"))[RENEWS]
    why = "renews for 1 year; notice was possible until 16 Sep 2026: locked in until 16 Mar 2028"
    assert f"\nWhy: {why}\n" in entry["DESCRIPTION"]


@pytest.mark.usefixtures("trade")
def test_the_newer_of_two_files_says_so(treatytrack: Treatytrack) -> None:
    told = []
    for moment in ("2026-11-21T05:00:00+00:00", "2026-11-28T05:00:00+00:00"):
        with time_machine.travel(moment, tick=False):
            entry = entries(treatytrack("deadlines", "--within", "1y", "--format", "ics"))[RENEWS]
        told.append((entry["SEQUENCE"], entry.decoded("DTSTAMP")))
    assert told[0][0] < told[1][0]
    assert told[0][1] < told[1][1]


@pytest.mark.usefixtures("trade")
@pytest.mark.parametrize(
    ("as_of", "lead", "alarms"),
    [
        ("2027-01-01", "", ["2027-09-02", "2027-09-15"]),
        ("2027-01-01", "6m", ["2027-03-16", "2027-09-02", "2027-09-15"]),
        ("2027-09-10", "6m", ["2027-09-15"]),
        # where all of these have passed, on the eve, or on the day itself where that is today
        ("2027-09-15", "6m", ["2027-09-15"]),
        ("2027-09-16", "6m", ["2027-09-16"]),
        ("2027-01-01", "999y", ["2027-09-02", "2027-09-15"]),
    ],
)
def test_it_reminds_at_the_lead_time_a_fortnight_ahead_and_on_the_eve_of_the_last_safe_day(
    treatytrack: Treatytrack, as_of: str, lead: str, alarms: list[str]
) -> None:
    if lead:
        assert treatytrack("edit", REF, "--lead", lead).code == DONE
    entry = entries(treatytrack("deadlines", "--within", "1y", "--format", "ics", as_of=as_of))[NOTICE]
    assert alarm_days(entry) == alarms


@pytest.mark.parametrize(
    ("until", "as_of", "alarms"),
    [
        # told for the first time within the fortnight: on the eve, and on the day itself where that is today
        ("2026-12-03", "2026-11-18", ["2026-11-19"]),
        ("2026-12-03", "2026-11-19", ["2026-11-19"]),
        ("2026-12-03", "2026-11-21", ["2026-12-02"]),
        ("2026-12-03", "2026-12-02", ["2026-12-02"]),
        ("2026-12-03", "2026-12-03", ["2026-12-03"]),
        # of an uncertain day each end that is ahead is reminded of
        ("[2026-12-03..2026-12-30]", "2026-11-21", ["2026-12-02", "2026-12-16"]),
        ("[2026-12-03..2026-12-30]", "2026-12-20", ["2026-12-29"]),
        ("[2026-12-03..2026-12-06]", "2026-11-25", ["2026-12-02", "2026-12-05"]),
    ],
)
def test_what_is_told_for_the_first_time_within_its_fortnight_is_reminded_of_on_the_eve(
    treatytrack: Treatytrack, empty: Path, until: str, as_of: str, alarms: list[str]
) -> None:
    treatytrack(
        "add", "Trade", "--between", "IRN", "CHE", "--in-force", "2017-03-17", "--until", until, "--renewal", "none"
    )
    ended = treatytrack("deadlines", "--kind", "expires", "--format", "ics", as_of=as_of)
    (entry,) = entries(ended).values()
    assert alarm_days(entry) == alarms


@pytest.mark.usefixtures("trade")
@pytest.mark.parametrize(
    ("terms", "said", "ends", "more"),
    [
        ((), "Last safe day for notice: Agreement on Trade", "ends on 16 Mar 2028; without notice it renews for 1 year", ""),
        (("--in-force", "2017-03"), "Last safe day for notice (some day from 29 August 2027 to 30 September 2027): Agreement on Trade",
         "ends; without notice it renews for 1 year",
         "The day is not certain: it may be any day from 29 August 2027 to 30 September 2027, and the entry covers them all.\n"
         "Notice received by 29 August 2027 is safe in any case.\n"),
        (("--clear", "renewal_length"), "Last safe day for notice (assumed): Agreement on Trade",
         "ends on 16 Mar 2032; without notice it renews for 5 years (assumed)",
         "This day rests on an assumption, which the text of the agreement may not bear out.\n"),
    ],
)  # fmt: skip
def test_an_entry_says_how_certain_its_day_is(
    treatytrack: Treatytrack, terms: tuple[str, ...], said: str, ends: str, more: str
) -> None:
    treatytrack("edit", REF, *terms)
    (entry,) = entries(treatytrack("deadlines", "--within", "5y", "--kind", "notice-by", "--format", "ics")).values()
    assert entry["SUMMARY"] == said
    assert entry["DESCRIPTION"] == (
        f"{REF}: Agreement on Trade\nParties: Iran, Switzerland\nWhy: 6 months before its term {ends}\n"
        f"{more}More: treatytrack show {REF} --explain"
    )


@pytest.mark.usefixtures("trade")
def test_an_event_of_its_life_keeps_its_own_number(treatytrack: Treatytrack) -> None:
    meetings = [("meeting", "2026-12-01"), ("review", "2026-12-01"), ("meeting", "2027-02-01")]
    numbers = [treatytrack("record", REF, *words, "--note", "of both").out.strip() for words in meetings]
    assert numbers == [f"{REF}/{number}" for number in (2, 3, 4)]

    def found() -> list[str]:
        return [uid for uid in due(treatytrack) if ".event." in uid]

    assert found() == [f"{REF}.event.{number}@treatytrack" for number in (2, 3, 4)]
    assert treatytrack("remove", f"{REF}/2", "--yes").code == DONE
    assert found() == [f"{REF}.event.{number}@treatytrack" for number in (3, 4)]


@pytest.mark.usefixtures("relations")
def test_events_between_parties_as_a_calendar(treatytrack: Treatytrack) -> None:
    treatytrack("event", "add", "Return visit", "--between", "AZE", "IRN", "--kind", "visit", "--date", "2027-04-01",
                "--until", "2027-04-03", "--concerns", "TUR", "--place", "Tehran", "--person", "Somebody",
                "--note", "as agreed")  # fmt: skip
    ended = treatytrack("event", "list", "--format", "ics")
    found = entries(ended)
    entry = found["AZE-IRN-2027-E1.event.0@treatytrack"]
    assert (days(entry), entry["SUMMARY"], entry["STATUS"]) == ("2027-04-01/2027-04-04", "Return visit", "CONFIRMED")
    assert entry["DESCRIPTION"] == (
        "AZE-IRN-2027-E1: visit, 2027-04-01 to 2027-04-03, Tehran\nParties: Azerbaijan, Iran\nConcerns: Turkey\n"
        "Persons: Somebody\nas agreed\nMore: treatytrack event show AZE-IRN-2027-E1"
    )
    assert [alarm.decoded("TRIGGER").total_seconds() for alarm in entry.walk("VALARM")] == [-15 * 3600]
    assert entry["CATEGORIES"].to_ical() == b"visit"
    past = found["AZE-IRN-2025-E1.event.0@treatytrack"]
    assert (days(past), past.walk("VALARM")) == ("2025-04-28/2025-04-29", [])
    all_events = len(treatytrack("event", "list", "--format", "csv").lines) - 1
    left_out = all_events - len(found)
    assert left_out > 0
    assert ended.err == f"{all_events} events; {left_out} without a first and a last day left out.\n"


@pytest.mark.usefixtures("relations")
def test_a_calendar_has_no_columns(treatytrack: Treatytrack) -> None:
    said = "A calendar has no columns: leave out --columns, or choose another format.\n"
    assert treatytrack("event", "list", "--columns", "ref", "--format", "ics") == Ended("", said, WRONG)


@pytest.mark.usefixtures("baku")
def test_the_file_and_stdout_are_the_same_to_the_byte(treatytrack: Treatytrack, treatytrack_process: Process) -> None:
    with time_machine.travel("2026-11-21T05:00:00+00:00", tick=False):
        out = treatytrack("deadlines", "--format", "ics").out
        ended = treatytrack("deadlines", "-o", "due.ics")
    assert (ended.out, ended.err, ended.code) == (
        "",
        "Wrote due.ics\n2 deadlines from 2026-11-21 to 2027-02-19.\n",
        DONE,
    )
    content = (treatytrack.folder / "due.ics").read_bytes()
    assert content == out.encode()
    assert content.count(b"\n") == content.count(b"\r\n") > 20
    piped = treatytrack_process("deadlines", "--format", "ics").out
    assert len(piped.splitlines()) == len(out.splitlines())


@pytest.mark.usefixtures("baku")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list", "--format", "ics"), "ics is a calendar, which deadlines, event list and report write: choose another format.\n"),
        (("deadlines", "--format", "isc"), '"isc" is not a format: did you mean ics?\n'),
        (("deadlines", "--format", "ics", "--for-spreadsheet"), "--for-spreadsheet is for csv and tsv: leave it out, or add --format csv.\n"),
        (("deadlines", "-o", "due.ical"), "due.ical cannot be written: .ical is the ending of no format; nothing was written: end the name in .txt, .csv, .tsv, .json, .jsonl, .md, .html, .xlsx or .ics, or choose with --format table, plain, csv, tsv, json, jsonl, markdown, html, xlsx or ics.\n"),
    ],
)  # fmt: skip
def test_only_what_lists_days_to_come_is_a_calendar(
    treatytrack: Treatytrack, words: tuple[str, ...], said: str
) -> None:
    assert treatytrack(*words) == Ended("", said, WRONG)


@pytest.mark.usefixtures("trade")
def test_a_hostile_title_is_shown_and_steers_nothing(treatytrack: Treatytrack) -> None:
    title = "A\r\nEND:VEVENT\x1b[31m; b, c\\n \u202e" + "نامه" * 100
    treatytrack("edit", REF, "--title", title)
    found = entries(treatytrack("deadlines", "--within", "1y", "--format", "ics"))
    shown = "A\\x0d\\x0aEND:VEVENT\\x1b[31m; b, c\\n \\u{202e}" + "نامه" * 100
    assert [str(entry["SUMMARY"]) for entry in found.values()] == [
        f"Renews: {shown}",
        f"Last safe day for notice: {shown}",
    ]
