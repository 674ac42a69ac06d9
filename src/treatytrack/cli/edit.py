"""`treatytrack edit`: correct an agreement, or an event of it, by options."""

from collections.abc import Sequence
from typing import Annotated

import typer

from treatytrack.actions.edit import Edited, edit
from treatytrack.actions.find import Found, ref_and_number, the_one
from treatytrack.actions.read import CellReader
from treatytrack.actions.record import event_numbered, record_otherwise
from treatytrack.cells import chosen_from
from treatytrack.cli.recording import (
    By,
    Effective,
    For,
    MonthFirst,
    Note,
    Order,
    Other,
    cells_written,
    day_order,
    follows,
    ref_to_change,
    refuse,
    show_recorded,
    warn,
)
from treatytrack.cli.session import Session, answer, say
from treatytrack.columns import LISTS, NAMES, column_named
from treatytrack.domain.dates import DayOrder
from treatytrack.domain.events import DETAILS, said_of
from treatytrack.errors import WrongRequest

_ALWAYS = ("ref", "title", "party_a", "party_b")


def command(
    ctx: typer.Context,
    which: Annotated[str, typer.Argument(metavar="REF", help="An agreement, or an event of it: REF/3.")],
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="Its title.")] = None,
    clear: Annotated[list[str] | None, typer.Option(metavar="COLUMN", help="Empty this column (repeatable).")] = None,
    between: Annotated[tuple[str, str] | None, typer.Option(metavar="A B", help="The two parties.")] = None,
    date: Annotated[str | None, typer.Option(metavar="DATE", help="Of REF/3: when it happened.")] = None,
    by: By = None,
    effective: Effective = None,
    for_: For = None,
    other: Other = None,
    note: Note = None,
    day_first: Order = None,
    month_first: MonthFirst = False,
) -> None:
    """Correct an agreement by the same options as add; what is not named stays. The list options replace the list.

    An event is REF/3, with its number as show gives it; its options are those of record, and --date. The column that
    it filled changes with it.

    \b
    Examples:
      treatytrack edit AZE-IRN-2025-2 --in-force 2025-06-01 --until 2026-12-31
      treatytrack edit AZE-IRN-2025-2 --clear until --lasts open
      treatytrack edit AZE-IRN-2025-2/1 --date 2025-04-29 --note "as the text says"
    """
    session = Session(ctx)
    ref, number = ref_and_number(which)
    details = {"date": date, "by": by, "effective": effective, "for": for_, "other": other, "note": note}
    named = {word: value for word, value in details.items() if value is not None}
    order = day_order(day_first, month_first)
    if number is not None:
        _edit_event(session, ref, number, named | _details_among_columns(session, title, between), clear or (), order)
        return
    if named:
        raise WrongRequest(f"--{next(iter(named))} belongs to an event: name it by its number, as in {ref}/3")
    written = cells_written(session, [title] if title is not None else None, between)
    emptied = [column_named(name, NAMES, "a recorded column") for name in clear or ()]
    _refuse_senseless(written, emptied)
    if not (ref := ref_to_change(session, ref)):
        return
    with session.writing("edit") as register:
        reader = CellReader(session.today, session.parties, order)
        there = the_one(register, ref, whole=True)
        edited = edit(register, there, written, emptied, reader, session.today)
        if not isinstance(edited, Edited):
            raise refuse(edited, between, title="--title")
    answer(f"{name}: {before or '(empty)'} -> {after or '(empty)'}" for name, before, after in edited.changes)
    if not edited.changes:
        say("Nothing differs: nothing was changed.")
        return
    warn(edited.warnings)
    say(follows(Found(edited.agreement, edited.standing)))


def _edit_event(
    session: Session, ref: str, number: int, named: dict[str, str], clear: Sequence[str], order: DayOrder | None
) -> None:
    """Record an event otherwise, and say what follows from it now."""
    emptied = [chosen_from((*DETAILS, "source", "note"), "a detail of an event", word) for word in clear]
    if not named and not emptied:
        raise WrongRequest("Nothing to change is named: treatytrack edit --help shows the options")
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
            raise refuse(problems, None, title="--date")
        done = record_otherwise(register, there, number, event, session.today)
    if done.event.event == one.event and not done.edited.changes:
        say("Nothing differs: nothing was changed.")
        return
    show_recorded(done, one)


def _details_among_columns(session: Session, title: str | None, between: tuple[str, str] | None) -> dict[str, str]:
    """The details of an event whose options are also those of a column: until and source."""
    named = {"until": session.cells.get("until"), "source": session.cells.get("sources")}
    others = [*(name for name in session.cells if name not in {"until", "sources"}), *(["title"] if title else [])]
    others += ["between"] if between else []
    if others:
        option = LISTS.get(others[0], others[0]).replace("_", "-")
        raise WrongRequest(f"--{option} belongs to the agreement, not to an event of it: leave out the number")
    if named["source"] and len(named["source"]) > 1:
        raise WrongRequest("--source: an event has one source")
    return {word: value if isinstance(value, str) else value[0] for word, value in named.items() if value}


def _refuse_senseless(written: dict[str, str], emptied: list[str]) -> None:
    if not written and not emptied:
        raise WrongRequest("Nothing to change is named: treatytrack edit --help shows the options")
    if "ref" in written:
        raise WrongRequest("A ref is never changed: others may have written it down")
    for name in emptied:
        if name in written:
            raise WrongRequest(f"--clear {name} and --{name.replace('_', '-')} contradict each other")
        if name in _ALWAYS:
            raise WrongRequest(f"--clear {name}: every agreement has one")
