"""Who changed what and when: the history as entries that people read, one a command."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from treatytrack.actions.by_ref import a_few, are, ref_and_number, refs_near
from treatytrack.actions.past.register import Known, Row
from treatytrack.columns import NAMES
from treatytrack.domain.words import how_many
from treatytrack.errors import NotFound, WrongRequest

IN_FULL = 10
"""So many rows of one command are told each; of more, as of an import, how many there are."""


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
    found = tuple((what, name) for what, name in spelled if what in register.past.remembered_as(name))
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
    alike = register.past.refs_remembered(ref) if ref else []
    if len(alike) == 1:
        return tuple((subject, alike[0]) for subject in register.past.remembered_as(alike[0]))
    if alike:
        raise WrongRequest(f'"{ref}" begins more than one ref: {a_few(alike)}')
    from treatytrack.domain.parties import UnknownParty  # noqa: PLC0415  (as above)

    try:
        return (("party", register.parties().resolve(ref).code),)
    except UnknownParty:
        near = refs_near(register.past.refs_remembered, ref)
        there = f"; there {are(near)}" if near else ": treatytrack history shows all of it"
        raise NotFound(f'Nothing called "{ref}" is in the history{there}') from None


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
            called = _CALLED.get((subject, name), name)
            yield f"{called}: {_shown(before.get(name))} -> {_shown(after.get(name))}"


_CALLED = {("party", "names"): "other_names"}
"""What is kept under another name than its option has."""


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
