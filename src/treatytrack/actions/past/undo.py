"""Taking back what was changed, and bringing it back again: which change is meant, and what keeps it from going."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from treatytrack.actions.past.register import Operation, Past, Row, StandsOn, Undoable
from treatytrack.actions.saved import users_of
from treatytrack.domain.own_parties import refuse_circles
from treatytrack.errors import Conflict, NotFound, WrongRequest

_NOTHING_DONE = "There is nothing to take back: nothing was changed since the register was made, or all is taken back"
_NOTHING_BACK = "There is nothing to bring back: nothing was taken back, or something else was changed since"
_MADE = "Change {} made the register, and that is not taken back; nothing was changed"


class Chosen(NamedTuple):
    """What is to be taken back: an operation, or the undo of one (`about`) that is to be brought back.

    `is_last` where the register is as it was right after it, so that nothing can stand on it.
    """

    operation: Operation
    about: Operation
    is_last: bool

    @property
    def brings_back(self) -> bool:
        """Whether it is an undo that is taken back."""
        return self.operation.id != self.about.id


def chosen(past: Past, number: int | None = None, *, redo: bool = False) -> Chosen:
    """The change that is meant: that of a number, else the last; with `redo`, the last that was taken back.

    Raises NotFound: there is none. Conflict: it is taken back already, or with `redo` it is not.
    """
    last = past.last_taken_back() if redo else past.last_done()
    found = last if number is None else _numbered(past, number, redo=redo)
    if found is None:
        raise NotFound(_NOTHING_BACK if redo else _NOTHING_DONE)
    if not past.holds_what_can_be_undone(found.id):
        raise NotFound(_NOTHING_DONE if number is None else _MADE.format(found.number))
    about = _undone_by(past, found)
    is_last = last is not None and found.id == last.id and past.all_since_is_taken_back(found.number)
    return Chosen(found, about, is_last)


def take_back(register: Undoable, which: Chosen, when: Callable[[str], str]) -> None:
    """Make every record of a change what it was before, if no later change stands on it; `when` says a moment.

    Raises Conflict, naming the later change; and where what comes back names what is gone, or is there otherwise now.
    """
    before = which.operation.id
    if later := register.changed_again(before):
        raise _stands(register.past, which, later, when)
    if which.is_last:
        register.take_back(before)
        return
    if later := register.came_to_name(before):
        raise _stands(register.past, which, later, when)
    register.take_back(before)
    for row in register.past.remembered_of(register.operation):
        if wrong := _unsound(register, row):
            raise Conflict(f"{_called(which)} cannot be {_done(which)}, because {wrong}; nothing was changed")


def way_back(past: Past, which: Chosen) -> str:
    """What makes it as it was before it was taken back, or brought back, now that it is."""
    if not which.brings_back:
        return "undo --redo brings it back"
    last = past.last_done()
    number = "" if last and last.id == which.about.id else f" {which.about.number}"
    return f"undo{number} takes it back again"


def _numbered(past: Past, number: int, *, redo: bool) -> Operation:
    """What a number means: a change is taken back, an undo too; with `redo` both bring the change back."""
    found = past.operation_at(number)
    if found is None:
        raise NotFound(f"No change has the number {number}: treatytrack history shows what there is")
    taken = past.taken_back()
    undo, change = _undo_and_change(past, found)
    if redo or (undo and undo.id == found.id):
        standing = past.operation_at(taken[change.id]) if change.id in taken else None
        if standing is None or (undo and undo.id == found.id and undo.id != standing.id):
            raise Conflict(f"Change {change.number} stands: there is nothing to bring back; nothing was changed")
        return standing
    if change.id in taken:
        raise Conflict(
            f"Change {change.number} is taken back already, by {taken[change.id]}; nothing was changed: "
            f"treatytrack undo {change.number} --redo brings it back"
        )
    return change


def _undo_and_change(past: Past, found: Operation) -> tuple[Operation | None, Operation]:
    """The undo that an operation is or takes back, if any, and the change that this undid."""
    undone = past.operation_called(found.undoes) if found.undoes else None
    if undone is None:
        return None, found
    change = past.operation_called(undone.undoes) if undone.undoes else None
    return (undone, change) if change else (found, undone)


def _undone_by(past: Past, found: Operation) -> Operation:
    """The change that an undo took back; the change itself where it is none."""
    return _undo_and_change(past, found)[1]


def _unsound(register: Undoable, row: Row) -> str:
    """What is wrong now with a record that was restored while others have changed; '' if nothing is."""
    match row.subject:
        case "agreement":
            return _unsound_agreement(register, row)
        case "event":
            return _unsound_event(register, row.ref)
        case "party":
            return _unsound_party(register, row.ref)
    saved = register.saved_queries()
    users = users_of(row.ref, saved) if row.ref.startswith("@") and row.ref not in saved else []
    return f"{users[0]} uses {row.ref}" if users else ""


def _unsound_agreement(register: Undoable, row: Row) -> str:
    there = register.agreement(row.ref)
    if there is None:
        return ""
    if gone := _gone(register, (*there.parties, *(event.by for event in there.events))):
        return f"{row.ref} names the party {gone}, which is gone"
    days = (day.text if day else "" for day in (there.signed, there.in_force))
    same = [one.ref for one in register.agreements_like(there.parties, there.title, *days) if one.ref != there.ref]
    return f"{row.ref} is recorded again as {same[0]}" if same and not row.before else ""


def _unsound_event(register: Undoable, ref: str) -> str:
    there = register.relation_event(ref)
    if there is None:
        return ""
    if gone := _gone(register, (*there.between, *there.concerns)):
        return f"{ref} names the party {gone}, which is gone"
    passed: list[str] = []
    before = there
    while before.after not in passed and (earlier := register.relation_event(before.after)):
        if earlier.ref == ref:
            return f"{there.after} follows {ref} now"
        passed.append(earlier.ref)
        before = earlier
    return ""


def _unsound_party(register: Undoable, code: str) -> str:
    there = register.parties().get(code)
    if there is None:
        users = register.refs_naming_party(code)
        users += [one.code for one in register.own_parties() if code in (*one.members, *one.predecessors)]
        return f"{users[0]} names {code}, which would be gone" if users else ""
    if gone := _gone(register, (*there.members, *there.predecessors)):
        return f"{code} names the party {gone}, which is gone"
    try:
        refuse_circles({code: there}, register.parties().get)
    except WrongRequest as circle:
        return str(circle).removesuffix("; nothing was changed")
    return ""


def _gone(register: Undoable, codes: Iterable[str]) -> str:
    known = register.parties()
    return next((code for code in codes if code and known.get(code) is None), "")


def _stands(past: Past, which: Chosen, later: StandsOn, when: Callable[[str], str]) -> Conflict:
    """The error that names the later change; one that was brought back is named by its own number."""
    what = f"{later.names} would be gone, which {later.ref} names" if later.names else f"{later.ref} was changed again"
    by = past.operation_at(later.number)
    if by and by.undoes:
        undo, change = _undo_and_change(past, by)
        by = by if undo and undo.id == by.id else change
    how = "since" if later.names else "by"
    made = f" {how} change {by.number} ({by.command} by {by.user}, {when(by.at)})" if by else ""
    return Conflict(
        f"{_called(which)} cannot be {_done(which)}, because {what}{made}; nothing was changed: take that back first"
    )


def _called(which: Chosen) -> str:
    return f"Change {which.about.number} ({which.about.command} by {which.about.user})"


def _done(which: Chosen) -> str:
    return "brought back" if which.brings_back else "taken back"
