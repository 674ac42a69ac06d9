"""`treatytrack` alone: where the register is, how much is in it, what comes next, and what to do."""

import os
import sys
from pathlib import Path

import typer

from treatytrack.actions.find import EXPIRING, Due, coming_due, window_end
from treatytrack.cells import any_of
from treatytrack.cli.explaining.pages import Paragraph, Rows, lines
from treatytrack.cli.explaining.topics import TOPICS
from treatytrack.cli.session import Session
from treatytrack.cli.showing import NOT_CUT
from treatytrack.cli.speaking import answer, terminal_width
from treatytrack.domain.query import Query
from treatytrack.domain.words import deadline_words, how_many, in_days
from treatytrack.errors import RegisterUnusable
from treatytrack.formats.readable import readable
from treatytrack.store.connection import to_make_one_at

_Lines = tuple[tuple[str, str], ...]
"""Commands, or what is so, and what is to be said of each."""

_DEMO = ("treatytrack demo", "a worked example, in a temporary register")
_IMPORT = ("treatytrack import --help", "take many in from a file")
_DATES = ("treatytrack help dates", "what dates and lengths you may write")
_VALIDITY = ("treatytrack help validity", "how status and last day are computed")


def _add(session: Session) -> tuple[str, str]:
    return session.again("add"), "record an agreement: it asks for what it needs"


def _to_go_on(session: Session, ref: str) -> _Lines:
    return (
        (session.again("list"), "what there is, and what comes due"),
        (session.again("show", ref, "--explain"), "why it stands as it does"),
        (session.again("report"), "what comes due, and what is to be settled"),
        ("treatytrack record --help", "record what happened to an agreement"),
        _add(session),
    )


def overview(ctx: typer.Context) -> None:
    """Say where the register is, what is in it and what comes next; five commands to go on with."""
    session = Session(ctx)
    path, named_by = session.place
    by = "the default place" if named_by == "default" else f"named by {named_by}"
    try:
        held, commands = _what_is_there(session)
    except RegisterUnusable:
        if not _is_missing(path):
            raise
        held, commands = _nothing_yet(session)
    topics = any_of(tuple(TOPICS)).replace(" or ", " and ")
    more = Paragraph(f"treatytrack help lists all commands, and pages on {topics}")
    columns = terminal_width() if sys.stdout.isatty() else NOT_CUT
    about = Rows((("Register", f"{readable(str(path))} ({by})"), *held))
    answer(lines([about, Rows(commands), more], columns))


def _is_missing(path: Path) -> bool:
    """Whether nothing is there, as far as one may look."""
    try:
        os.stat(path)
    except FileNotFoundError:
        return True
    except OSError:
        pass  # nobody can tell, and reading it says why
    return False


def _what_is_there(session: Session) -> tuple[_Lines, _Lines]:
    """How much is in the register and what comes next; the commands to go on with."""
    with session.reading() as register:
        count = register.count()
        today = session.today
        last = window_end(today, EXPIRING)
        dues = coming_due(register, Query(), today, today, last, leads=False)
    if not count:
        return (("", "empty"),), (_add(session), _IMPORT, _DATES, _DEMO, _VALIDITY)
    number = f"{len(dues) or 'no'} deadline{'' if len(dues) == 1 else 's'}"
    held = ("", f"{how_many(count, 'agreement')}; {number} from {today} to {last}")
    if not dues:
        return (held,), _to_go_on(session, "REF")
    return (held, ("Next", _told(dues[0]))), _to_go_on(session, dues[0].agreement.ref)


def _told(due: Due) -> str:
    left = in_days(due.deadline.days_left(due.standing.as_of))
    return readable(f"{due.deadline.day}, {left}: {due.agreement.ref} {deadline_words(due.deadline)}")


def _nothing_yet(session: Session) -> tuple[_Lines, _Lines]:
    """How a register is made; one that a variable or a settings file names has to be named plainly."""
    path, named_by = session.place
    init = "treatytrack init" if named_by == "default" else to_make_one_at(path)
    also = ", and so does the first add or import" if named_by in {"--db", "default"} else ""
    commands = (_DEMO, (init, "make the register"), _add(session), _IMPORT, _DATES)
    return (("", f"not there yet: {init} makes it{also}"),), commands
