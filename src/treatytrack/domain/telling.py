"""Which reading tells why: the one that is reported, or one in which it is so, where an act may still lie ahead."""

from collections.abc import Callable

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.deadlines import Deadline
from treatytrack.domain.facts import lasting_on
from treatytrack.domain.life import Life
from treatytrack.domain.validity import Standing, lives_known_on


def with_terms(agreement: Agreement, standing: Standing) -> Standing:
    """The same as told of a life with terms that can be counted, if there is one."""
    return _told(agreement, standing, lambda life: life.series is not None)


def with_an_end(agreement: Agreement, standing: Standing) -> Standing:
    """The same as told of a life whose end is known, if there is one."""
    return _told(agreement, standing, lambda life: lasting_on(agreement, life, standing.as_of).ends is not None)


def with_deadline(due: Deadline, agreement: Agreement, standing: Standing) -> Standing:
    """The same as told of a life in which that comes due."""
    if due.certain != "no":  # every life has it
        return standing
    match due.kind:
        case "ends":
            return _told(agreement, standing, lambda life: life.fixed is not None)
        case "notice-by" if due.earliest == due.latest:
            return _told(agreement, standing, lambda life: _is_open(life) and _has_notice_day(life, due))
        case "notice-by" | "renews" | "expires":
            return _told(agreement, standing, _is_open)
        case _:
            return standing


def _told(agreement: Agreement, standing: Standing, tells: Callable[[Life], bool]) -> Standing:
    """Of several lives the one that takes each uncertain date at its latest."""
    if tells(standing.life):
        return standing
    others = reversed(lives_known_on(agreement, standing.as_of))
    return standing._replace(life=next(filter(tells, others), standing.life))


def _is_open(life: Life) -> bool:
    return life.fixed is None and life.series is not None


def _has_notice_day(life: Life, due: Deadline) -> bool:
    term = due.number - life.series.before if life.series else -1
    return life.series is not None and term >= 0 and life.series.safe_day(term) == due.day
