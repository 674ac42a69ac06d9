"""Where the program and the oracle once answered differently, and VALIDITY was with the oracle."""

from datetime import date

from .oracle import Oracle
from .oracle_cases import LATER, Case
from .world import shown

WITHOUT_A_KNOWN_END = {"in_force": "1990-01-01", "lasts": "unknown", "replaced_by": LATER}
MEMORANDUM = {"type": "memorandum", "signed": "2020-06-01"}


def test_where_only_a_presumption_tells_the_end_being_in_force_rests_on_it() -> None:
    case, day = Case(WITHOUT_A_KNOWN_END, MEMORANDUM), "1995-01-01"
    assert Oracle(*case).shown(date.fromisoformat(day).toordinal())["certain"] == "assumed"
    assert shown(case.agreement, day)["certain"] == "assumed"


def test_without_that_presumption_it_is_not_certain() -> None:
    assert shown(Case(WITHOUT_A_KNOWN_END).agreement, "1995-01-01")["certain"] == "no"


SPOKEN_IN_2015 = {"in_force": "2010-01-01", "lasts": "open", "ended": "2015-06-01", "stated_on": "2015"}


def test_what_a_source_said_on_an_unsure_day_agrees_if_it_may_then_have_been_true() -> None:
    case, day = Case({**SPOKEN_IN_2015, "stated_status": "in-force"}), "2020-01-01"
    assert Oracle(*case).shown(date.fromisoformat(day).toordinal())["flags"] == ""
    assert shown(case.agreement, day)["flags"] == ""


OPEN = {"in_force": "1990-01-01", "lasts": "open", "replaced_by": LATER}
EXCHANGED_TWICE = {"entry_rule": "exchange", "events": "exchanged 2012-04-01; exchanged 2012-08"}


def test_an_act_of_the_later_that_may_be_known_by_then_has_the_bounds_of_both() -> None:
    case, day = Case(OPEN, EXCHANGED_TWICE), "2012-08-30"
    assert Oracle(*case).shown(date.fromisoformat(day).toordinal())["ends"] == "[2012-03-31..2012-08-29]"
    assert shown(case.agreement, day)["ends"] == "[2012-03-31..2012-08-29]"


def test_what_a_source_said_at_an_unknown_time_until_a_day_agrees_if_it_may_then_have_been_true() -> None:
    ended = {**SPOKEN_IN_2015, "ended": "2012-06-01"}
    for stated_on, flags in (("[..2015]", ""), ("[2015..]", "stated-differs"), ("[2011..]", "")):
        case = Case({**ended, "stated_status": "in-force", "stated_on": stated_on})
        assert shown(case.agreement, "2020-01-01")["flags"] == flags
