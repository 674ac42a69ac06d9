"""How far the terms of a series are counted back where its start may be any day (VALIDITY section 5)."""

from datetime import date, timedelta

from treatytrack.domain.starts import MOST_STEPS_COUNTED

CALENDAR = [date(2000, 1, 1) + timedelta(days) for days in range(146_097)]
"""The 400 years after which the calendar repeats itself."""


def test_of_so_many_terms_of_days_one_begins_on_a_day_that_every_month_has() -> None:
    late = frozenset(place for place, day in enumerate(CALENDAR) if day.day > 28)
    for days in range(1, 367):
        reached, steps = late, 0
        while reached:
            reached = late.intersection((place - days) % len(CALENDAR) for place in reached)
            steps += 1
        assert steps < MOST_STEPS_COUNTED, days
