"""When an agreement enters into force (VALIDITY R5, R12), and what end is recorded (R9), for the oracle."""

from collections.abc import Sequence

from .oracle_reading import Choice, Event, known_on, shifted
from .world import Cells

LESSER = {"memorandum", "programme", "plan", "minutes", "joint-statement", "exchange-of-notes"}
TRIGGERS = {"notification": "notified", "ratification": "ratified", "exchange": "exchanged"}
ENDS = {"terminated", "replaced"}

Assumed = tuple[int | None, bool]
"""A day, and whether it rests on an assumption."""


def entry_into_force(cells: Cells, choice: Choice, events: Sequence[Event]) -> Assumed:
    """R5, R12: the first day in force."""
    if choice.in_force is not None:
        return choice.in_force, False
    rule = cells.get("entry_rule", "")
    if rule:
        met = _trigger(choice, events, rule.split(" + ")[0])
        return (None if met is None else shifted(met, rule)), False
    other_facts = choice.provisional is not None or any(event.kind in TRIGGERS.values() for event in events)
    if cells.get("type") in LESSER and not other_facts:
        return choice.signed, choice.signed is not None
    return None, False


def _trigger(choice: Choice, events: Sequence[Event], trigger: str) -> int | None:
    if trigger == "signature":
        return choice.signed
    done = [event for event in events if event.kind == TRIGGERS[trigger]]
    for_both = [event.day for event in done if trigger == "exchange" or not event.by]
    sides = {side: [event.day for event in done if event.by == side] for side in ("AZE", "IRN")}
    met = for_both or all(sides.values())
    return max(day for days in (for_both, *sides.values()) for day in days) if met else None


def recorded_end(cells: Cells, choice: Choice, known: Sequence[Event], entry_of_the_later: Assumed) -> Assumed:
    """R9: the first day out that is recorded: by a column, by an event, or, where no day is, by what replaces it."""
    if choice.ended is not None:
        return choice.ended, False
    if any(event.kind in ENDS for event in choice.events):
        return max((event.effective or event.day for event in known if event.kind in ENDS), default=None), False
    return entry_of_the_later if cells.get("replaced_by") else (None, False)


def entry_on(cells: Cells, choice: Choice, day: int) -> Assumed:
    """The entry into force as far as it is known on that day: R1b holds for the other agreement's acts too."""
    return entry_into_force(cells, choice, known_on(choice, day))
