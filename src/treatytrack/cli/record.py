"""`treatytrack record`: what happened to an agreement, and what follows from it."""

from typing import Annotated

import typer

from treatytrack.actions.by_ref import the_one
from treatytrack.actions.read import CellReader
from treatytrack.actions.record import record
from treatytrack.cells import chosen_from
from treatytrack.cli.correcting import ref_to_change
from treatytrack.cli.recording import (
    By,
    Effective,
    For,
    MonthFirst,
    Note,
    Order,
    Other,
    day_order,
    refuse,
    show_recorded,
)
from treatytrack.cli.session import Session
from treatytrack.domain.events import EVENT_KINDS


def command(
    ctx: typer.Context,
    which: Annotated[str, typer.Argument(metavar="REF", help="The agreement; off a terminal its whole ref.")],
    kind: Annotated[str, typer.Argument(metavar="EVENT", help="What happened: notified, notice, denounced ...")],
    day: Annotated[
        str | None, typer.Argument(metavar="[DATE]", help="When; the as-of day where none is named.")
    ] = None,
    by: By = None,
    effective: Effective = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Through which day.")] = None,
    for_: For = None,
    other: Other = None,
    note: Note = None,
    source: Annotated[str | None, typer.Option(metavar="TEXT", help="Where that is known from.")] = None,
    day_first: Order = None,
    month_first: MonthFirst = False,
) -> None:
    """Record what happened to an agreement, print the number of the event, and say what follows from it.

    \b
    Events: signed ratified notified exchanged provisional in-force extended
    notice denounced revoked suspended resumed terminated replaced amended
    meeting review other

    The day is the local day of the act; notice and denunciation count on the day they are received. signed,
    provisional, in-force, terminated and replaced fill their column; terminated DATE is the first day no longer in
    force, unless --effective names it. Where each side acted on a day of its own, record both with --by.

    \b
    Examples:
      treatytrack record AZE-IRN-2025-2 notified 2025-06-02 --by IRN
      treatytrack record AZE-IRN-2025-2 extended 2026-11-20 --until 2028 \\
        --note "by exchange of notes"
      treatytrack record AZE-IRN-2025-4 denounced 2026-11-20 --by AZE
    """
    session = Session(ctx)
    kind = chosen_from(EVENT_KINDS, "a kind of event", kind)
    details = {"by": by, "effective": effective, "until": until, "for": for_, "other": other, "note": note,
               "source": source}  # fmt: skip
    if not (ref := ref_to_change(session, which)):
        return
    with session.writing("record") as register:
        written = {"date": session.today.isoformat() if day is None else day}
        written |= {word: value for word, value in details.items() if value is not None}
        event, problems = CellReader(session.today, session.parties, day_order(day_first, month_first)).event(
            kind, written
        )
        if event is None:
            raise refuse(problems, {"date": "DATE"})
        done = record(register, the_one(register, ref, whole=True), event, session.today)
    show_recorded(done)
