"""A preset applied: the rows of a file, row by row as they come, with our columns in the place of theirs."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from treatytrack.columns import LISTS, Broken, OutOfScope, Record, Row
from treatytrack.domain.dates import DayOrder
from treatytrack.domain.lists import joined
from treatytrack.importers.cell_words import Told, telling
from treatytrack.importers.date_forms import reading_dates
from treatytrack.importers.filling import Cells, items_of, taking, without_markup
from treatytrack.importers.patterns import Template
from treatytrack.importers.preset import EventForm, Filling, Preset, Test
from treatytrack.importers.sides import parting
from treatytrack.importers.their_columns import TheirColumns
from treatytrack.importers.wording import Wording
from treatytrack.importers.words import Words

Filled = dict[str, str | tuple[str, ...]]
"""Our columns of a row: a text each, or the items of a list."""

_Put = Callable[[Cells, Filled, dict[str, str], list[Broken], int], None]


class Applying:
    """Reads rows as a preset says. `theirs` are the columns of the file, as far as the preset asks for them."""

    def __init__(self, preset: Preset, theirs: TheirColumns, order: DayOrder | None = None) -> None:
        self._preset = preset
        self._theirs = theirs
        self._reading = preset.reading
        self._wording = Wording(preset.reading.languages, preset.reading.months)
        self._order = order
        self._words = {name: Words(meanings) for name, meanings in preset.words.items()}
        self._puts = [self._putting(name, filling) for name, filling in preset.columns.items()]
        self._part = parting(preset.sides, self._words.get("parties")) if preset.sides else None
        self._dates = reading_dates(self._reading.date_forms, self._wording, zeros=self._reading.zeros)
        self._nulls = frozenset(
            variant for word in self._reading.nulls for variant in (word, word.lower(), word.upper(), word.capitalize())
        )
        self.names = _filled_names(preset, notes=bool(theirs.kept))

    @property
    def without_rule(self) -> Counter[tuple[str, str]]:
        """The words that stand in a column whose words have rules, and have none: how often each came."""
        return Counter(
            {(name, word): n for name, words in self._words.items() for word, n in words.without_rule.items()}
        )

    def rows(self, rows: Iterable[Record]) -> Iterator[Record]:
        """Each row in our columns; what is broken stays so, what is not wanted is out of scope."""
        for row in rows:
            yield self._row(row) if isinstance(row, Row) else row

    def _row(self, row: Row) -> Row | OutOfScope:
        cells = self._cleaned(row.cells)
        if not self._is_wanted(cells):
            return OutOfScope(row.line)
        ours: Filled = {}
        also: dict[str, str] = {}
        wrong: list[Broken] = []
        for put in self._puts:
            put(cells, ours, also, wrong, row.line)
        for name, text in also.items():
            _add(ours, name, text)
        if self._part:
            self._put_sides(cells, ours, wrong, row.line)
        for form in self._preset.events:
            if text := self._event(form, cells):
                _add(ours, "events", text)
        for name, texts in self._preset.constants.items():
            if name in LISTS:
                ours[name] = (*ours.get(name, ()), *texts)
            elif not ours.get(name):
                ours[name] = "".join(texts)
        if not self._follow_rules(cells, ours, wrong, row.line):
            return OutOfScope(row.line)
        if self._reading.source_day and ours.get("stated_status") and not ours.get("stated_on"):
            ours["stated_on"] = self._reading.source_day
        self._keep_others(row.cells, ours)
        return Row(row.line, {name: _text(ours.get(name, "")) for name in self.names}, tuple(wrong))

    def _cleaned(self, cells: Mapping[str, str]) -> dict[str, str]:
        """The cells that are asked for, without outer blanks and what stands for nothing."""
        cleaned = {}
        nulls, html = self._nulls, self._reading.html
        for name, written in self._theirs.asked:
            text = cells.get(written, "").strip()
            if html and text:
                text = without_markup(text).strip()
            cleaned[name] = "" if text in nulls else text
        return cleaned

    def _is_wanted(self, cells: Cells) -> bool:
        return all(test(cells[name]) for name, test in self._reading.only.items()) and not any(
            test(cells[name]) for name, test in self._reading.without.items()
        )

    def _putting(self, name: str, filling: Filling) -> _Put:
        """How one of our columns is filled in a row."""
        take, words, default = taking(filling), self._words.get(name), filling.default
        forms = filling.date_forms or self._reading.date_forms
        tell = telling(name, self._wording, self._reading, forms, self._order)
        if name in LISTS:
            return self._putting_items(name, filling, take)

        def put(cells: Cells, ours: Filled, also: dict[str, str], wrong: list[Broken], line: int) -> None:
            text = take(cells)
            if words:
                said = words.said_in_ours(text, lambda other: self._cell(other, cells, ours), also)
                if said is not None:
                    ours[name] = said
                    return
                if text and not default:
                    words.without_rule[text] += 1
                text = default if default else text
            text = text or default
            if text and tell:
                told: Told = tell(text)
                if told.wrong:
                    wrong.append(Broken(line, told.wrong, name))
                text = told.text
            ours[name] = text

        return put

    def _putting_items(self, name: str, filling: Filling, take: Callable[[Cells], str]) -> _Put:
        words, items, default = self._words.get(name), items_of(filling), filling.default

        def put(cells: Cells, ours: Filled, also: dict[str, str], wrong: list[Broken], line: int) -> None:
            text = take(cells) or default
            found = tuple(items(text)) if text else ()
            if words:
                cell_of = lambda other: self._cell(other, cells, ours)  # noqa: E731
                said = [(item, words.said_in_ours(item, cell_of, also)) for item in found]
                words.without_rule.update(item for item, ours_ in said if ours_ is None)
                found = tuple(item if ours_ is None else ours_ for item, ours_ in said)
            ours[name] = tuple(item for item in dict.fromkeys(found) if item)

        return put

    def _put_sides(self, cells: Cells, ours: Filled, wrong: list[Broken], line: int) -> None:
        if self._part is None:
            return
        parted = self._part(cells)
        ours["party_a"] = parted.party_a or ours.get("party_a", "")
        ours["party_b"] = parted.party_b or ours.get("party_b", "")
        if parted.territories:
            ours["territories"] = (*ours.get("territories", ()), *parted.territories)
        if parted.notes:
            _add(ours, "notes", parted.notes)
        if parted.wrong:
            wrong.append(Broken(line, parted.wrong, "parties"))

    def _event(self, form: EventForm, cells: Cells) -> str:
        fields = {name: cells[name] for name in form.template.fields}
        if not all(fields.values()) or not self._holds(form.when, cells, {}):
            return ""
        days = {name: self._dates(text) or text for name, text in fields.items()}
        if form.differ and len({days.get(name) or self._dates(cells[name]) or cells[name] for name in form.differ}) < 2:
            return ""
        return form.template.filled(lambda name: days.get(name, ""))

    def _follow_rules(self, cells: Cells, ours: Filled, wrong: list[Broken], line: int) -> bool:
        """Set what the rules set, in their order; whether the row stays in scope."""
        for rule in self._preset.rules:
            if not self._holds(rule.when, cells, ours):
                continue
            if rule.out_of_scope:
                return False
            if rule.refuse:
                wrong.append(Broken(line, rule.refuse))
            found = {name: self._filled(template, cells, ours) for name, template in rule.fill.items()}
            for name, text in found.items():
                if name in LISTS and text:
                    _add(ours, name, text)
                else:
                    ours[name] = text
        return True

    def _filled(self, template: Template, cells: Cells, ours: Filled) -> str:
        return template.filled(lambda name: self._cell(name, cells, ours))

    def _holds(self, when: Mapping[str, Test], cells: Cells, ours: Filled) -> bool:
        return all(test(self._cell(name, cells, ours)) for name, test in when.items())

    def _cell(self, name: str, cells: Cells, ours: Filled) -> str:
        """A cell of ours, else of theirs; of theirs alone as `their:name`."""
        if name in ours:
            return _text(ours[name])
        return self._reading.source_day if name == "source-day" else cells.get(name, "")

    def _keep_others(self, cells: Mapping[str, str], ours: Filled) -> None:
        for name in self._theirs.kept:
            if text := cells.get(name, "").strip():
                _add(ours, "notes", f"{name}: {text}")


def _add(ours: Filled, name: str, text: str) -> None:
    """One more item of a list, one more line of the notes; anything else is replaced."""
    there = ours.get(name, "")
    if name in LISTS:
        ours[name] = (*there, text) if text and text not in there else tuple(there)
    elif name == "notes" and there:
        ours[name] = f"{there}\n{text}"
    elif text or not there:
        ours[name] = text


def _text(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else joined(value)


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
