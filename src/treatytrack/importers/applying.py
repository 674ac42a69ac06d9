"""A preset applied: the rows of a file, row by row as they come, with our columns in the place of theirs."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from treatytrack.columns import LISTS
from treatytrack.domain.dates import DayOrder
from treatytrack.importers.cell_words import telling
from treatytrack.importers.events_told import EventsTold
from treatytrack.importers.filling import without_markup
from treatytrack.importers.from_above import FromAbove
from treatytrack.importers.half_read import HalfRead, text_of
from treatytrack.importers.joining import Joining
from treatytrack.importers.preset import Preset, Rule, Test
from treatytrack.importers.putting import putting
from treatytrack.importers.sides import Parted, parting
from treatytrack.importers.taken_over import TakenOver
from treatytrack.importers.their_columns import TheirColumns
from treatytrack.importers.wording import Wording
from treatytrack.importers.words import Words
from treatytrack.rows import Broken, Listed, Objects, OutOfScope, Record, Row, Unreadable


class Met(NamedTuple):
    """What was met while rows were read as a preset says.

    `without_rule` counts the words that stand in a column whose words have rules, and have none. `below`: on which line
    what stands below the table begins, and how many records that is. `left_out`: which keys of the preset left rows
    out of scope, and how many. `groups`: what rows of one cell name, and of each that was met whether anything stands
    below it. `joined`: how many rows are how many agreements, and the lines that add nothing to theirs.
    """

    without_rule: Mapping[tuple[str, str], int] = MappingProxyType({})
    below: tuple[int, int] | None = None
    left_out: Mapping[str, int] = MappingProxyType({})
    groups: tuple[str, Mapping[str, bool]] = ("", MappingProxyType({}))
    joined: tuple[int, int, Sequence[int]] = (0, 0, ())


class Applying:
    """Reads rows as a preset says. `theirs` are the columns of the file, as far as the preset asks for them.

    `wondered` is told what is odd of a row, and refuses nothing.
    `today` is asked for only where a year of two digits needs its century, and the preset says no day of the source.
    """

    def __init__(
        self,
        preset: Preset,
        theirs: TheirColumns,
        order: DayOrder | None,
        today: Callable[[], date],
        wondered: Callable[[Broken], None],
    ) -> None:
        reading = preset.reading
        wording = Wording(reading.languages, reading.months)
        said = reading.source_day
        latest = (lambda: int(said[:4])) if said else (lambda: today().year)
        self._preset = preset
        self._wondered = wondered
        self._below: tuple[int, int] | None = None
        self._left_out: Counter[str] = Counter()
        self._theirs = theirs
        self._written = dict(theirs.asked)
        within = theirs.within
        self._may_hold = {name: {written, *within.get(name, ())[:1]} for name, written in theirs.asked}
        self._words = {name: Words(meanings) for name, meanings in preset.words.items()}
        self._taken = taken = TakenOver(preset.columns, wording, reading, order, latest)
        self._puts = [
            putting(
                name,
                filling,
                self._words.get(name),
                telling(name, wording, reading, filling.date_forms or reading.date_forms, order, latest),
                order,
                taken,
            )
            for name, filling in preset.columns.items()
        ]
        self._part = parting(preset.sides, self._words.get("parties")) if preset.sides else None
        self._events = EventsTold(preset.events, wording, reading, order, latest)
        self._nulls = frozenset(
            form for word in reading.nulls for form in (word, word.lower(), word.upper(), word.capitalize())
        )
        above = tuple(found for name, found in theirs.asked if found and name in reading.as_above)
        self._from_above = FromAbove(above, reading.extent.groups, as_in_source=theirs.as_in_source) if above else None
        self._source_day = reading.source_day
        self.joining = self._joined_by(reading.join_rows)
        self._wanted = [
            *((f"read.only.{name}", name, test) for name, test in reading.only.items()),
            *((f"read.without.{name}", name, _not(test)) for name, test in reading.without.items()),
        ]
        self.names = _filled_names(preset, notes=bool(theirs.kept))

    @property
    def met(self) -> Met:
        """What was met in the rows that have been read."""
        unruled = {(name, word): n for name, words in self._words.items() for word, n in words.without_rule.items()}
        joined = (one.rows, one.agreements, sorted(one.silent)) if (one := self.joining) else (0, 0, ())
        return Met(unruled, self._below, self._left_out, joined=joined)

    def _joined_by(self, names: Sequence[str]) -> Joining | None:
        """What makes one agreement of rows that are alike in these columns; None where every row is one."""
        parties = sides.filling.names if (sides := self._preset.sides) else ()
        alike = [found for name in names if (found := self._written[name])]
        return Joining(alike, parties, self._nulls) if names else None

    def rows(self, rows: Iterable[Record]) -> Iterator[Record]:
        """Each row in our columns; what is broken stays so, what is not wanted is out of scope."""
        filled = map(self._from_above.fill, rows) if self._from_above else rows
        for row in self.joining.gathered(filled) if self.joining else filled:
            if isinstance(row, OutOfScope):
                self._below = (self._below[0], self._below[1] + 1) if self._below else (row.line, 1)
            if isinstance(row, list):
                yield from self._one_of(row)
            else:
                yield self._row(row) if isinstance(row, Row) else row

    def _one_of(self, rows: Sequence[Row]) -> Iterator[Record]:
        """Rows that are one agreement as one; those of them that are not wanted are out of scope, each for itself."""
        joining = self.joining
        begun = [(row, self._begun(row)) for row in rows]
        yield from (half for _, half in begun if isinstance(half, OutOfScope))
        halves = [(row, half) for row, half in begun if isinstance(half, HalfRead)]
        together = joining.together([half.cells for _, half in halves]) if joining else {}
        read = [(self._read(row, half, together), half.presumed) for row, half in halves]
        yield from (one for one, _ in read if isinstance(one, OutOfScope))
        wanted = [(one, presumed) for one, presumed in read if isinstance(one, Row)]
        if wanted:
            yield joining.one(wanted, of_several_parties=bool(together)) if joining else wanted[0][0]

    def _row(self, row: Row) -> Row | OutOfScope:
        half = self._begun(row)
        return half if isinstance(half, OutOfScope) else self._read(row, half, {})

    def _begun(self, row: Row) -> HalfRead | OutOfScope:
        """A row whose cells are clean, if it is wanted."""
        wrong = list(row.wrong)
        cells = self._cleaned(row, wrong)
        unread = {one.column for one in wrong} if wrong else ()
        for key, name, test in self._wanted:  # of what is not known nothing can be out of scope
            if not test(cells[name]) and self._written[name] not in unread:
                return self._left(row, key)
        half = HalfRead(row.line, cells, self._source_day)
        half.wrong += wrong
        return half

    def _read(self, row: Row, half: HalfRead, together: Mapping[str, str]) -> Row | OutOfScope:
        """A row in our columns; `together` are its cells as all rows of the agreement have them."""
        own = half.cells
        if together:
            half.cells = {**own, **together}
        for put in self._puts:
            put(half)
        for name, text in half.also.items():
            half.add(name, text)
        if self._part:
            _put_sides(half, self._part(half.cells))
        half.cells = own  # who of them did what, each row tells of itself
        self._events.put(half, _holds)
        self._put_constants(half)
        for number, rule in enumerate(self._preset.rules, start=1):
            if _holds(rule.when, half):
                if rule.out_of_scope and not self._rests_on_what_is_wrong(rule, half):
                    return self._left(row, f"rule {number}.out-of-scope")
                _follow(rule, half, self._taken)
        ours = half.ours
        if self._source_day and ours.get("stated_status") and not ours.get("stated_on"):
            ours["stated_on"] = self._source_day
        for name, column, key in self._theirs.kept:
            cell = row.cells.get(column, "")
            text = (_held_under(key, cell) if key else cell).strip()
            if text and text not in self._nulls:
                half.add("notes", f"{name}: {text}")
        for odd in half.odd:
            self._wondered(odd)
        names = self.names if len(row.cells) == self._theirs.width else self._names_of(row.cells)
        return Row(row.line, {name: text_of(ours.get(name, "")) for name in names}, tuple(half.wrong))

    def _rests_on_what_is_wrong(self, rule: Rule, half: HalfRead) -> bool:
        """Whether a rule asks for a column that could not be read: of what is not known nothing can be out of scope."""
        wrong = {one.column for one in half.wrong}
        if not wrong:
            return False
        asked = (column for name in rule.when for column in (name, *self._preset.made_of(name)))
        return any(name in wrong or self._written.get(name) in wrong for name in asked)

    def _left(self, row: Row, key: str) -> OutOfScope:
        self._left_out[key] += 1
        return OutOfScope(row.line)

    def _names_of(self, cells: Mapping[str, str]) -> list[str]:
        """The columns of a record that has not all of the file: what it says nothing of stays as it is."""
        silent = {
            name
            for name, filling in self._preset.columns.items()
            if filling.names and all(self._may_hold[theirs].isdisjoint(cells) for theirs in filling.names)
        }
        return [name for name in self.names if name not in silent]

    def _cleaned(self, row: Row, wrong: list[Broken]) -> dict[str, str]:
        """The cells that are asked for, without outer blanks and what stands for nothing; and what is no cell."""
        nulls, html, cells = self._nulls, self._preset.reading.html, row.cells
        within = self._theirs.within
        cleaned = {}
        for name, written in self._theirs.asked:
            cell = cells.get(written, "")
            if within and name in within:
                column, key = within[name]
                cell = (cell if column != written else "") or _held_under(key, cells.get(column, ""))
            if cell.__class__ is str:
                text = cell.strip()
                if html and text:
                    text = without_markup(text).strip()
            elif isinstance(cell, Listed):
                text = cell.each((lambda item: without_markup(item).strip()) if html else str.strip)
            else:
                wrong += [Broken(row.line, cell.why, written)] if isinstance(cell, Unreadable) else []
                text = ""
            cleaned[name] = "" if text in nulls else text
        return cleaned

    def _put_constants(self, half: HalfRead) -> None:
        for name, texts in self._preset.constants.items():
            if name in LISTS:
                for text in texts:
                    half.add(name, text)
            elif not half.ours.get(name):
                half.ours[name] = texts[0] if texts else ""
                half.presumed.add(name)


def _held_under(key: str, cell: str) -> str:
    """What the objects of a list hold under a key; nothing where the cell is empty, and unreadable where it is text."""
    if isinstance(cell, Objects):
        return cell.members.get(key, "")
    return Unreadable(cell, f"holds no objects, so nothing under {key}") if cell else ""


def _not(test: Test) -> Test:
    return lambda cell: not test(cell)


def _put_sides(half: HalfRead, parted: Parted) -> None:
    half.ours["party_a"] = parted.party_a or half.ours.get("party_a", "")
    half.ours["party_b"] = parted.party_b or half.ours.get("party_b", "")
    for territory in parted.territories:
        half.add("territories", territory)
    if parted.notes:
        half.add("notes", parted.notes)
    if parted.wrong:
        half.refuse("parties", parted.wrong)


def _holds(when: Mapping[str, Test], half: HalfRead) -> bool:
    return all(test(half.cell(name)) for name, test in when.items())


def _follow(rule: Rule, half: HalfRead, taken: TakenOver) -> None:
    """Set what the rule sets, out of what was there before it."""
    if rule.refuse:
        half.refuse("", rule.refuse)
    made = [(name, template, template.filled(half.cell)) for name, template in rule.fill.items()]
    for name, text in [(name, taken.read(half, name, template, text)) for name, template, text in made]:
        half.presumed.discard(name)
        if name in LISTS and text:
            half.add(name, text)
        else:
            half.ours[name] = text


def _filled_names(preset: Preset, *, notes: bool) -> tuple[str, ...]:
    """The columns that a row may fill: those that the file has, so to say, for us."""
    found: list[str] = [*preset.columns, *preset.constants]
    found += [name for meanings in preset.words.values() for one in meanings for name in one.ours if name]
    found += [name for rule in preset.rules for name in rule.fill]
    if preset.sides:
        found += ["party_a", "party_b", *(["territories"] if preset.sides.territories else [])]
        found += ["notes"] if preset.sides.more_than_two == "notes" else []
    if preset.events:
        found.append("events")
    if preset.reading.source_day and "stated_status" in found:
        found.append("stated_on")
    if notes:
        found.append("notes")
    return tuple(dict.fromkeys(found))
