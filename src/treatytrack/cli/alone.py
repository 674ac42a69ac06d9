"""`treatytrack` alone: where the register is, how much is in it, and what to do next."""

import typer

from treatytrack.actions.find import EXPIRING, coming_due, window_end
from treatytrack.cli.session import Session, answer
from treatytrack.domain.query import Query
from treatytrack.errors import RegisterUnusable

_NEXT = (
    ("treatytrack demo", "a worked example, in a temporary register"),
    ("treatytrack add --help", "record an agreement"),
    ("treatytrack list", "what there is, and what comes due"),
    ("treatytrack show REF", "one agreement, and why it stands as it does"),
    ("treatytrack deadlines --within 1y", "what comes due, nearest first"),
)


def overview(ctx: typer.Context) -> None:
    """Say where the register is and what is in it; five commands to go on with."""
    session = Session(ctx)
    path = session.place.path
    try:
        with session.reading() as register:
            count = register.count()
            today = session.today
            last = window_end(today, EXPIRING)
            due = len(coming_due(register, Query(), today, today, last, leads=False))
            held = f"{count} agreement{'' if count == 1 else 's'}; {due} deadline{'' if due == 1 else 's'} by {last}"
    except RegisterUnusable:
        if path.exists():
            raise
        held = "not there yet: treatytrack init makes it, and so does the first add or import"
    answer([f"Register  {path}", f"          {held}", ""])
    wide = max(len(command) for command, _ in _NEXT)
    answer(f"{command.ljust(wide)}  {about}" for command, about in _NEXT)
    answer(["", "treatytrack --help lists all commands"])
