"""Taking in the parties of a file that a register knows by itself, before the agreements that name them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from treatytrack.actions.importing.agreements import cells_by_column
from treatytrack.actions.importing.outcome import Fate, Listener, Outcome, Placed, Refusals, counted, differs, kind_of
from treatytrack.actions.importing.placing import Wishes
from treatytrack.actions.party import PartyRegister, differences, facts, record_party
from treatytrack.actions.party_words import LISTS, PartyReader, Written
from treatytrack.actions.read import BLANKS
from treatytrack.domain.lists import separated
from treatytrack.domain.own_parties import code_for, refuse_circles, refuse_impossible
from treatytrack.domain.parties import Parties, Party
from treatytrack.errors import WrongRequest
from treatytrack.rows import Broken, Record, Row

PARTY_COLUMNS = {
    "code": "ref",
    "name": "title",
    "kind": "word",
    "other_names": "list",
    "members": "list",
    "signs_for_members": "truth",
    "predecessors": "list",
    "until": "date",
}
"""What is carried of a party, and the kind of each; its successors say themselves whom they follow."""


class Read(NamedTuple):
    """The parties of a file, the parties that there are with them, and how many met what."""

    parties: tuple[Party, ...]
    known: Parties
    outcome: Outcome


def read_parties(
    register: PartyRegister,
    rows: Iterable[Record],
    ours: Mapping[str, str],
    wishes: Wishes,
    listener: Listener,
) -> Read:
    """Read every record, which may name one another in any order; nothing is written yet.

    The listener hears what becomes of each.
    """
    known = register.parties()
    placing = _Placing(register, wishes.on_conflict)
    written = list(placing.with_cells(rows, ours, wishes.nulls))
    known = known.with_own(_as_named(known, written))
    for line, code, cells in written:
        placing.place(line, code, cells, PartyReader(known, code, None))
    known = register.parties().with_own(placing.parties)
    placing.refuse_circles(known)
    for fate in placing.fates:
        listener.taken(fate)
    placing.refusals.tell(listener)
    return Read(tuple(placing.parties), known, counted(placing.read, placing.fates, placing.refusals))


def write_parties(register: PartyRegister, parties: Sequence[Party]) -> None:
    """Record them as this register's own, as far as they differ from what is built in."""
    for party in parties:
        record_party(register, party)


def _as_named(known: Parties, written: Iterable[tuple[int, str, Mapping[str, str]]]) -> Iterable[Party]:
    """The parties that are new, as far as their names: so that others of the file can name them."""
    for _, code, cells in written:
        if known.get(code) is None:
            yield Party(code, cells.get("name", "").strip(BLANKS), "", separated(cells.get("other_names", "")))


class _Placing:
    """Finds out, record by record, which party of the register each one is."""

    def __init__(self, register: PartyRegister, on_conflict: str) -> None:
        self._register = register
        self._on_conflict = on_conflict
        self._lines: dict[str, int] = {}
        self.read = 0
        self.parties: list[Party] = []
        self.fates: list[Fate] = []
        self.refusals = Refusals()

    def with_cells(
        self, rows: Iterable[Record], ours: Mapping[str, str], nulls: frozenset[str]
    ) -> Iterable[tuple[int, str, Mapping[str, str]]]:
        """Each record that has a code: its line, the code, its cells."""
        for row in rows:
            self.read += 1
            if isinstance(row, Broken):
                self.refusals.add((Placed(row.line, row.column, row.what),))
            if not isinstance(row, Row):
                continue
            cells = cells_by_column(row.cells, ours, nulls)
            code = cells.get("code", "").strip(BLANKS)
            try:
                code = code if self._register.parties().get(code) else code_for(code)
            except WrongRequest as wrong:
                self.refusals.add((Placed(row.line, "code", str(wrong)),))
                continue
            if earlier := self._lines.get(code):
                self.refusals.add_conflict(Placed(row.line, "code", f"line {earlier} is {code} too"))
                continue
            self._lines[code] = row.line
            yield row.line, code, cells

    def place(self, line: int, code: str, cells: Mapping[str, str], reader: PartyReader) -> None:
        """Decide what the record is; a conflict stops the import unless it is skipped or updates."""
        own = self._register.own_party(code)
        there = own or self._register.built_in_party(code) or Party(code, "", "")
        try:
            party, _ = reader.read(there, (), _written(cells))
            refuse_impossible(party)
            if not party.name or not party.kind:
                missing = "kind" if party.name else "name"
                raise WrongRequest(f"--{missing}: is empty, and every party has one")
        except WrongRequest as wrong:
            self.refusals.add([Placed(line, *_column_and_what(said)) for said in wrong.sentences])
            return
        found = differences(facts(there, ()), facts(party, ()))
        # One that is built in is nobody's record: this register's own is new beside it.
        kind = kind_of(found, self._on_conflict) if own or not found else "added"
        if not kind:
            self.refusals.add_conflict(Placed(line, found[0][0], differs(party.code, found)))
            return
        if kind in {"added", "updated"}:
            self.parties.append(party)
        self.fates.append(Fate(line, kind, party.code, party.name, found if own else ()))

    def refuse_circles(self, known: Parties) -> None:
        """No party of the file may be its own successor or its own member."""
        for party in self.parties:
            try:
                refuse_circles({party.code: party}, known.get)
            except WrongRequest as wrong:
                said = str(wrong).partition("; nothing was")[0]
                self.refusals.add((Placed(self._lines[party.code], "", said),))


def _written(cells: Mapping[str, str]) -> Written:
    """The cells as the options of `party edit` would say them; an empty one empties."""
    items = {option: separated(cells[column]) for column, option in LISTS.items() if cells.get(column)}
    empty = [column.replace("_", "-") for column in (*LISTS, "until") if column in cells and not cells[column]]
    signs = cells.get("signs_for_members")
    return Written(
        name=cells.get("name"),
        kind=cells.get("kind") or None,
        until=cells.get("until") or None,
        signs_for_members=None if signs is None else signs.casefold() in {"yes", "true"},
        items=items,
        clear=empty,
    )


def _column_and_what(said: str) -> tuple[str, str]:
    """The column and the sentence of what is said of an option: `--member: No party is called ...`."""
    option, colon, what = said.partition(": ")
    if not (colon and option.startswith("--")):
        return "", said
    name = option.removeprefix("--")
    return next((column for column, one in LISTS.items() if one == name), name.replace("-", "_")), what
