"""What leaving on the as-of day would do, in a sentence: what the engine says of a notice received then."""

from datetime import date

import pytest

from treatytrack.domain.leaving import if_left_today
from treatytrack.domain.phases import phases
from treatytrack.domain.validity import standing_on

from .world import Cells, agreement_of

DAY = date(2026, 11, 21)
FIRST_TERM = {"in_force": "2026-01-01", "lasts": "3y", "renewal": "open", "notice": "6m"}
TACIT = {"in_force": "2017-03-17", "lasts": "5y", "renewal": "tacit", "renewal_length": "1y", "notice": "6m"}

LEAVING: list[tuple[str, Cells, str]] = [
    ("notice is too late for this term", TACIT, "A notice received today ends it: last day in force 2028-03-16 (R7)."),
    ("notice in the first term of an open renewal", FIRST_TERM,
     "A notice received today ends it: last day in force 2028-12-31 (R7)."),
    ("a clause of denunciation", {"in_force": "2010-01-01", "lasts": "open", "denunciation": "receipt + 6m"},
     "A denunciation received today ends it: last day in force 2027-05-20 (receipt + 6m, R8)."),
    ("given before the minimum life is over, it counts from then",
     {"in_force": "2026-01-01", "lasts": "open", "denunciation": "receipt + 12m", "denunciation_after": "3y given"},
     "A denunciation received today ends it: last day in force 2029-12-31 (receipt + 12m, R8)."),
    ("it runs out before that", {"type": "memorandum", "signed": "2025-04-28", "until": "2026?"},
     "It runs out before a denunciation received today would end it."),
    ("no clause at all", {"in_force": "2010-01-01", "lasts": "open"},
     "No clause is recorded: a denunciation received today would end it, last day in force 2027-11-20, assumed "
     "(VCLT 56(2), R8)."),
    ("a clause that was not read", {"in_force": "2010-01-01", "lasts": "open", "denunciation": "unknown"},
     "Its clause was not read: a denunciation received today would end it, last day in force 2027-11-20, assumed "
     "(VCLT 56(2), R8)."),
    ("it cannot be denounced", {"in_force": "2010-01-01", "lasts": "open", "denunciation": "none"},
     "It cannot be denounced (R8)."),
    ("it cannot be denounced, but notice can be given", {**TACIT, "denunciation": "none"},
     "A notice received today ends it: last day in force 2028-03-16 (R7)."),
    ("both can be done, and a denunciation works sooner", {**TACIT, "denunciation": "receipt + 6m"},
     "A denunciation received today ends it: last day in force 2027-05-20 (receipt + 6m, R8)."),
    ("both can be done, and a notice works sooner", {**TACIT, "notice": "3m", "denunciation": "receipt + 12m"},
     "A notice received today ends it: last day in force 2027-03-16 (R7)."),
    ("a denunciation works later, but how long notice is was not read",
     {**TACIT, "notice": "unknown", "denunciation": "receipt + 12m"},
     "A denunciation received today ends it: last day in force 2027-11-20 (receipt + 12m, R8)."),
    ("both can be done, and work on one day",
     {**TACIT, "denunciation": "receipt + 1m", "denunciation_after": "11y"},
     "A denunciation received today ends it: last day in force 2028-03-16 (receipt + 1m, R8)."),
    ("notice is too late for the last renewal", {**TACIT, "renewal_limit": "6"},
     "A notice received today ends it no sooner than it runs out (R7)."),
    ("the last renewal is running", {**TACIT, "renewal_limit": "5"},
     "It runs out before a denunciation received today would end it."),
    ("its terms began on a day that is not known", {**TACIT, "in_force": "2017-03"},
     "A notice received today ends it: last day in force 2028-02-29 to 2028-03-30 (R7)."),
    # If it began before 22 December 2023, its last safe day has passed: it becomes open-ended, whatever is done.
    ("it may be too late for the only term that notice can end", {**FIRST_TERM, "in_force": "2023-12", "notice": "1m"},
     "A notice received today ends it if it does not come too late: last day in force 2026-12-21 to 2026-12-30 (R7)."),
    ("it may be too late, and how long it renews was not read",
     {**TACIT, "in_force": "2021-12", "renewal_length": "unknown", "notice": "1m"},
     "A notice received today ends it if it does not come too late: last day in force 2026-12-21 to 2026-12-30 (R7)."),
    ("notice was given", {**TACIT, "events": "notice 2026-01-01"}, ""),
    ("it is over", {"in_force": "2010-01-01", "ended": "2020-01-01"}, ""),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "said"), [case[1:] for case in LEAVING], ids=[case[0] for case in LEAVING])
def test_what_leaving_today_would_do(cells: Cells, said: str) -> None:
    agreement = agreement_of(cells)
    assert if_left_today(agreement, standing_on(agreement, DAY)) == said


@pytest.mark.parametrize(
    "cells",
    [
        {"signed": "2000", "in_force": "2001", "until": "2030?", "events": "denounced 2024"},
        {"until": "201X", "renewal": "tacit", "renewal_length": "5y", "renewal_limit": "3"},
        {"in_force": "2015", "lasts": "5y", "renewal": "tacit", "renewal_limit": "12"},
    ],
)
def test_years_in_place_of_days_do_not_make_a_phase_of_every_day(cells: Cells) -> None:
    assert len(phases(agreement_of(cells))) < 20
