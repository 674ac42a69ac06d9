"""`treatytrack check`: whether the register is whole, and what is damaged where it is not."""

from pathlib import Path
from typing import Annotated

import typer

from treatytrack.actions.check import Answer, settle, what_to_do
from treatytrack.cells import chosen_from
from treatytrack.cli.changes import changes_made
from treatytrack.cli.clock import now
from treatytrack.cli.progress import Bar
from treatytrack.cli.session import Session
from treatytrack.cli.speaking import answer, answered_width, say, say_waiting
from treatytrack.errors import RegisterUnusable, WrongRequest
from treatytrack.formats.json import encoded
from treatytrack.formats.readable import readable, wrapped
from treatytrack.store.checking import examined
from treatytrack.store.checking.found import NOT_TO_BE_MADE_ANEW, Fault, Looked, Older, Refused

FORMATS = ("plain", "json")


def command(
    ctx: typer.Context,
    quick: Annotated[
        bool, typer.Option("--quick", help="Only the file, the history, and the records beside it.")
    ] = False,
    mend: Annotated[bool, typer.Option("--mend", help="Make anew what follows from the record, after a copy.")] = False,
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="plain (default) or json.")] = "plain",
) -> None:
    """Check that the register is whole: every record as it was last written, and all that follows from it right.

    It looks at the file and its indexes, at the history (each change is hashed with the one before), at every record
    beside the last that the history tells of it, at all that is computed from the records, and at the index of words.
    Every damage is named, and the command ends with 5. What contradicts itself in the data is counted, and is no
    damage. --quick leaves out what is computed: it is for every day. Others can read and change it meanwhile.

    \b
    Examples:
      treatytrack check
      treatytrack check --quick
      treatytrack check --format json
    """
    session = Session(ctx)
    if mend and quick:
        raise WrongRequest("--mend has to know all that is damaged: leave out --quick")
    for_programs = chosen_from(FORMATS, "a format", format_) == "json"
    found = _looked_through(session, quick=quick)
    path = session.place.path
    if not for_programs:
        columns = answered_width()
        for line in found.lines(all_=bool(session.options.get("verbose"))):
            answer(wrapped(readable(line), columns))
    kept = None
    try:
        if mend and found.can_be_made_anew(NOT_TO_BE_MADE_ANEW):
            kept = _mended(session)
        elif mend and found.by_other_rules:
            with session.writing("check"):
                pass  # whatever opens it for writing works out anew, by the rules of this version
    finally:  # what was found is told also where it could not be mended
        if for_programs:
            answer([encoded(found.as_record(str(path)) | {"mended": str(kept) if kept else None})])
    if kept:
        say(f"{path} was made anew; the damaged file is kept at {kept}.")
        return
    if found.damages:
        raise RegisterUnusable(what_to_do(found, str(path), NOT_TO_BE_MADE_ANEW, quick=quick))
    say(f"{path} is whole." if not quick else f"{path} is whole, but for what is computed, which was not looked at.")


def _mended(session: Session) -> Path:
    from treatytrack.store.copies.mending import mend  # noqa: PLC0415  (500 ms: only where something is made anew)

    kept = mend(
        session.place.path,
        now=now(),
        allow_network_disk=bool(session.options.get("allow_network_disk")),
        told=say_waiting,
    )
    changes_made.append("check")
    return kept


def _looked_through(session: Session, *, quick: bool) -> Answer:
    """All that a check finds, with a bar where that takes long; and what is to be settled, where nothing is damaged.

    A register of an older schema is upgraded first, after a copy, as by every command that opens it.
    """
    path = session.made_place()
    seen = Answer()
    older = False
    with Bar(path.name, lambda: None, colour=session.may_colour, doing="Checking") as bar:
        for found in examined(path, quick=quick, changes_go_on=True, along=bar.along):
            match found:
                case Fault(part=part, what=what):
                    seen.damaged(part, what)
                case Looked(part=part, what=what):
                    seen.looked_at(part, what)
                case Refused(ref=ref, why=why):
                    seen.refuses(ref, why)
                case Older():
                    older = True
    if not seen.damages and not seen.refused:
        with session.reading() as register:
            settle(seen, register, session.today)
            seen.by_other_rules = not register.derived_is_current
    return _looked_through(session, quick=quick) if older and not seen.damages else seen
