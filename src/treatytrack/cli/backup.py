"""`treatytrack backup`: a verified copy of the register; the drill of restoring one."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from treatytrack.cli.changes import copies_made
from treatytrack.cli.clock import now
from treatytrack.cli.files import refuse_the_register
from treatytrack.cli.progress import Bar
from treatytrack.cli.restoring import held_words, named
from treatytrack.cli.session import Session
from treatytrack.cli.speaking import answer, answered_width, say
from treatytrack.errors import TreatytrackError, WrongRequest
from treatytrack.formats.readable import readable, wrapped


def command(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="[FILE]", help="The copy to write, or to verify.")] = None,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FOLDER", readable=False, help="Write a copy there, under the time in UTC."),
    ] = None,
    keep: Annotated[
        int | None, typer.Option("--keep", metavar="N", help="With --to: keep the newest N, and remove older ones.")
    ] = None,
    verify: Annotated[
        bool, typer.Option("--verify", help="Write nothing: restore FILE on trial, and compare.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Also over a file that is there.")] = False,
) -> None:
    """Copy the register into a file that only you can read, and verify the copy. Others can go on working.

    The copy is whole or not there, and holds the register as it was at one moment. With --to its name is that of the
    register and the time, as in treatytrack-20261122T131500Z.db; the folder must be there, and --keep removes only what
    is named so, once the new copy is whole. Off a terminal --to says nothing beside that name: with > /dev/null in a
    crontab you hear of it when it fails.

    --verify restores a backup into a temporary folder and compares what comes out; exit 5 where it is damaged.

    \b
    Examples:
      treatytrack backup before-cleaning.db
      treatytrack backup --to backups --keep 14
      treatytrack backup --verify register.db
    """
    session = Session(ctx)
    file = named(name) if name is not None else None
    _refuse_what_does_not_go_together(file, to, keep, verify, force)
    if to:
        _write_dated(session, to, keep)
    elif file and verify:
        _verify(session, file)
    elif file:
        _write(session, file, force)
    else:
        raise WrongRequest("Name the file to write, as in backup copy.db, or a folder for dated copies with --to")


def _write(session: Session, file: Path, force: bool) -> None:
    from treatytrack.store.copies.backups import backed_up  # noqa: PLC0415  (what a backup takes, only where one is made)

    register = session.made_place()
    refuse_the_register(file, register)
    with _bar(session, file) as bar:
        held = backed_up(register, file, force=force, along=bar.along)
    copies_made.append(str(file))
    answer([readable(str(file))])
    say(f"Copied {register} and verified the copy: {held_words(held)}.")


def _write_dated(session: Session, folder: Path, keep: int | None) -> None:
    from treatytrack.store.copies.backups import dated_backup, remove_older  # noqa: PLC0415  (as above)

    register = session.made_place()
    with _bar(session, register) as bar:
        copy, held = dated_backup(register, folder, now(), bar.along)
    copies_made.append(str(copy))
    answer([readable(str(copy))])
    removed = remove_older(register, copy, keep) if keep else []
    if sys.stderr.isatty() or session.options.get("verbose"):
        say(f"Copied {register} and verified the copy: {held_words(held)}.")
        for one in removed:
            say(f"Removed {one}.")


def _verify(session: Session, file: Path) -> None:
    import tempfile  # noqa: PLC0415  (only for the drill)

    from treatytrack.store.copies.restoring import drilled, look_at  # noqa: PLC0415  (as above)

    look_at(file)
    try:
        with tempfile.TemporaryDirectory(prefix="treatytrack-backup-") as folder, _bar(session, file) as bar:
            held = drilled(file, Path(folder), now(), bar.along)
    except OSError as error:
        raise TreatytrackError(
            f"{file} could not be restored on trial in {tempfile.gettempdir()}: {error.strerror}; "
            "name a folder with room in TMPDIR"
        ) from None
    columns = answered_width()
    answer(wrapped(readable(f"{file} is whole, and restores: {held_words(held)}."), columns))


def _bar(session: Session, file: Path) -> Bar:
    return Bar(file.name, lambda: None, colour=session.may_colour, doing="Verifying")


def _refuse_what_does_not_go_together(
    file: Path | None, to: Path | None, keep: int | None, verify: bool, force: bool
) -> None:
    if verify and not file:
        raise WrongRequest("--verify is about one backup: name its file")
    if verify and (to or keep is not None or force):
        raise WrongRequest("--verify writes nothing: leave out --to, --keep and --force")
    if to and file:
        raise WrongRequest(f"--to makes a name of its own: leave out {file}, or --to {to}; nothing was written")
    if to and force:
        raise WrongRequest("--to writes over nothing: leave out --force")
    if keep is not None and not to:
        raise WrongRequest("--keep is about dated copies in a folder: name it with --to")
    if keep is not None and keep < 1:
        raise WrongRequest(f"--keep {keep}: write how many to keep, 1 or more")
