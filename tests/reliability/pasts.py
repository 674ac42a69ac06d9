"""A register with a past, made by chance: agreements, events and parties that come, change, go and come back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from cli.rows import EVENTS, full
from cli.weeks import Cells, by_chance, changed, made

from treatytrack.domain.lists import joined
from treatytrack.domain.parties import Party
from treatytrack.domain.relation_events import RelationEvent
from treatytrack.event_columns import BY_NAME as EVENT_COLUMNS
from treatytrack.event_columns import event_from
from treatytrack.store.writable import WritableRegister
from treatytrack.store.writing import open_for_writing

START = datetime(2024, 3, 1, 8, 15, 30, 250_000, tzinfo=UTC)
HOSTILE = 'a"b\\c;|\0\x1b[31m\u2028\u202eé\U0001f469 нота 照会'
_EVENT_REFS = ("AZE-IRN-2025-E1", "AZE-IRN-2025-E2", "X-E1")
_SIDES = ("AZE", "IRN", "EU", "XXA", "XXB")
_COLUMNS: dict[str, tuple[str, ...]] = {
    "title": ("Agreement on Transit", HOSTILE, "Memorandum on Media"),
    "notes": ("", HOSTILE, "the caspian; sea", "transit"),
    "tags": ("", "sea", "project:instc; sea", '"a; b"'),
    "subjects": ("", "transport; rail", "media"),
    "place": ("", "Baku", "Tehran (Īrān)"),
    "signed": ("", "2023-02-01", "2024?", "2023-05"),
    "until": ("", "2026?", "2027-01-31", "2026-05"),
    "in_force": ("", "2024-01-15", "[2023-01-01..2023-06-30]"),
    "replaced_by": ("", "A-1", "A-2", "FULL-3", '"a later one"'),
    "related": ("", "amends A-1", "see FULL-2; extends A-3", "see X-9"),
    "occasion": ("", *_EVENT_REFS),
    "events": (
        "",
        *(joined((event,)) for event in EVENTS),
        joined(EVENTS[:3]),
        "notice 2024-05-01 by XXA; meeting 2027-01-05",
    ),
    "stated_status": ("", "in-force", "over", "in force (see note)"),
    "lead": ("", "1y", "3m"),
    "party_a": _SIDES,
    "type": ("", "memorandum", "treaty"),
}


class Past:
    """A register, what is in it, what was, and the moment."""

    def __init__(self, path: Path, chance: Random) -> None:
        self.path = path
        self.chance = chance
        self.now = START
        self.agreements: dict[str, Cells] = {}
        self.events: dict[str, Cells] = {}
        self.parties: dict[str, Party] = {}
        self.removed: dict[str, Cells] = {}
        self._given: set[str] = set()

    def change(self) -> None:
        """A change at this moment: what one command does, to one record or to several."""
        kinds: list[Callable[[WritableRegister], None]] = [
            self._add, self._add, self._edit, self._edit, self._edit, self._edit_many, self._remove, self._put_back,
            self._event, self._event, self._party,
        ]  # fmt: skip
        with open_for_writing(self.path, user="leyla", command="edit", now=lambda: self.now, create=True) as register:
            self._add(register) if not self.agreements else self.chance.choice(kinds)(register)

    def _add(self, register: WritableRegister) -> None:
        number = len(self._given) + 1
        cells = by_chance(self.chance, f"A-{number}", self.now.date())
        if self.chance.random() < 0.3:
            cells = full(number, self.chance.choice(("treaty", "memorandum", "agreement")))
        if cells["ref"] not in self._given:
            self._given.add(cells["ref"])
            self.agreements[cells["ref"]] = cells
            register.add(made(cells))

    def _edit(self, register: WritableRegister) -> None:
        ref = self._one_of(self.agreements)
        self.agreements[ref] = self._otherwise(self.agreements[ref])
        register.update(made(self.agreements[ref]))

    def _edit_many(self, register: WritableRegister) -> None:
        """As an import does that updates what is there."""
        for ref in self.agreements:
            if self.chance.random() < 0.5:
                self.agreements[ref] = self._otherwise(self.agreements[ref])
        register.update_all([made(cells) for cells in self.agreements.values()])

    def _otherwise(self, cells: Cells) -> Cells:
        if self.chance.random() < 0.3:
            return changed(self.chance, cells, self.now.date(), [*self.agreements])
        column = self.chance.choice([*_COLUMNS])
        return cells | {column: self.chance.choice(_COLUMNS[column])}

    def _remove(self, register: WritableRegister) -> None:
        ref = self._one_of(self.agreements)
        self.removed[ref] = self.agreements.pop(ref)
        register.remove(ref)

    def _put_back(self, register: WritableRegister) -> None:
        if not self.removed:
            return
        ref = self._one_of(self.removed)
        cells = self.removed.pop(ref)
        if ref in _EVENT_REFS:
            self.events[ref] = cells
            register.add_relation_event(_event(cells), put_back=True)
        else:
            self.agreements[ref] = cells
            register.add(made(cells), put_back=True)

    def _event(self, register: WritableRegister) -> None:
        ref = self.chance.choice(_EVENT_REFS)
        cells = {
            "ref": ref, "title": self.chance.choice(("Visit to Baku", HOSTILE)), "between": "AZE; IRN",
            "kind": self.chance.choice(("visit", "talks")), "date": self.chance.choice(("2024-02-01", "2023?", "")),
            "concerns": self.chance.choice(("", "RUS; ISR", "XXA")), "tags": self.chance.choice(("", "sea; b")),
            "after": self.chance.choice(("", "A-1", "AZE-IRN-2025-E1")), "place": self.chance.choice(("", "Baku")),
            "persons": self.chance.choice(("", "I. Aliyev; M. Pezeshkian")),
        }  # fmt: skip
        if ref in self.events and self.chance.random() < 0.3:
            self.removed[ref] = self.events.pop(ref)
            register.remove_relation_event(ref)
        elif ref in self.events:
            self.events[ref] = cells
            register.update_relation_event(_event(cells))
        elif ref not in self._given:
            self._given.add(ref)
            self.events[ref] = cells
            register.add_relation_event(_event(cells))

    def _party(self, register: WritableRegister) -> None:
        code = self.chance.choice(("XXA", "XXB", "EU"))
        members = self.chance.choice(((), ("AZE",), ("AZE", "IRN")))
        party = Party(code, self.chance.choice(("Xanadu", "Old Xanadu")), "organisation", members=members)
        if code in self.parties and self.chance.random() < 0.4:
            del self.parties[code]
            register.remove_party(code)
        else:
            (register.update_party if code in self.parties else register.add_party)(party)
            self.parties[code] = party

    def later(self) -> None:
        """Let time pass, some minutes or some days."""
        self.now += timedelta(seconds=self.chance.choice((200, 4_000, 90_000, 700_000)) + self.chance.randint(0, 5_000))

    def _one_of(self, records: dict[str, Cells]) -> str:
        return self.chance.choice([*records])


def _event(cells: Cells) -> RelationEvent:
    return event_from({name: EVENT_COLUMNS[name].kind.read(text) for name, text in cells.items() if text})
