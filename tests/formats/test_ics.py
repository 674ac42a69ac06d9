"""ics: whole days, lines of 75 octets that divide no character, and any text whatever as a value."""

from datetime import UTC, date, datetime, timedelta, timezone

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatytrack.answers.calendar import Calendar, CalendarEntry
from treatytrack.formats.ics import pieces
from treatytrack.formats.readable import readable

MOMENT = datetime(2026, 11, 21, 12, 30, tzinfo=timezone(timedelta(hours=4)))
ENTRY = CalendarEntry("A-1.renews.3@treatytrack", date(2027, 3, 17), date(2027, 3, 17), "Renews: Agreement", ("A-1",))


def written(*entries: CalendarEntry) -> bytes:
    return b"".join(pieces(Calendar("Treaty deadlines", MOMENT, entries)))


def read(*entries: CalendarEntry) -> list[icalendar.Event]:
    """The entries, as another program reads them."""
    return list(icalendar.Calendar.from_ical(written(*entries)).events)


def test_a_whole_file() -> None:
    entry = ENTRY._replace(
        description=("A-1: Agreement", "Parties: A, B"), category="renews", alarms=(date(2027, 3, 3),)
    )
    assert written(entry).decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//treatytrack//treatytrack//EN",
        "CALSCALE:GREGORIAN",
        "NAME:Treaty deadlines",
        "X-WR-CALNAME:Treaty deadlines",
        "BEGIN:VEVENT",
        "UID:A-1.renews.3@treatytrack",
        "DTSTAMP:20261121T083000Z",
        "SEQUENCE:29920830",
        "DTSTART;VALUE=DATE:20270317",
        "DTEND;VALUE=DATE:20270318",
        "SUMMARY:Renews: Agreement",
        r"DESCRIPTION:A-1: Agreement\nParties: A\, B",
        "CATEGORIES:renews",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Renews: Agreement",
        "TRIGGER:-P13DT15H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@pytest.mark.parametrize("alarm", [date(2026, 3, 17), date(2027, 3, 16), date(2027, 3, 17), date(2027, 12, 1)])
def test_an_alarm_rings_at_nine_in_the_morning_of_its_day(alarm: date) -> None:
    (entry,) = read(ENTRY._replace(last=date(2027, 12, 31), alarms=(alarm,)))
    (found,) = entry.walk("VALARM")
    rings = datetime(2027, 3, 17, tzinfo=UTC) + found.decoded("TRIGGER")
    assert (rings.date(), rings.hour) == (alarm, 9)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 1, 1), date(2026, 12, 31)),
        (date(2024, 2, 29), date(2024, 2, 29)),
        (date(987, 1, 1), date(2026, 1, 1)),
    ],
)
def test_an_entry_covers_its_days_and_no_more(first: date, last: date) -> None:
    (entry,) = read(ENTRY._replace(first=first, last=last))
    assert (entry.decoded("DTSTART"), entry.decoded("DTEND")) == (first, last + timedelta(1))


def test_the_last_day_of_the_calendar_can_be_written() -> None:
    (entry,) = read(ENTRY._replace(first=date(9999, 1, 1), last=date.max))
    assert entry.decoded("DTEND") == date.max


def test_what_is_not_certain_is_tentative() -> None:
    (entry,) = read(ENTRY._replace(certain=False))
    assert entry["STATUS"] == "TENTATIVE"


TEXTS = (
    st.text(max_size=300)
    | st.text('\\;,\r\nN: \tn"é', max_size=300)
    | st.text("müqavilə نامه 條約 😀\u200d", max_size=300)
)


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=3))
def test_any_text_is_read_back_as_it_is_shown(summary: str, description: list[str]) -> None:
    entry = ENTRY._replace(uid=summary, summary=summary, description=tuple(description), category=summary)
    content = written(entry)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    for line in content.split(b"\r\n"):
        line.decode()  # no character is divided
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")
    (found,) = read(entry)
    assert found["SUMMARY"] == found["UID"] == readable(summary)
    assert found["DESCRIPTION"] == "\n".join(map(readable, description))


def test_a_file_without_entries_is_a_calendar() -> None:
    assert read() == []
