"""The status that the source states, held against what is possible by the record (VALIDITY section 4)."""

from collections.abc import Callable, Container
from datetime import date

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.facts import OVER, STATUSES
from treatytrack.domain.life import Reading
from treatytrack.domain.readings import AFTER_ALL, open_from, recorded_days
from treatytrack.domain.turns import turns

STATED_DIFFERS = "stated-differs"


def word_stated(agreement: Agreement) -> str:
    """The source's word for the status, where it is one of ours or `over`; else empty."""
    stated = agreement.stated_status
    if not stated or stated in STATUSES:
        return stated
    stated = "-".join(stated.casefold().replace("_", "-").split())
    return stated if stated in STATUSES or stated == "over" else ""


def differs_from(stated: str, possible: Container[str]) -> bool:
    """Whether the source's word is none of those that are possible."""
    return not any(word in possible for word in OVER) if stated == "over" else stated not in possible


def differed_when_stated(
    agreement: Agreement, stated: str, latest: Reading, possible: Callable[[date], tuple[str, ...]]
) -> bool:
    """Whether the source's word was possible on none of the days on which it may have spoken (`stated_on`)."""
    spoken = agreement.stated_on
    last = (spoken and spoken.latest) or AFTER_ALL
    first = (spoken and spoken.earliest) or open_from(last)
    days = turns(first, last, recorded_days(latest), possible) if first < last else [first]
    return differs_from(stated, {word for day in days for word in possible(day)})
