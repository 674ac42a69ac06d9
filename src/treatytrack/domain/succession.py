"""R9, VCLT 59: a later agreement between the same parties ends the one that it replaces by entering into force."""

from treatytrack.domain.agreement import Agreement, Elsewhere, Terms
from treatytrack.domain.life import FULFILS


def succession_to(later: Agreement) -> Agreement:
    """Of the later agreement, what tells when it enters into force: all that the one it replaces depends on."""
    return Agreement(
        later.ref,
        later.title,
        later.side_a,
        later.side_b,
        Terms(entry_rule=later.terms.entry_rule),
        later.type,
        signed=later.signed,
        provisional=later.provisional,
        in_force=later.in_force,
        events=tuple(event for event in later.events if event.kind in FULFILS.values()),
        elsewhere=Elsewhere(acting=later.elsewhere.acting),
    )
