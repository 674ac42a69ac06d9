"""`treatytrack event edit REF` without options: what happened between two parties, as a text in the editor."""

from treatytrack.actions.read import Problem
from treatytrack.actions.read_event import RelationEventReader
from treatytrack.actions.relation_events import edit_event, refuse_event_changed_meanwhile, the_event
from treatytrack.cells import LIST
from treatytrack.cli.correcting import Change, ref_to_change
from treatytrack.cli.editing.form import REF_STAYS, Form, edited_in
from treatytrack.cli.event_changes import show_edited_event
from treatytrack.cli.session import Session
from treatytrack.domain.dates import DayOrder
from treatytrack.domain.lists import separated
from treatytrack.domain.relation_events import RelationEvent
from treatytrack.event_columns import RECORDED, event_column_named, texts_of_event
from treatytrack.formats.toml import Entry


def edit_in_editor(session: Session, which: str, order: DayOrder | None) -> None:
    """Open an event and record what is changed in it."""
    if not (ref := ref_to_change(session, which, the_event)):
        return
    with session.reading() as register:
        opened = the_event(register, ref, whole=True)

    def check(written: dict[str, str], emptied: list[str]) -> tuple[RelationEvent | None, list[Problem]]:
        with session.reading():
            reader = RelationEventReader(session.today, session.parties, order)
            return reader.relation_event(written | dict.fromkeys(emptied, ""), opened)

    def save(event: RelationEvent) -> tuple[Change, ...]:
        with session.writing("event edit") as register:
            refuse_event_changed_meanwhile(register, opened)
            return edit_event(register, opened, event)

    form = Form(
        ref,
        _entries_of(opened),
        (f"{ref}  {opened.title}",),
        lambda key: event_column_named(key, "a column of an event"),
        {"ref": REF_STAYS},
        check,
    )
    changes = edited_in(form, save)
    if changes is not None:
        show_edited_event(changes)


def _entries_of(event: RelationEvent) -> list[Entry]:
    """Every column of an event, in the order of the table."""
    texts = zip(RECORDED, texts_of_event(event), strict=True)
    return [Entry(one.name, separated(text) if one.kind is LIST else text, one.about) for one, text in texts]
