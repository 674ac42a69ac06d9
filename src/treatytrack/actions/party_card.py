"""One party as a card: what it is, what else it is called, who belongs to it and who came before and after."""

from collections.abc import Iterator, Sequence

from treatytrack.actions.card import Card, Line, Section
from treatytrack.actions.party import differences, facts
from treatytrack.actions.party_words import LISTS
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.lists import separated
from treatytrack.domain.parties import Parties, Party
from treatytrack.domain.words import date_words, how_many


def party_card(
    party: Party, known: Parties, *, own: Party | None, built_in: Party | None, sides: int | None, also: int
) -> Card:
    """The card of a party among all that are known.

    `own` is what this register has recorded of it, `built_in` what it is without. `sides` counts the agreements that it
    is a side of, `also` those in which a union that signs for it is one instead; None where there is no register.
    """
    memberships = [union for union in known if party.code in union.members]
    sections = (
        Section("Other names", tuple(Line("", name) for name in party.names)),
        Section("Members", tuple(_others(known, party.members))),
        Section("Member of", tuple(Line(one.code, _union(one)) for one in memberships)),
        Section("Predecessors", tuple(_others(known, party.predecessors))),
        Section("Successors", tuple(_others(known, known.successors(party.code)))),
        Section("Changed in this register", tuple(_changed(own, built_in))),
        Section("Agreements", tuple(_agreements(party, sides, also))),
    )
    return Card(
        party.code,
        party.name,
        (_whose(own, built_in),),
        _verdict(party),
        tuple(section for section in sections if section.lines),
    )


def _whose(own: Party | None, built_in: Party | None) -> str:
    if own is None:
        return "Built in"
    return "Built in, and changed in this register" if built_in else "This register's own"


def _verdict(party: Party) -> str:
    """What it is and until when, in a sentence."""
    article = "An" if party.kind[0] in "aeiou" else "A"
    signs = " that signs for its members" if party.signs_for_members else ""
    until = PartialDate.parse(party.until) if party.until else None
    return f"{article} {party.kind}{signs}{f', until {date_words(until)}' if until else ''}."


def _others(known: Parties, codes: Sequence[str]) -> Iterator[Line]:
    for code in codes:
        other = known.get(code)
        until = f", until {other.until}" if other and other.until else ""
        yield Line(code, f"{other.name}{until}" if other else "not known")


def _union(union: Party) -> str:
    return f"{union.name}{', which signs for it' if union.signs_for_members else ''}"


def _changed(own: Party | None, built_in: Party | None) -> Iterator[Line]:
    """What this register has otherwise than the program."""
    if own and built_in:
        for name, before, after in differences(facts(built_in, ()), facts(own, ())):
            says = f"{before or '(empty)'} -> {after or '(empty)'}"
            if name in LISTS:
                says = _otherwise(separated(before), separated(after))
            yield Line(name.replace("_", " "), says)


def _otherwise(one: Sequence[str], other: Sequence[str]) -> str:
    """How a list differs from another: by a few items most often, while both may be long."""
    added = ", ".join(item for item in other if item not in one)
    gone = ", ".join(item for item in one if item not in other)
    says = (f"with {added}" if added else "", f"without {gone}" if gone else "")
    return "; ".join(filter(None, says)) or "in another order"


def _agreements(party: Party, sides: int | None, also: int) -> Iterator[Line]:
    """In how many agreements it is a side, and what lists them; nothing where there is no register."""
    if sides is None:
        return
    if not sides and not also:
        yield Line("", "none in this register")
        return
    signed_for = f", and {also} signed for it by a union" if also else ""
    of_many = f"a side of {how_many(sides, 'agreement')}"
    yield Line("", f"{of_many}{signed_for}: treatytrack list party:{party.code}")
