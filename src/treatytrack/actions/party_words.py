"""What somebody writes of a party, read as a Party: words, dates and names of other parties, every problem named."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from operator import eq
from typing import NamedTuple

from treatytrack.cells import chosen_from
from treatytrack.columns import column_named
from treatytrack.domain.dates import DayOrder, read_date
from treatytrack.domain.lists import changed as list_changed
from treatytrack.domain.names import normalised
from treatytrack.domain.own_parties import name_for
from treatytrack.domain.parties import KINDS, Parties, Party
from treatytrack.errors import WrongRequest

LISTS = {
    "other_names": "other-name",
    "members": "member",
    "predecessors": "predecessor",
    "successors": "successor",
}
"""What holds several items, and the option of one; with add- or remove- before it the others stay."""

CAN_BE_EMPTY = (*LISTS, "until")
_SINGULAR = {option.replace("-", "_"): column for column, option in LISTS.items()}


class Written(NamedTuple):
    """What is asked for of a party, as written; None: nothing is said of it.

    `items` are those of the lists by the name of their option: `member`, `add-member`, `remove-member`.
    """

    name: str | None = None
    kind: str | None = None
    until: str | None = None
    signs_for_members: bool | None = None
    items: Mapping[str, Sequence[str]] = {}
    clear: Sequence[str] = ()
    order: DayOrder | None = None


class PartyReader:
    """Reads what is written of the party with that code; names that other parties have are those of `known`."""

    def __init__(self, known: Parties, code: str, today: date | None) -> None:
        self._known = known
        self._code = code
        self._today = today
        self._problems: list[str] = []

    def read(self, there: Party, successors: Sequence[str], written: Written) -> tuple[Party, tuple[str, ...]]:
        """The party that `there` becomes, and the codes of its successors.

        Raises WrongRequest with a line for each option that is wrong.
        """
        clear = self._cleared(written)
        name = self._read("name", name_for, written.name, there.name)
        kind = self._read("kind", lambda text: chosen_from(KINDS, "a kind of party", text), written.kind, there.kind)
        until = self._read("until", lambda text: read_date(text, self._today, written.order).text, written.until, "")
        names = self._listed("other_names", there.names, written, clear)
        members = self._listed("members", there.members, written, clear)
        predecessors = self._listed("predecessors", there.predecessors, written, clear)
        followed_by = self._listed("successors", tuple(successors), written, clear)
        if self._problems:
            raise WrongRequest(*self._problems)
        party = there._replace(
            name=name,
            kind=kind,
            names=tuple(one for one in names if one != name),
            members=members,
            signs_for_members=(
                there.signs_for_members if written.signs_for_members is None else written.signs_for_members
            ),
            predecessors=predecessors,
            until=until if "until" in clear or written.until is not None else there.until,
        )
        return party, followed_by

    def _cleared(self, written: Written) -> list[str]:
        """The columns to be emptied, unless their options say otherwise."""
        cleared = []
        for word in written.clear:
            try:
                column = column_named(
                    word,
                    CAN_BE_EMPTY,
                    "what a party can be without",
                    singular=_SINGULAR,
                    listed_by="write other-names, members, predecessors, successors or until",
                )
            except WrongRequest as wrong:
                self._problems.append(f"--clear: {wrong}")
                continue
            option = LISTS.get(column, column)
            said = [one for one in (option, f"add-{option}", f"remove-{option}") if written.items.get(one)]
            if column == "until" and written.until is not None:
                said = ["until"]
            self._problems += [f"--clear {column.replace('_', '-')} and --{one} contradict each other" for one in said]
            cleared.append(column)
        return cleared

    def _read(self, option: str, read: Callable[[str], str], text: str | None, there: str) -> str:
        if text is None:
            return there
        try:
            return read(text)
        except WrongRequest as wrong:
            self._problems.append(f"--{option}: {wrong}" if option != "name" else str(wrong))
            return there

    def _listed(self, column: str, there: tuple[str, ...], written: Written, clear: Sequence[str]) -> tuple[str, ...]:
        """The items of a list: those given in its place, or what was there without some and with others."""
        option = LISTS[column]
        read = self._name if column == "other_names" else self._party
        given, added, removed = (
            [one for text in written.items.get(f"{how}{option}", ()) if (one := read(f"{how}{option}", text))]
            for how in ("", "add-", "remove-")
        )
        if given and (added or removed):
            self._problems.append(f"--{option} names all of them: leave out --add-{option} and --remove-{option}")
            return there
        kept = () if column in clear else tuple(dict.fromkeys(given)) or there
        try:
            return list_changed(kept, added, removed, _alike if column == "other_names" else eq)
        except WrongRequest as wrong:
            self._problems.append(f"--remove-{option}: {wrong}")
            return there

    def _name(self, option: str, text: str) -> str:
        return self._read(option, name_for, text, "")

    def _party(self, option: str, text: str) -> str:
        """The code of the party meant; that of the party itself, so that it is refused as what it is: a circle."""
        if text.strip().upper() == self._code:
            return self._code
        return self._read(option, lambda name: self._known.resolve(name).code, text, "")


def _alike(one: str, other: str) -> bool:
    return normalised(one) == normalised(other)
