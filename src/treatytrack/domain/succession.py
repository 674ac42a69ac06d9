"""R9, VCLT 59: when a later agreement between the same parties, by entering into force, ends the one it replaces."""

from datetime import date

from treatytrack.domain.agreement import Agreement, Succession
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.life import entry_into_force, trigger_met
from treatytrack.domain.readings import AFTER_ALL, BEFORE_ALL, corners, latest_reading
from treatytrack.domain.validity import Days


def succession_to(later: Agreement) -> Succession | None:
    """What the entry into force of the later agreement means for one that it replaces; None while it is not known.

    Every act of the later agreement is taken into account; one that only an act makes known counts from that act on.
    """
    if later.in_force:
        return Succession(later.in_force)
    rule = later.terms.entry_rule
    entries, met = [], []
    for chosen in corners(*latest_reading(later)):
        acts = chosen.reading.acts
        entered = entry_into_force(later, chosen.reading, acts)
        if entered.day is None:
            return None
        entries.append(entered)
        met.append(trigger_met(later, chosen.reading, acts, rule.trigger) if rule else None)
    by_act = rule is not None and rule.trigger != "signature"
    return Succession(
        _between([entered.day for entered in entries]),
        _between(met) if by_act else None,
        any(entered.assumed for entered in entries),
    )


def _between(days: list[date | None]) -> PartialDate:
    """Some day from the earliest to the latest of these; open where the record is."""
    known = [day for day in days if day]
    earliest, latest = min(known), max(known)
    bounds = Days(earliest if earliest > BEFORE_ALL else None, latest if latest < AFTER_ALL else None)
    return PartialDate(bounds.text, *bounds)
