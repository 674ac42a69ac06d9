"""Which word holds on a day, how certain it is, and its flags (VALIDITY section 4), one statement at a time."""

import pytest

from .world import OPEN, TWO_PERIODS, Statements, check

# Each name is a sentence; then the recorded cells, and the lines that follow from them.
STATEMENTS: Statements = {
    "a_signature_that_lies_ahead_is_a_draft": ({"signed": "2020-01-01"}, ("2019-12-31: status=draft",)),
    "what_has_no_date_at_all_is_a_draft": ({}, ("2020-01-01: status=draft",)),
    "what_has_other_dates_but_no_signature_is_unknown": (
        {"in_force": "2021-01-01"}, ("2020-01-01: status=unknown certain=no",)
    ),
    "what_is_unknown_may_be_signed": (
        {"in_force": "2021-01-01", "stated_status": "signed"}, ("2020-01-01: status=unknown flags=-",)
    ),
    "or_in_force_and_nothing_else": (
        {"until": "2021-01-01", "stated_status": "over"}, ("2020-01-01: status=unknown flags=stated-differs",)
    ),
    "signed_is_certain_only_with_a_rule_or_a_later_entry": (
        {"signed": "2020-01-01", "in_force": "2021-01-01"}, ("2020-06-01: status=signed certain=yes",)
    ),
    "a_renewed_term_of_assumed_length_is_in_force_by_assumption_where_renewals_are_limited": (
        {**TWO_PERIODS, "renewal_length": "", "renewal_limit": "1"},
        ("2014-12-31: status=in-force certain=yes", "2017-01-01: status=in-force certain=assumed"),
    ),
    "in_force_through_an_uncertain_end_is_not_certain": (
        {"in_force": "2020-01-01", "until": "2026?", "renewal": "none"},
        ("2025-12-31: status=in-force certain=yes", "2026-01-02: status=in-force certain=no",
         "2027-01-01: status=expired certain=yes"),
    ),
    "an_uncertain_start_is_taken_at_its_latest": (
        {"signed": "2020-01-01", "in_force": "2021-03", "lasts": "open"},
        ("2021-02-28: status=signed certain=yes", "2021-03-01: status=signed certain=no",
         "2021-03-31: status=in-force certain=yes"),
    ),
    "a_term_that_nothing_renews_has_a_last_day_however_uncertain_its_start": (
        {"in_force": "[2018-01-01..2020-06-30]", "lasts": "5y", "renewal": "none"},
        ("2021-01-01: term_last_day=[2022-12-31..2025-06-29] ends=[2022-12-31..2025-06-29]",),
    ),
    "what_may_have_ended_in_between_is_not_certain": (
        {"in_force": "2003-01-01", "until": "2004?", "renewal": "tacit", "renewal_length": "1y", "notice": "30d",
         "events": "notice 2005-02-22"},
        ("2005-06-01: status=in-force certain=no ends=[2005-03-24..2006-03-23]",
         "2010-01-01: status=expired certain=yes ends=[2005-03-24..2006-03-23]"),
    ),
    "an_end_counted_from_an_assumed_entry_rests_on_it": (
        {"type": "memorandum", "signed": "2023-12-01", "lasts": "open", "denunciation": "receipt + 2m",
         "denunciation_after": "1y given", "events": "denounced 2024-04-28"},
        ("2025-01-31: status=in-force certain=assumed ends=2025-01-31",
         "2025-02-01: status=terminated certain=assumed ends=2025-01-31"),
    ),
    "what_waits_between_a_computed_and_a_later_recorded_end_is_not_certain": (
        {"signed": "2015-01-01", "entry_rule": "ratification", "until": "2017-12-31", "ended": "2020-06-01"},
        ("2017-12-31: status=signed certain=yes", "2018-01-01: status=signed certain=no",
         "2020-06-01: status=terminated certain=yes"),
    ),
    "what_is_applied_between_a_computed_and_a_later_recorded_end_is_not_certain": (
        {"provisional": "2015-01-01", "until": "2017-12-31", "ended": "2020-06-01", "events": "suspended 2019-01-01"},
        ("2017-12-31: status=provisional certain=yes", "2018-01-01: status=provisional certain=no",
         "2019-01-01: status=suspended certain=no", "2020-06-01: status=terminated certain=yes"),
    ),
    "a_marked_day_does_not_change_certainty": (
        {"in_force": "2012-05-01?", "lasts": "open"}, ("2020-01-01: status=in-force certain=yes",)
    ),
    "an_entry_before_the_signature_counts": (
        {"signed": "1982-10-08", "in_force": "1982-07-01", "lasts": "open"}, ("1982-08-01: status=in-force",)
    ),
    "stated_differs_where_the_source_says_a_word_that_is_not_possible": (
        {**OPEN, "stated_status": "over"}, ("2020-01-01: flags=stated-differs",)
    ),
    "stated_agrees_where_its_word_is_possible": (
        {"in_force": "2020-01-01", "until": "2026?", "stated_status": "expired"}, ("2026-06-01: flags=-",)
    ),
    "between_a_computed_and_a_later_recorded_end_it_may_have_expired": (
        {"in_force": "2015-01-01", "until": "2017-12-31", "ended": "2020-06-01", "stated_status": "expired"},
        ("2017-12-31: flags=stated-differs", "2018-01-01: status=in-force flags=-"),
    ),
    "and_be_terminated_where_it_was_denounced": (
        {**OPEN, "denunciation": "receipt + 6m", "events": "denounced 2020-01-01", "ended": "2021-01-01",
         "stated_status": "terminated"},
        ("2020-06-30: flags=stated-differs", "2020-07-01: status=in-force flags=-"),
    ),
    "what_the_source_said_is_held_against_the_day_it_spoke": (
        {**TWO_PERIODS, "renewal": "none", "stated_status": "in-force", "stated_on": "2013-01-01"},
        ("2020-01-01: status=expired flags=-",),
    ),
    "words_of_a_source_that_are_not_ours_are_not_judged": (
        {**OPEN, "stated_status": "Vigente"}, ("2020-01-01: flags=-",)
    ),
}  # fmt: skip


@pytest.mark.parametrize("sentence", STATEMENTS)
def test_it_holds_that(sentence: str) -> None:
    check(STATEMENTS[sentence][0], *STATEMENTS[sentence][1])
