"""`treatytrack edit REF` without options: an agreement, or an event of its life, as a text in the editor."""

from treatytrack.actions.by_ref import the_one
from treatytrack.actions.edit import Edited, changed, corrected, refuse_changed_meanwhile
from treatytrack.actions.find import Found
from treatytrack.actions.read import CellReader, Problem
from treatytrack.actions.record import Recorded, event_numbered, record_otherwise
from treatytrack.cells import chosen_from
from treatytrack.cli.correcting import ref_to_change
from treatytrack.cli.edit import show_edited
from treatytrack.cli.edit_numbered import show_corrected
from treatytrack.cli.editing.form import REF_STAYS, Form, edited_in
from treatytrack.cli.recording import follows
from treatytrack.cli.session import Session
from treatytrack.columns import LISTS, NAMES, RECORDED, column_named, texts_of
from treatytrack.domain.agreement import Agreement, Event
from treatytrack.domain.dates import DayOrder
from treatytrack.domain.events import TAKES, NumberedEvent, said_of
from treatytrack.domain.lists import separated
from treatytrack.domain.validity import standing_on
from treatytrack.formats.toml import Entry

_DETAILS = {
    "date": "when it happened",
    "by": "which party did it",
    "effective": "from which day on it works, if that is known",
    "until": "through which day",
    "for": "extended by how much",
    "other": "the other agreement by which it was done",
    "source": "where that is known from",
    "note": "anything else about it",
}
"""What each detail of an event is about."""


def edit_in_editor(session: Session, ref: str, number: int | None, order: DayOrder | None) -> None:
    """Open an agreement, or the event of it with that number, and record what is changed in it."""
    if not (ref := ref_to_change(session, ref)):
        return
    with session.reading() as register:
        opened = the_one(register, ref, whole=True)
        one = None if number is None else event_numbered(register, ref, number)
        where = follows(Found(opened, standing_on(opened, session.today)))
    if one:
        _edit_event(session, opened, one, order)
    else:
        _edit_agreement(session, opened, where, order)


def _edit_agreement(session: Session, opened: Agreement, where: str, order: DayOrder | None) -> None:
    def check(written: dict[str, str], emptied: list[str]) -> tuple[Agreement | None, list[Problem]]:
        with session.reading():
            return corrected(opened, written, emptied, CellReader(session.today, session.parties, order))

    def save(agreement: Agreement) -> Edited:
        with session.writing("edit") as register:
            refuse_changed_meanwhile(register, opened)
            return changed(register, opened, agreement, session.today)

    form = Form(
        opened.ref,
        entries_of(opened),
        (f"{opened.ref}  {opened.title}", where),
        lambda key: column_named(key, NAMES, "a recorded column"),
        {"ref": REF_STAYS},
        check,
    )
    if done := edited_in(form, save):
        show_edited(done)


def entries_of(agreement: Agreement) -> list[Entry]:
    """Every recorded column of an agreement, in the order of the table."""
    texts = zip(RECORDED, texts_of(agreement), strict=True)
    return [Entry(one.name, separated(text) if one.name in LISTS else text, one.about) for one, text in texts]


def _edit_event(session: Session, opened: Agreement, one: NumberedEvent, order: DayOrder | None) -> None:
    ref, kind, said = f"{opened.ref}/{one.number}", one.event.kind, said_of(one.event)
    keys = [word for word in _DETAILS if word in {"date", *TAKES[kind], "source", "note", *said}]

    def check(written: dict[str, str], emptied: list[str]) -> tuple[Event | None, list[Problem]]:
        if "date" in emptied:
            return None, [Problem("date", "is empty, and every event has one")]
        cells = {word: text for word, text in (said | written).items() if word not in emptied}
        with session.reading():
            return CellReader(session.today, session.parties, order).event(kind, cells)

    def save(event: Event) -> Recorded:
        with session.writing("edit") as register:
            refuse_changed_meanwhile(register, opened)
            return record_otherwise(register, opened, one.number, event, session.today)

    form = Form(
        ref,
        [Entry("ref", ref), Entry("kind", kind), *(Entry(key, said.get(key, ""), _DETAILS[key]) for key in keys)],
        (f"{ref}  {one.text}", f"An event of {opened.ref}  {opened.title}"),
        lambda key: chosen_from(("ref", "kind", *keys), f"a detail of {kind}", key),
        {
            "ref": REF_STAYS,
            "kind": f"stays {kind}: take the event out by treatytrack remove {ref}, and record another",
        },
        check,
    )
    if done := edited_in(form, save):
        show_corrected(done, one)
