"""`treatytrack restore`: a backup put back in the register's place, which is kept beside it."""

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from treatytrack.cli.changes import changes_made
from treatytrack.cli.clock import now
from treatytrack.cli.progress import Bar
from treatytrack.cli.restoring import held_words, named
from treatytrack.cli.session import Session, none_left_empty
from treatytrack.cli.speaking import agreed, say, say_waiting, somebody_is_there
from treatytrack.config import Place
from treatytrack.errors import RegisterUnusable, TreatytrackError

if TYPE_CHECKING:
    from treatytrack.store.copies.verifying import Held


def command(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="FILE", help="The backup to put back.")],
    force: Annotated[bool, typer.Option("--force", help="Also where there is a register; it is kept.")] = False,
) -> None:
    """Put a backup back in the place of the register, or where there is none yet: all of it, or nothing.

    The backup is checked first, and stays as it is. A register that is there is replaced only with --force, also a
    damaged one; on a terminal you are asked. It is kept beside the new one, as treatytrack.db.replaced- and the time in
    UTC: restoring that file brings it back, unless it was damaged. The history is that of the backup.

    \b
    Examples:
      treatytrack restore register.db
      treatytrack restore register.db --force
      treatytrack restore register.db --db copy.db
    """
    from treatytrack.store.copies.restoring import can_be_restored, look_at, restored  # noqa: PLC0415  (only where one is restored)

    session = Session(ctx)
    file = named(name)
    place = session.place
    holds = look_at(file)
    there = os.path.lexists(place.path)
    if not there:
        _refuse_by_the_way(place, file)
    elif not force and somebody_is_there():
        force = _is_agreed_to(file, holds, place.path)
        if not force:
            return
    bar = Bar(file.name, lambda: None, colour=session.may_colour, doing="Verifying")
    with none_left_empty(place.path), bar:
        done = restored(
            file,
            place.path,
            now=now(),
            force=force,
            make_folder=place.named_by == "default",
            allow_network_disk=bool(session.options.get("allow_network_disk")),
            told=say_waiting,
            along=bar.along,
        )
    changes_made.append("restore")
    say(f"Restored {file} to {place.path}: {held_words(done.held)}.")
    if not done.held.current:
        say("It has an older schema: the first command that may write upgrades it, after a copy.")
    if done.aside:
        with Bar(done.aside.name, lambda: None, colour=session.may_colour, doing="Verifying") as bar:
            comes_back = can_be_restored(done.aside, bar.along)
        _say_what_is_kept(place, done.aside, comes_back=comes_back)


def _refuse_by_the_way(place: Place, file: Path) -> None:
    """Raises RegisterUnusable where a variable or a settings file names a place without one: it may be a typo."""
    if place.named_by not in {"--db", "default"}:
        named = shlex.quote(str(place.path))
        raise RegisterUnusable(
            f"{place.named_by} names {place.path}, where there is no register; nothing was created: "
            f"if it is to be there, write treatytrack --db {named} restore {shlex.quote(str(file))}"
        )


def _is_agreed_to(file: Path, holds: "Held", path: Path) -> bool:
    """Whether somebody wants the one for the other; where not, that nothing was changed is said."""
    from treatytrack.store.copies.verifying import held_in  # noqa: PLC0415  (as above)

    try:
        replaced = held_words(held_in(path))
    except TreatytrackError:
        replaced = "cannot be read"
    say(f"{path}: {replaced}")
    say(f"{file}: {held_words(holds)}")
    if agreed(f"Put {file.name} in its place (what is there is kept beside it)?"):
        return True
    say("Nothing was changed.")
    return False


def _say_what_is_kept(place: Place, aside: Path, *, comes_back: bool) -> None:
    """Where it is, and the way back to it, if there is one."""
    beside = place.path.with_name(aside.name)
    kept = beside if beside.exists() else aside  # a link leads elsewhere
    if not comes_back:
        say(
            f"What was there is kept as {kept}, to be looked at: damaged, or of a newer version, it cannot be restored."
        )
        return
    db = "" if place.named_by == "default" else f"--db {shlex.quote(str(place.path))} "
    say(f"The register that was there is kept as {kept}. To go back:")
    say(f"  treatytrack {db}restore {shlex.quote(str(kept))} --force", whole=True)
