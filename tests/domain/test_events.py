"""What happened in an agreement's life, in the words of `record`: read, written, refused."""

from datetime import date

import pytest

from treatytrack.domain.agreement import Event, Reference
from treatytrack.domain.dates import PartialDate, read_date
from treatytrack.domain.events import EVENT_KINDS, event_from, event_text
from treatytrack.domain.lengths import Length
from treatytrack.errors import WrongRequest


def _date(text: str) -> PartialDate:
    return PartialDate.parse(text)


READ = [
    # the examples of the columns' description
    ("notified 2023-07-05 by JPN", Event("notified", _date("2023-07-05"), by="JPN")),
    (
        "denounced 2018-10-03 effective 2019-10-03",
        Event("denounced", _date("2018-10-03"), effective=_date("2019-10-03")),
    ),
    ("extended 2021-02-03 until 2026-02-04", Event("extended", _date("2021-02-03"), until=_date("2026-02-04"))),
    ("other 2026-05-01: joint commission", Event("other", _date("2026-05-01"), note="joint commission")),
    # lengths and other agreements
    ("extended 2023-08-27 for 6m", Event("extended", _date("2023-08-27"), length=Length.parse("6m"))),
    ("replaced 2020 other AZE-IRN-2020-1", Event("replaced", _date("2020"), other=Reference("AZE-IRN-2020-1"))),
    ('amended 2020 other "A title"', Event("amended", _date("2020"), other=Reference('"A title"'))),
    # partial dates
    ("meeting 2026?", Event("meeting", _date("2026?"))),
    ("review [2027-01..2027-03]: first", Event("review", _date("[2027-01..2027-03]"), note="first")),
    # quoted values hold blanks, colons and quotes
    (
        'signed 2020 by "Foreign Affairs" source "https://example.org/a: b"',
        Event("signed", _date("2020"), by="Foreign Affairs", source="https://example.org/a: b"),
    ),
    ('other 2020 by "the ""joint"" office"', Event("other", _date("2020"), by='the "joint" office')),
    # a colon inside a word is no note; a note runs to the end
    ("other 2020 by a:b", Event("other", _date("2020"), by="a:b")),
    ("other 2020: first: second; third", Event("other", _date("2020"), note="first: second; third")),
    ('other 2020: he said "so', Event("other", _date("2020"), note='he said "so')),
    # blanks between words do not matter
    ("  notified   2020  by   JPN", Event("notified", _date("2020"), by="JPN")),
]

AS_TYPED = [
    # a date of several words, where its reader knows such
    ("notified 5 July 2023 by JPN", Event("notified", _date("2023-07-05"), by="JPN")),
    ("other July 2023: joint commission", Event("other", _date("2023-07"), note="joint commission")),
    ("review 2026", Event("review", _date("2026"))),
]


@pytest.mark.parametrize(("written", "event"), AS_TYPED)
def test_a_date_may_be_written_as_people_do(written: str, event: Event) -> None:
    assert event_from(written, lambda text: read_date(text, date(2026, 11, 21))) == event


REFUSED = [
    # a kind and a date are needed
    ("", "is not an event"),
    ("notified", "is not an event"),
    ("danced 2023-01-01", "the kinds are signed, ratified, notified"),
    # the date is a recorded one
    ("notified 2023-13-01", "there is no month 13"),
    ("notified 28 April 2020", "is not a detail"),
    ("other 2020:note", "is not a date"),
    # each detail is a word and its value, once
    ("notified 2023 by", "stands alone"),
    ("notified 2023 with JPN", "by, effective, until, for, other, source"),
    ("notified 2023 by JPN by AZE", "says by twice"),
    ("extended 2020 for 0d", "no time at all"),
    ("extended 2020 until soon", "is not a date"),
    ('other 2020 source "open', "not closed"),
]


@pytest.mark.parametrize(("written", "event"), READ)
def test_an_event_is_a_kind_a_date_and_details(written: str, event: Event) -> None:
    assert event_from(written) == event


@pytest.mark.parametrize("event", [event for _, event in READ])
def test_an_event_is_written_in_words_that_are_read_back(event: Event) -> None:
    assert event_from(event_text(event)) == event


@pytest.mark.parametrize(("written", "words"), REFUSED)
def test_what_is_no_event_is_refused_in_so_many_words(written: str, words: str) -> None:
    with pytest.raises(WrongRequest) as refused:
        event_from(written)
    assert words in str(refused.value)


@pytest.mark.parametrize("kind", EVENT_KINDS)
def test_every_kind_of_event_is_read(kind: str) -> None:
    assert event_from(f"{kind} 2020-02-29") == Event(kind, PartialDate.of(date(2020, 2, 29)))
