"""`treatytrack init`: an empty register."""

import os
from typing import Annotated

import typer

from treatytrack.cli.clock import zone_chosen
from treatytrack.cli.session import Session
from treatytrack.cli.speaking import say
from treatytrack.errors import Conflict


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
    zone = zone_chosen(timezone) if timezone else ""
    path = session.place.path
    if os.path.isdir(path):
        raise Conflict(f"{path} is a folder; nothing was changed: name the file to make in it, with --db")
    there = Conflict(f"There is a file at {path} already; nothing was changed: name another place with --db")
    if os.path.exists(path):
        raise there
    with session.writing("init", create=True, timezone=zone):
        pass  # an empty register is made by being opened
    if not session.made:
        raise there
    say("Next: treatytrack add, or treatytrack import FILE.csv")
