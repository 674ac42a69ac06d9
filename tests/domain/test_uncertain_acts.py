"""What comes due where the day of an act is uncertain: the bounds over every day that it may be (VALIDITY 5)."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.deadlines import FIRST_DAYS, ONCE
from treatytrack.domain.facts import facts_on
from treatytrack.domain.life import life_of
from treatytrack.domain.readings import in_order, latest_reading
from treatytrack.domain.validity import standing_on
from treatytrack.domain.why import why

from .oracle_dates import Draw
from .world import Cells, agreement_of

Due = dict[str, tuple[date, date, date, str]]
"""By the kind of deadline: its earliest and latest day, the one shown, whether it is certain."""

TRADE = {"signed": "2010-01-01", "in_force": "2010-01-01", "lasts": "5y", "renewal": "tacit", "renewal_length": "1y",
         "notice": "6m"}  # fmt: skip
LEFT_IN_JULY = {**TRADE, "denunciation": "receipt + 6m + first of month 1", "events": "denounced 2014-07 by AZE"}
EXTENDED_IN_2015 = {**TRADE, "events": "extended 2015 until 2020-12-31"}

# Each name is a sentence; then the cells, the as-of day, and each deadline: kind, earliest, latest, shown, certain.
CASES: dict[str, tuple[Cells, str, tuple[str, ...]]] = {
    # Not extended by then: the second term (2015) is running, notice by 2015-06-30. Extended: that very term ends 2020.
    "an_extension_that_may_lie_ahead_moves_no_notice_day_away": (
        EXTENDED_IN_2015, "2015-06-15",
        ("notice-by 2015-06-30 2020-06-30 2015-06-30 no", "renews 2016-01-01 2021-01-01 2016-01-01 no"),
    ),
    # Extended on any day of 2015, the second term ends on 2020-12-31.
    "an_extension_of_any_day_of_one_term_is_certain_once_its_days_are_over": (
        EXTENDED_IN_2015, "2016-01-01",
        ("notice-by 2020-06-30 2020-06-30 2020-06-30 yes", "renews 2021-01-01 2021-01-01 2021-01-01 yes"),
    ),
    # In 2014 the first term is moved to 2016-12-31, in 2015 the second to 2017-12-31: each ends on a 31 December.
    "an_extension_around_the_turn_of_a_term_leaves_the_days_of_the_year_as_they_are": (
        {**TRADE, "events": "extended [2014-12-20..2015-01-10] for 2y"}, "2026-12-05",
        ("notice-by 2027-06-30 2027-06-30 2027-06-30 yes", "renews 2027-01-01 2027-01-01 2027-01-01 yes"),
    ),
    # Of the first term (to 2014-12-31) or the second: until the same day, whichever number that term has.
    "an_extension_until_a_day_is_certain_whichever_term_it_moves": (
        {**TRADE, "events": "extended [2014-12-20..2015-01-10] until 2020-12-31"}, "2016-12-05",
        ("notice-by 2020-06-30 2020-06-30 2020-06-30 yes", "renews 2021-01-01 2021-01-01 2021-01-01 yes"),
    ),
    # The first term, the second or the third is moved by 2y6m: to 2017-06-30, 2018-06-30 or 2019-06-30, then by years.
    # On 2017-01-15 the notice day 2016-12-30 of the first has passed; that of 2018-06-30 is 2017-12-30 (R3).
    "an_extension_of_any_of_three_terms_is_dated_by_the_next_of_each": (
        {**TRADE, "events": "extended [2014-12-20..2016-01-10] for 2y6m"}, "2017-01-15",
        ("notice-by 2017-12-30 2018-12-30 2017-12-30 no", "renews 2017-07-01 2019-07-01 2017-07-01 no"),
    ),
    # The notice day 2014-06-30 has passed: not extended by then, the next is that of the second term.
    "a_notice_day_that_has_passed_is_not_the_next_one": (
        {**TRADE, "events": "extended 2014-07 for 2y"}, "2014-07-10",
        ("notice-by 2015-06-30 2016-06-30 2015-06-30 no", "renews 2015-01-01 2017-01-01 2015-01-01 no"),
    ),
    # Received in July 2014, + 6m: January 2015, so out on 1 February 2015; but it may not have been received yet.
    "what_comes_due_only_if_an_act_has_happened_is_not_certain": (
        LEFT_IN_JULY, "2014-07-10",
        ("notice-by 2015-06-30 2015-06-30 2015-06-30 no", "renews 2015-01-01 2015-01-01 2015-01-01 no",
         "ends 2015-01-31 2015-01-31 2015-01-31 no"),
    ),
    "it_is_certain_once_the_act_surely_has": (
        LEFT_IN_JULY, "2014-07-31", ("ends 2015-01-31 2015-01-31 2015-01-31 yes",)
    ),
    # Over on 2019-01-01 only if that was the first day out; then it survives until the day before 2020-01-01.
    "what_comes_due_only_in_some_choices_of_a_recorded_day_is_not_certain": (
        {"in_force": "2010-01-01", "lasts": "open", "ended": "2019", "survival": "1y"}, "2019-01-01",
        ("ends 2018-12-31 2019-12-30 2019-12-30 no", "survival-ends 2019-12-31 2019-12-31 2019-12-31 no"),
    ),
    # 2026-11 + first of month 2: 2027-01-01 on whichever day, if by then; five years later it is over.
    "an_entry_by_a_notification_that_may_lie_ahead_is_not_certain": (
        {"signed": "2025-01-01", "entry_rule": "notification + first of month 2", "lasts": "5y", "renewal": "none",
         "events": "notified 2026-05-05 by AZE; notified 2026-11 by IRN"}, "2026-11-22",
        ("expires 2031-12-31 2031-12-31 2031-12-31 no", "enters-into-force 2027-01-01 2027-01-01 2027-01-01 no"),
    ),
    # Uncertain is the start alone: the renewal of one term, first [2021-01-01..2021-01-31], is one deadline.
    "a_renewal_of_an_uncertain_start_is_that_of_one_term": (
        {"in_force": "2020-01", "lasts": "1y", "renewal": "tacit", "renewal_length": "1y"}, "2021-01-15",
        ("renews 2021-01-01 2021-01-31 2021-01-31 no",),
    ),
    # It began on 1 January of some year; seven months at a time, a term may end with any month: with May, 30 days on.
    "an_entry_at_the_start_of_some_year_may_have_been_in_any_of_them": (
        {"signed": "[1930-01-01..2018-10-19]", "entry_rule": "signature + start of year", "lasts": "7m",
         "renewal": "tacit", "notice": "30d", "events": "notice 2027-05-01"}, "2027-05-02",
        ("ends 2027-05-31 2027-11-30 2027-05-31 no",),
    ),
    # 90 days at a time, from the first of some month: in 88 years a term has ended on every day.
    "an_entry_on_the_first_of_some_month_may_have_been_in_any_of_them": (
        {"signed": "[1930-01-01..2018-10-19]", "entry_rule": "signature + first of month 1", "lasts": "90d",
         "renewal": "tacit", "notice": "30d", "events": "notice 2027-05-01"}, "2027-05-02",
        ("ends 2027-05-31 2027-08-28 2027-05-31 no",),
    ),
    # Of terms of a year only those that began on a 29 February end on a 28th of one: the last such start was in 2016.
    "an_entry_on_a_29_february_is_among_all_the_days_there_are": (
        {"in_force": "[1930-01-01..2019-10-19]", "lasts": "1y", "renewal": "tacit", "notice": "1d",
         "events": "notice 2028-02-27"}, "2028-02-28",
        ("ends 2028-02-28 2029-02-27 2028-02-28 no",),
    ),
    # The year 1900 had no 29 February: the last such start was in 1896.
    "so_is_one_of_the_century_before": (
        {"in_force": "[1840-01-01..1903-10-19]", "lasts": "1y", "renewal": "tacit", "notice": "1d",
         "events": "notice 2028-02-27"}, "2028-02-28",
        ("ends 2028-02-28 2029-02-27 2028-02-28 no",),
    ),
    # From 21 to 31 January a month later is one of eight days only; ten days at a time end on any.
    "terms_of_few_days_after_a_first_one_of_a_month_end_on_every_day": (
        {"in_force": "[1930-01-01..2019-01-31]", "lasts": "1m", "renewal": "tacit", "renewal_length": "10d",
         "notice": "none", "events": "notice 2027-05-07"}, "2027-05-07",
        ("ends 2027-05-07 2027-05-16 2027-05-07 no",),
    ),
    # 396 days at a time, or 395 where the year has no 29 February: which of them is the last turns with every term.
    "terms_of_months_and_days_are_counted_from_every_start": (
        {"in_force": "[1929-05-10..2001-03-01]", "lasts": "45d", "renewal": "tacit", "renewal_length": "1y30d",
         "notice": "none", "events": "notice 2024-10-12"}, "2024-10-13",
        ("ends 2024-10-12 2025-11-11 2025-11-11 no",),
    ),
    # Three months on from no day is a 29th of May but of February in a leap year; 365 days at a time stay with that.
    "so_are_terms_of_many_days_after_a_first_one_of_months": (
        {"in_force": "[1849-05-10..1908-01-31]", "lasts": "3m5d", "renewal": "tacit", "renewal_length": "365d",
         "notice": "90d", "events": "notice 2019-02-04"}, "2019-02-05",
        ("ends 2019-05-05 2020-05-03 2019-05-05 no",),
    ),
    "so_are_they_after_an_entry_rule_of_months": (
        {"signed": "[1849-05-10..1908-01-31]", "entry_rule": "signature + 3m + 5d", "lasts": "365d",
         "renewal": "tacit", "notice": "90d", "events": "notice 2019-02-04"}, "2019-02-05",
        ("ends 2019-05-05 2020-05-03 2019-05-05 no",),
    ),
    # Of thirty years at first, all that began after 1992 may still be ended with that term, and earlier ones each year.
    "so_are_starts_from_which_a_long_first_term_was_over_when_notice_came": (
        {"in_force": "[..2020-01-01]", "lasts": "30y", "renewal": "tacit", "renewal_length": "1y", "notice": "3m",
         "events": "notice 2022-06-01"}, "2022-06-05",
        ("ends 2022-09-01 2049-12-31 2022-09-01 no",),
    ),
    "so_are_starts_long_before_the_latest_where_notice_came_long_before_it": (
        {"in_force": "[..2020-01-01]", "lasts": "2y", "renewal": "tacit", "renewal_length": "1y", "notice": "30d",
         "events": "notice 1990-06-01"}, "1990-06-05",
        ("ends 1990-07-01 2021-12-31 1990-07-01 no",),
    ),
    # Two terms before the latest start lies before the year 1: all that there is counts then.
    "terms_longer_than_the_calendar_reaches_back_are_counted": (
        {"in_force": "[1400-01-01..1500-10-19]", "lasts": "999y", "renewal": "tacit", "notice": "30d",
         "events": "notice 1501-05-01"}, "1600-01-01",
        ("ends 2398-12-31 2499-10-18 2398-12-31 no",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("sentence", CASES)
def test_it_holds_that(sentence: str) -> None:
    cells, day, expected = CASES[sentence]
    due = told(cells, date.fromisoformat(day))
    assert {f"{kind} {' '.join(map(str, days))}" for kind, days in due.items()} == set(expected)


NOTIFIED = {
    "signed": "2025-01-01",
    "entry_rule": "notification",
    "lasts": "5y",
    "renewal": "tacit",
    "renewal_length": "1y",
    "notice": "6m",
    "events": "notified 2026-05-05 by AZE; notified 2026-11 by IRN",
}
UNDONE = {**TRADE, "events": "notice 2014-01-01; extended 2014-07 for 2y"}

# What may come due, of which agreement, on which day; why that is so.
BECAUSE = {
    "an_end_by_an_act_that_may_lie_ahead": (
        "ends", LEFT_IN_JULY, "2014-07-10",
        "denunciation received some day in 2014-07: receipt + 6m + first of month 1, if received by then",
    ),
    "an_end_by_an_act_that_does_not": (
        "ends", LEFT_IN_JULY, "2014-07-31",
        "denunciation received some day in 2014-07: receipt + 6m + first of month 1",
    ),
    "an_end_by_an_act_that_a_revocation_may_have_come_before": (
        "ends", {**TRADE, "events": "notice 2014-01-01; revoked [2013-12-01..2014-06-01]"}, "2014-07-01",
        "notice received 2014-01-01 works at the end of that term, by dates that are not certain",
    ),
    "a_notice_day_of_terms_that_may_not_begin": (
        "notice-by", NOTIFIED, "2026-11-22",
        "6 months before its term ends; without notice it renews for 1 year",
    ),
    # The first term, to 2014-12-31, is moved to 2016-12-31 if it was extended by then, and else ended by notice.
    "a_notice_day_after_an_extension_that_may_lie_ahead": (
        "notice-by", UNDONE, "2014-07-10",
        "6 months before its term ends on 2016-12-31; without notice it renews for 1 year",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BECAUSE)
def test_it_is_told_why(what: str) -> None:
    kind, cells, day, expected = BECAUSE[what]
    agreement = agreement_of(cells)
    standing = standing_on(agreement, date.fromisoformat(day))
    (due,) = [one for one in standing.deadlines if one.kind == kind]
    assert why(due, agreement, standing) == expected


def told(cells: Cells, day: date) -> Due:
    """What the program says comes due."""
    due = standing_on(agreement_of(cells), day).deadlines
    return {one.kind: (one.earliest, one.latest, one.day, one.certain) for one in due}


def tried(cells: Cells, days: list[date], day: date) -> Due:
    """The same from each agreement whose act, `{}` in the events, falls on one of these days."""
    each = [_next(cells | {"events": cells["events"].replace("{}", one.isoformat())}, day) for one in days]
    found: Due = {}
    for kind in {kind for one in each for kind in one}:
        there = [one[kind] for one in each if kind in one]
        first, last = min(there)[0], max(there)[0]
        soonest = day + ONE_DAY if kind in FIRST_DAYS else day
        if last >= soonest:
            assumed = "assumed" if any(one for _, one in there) else "yes"
            certain = "no" if first != last or len(there) < len(each) else assumed
            found[kind] = (first, last, first if first >= soonest else last, certain)
    return found


def _next(cells: Cells, day: date) -> dict[str, tuple[date, bool]]:
    """Of an agreement without uncertain dates: what comes once, also when it has passed, and what comes next."""
    agreement = agreement_of(cells)
    facts = facts_on(agreement, life_of(agreement, in_order(latest_reading(agreement)[0]), day), day)
    once = {kind: (one, kind in facts.assumed) for kind, one in facts.once.items()}
    again = [one for one in standing_on(agreement, day).deadlines if one.kind not in ONCE]
    return once | {one.kind: (one.day, one.certain == "assumed") for one in again}


@st.composite
def uncertain_acts(draw: Draw) -> tuple[Cells, int, int, int]:
    """An agreement with an act on any day (`{}`): the first of its days, how many more, and how far ahead one asks."""
    one_of = st.sampled_from
    cells = {
        "signed": "2010-01-01", "in_force": "2010-01-01", "lasts": draw(one_of(("5y", "1y", "90d"))),
        "renewal": draw(one_of(("tacit", "tacit", "tacit", "open", "none"))),
        "renewal_length": draw(one_of(("1y", "1y", "6m", "2y", ""))),
        "renewal_limit": draw(one_of(("", "", "", "2", "7"))),
        "notice": draw(one_of(("6m", "3m", "30d", "none", "18m"))),
        "denunciation": draw(one_of(("", "receipt + 6m", "receipt + 6m + first of month 1", "term end", "none"))),
        "survival": draw(one_of(("", "1y"))),
    }  # fmt: skip
    act = draw(one_of(("extended {} for 2y", "extended {} for 1y3m", "extended {} until 2020-12-31", "notice {}",
                       "denounced {}", "revoked {}")))  # fmt: skip
    other = draw(one_of(("", "", "extended 2014-12-28 for 1y", "notice 2014-06-20", "denounced 2014-12-05",
                         "extended 2012-06-01 for 3y", "revoked 2015-01-03")))  # fmt: skip
    first = draw(one_of((-400, -200, -30, -10, 0))) + draw(st.integers(0, 20))
    return (
        cells | {"events": "; ".join(filter(None, (act, other)))},
        first, draw(one_of((10, 30, 80))), draw(st.integers(0, 700)),
    )  # fmt: skip


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(uncertain_acts())
def test_what_comes_due_has_the_bounds_over_every_day_of_an_act(drawn: tuple[Cells, int, int, int]) -> None:
    cells, first, more, ahead = drawn
    days = [date(2014, 12, 31) + timedelta(first + number) for number in range(more + 1)]
    day = days[0] + timedelta(ahead)
    uncertain = cells | {"events": cells["events"].replace("{}", f"[{days[0]}..{days[-1]}]")}
    assert told(uncertain, day) == tried(cells, days, day)
