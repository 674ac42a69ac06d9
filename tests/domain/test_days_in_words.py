"""Dates as people say them, whatever is known of them; `?` marks what is not certain."""

from datetime import date

import pytest

from treatytrack.domain.bounds import Days
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.deadlines import Deadline
from treatytrack.domain.words import both_ends_words, bounds_words, other_end, recorded_words, with_brief_days


@pytest.mark.parametrize(("recorded", "said"), [
    # one day, month, year
    ("2025-04-28", "28 Apr 2025"),
    ("2025-04-28?", "28 Apr 2025 ?"),
    ("2023-01", "Jan 2023"),
    ("2024-02", "Feb 2024"),
    ("2023", "2023"),
    ("2026?", "2026 ?"),
    # some day between two
    ("[2023-10..2023-12]", "Oct to Dec 2023 ?"),
    ("[2022-10..2023-03]", "Oct 2022 to Mar 2023 ?"),
    ("[2025-04-21..2025-04-27]", "21 to 27 Apr 2025 ?"),
    ("[2025-04-21..2025-05-03]", "21 Apr to 3 May 2025 ?"),
    ("[2024-12-21..2025-01-03]", "21 Dec 2024 to 3 Jan 2025 ?"),
    ("[2020..2023]", "2020 to 2023 ?"),
    ("202X", "2020 to 2029 ?"),
    # open on a side
    ("[..2025-04-28]", "by 28 Apr 2025"),
    ("[2025-04-28..]", "from 28 Apr 2025"),
])  # fmt: skip
def test_a_recorded_date_is_said_so(recorded: str, said: str) -> None:
    assert recorded_words(PartialDate.parse(recorded)) == said


@pytest.mark.parametrize(("earliest", "latest", "said"), [
    (date(2026, 12, 31), date(2026, 12, 31), "31 Dec 2026"),
    (date(2026, 1, 1),   date(2026, 12, 31), "2026 ?"),
    (None,               date(2026, 12, 31), "by 31 Dec 2026 ?"),
    (date(2026, 1, 1),   None,               "from 1 Jan 2026 ?"),
    (None,               None,               "not known"),
])  # fmt: skip
def test_a_computed_day_is_said_so(earliest: date | None, latest: date | None, said: str) -> None:
    assert bounds_words(Days(earliest, latest)) == said


@pytest.mark.parametrize(("said", "read"), [
    ("until 2026-12-31; renewal not known", "until 31 Dec 2026; renewal not known"),
    ("until [2026-01-01..2026-12-31]", "until [2026-01-01..2026-12-31]"),  # as it is recorded
    ("until 2026?: some day in 2026", "until 2026?: some day in 2026"),
    ("replaced by AZE-IRN-2026-12-31", "replaced by AZE-IRN-2026-12-31"),
    ("until 2026-12?: some day in 2026-12", "until 2026-12?: some day in Dec 2026"),
    ("in 2026-13", "in 2026-13"),
    ("until 2026-02-31", "until 2026-02-31"),  # no day
])  # fmt: skip
def test_a_sentence_has_its_days_in_the_readers_form(said: str, read: str) -> None:
    assert with_brief_days(said) == read


@pytest.mark.parametrize(("shown", "both", "other"), [
    # shown, that is the earliest while it is ahead, then the latest
    (date(2026, 12, 1),  "expires, or by 31 Dec 2026 ?",  "at the latest 31 Dec 2026"),
    (date(2026, 12, 31), "expires, or since 1 Dec 2026 ?", "may have passed since 1 Dec 2026"),
])  # fmt: skip
def test_an_uncertain_deadline_is_said_with_both_ends(shown: date, both: str, other: str) -> None:
    due = Deadline("expires", date(2026, 12, 1), date(2026, 12, 31), shown, "no")
    assert (both_ends_words(due), other_end(due, date(2026, 11, 22))) == (both, other)


def test_of_what_has_passed_the_earlier_end_is_said() -> None:
    due = Deadline("expires", date(2026, 12, 1), date(2026, 12, 31), date(2026, 12, 31), "no")
    assert other_end(due, date(2027, 1, 1)) == "at the earliest 1 Dec 2026"


def test_a_certain_deadline_has_one_day() -> None:
    day = date(2026, 12, 31)
    due = Deadline("expires", day, day, day, "yes")
    assert (both_ends_words(due), other_end(due, date(2026, 11, 22))) == ("expires", "")
