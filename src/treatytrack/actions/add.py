"""Recording a new agreement: checked, given its ref, kept; what follows from it is told."""

from collections.abc import Container
from datetime import date
from typing import NamedTuple

from treatytrack.actions.register import Register, Writer
from treatytrack.columns import BY_NAME, LISTS
from treatytrack.domain.admissible import Remark, warnings
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.settle import Contradiction, contradictions, first_contradiction
from treatytrack.domain.validity import Standing, standing_on
from treatytrack.errors import Conflict, WrongRequest


class Added(NamedTuple):
    """What was recorded, where it stands on the as-of day, and what is worth a second look."""

    agreement: Agreement
    standing: Standing
    warnings: tuple[Remark, ...]


def add(register: Writer, agreement: Agreement, day: date) -> Added:
    """Record an agreement; without a ref it is given the next one of its parties and year.

    Raises WrongRequest: it contradicts itself. Conflict: its ref was given before, or the same agreement is there.
    """
    agreement = register.in_context(agreement)
    standing = standing_on(agreement, day)
    refuse_contradictions(agreement, standing)
    if agreement.ref and register.ref_was_issued(agreement.ref):
        raise ref_given(register, agreement.ref)
    if same := same_agreements(register, agreement):
        raise Conflict(recorded_already(same[0]))
    if not agreement.ref:
        prefix = ref_prefix(agreement)
        agreement = agreement._replace(ref=f"{prefix}-{register.next_number(prefix)}")
    register.add(agreement)
    remarks = (*warnings(agreement), *said_otherwise(agreement, standing), *named_in_vain(register, agreement))
    return Added(agreement, standing, remarks)


def named_in_vain(register: Register, agreement: Agreement) -> tuple[Remark, ...]:
    """The refs that an agreement (in context) names and the register does not have, each with the nearest it has."""
    return tuple(
        Remark("", f"{ref} is not in the register{_nearest(register, ref)}") for ref in agreement.elsewhere.absent
    )


def _nearest(register: Register, ref: str) -> str:
    """Which refs of the same parties and year may be meant: of events for one that ends as theirs do (`-E9`)."""
    ref = ref.upper()  # as refs are made; the nearest of one in small letters is the same in capitals
    stem, _, number = ref.rpartition("-")
    beginning = register.event_refs_beginning if number.startswith("E") else register.refs_beginning
    from difflib import get_close_matches  # noqa: PLC0415  (costs 3 ms; only a ref that is not there needs it)

    near = sorted(get_close_matches(ref, beginning(f"{stem}-") if stem else (), 2))
    return f"; did you mean {' or '.join(near)}?" if near else ""


def recorded_already(same: Agreement) -> str:
    """What is said of an agreement that is there already."""
    return f"This agreement is recorded already as {same.ref}: {same.title}"


class ContradictsItself(WrongRequest):
    """What is to be recorded cannot all be true; the option that would mend it is named."""

    def __init__(self, contradiction: Contradiction) -> None:
        self.contradiction = contradiction
        option = LISTS.get(contradiction.column, contradiction.column).replace("_", "-")
        super().__init__(self.mended_by(f"correct --{option} or what it contradicts"))

    def mended_by(self, what: str) -> str:
        """The sentence, with what would mend it; an act that cannot be says so itself."""
        said = self.contradiction.what
        return said if self.contradiction.column == "events" else f"{said}: {what}"


def refuse_contradictions(agreement: Agreement, standing: Standing, known: Container[Contradiction] = ()) -> None:
    """Raises ContradictsItself for the first contradiction that is not `known`."""
    if one := first_contradiction(agreement, standing, known):
        raise ContradictsItself(one)


def said_otherwise(agreement: Agreement, standing: Standing) -> tuple[Remark, ...]:
    """What the source states otherwise: kept, and worth a second look."""
    differs = (one for one in contradictions(agreement, standing) if one.field == "stated")
    return tuple(Remark(one.column, one.what) for one in differs)


def same_agreements(register: Register, agreement: Agreement) -> list[Agreement]:
    """The agreements with the same parties, title, signature and entry into force."""
    signed, in_force = BY_NAME["signed"].text(agreement), BY_NAME["in_force"].text(agreement)
    return register.agreements_like(agreement.parties, agreement.title, signed, in_force)


def ref_prefix(agreement: Agreement) -> str:
    """What its ref begins with: the two party codes in alphabetical order and the year signed, or ND."""
    return prefix_of(agreement.parties, agreement.signed)


def prefix_of(parties: tuple[str, str], when: PartialDate | None) -> str:
    """Two party codes in alphabetical order and the year in which all days of a date lie, or ND."""
    same_year = when and when.earliest and when.latest and when.earliest.year == when.latest.year
    year = str(when.earliest.year) if same_year and when and when.earliest else "ND"
    return "-".join((*sorted(parties), year))


def ref_given(register: Register, ref: str) -> Conflict:
    """The error for a ref that was given before, also to what has since been removed."""
    gone = " (to one since removed)" if register.titled(ref) is None else ""
    return Conflict(f"The ref {ref} was given already{gone}, and a ref is never used twice")
