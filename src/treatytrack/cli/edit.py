"""`treatytrack edit`: correct an agreement, or an event of it, by options or in an editor."""

from typing import Annotated

import typer

from treatytrack.actions.by_ref import ref_and_number, the_one
from treatytrack.actions.edit import AGREEMENTS, Edited, changed, corrected, lists_changed
from treatytrack.actions.find import Found
from treatytrack.actions.read import REQUIRED, CellReader
from treatytrack.cli.correcting import changes_told, ref_to_change, refuse_senseless
from treatytrack.cli.edit_numbered import details_among_columns, edit_event
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
    parties_by,
    refuse,
    warn,
)
from treatytrack.cli.session import Session
from treatytrack.cli.speaking import answer_in_words, say, somebody_is_there
from treatytrack.columns import LISTS, NAMES, column_named
from treatytrack.errors import WrongRequest

_ALWAYS = ("ref", *REQUIRED)


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
    """Correct an agreement by the same options as add; what is not named stays. Without options, on a terminal, your
    editor opens the whole record: VISUAL, else EDITOR, else vi. What is wrong in it is told before anything is saved.

    A list option replaces the list. Each has two more that change it item by item: --tag has --add-tag, --remove-tag.

    An event is REF/3, with its number as show gives it; its options are those of record, and --date. The column that
    it filled changes with it.

    \b
    Examples:
      treatytrack edit AZE-IRN-2025-2 --in-force 2025-06-01 --until 2026-12-31
      treatytrack edit AZE-IRN-2025-2 --clear until --lasts open \\
        --add-tag project:instc
      treatytrack edit AZE-IRN-2025-2/1 --date 2025-04-29 --note "corrected"
    """
    session = Session(ctx)
    ref, number = ref_and_number(which)
    details = {"date": date, "by": by, "effective": effective, "for": for_, "other": other, "note": note}
    named = {word: value for word, value in details.items() if value is not None}
    order = day_order(day_first, month_first)
    columns = session.cells or session.added or session.removed or title is not None or between
    if not (named or columns or clear):
        if not somebody_is_there():
            raise WrongRequest("Nothing to change is named: treatytrack edit --help shows the options")
        from treatytrack.cli.editing.agreements import edit_in_editor  # noqa: PLC0415  (what it imports is needed only here)

        edit_in_editor(session, ref, number, order)
        return
    if number is not None:
        edit_event(session, ref, number, named | details_among_columns(session, title, between), clear or (), order)
        return
    if named:
        raise WrongRequest(f"--{next(iter(named))} belongs to an event: name it by its number, as in {ref}/3")
    written = cells_written(session, [title] if title is not None else None, between)
    emptied = [column_named(name, NAMES, "a recorded column") for name in clear or ()]
    refuse_senseless(session, written, emptied, LISTS, _ALWAYS, "agreement")
    if not (ref := ref_to_change(session, ref)):
        return
    with session.writing("edit") as register:
        reader = CellReader(session.today, session.parties, order)
        there = the_one(register, ref, whole=True)
        lists, wrong = lists_changed(AGREEMENTS, there, session.added, session.removed, reader)
        agreement, problems = corrected(there, written | lists, emptied, reader)
        if agreement is None or wrong:
            raise refuse([*wrong, *problems], parties_by(between))
        edited = changed(register, there, agreement, session.today)
    show_edited(edited)


def show_edited(edited: Edited) -> None:
    """The columns before and now, and what follows from them; or that nothing differs."""
    answer_in_words(changes_told(edited.changes))
    if not edited.changes:
        say("Nothing differs: nothing was changed.")
        return
    warn(edited.warnings)
    say(follows(Found(edited.agreement, edited.standing)))
