"""Dates as people say them, whatever is known of them; `?` marks what is not certain."""

from datetime import date

import pytest

from treatytrack.domain.bounds import Days
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.words import bounds_words, recorded_words


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
