"""Reports with a fault in them, each of which years of weekly reports must bring to light."""

from collections.abc import Iterator
from datetime import UTC, date
from typing import Any

from treatytrack.actions import report as reporting
from treatytrack.actions.reporting import earlier, overnight, passed
from treatytrack.actions.reporting import otherwise as corrected
from treatytrack.actions.reporting.otherwise import Otherwise, otherwise
from treatytrack.actions.reporting.since import since
from treatytrack.cli import report
from treatytrack.cli.session import Session
from treatytrack.domain import validity
from treatytrack.domain.deadlines import Deadline


def _without_the_last(first: date, last: date) -> Iterator[date]:
    return iter(list(_DAYS(first, last))[:-1])


def _only_certain(standing: Any) -> Iterator[Deadline]:
    return (due for due in _COUNTED_LAST(standing) if due.earliest == due.latest)


def _as_if_nothing_was_done(agreement: Any, day: date) -> Any:
    return _STANDING(agreement._replace(events=()), day)


_DAYS, _COUNTED_LAST, _PASSED = earlier.days_between, overnight.counted_last_on, passed.passed
_STANDING, _OTHERWISE = validity.standing_on, otherwise

FAULTS: dict[str, tuple[Any, str, Any]] = {
    "a missed week is forgotten": (report, "since", lambda _, *more, **named: since("7d", *more, **named)),
    "the day before is forgotten": (passed, "days_between", _without_the_last),
    "what is not certain is forgotten": (overnight, "counted_last_on", _only_certain),
    "what is recorded late is forgotten": (passed, "_is_made_up_for", lambda *_: False),
    "what was corrected is forgotten": (reporting, "otherwise", lambda *_: Otherwise([], [])),
    "what was corrected into the past is forgotten": (
        reporting,
        "otherwise",
        lambda *given: _OTHERWISE(*given)._replace(passed=[]),
    ),
    "what comes due no longer is forgotten": (
        reporting,
        "otherwise",
        lambda *given: _OTHERWISE(*given)._replace(no_longer=[]),
    ),
    "what the QUERY finds no longer is forgotten": (corrected._Changed, "left", lambda _: ()),
    "what is today is forgotten": (reporting, "passed", lambda *given: _PASSED(*given)._replace(today=[])),
    "today is another day in UTC": (Session, "_zone", UTC),
    "what was met is missed all the same": (overnight, "standing_on", _as_if_nothing_was_done),
}
