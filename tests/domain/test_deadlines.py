"""What is computed for a day, and what comes due (VALIDITY section 5), one statement at a time."""

from datetime import date

import pytest

from treatytrack.domain.validity import standing_on

from .world import OPEN, TWO_PERIODS, YEARLY, Statements, agreement_of, check

# Each name is a sentence; then the recorded cells, and the lines that follow from them.
STATEMENTS: Statements = {
    "one_who_can_leave_at_any_time_is_not_locked_in": (
        {**YEARLY, "denunciation": "receipt + 3m"}, ("2021-11-01: notice_by=2021-09-30 locked_in_until=-",)
    ),
    "nothing_is_locked_in_while_notice_is_safe": (YEARLY, ("2021-09-30: locked_in_until=-",)),
    "the_day_after_the_last_safe_day_it_is_locked_in": (
        YEARLY, ("2021-10-01: notice_by=2021-09-30 locked_in_until=2022-12-31",)
    ),
    "a_tacit_series_that_starts_on_a_very_uncertain_day_has_no_terms": (
        {"in_force": "[2010..2012]", "lasts": "5y", "renewal": "tacit", "renewal_length": "5y", "notice": "6m"},
        ("2022-06-01: status=in-force certain=yes term_last_day=- notice_by=- locked_in_until=- next_deadline=-",),
    ),
    "an_extension_of_an_uncertain_day_does_not_make_the_start_uncertain": (
        {"in_force": "2007-05-28", "lasts": "2y", "renewal": "none", "events": "extended 2009-03 for 6m"},
        ("2009-03-30: term_last_day=[2009-05-27..2009-11-27]",),
    ),
    "nor_where_it_renews_tacitly": (
        {"in_force": "2007-05-28", "lasts": "2y", "renewal": "tacit", "renewal_length": "1y",
         "events": "extended 2009-03 for 6m"},
        ("2009-03-30: term_last_day=[2009-05-27..2009-11-27]",),
    ),
    "a_computed_day_has_the_bounds_of_all_choices": (
        {"signed": "2020-03", "entry_rule": "signature + first of month 1", "lasts": "1y", "renewal": "none"},
        ("2020-06-01: effective_in_force=2020-04-01 ends=2021-03-31",),
    ),
    "a_notice_late_in_some_choices_only_has_the_bounds_of_both": (
        {"signed": "[2005-02-01..2005-04-04]", "entry_rule": "signature + first of month 2", "lasts": "1y6m",
         "renewal": "tacit", "renewal_length": "2y", "notice": "18m", "events": "notice 2005-04-11"},
        ("2005-06-01: ends=[2006-10-31..2008-09-30]",),
    ),
    "an_act_known_in_some_choices_only_has_the_bounds_of_both": (
        {"signed": "2004-01-01", "entry_rule": "exchange", "events": "exchanged 2004-05; exchanged 2004-05-10"},
        ("2004-05-20: effective_in_force=[2004-05-10..2004-05-20]",),
    ),
    "an_act_that_may_be_revoked_or_not_has_the_bounds_of_both": (
        {**OPEN, "denunciation": "receipt + 1y", "events": "denounced 2020; revoked 2020-06-01"},
        ("2020-11-01: ends=[2021-06-01..2021-10-31] next_deadline=2021-06-01 next_deadline_kind=ends",),
    ),
    "the_term_locked_in_may_be_another_for_a_start_in_the_middle": (
        {"type": "memorandum", "signed": "2016-07", "lasts": "3y", "renewal": "tacit", "renewal_length": "90d",
         "renewal_limit": "2", "notice": "18m"},
        ("2018-04-27: locked_in_until=[2019-10-27..2020-01-24]",),
    ),
    # The one until 2021 may have come after the other: then, until 2021-03-30, three months have passed by that day.
    "which_act_came_last_is_one_choice_of_all_the_days_together": (
        {"in_force": "2020-01-01", "lasts": "2w", "renewal": "tacit", "renewal_length": "2w", "renewal_limit": "1",
         "notice": "3m", "events": "extended 2019% until 2021~; extended 2019% until 2022%"},
        ("2020-12-31: locked_in_until=[2021-01-15..2021-04-13]",),
    ),
    "a_first_day_is_a_deadline_until_the_day_before": (
        {"signed": "2020-01-01", "in_force": "2020-06-01", "lasts": "open"},
        ("2020-05-31: next_deadline=2020-06-01 next_deadline_kind=enters-into-force days_left=1",
         "2020-06-01: next_deadline=-"),
    ),
    "an_assumed_entry_that_lies_ahead_is_a_deadline_too": (
        {"type": "memorandum", "signed": "2027-01-10", "lasts": "open"},
        ("2026-11-21: status=draft effective_in_force=2027-01-10 next_deadline=2027-01-10 "
         "next_deadline_kind=enters-into-force days_left=50",),
    ),
    "a_last_day_is_a_deadline_through_the_day_itself": (
        {**TWO_PERIODS, "renewal": "none"},
        ("2014-12-31: next_deadline=2014-12-31 next_deadline_kind=expires days_left=0", "2015-01-01: next_deadline=-"),
    ),
    "a_term_that_renews_has_a_notice_day_and_then_a_renewal": (
        YEARLY,
        ("2021-09-30: next_deadline=2021-09-30 next_deadline_kind=notice-by",
         "2021-10-01: next_deadline=2022-01-01 next_deadline_kind=renews",
         "2022-01-01: next_deadline=2022-09-30 next_deadline_kind=notice-by"),
    ),
    "once_an_end_is_fixed_nothing_renews": (
        {**YEARLY, "ended": "2025-06-01"}, ("2021-05-01: next_deadline=2025-05-31 next_deadline_kind=ends",)
    ),
    "the_end_of_survival_is_a_deadline_once_it_is_over": (
        {**OPEN, "ended": "2020-03-01", "survival": "1y"},
        ("2020-02-29: next_deadline_kind=ends",
         "2020-03-01: next_deadline=2021-02-28 next_deadline_kind=survival-ends"),
    ),
    "a_future_meeting_is_a_deadline": (
        {**OPEN, "events": "meeting 2026-12-01: joint commission"},
        ("2026-11-21: next_deadline=2026-12-01 next_deadline_kind=event days_left=10", "2026-12-02: next_deadline=-"),
    ),
    "an_uncertain_deadline_shows_its_earliest_day_while_that_is_ahead": (
        {**OPEN, "events": "review 2027"},
        ("2026-11-21: next_deadline=2027-01-01", "2027-01-01: next_deadline=2027-01-01",
         "2027-01-02: next_deadline=2027-12-31 days_left=363"),
    ),
    "an_uncertain_renewal_shows_its_latest_day_once_the_earliest_has_passed": (
        {"in_force": "2020-01", "lasts": "1y", "renewal": "tacit", "renewal_length": "1y", "notice": "unknown"},
        ("2020-12-31: next_deadline=2021-01-01 next_deadline_kind=renews",
         "2021-01-15: next_deadline=2021-01-31 next_deadline_kind=renews"),
    ),
    "a_deadline_open_on_a_side_makes_no_alert": (
        {**OPEN, "ended": "[2027-01-01..]"}, ("2026-11-21: status=in-force next_deadline=-",)
    ),
    "ties_are_shown_in_the_order_of_the_kinds": (
        {**TWO_PERIODS, "renewal": "none", "events": "meeting 2014-12-31"},
        ("2014-12-31: next_deadline_kind=expires",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("sentence", STATEMENTS)
def test_it_holds_that(sentence: str) -> None:
    check(STATEMENTS[sentence][0], *STATEMENTS[sentence][1])


EXTENDED = {"signed": "2010-01-01", "in_force": "2010-01-01", "lasts": "2y", "renewal": "tacit",
            "renewal_length": "1y", "notice": "3m", "events": "extended 2013-05-01 until 2014-03-31"}  # fmt: skip


@pytest.mark.parametrize(
    ("day", "numbered"),
    [
        ("2013-04-30", {"notice-by": (2, "2013-09-30"), "renews": (2, "2014-01-01")}),
        # The extension moves the end of that very term: it keeps its number.
        ("2013-05-01", {"notice-by": (2, "2013-12-31"), "renews": (2, "2014-04-01")}),
        ("2014-01-01", {"notice-by": (3, "2014-12-31"), "renews": (2, "2014-04-01")}),
        ("2014-04-01", {"notice-by": (3, "2014-12-31"), "renews": (3, "2015-04-01")}),
    ],
)
def test_a_deadline_has_the_number_of_its_term(day: str, numbered: dict[str, tuple[int, str]]) -> None:
    due = standing_on(agreement_of(EXTENDED), date.fromisoformat(day)).deadlines
    assert {one.kind: (one.number, one.day.isoformat()) for one in due} == numbered


def test_what_comes_round_is_told_of_the_choices_in_which_it_is_not_over() -> None:
    once = {"in_force": "2006-XX", "lasts": "2y", "renewal": "tacit", "renewal_length": "1m", "renewal_limit": "1",
            "notice": "1m"}  # fmt: skip
    standing = standing_on(agreement_of(once), date(2008, 4, 27))
    told = {due.kind: (str(due.earliest), str(due.latest)) for due in standing.deadlines}
    assert told["renews"] == ("2008-03-28", "2008-12-31")
    assert told["notice-by"] == ("2008-02-27", "2008-11-30")


def test_what_comes_round_is_told_of_a_choice_too_in_which_it_has_run_on_without_end() -> None:
    open_ended = {"in_force": "2007-XX", "lasts": "90d", "renewal": "open", "notice": "1m15d"}
    (due,) = standing_on(agreement_of(open_ended), date(2007, 9, 2)).deadlines[1:]
    assert (due.kind, str(due.earliest), str(due.latest)) == ("notice-by", "2007-02-13", "2008-02-14")


def test_what_comes_once_has_no_other_number_and_events_have_their_places() -> None:
    events = "meeting 2026-12-01; extended 2012-01-01 for 15y; review 2027: of the text; meeting 2026-12-01"
    recorded = agreement_of({**TWO_PERIODS, "renewal": "none", "events": events})
    due = standing_on(recorded, date(2026, 11, 21)).deadlines
    assert [(one.kind, one.number) for one in due] == [("event", 0), ("event", 3), ("event", 2), ("expires", 0)]
