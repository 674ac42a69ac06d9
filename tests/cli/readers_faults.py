"""Reports with a fault in them, each of which weeks of edits must bring to light: what is planted, and which weeks."""

from datetime import date
from typing import Any

from treatytrack.actions.reporting import earlier, in_short, overnight, passed
from treatytrack.store.past.report_runs import LooksBack

_DAYS = earlier.days_between


def _without_the_first(first: date, last: date) -> list[date]:
    return list(_DAYS(first, last))[1:]


FAULTS: dict[str, tuple[tuple[Any, str, Any], int]] = {
    "what comes with the act that decides it is forgotten": ((overnight, "_may_turn_overnight", lambda *_: False), 4),
    "the look back is a day short": ((passed, "days_between", _without_the_first), 1),
    "nothing is new": ((earlier.Earlier, "told", lambda *_: True), 5),
    "an edit makes nothing new": ((earlier.Earlier, "of", lambda _, agreement: agreement), 1),
    "what an act alters that was recorded before its day is forgotten": (
        (LooksBack, "acted_between", lambda *_: []),
        7,
    ),
    "what was recorded as having passed is forgotten": ((passed, "_turned", lambda *_: ()), 4),
    "what is no longer so is not counted": ((in_short, "otherwise_in_short", lambda _: []), 1),
}
