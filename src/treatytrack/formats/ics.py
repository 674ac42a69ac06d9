"""`--format ics`: a calendar of all-day entries (RFC 5545), which a later file brings up to date."""

from collections.abc import Iterator
from datetime import UTC, date

from treatytrack.answers.calendar import Calendar, CalendarEntry
from treatytrack.domain.dates import ONE_DAY
from treatytrack.formats.readable import readable

_LONGEST_LINE = 75
"""In octets, without its end."""


def pieces(calendar: Calendar) -> Iterator[bytes]:
    """The whole file: what stands above the entries, each entry, and the end."""
    name = _text(calendar.name)
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//treatytrack//treatytrack//EN", "CALSCALE:GREGORIAN")
    yield _written((*head, f"NAME:{name}", f"X-WR-CALNAME:{name}"))
    moment = calendar.moment.astimezone(UTC)
    # Some programs take an entry that they have only anew if this number has grown.
    told = (f"DTSTAMP:{moment:%Y%m%dT%H%M%SZ}", f"SEQUENCE:{int(moment.timestamp()) // 60}")
    for entry in calendar.entries:
        yield _written(_entry(entry, told))
    yield _written(("END:VCALENDAR",))


def _entry(entry: CalendarEntry, told: tuple[str, ...]) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(entry.uid)}"
    yield from told
    yield f"DTSTART;VALUE=DATE:{_day(entry.first)}"
    yield f"DTEND;VALUE=DATE:{_day(min(entry.last, date.max - ONE_DAY) + ONE_DAY)}"
    yield f"SUMMARY:{_text(entry.summary)}"
    yield "DESCRIPTION:" + r"\n".join(map(_text, entry.description))
    if entry.category:
        yield f"CATEGORIES:{_text(entry.category)}"
    yield f"STATUS:{'CONFIRMED' if entry.certain else 'TENTATIVE'}"
    yield "TRANSP:TRANSPARENT"
    for day in entry.alarms:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_text(entry.summary)}")
        yield from (f"TRIGGER:{_nine_o_clock(day, entry.first)}", "END:VALARM")
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _nine_o_clock(day: date, first: date) -> str:
    """How far nine in the morning of a day lies from the midnight with which the first day begins."""
    ahead = (first - day).days
    if ahead <= 0:
        return f"P{-ahead}DT9H"
    return f"-P{ahead - 1}DT15H"


def _text(text: str) -> str:
    """A text as a value: what steers a terminal made visible, what steers the file behind a backslash."""
    return readable(text).replace("\\", r"\\").replace(";", r"\;").replace(",", r"\,")


def _written(lines: Iterator[str] | tuple[str, ...]) -> bytes:
    return b"".join(map(_folded, lines))


def _folded(line: str) -> bytes:
    """The line with its end; a long one goes on behind a blank, and no character is divided."""
    octets = line.encode()
    if len(octets) <= _LONGEST_LINE:
        return octets + b"\r\n"
    parts, begin, room = [], 0, _LONGEST_LINE
    while len(octets) - begin > room:
        end = begin + room
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(octets[begin:end])
        begin, room = end, _LONGEST_LINE - 1
    return b"\r\n ".join([*parts, octets[begin:]]) + b"\r\n"
