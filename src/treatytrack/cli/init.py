"""`treatytrack init`: an empty register."""

from typing import Annotated

import typer

from treatytrack.cli.session import Session, say, zone_named
from treatytrack.errors import Conflict, RegisterUnusable, WrongRequest


def command(
    ctx: typer.Context,
    timezone: Annotated[
        str | None, typer.Option(metavar="ZONE", help="The zone whose day is today, such as Asia/Baku.")
    ] = None,
) -> None:
    """Make an empty register, at the default place or where --db says.

    Today is the day in the register's time zone: the machine's, unless --timezone names another.

    \b
    Examples:
      treatytrack init
      treatytrack init --db ./azerbaijan-iran.db --timezone Asia/Baku
    """
    session = Session(ctx)
    _refuse_unknown(timezone)
    if session.place.path.exists():
        raise Conflict(f"There is a file at {session.place.path} already; nothing was changed")
    with session.writing("init", create=True) as register:
        if timezone:
            register.set_setting("timezone", timezone)
    say("Next: treatytrack add --help, or treatytrack import FILE.csv")


def _refuse_unknown(timezone: str | None) -> None:
    """A wrong zone is a wrong request here, while in a register it is a register that cannot be used."""
    try:
        zone_named(timezone or "UTC")
    except RegisterUnusable:
        raise WrongRequest(f'--timezone: "{timezone}" is not a time zone: write a name such as Asia/Baku') from None
