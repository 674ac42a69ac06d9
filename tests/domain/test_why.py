"""Why a deadline falls on its day, in one line: what people read before they decide."""

from datetime import date

import pytest

from treatytrack.domain.validity import standing_on
from treatytrack.domain.why import bound_until, why

from .world import NOTE, TWO_PERIODS, Cells, agreement_of

FIVE = {**TWO_PERIODS, "in_force": "2017-05"}
"""Entered into force on some day of May, so that the last safe day is one from 30 October to 30 November 2021."""
TEN = {"in_force": "2016", "lasts": "10y", "renewal": "tacit", "renewal_length": "10y", "notice": "1y"}
UNREAD = {"in_force": "2020-01-01", "until": "2026-12-15", "renewal": "tacit", "notice": "30d"}

# what, the recorded cells, the as-of day, the kind of deadline, why it falls on its day
REASONS: list[tuple[str, Cells, str, str, str]] = [
    ("notice is still safe", TWO_PERIODS, "2014-06-30", "renews",
     "for 5 years, unless notice is received by 2014-06-30"),
    ("notice comes too late", TWO_PERIODS, "2014-07-01", "renews",
     "for 5 years; notice was possible until 2014-06-30: locked in until 2019-12-31"),
    ("one can leave at any time", {**TWO_PERIODS, "denunciation": "receipt + 3m"}, "2014-07-01", "renews",
     "for 5 years; notice was possible until 2014-06-30: it can still be denounced"),
    ("it renews for a length not known, and no denunciation is recorded", UNREAD, "2026-11-22", "renews",
     "for a length not known; notice was possible until 2026-11-15: until when it is then bound is not known"),
    ("it renews for a length not known, and can be denounced", {**UNREAD, "denunciation": "receipt + 3m"},
     "2026-11-22", "renews", "for a length not known; notice was possible until 2026-11-15: it can still be denounced"),
    ("it is over where it renewed before", {**TWO_PERIODS, "in_force": "2006-XX", "lasts": "2y",
                                            "renewal_length": "1m", "renewal_limit": "1", "notice": "1m"},
     "2008-04-27", "renews", "for 1 month; the last day for notice, some day from 2008-02-27 to 2008-11-30, "
     "may have passed: then locked in until some day from 2008-04-27 to 2008-06-26"),
    ("it renewed as often as it could after a last day that is recorded",
     {"in_force": "2006-09-06", "until": "2011-01", "renewal": "tacit", "renewal_length": "1y", "renewal_limit": "2"},
     "2012-05-25", "expires", "until 2011-01, then 2 renewals of 1 year; no further renewal"),
    # notice was received
    ("the end rests on nothing that is assumed", {**TWO_PERIODS, "events": "notice 2014-03-01"}, "2014-11-22", "ends",
     "notice received 2014-03-01 works at the end of that term"),
    ("it rests on the length of the renewal", {**TWO_PERIODS, "renewal_length": "", "events": "notice 2019-03-01"},
     "2019-11-22", "ends", "notice received 2019-03-01 works at the end of that term "
     "(assumed: it renews for as long as its first term)"),
    ("it rests on the entry into force", {**NOTE, "events": "notice 2020-06-01"}, "2020-11-22", "ends",
     "notice received 2020-06-01 works at the end of that term (assumed: it entered into force on signature)"),
    ("it rests on that and on the length of notice", {**NOTE, "notice": "", "events": "notice 2020-06-01"},
     "2020-11-22", "ends", "notice received 2020-06-01 works at the end of that term "
     "(assumed: it entered into force on signature and the length of notice is not known)"),
    ("a denunciation is not before the minimum life is over",
     {"in_force": "2020-01-01", "denunciation": "receipt + 6m", "denunciation_after": "3y",
      "events": "denounced 2026-10-01"}, "2026-11-22", "ends",
     "denunciation received 2026-10-01: receipt + 6m, not before 3y in force"),
    ("nor is it received before, where the text says so",
     {"in_force": "2020-01-01", "denunciation": "receipt + 6m", "denunciation_after": "3y given",
      "events": "denounced 2026-10-01"}, "2026-11-22", "ends",
     "denunciation received 2026-10-01: receipt + 6m, counted as received not before 3y in force"),
    # of a recorded date that may be several days
    ("extended in a month", {**TWO_PERIODS, "renewal": "consent", "events": "extended 2014-12 until 2016-12-31"},
     "2016-11-22", "expires", "extended some day in 2014-12 until 2016-12-31; renewed only by consent"),
    ("extended on a day", {**TWO_PERIODS, "renewal": "consent", "events": "extended 2014-12-03 until 2016-12-31"},
     "2016-11-22", "expires", "extended on 2014-12-03 until 2016-12-31; renewed only by consent"),
    ("ended in a month", {**TWO_PERIODS, "ended": "2027-01?"}, "2026-11-22", "ends",
     "ended some day in 2027-01 is recorded"),
    ("ended on a day", {**TWO_PERIODS, "ended": "2027-01-01"}, "2026-11-22", "ends", "ended 2027-01-01 is recorded"),
    ("in force from a month on", {"signed": "2026-01-01", "in_force": "2026-12?", "lasts": "open"}, "2026-11-22",
     "enters-into-force", "in force some day in 2026-12"),
    ("until a year", {"in_force": "2020-01-01", "until": "2026?", "renewal": "none"}, "2026-01-01", "expires",
     "until 2026?: some day in 2026; no renewal"),
    # of a start that is not certain
    ("notice is safe in any case", FIVE, "2021-10-30", "renews",
     "for 5 years, unless notice is received by some day from 2021-10-30 to 2021-11-30"),
    ("notice may come too late", FIVE, "2021-11-22", "renews",
     "for 5 years; the last day for notice, some day from 2021-10-30 to 2021-11-30, may have passed: "
     "then locked in until some day from 2027-04-30 to 2027-05-21"),
    ("notice may come too late, and one can leave at any time", {**FIVE, "denunciation": "receipt + 3m"},
     "2021-11-22", "renews",
     "for 5 years; the last day for notice, some day from 2021-10-30 to 2021-11-30, may have passed: "
     "then it can still be denounced"),
    ("notice comes too late in any case", FIVE, "2021-12-01", "renews",
     "for 5 years; notice was possible until some day from 2021-10-30 to 2021-11-30: "
     "locked in until some day from 2027-04-30 to 2027-05-30"),
    ("it may have renewed already", TEN, "2026-11-22", "renews",
     "for 10 years; notice was possible until some day from 2024-12-31 to 2025-12-30: "
     "locked in until some day from 2035-12-31 to 2036-12-30"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "day", "kind", "said"), [case[1:] for case in REASONS], ids=[case[0] for case in REASONS]
)
def test_why_it_falls_on_its_day(cells: Cells, day: str, kind: str, said: str) -> None:
    agreement = agreement_of(cells)
    standing = standing_on(agreement, date.fromisoformat(day))
    due = next(one for one in standing.deadlines if one.kind == kind)
    assert why(due, agreement, standing) == said


def test_on_the_day_of_renewal_notice_is_too_late() -> None:
    agreement = agreement_of({**TWO_PERIODS, "notice": "none"})
    eve, today = (standing_on(agreement, day) for day in (date(2014, 12, 31), date(2015, 1, 1)))
    due = next(one for one in eve.deadlines if one.kind == "renews")
    assert why(due, agreement, eve) == "for 5 years, unless notice is received by 2014-12-31"
    said = "for 5 years; notice was possible until 2014-12-31: locked in until 2019-12-31"
    assert why(due, agreement, today) == said


@pytest.mark.parametrize(("cells", "day", "first", "last"), [
    (TWO_PERIODS, "2014-07-01", "2019-12-31", "2019-12-31"),
    (TEN,         "2026-11-22", "2035-12-31", "2036-12-30"),  # in part renewed, in part locked in
])  # fmt: skip
def test_it_is_bound_until_the_first_end_that_can_be_reached(cells: Cells, day: str, first: str, last: str) -> None:
    agreement = agreement_of(cells)
    bound = bound_until(agreement, standing_on(agreement, date.fromisoformat(day)))
    assert bound == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(("cells", "day"), [
    (TWO_PERIODS, "2014-06-30"),
    ({**TWO_PERIODS, "denunciation": "receipt + 3m"}, "2014-07-01"),
    ({**TEN, "denunciation": "receipt + 3m"}, "2026-11-22"),
])  # fmt: skip
def test_where_one_can_leave_nothing_is_bound(cells: Cells, day: str) -> None:
    agreement = agreement_of(cells)
    assert bound_until(agreement, standing_on(agreement, date.fromisoformat(day))) is None
