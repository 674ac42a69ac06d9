"""What a check of a register answers: part by part what was looked at, every damage by name, what to do about it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from treatytrack.actions.find import found
from treatytrack.domain.facts import CONTRADICTIONS
from treatytrack.domain.query import Query, Term
from treatytrack.domain.words import how_many

if TYPE_CHECKING:
    from treatytrack.actions.register import Reader

MOST = 20
"""So many of one kind are named; all where that is asked for, and in JSON."""


@dataclass(slots=True)
class Part:
    """A part of the register: what was compared, and what is wrong with it."""

    name: str
    compared: str = ""
    faults: list[str] = field(default_factory=list)


class Answer:
    """What is found, gathered as it comes.

    `contradictions` and `unresolved` count what is no damage: facts that cannot both be true, by their kind, and
    agreements that name what the register does not hold. `by_other_rules`: what follows from the record is no damage
    either, but worked out by the rules of another version.
    """

    def __init__(self) -> None:
        self.parts: dict[str, Part] = {}
        self.refused: list[tuple[str, str]] = []
        self.contradictions: dict[str, int] = {}
        self.unresolved = 0
        self.by_other_rules = False

    def looked_at(self, part: str, compared: str) -> None:
        """A part was looked through; the parts stand in the order in which they were."""
        self._part(part).compared = compared
        self.parts[part] = self.parts.pop(part)

    def damaged(self, part: str, what: str) -> None:
        """Something is wrong with a part."""
        self._part(part).faults.append(what)

    def refuses(self, ref: str, why: str) -> None:
        """The rules of today cannot read a record that is as it was written."""
        self.refused.append((ref, why))

    @property
    def damages(self) -> int:
        """How many were found."""
        return sum(len(part.faults) for part in self.parts.values())

    def can_be_made_anew(self, lost: frozenset[str]) -> bool:
        """Whether something is damaged, and nothing of the parts that are lost then."""
        return bool(self.damages) and not any(self.parts[name].faults for name in lost & self.parts.keys())

    def lines(self, *, all_: bool) -> Iterator[str]:
        """The answer as people read it; `all_` shortens no list."""
        for part in self.parts.values():
            compared = part.compared or "not looked through"
            if not part.faults:
                yield f"{part.name}: {compared}, whole"
                continue
            yield f"{part.name}: {compared}, damaged:"
            yield from _some(part.faults, all_=all_)
        settled = [*self._to_settle(all_=all_)]
        if settled:
            yield "no damage, but to be settled:"
            yield from settled

    def as_record(self, register: str) -> dict[str, object]:
        """The same for programs."""
        return {
            "register": register,
            "whole": not self.damages,
            "parts": [
                {"part": part.name, "compared": part.compared, "damage": part.faults} for part in self.parts.values()
            ],
            "contradictions": dict(self.contradictions),
            "unresolved": self.unresolved,
            "refused": [{"ref": ref, "why": why} for ref, why in self.refused],
        }

    def _to_settle(self, *, all_: bool) -> Iterator[str]:
        for kind, count in self.contradictions.items():
            verb = "contradicts itself" if count == 1 else "contradict themselves"
            yield f"  {how_many(count, 'agreement')} {verb} ({kind}): treatytrack list contradiction:{kind}"
        if self.unresolved:
            verb = "names" if self.unresolved == 1 else "name"
            count_of = how_many(self.unresolved, "agreement")
            yield f"  {count_of} {verb} what is not in the register: treatytrack list confirm:other"
        yield from _some(
            [f"{ref} is as it was recorded, and cannot be read: {why}" for ref, why in self.refused], all_=all_
        )

    def _part(self, name: str) -> Part:
        return self.parts.setdefault(name, Part(name))


def settle(answer: Answer, register: "Reader", day: date) -> None:
    """Count what is no damage and has to be settled by people."""
    for kind in CONTRADICTIONS:
        if count := _count(register, Term("contradiction", (kind,)), day):
            answer.contradictions[kind] = count
    answer.unresolved = _count(register, Term("confirm", ("other",)), day)


def _count(register: "Reader", term: Term, day: date) -> int:
    return sum(1 for _ in found(register, Query((term,)), day))


def what_to_do(answer: Answer, name: str, lost: frozenset[str], *, quick: bool) -> str:
    """A sentence on a damaged register: what can be relied on, and what to do; `lost` are parts that a backup has."""
    damaged = f"{name} is damaged in {how_many(answer.damages, 'place')}"
    if not answer.can_be_made_anew(lost):
        return (
            f"{damaged}, also in what nothing else tells; nothing was changed: rely on nothing that is named, and put "
            "the newest backup in its place with treatytrack restore FILE"
        )
    proved = "all that was recorded is as the history tells it; nothing was changed"
    if quick:
        return f"{damaged}, and {proved}: treatytrack check looks at the rest"
    return f"{damaged}, but {proved}: treatytrack check --mend makes the rest anew, after a copy"


def _some(lines: list[str], *, all_: bool) -> Iterator[str]:
    shown = lines if all_ or len(lines) <= MOST + 1 else lines[:MOST]
    for line in shown:
        yield f"  {line}"
    if len(shown) < len(lines):
        yield f"  and {len(lines) - len(shown)} more: treatytrack check --verbose names all"
