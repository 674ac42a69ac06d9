"""An agreement: two sides, terms (what the text says) and events (what happened). Nothing here is computed.

The values of the domain are named tuples: as immutable as frozen dataclasses, and made and imported at a fraction of
their cost, which every start of the program would pay.
"""

from typing import NamedTuple

from treatytrack.domain.clauses import DenunciationRule, EntryRule, MinimumLife
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.lengths import Impossible, Length, Stated

RENEWALS = ("none", "tacit", "open", "consent")
BINDING = ("yes", "no")
ENDED_BY = ("expiry", "denunciation", "consent", "replacement", "other")
RELATIONS = ("amends", "extends", "implements", "annex-to", "see")


class Side(NamedTuple):
    """One of the two sides: the party's code, and who signed for it."""

    party: str = ""
    signatory: str = ""


class Terms(NamedTuple):
    """What the text says about its own life (VALIDITY R2-R10); None: nobody looked."""

    entry_rule: EntryRule | None = None
    until: PartialDate | None = None
    lasts: Length | Stated | Impossible | None = None
    counts_from: PartialDate | str | None = None
    """`signed`, `in-force`, a date, or None for entry into force."""
    renewal: str = ""
    renewal_length: Length | Stated | Impossible | None = None
    renewal_limit: int | Impossible | None = None
    notice: Length | Stated | Impossible | None = None
    denunciation: DenunciationRule | Stated | None = None
    denunciation_after: MinimumLife | None = None
    survival: Length | Stated | Impossible | None = None


class Reference(NamedTuple):
    """Another agreement or relation event: its ref, or its quoted title while it is not in the register."""

    text: str

    @property
    def ref(self) -> str:
        """The ref named; empty where a quoted title stands in its place."""
        return "" if self.text.startswith('"') else self.text


class Relation(NamedTuple):
    """How this agreement relates to another: `amends`, `extends`, `implements`, `annex-to`, `see`."""

    kind: str
    other: Reference


class Event(NamedTuple):
    """Something that happened in the agreement's life and that no column says in full."""

    kind: str
    date: PartialDate
    by: str = ""
    effective: PartialDate | None = None
    until: PartialDate | None = None
    length: Length | None = None
    other: Reference | None = None
    source: str = ""
    note: str = ""

    @property
    def takes_effect(self) -> PartialDate:
        """The day recorded for its effect, else its own."""
        return self.effective or self.date


class Acting(NamedTuple):
    """Who else acts for a side: a successor alone, the members of a group together."""

    side: str
    successors: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


class Elsewhere(NamedTuple):
    """What the register holds of what this agreement only names. It is no part of the record."""

    later: "Agreement | None" = None
    """R9: of the agreement that `replaced_by` names, what tells when it enters into force."""
    absent: tuple[str, ...] = ()
    """The refs that it names and the register does not have."""
    strangers: tuple[str, ...] = ()
    """The parties whose acts are recorded and that can act for neither side."""
    acting: tuple[Acting, ...] = ()
    """For the sides for which another party has acted: who can."""


NOTHING_NAMED = Elsewhere()
"""Of an agreement that names nothing, as most do."""


class Agreement(NamedTuple):
    """One bilateral agreement as recorded; empty means not known."""

    ref: str
    title: str
    side_a: Side = Side()
    side_b: Side = Side()
    terms: Terms = Terms()
    type: str = ""
    binding: str = ""
    signed: PartialDate | None = None
    provisional: PartialDate | None = None
    in_force: PartialDate | None = None
    ended: PartialDate | None = None
    """The first day no longer in force."""
    ended_by: str = ""
    replaced_by: Reference | None = None
    events: tuple[Event, ...] = ()
    source_id: str = ""
    other_titles: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    place: str = ""
    subjects: tuple[str, ...] = ()
    related: tuple[Relation, ...] = ()
    stated_status: str = ""
    stated_on: PartialDate | None = None
    occasion: Reference | None = None
    languages: tuple[str, ...] = ()
    registration: str = ""
    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    lead: Length | None = None
    notes: str = ""
    elsewhere: Elsewhere = NOTHING_NAMED

    @property
    def references(self) -> tuple[tuple[str, str], ...]:
        """Every ref that it names, and how: `replaced-by`, a relation, `occasion`, or the kind of an event."""
        if not (self.replaced_by or self.related or self.occasion or self.events):
            return ()  # most agreements
        named = (
            ("replaced-by", self.replaced_by),
            *((one.kind, one.other) for one in self.related),
            ("occasion", self.occasion),
            *((event.kind, event.other) for event in self.events),
        )
        return tuple(dict.fromkeys((how, other.ref) for how, other in named if other and other.ref))

    @property
    def parties(self) -> tuple[str, str]:
        """The codes of the two sides, in the order recorded."""
        return (self.side_a.party, self.side_b.party)
