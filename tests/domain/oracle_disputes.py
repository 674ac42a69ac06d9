"""Where the program does not answer about a succession as VALIDITY says: left out of the comparison until it does.

What the register hands over is one entry into force, known from one day on. That is too little where the acts of the
later agreement come in steps, and what is only presumed is made to matter before it would.
"""

from .oracle_cases import LATER, Case
from .oracle_entry import LESSER, TRIGGERS
from .oracle_reading import bounds
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
}  # fmt: skip


def is_disputed(case: Case, day: int) -> bool:
    """Whether the later agreement's acts come in steps or its entry is presumed, and not all that lies behind."""
    later = case.later
    if later is None or "in_force" in later:
        return False
    rule = later.get("entry_rule", "").partition(" ")[0]
    acts = [event.split() for event in later.get("events", "").split("; ")]
    if rule:
        acts = [act for act in acts if act[:1] == [TRIGGERS.get(rule)]]
        each_side_once = rule != "exchange" and sorted(act[-1] for act in acts) == ["AZE", "IRN"]
        exact = all(len(set(bounds(act[1]))) == 1 for act in acts)
        dates = [] if exact and (len(acts) < 2 or each_side_once) else [act[1] for act in acts]
    elif later.get("type") in LESSER and "signed" in later and "provisional" not in later:
        dates = [later["signed"], *(act[1] for act in acts if act[:1] and act[0] in TRIGGERS.values())]
    else:
        dates = []
    return any(day < bounds(date)[1] for date in dates)
