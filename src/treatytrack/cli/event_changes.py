"""`treatytrack event add`, `event edit` and `event remove`: keeping what happened between two parties."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from treatytrack.actions.edit import ListColumns, lists_changed
from treatytrack.actions.read_event import RelationEventReader
from treatytrack.actions.register import Naming
from treatytrack.actions.relation_events import (
    Removed,
    add_event,
    edit_event,
    refuse_event_changed_meanwhile,
    remove_events,
    the_event,
)
from treatytrack.cli.correcting import Change, changes_told, ref_to_change, refuse_senseless
from treatytrack.cli.recording import MonthFirst, Order, cells_of, day_order, one_title, refuse
from treatytrack.cli.removing import Yes, is_agreed_to, refuse_unasked
from treatytrack.cli.session import Session
from treatytrack.cli.speaking import answer, answer_in_words, say, somebody_is_there
from treatytrack.domain.relation_events import RelationEvent
from treatytrack.domain.words import how_many
from treatytrack.errors import WrongRequest
from treatytrack.event_columns import ALWAYS, BY_NAME, ITEMS, OPTIONS, event_column_named


def add(
    ctx: typer.Context,
    title: Annotated[list[str] | None, typer.Argument(metavar="TITLE", help="What happened, in quotes.")] = None,
    day_first: Order = None,
    month_first: MonthFirst = False,
) -> None:
    """Record what happened between two parties and is no agreement, and print its new ref.

    \b
    Kinds: visit talks statement incident closure opening expulsion exercise
    judgment dispute project cooperation other

    Dates are as for agreements: 2023-01 is some day of that month, 2023-10..2023-12 some day between two,
    '[..2025-04-28]' that day or an earlier one. An agreement names the event at which it was signed with --occasion.

    \b
    Examples:
      treatytrack event add "Official visit of President Pezeshkian to Baku" \\
        --kind visit --between AZE IRN --date 2025-04-28 \\
        --place Baku --concerns ISR,TUR
      treatytrack event add "Embassy in Tehran closed" --kind closure \\
        --between AZE IRN --date 2023-01 --until 2024-05..2024-08
    """
    session = Session(ctx)
    written = _written(session, one_title(session, title, session.cells.get("between")) if title else None)
    missing = [name for name, cell in (("a title", "title"), ("--between A B", "between")) if not written.get(cell)]
    if missing:
        raise WrongRequest(
            f"An event needs {' and '.join(missing)}: "
            'treatytrack event add "Official visit to Baku" --between AZE IRN --date 2025-04-28'
        )
    with session.writing("event add", create=True) as register:
        reader = RelationEventReader(session.today, session.parties, day_order(day_first, month_first))
        event, problems = reader.relation_event(written)
        if event is None:
            raise refuse(problems, {"title": "TITLE"}, OPTIONS)
        added = add_event(register, event)
    answer([added.ref])


def edit(
    ctx: typer.Context,
    which: Annotated[str, typer.Argument(metavar="REF", help="The event; off a terminal its whole ref.")],
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="What happened.")] = None,
    clear: Annotated[list[str] | None, typer.Option(metavar="COLUMN", help="Empty this column (repeatable).")] = None,
    day_first: Order = None,
    month_first: MonthFirst = False,
) -> None:
    """Correct an event by the same options as event add; what is not named stays. Without options, on a terminal, your
    editor opens the whole record: VISUAL, else EDITOR, else vi. What is wrong in it is told before anything is saved.

    A list option replaces the list. Each has two more that change it item by item: --tag has --add-tag, --remove-tag.

    \b
    Examples:
      treatytrack event edit AZE-IRN-2025-E1 --kind talks --until 2025-04-29
      treatytrack event edit AZE-IRN-2025-E1 --clear place \\
        --note "as the ministry says" --add-concerns RUS
    """
    session = Session(ctx)
    order = day_order(day_first, month_first)
    if not (session.cells or session.added or session.removed or title is not None or clear):
        if not somebody_is_there():
            raise WrongRequest("Nothing to change is named: treatytrack event edit --help shows the options")
        from treatytrack.cli.editing.relation_events import edit_in_editor  # noqa: PLC0415  (needed only here)

        edit_in_editor(session, which, order)
        return
    written = _written(session, title)
    emptied = [event_column_named(name, "a column of an event") for name in clear or ()]
    refuse_senseless(session, written, emptied, ITEMS | OPTIONS, ALWAYS, "event")
    if not (ref := ref_to_change(session, which, the_event)):
        return
    with session.writing("event edit") as register:
        there = the_event(register, ref, whole=True)
        reader = RelationEventReader(session.today, session.parties, order)
        lists, wrong = lists_changed(ListColumns(ITEMS, BY_NAME), there, session.added, session.removed, reader)
        event, problems = reader.relation_event(written | lists | dict.fromkeys(emptied, ""), there)
        if event is None or wrong:
            raise refuse([*wrong, *problems], {}, OPTIONS)
        changes = edit_event(register, there, event)
    show_edited_event(changes)


def show_edited_event(changes: Sequence[Change]) -> None:
    """The columns before and now; or that nothing differs."""
    answer_in_words(changes_told(changes))
    if not changes:
        say("Nothing differs: nothing was changed.")


def remove(
    ctx: typer.Context,
    refs: Annotated[list[str], typer.Argument(metavar="REF...", help="Which events.")],
    yes: Yes = False,
) -> None:
    """Take events out of the register, all of them or none. They stay in its history; a ref is never used again.

    What names one of them keeps doing so, and is told. On a terminal it asks first; elsewhere it wants --yes and whole
    refs.

    \b
    Examples:
      treatytrack event remove AZE-IRN-2025-E1
      treatytrack event remove AZE-IRN-2025-E1 AZE-IRN-2025-E2 --yes
    """
    session = Session(ctx)
    refuse_unasked("event remove", yes)
    named = list(dict.fromkeys(refs))
    chosen: list[RelationEvent] = []
    if not yes:
        with session.reading() as register:
            chosen = [the_event(register, ref) for ref in named]
            named = list(dict.fromkeys(event.ref for event in chosen))
            uses = [[one for one in register.references_to(event.ref) if one.ref not in named] for event in chosen]
        told = [[f"{event.ref}  {event.title}", *_uses(use)] for event, use in zip(chosen, uses, strict=True)]
        if not is_agreed_to(told):
            return
    with session.writing("event remove") as register:
        for event in chosen:
            refuse_event_changed_meanwhile(register, event)
        removed = remove_events(register, named)
    say(f"Removed {', '.join(named)}.")
    for one in removed:
        if one.named_by:
            say(_still_named(one))


def _written(session: Session, title: str | None) -> dict[str, str]:
    """The columns that the command line names, as text."""
    return cells_of(session) if title is None else cells_of(session) | {"title": title}


def _uses(named_by: Sequence[Naming]) -> Iterator[str]:
    """How many name an event, and as what: a line for each way of naming it."""
    for how, number in Counter(one.how for one in named_by).items():
        ending, whose = ("s", "its") if number == 1 else ("", "their")
        if how == "after":
            yield f"  {how_many(number, 'event')} follow{ending} it"
        else:
            name = f"{how_many(number, 'agreement')} name{ending} it"
            yield f"  {name} as {whose} occasion" if how == "occasion" else f"  {name} ({how.replace('-', ' ')})"


def _still_named(removed: Removed) -> str:
    by = ", ".join(f"{one.ref} ({one.how.replace('-', ' ')})" for one in removed.named_by)
    return f"{removed.event.ref} is still named by {by}."
