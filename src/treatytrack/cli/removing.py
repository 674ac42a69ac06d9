"""What the commands that take something out share: on a terminal they ask first, elsewhere they want --yes."""

from collections.abc import Sequence
from typing import Annotated

import typer

from treatytrack.cli.speaking import agreed, say, say_each, somebody_is_there
from treatytrack.errors import WrongRequest

Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask; needed off a terminal.")]


def refuse_unasked(command: str, yes: bool) -> None:
    """Raises WrongRequest where nobody can be asked and nobody said --yes."""
    if not yes and not somebody_is_there():
        raise WrongRequest(f"Off a terminal {command} wants --yes; nothing was changed")


def is_agreed_to(told: Sequence[Sequence[str]]) -> bool:
    """Whether somebody wants to remove what is told, lines for each; where not, that nothing was changed is said."""
    for lines in told:
        say_each(lines)
    if agreed(f"Remove {'it' if len(told) == 1 else 'them'}?"):
        return True
    say("Nothing was changed.")
    return False
