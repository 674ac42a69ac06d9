"""Reading what was written, cell by cell, into a recorded agreement: for `add` and for every row of an import."""

from collections.abc import Callable, Container, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from treatytrack import cells
from treatytrack.actions.register import KnownParties
from treatytrack.columns import BY_NAME, LISTS, agreement_from
from treatytrack.domain.agreement import Agreement, Event, Reference
from treatytrack.domain.dates import DayOrder, NoDate, Placeholder, ReadsTwoWays, read_date
from treatytrack.domain.events import DETAILS, TAKES, is_one_word
from treatytrack.domain.lengths import Impossible, Length
from treatytrack.domain.lists import joined, separated
from treatytrack.domain.recording import filled
from treatytrack.errors import WrongRequest
from treatytrack.rows import Unreadable

REQUIRED = ("title", "party_a", "party_b")
"""The columns that every agreement has."""

BLANKS = " \t\r\n\u00a0"
"""What is dropped around a cell; every other character stays as it is."""


OR_SAY_WHICH = ", or say --day-first or --month-first"
"""What else helps where a numeric date reads two ways: options, which an answer in a conversation cannot have."""


OR_NAME_NULL = ", or name the value with --null"

_OR_NAME_FORM = ", or name its form with --date-format"

OR_ADD_IT = " Or add it: --parties add"

_COMING_AGAIN = (
    "type", "binding", "territories", "subjects", "entry_rule", "lasts", "counts_from", "renewal", "renewal_length",
    "notice", "denunciation", "denunciation_after", "survival", "ended_by", "stated_on", "languages", "tags", "lead",
)  # fmt: skip
"""The columns of a file in which most cells say what others have said above them."""

_MOST_KNOWN = 1024
"""So many cells of each of these are remembered."""


class Problem(NamedTuple):
    """What is wrong with a cell: its column and one sentence; what else helps in an import, at the end of that."""

    column: str
    what: str
    in_import: str = ""


class CellReader:
    """Reads written cells on one day, of a file on none; a name is resolved once, however often it comes.

    What a source states and cannot be, such as a length of 0 years, is refused; `keeping` leaves it to be flagged.
    """

    def __init__(
        self, today: date | None, parties: KnownParties, order: DayOrder | None = None, *, keeping: bool = False
    ) -> None:
        self._keeping = keeping
        self._today = today
        self._parties = parties
        self._order = order
        self._codes: dict[str, str | WrongRequest] = {}
        # Only where nothing depends on what is recorded already: the cells of a file.
        self._known: dict[str, dict[str, Any]] = {name: {} for name in _COMING_AGAIN} if keeping else {}

    def agreement(
        self, written: Mapping[str, str], required: Sequence[str] = REQUIRED, kept: Container[str] = ()
    ) -> tuple[Agreement | None, list[Problem]]:
        """The agreement that these cells record, or what is wrong with them, all of it.

        `required` are the columns that may not be empty; fewer where a file corrects some columns of what is there.
        `kept` are columns whose cells are recorded so already.
        """
        cells_with_text = {name: cell for name, cell in written.items() if cell and cell.strip(BLANKS)}
        values, problems = all_read(cells_with_text, lambda name, cell: self._value(name, cell, kept))
        problems += [Problem(name, "is empty, and every agreement has one") for name in _missing(written, required)]
        if values.get("party_a") and values.get("party_a") == values.get("party_b"):
            both = values["party_a"]
            problems.append(Problem("party_b", f"{both} stands on both sides: an agreement is between two parties"))
        return (None if problems else filled(agreement_from(values))), problems

    def items(self, name: str, written: Sequence[str], option: str) -> tuple[tuple[str, ...], list[Problem]]:
        """Items of a list column as it records them, and what is wrong with those that are none, told of `option`."""
        items: list[str] = []
        problems: list[Problem] = []
        for item in written:
            try:
                read = self._items_of(name, joined((item.strip(BLANKS),)))
                if not read:
                    raise WrongRequest("names nothing: write its value, or leave it out")
                items += read
            except WrongRequest as wrong:
                problems.append(_problem(option, wrong))
        return tuple(items), problems

    def _items_of(self, name: str, cell: str) -> tuple[str, ...]:
        return separated(BY_NAME[name].kind.write(self._value(name, cell, ())))

    def _value(self, name: str, cell: str, kept: Container[str]) -> Any:
        known = self._known.get(name)
        if known is None or type(cell) is not str:
            return self._read(name, cell, kept)
        if cell not in known:
            value = self._read(name, cell, kept)
            if len(known) < _MOST_KNOWN:
                known[cell] = value
            return value
        return known[cell]

    def _read(self, name: str, cell: str, kept: Container[str]) -> Any:
        kind = BY_NAME[name].kind
        if type(cell) is not str and isinstance(cell, Unreadable):
            raise WrongRequest(cell.why)
        if kind is cells.TEXT:
            return cell.strip(BLANKS)
        if kind is cells.PARTY:
            return self.code(cell.strip(BLANKS))
        # The blank after the last semicolon of a list tells an empty item from one that ends in a semicolon.
        text = cell.lstrip(BLANKS) if name in LISTS else cell.strip(BLANKS)
        if kind is cells.LIST:
            return stripped(kind.read(text))
        value = cells.read_typed(kind, text, self._today, self._order)
        if isinstance(value, Impossible) and not (self._keeping or name in kept):
            raise WrongRequest(value.why)
        return tuple(self._event(event) for event in value) if kind is cells.EVENTS else value

    def code(self, name: str) -> str:
        """The code of the party that a name means. Raises WrongRequest: unknown, ambiguous, or several parties."""
        if name not in self._codes:
            if "; " in name:
                raise WrongRequest(
                    f'"{name}" names several parties: bilateral means two sides, so a side of several is a group party'
                )
            try:
                self._codes[name] = self._parties().resolve(name).code
            except WrongRequest as wrong:
                self._codes[name] = wrong
        found = self._codes[name]
        if isinstance(found, WrongRequest):
            # Without what it went through before: a million rows would each leave theirs on it.
            raise found.with_traceback(None)
        return found

    def event(self, kind: str, written: Mapping[str, str]) -> tuple[Event | None, list[Problem]]:
        """The event of that kind with these details (`date`, those of `TAKES`, `source`, `note`), or what is wrong."""
        values, problems = all_read(written, lambda word, text: self._detail(kind, word, text.strip(BLANKS)))
        if problems:
            return None, problems
        return Event(kind, values.pop("date"), length=values.pop("for", None), **values), []

    def _detail(self, kind: str, word: str, text: str) -> Any:
        if word in DETAILS and word not in TAKES[kind]:
            takes = ", ".join(f"--{one}" for one in TAKES[kind])
            raise WrongRequest(f"means nothing for {kind}, which takes {takes}")
        if not text:
            raise WrongRequest("names nothing: write its value, or leave it out")
        match word:
            case "date" | "effective" | "until":
                return read_date(text, self._today, self._order)
            case "by":
                return self.code(text)
            case "for":
                return Length.parse(text)
            case "other":
                return Reference(text if is_one_word(text) else '"' + text.replace('"', '""') + '"')
        return " ".join(text.split("\n")) if word == "note" else text

    def _event(self, event: Event) -> Event:
        return event._replace(by=self.code(event.by)) if event.by else event


def all_read(written: Mapping[str, str], read: Callable[[str, str], Any]) -> tuple[dict[str, Any], list[Problem]]:
    """What `read` makes of each name and cell, and what is wrong with those of which it makes nothing."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, cell in written.items():
        try:
            values[name] = read(name, cell)
        except WrongRequest as wrong:
            problems.append(_problem(name, wrong))
    return values, problems


def stripped(items: Sequence[str]) -> tuple[str, ...]:
    """The items of a list without the blanks around them, and without empty ones."""
    return tuple(filter(None, [item.strip(BLANKS) for item in items]))


def _problem(column: str, wrong: WrongRequest) -> Problem:
    """What is wrong with a cell; where a date reads two ways, how to say which."""
    hint = OR_SAY_WHICH if isinstance(wrong, ReadsTwoWays) else ""
    from treatytrack.domain.parties import UnknownParty  # noqa: PLC0415  (10 ms; completion needs no problem)

    in_import = OR_NAME_NULL if isinstance(wrong, Placeholder) else OR_ADD_IT if isinstance(wrong, UnknownParty) else ""
    if isinstance(wrong, NoDate):
        in_import = _OR_NAME_FORM if wrong.has_figures else OR_NAME_NULL
    return Problem(column, f"{wrong}{hint}", in_import)


def _missing(written: Mapping[str, str], required: Sequence[str]) -> list[str]:
    """The columns that every agreement has, where nothing is written (a cell that cannot be read is told apart)."""
    return [name for name in required if not written.get(name, "").strip(BLANKS)]
