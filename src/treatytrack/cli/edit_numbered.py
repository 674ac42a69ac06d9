"""`treatytrack edit REF/3`: an event recorded otherwise, by options."""

from collections.abc import Sequence

from treatytrack.actions.by_ref import the_one
from treatytrack.actions.read import CellReader
from treatytrack.actions.record import Recorded, event_numbered, record_otherwise
from treatytrack.cells import chosen_from
from treatytrack.cli.correcting import ref_to_change
from treatytrack.cli.options import item_option
from treatytrack.cli.recording import refuse, show_recorded
from treatytrack.cli.session import Session
from treatytrack.cli.speaking import say
from treatytrack.columns import LISTS
from treatytrack.domain.dates import DayOrder
from treatytrack.domain.events import DETAILS, NumberedEvent, said_of
from treatytrack.errors import WrongRequest


def edit_event(
    session: Session, ref: str, number: int, named: dict[str, str], clear: Sequence[str], order: DayOrder | None
) -> None:
    """Record an event otherwise, and say what follows from it now."""
    emptied = [chosen_from((*DETAILS, "source", "note"), "a detail of an event", word) for word in clear]
    for word in emptied:
        if word in named:
            raise WrongRequest(f"--clear {word} and --{word} contradict each other")
    if not (ref := ref_to_change(session, ref)):
        return
    with session.writing("edit") as register:
        there = the_one(register, ref, whole=True)
        one = event_numbered(register, there.ref, number)
        kept = {word: text for word, text in said_of(one.event).items() if word not in emptied}
        event, problems = CellReader(session.today, session.parties, order).event(one.event.kind, kept | named)
        if event is None:
            raise refuse(problems, {})
        done = record_otherwise(register, there, number, event, session.today)
    show_corrected(done, one)


def show_corrected(done: Recorded, one: NumberedEvent) -> None:
    """The event before and now, and what follows from it; or that nothing differs."""
    if done.event.event == one.event and not done.edited.changes:
        say("Nothing differs: nothing was changed.")
        return
    show_recorded(done, one)


def details_among_columns(session: Session, title: str | None, between: tuple[str, str] | None) -> dict[str, str]:
    """The details of an event whose options are also those of a column: until and source.

    Raises WrongRequest: an option belongs to the agreement.
    """
    named = {"until": session.cells.get("until"), "source": session.cells.get("sources")}
    others = [f"--{LISTS.get(name, name)}" for name in session.cells if name not in {"until", "sources"}]
    others += [item_option("add", LISTS[name]) for name in session.added]
    others += [item_option("remove", LISTS[name]) for name in session.removed]
    others += ["--title"] if title is not None else []
    others += ["--between"] if between else []
    if others:
        option = others[0].replace("_", "-")
        raise WrongRequest(f"{option} belongs to the agreement, not to an event of it: leave out the number")
    if named["source"] and len(named["source"]) > 1:
        raise WrongRequest("--source: an event has one source")
    return {word: value if isinstance(value, str) else value[0] for word, value in named.items() if value is not None}
