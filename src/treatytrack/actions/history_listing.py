"""Who changed what and when: the history as entries that people read, one a command, and as rows for programs."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from treatytrack.actions.by_ref import ref_and_number
from treatytrack.answers import Heading, Table
from treatytrack.columns import NAMES
from treatytrack.domain.words import how_many
from treatytrack.errors import NotFound, WrongRequest

if TYPE_CHECKING:  # only a history of one party resolves a name
    from treatytrack.domain.parties import Parties

IN_FULL = 10
"""So many rows of one command are told each; of more, as of an import, how many there are."""


class Row(Protocol):
    """A row of the history."""

    @property
    def number(self) -> int:
        """The number of the change that it belongs to."""

    @property
    def at(self) -> str:
        """When (UTC)."""

    @property
    def user(self) -> str:
        """By whom."""

    @property
    def command(self) -> str:
        """With which command."""

    @property
    def operation(self) -> str:
        """The id of the change."""

    @property
    def undoes(self) -> str:
        """The id of the change that it takes back."""

    @property
    def subject(self) -> str:
        """What it is about: `agreement`, `event`, `party` or `setting`."""

    @property
    def ref(self) -> str:
        """Its ref, code or name."""

    @property
    def before(self) -> str:
        """The record before as JSON, '' for none."""

    @property
    def after(self) -> str:
        """The record after."""


class Known(Protocol):
    """What is asked of a register to know whose history is meant."""

    def remembered_as(self, ref: str) -> list[str]:
        """As what exactly that ref, code or name is in the history."""

    def refs_remembered(self, text: str) -> list[str]:
        """The refs in the history that begin so."""

    def parties(self) -> "Parties":
        """Every party that a name can mean."""


class About(NamedTuple):
    """Whose history is meant: what it is and its ref, all of them, and the number of an event of an agreement."""

    records: tuple[tuple[str, str], ...]
    event: int | None = None


class Undoings(NamedTuple):
    """What is needed to tell of each change whether it stands.

    `taken_back` holds the number of what took it back by its id; `about` gives the numbers of a change and of the one
    that this took back, if any, by its id.
    """

    taken_back: Mapping[str, int]
    about: Callable[[str], tuple[int, int | None]]


class Line(NamedTuple):
    """What an entry says of one record, or of many: the differences of a record follow it."""

    text: str
    differences: tuple[str, ...] = ()


class Entry(NamedTuple):
    """One change as people read it; `standing` says whether it takes another back, or is taken back itself."""

    number: int
    at: str
    user: str
    command: str
    standing: str
    lines: tuple[Line, ...]


def about(register: Known, written: str) -> About:
    """Whose history is meant: a ref, whole or as far as it takes, REF/3, a party, a setting; also of what is gone.

    Raises NotFound: nothing is called so. WrongRequest: several begin so.
    """
    ref, event = ref_and_number(written)
    spelled = ((what, spelling(ref)) for what, spelling in _SPELLED.items())
    found = tuple((what, name) for what, name in spelled if what in register.remembered_as(name))
    if not found:
        found = _begun(register, ref)
    if event is None:
        return About(found)
    agreements = tuple(one for one in found if one[0] == "agreement")
    if not agreements:
        raise NotFound(f"{ref} is no agreement, and only the events of one have numbers")
    return About(agreements, event)


_SPELLED: dict[str, Callable[[str], str]] = {
    "agreement": str,
    "event": str,
    "party": str.upper,
    "setting": lambda name: name.casefold().replace("_", "-"),
}
"""How each is spelled where it is recorded: the case of a ref is its own."""


def _begun(register: Known, ref: str) -> tuple[tuple[str, str], ...]:
    alike = register.refs_remembered(ref) if ref else []
    if len(alike) == 1:
        return tuple((subject, alike[0]) for subject in register.remembered_as(alike[0]))
    if alike:
        several = ", ".join(alike[:5]) + (" and more" if len(alike) > 5 else "")
        raise WrongRequest(f'"{ref}" begins more than one ref: {several}')
    from treatytrack.domain.parties import UnknownParty  # noqa: PLC0415  (as above)

    try:
        return (("party", register.parties().resolve(ref).code),)
    except UnknownParty:
        raise NotFound(f'Nothing called "{ref}" is in the history: treatytrack history shows all of it') from None


def entries(rows: Iterable[Row], undoings: Undoings) -> Iterator[Entry]:
    """One entry for the rows of each change; they come newest first, and so do the entries."""
    for operation, of_one in groupby(rows, key=lambda row: row.operation):
        first, lines = _told(of_one)
        standing = _standing(operation, first.undoes, undoings)
        yield Entry(first.number, first.at, first.user, first.command, standing, lines)


def told(rows: Iterable[Row]) -> tuple[Line, ...]:
    """What the rows of one change say, which come newest first."""
    return _told(iter(rows))[1]


def _told(rows: Iterator[Row]) -> tuple[Row, tuple[Line, ...]]:
    """One of the rows, and what all say: few in full, in the order in which they were made, many counted."""
    first = next(rows)
    few = [first]
    counted: Counter[tuple[str, str]] = Counter()
    changed_later: set[tuple[str, str]] = set()
    for row in rows:
        if few and len(few) == IN_FULL:
            for one in few:
                _count(one, counted, changed_later)
            few = []
        if few:
            few.append(row)
        else:
            _count(row, counted, changed_later)
    if few:
        return first, tuple(map(_line, reversed(few)))
    return first, tuple(Line(f"{_how_many(counted[key], key[0])} {key[1]}") for key in _IN_ORDER if counted[key])


def _count(row: Row, counted: Counter[tuple[str, str]], changed_later: set[tuple[str, str]]) -> None:
    """Count each record once: what was made and then changed by the same command was made."""
    record = (row.subject, row.ref)
    if row.before and row.after:
        if record not in changed_later:
            changed_later.add(record)
            counted[row.subject, "changed"] += 1
        return
    if record in changed_later:
        changed_later.discard(record)
        counted[row.subject, "changed"] -= 1
    counted[row.subject, "taken out" if row.before else "recorded"] += 1


_DONE = ("recorded", "changed", "taken out")
_IN_ORDER = tuple((what, done) for what in ("party", "agreement", "event", "setting") for done in _DONE)


def _how_many(number: int, what: str) -> str:
    if what == "party" and number != 1:
        return f"{number} parties"
    return how_many(number, what)


def _line(row: Row) -> Line:
    before, after = (_record(row.before), _record(row.after))
    if row.subject == "setting":
        was, now = (str(one.get("value", "")) or "(empty)" for one in (before, after))
        return Line(f"{row.ref}: {was} -> {now}")
    name = f"party {row.ref}" if row.subject == "party" else row.ref
    record = after or before
    titled = str(record.get("title", record.get("name", "")))
    if not before or not after:
        return Line(f"{name}  {'recorded' if after else 'taken out'}: {titled}")
    return Line(f"{name}  {titled}", tuple(_differences(row.subject, before, after)))


def _record(text: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(text) if text else {}
    return record


def _differences(subject: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    """What differs between two records, in the order of the columns: `until: 2026-12-31 -> 2027-12-31`."""
    there = dict.fromkeys((*before, *after))
    for name in [name for name in _columns(subject) if name in there] or there:
        if before.get(name) != after.get(name):
            yield f"{name}: {_shown(before.get(name))} -> {_shown(after.get(name))}"


def _columns(subject: str) -> Sequence[str]:
    if subject == "agreement":
        return NAMES
    if subject == "event":
        from treatytrack.event_columns import NAMES as EVENT_NAMES  # noqa: PLC0415  (most changes are of agreements)

        return EVENT_NAMES
    return ()


def _shown(value: Any) -> str:
    if value is True:
        return "yes"
    return str(value) if value else "(empty)"


def _standing(operation: str, undoes: str, undoings: Undoings) -> str:
    said: list[str] = []
    if undoes:
        number, undone = undoings.about(undoes)
        said.append(f"takes back {number}" if undone is None else f"brings back {undone}")
    if by := undoings.taken_back.get(operation):
        said.append(f"{'brought back' if undoes and undoings.about(undoes)[1] is None else 'taken back'} by {by}")
    return "; ".join(said)


# fmt: off
_FOR_PEOPLE = (
    Heading("change",   "Change",   "number"),
    Heading("when",     "When",     "date"),
    Heading("user",     "User",     "word"),
    Heading("command",  "Command",  "word"),
    Heading("standing", "Standing", "extra"),
    Heading("what",     "What",     "title"),
)
_FOR_SCRIPTS = (
    Heading("at",      "At",      "text"),
    Heading("user",    "User",    "text"),
    Heading("command", "Command", "text"),
    Heading("ref",     "Ref",     "ref"),
    Heading("before",  "Before",  "text"),
    Heading("after",   "After",   "text"),
    Heading("subject", "Subject", "word"),
    Heading("change",  "Change",  "number"),
    Heading("undoes",  "Undoes",  "number"),
    Heading("undone",  "Undone",  "word"),
)
# fmt: on


def table_for_people(found: Iterable[Entry], when: Callable[[str], str]) -> Table:
    """One row a change."""
    rows = (
        (one.number, when(one.at), one.user, one.command, one.standing, "; ".join(map(_in_one, one.lines)))
        for one in found
    )
    return Table(_FOR_PEOPLE, rows)


def _in_one(line: Line) -> str:
    return f"{line.text} ({'; '.join(line.differences)})" if line.differences else line.text


def table_for_scripts(rows: Iterable[Row], undoings: Undoings) -> Table:
    """One row a row of the history, the records as JSON."""
    return Table(_FOR_SCRIPTS, (tuple(_cells(row, undoings).values()) for row in rows))


def records(rows: Iterable[Row], undoings: Undoings) -> Iterator[dict[str, Any]]:
    """The same as objects, the records within them too; None where there is none."""
    for row in rows:
        cells: dict[str, Any] = _cells(row, undoings)
        for side in ("before", "after"):
            cells[side] = json.loads(cells[side]) if cells[side] else None
        yield cells | {"undoes": cells["undoes"] or None, "undone": bool(cells["undone"])}


def _cells(row: Row, undoings: Undoings) -> dict[str, str | int]:
    return {
        "at": row.at,
        "user": row.user,
        "command": row.command,
        "ref": row.ref,
        "before": row.before,
        "after": row.after,
        "subject": row.subject,
        "change": row.number,
        "undoes": undoings.about(row.undoes)[0] if row.undoes else "",
        "undone": "yes" if row.operation in undoings.taken_back else "",
    }
