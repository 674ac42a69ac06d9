"""Events and the columns that say the same: one truth, two ways to write it (VALIDITY R1b, R5, R9).

An act such as a signature fills its column; what the column then says in full is not kept twice. Where each side acted
on a day of its own both events stay, and the column shows the later day.
"""

from typing import NamedTuple

from treatytrack.domain.agreement import Agreement, Event
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.events import NumberedEvent
from treatytrack.domain.life import acting_for
from treatytrack.errors import Conflict


class Filling(NamedTuple):
    """A kind of event that fills a column; `by_each`: it takes both sides, each of which may act on its own day."""

    kind: str
    column: str
    by_each: bool


FILLINGS = (
    Filling("signed", "signed", True),
    Filling("provisional", "provisional", True),
    Filling("in-force", "in_force", True),
    Filling("terminated", "ended", False),
    Filling("replaced", "ended", False),
)
BY_KIND = {filling.kind: filling for filling in FILLINGS}


class OtherDay(Conflict):
    """A second day for what has one: `column` holds the first, or `other` does, an event."""

    def __init__(self, sentence: str, *, column: str = "", other: Event | None = None) -> None:
        self.column = column
        self.other = other
        super().__init__(sentence)


def recorded(agreement: Agreement, event: Event) -> Agreement:
    """The agreement with that event, and with the column that it fills.

    Raises Conflict: it is recorded already. OtherDay: a different day is.
    """
    filling = BY_KIND.get(event.kind)
    if event in agreement.events or (filling and _said_in_full(agreement, event)):
        raise Conflict(f"{event.kind} {event.date.text} is recorded already")
    together = agreement._replace(events=(*agreement.events, event))
    if filling is None:
        return together
    for other in agreement.events:
        if event.by and (other.kind, other.by) == (event.kind, event.by) and other.takes_effect != event.takes_effect:
            raise OtherDay(
                f"{event.kind} {other.takes_effect.text} by {event.by} is recorded, not {event.takes_effect.text}",
                other=other,
            )
    result = filled(together)
    if disagreement(result, filling) and not disagreement(agreement, filling):
        raise _another_day(agreement, filling, event)
    if event.kind == "replaced" and (column := _ended_otherwise(result, event)):
        raise OtherDay(f"{_told(result, column)} is recorded, not a replacement by {_by_what(event)}", column=column)
    return result


def _another_day(agreement: Agreement, filling: Filling, event: Event) -> OtherDay:
    """What holds another day than the event: an event that filled the column, else the column itself."""
    column: PartialDate | None = getattr(agreement, filling.column)
    of_kind = [one for one in agreement.events if one.kind == event.kind]
    behind = [one for one in of_kind if column is None or _same(one.takes_effect, column)]
    if not behind:
        return OtherDay(
            f"{_told(agreement, filling.column)} is recorded, not {event.takes_effect.text}", column=filling.column
        )
    other = max(behind, key=lambda one: _order(one.takes_effect))
    by = f" by {other.by}" if other.by else ""
    return OtherDay(
        f"{event.kind} {other.takes_effect.text}{by} is recorded, not {event.takes_effect.text}", other=other
    )


def filled(agreement: Agreement) -> Agreement:
    """The agreement with every column filled that its events can fill, and no event kept that a column says in full."""
    if not agreement.events or not any(event.kind in BY_KIND for event in agreement.events):
        return agreement
    for filling in FILLINGS:
        if getattr(agreement, filling.column) is None and (day := _said_by_events(agreement, filling)):
            agreement = _with_day(agreement, filling.column, day)
    for event in agreement.events:
        if event.kind == "replaced" and not _ended_otherwise(agreement, event):
            by = event.other or agreement.replaced_by
            agreement = agreement._replace(replaced_by=by, ended_by=agreement.ended_by if by else "replacement")
    return agreement._replace(events=tuple(e for e in agreement.events if not _said_in_full(agreement, e)))


def recorded_otherwise(agreement: Agreement, one: NumberedEvent, event: Event) -> Agreement:
    """The agreement with an event in the place of one that it has. Raises as `recorded`."""
    result = recorded(without(agreement, one), event)
    if event.kind == "replaced" and event.other == one.event.other and not result.ended_by:
        result = result._replace(ended_by=agreement.ended_by)
    if one.from_column or not result.events or result.events[-1] != event:
        return result
    at = agreement.events.index(one.event)
    *others, _ = result.events
    return result._replace(events=(*others[:at], event, *others[at:]))


def without(agreement: Agreement, one: NumberedEvent) -> Agreement:
    """The agreement without one of its events.

    A column goes with the event that filled it, and shows the day that the events left give, if any.
    """
    _, event, from_column = one
    left = agreement
    if not from_column:
        at = agreement.events.index(event)
        left = agreement._replace(events=agreement.events[:at] + agreement.events[at + 1 :])
    filling = BY_KIND.get(event.kind)
    if filling is None:
        return left
    if from_column or getattr(left, filling.column) == _said_by_events(agreement, filling):
        left = _with_day(left, filling.column, _said_by_events(left, filling))
        if event.kind == "replaced":
            ended_by = "" if left.ended_by == "replacement" else left.ended_by
            left = left._replace(replaced_by=None, ended_by=ended_by)
    return left


def disagreement(agreement: Agreement, filling: Filling) -> str:
    """What an event says that its column does not; '' where they agree or one of them is silent."""
    column: PartialDate | None = getattr(agreement, filling.column)
    if column is None:
        return ""
    said = _said_by_events(agreement, filling)
    for event in agreement.events:
        day = event.takes_effect
        if event.kind != filling.kind or _same(day, column):
            continue
        earlier = _order(day) < _order(column)
        if not (filling.by_each and event.by and earlier and (said is None or _same(said, column))):
            told = said or day
            return f"{filling.column} {column.text}, but an event says {event.kind} {told.text}"
    return ""


def _said_by_events(agreement: Agreement, filling: Filling) -> PartialDate | None:
    """The day that the events of a kind give their column: of an act of both, else the later of the two sides'."""
    found = [event for event in agreement.events if event.kind == filling.kind]
    joint = [event.takes_effect for event in found if not (filling.by_each and event.by)]
    if joint:
        return max(joint, key=_order)
    days: dict[str, PartialDate] = {}
    for event in found:
        days[event.by] = max(days.get(event.by, event.date), event.date, key=_order)
    sides = [[days[party] for party in acting_for(agreement, days, side)] for side in agreement.parties]
    return max((max(of_side, key=_order) for of_side in sides), key=_order) if all(sides) else None


def _said_in_full(agreement: Agreement, event: Event) -> bool:
    """Whether the columns say all that the event does."""
    filling = BY_KIND.get(event.kind)
    if filling is None or event.kind != _kind_of(agreement, filling.column):
        return False
    only_its_day = Event(event.kind, event.date, effective=event.effective, other=event.other)
    same = getattr(agreement, filling.column) == event.date and event.effective in (None, event.date)
    return same and event == only_its_day and event.other in (None, agreement.replaced_by)


def _kind_of(agreement: Agreement, column: str) -> str:
    """The kind of event that a column says in full."""
    return next(kind for name, kind, _ in column_days(agreement) if name == column)


def column_days(agreement: Agreement) -> tuple[tuple[str, str, PartialDate | None], ...]:
    """The columns that are events: the column, the kind of event that it says in full, its day."""
    ended_as = "replaced" if agreement.replaced_by or agreement.ended_by == "replacement" else "terminated"
    return (
        ("signed", "signed", agreement.signed),
        ("provisional", "provisional", agreement.provisional),
        ("in_force", "in-force", agreement.in_force),
        ("ended", ended_as, agreement.ended),
    )


def _with_day(agreement: Agreement, column: str, day: PartialDate | None) -> Agreement:
    return agreement._replace(**{column: day})  # type: ignore[arg-type]  # only names of dates


def _ended_otherwise(agreement: Agreement, event: Event) -> str:
    """The column that speaks against a `replaced` event: another way to end, or another agreement; '' if none does."""
    if agreement.ended_by not in {"", "replacement"}:
        return "ended_by"
    return "replaced_by" if event.other and agreement.replaced_by not in (None, event.other) else ""


def _told(agreement: Agreement, column: str) -> str:
    value = getattr(agreement, column)
    return f"{column} {value if isinstance(value, str) else value.text}"


def _by_what(event: Event) -> str:
    return event.other.text if event.other else "another agreement"


def _same(one: PartialDate, other: PartialDate) -> bool:
    return (one.earliest, one.latest) == (other.earliest, other.latest)


def _order(day: PartialDate) -> tuple[int, int]:
    """Later is greater: by the latest day that it may be, then by the earliest."""
    return (
        day.latest.toordinal() if day.latest else 10**7,
        day.earliest.toordinal() if day.earliest else 0,
    )
