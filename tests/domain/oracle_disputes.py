"""Where the program does not answer as VALIDITY says: left out of the comparison until it does.

Of a later agreement the register hands over one entry into force, on any day of a range, known from one day on. That
is too little where the acts of the later agreement come in steps or a rule shifts an unsure day; and what is only
presumed is made to matter before it would. A notice day that has no earliest or no latest day is alerted to.
"""

from .oracle_cases import LATER, Case
from .oracle_entry import LESSER, TRIGGERS
from .oracle_reading import DATES, bounds
from .world import Cells

_OPEN: Cells = {"in_force": "1990-01-01", "lasts": "open", "replaced_by": LATER}

# Each name is a sentence that ought to be true; then the agreement, the one that replaces it, and a day on which it
# is not.
DISPUTES: dict[str, tuple[Case, str]] = {
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
    "a_notice_day_without_a_latest_day_makes_no_alert": (
        Case({"in_force": "[2006-05-11..]", "lasts": "1y", "renewal": "open", "notice": "none"}), "2007-01-01"
    ),
}  # fmt: skip


def is_disputed(case: Case, day: int) -> bool:
    """Whether one of these may be met on that day."""
    cells, later = case
    open_on_a_side = any("[.." in text or "..]" in text for text in cells.values())
    if open_on_a_side and cells.get("renewal") == "open":
        return True
    if later is None or "in_force" in later:
        return False
    if later.get("entry_rule"):
        nothing_dated = not cells.keys() & {*DATES, "events"}
        return nothing_dated or _disputed_by_rule(later, day)
    if later.get("type") in LESSER and "signed" in later and "provisional" not in later:
        acts = [act for trigger in TRIGGERS for act in _acts(later, trigger)]
        return any(day < bounds(date)[1] for date in (later["signed"], *(act[1] for act in acts)))
    return False


def _disputed_by_rule(later: Cells, day: int) -> bool:
    """Whether what fulfils the rule comes in steps and does not all lie behind, or is shifted from an unsure day."""
    trigger, *shifts = later["entry_rule"].split(" + ")
    acts = _acts(later, trigger)
    dates = [act[1] for act in acts] if trigger != "signature" else [later["signed"]] if "signed" in later else []
    unsure = any(len(set(bounds(date))) > 1 for date in dates)
    if trigger == "signature" or (unsure and shifts):
        return unsure and bool(shifts)
    each_side_once = trigger != "exchange" and sorted(act[-1] for act in acts) == ["AZE", "IRN"]
    in_steps = unsure or (len(acts) > 1 and not each_side_once)
    return in_steps and any(day < bounds(date)[1] for date in dates)


def _acts(later: Cells, trigger: str) -> list[list[str]]:
    """The words of the acts that fulfil that trigger."""
    acts = [event.split() for event in later.get("events", "").split("; ")]
    return [act for act in acts if act[:1] == [TRIGGERS.get(trigger)]]
