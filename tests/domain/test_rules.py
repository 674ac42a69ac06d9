"""What the counting rules R1 to R12 of VALIDITY state, one by one."""

from typing import Any

import pytest

from treatytrack.domain.lengths import Impossible

from .world import NOTE, OPEN, TWO_PERIODS, YEARLY, Statements, agreement_of, check, shown

# Each name is a sentence; then the recorded cells, and the lines that follow from them.
STATEMENTS: Statements = {
    # R1, R1b
    "until_is_a_last_day_and_ended_a_first_day_out": (
        {**OPEN, "ended": "2020-07-01"},
        ("2020-06-30: status=in-force ends=2020-06-30", "2020-07-01: status=terminated ends=2020-06-30"),
    ),
    "an_event_counts_from_its_own_day": (
        {**YEARLY, "events": "notice 2021-05-05"},
        ("2021-05-04: ends=- flags=-", "2021-05-05: ends=2021-12-31 flags=notice-given"),
    ),
    "a_recorded_end_is_known_on_every_day": (
        {**OPEN, "ended": "2020-07-01"},
        ("2010-01-01: ends=2020-06-30", "2009-01-01: ends=2020-06-30"),
    ),
    # R2
    "a_start_on_the_31st_comes_back": (
        {"in_force": "2021-01-31", "lasts": "1m", "renewal": "tacit"},
        ("2021-02-01: term_last_day=2021-02-27", "2021-03-01: term_last_day=2021-03-30",
         "2021-04-15: term_last_day=2021-04-29", "2021-05-01: term_last_day=2021-05-30"),
    ),
    "a_start_on_29_february_comes_back": (
        {"in_force": "2020-02-29", "lasts": "1y", "renewal": "tacit"},
        ("2020-12-01: term_last_day=2021-02-27", "2023-12-01: term_last_day=2024-02-28"),
    ),
    "until_wins_over_lasts": (
        {"in_force": "2020-01-01", "until": "2024-06-30", "lasts": "5y", "renewal": "none"},
        ("2021-01-01: ends=2024-06-30",),
    ),
    "renewals_after_until_count_from_the_day_after_it": (
        {"in_force": "2020-01-01", "until": "2020-08-31", "renewal": "tacit", "renewal_length": "6m"},
        ("2020-09-01: term_last_day=2021-02-28", "2021-03-01: term_last_day=2021-08-31"),
    ),
    "a_term_that_runs_out_before_entry_has_run_out": (
        {"signed": "2019-01-01", "in_force": "2021-01-01", "until": "2020-12-31", "renewal": "none"},
        ("2020-12-31: status=signed", "2021-01-01: status=expired certain=yes"),
    ),
    "the_first_term_may_count_from_signature": (
        {"signed": "2020-01-01", "in_force": "2021-06-01", "lasts": "5y", "counts_from": "signed"},
        ("2022-01-01: ends=2024-12-31",),
    ),
    "a_term_counted_from_signature_is_over_with_its_last_day_though_no_entry_is_known": (
        {"signed": "2021-06-14", "type": "treaty", "lasts": "10y", "counts_from": "signed", "renewal": "none"},
        (
            "2031-06-13: status=signed certain=no ends=2031-06-13 next_deadline=2031-06-13 next_deadline_kind=expires",
            "2031-06-14: status=expired certain=yes ends=2031-06-13 next_deadline=-",
        ),
    ),
    "so_it_is_where_only_consent_would_renew_it_and_where_the_entry_is_assumed": (
        {"signed": "2021-06-14", "type": "memorandum", "lasts": "90d", "counts_from": "signed", "renewal": "consent"},
        ("2021-09-11: status=in-force certain=assumed ends=2021-09-11", "2021-09-12: status=expired certain=yes"),
    ),
    "so_it_is_from_a_named_day_and_while_it_is_applied_provisionally": (
        {"signed": "2021-06-14", "provisional": "2021-07-01", "lasts": "1y", "counts_from": "2021-08-01",
         "renewal": "none"},
        ("2022-07-31: status=provisional ends=2022-07-31", "2022-08-01: status=expired certain=yes"),
    ),
    # R3
    "without_notice_the_last_day_itself_is_safe": (
        {**YEARLY, "notice": "none"},
        ("2021-12-31: notice_by=2021-12-31 next_deadline=2021-12-31 next_deadline_kind=notice-by days_left=0",),
    ),
    "no_notice_day_is_computed_where_the_notice_was_not_read": (
        {**YEARLY, "notice": "unknown"},
        ("2021-06-01: notice_by=- next_deadline=2022-01-01 next_deadline_kind=renews",),
    ),
    # R5
    "a_recorded_entry_wins_over_its_rule": (
        {"signed": "2020-01-01", "in_force": "2020-03-15", "entry_rule": "signature + 2m"},
        ("2020-03-14: status=signed", "2020-03-15: status=in-force effective_in_force=2020-03-15"),
    ),
    "one_side_alone_brings_nothing_into_force": (
        {"signed": "2020-01-01", "entry_rule": "notification", "events": "notified 2020-02-01 by AZE"},
        ("2020-06-01: status=signed certain=yes effective_in_force=-",),
    ),
    "an_event_without_a_party_stands_for_both": (
        {"signed": "2020-01-01", "entry_rule": "ratification", "events": "ratified 2020-02-01"},
        ("2020-02-01: status=in-force effective_in_force=2020-02-01",),
    ),
    "beside_one_without_a_party_a_later_one_of_a_side_counts": (
        {"signed": "2020-01-01", "entry_rule": "notification",
         "events": "notified 2020-02-01; notified 2020-04-01 by IRN"},
        ("2020-02-01: status=in-force effective_in_force=2020-02-01",
         "2020-04-01: status=in-force effective_in_force=2020-04-01"),
    ),
    "an_exchange_stands_for_both_also_where_it_is_recorded_of_one": (
        {"signed": "2020-01-01", "entry_rule": "exchange", "events": "exchanged 2020-02-01 by AZE"},
        ("2020-02-01: status=in-force effective_in_force=2020-02-01",),
    ),
    "a_trigger_without_a_rule_decides_nothing": (
        {"type": "memorandum", "signed": "2020-01-01", "events": "notified 2020-02-01"},
        ("2020-06-01: status=signed certain=no effective_in_force=-",),
    ),
    # R6
    "without_renewal_it_expires": (
        {**TWO_PERIODS, "renewal": "none"},
        ("2014-12-31: status=in-force ends=2014-12-31 next_deadline_kind=expires",
         "2015-01-01: status=expired certain=yes"),
    ),
    "where_renewal_is_not_known_it_is_assumed_to_expire": (
        {**TWO_PERIODS, "renewal": ""},
        ("2014-12-31: status=in-force certain=yes", "2015-01-01: status=expired certain=assumed"),
    ),
    "consent_is_never_assumed": (
        {**TWO_PERIODS, "renewal": "consent"},
        ("2012-01-01: ends=2014-12-31 notice_by=-", "2015-01-01: status=expired certain=yes"),
    ),
    "a_tacit_renewal_of_no_stated_length_runs_as_long_as_the_first_term": (
        {**TWO_PERIODS, "renewal_length": ""},
        ("2016-01-01: status=in-force term_last_day=2019-12-31",),
    ),
    "a_tacit_renewal_of_unknown_length_leaves_the_end_open": (
        {**TWO_PERIODS, "renewal_length": "unknown"},
        ("2014-12-31: status=in-force certain=yes term_last_day=2014-12-31 notice_by=2014-06-30",
         "2015-01-01: status=in-force certain=no term_last_day=- ends=-"),
    ),
    "after_until_a_tacit_renewal_of_no_length_leaves_the_end_open": (
        {"in_force": "2010-01-01", "until": "2014-12-31", "renewal": "tacit"},
        ("2015-01-01: status=in-force certain=no term_last_day=-",),
    ),
    "an_open_renewal_has_no_further_end": (
        {**TWO_PERIODS, "renewal": "open"},
        ("2014-12-31: notice_by=2014-06-30 term_last_day=2014-12-31 ends=-",
         "2015-01-01: status=in-force certain=yes term_last_day=- notice_by=- ends=-"),
    ),
    "without_any_term_the_end_is_unknown_which_is_not_open_ended": (
        {"in_force": "2010-01-01"},
        ("2020-01-01: status=in-force certain=no ends=-",),
    ),
    "what_lasts_open_is_in_force_for_certain": (OPEN, ("2020-01-01: status=in-force certain=yes ends=-",)),
    "a_limit_counts_renewals": (
        {**TWO_PERIODS, "renewal_limit": "2"},
        ("2019-12-31: ends=- term_last_day=2019-12-31", "2020-01-01: ends=2024-12-31 notice_by=-",
         "2025-01-01: status=expired"),
    ),
    "an_extension_moves_the_end_of_the_running_term": (
        {**TWO_PERIODS, "renewal": "consent", "events": "extended 2014-06-01 for 2y"},
        ("2014-05-31: ends=2014-12-31", "2014-06-01: ends=2016-12-31", "2017-01-01: status=expired"),
    ),
    "an_extension_cures_a_lapse": (
        {**TWO_PERIODS, "renewal": "none", "events": "extended 2015-06-01 for 1y"},
        ("2015-05-31: status=expired", "2015-06-01: status=in-force ends=2015-12-31"),
    ),
    "an_extension_until_a_day_ends_it_there_also_where_entry_is_not_known": (
        {"signed": "2004-02-29", "provisional": "2004-04-17", "events": "extended 2005-07-23 until 2006-05-21"},
        ("2006-05-21: ends=2006-05-21", "2006-05-22: status=expired"),
    ),
    "after_an_extension_renewals_count_from_the_new_end": (
        {**TWO_PERIODS, "events": "extended 2014-06-01 until 2015-02-28"},
        ("2015-03-01: term_last_day=2020-02-29", "2020-03-01: term_last_day=2025-02-28"),
    ),
    "an_extension_undoes_an_earlier_notice": (
        {**TWO_PERIODS, "events": "notice 2014-01-01; extended 2014-06-01 for 2y"},
        ("2014-02-01: ends=2014-12-31 flags=notice-given", "2014-06-01: ends=- flags=- term_last_day=2016-12-31"),
    ),
    "an_extension_is_no_renewal": (
        {**TWO_PERIODS, "renewal_limit": "1", "events": "extended 2014-06-01 for 1y"},
        ("2014-07-01: term_last_day=2015-12-31 ends=-", "2016-01-01: ends=2020-12-31"),
    ),
    "an_extension_after_notice_has_worked_moves_the_last_term": (
        {**YEARLY, "events": "notice 2020-05-01; extended 2021-03-01 for 6m"},
        ("2021-01-01: status=expired", "2021-03-01: status=in-force term_last_day=2021-06-30"),
    ),
    "after_a_notice_that_worked_within_the_first_term_it_moves_the_end_of_that": (
        {**TWO_PERIODS, "renewal_length": "1y",
         "events": "notice 2012-01-01 effective 2013-01-01; extended 2013-06-01 for 6m"},
        ("2013-01-01: status=expired", "2013-06-01: status=in-force term_last_day=2015-06-30"),
    ),
    # R7
    "notice_in_time_works_at_the_end_of_the_running_term": (
        {**YEARLY, "renewal_length": "1y", "events": "notice 2021-09-30"},
        ("2021-09-30: ends=2021-12-31 flags=notice-given next_deadline=2021-12-31 next_deadline_kind=ends",
         "2022-01-01: status=expired certain=yes flags=-"),
    ),
    "notice_a_day_late_works_at_the_end_of_the_next_term": (
        {**YEARLY, "events": "notice 2021-10-01"},
        ("2021-10-01: ends=2022-12-31 locked_in_until=- notice_by=-", "2023-01-01: status=expired"),
    ),
    "notice_before_the_start_works_at_the_end_of_the_first_term": (
        {**YEARLY, "signed": "2019-01-01", "events": "notice 2019-06-01"},
        ("2019-06-01: ends=2020-12-31",),
    ),
    "a_recorded_first_day_out_wins": (
        {**YEARLY, "events": "notice 2021-05-01 effective 2021-09-01"},
        ("2021-05-01: ends=2021-08-31", "2021-09-01: status=expired"),
    ),
    "a_revocation_on_the_last_day_undoes_a_notice": (
        {**YEARLY, "events": "notice 2021-05-01; revoked 2021-12-31"},
        ("2021-12-30: ends=2021-12-31", "2021-12-31: ends=- flags=-", "2022-01-01: status=in-force"),
    ),
    "a_revocation_after_the_last_day_undoes_nothing": (
        {**YEARLY, "events": "notice 2021-05-01; revoked 2022-01-01"},
        ("2022-01-01: status=expired", "2022-06-01: status=expired"),
    ),
    "one_after_the_last_day_by_another_act_neither_though_an_extension_brings_it_back": (
        {**TWO_PERIODS, "events": "notice 2012-01-01 effective 2013-01-01; denounced 2012-06-01 effective 2016-06-01; "
                                  "revoked 2013-02-01; extended 2013-03-01 until 2019-12-31"},
        ("2013-02-01: status=expired ends=2012-12-31", "2013-03-01: status=in-force ends=2016-05-31"),
    ),
    "a_revocation_undoes_the_latest_only": (
        {**YEARLY, "denunciation": "receipt + 1y",
         "events": "notice 2021-05-01; denounced 2021-05-02; revoked 2021-06-01"},
        ("2021-06-01: ends=2021-12-31",),
    ),
    "notice_changes_nothing_where_nothing_would_renew": (
        {**TWO_PERIODS, "renewal": "none", "events": "notice 2012-01-01"},
        ("2012-06-01: ends=2014-12-31 flags=- next_deadline_kind=expires",),
    ),
    "notice_in_the_first_term_of_an_open_renewal_ends_it_with_that_term": (
        {**TWO_PERIODS, "renewal": "open", "events": "notice 2014-06-30"},
        ("2014-06-30: ends=2014-12-31", "2015-01-01: status=expired"),
    ),
    "notice_that_needs_no_time_is_given_for_certain": (
        {**YEARLY, "notice": "none", "events": "notice 2020-12-31"},
        ("2020-12-31: ends=2020-12-31 certain=yes", "2021-01-01: status=expired certain=yes"),
    ),
    "notice_of_what_is_only_assumed_in_force_ends_it_by_assumption": (
        {**NOTE, "events": "notice 2020-06-01"},
        ("2021-01-14: status=in-force certain=assumed ends=2021-01-14", "2021-01-15: status=expired certain=assumed"),
    ),
    "notice_given_for_a_term_of_assumed_length_ends_it_by_assumption": (
        {**YEARLY, "events": "notice 2022-05-01"},
        ("2023-01-01: status=expired certain=assumed",),
    ),
    "a_late_notice_that_works_with_the_last_renewal_fixes_the_end": (
        {**YEARLY, "renewal_length": "1y", "renewal_limit": "1", "events": "notice 2020-10-01"},
        ("2020-10-02: ends=2021-12-31 notice_by=- locked_in_until=-",),
    ),
    # R8
    "denunciation_counts_from_receipt": (
        {**OPEN, "denunciation": "receipt + 6m", "events": "denounced 2020-01-31"},
        ("2020-01-31: ends=2020-07-30 flags=notice-given certain=yes", "2020-07-31: status=terminated certain=yes"),
    ),
    "where_nothing_is_recorded_twelve_months_are_assumed": (
        {**OPEN, "events": "denounced 2020-02-29"},
        ("2020-06-01: ends=2021-02-27", "2021-02-28: status=terminated certain=assumed"),
    ),
    "where_denunciation_is_not_possible_it_changes_nothing": (
        {**OPEN, "denunciation": "none", "events": "denounced 2020-02-29"},
        ("2022-01-01: status=in-force certain=yes ends=- flags=-",),
    ),
    "denunciation_does_not_work_before_the_minimum_life": (
        {**OPEN, "denunciation": "receipt + 6m", "denunciation_after": "3y", "events": "denounced 2011-01-01"},
        ("2011-01-01: ends=2012-12-31",),
    ),
    "denunciation_received_too_early_counts_from_the_first_day_allowed": (
        {**OPEN, "denunciation": "receipt + 6m", "denunciation_after": "3y given", "events": "denounced 2011-01-01"},
        ("2011-01-01: ends=2013-06-30",),
    ),
    "denunciation_at_the_end_of_a_term_is_a_notice": (
        {**YEARLY, "denunciation": "term end", "events": "denounced 2021-10-01"},
        ("2021-10-01: ends=2022-12-31", "2023-01-01: status=expired"),
    ),
    "denunciation_that_works_when_the_term_ends_is_termination": (
        {**TWO_PERIODS, "renewal": "none", "denunciation": "receipt + 6m", "events": "denounced 2014-07-01"},
        ("2014-12-31: status=in-force ends=2014-12-31", "2015-01-01: status=terminated"),
    ),
    "the_earliest_end_is_the_end": (
        {**TWO_PERIODS, "renewal": "none", "denunciation": "receipt + 6m", "events": "denounced 2014-12-01"},
        ("2014-12-31: ends=2014-12-31 flags=-", "2015-01-01: status=expired"),
    ),
    "where_a_notice_and_a_denunciation_work_on_one_day_it_is_terminated": (
        {**TWO_PERIODS, "denunciation": "receipt + 6m", "events": "notice 2014-06-01; denounced 2014-07-01"},
        ("2014-12-31: status=in-force ends=2014-12-31 flags=notice-given", "2015-01-01: status=terminated"),
    ),
    # R9
    "a_recorded_end_wins_over_the_terms": (
        {**TWO_PERIODS, "ended": "2012-03-01"},
        ("2012-02-29: status=in-force ends=2012-02-29 notice_by=-", "2012-03-01: status=terminated"),
    ),
    "between_a_computed_end_and_a_later_recorded_one_it_is_in_force_but_not_for_certain": (
        {**TWO_PERIODS, "renewal": "none", "ended": "2016-01-01"},
        ("2014-12-31: status=in-force certain=yes", "2015-06-01: status=in-force certain=no ends=2015-12-31",
         "2016-01-01: status=terminated certain=yes"),
    ),
    "an_end_by_expiry_is_called_expired": (
        {**OPEN, "ended": "2020-01-01", "ended_by": "expiry"}, ("2020-01-01: status=expired",)
    ),
    "an_end_by_replacement_is_called_replaced": (
        {**OPEN, "ended": "2020-01-01", "ended_by": "replacement"}, ("2020-01-01: status=replaced",)
    ),
    "an_end_that_names_its_successor_is_called_replaced": (
        {**OPEN, "ended": "2020-01-01", "replaced_by": "AZE-IRN-2020-1"}, ("2020-01-01: status=replaced",)
    ),
    "an_end_by_consent_is_called_terminated": (
        {**OPEN, "ended": "2020-01-01", "ended_by": "consent"}, ("2020-01-01: status=terminated",)
    ),
    "a_successor_without_a_day_changes_nothing": (
        {**OPEN, "replaced_by": '"Some later agreement"'}, ("2020-01-01: status=in-force certain=yes ends=-",)
    ),
    "a_terminated_event_ends_it_on_its_effective_day": (
        {**OPEN, "events": "terminated 2020-01-01 effective 2020-03-01"},
        ("2019-12-31: ends=-", "2020-01-01: ends=2020-02-29", "2020-03-01: status=terminated"),
    ),
    "where_each_side_names_another_day_the_later_one_ends_it": (
        {**OPEN, "events": "terminated 2020-03-01 by AZE; terminated 2020-01-15 by IRN"},
        ("2020-03-01: status=terminated ends=2020-02-29",),
    ),
    # R10
    "survival_runs_from_the_first_day_out": (
        {**OPEN, "ended": "2020-03-01", "survival": "1y"},
        ("2015-01-01: survives_until=2021-02-28 flags=-", "2021-02-28: flags=survival days_left=0",
         "2021-03-01: flags=-"),
    ),
    "open_survival_never_ends": (
        {**OPEN, "ended": "2020-03-01", "survival": "open"},
        ("2020-02-29: flags=-", "2020-03-01: flags=survival", "2400-01-01: flags=survival survives_until=-"),
    ),
    # R11
    "a_suspension_rests_through_its_last_day": (
        {**OPEN, "events": "suspended 2020-02-01 until 2020-02-29"},
        ("2020-01-31: status=in-force", "2020-02-29: status=suspended", "2020-03-01: status=in-force"),
    ),
    "a_suspension_that_is_resumed_before_its_first_day_never_begins": (
        {**OPEN, "events": "suspended 2020-02-01 effective 2020-06-01; resumed 2020-04-01"},
        ("2020-03-01: status=in-force", "2020-06-01: status=in-force certain=yes"),
    ),
    "a_suspension_rests_until_the_day_it_is_resumed": (
        {**OPEN, "events": "suspended 2020-02-01; resumed 2020-05-01"},
        ("2020-04-30: status=suspended", "2020-05-01: status=in-force"),
    ),
    "it_rests_as_often_as_it_is_suspended": (
        {**OPEN, "events": "suspended 2020-02-01 until 2020-02-29; suspended 2020-06-01"},
        ("2020-02-29: status=suspended", "2020-05-31: status=in-force", "2020-06-01: status=suspended"),
    ),
    "a_suspension_neither_stops_the_term_nor_moves_notice": (
        {**YEARLY, "events": "suspended 2020-02-01"},
        ("2021-06-01: status=suspended term_last_day=2021-12-31 notice_by=2021-09-30",),
    ),
    "what_is_applied_provisionally_can_be_suspended": (
        {"signed": "2020-01-01", "provisional": "2020-02-01", "events": "suspended 2020-03-01 until 2020-03-31"},
        ("2020-02-29: status=provisional", "2020-03-31: status=suspended", "2020-04-01: status=provisional"),
    ),
    "what_is_not_in_force_is_not_suspended": (
        {"signed": "2020-01-01", "entry_rule": "ratification", "events": "suspended 2020-02-01"},
        ("2020-06-01: status=signed",),
    ),
    # R12
    "a_memorandum_is_assumed_in_force_on_signature": (
        {"type": "memorandum", "signed": "2020-01-01", "lasts": "open"},
        ("2020-01-01: status=in-force certain=assumed effective_in_force=2020-01-01",),
    ),
    "an_agreement_stays_signed": (
        {"type": "agreement", "signed": "2020-01-01"}, ("2020-01-01: status=signed certain=no effective_in_force=-",)
    ),
    "provisional_application_leaves_nothing_to_presume": (
        {"type": "memorandum", "signed": "2020-01-01", "provisional": "2020-02-01"},
        ("2020-01-31: status=signed effective_in_force=-", "2020-02-01: status=provisional"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("sentence", STATEMENTS)
def test_it_holds_that(sentence: str) -> None:
    check(STATEMENTS[sentence][0], *STATEMENTS[sentence][1])


@pytest.mark.parametrize("term", ["lasts", "renewal_length", "notice", "survival"])
def test_a_length_that_can_be_none_counts_as_one_that_was_not_read(term: str) -> None:
    cells = {**YEARLY, "renewal_length": "1y", "survival": "1y", "events": "notice 2021-05-01"}
    unread = agreement_of({**cells, term: "unknown"})
    impossible: dict[str, Any] = {term: Impossible("0y", "0y is no time at all")}
    kept = unread._replace(terms=unread.terms._replace(**impossible))
    for day in ("2019-01-01", "2020-06-01", "2021-06-01", "2022-06-01"):
        assert shown(kept, day) == shown(unread, day)
