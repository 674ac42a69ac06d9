"""`treatytrack remove`: agreements out of the register; they stay in its history."""

import sys
from typing import Annotated

import typer

from treatytrack.actions.find import the_one
from treatytrack.cli.session import Session, say
from treatytrack.errors import WrongRequest


def command(
    ctx: typer.Context,
    refs: Annotated[list[str], typer.Argument(metavar="REF...", help="Which agreements.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask; needed off a terminal.")] = False,
) -> None:
    """Take agreements out of the register, all of them or none. They stay in its history; a ref is never used again.

    On a terminal it asks first; elsewhere it wants --yes and whole refs.

    \b
    Examples:
      treatytrack remove AZE-IRN-2025-5
      treatytrack remove AZE-IRN-2025-4 AZE-IRN-2025-5 --yes
    """
    session = Session(ctx)
    asks = sys.stdin.isatty() and sys.stderr.isatty()
    if not yes and not asks:
        raise WrongRequest("Off a terminal remove wants --yes; nothing was changed")
    if not yes:
        with session.reading() as register:
            chosen = [the_one(register, ref) for ref in dict.fromkeys(refs)]
        for agreement in chosen:
            say(f"{agreement.ref}  {agreement.title}")
        if not typer.confirm(f"Remove {'it' if len(chosen) == 1 else 'them'}?", err=True):
            say("Nothing was changed.")
            return
        refs = [agreement.ref for agreement in chosen]
    with session.writing("remove") as register:
        removed = list(dict.fromkeys(the_one(register, ref, whole=True).ref for ref in refs))
        for ref in removed:
            register.remove(ref)
    say(f"Removed {', '.join(removed)}.")
