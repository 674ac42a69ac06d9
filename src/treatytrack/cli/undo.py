"""`treatytrack undo`: take a change back, and bring it back again."""

from typing import Annotated

import typer

from treatytrack.actions.past.listing import entries, told
from treatytrack.actions.past.undo import Chosen, chosen, take_back, way_back
from treatytrack.cli.history import undoings_of, when_in
from treatytrack.cli.party_words import say_who_acts
from treatytrack.cli.session import Session, user
from treatytrack.cli.speaking import agreed, answer, answered_width, say, somebody_is_there
from treatytrack.errors import Conflict, WrongRequest
from treatytrack.formats import changes
from treatytrack.formats.readable import readable

MANY = 2_000
"""Above so many records a change is a long one, beside which others are to read on."""


def command(
    ctx: typer.Context,
    change: Annotated[
        str | None, typer.Argument(metavar="[CHANGE]", help="Which: its number in history; else the last.")
    ] = None,
    redo: Annotated[bool, typer.Option("--redo", help="Bring back what was taken back.")] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Do not ask; needed off a terminal for what others changed.")
    ] = False,
) -> None:
    """Take back the last change: all that one command changed, an import too. Again, and the one before it goes.

    --redo brings back what was taken back, under the same refs and numbers, until something else is changed. What is
    taken back stays in the history. A change that later ones stand on is refused, naming them; so is the making of the
    register. What somebody else changed is asked about on a terminal, and wants --yes elsewhere.

    Where there is nothing to take back the exit code is 3, and 4 where a later change stands on it.

    \b
    Examples:
      treatytrack undo
      treatytrack undo 7
      treatytrack undo --redo
    """
    session = Session(ctx)
    number = _number(change)
    with session.reading() as register:
        which = chosen(register.past, number, redo=redo)
        when = when_in(session)
        said = _said(which, when(which.about.at))
        if not yes and (name := _other(which)):
            if not somebody_is_there():
                done = "bring back what it took back" if which.brings_back else "take it back"
                raise WrongRequest(
                    f"Change {which.operation.number} was made by {name}: to {done} off a terminal add --yes; "
                    "nothing was changed"
                )
            found = entries(register.past.remembered_of(which.operation.id), undoings_of(register.past))
            for line in changes.lines(found, when, None, colour=False):
                say(line)
    if not yes and name and not agreed("Bring it back?" if which.brings_back else "Take it back?"):
        say("Nothing was changed.")
        return
    with session.writing("undo --redo" if redo else "undo", is_long=which.operation.rows > MANY) as writing:
        if chosen(writing.past, number, redo=redo) != which:
            raise Conflict("Something else was changed meanwhile; nothing was taken back: look at treatytrack history")
        take_back(writing, which, when)
        lines = told(writing.past.remembered_of(writing.operation))
        back = way_back(writing.past, which)
    answer(changes.told(lines, answered_width()))
    say(f"{'Brought' if which.brings_back else 'Took'} back {said}; treatytrack {back}.")
    say_who_acts(writing.acted_for)


def _number(written: str | None) -> int | None:
    if written is None:
        return None
    if not (written.isascii() and written.isdigit() and len(written) < 16):
        raise WrongRequest(
            f'"{written}" is not the number of a change: treatytrack history begins each with its number; '
            "nothing was changed"
        )
    return int(written)


def _other(which: Chosen) -> str:
    """Who else made the change; '' where it is one's own."""
    return "" if which.operation.user == user() else which.operation.user


def _said(which: Chosen, when: str) -> str:
    about = which.about
    return readable(f"change {about.number} ({about.command} by {about.user}, {when})")
