"""Cases on which the program and the oracle once disagreed: what each of them is about, as a sentence.

Of a later agreement the acts may come in steps, its entry may be presumed until an act disproves it, and its day may be
shifted from an unsure one; a notice day may have no latest day.
"""

from .oracle_cases import LATER, Case
from .world import Cells

_OPEN: Cells = {"in_force": "1990-01-01", "lasts": "open", "replaced_by": LATER}

# Each name is a sentence; then the agreement, the one that replaces it, and a day on which it shows.
SUBTLE: dict[str, tuple[Case, str]] = {
    "no_presumption_decides_that_it_was_in_force_long_before": (
        Case(_OPEN, {"type": "memorandum", "signed": "2020-06-01"}), "1995-01-01"
    ),
    "an_entry_that_an_act_of_uncertain_day_gives_is_bounded_by_what_is_known": (
        Case(_OPEN, {"entry_rule": "ratification + 30d", "events": "ratified 2012-11"}), "2012-11-02"
    ),
    "what_is_presumed_until_an_act_disproves_it_is_known_until_then": (
        Case(_OPEN, {"type": "memorandum", "signed": "2020-06-01", "events": "notified 2021-01-01"}), "2020-07-01"
    ),
    "of_two_exchanges_the_first_counts_until_the_second": (
        Case(_OPEN, {"entry_rule": "exchange", "events": "exchanged 2020-01-01; exchanged 2020-05-01"}), "2020-02-01"
    ),
    "no_day_counts_on_which_the_later_cannot_enter_into_force": (
        Case({"in_force": "2004-01-01", "lasts": "open", "survival": "1m", "replaced_by": LATER},
             {"signed": "2004", "entry_rule": "signature + first of month 1"}), "2004-11-30"
    ),
    "an_end_that_an_act_of_the_later_gives_is_a_dated_fact": (
        Case({"replaced_by": LATER}, {"entry_rule": "ratification + 30d", "events": "ratified 2005-06-09"}),
        "2005-06-10"
    ),
    "a_presumed_end_does_not_settle_how_long_a_denunciation_takes": (
        Case({**_OPEN, "events": "denounced 2006-02-21"}, {"type": "memorandum", "signed": "2014-10-24"}), "2006-12-04"
    ),
    "a_presumed_end_does_not_settle_how_many_renewals_there_were": (
        Case({"in_force": "2000-01-01", "lasts": "5y", "renewal": "tacit", "renewal_limit": "3", "replaced_by": LATER},
             {"type": "memorandum", "signed": "2014-10-24"}), "2006-12-04"
    ),
    "a_denunciation_that_takes_as_long_as_is_recorded_settles_an_end_that_was_not_known": (
        Case({"in_force": "2000-01-01", "lasts": "unknown", "denunciation": "receipt + 1y", "replaced_by": LATER,
              "events": "denounced 2014-02-01"}, {"type": "memorandum", "signed": "2014-10-24"}), "2014-06-01"
    ),
    "a_notice_day_without_a_latest_day_makes_no_alert": (
        Case({"in_force": "[2006-05-11..]", "lasts": "1y", "renewal": "open", "notice": "none"}), "2007-01-01"
    ),
}  # fmt: skip
